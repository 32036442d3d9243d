"""Who operates a piece of equipment: buses by transit companies, turbines by power stations.

Formula: look-up in ``tables/equipment_users.yaml``: ``MAIN`` where the buyer's class or family is
one that the goods are made for, ``ALSO`` where it uses them beside its main work. Source: our
judgement after the explanatory notes of NACE Rev. 2 and of the Harmonized System. Unit: none.
Range: {0.6, 0.9}, never 1, as it is a class's use and not a firm's.

Missing: ``None`` says that the table has no entry for these goods and this class.
Validated by: the back-test of production cooperation (``pobratim eval production``), for buses,
quarry trucks and turbines above all; whoever wrote the table had seen some of its deliveries.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from pobratim.affinity.hand_made import read_table
from pobratim.errors import DataError

__all__ = ["ALSO", "MAIN", "Equipment", "equipment_of", "equipment_table", "operates"]

MAIN = 0.9
ALSO = 0.6

_TABLE = "equipment_users"


@dataclass(frozen=True, slots=True)
class Equipment:
    """Goods and those who operate them: beginnings of NACE classes, families of institutions.

    ``makers`` narrows goods of one heading to makers whose class begins so; ``nace`` names
    makers' classes for repairs and services, which have no heading.
    """

    id: str
    main: tuple[str, ...]
    also: tuple[str, ...] = ()
    families: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    makers: tuple[str, ...] = ()
    nace: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def equipment_table() -> tuple[Equipment, ...]:
    """Return the table in the order of its file.

    Raises:
        DataError: if an entry has an unknown field or names neither headings nor classes.
    """
    rows = read_table(_TABLE)
    try:
        found = tuple(
            Equipment(row.pop("id"), **{key: tuple(value) for key, value in row.items()})
            for row in rows
        )
    except (KeyError, TypeError) as error:
        raise DataError(f"{_TABLE}.yaml: an entry has a wrong field: {error}") from None
    for one in found:
        if not (one.headings or one.nace):
            raise DataError(f"{_TABLE}.yaml: {one.id!r} names neither headings nor classes")
    return found


@lru_cache(maxsize=4096)
def equipment_of(heading: str | None, maker: str | None) -> Equipment | None:
    """Return the entry for goods of ``heading``, made by an enterprise of class ``maker``."""
    for one in equipment_table():
        if heading in one.headings and (not one.makers or _begins(maker, one.makers)):
            return one
        if heading is None and _begins(maker, one.nace):
            return one
    return None


def operates(equipment: Equipment, nace: str | None, family: str | None) -> float | None:
    """Return how closely a buyer is tied to the equipment, ``None`` where it is not."""
    if family in equipment.families or _begins(nace, equipment.main):
        return MAIN
    return ALSO if _begins(nace, equipment.also) else None


def _begins(nace: str | None, beginnings: tuple[str, ...]) -> bool:
    return nace is not None and nace.startswith(beginnings)
