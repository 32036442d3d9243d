"""Airports that both agglomerations reach, historic and sampled."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from pobratim.affinity.comparable import Comparable
from pobratim.affinity.measures.common_destinations import AirNetwork, shared_destinations
from pobratim.atlas.features import FeatureTable

TableMaker = Callable[..., FeatureTable]

_KM = 60.0


def _network(*links: tuple[int, int]) -> AirNetwork:
    """Four airports, ten degrees apart on the equator."""
    linked = np.zeros((4, 4), dtype=bool)
    for one, two in links:
        linked[one, two] = linked[two, one] = True
    return AirNetwork(np.array([(0.0, 10.0 * place) for place in range(4)]), linked)


def _cities(make_table: TableMaker) -> FeatureTable:
    return make_table(
        [0, 0, 0],
        [0, 1, 2],
        latitude=[0.1, 0.1, 0.1],
        longitude=[0.0, 10.0, 20.0],
        air_destinations=[3, 2, 2],
    )


def test_a_city_reaches_what_its_airports_fly_to_and_never_itself() -> None:
    reached = _network((0, 1), (0, 2)).reached(np.array([(0.1, 0.0), (50.0, 50.0)]), _KM)
    assert reached.tolist() == [[False, True, True, False], [False] * 4]


def test_common_destinations_are_counted_and_ranked_among_pairs(make_table: TableMaker) -> None:
    network = _network((0, 2), (0, 3), (1, 2), (1, 3), (2, 3))
    found = shared_destinations(Comparable(_cities(make_table), 1, 2), network, _KM)
    assert found is not None
    places, likeness = found
    assert places == (2, 3)
    # Pairs abroad: 1-2 shares two, 1-3 and 2-3 share one; the pair counts once more.
    assert (likeness.alike, likeness.pairs) == (2, 4)
    assert likeness.p_value is not None
    assert 0 < likeness.p_value <= 1


def test_cities_that_fly_to_different_places_share_nothing(make_table: TableMaker) -> None:
    network = _network((0, 2), (1, 3))
    assert shared_destinations(Comparable(_cities(make_table), 1, 2), network, _KM) is None


def test_a_second_question_gives_the_same_answer(make_table: TableMaker) -> None:
    network = _network((0, 2), (0, 3), (1, 2), (1, 3))
    comparable = Comparable(_cities(make_table), 1, 2)
    assert shared_destinations(comparable, network, _KM) == shared_destinations(
        Comparable(_cities(make_table), 1, 2), network, _KM
    )
