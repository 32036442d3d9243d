"""A list that a person reads: best first, and not twenty of one kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from pobratim.affinity.selection import LIMITS, best_of_each, diverse, ranked
from pobratim.model.scores import Match, Organisation

FirmMaker = Callable[..., Organisation]


def _match(seller: Organisation, buyer: Organisation, score: float) -> Match:
    return Match("may-buy", seller, buyer, score, seller.sphere)


def _many(make_firm: FirmMaker) -> list[Match]:
    sellers = [make_firm(f"s{n}", 1, f"24.{n % 3}0") for n in range(9)]
    buyers = [make_firm(f"b{n}", 2, f"28.{n % 2}0") for n in range(9)]
    return [
        _match(s, b, ((i * 7 + j * 3) % 10) / 10)
        for i, s in enumerate(sellers)
        for j, b in enumerate(buyers)
    ]


def test_scores_never_rise_along_the_list(make_firm: FirmMaker) -> None:
    scores = [one.score for one in diverse(best_of_each(_many(make_firm)))]
    assert scores == sorted(scores, reverse=True)


def test_no_kind_exceeds_its_limit(make_firm: FirmMaker) -> None:
    rows = diverse(best_of_each(_many(make_firm)))
    classes = Counter((one.seller.nace, one.buyer.nace) for one in rows)
    assert max(classes.values()) <= LIMITS["classes"]
    assert max(Counter(one.seller.id for one in rows).values()) <= LIMITS["seller"]
    assert max(Counter(one.buyer.id for one in rows).values()) <= LIMITS["buyer"]


def test_the_best_row_of_all_is_always_kept(make_firm: FirmMaker) -> None:
    rows = best_of_each(_many(make_firm))
    assert diverse(rows)[0] is rows[0]


def test_a_pair_stands_once_with_its_best_score(make_firm: FirmMaker) -> None:
    seller, buyer = make_firm("s", 1, "24.10"), make_firm("b", 2, "28.30")
    [best] = best_of_each([_match(seller, buyer, 0.3), _match(seller, buyer, 0.8)])
    assert best.score == 0.8


def test_among_equals_sure_ones_come_first_and_sides_take_turns(make_firm: FirmMaker) -> None:
    ours = [make_firm(f"a{n}", 1, "24.10") for n in range(2)]
    theirs = [make_firm(f"z{n}", 2, "28.30") for n in range(2)]
    doubtful = make_firm("0", 1, "24.10", verified=False)
    rows = [_match(s, theirs[0], 0.5) for s in (doubtful, *ours)]
    rows += [_match(s, ours[0], 0.5) for s in theirs]
    order = [one.seller.id for one in ranked(rows)]
    assert order[-1] == "0"
    assert [name[0] for name in order[:4]] in (["a", "z", "a", "z"], ["z", "a", "z", "a"])


def test_the_order_does_not_depend_on_the_order_given(make_firm: FirmMaker) -> None:
    rows = _many(make_firm)
    assert ranked(rows) == ranked(rows[::-1])
