"""Who builds a part into its goods: bearings into machines, engines into tractors.

Formula: look-up in ``tables/component_users.yaml``; ``BUILT_IN`` where the buyer's class builds
such parts in. Where the use table knows the pair of classes too, the one takes away that share of
the other's doubt. Source: our judgement after the explanatory notes of the Harmonized System and
of NACE Rev. 2. Unit: none. Range: {0.5}, as it is a class's use and not a firm's.

Missing: ``None`` says that the table has no entry for these goods and this class.
Validated by: ``pobratim eval production``; but the table was written when its deliveries were
known, so the figure without it is given beside.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from pobratim.affinity.hand_made import read_table
from pobratim.errors import DataError

__all__ = ["BUILT_IN", "Component", "component_table", "component_used"]

BUILT_IN = 0.5

_TABLE = "component_users"


@dataclass(frozen=True, slots=True)
class Component:
    """Parts and those who build them in: four-digit headings, beginnings of NACE classes.

    ``makers`` narrows a heading to makers whose class begins so.
    """

    id: str
    headings: tuple[str, ...]
    users: tuple[str, ...]
    makers: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def component_table() -> tuple[Component, ...]:
    """Return the table in the order of its file.

    Raises:
        DataError: if an entry lacks a field or has an unknown one.
    """
    try:
        return tuple(
            Component(row.pop("id"), **{key: tuple(value) for key, value in row.items()})
            for row in read_table(_TABLE)
        )
    except (KeyError, TypeError) as error:
        raise DataError(f"{_TABLE}.yaml: an entry has a wrong field: {error}") from None


def component_used(heading: str | None, maker: str | None, buyer: str | None) -> Component | None:
    """Return the entry by which class ``buyer`` builds in parts of ``heading``, if any."""
    if heading is None or buyer is None:
        return None
    for one in component_table():
        made = not one.makers or (maker is not None and maker.startswith(one.makers))
        if heading in one.headings and made and buyer.startswith(one.users):
            return one
    return None
