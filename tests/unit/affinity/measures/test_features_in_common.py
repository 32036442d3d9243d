"""Measures over the feature table: rare is rare, missing is never zero, order does not matter."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from pobratim.affinity.comparable import Comparable
from pobratim.affinity.measures import (
    closeness,
    common_neighbours,
    energy_mix,
    same_category,
    shared_features,
)
from pobratim.affinity.measures.common_neighbours import Network
from pobratim.atlas.features import FeatureTable

TableMaker = Callable[..., FeatureTable]

_FUELS = ("power_coal", "power_gas")


def test_sharing_is_counted_over_pairs_where_both_are_known(make_table: TableMaker) -> None:
    """Of four cities in three lands one is unknown: three pairs remain, one shares the tram."""
    table = make_table([0, 0, 0, 0], [0, 1, 2, 2], tram=[1, 1, 0, None])
    likeness = shared_features.both_have(Comparable(table, 1, 2), ("tram",), 0.5)
    assert (likeness.alike, likeness.pairs, likeness.p_value) == (1, 3, 0.5)


def test_all_features_of_a_set_must_be_shared(make_table: TableMaker) -> None:
    table = make_table([0, 0, 0], [0, 1, 2], tram=[1, 1, 1], metro=[1, 1, 0])
    comparable = Comparable(table, 1, 2)
    assert shared_features.shared_by(comparable, ("tram", "metro")) == ("tram", "metro")
    assert shared_features.both_have(comparable, ("tram",)).alike == 3
    assert shared_features.both_have(comparable, ("tram", "metro")).alike == 1


def test_an_unknown_cell_is_not_shared(make_table: TableMaker) -> None:
    table = make_table([0, 0], [0, 1], tram=[1, None])
    assert shared_features.shared_by(Comparable(table, 1, 2), ("tram",)) == ()


def test_pairs_at_home_are_not_comparable(make_table: TableMaker) -> None:
    table = make_table([0, 0, 0], [0, 0, 1], tram=[1, 1, 1])
    likeness = shared_features.both_have(Comparable(table, 1, 3), ("tram",))
    assert likeness.pairs == 2


def test_a_pair_at_home_counts_itself_beside_the_comparable_ones(make_table: TableMaker) -> None:
    table = make_table([0, 0, 0], [0, 0, 1], tram=[1, 1, 0])
    likeness = shared_features.both_have(Comparable(table, 1, 2), ("tram",))
    assert (likeness.alike, likeness.pairs) == (1, 3)
    assert 0 < likeness.share <= 1


def test_only_cities_of_the_same_two_classes_are_compared(make_table: TableMaker) -> None:
    table = make_table([0, 1, 0, 1, 1], [0, 1, 1, 0, 2], tram=[1, 1, 1, 1, 1])
    likeness = shared_features.both_have(Comparable(table, 1, 2), ("tram",))
    # Small × big pairs abroad: 1-2, 1-5, 3-4, 3-5.
    assert likeness.pairs == 4


def test_figures_that_are_closer_are_rarer(make_table: TableMaker) -> None:
    table = make_table([0] * 4, [0, 1, 2, 2], people=[1.0, 1.5, 3.0, 9.0])
    comparable = Comparable(table, 1, 2)
    near = closeness.nearly_equal(comparable, comparable.values("people"))
    far = Comparable(table, 1, 4)
    wide = closeness.nearly_equal(far, far.values("people"))
    assert near is not None
    assert wide is not None
    assert near.alike == 1
    assert near.share < wide.share == 1.0


def test_a_missing_figure_is_compared_with_nothing(make_table: TableMaker) -> None:
    table = make_table([0, 0, 0], [0, 1, 2], people=[None, 1.5, 3.0])
    comparable = Comparable(table, 1, 2)
    assert closeness.nearly_equal(comparable, comparable.values("people")) is None


def test_a_kind_is_shared_only_where_both_are_of_it(make_table: TableMaker) -> None:
    table = make_table([0] * 4, [0, 1, 2, 2], zone=[2.0, 2.0, 3.0, None])
    same, other = Comparable(table, 1, 2), Comparable(table, 1, 3)
    likeness = same_category.same_kind(same, same.values("zone"))
    assert likeness is not None
    assert (likeness.alike, likeness.pairs) == (1, 3)
    assert same_category.same_kind(other, other.values("zone")) is None
    unknown = Comparable(table, 1, 4)
    assert same_category.same_kind(unknown, unknown.values("zone")) is None


def test_permuting_the_cities_of_a_class_changes_no_p_value(make_table: TableMaker) -> None:
    zones = [2.0, 2.0, 3.0, 5.0, 3.0, 2.0]
    table = make_table([0] * 6, [0, 1, 2, 0, 1, 2], zone=zones)
    shuffled = make_table([0] * 6, [0, 1, 2, 0, 1, 2], zone=[2.0, 2.0, 5.0, 3.0, 2.0, 3.0])
    values = []
    for each in (table, shuffled):
        comparable = Comparable(each, 1, 2)
        likeness = same_category.same_kind(comparable, comparable.values("zone"))
        assert likeness is not None
        values.append(likeness.p_value)
    assert values[0] == values[1] == pytest.approx(4 / 15)


def test_mixes_are_compared_by_jaccard_and_an_unknown_one_never(make_table: TableMaker) -> None:
    table = make_table(
        [0] * 5, [0, 1, 2, 2, 2], power_coal=[1, 0, 1, 0, None], power_gas=[1, 1, 1, 0, 1]
    )
    comparable = Comparable(table, 1, 2)
    found = energy_mix.like_mix(comparable, _FUELS)
    assert found is not None
    index, likeness = found
    assert index == 0.5
    # Known cities are 1 to 4; pairs abroad: 1-2, 1-3, 1-4, 2-3, 2-4; at least half alike: three.
    assert (likeness.alike, likeness.pairs) == (3, 5)
    assert energy_mix.like_mix(Comparable(table, 1, 4), _FUELS) is None
    assert energy_mix.like_mix(Comparable(table, 1, 5), _FUELS) is None


def test_fuels_are_named_without_their_prefix(make_table: TableMaker) -> None:
    table = make_table([0, 0], [0, 1], power_coal=[1, 0], power_gas=[1, 1])
    assert energy_mix.fuels_of(Comparable(table, 1, 2), 0, _FUELS) == ("coal", "gas")


def _network(size: int, *links: tuple[int, int]) -> Network:
    ends = np.array(links, dtype=np.int64).reshape(-1, 2)
    return Network.of(ends[:, 0], ends[:, 1], size)


def test_common_neighbours_are_those_linked_to_both(make_table: TableMaker) -> None:
    network = _network(5, (0, 2), (1, 2), (0, 3), (1, 3), (0, 4))
    assert common_neighbours.common_of(network, 0, 1) == (2, 3)
    table = make_table([0] * 5, [0, 1, 2, 2, 2])
    likeness = common_neighbours.shared_neighbours(Comparable(table, 1, 2), network)
    assert likeness is not None
    # Of the pairs abroad only 1-2 shares two; 3-4, 3-5 and 4-5 share city 1 but are at home.
    assert (likeness.alike, likeness.pairs) == (1, 7)
    assert likeness.p_value is not None
    assert 0 < likeness.p_value <= 1


def test_cities_without_a_common_neighbour_share_nothing(make_table: TableMaker) -> None:
    table = make_table([0] * 3, [0, 1, 2])
    comparable = Comparable(table, 1, 2)
    assert common_neighbours.shared_neighbours(comparable, _network(3, (0, 2))) is None
    assert common_neighbours.shared_neighbours(comparable, _network(3)) is None
