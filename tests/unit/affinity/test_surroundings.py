from __future__ import annotations

import numpy as np
import pytest

from pobratim.affinity.surroundings import Kernel, Surroundings
from pobratim.lexicon.globe import distance_km
from tests.unit.affinity.partner_towns import graph_of

WIDE = Kernel(scale_km=400.0, farthest_km=3000.0, power=1.0, least=1e-6)
NARROW = Kernel(scale_km=50.0, farthest_km=20.0, power=1.0, least=1e-6)
ALL = np.arange(6)


def weight(one: int, other: int, kernel: Kernel = WIDE) -> float:
    graph = graph_of((1, 4))
    return float(kernel.weights(graph, np.array([one]), np.array([other]))[0])


def test_a_weight_falls_with_the_distance_and_the_factor_between_the_people() -> None:
    km = distance_km((50.0, 10.0), (50.5, 10.5))
    expected = np.exp(-km / 400) * 80_000 / 1_200_000
    assert weight(0, 1) == pytest.approx(expected, rel=1e-3)
    assert weight(0, 1) == pytest.approx(weight(1, 0))


def test_a_city_is_none_of_its_own_surroundings() -> None:
    assert weight(0, 0) == 0


def test_what_lies_beyond_the_reach_counts_nothing() -> None:
    assert weight(0, 1, NARROW) == 0


def test_a_city_without_a_figure_counts_as_a_small_one() -> None:
    km = distance_km((50.5, 10.5), (51.0, 11.0))
    assert weight(1, 2) == pytest.approx(np.exp(-km / 400) * 5_000 / 80_000, rel=1e-3)


def test_a_link_between_neighbours_speaks_for_the_pair() -> None:
    without, with_link = (
        Surroundings(graph_of((2, 6), (3, 6), *more), 0, ALL, WIDE) for more in ((), ((2, 5),))
    )
    # Town 5 is the only neighbour of town 4 that counts here: town 6 lies a third round the globe.
    assert with_link.between()[3] > without.between()[3]
    assert with_link.with_candidate()[4] > without.with_candidate()[4]
    assert with_link.there()[3] == pytest.approx(without.there()[3], abs=0.2)


def test_the_neighbours_of_the_candidate_speak_for_the_query() -> None:
    seen = Surroundings(graph_of((1, 5), (2, 6)), 0, ALL, WIDE)
    # Town 5 is the query's twin itself: that speaks for town 4 beside it, not for town 5.
    assert seen.with_query()[3] > 0
    assert seen.with_query()[4] == 0


def test_where_nobody_near_has_a_link_nothing_is_said() -> None:
    seen = Surroundings(graph_of((1, 2)), 3, ALL, WIDE)
    assert seen.there().tolist() == [0.0] * 6
    assert seen.with_candidate().tolist() == [0.0] * 6
    assert seen.between().tolist() == [0.0] * 6
