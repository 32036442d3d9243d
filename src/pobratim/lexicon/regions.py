"""Regions: names of oblasts, republics and larger parts of the world in three languages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from pobratim.lexicon.normalise import fold
from pobratim.lexicon.tables import load_table

__all__ = ["Region", "region", "region_words"]


@dataclass(frozen=True, slots=True)
class Region:
    """A region with its names; ``country`` is ``None`` where it spans several.

    A name is empty where the table has none in that language.
    """

    ru: str
    be: str
    en: str
    country: str | None
    also: tuple[str, ...] = ()

    def names(self) -> Iterator[str]:
        """Yield every name, nominative."""
        yield from filter(None, (self.ru, self.be, self.en, *self.also))


@lru_cache(maxsize=1)
def _by_name() -> dict[str, Region]:
    rows = load_table("regions.yaml")
    regions = [Region(**{"be": "", **row, "also": tuple(row.get("also", ()))}) for row in rows]
    return {fold(name): found for found in regions for name in found.names()}


def region(name: str) -> Region | None:
    """Return the region with this name (nominative, any language), ``None`` if it is unknown.

    >>> region("Свердловская область").country, region("Татарстан").en
    ('RU', 'Tatarstan')
    """
    return _by_name().get(fold(name))


@lru_cache(maxsize=1)
def region_words() -> frozenset[str]:
    """Return every word that some region's name has, folded: most words occur in none.

    >>> "татарстан" in region_words(), "минск" in region_words()
    (True, False)
    """
    return frozenset(word for name in _by_name() for word in name.split())
