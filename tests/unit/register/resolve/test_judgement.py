"""A comparison that explains itself, and the one clear winner."""

from __future__ import annotations

from pobratim.register.resolve.judgement import VETO, Feature, Judgement, best


def _judgement(subject: str, *weights: float) -> Judgement:
    return Judgement(subject, tuple(Feature("f", "a", "b", w) for w in weights))


def test_the_score_is_the_sum_of_the_weights() -> None:
    assert _judgement("x", 0.4, 0.3).score == 0.7


def test_no_sum_of_agreements_outweighs_a_contradiction() -> None:
    assert _judgement("x", *[1.0] * 9, VETO).score < 0


def test_the_highest_over_the_threshold_wins() -> None:
    found = best([_judgement("a", 0.7), _judgement("b", 0.9)], threshold=0.6)
    assert found is not None
    assert found.subject == "b"


def test_a_tie_at_the_top_has_no_winner() -> None:
    assert best([_judgement("a", 0.9), _judgement("b", 0.9)], threshold=0.6) is None


def test_nothing_under_the_threshold_wins() -> None:
    assert best([_judgement("a", 0.5)], threshold=0.6) is None


def test_the_features_are_kept_as_plain_lists() -> None:
    assert _judgement("a", 0.5).as_list() == [["f", "a", "b", 0.5]]
