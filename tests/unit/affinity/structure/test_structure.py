"""Figures worked out by hand, and what is refused."""

from __future__ import annotations

import numpy as np
import pytest

from pobratim.affinity.structure import (
    complementarity,
    complexity,
    density,
    export_similarity,
    location_quotient,
    outlook,
    potential,
    proximity,
)
from pobratim.affinity.structure.checks import Bools
from pobratim.affinity.structure.complexity import _lanczos
from pobratim.errors import DataError

# Three places, three products: the first makes all, the second two, the third one.
NESTED = np.array([[1, 1, 1], [1, 1, 0], [1, 0, 0]], dtype=bool)


def test_the_quotient_compares_shares_with_those_of_the_whole() -> None:
    found = location_quotient([[8, 2], [2, 8], [0, 0]])
    np.testing.assert_allclose(found[:2], [[1.6, 0.4], [0.4, 1.6]])
    assert np.isnan(found[2]).all()


def test_proximity_is_the_smaller_conditional_probability_under_both_conventions() -> None:
    near = proximity(NESTED, diagonal="one")
    np.testing.assert_allclose(near, [[1, 2 / 3, 1 / 3], [2 / 3, 1, 1 / 2], [1 / 3, 1 / 2, 1]])
    np.testing.assert_allclose(proximity(NESTED, diagonal="zero"), near - np.eye(3), atol=1e-15)


def test_density_is_a_share_of_the_neighbourhood() -> None:
    found = density(NESTED, proximity(NESTED, diagonal="zero"))
    np.testing.assert_allclose(found[0], [1, 1, 1])
    np.testing.assert_allclose(found[2], [0, (2 / 3) / (7 / 6), (1 / 3) / (5 / 6)])


def test_density_over_the_nearest_divides_by_the_same_neighbours() -> None:
    found = density(NESTED, proximity(NESTED, diagonal="zero"), nearest=1)
    # The nearest of the third product is the second, which the second place has and the third not.
    assert found[1, 2] == 1
    assert found[2, 2] == 0


def test_the_diagonal_moves_a_density() -> None:
    one, zero = (density(NESTED, proximity(NESTED, diagonal=d)) for d in ("one", "zero"))
    assert one[2, 0] - zero[2, 0] == pytest.approx(0.5)


def test_complexity_ranks_nested_places_by_what_they_make() -> None:
    found = complexity(NESTED)
    assert list(np.argsort(-found.eci)) == [0, 1, 2]
    assert list(np.argsort(-found.pci)) == [2, 1, 0]


def test_complexity_is_the_second_eigenvector_of_the_method_of_reflections() -> None:
    rng = np.random.default_rng(7)
    places = rng.random((30, 40)) < 0.3
    d, u = places.sum(axis=1), places.sum(axis=0)
    reflections = (places / d[:, None]) @ (places / u).T
    values, vectors = np.linalg.eig(reflections)
    second = np.real(vectors[:, np.argsort(-np.real(values))[1]])
    found = complexity(places)
    assert abs(np.corrcoef(second, found.eci)[0, 1]) == pytest.approx(1, abs=1e-9)
    assert np.corrcoef(found.eci, d)[0, 1] > 0


def test_the_steps_for_large_tables_give_what_the_full_decomposition_gives() -> None:
    rng = np.random.default_rng(11)
    places = rng.random((120, 90)) < rng.random(90) * 0.5
    places = places[:, places.any(axis=0)]
    inner = places.astype(np.float32)
    rows, columns = np.sqrt(inner.sum(axis=1)), np.sqrt(inner.sum(axis=0))
    left, values, _right = np.linalg.svd(inner / rows[:, None] / columns, full_matrices=False)
    vector, second = _lanczos(inner, rows.astype(float), columns.astype(float))
    assert second == pytest.approx(values[1], abs=1e-6)
    assert abs(left[:, 1] @ vector) == pytest.approx(1, abs=1e-5)


def test_the_outlook_counts_what_a_place_lacks() -> None:
    related = density(NESTED, proximity(NESTED, diagonal="zero"))
    found = outlook(NESTED, related, np.array([-1.0, 0.0, 1.0]))
    assert found[0] == 0
    assert found[2] == pytest.approx((1 / 3) / (5 / 6))


def test_likeness_and_fit_are_shares_in_common() -> None:
    np.testing.assert_allclose(export_similarity([[1, 1], [2, 0]]), [[1, 0.5], [0.5, 1]])
    np.testing.assert_allclose(complementarity([[1, 0]], [[1, 1], [0, 3]]), [[0.5, 0]])


def test_potential_spreads_what_two_sides_trade_over_the_products_that_fit() -> None:
    found = potential([[4, 0], [4, 8]], [[10, 10]], [[2], [6]])
    np.testing.assert_allclose(found[:, 0], [[2, 0], [2, 4]])


@pytest.mark.parametrize("table", [[1, 2], [[-1, 2]], [[float("nan"), 1]], [[]]])
def test_what_is_no_table_is_refused(table: object) -> None:
    with pytest.raises(DataError):
        location_quotient(table)  # type: ignore[arg-type]


def test_tables_that_do_not_fit_are_refused() -> None:
    near = proximity(NESTED, diagonal="one")
    with pytest.raises(DataError, match="2 products, but"):
        density(NESTED[:, :2], near)
    with pytest.raises(DataError, match="at least one"):
        density(NESTED, near, nearest=0)
    with pytest.raises(DataError, match="2 products in one"):
        complementarity([[1, 2]], [[1, 2, 3]])
    with pytest.raises(DataError, match="1 sellers"):
        potential([[1.0]], [[1.0]], [[1.0, 2.0]])


@pytest.mark.parametrize(
    ("places", "why"),
    [
        (np.eye(2, dtype=bool), "no product in common"),
        (np.ones((3, 3), dtype=bool), "nothing tells them apart"),
        (np.zeros((3, 3), dtype=bool), "two places"),
    ],
)
def test_tables_without_a_second_vector_are_refused(places: Bools, why: str) -> None:
    with pytest.raises(DataError, match=why):
        complexity(places)
