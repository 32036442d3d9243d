"""Counting pairs by sorting gives what counting them one by one gives."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pobratim.affinity.comparable import Comparable
from pobratim.atlas.features import Feature, FeatureTable

_CITY = st.tuples(
    st.integers(0, 1),
    st.integers(0, 2),
    st.one_of(st.none(), st.integers(0, 4)),
)
_CITIES = st.lists(_CITY, min_size=2, max_size=14)


def _table(cities: list[tuple[int, int, int | None]]) -> FeatureTable:
    cells = [[s, c, np.nan if v is None else v] for s, c, v in cities]
    features = [
        Feature("population_class", "categorical", "", "x", ("0", "1")),
        Feature("country", "categorical", "", "x", ("0", "1", "2")),
        Feature("figure", "continuous", "", "x"),
    ]
    ids = np.arange(1, len(cities) + 1, dtype=np.int64)
    return FeatureTable(ids, features, np.array(cells, dtype=np.float32))


def _by_hand(
    cities: list[tuple[int, int, int | None]],
    alike: Callable[[int, int], bool],
    *,
    abroad: bool,
) -> int:
    """Count the pairs of the classes of the first two cities, one by one."""
    wanted = sorted((cities[0][0], cities[1][0]))
    return sum(
        1
        for one, two in combinations(cities, 2)
        if sorted((one[0], two[0])) == wanted
        and not (abroad and one[1] == two[1])
        and one[2] is not None
        and two[2] is not None
        and alike(one[2], two[2])
    )


@given(cities=_CITIES, abroad=st.booleans())
def test_pairs_of_one_kind_are_counted_exactly(
    *, cities: list[tuple[int, int, int | None]], abroad: bool
) -> None:
    comparable = Comparable(_table(cities), 1, 2)
    counted = comparable.in_groups(comparable.values("figure"), abroad=abroad)
    assert counted == _by_hand(cities, lambda x, y: x == y, abroad=abroad)


@given(cities=_CITIES, distance=st.integers(0, 4), abroad=st.booleans())
def test_pairs_within_a_distance_are_counted_exactly(
    *, cities: list[tuple[int, int, int | None]], distance: int, abroad: bool
) -> None:
    comparable = Comparable(_table(cities), 1, 2)
    counted = comparable.within(comparable.values("figure"), float(distance), abroad=abroad)
    assert counted == _by_hand(cities, lambda x, y: abs(x - y) <= distance, abroad=abroad)


@given(cities=_CITIES, abroad=st.booleans())
def test_pairs_of_alike_kinds_are_counted_exactly(
    *, cities: list[tuple[int, int, int | None]], abroad: bool
) -> None:
    comparable = Comparable(_table(cities), 1, 2)
    kinds = np.array([-1 if v is None else v for _, _, v in cities])
    alike = np.abs(np.arange(5)[:, None] - np.arange(5)[None, :]) == 2
    counted = comparable.by_kind(kinds, alike, abroad=abroad)
    assert counted == _by_hand(cities, lambda x, y: abs(x - y) == 2, abroad=abroad)


@given(_CITIES)
def test_the_order_of_the_two_cities_changes_no_count(
    cities: list[tuple[int, int, int | None]],
) -> None:
    one, other = Comparable(_table(cities), 1, 2), Comparable(_table(cities), 2, 1)
    figures = one.values("figure")
    assert one.within(figures, 1.0) == other.within(figures, 1.0)
    assert one.in_groups(figures) == other.in_groups(figures)


@given(_CITIES)
def test_a_share_lies_between_nought_and_one_and_is_never_nought(
    cities: list[tuple[int, int, int | None]],
) -> None:
    comparable = Comparable(_table(cities), 1, 2)
    figures = comparable.values("figure")
    known = comparable.both(~np.isnan(figures))
    likeness = comparable.likeness(comparable.in_groups(figures), known, None)
    assert 0 < likeness.share <= 1
