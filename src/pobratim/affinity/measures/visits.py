"""Enterprises that a delegation of the other side has been to: interest that was shown.

Formula: a visit that took place, with the enterprise among those visited and a party of the other
side; it takes away ``INTEREST`` of the doubt of a match in which the enterprise sells. Source:
events of type visit in the register, each with the words that state it. Unit: none. Range: {0.3}
where there was one, else nothing.

Missing: no visit in the register is not that nobody came. Validated by: nothing; that a visit
leads to a purchase is not known.
"""

from __future__ import annotations

from collections.abc import Iterable

from pobratim.affinity.register_side import RegisterSide, side_of
from pobratim.model.rows import EventRow

__all__ = ["INTEREST", "visited"]

INTEREST = 0.3


def visited(
    events: Iterable[EventRow], sides: tuple[RegisterSide, RegisterSide]
) -> dict[str, EventRow]:
    """Return the enterprises of the atlas that the other side has visited, with the visit.

    Of several visits the latest dated one counts.
    """
    found: dict[str, EventRow] = {}
    visits = [event for event in events if event.type == "visit" and event.status == "done"]
    for event in sorted(visits, key=lambda one: one.date.sort_key if one.date else ""):
        for ref in event.enterprises:
            side = side_of(ref, sides)
            firm = None if side is None else side.named(ref)
            other = sides[1] if side is sides[0] else sides[0]
            if firm is not None and other.party(event) is not None:
                found[firm.id] = event
    return found
