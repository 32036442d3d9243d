"""Deliveries and joint projects that the register knows between the two sides.

Formula: the score is the status of the event: done or running 1.0, signed 0.9, planned 0.7,
proposed or discussed 0.5; cancelled and denied ones are left out. Source: events of type contract
or project in the register, each with the words that state it. Unit: none. Range: [0.5, 1].

Missing: an empty answer says that the register has no such event, not that nothing was delivered.
Validated by: the evidence of each event; a person can reject it in the register.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pobratim.affinity.register_side import RegisterSide, side_of
from pobratim.model.readings import EventStatus, Goods
from pobratim.model.rows import EventRow, NamedRef
from pobratim.model.scores import Organisation

__all__ = ["STATUS_SCORE", "Delivery", "deliveries_of"]

STATUS_SCORE: Mapping[EventStatus, float] = {
    "done": 1.0,
    "planned": 0.7,
    "proposed": 0.5,
    "discussed": 0.5,
}
SIGNED = 0.9

_TYPES = frozenset({"contract", "project"})
_SIGNED_STAGES = frozenset({"agreed", "signed", "started"})


@dataclass(frozen=True, slots=True)
class Delivery:
    """A known delivery or project: who makes, who receives, which goods, by which event."""

    seller: Organisation
    buyer: Organisation
    event: EventRow
    goods: tuple[str, ...]
    score: float


def deliveries_of(
    events: Iterable[EventRow], sides: tuple[RegisterSide, RegisterSide]
) -> tuple[Delivery, ...]:
    """Return the deliveries and projects between the sides, the surest first.

    An enterprise that the atlas does
    not hold is taken as the register names it; where no source names the buying enterprise, the
    buyer is the party of that side, city or region, as the register has it.
    """
    found = [
        delivery
        for event in events
        if event.type in _TYPES and event.status in STATUS_SCORE
        for delivery in _of_event(event, sides)
    ]
    return tuple(sorted(found, key=lambda one: (-one.score, one.event.id, one.seller.id)))


def _of_event(event: EventRow, sides: tuple[RegisterSide, RegisterSide]) -> Iterator[Delivery]:
    firms = [(ref, side) for ref in event.enterprises if (side := side_of(ref, sides))]
    sellers = [(ref, side) for ref, side in firms if ref.id not in _buyers(event.goods)]
    for ref, side in sellers:
        other = sides[1] if side is sides[0] else sides[0]
        buyers = [second for second, at in firms if at is other]
        # Two plants of one joint project would otherwise deliver to each other twice.
        if buyers and side is sides[1] and not event.goods:
            continue
        party = other.party(event)
        for buyer in buyers or ([party] if party else []):
            yield Delivery(
                _organisation(ref, side, event),
                _organisation(buyer, other, event),
                event,
                tuple(one.what for one in event.goods if one.maker in (None, ref.id)),
                _score(event),
            )


def _buyers(goods: Iterable[Goods]) -> set[str]:
    return {one.buyer for one in goods if one.buyer}


def _organisation(ref: NamedRef, side: RegisterSide, event: EventRow) -> Organisation:
    """Return the atlas's record of ``ref``, else one made of what the register says."""
    kind = "enterprise" if ref in event.enterprises else _kind(ref)
    sphere = event.spheres[0] if event.spheres else "trade"
    return side.named(ref) or Organisation(
        ref.id, side.city.geonames, ref.name, {"ru": ref.name}, kind, sphere
    )


def _kind(ref: NamedRef) -> str:
    return ref.place.kind if ref.place else "authority"


def _score(event: EventRow) -> float:
    score = STATUS_SCORE[event.status]
    return max(score, SIGNED) if event.stage in _SIGNED_STAGES else score
