from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pobratim.affinity.ranking_figures import (
    Hidden,
    Tally,
    area_under_curve,
    calibration_error,
    log_loss,
)

scores = st.lists(st.integers(0, 5).map(float), min_size=1, max_size=20)


@given(scores, scores)
def test_the_area_is_the_share_of_pairs_in_order(high: list[float], low: list[float]) -> None:
    pairs = [(a > b) + 0.5 * (a == b) for a in high for b in low]
    assert area_under_curve(high, low) == pytest.approx(sum(pairs) / len(pairs))


def case(partner: int, *known: int) -> Hidden:
    negatives = {"random": np.array([3, 4]), "same_degree": np.zeros(0, np.int64)}
    return Hidden(0, partner, negatives, np.array([0, *known]), cold=True)


def test_known_partners_and_the_query_do_not_count_against_the_rank() -> None:
    tally = Tally(np.arange(5))
    tally.add(case(1, 2), np.array([9.0, 5.0, 8.0, 1.0, 6.0]))
    figures = tally.figures()
    assert figures["mrr"] == 0.5
    assert figures["hits@10"] == figures["cold_hits@100"] == 1
    assert figures["auc_random"] == figures["auc_random_within_query"] == 0.5
    assert "auc_same_degree" not in figures


def test_a_constant_gets_the_middle_rank() -> None:
    tally = Tally(np.arange(101))
    tally.add(case(1), np.ones(101))
    assert tally.figures()["mrr"] == pytest.approx(1 / 50.5)


def test_a_calibrated_constant_has_no_error_but_a_loss() -> None:
    truth = np.tile([1.0, 0.0, 0.0, 0.0], 50)
    given_all = np.full(200, 0.25)
    assert calibration_error(given_all, truth, bins=1) == pytest.approx(0)
    assert log_loss(given_all, truth) == pytest.approx(0.5623, abs=1e-4)


def test_overconfidence_shows_in_both_figures() -> None:
    truth = np.tile([1.0, 0.0], 50)
    assert calibration_error(np.full(100, 0.9), truth, bins=1) == pytest.approx(0.4)
    assert log_loss(np.full(100, 0.9), truth) > log_loss(np.full(100, 0.5), truth)
