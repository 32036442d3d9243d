"""What holds for every table: order, scale, empty rows and bounds."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from pobratim.affinity.structure import (
    complementarity,
    complexity,
    density,
    export_similarity,
    location_quotient,
    potential,
    proximity,
    specialised,
)
from pobratim.affinity.structure.checks import Floats
from pobratim.affinity.structure.proximity import Diagonal
from pobratim.errors import DataError

tables = arrays.arrays(
    np.float64,
    st.tuples(st.integers(3, 9), st.integers(3, 9)),
    elements=st.one_of(st.just(0.0), st.floats(0.01, 1000)),
).filter(lambda table: bool(table.sum(axis=1).any() and table.sum(axis=0).any()))
diagonals: st.SearchStrategy[Diagonal] = st.sampled_from(["one", "zero"])


def _density(table: Floats, diagonal: Diagonal, nearest: int | None = None) -> Floats:
    places = specialised(location_quotient(table))
    return density(
        places, proximity(places, diagonal=diagonal), nearest=nearest, empty=table.sum(axis=1) == 0
    )


@given(tables, st.sampled_from([0.25, 2.0, 1024.0]))
def test_the_unit_of_the_table_does_not_matter(table: Floats, factor: float) -> None:
    np.testing.assert_allclose(location_quotient(table * factor), location_quotient(table))
    np.testing.assert_allclose(export_similarity(table * factor), export_similarity(table))


@given(tables, diagonals, st.randoms(use_true_random=False))
def test_the_order_of_places_and_products_does_not_matter(
    table: Floats, diagonal: Diagonal, random: object
) -> None:
    rows = np.array(random.sample(range(len(table)), len(table)))  # type: ignore[attr-defined]
    columns = np.arange(table.shape[1])[::-1]
    moved = np.ascontiguousarray(table[np.ix_(rows, columns)])
    # A sum in another order may differ in its last digit: what stands at one exactly could tip.
    quotients = location_quotient(table)
    assume(not np.any(np.abs(quotients - 1) < 1e-9))
    np.testing.assert_allclose(location_quotient(moved), quotients[np.ix_(rows, columns)])
    there = _density(table, diagonal)[np.ix_(rows, columns)]
    np.testing.assert_allclose(_density(moved, diagonal), there)


@given(tables, diagonals, st.sampled_from([None, 1, 2, 50]))
def test_an_empty_place_is_missing_and_changes_no_other(
    table: Floats, diagonal: Diagonal, nearest: int | None
) -> None:
    assume(bool((table.sum(axis=1) > 0).all()))
    longer = np.vstack([table, np.zeros(table.shape[1])])
    for measure in (
        location_quotient,
        lambda t: _density(t, diagonal, nearest),
        lambda t: export_similarity(t)[:, : len(table)],
    ):
        before, after = measure(table), measure(longer)
        np.testing.assert_allclose(after[:-1], before)
        assert np.isnan(after[-1]).all()


@given(tables, diagonals, st.sampled_from([None, 1, 3]))
def test_bounds_hold(table: Floats, diagonal: Diagonal, nearest: int | None) -> None:
    places = specialised(location_quotient(table))
    near = proximity(places, diagonal=diagonal)
    found = _density(table, diagonal, nearest)
    for values in (near, found, export_similarity(table), complementarity(table, table)):
        known = values[~np.isnan(values)]
        assert ((known >= 0) & (known <= 1)).all()
    np.testing.assert_array_equal(near, near.T)


@given(tables)
def test_complexity_is_standard_and_empty_places_are_missing(table: Floats) -> None:
    places = specialised(location_quotient(table))
    try:
        found = complexity(places)
    except DataError:
        return
    known = found.eci[~np.isnan(found.eci)]
    assert known.mean() == pytest.approx(0, abs=1e-9)
    assert known.std() == pytest.approx(1)
    np.testing.assert_array_equal(np.isnan(found.eci), ~places.any(axis=1))
    np.testing.assert_array_equal(np.isnan(found.pci), ~places.any(axis=0))
    longer = complexity(np.vstack([places, np.zeros((1, places.shape[1]), dtype=bool)]))
    np.testing.assert_allclose(longer.eci[:-1], found.eci, atol=1e-9)
    assert np.isnan(longer.eci[-1])


@given(tables)
def test_potential_sums_to_the_trade_of_the_pair(table: Floats) -> None:
    assume(bool((table.sum(axis=1) > 0).all()))
    trade = np.ones((len(table), len(table)))
    whole = potential(table, table, trade).sum(axis=2)
    shares = table / np.where(table.sum(axis=0) > 0, table.sum(axis=0), 1)
    np.testing.assert_allclose(whole[shares @ table.T > 0], 1.0)
