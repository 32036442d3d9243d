"""What must never be offered: what the other side makes itself, and anything of an idle firm."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pobratim.affinity.wording import share_word
from pobratim.brief.context import Brief
from pobratim.model.scores import Match, Organisation

__all__ = [
    "made_on_both_sides",
    "made_there",
    "makes_the_same",
    "of_higher_level",
    "offerable",
    "shared_product",
]

_NOT_OFFERED = frozenset({"2716"})
"""Headings that nobody carries to a meeting: electrical energy."""


def offerable(brief: Brief, match: Match) -> bool:
    """Tell whether a match may stand among the proposals.

    A known delivery may: it happened although the other side makes such goods too. Pairs of
    institutions are alike on purpose.
    """
    if match.seller.idle or match.buyer.idle or of_higher_level(brief, match):
        return False
    if match.kind in ("institution", "known"):
        return True
    there = brief.measured.organisations[1 if _stands_on_first(brief, match.seller) else 0]
    return not any(makes_the_same(match.seller, other) for other in there)


def of_higher_level(brief: Brief, match: Match) -> bool:
    """Tell whether a known delivery went to a region or a country: it is not the city's."""
    spans = {(item.document, item.start, item.end) for item in match.evidence}
    levels = {
        event.level
        for event in brief.rows.events
        if any((item.document, item.start, item.end) in spans for item in event.evidence)
    }
    return match.kind == "known" and bool(levels) and levels <= {"region", "country"}


def makes_the_same(one: Organisation, other: Organisation) -> bool:
    """Tell whether two working firms make the same goods.

    A heading (HS, 4 digits) holds buses and trolleybuses alike, so the names must share a word
    too; firms without a list of products are compared by their NACE class.
    """
    if one.idle or other.idle:
        return False
    if not one.products or not other.products:
        return one.nace is not None and one.nace == other.nace
    return shared_product(one, other) is not None


def shared_product(one: Organisation, other: Organisation) -> Mapping[str, str | None] | None:
    """Return a product of ``other`` that ``one`` makes too, ``None`` if there is none."""
    mine = {p.get("hs4") for p in one.products} - {None, *_NOT_OFFERED}
    for product in other.products:
        heading = product.get("hs4")
        if heading in mine:
            alike = [p for p in one.products if p.get("hs4") == heading]
            if share_word(_names(product), _names(*alike)):
                return product
    return None


def made_there(product: Mapping[str, str | None], firms: Iterable[Organisation]) -> bool:
    """Tell whether a working firm among ``firms`` makes a product: same heading, shared word."""
    heading = product.get("hs4")
    return heading is not None and any(
        other.get("hs4") == heading and share_word(_names(product), _names(other))
        for firm in firms
        if not firm.idle
        for other in firm.products
    )


def _names(*products: Mapping[str, str | None]) -> list[str]:
    return [name for product in products if (name := product.get("name_ru"))]


def made_on_both_sides(brief: Brief) -> list[tuple[Organisation, Organisation]]:
    """Return pairs of firms, one a side, that make the same goods: never offer these."""
    first, second = brief.measured.organisations
    by_heading: dict[str | None, list[Organisation]] = {}
    for other in second:
        for heading in {product.get("hs4") for product in other.products}:
            by_heading.setdefault(heading, []).append(other)
    return [
        (one, other)
        for one in first
        for other in _unique(by_heading.get(p.get("hs4"), []) for p in one.products)
        if not one.idle and not other.idle and shared_product(one, other)
    ]


def _unique(groups: Iterable[list[Organisation]]) -> list[Organisation]:
    return list({firm.id: firm for group in groups for firm in group}.values())


def _stands_on_first(brief: Brief, firm: Organisation) -> bool:
    return any(firm.id == own.id for own in brief.measured.organisations[0])
