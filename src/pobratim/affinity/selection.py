"""From many candidates to a list that a person reads: best first, and not twenty of one kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from pobratim.affinity.goods import unsure
from pobratim.affinity.measures.institution_pairs import family_of
from pobratim.model.scores import Match, Organisation

__all__ = ["LIMITS", "best_of_each", "diverse", "ranked"]

LIMITS = {"classes": 2, "seller": 3, "buyer": 3, "seller class": 6, "profile": 3}
"""How many rows of one kind a list may hold: a pair of classes, a seller, a buyer, a seller's
class, institutions of one kind with the same profiles.
"""


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

    Among equals those with sure sides come first, then each seller's first row before any
    seller's second, both directions in turn.
    """
    rows = sorted(matches, key=lambda one: (-one.score, _unsure(one), _ids(one)))
    by_seller, by_side = Counter[str](), Counter[int]()
    turns: dict[tuple[str, str], tuple[int, int]] = {}
    for one in rows:
        by_seller[one.seller.id] += 1
        turns[_ids(one)] = (by_seller[one.seller.id], 0)
    for one in sorted(rows, key=lambda one: (-one.score, turns[_ids(one)], _unsure(one))):
        by_side[one.seller.city] += 1
        turns[_ids(one)] = (turns[_ids(one)][0], by_side[one.seller.city])
    return sorted(rows, key=lambda one: (-one.score, _unsure(one), turns[_ids(one)], _ids(one)))


def _unsure(one: Match) -> int:
    return unsure(one.seller) + unsure(one.buyer)


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
    if match.kind == "institution":
        profiles = match.reasons[0].values.get("profiles") if match.reasons else None
        return (("profile", f"{seller_class} {profiles}"), *_both(match))
    return (
        ("classes", f"{seller_class}>{buyer_class}"),
        *_both(match),
        ("seller class", f"{seller.city}:{seller_class}"),
    )


def _both(match: Match) -> tuple[tuple[str, str], ...]:
    return ("seller", match.seller.id), ("buyer", match.buyer.id)


def _class(organisation: Organisation) -> str:
    family = family_of(organisation)
    return organisation.nace or (family.id if family else organisation.kind)
