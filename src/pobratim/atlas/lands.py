"""Countries as far as features of cities need them: UN region, language, history, capital.

``lands.csv`` is hand-edited. A row is a country (ISO 3166-1 alpha-2), or a first-level division
(``CA.10``, GeoNames' code) that only says which languages differ there. ``language`` holds those
of public life (ISO 639), the main one first, as in ``be+ru``: the official ones that offices,
press and schools of the land really use. ``branch`` is the main one's branch or family,
``region`` the UN M49 sub-region, ``history`` the state or empire of the last two centuries that
most of it shared, ``capital`` a GeoNames id.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from pobratim.atlas.border import Record, read_delimited

__all__ = ["Land", "land_of", "lands"]

_FILE = Path(__file__).with_name("lands.csv")
_COLUMNS = ("country", "region", "language", "branch", "history", "capital")


@dataclass(frozen=True, slots=True)
class Land:
    """What the table says of a country or division; ``None`` or empty where it says nothing."""

    region: str | None
    languages: tuple[str, ...]
    branch: str | None
    history: str | None
    capital: int | None

    @property
    def language(self) -> str | None:
        """The main language."""
        return self.languages[0] if self.languages else None


@lru_cache(maxsize=1)
def lands() -> dict[str, Land]:
    """Return the table by its key, divisions with what they take from their country.

    Raises:
        DataError: if the table breaks its shape.
    """
    rows = {record.text("country"): record for record in read_delimited(_FILE, _COLUMNS)}
    found = {key: _land(record) for key, record in rows.items() if "." not in key}
    for key, record in rows.items():
        if key not in found:
            found[key] = replace(
                found[key.partition(".")[0]],
                languages=_languages(record),
                branch=record.optional("branch"),
            )
    return found


def land_of(country: str, admin1: str = "") -> Land:
    """Return what is known of the land that a city lies in; nothing for an unknown country.

    >>> land_of("CA").language, land_of("CA", "10").language, land_of("BY").languages
    ('en', 'fr', ('be', 'ru'))
    """
    table = lands()
    return table.get(f"{country}.{admin1}") or table.get(country, Land(None, (), None, None, None))


def _languages(record: Record) -> tuple[str, ...]:
    return (
        tuple((record.optional("language") or "").split("+")) if record.cells["language"] else ()
    )


def _land(record: Record) -> Land:
    capital = record.optional_number("capital", low=1, high=2**31)
    return Land(
        region=record.optional("region"),
        languages=_languages(record),
        branch=record.optional("branch"),
        history=record.optional("history"),
        capital=None if capital is None else int(capital),
    )
