from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pobratim.affinity.partner_trees import Trees
from pobratim.errors import DataError

TREES = Trees(
    columns=np.array([[0, 1, 2], [2, 2, 0]]),
    thresholds=np.array([[0.0, 1.0, -1.0], [0.5, 0.0, np.inf]]),
    values=np.array(
        [[0.1, -1.0, 1.0, -2.0, -0.5, 0.5, 3.0], [0.0, 0.2, -0.2, 0.4, 0.1, -0.2, -0.2]]
    ),
)
NUMBERS = st.floats(-3, 3, allow_subnormal=False)


def walked(cells: list[float]) -> float:
    """Follow each tree by hand."""
    found = 0.0
    for column, threshold, value in zip(
        TREES.columns, TREES.thresholds, TREES.values, strict=True
    ):
        node = 0
        while node < 3:
            node = 2 * node + (1 if cells[column[node]] <= threshold[node] else 2)
        found += float(value[node])
    return found


@given(st.lists(st.tuples(NUMBERS, NUMBERS, NUMBERS), min_size=1, max_size=8))
def test_the_sum_is_that_of_the_leaves_reached(rows: list[tuple[float, ...]]) -> None:
    expected = [walked(list(row)) for row in rows]
    assert np.allclose(TREES.sums(np.array(rows)), expected)


@given(st.lists(st.tuples(NUMBERS, NUMBERS, NUMBERS), min_size=1, max_size=8))
def test_contributions_add_up_to_the_sum_less_the_roots(rows: list[tuple[float, ...]]) -> None:
    cells = np.array(rows)
    added = TREES.contributions(cells)
    assert added.shape == cells.shape
    assert np.allclose(added.sum(axis=1) + TREES.values[:, 0].sum(), TREES.sums(cells))


def test_a_column_that_is_never_asked_adds_nothing() -> None:
    trees = Trees(np.array([[1]]), np.array([[0.0]]), np.array([[0.0, -1.0, 2.0]]))
    assert trees.contributions(np.array([[5.0, 5.0, 5.0]])).tolist() == [[0.0, 2.0, 0.0]]


def test_a_cell_at_the_threshold_goes_left() -> None:
    trees = Trees(np.array([[0]]), np.array([[1.0]]), np.array([[0.0, -1.0, 2.0]]))
    assert trees.sums(np.array([[1.0], [1.5]])).tolist() == [-1.0, 2.0]


def test_what_holds_no_trees_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "trees.npz"
    path.write_bytes(b"PK no archive")
    with pytest.raises(DataError, match="holds no trees"):
        Trees.read(path)


def test_arrays_that_do_not_fit_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "trees.npz"
    np.savez(path, columns=np.zeros((1, 3)), thresholds=np.zeros((1, 3)), values=np.zeros((1, 3)))
    with pytest.raises(DataError, match="do not fit each other"):
        Trees.read(path)
