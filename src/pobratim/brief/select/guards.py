"""What must never be offered: what the other side makes itself, and anything of an idle firm."""

from __future__ import annotations

from pobratim.brief.context import Brief
from pobratim.model.scores import Match, Organisation

__all__ = ["made_on_both_sides", "makes_the_same", "offerable"]


def offerable(brief: Brief, match: Match) -> bool:
    """Tell whether a match may stand among the proposals.

    A known delivery may: it happened although the other side makes such goods too. Pairs of
    institutions are alike on purpose.
    """
    if match.seller.idle or match.buyer.idle:
        return False
    if match.kind in ("institution", "known"):
        return True
    there = _other_side(brief, match.seller)
    return not any(makes_the_same(match.seller, other) for other in there)


def makes_the_same(one: Organisation, other: Organisation) -> bool:
    """Tell whether two working firms share a NACE class or a product heading (HS, 4 digits)."""
    if one.idle or other.idle:
        return False
    headings = _headings(one) & _headings(other)
    return (one.nace is not None and one.nace == other.nace) or bool(headings)


def made_on_both_sides(brief: Brief) -> list[tuple[Organisation, Organisation]]:
    """Return pairs of firms, one a side, that share a product heading: never offer these."""
    first, second = brief.measured.organisations
    pairs = [
        (one, other)
        for one in first
        for other in second
        if not one.idle and not other.idle and _headings(one) & _headings(other)
    ]
    return sorted(pairs, key=lambda pair: -len(_headings(pair[0]) & _headings(pair[1])))


def _headings(firm: Organisation) -> set[str]:
    return {code for product in firm.products if (code := product.get("hs4"))}


def _other_side(brief: Brief, firm: Organisation) -> tuple[Organisation, ...]:
    first, second = brief.measured.organisations
    return second if any(firm.id == own.id for own in first) else first
