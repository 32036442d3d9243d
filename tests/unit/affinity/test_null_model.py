"""The null models keep what they promise to keep."""

from __future__ import annotations

import numpy as np
import pytest

from pobratim.affinity.null_model import common_neighbours_p, has_feature_p, poisson_tail


def _table(rows: int = 60, columns: int = 6) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    draws = np.random.default_rng(7)
    chance = draws.uniform(0.1, 0.9, (rows, 1)) * draws.uniform(0.2, 1.0, (1, columns))
    return (draws.uniform(size=(rows, columns)) < chance).astype(np.float64)


def test_expected_sums_of_rows_and_columns_are_those_of_the_table() -> None:
    table = _table()
    chance = has_feature_p(table)
    assert chance.sum(axis=0) == pytest.approx(table.sum(axis=0), rel=1e-3)
    assert chance.sum(axis=1) == pytest.approx(table.sum(axis=1), abs=5e-3)


def test_unknown_cells_stay_unknown_and_out_of_the_sums() -> None:
    table = _table()
    table[::3, 1] = np.nan
    chance = has_feature_p(table)
    assert np.isnan(chance[::3, 1]).all()
    assert np.nansum(chance, axis=0) == pytest.approx(np.nansum(table, axis=0), rel=1e-3)


def test_chances_lie_between_nought_and_one() -> None:
    table = _table()
    table[0], table[1] = 0.0, 1.0
    chance = has_feature_p(table)
    assert (chance > 0).all()
    assert (chance < 1).all()


def test_a_city_with_more_features_is_likelier_to_have_each() -> None:
    table = _table()
    chance = has_feature_p(table)
    sums = table.sum(axis=1)
    low, high = int(np.argmin(sums)), int(np.argmax(sums))
    assert (chance[high] > chance[low]).all()


def test_shuffles_that_keep_all_sums_agree_with_the_ensemble() -> None:
    """Swapping 2 × 2 checkerboards keeps every sum; its frequencies are near the ensemble's."""
    table = _table(40, 5)
    chance, draws = has_feature_p(table), np.random.default_rng(11)
    total, rounds = np.zeros_like(table), 4000
    for step in range(rounds * 20):
        rows, columns = draws.choice(40, 2, replace=False), draws.choice(5, 2, replace=False)
        block = table[np.ix_(rows, columns)]
        if block[0, 0] == block[1, 1] != block[0, 1] == block[1, 0]:
            table[np.ix_(rows, columns)] = 1 - block
        if step % 20 == 0:
            total += table
    assert np.abs(total / rounds - chance).mean() < 0.05


def test_the_chance_of_common_neighbours_falls_with_their_number() -> None:
    degrees = np.full(200, 4.0)
    chances = [common_neighbours_p(count, (10, 12), degrees) for count in range(6)]
    assert chances[0] == 1.0
    assert chances == sorted(chances, reverse=True)
    assert all(0 < chance <= 1 for chance in chances)


def test_a_tail_never_underflows_to_nought() -> None:
    assert poisson_tail(400, 0.01) > 0
    assert poisson_tail(3, 0.0) > 0
    assert poisson_tail(1, 1e6) == pytest.approx(1.0)
