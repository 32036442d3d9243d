"""Match two cities: known deliveries first, then who may buy from whom, then institutions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Literal, Protocol

from pobratim.affinity import selection
from pobratim.affinity.buying import may_buy
from pobratim.affinity.coverage import importer_of_firms
from pobratim.affinity.measures import deliveries, institution_pairs, visits
from pobratim.affinity.refusals import INPUTS
from pobratim.affinity.register_side import RegisterSide
from pobratim.affinity.sides import Sides, sides_of
from pobratim.errors import UsageError
from pobratim.model.places import City
from pobratim.model.rows import EventRow
from pobratim.model.scores import Explanation, FeatureValue, Match, Missing
from pobratim.model.spheres import PARENT, SPHERES

if TYPE_CHECKING:
    from pobratim.atlas import Atlas

__all__ = ["Events", "belongs", "match"]

Values = dict[str, FeatureValue]


class Events(Protocol):
    """The one question to the register: acts of cooperation that touch both cities."""

    def events(self, a: City | None = None, b: City | None = None) -> tuple[EventRow, ...]:
        """Return events, each once."""


def match(
    atlas: Atlas,
    a: City,
    b: City,
    *,
    sphere: str | None = None,
    register: Events | None = None,
    every: bool = False,
) -> tuple[Match, ...]:
    """Return matches between two cities: known, may-buy (both directions), institutions.

    Within a kind the best come first; ``score`` lies in [0, 1] and orders one kind only. For
    ``may-buy`` it is what ``measures.use_links`` or ``measures.equipment_users`` gives,
    raised by a stated need, a known delivery of the same seller or a visit to it. ``sphere``
    keeps matches whose seller or buyer belongs to it or to a finer one. With ``every`` nothing is
    thinned out.

    Raises:
        UsageError: if the scheme has no such sphere, or both are one city.
        DataError: if a file of the atlas is absent.

    A city without enterprises or institutions loaded gives no match; :func:`not_loaded` says
    what is missing and which importer fills it.
    """
    if sphere is not None and sphere not in SPHERES and sphere not in PARENT:
        ids = ", ".join(dict.fromkeys((*SPHERES, *PARENT)))
        raise UsageError(f"no sphere {sphere!r}; choose one of {ids}")
    if a.geonames == b.geonames:
        raise UsageError(f"{a.name} cannot be matched with itself; name two cities")
    pair = sides_of(atlas, a, b)
    if register is not None:
        events = register.events(a, b)
        sides = _register_sides(pair)
        pair = replace(pair, missing=(*pair.missing, *_unscored(events, sides)))
        known, visited = _from_register(pair, events, sides)
    else:
        known, visited = [], {}
    bought = selection.best_of_each(may_buy(pair))
    paired = selection.best_of_each(_institutions(pair))
    found = [
        *known,
        *_thinned(_confirmed(bought, known, visited), every=every),
        *_thinned(paired, every=every),
    ]
    return tuple(one for one in found if sphere is None or belongs(one, sphere))


def _thinned(matches: list[Match], *, every: bool) -> list[Match]:
    return matches if every else selection.diverse(matches)


def _register_sides(pair: Sides) -> tuple[RegisterSide, RegisterSide]:
    first, second = pair.around
    return (
        RegisterSide(first.centre, frozenset(first.members), pair.a),
        RegisterSide(second.centre, frozenset(second.members), pair.b),
    )


def _unscored(
    events: Sequence[EventRow], sides: tuple[RegisterSide, RegisterSide]
) -> Iterator[Missing]:
    """Yield how many enterprises of a side reports name that no loaded row knows.

    They are shown where reports tell of a delivery; to be scored they want a class.
    """
    letters: tuple[Literal["a", "b"], ...] = ("a", "b")
    for side, letter in zip(sides, letters, strict=True):
        named = {
            ref.name
            for event in events
            for ref in event.enterprises
            if side.holds(ref) and side.named(ref) is None
        }
        if named:
            importer = importer_of_firms(side.city.country)
            yield Missing("industry", letter, importer, INPUTS, len(named))


def _from_register(
    pair: Sides, events: Sequence[EventRow], sides: tuple[RegisterSide, RegisterSide]
) -> tuple[list[Match], dict[str, EventRow]]:
    """Return known deliveries, and the enterprises that the other side has visited."""
    found = deliveries.deliveries_of(events, sides)
    known = selection.best_of_each(_of_delivery(one, pair) for one in found)
    return known, visits.visited(events, sides)


def _of_delivery(one: deliveries.Delivery, pair: Sides) -> Match:
    event = one.event
    values: Values = {
        "type": event.type,
        "status": event.status,
        "stage": event.stage,
        "date": event.date.start if event.date else None,
        "goods": one.goods,
    }
    return Match(
        "known",
        one.seller,
        one.buyer,
        one.score,
        one.seller.sphere,
        evidence=event.evidence,
        reasons=(Explanation("known-delivery", values, evidence=event.evidence),),
        missing=pair.missing,
    )


def _confirmed(
    matches: list[Match], known: Sequence[Match], visited: Mapping[str, EventRow]
) -> list[Match]:
    """Drop what is known already; say whose goods come here already, and who was visited."""
    pairs = {(one.seller.id, one.buyer.id) for one in known}
    sellers = {one.seller.id: one for one in reversed(known)}
    found = []
    for one in matches:
        if (one.seller.id, one.buyer.id) in pairs:
            continue
        strengthened = one
        if delivery := sellers.get(one.seller.id):
            values, evidence = delivery.reasons[0].values, delivery.evidence
            why = Explanation("seller-delivers", values, evidence=evidence)
            strengthened = _strengthened(strengthened, why, delivery.score / 2)
        if visit := visited.get(one.seller.id):
            date = visit.date.start if visit.date else None
            why = Explanation("seller-visited", {"date": date}, evidence=visit.evidence)
            strengthened = _strengthened(strengthened, why, visits.INTEREST)
        found.append(strengthened)
    return selection.ranked(found)


def _strengthened(one: Match, why: Explanation, share: float) -> Match:
    """Return the match with ``share`` of its doubt taken away, for the reason given."""
    return replace(
        one,
        score=1 - (1 - one.score) * (1 - share),
        reasons=(*one.reasons, why),
        evidence=(*one.evidence, *why.evidence),
    )


def _institutions(pair: Sides) -> Iterator[Match]:
    for one in institution_pairs.pairs_of(pair.a, pair.b):
        sources = pair.rows_of(one.a, one.b)
        values: Values = {
            "family": one.family,
            "profiles": one.shared,
            "strength": None if one.strength is None else round(one.strength, 3),
        }
        if one.measure is not None:
            sizes = (one.a.figures[one.measure], one.b.figures[one.measure])
            values |= {"measure": one.measure, "size_a": sizes[0], "size_b": sizes[1]}
        yield Match(
            "institution",
            one.a,
            one.b,
            one.score,
            one.a.sphere,
            sources=sources,
            reasons=(Explanation("same-kind", values, sources),),
            missing=pair.missing,
        )


def belongs(one: Match, sphere: str) -> bool:
    """Tell whether the seller or the buyer of a match belongs to a sphere or to a finer one."""
    return any(
        sphere in (side.sphere, PARENT.get(side.sphere)) for side in (one.seller, one.buyer)
    )
