"""From many candidates to a list that a person reads: best first, and not twenty of one kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from pobratim.affinity.measures.institution_pairs import family_of
from pobratim.model.scores import Match, Organisation

__all__ = ["LIMITS", "best_of_each", "diverse", "ranked"]

LIMITS = {"classes": 2, "seller": 3, "buyer": 3, "seller class": 6}
"""How many rows of one kind a list may hold: a pair of classes, a seller, a buyer, a class."""


def best_of_each(matches: Iterable[Match]) -> list[Match]:
    """Return the best match of each seller and buyer, best first."""
    best: dict[tuple[str, str], Match] = {}
    for match in matches:
        key = (match.seller.id, match.buyer.id)
        if key not in best or match.score > best[key].score:
            best[key] = match
    return ranked(best.values())


def ranked(matches: Iterable[Match]) -> list[Match]:
    """Return matches best first.

    Among equals those with verified sides come first, then each seller's first row before any
    seller's second, both directions in turn.
    """
    rows = sorted(matches, key=lambda one: (-one.score, _unverified(one), _ids(one)))
    by_seller: Counter[str] = Counter()
    by_side: Counter[int] = Counter()
    turns = []
    for one in rows:
        by_seller[one.seller.id] += 1
        turns.append(by_seller[one.seller.id])
    keyed = sorted(
        zip(rows, turns, strict=True), key=lambda pair: (-pair[0].score, pair[1], _ids(pair[0]))
    )
    sides = []
    for one, turn in keyed:
        by_side[one.seller.city] += 1
        sides.append((-one.score, turn, _unverified(one), by_side[one.seller.city]))
    order = sorted(range(len(keyed)), key=lambda place: sides[place])
    return [keyed[place][0] for place in order]


def _unverified(one: Match) -> int:
    return 2 - one.seller.verified - one.buyer.verified


def _ids(one: Match) -> tuple[str, str]:
    return one.seller.id, one.buyer.id


def diverse(matches: Iterable[Match]) -> list[Match]:
    """Keep matches in their order as long as no kind of them exceeds :data:`LIMITS`."""
    counts: Counter[tuple[str, str]] = Counter()
    kept = []
    for match in matches:
        kinds = _kinds(match)
        if all(counts[kind] < LIMITS[kind[0]] for kind in kinds):
            counts.update(kinds)
            kept.append(match)
    return kept


def _kinds(match: Match) -> tuple[tuple[str, str], ...]:
    seller, buyer = match.seller, match.buyer
    seller_class, buyer_class = _class(seller), _class(buyer)
    return (
        ("classes", f"{seller_class}>{buyer_class}"),
        ("seller", seller.id),
        ("buyer", buyer.id),
        ("seller class", f"{seller.city}:{seller_class}"),
    )


def _class(organisation: Organisation) -> str:
    family = family_of(organisation)
    return organisation.nace or (family.id if family else organisation.kind)
