from __future__ import annotations

import numpy as np
import pytest

from pobratim.affinity.measures import (
    partner_coast,
    partner_common,
    partner_countries,
    partner_distance,
    partner_divisions,
    partner_habits,
    partner_kinship,
    partner_names,
    partner_neighbours,
    partner_openness,
    partner_peers,
    partner_rank,
    partner_size,
    partner_standing,
    partner_universities,
    partner_vicinity,
)
from pobratim.affinity.partner_model import MEASURES
from pobratim.lexicon.globe import distance_km
from tests.unit.affinity.partner_towns import graph_of

ALL = np.arange(6)
GRAPH = graph_of((1, 4), (1, 5), (2, 5), (2, 4))


@pytest.mark.parametrize("measure", MEASURES)
def test_a_measure_gives_each_of_its_columns_for_every_candidate(measure: object) -> None:
    found = measure.columns(GRAPH, 0, ALL)  # type: ignore[attr-defined]
    assert [column.shape for column in found] == [(6,)] * len(measure.COLUMNS)  # type: ignore[attr-defined]


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("row", range(1, 6))
def test_a_candidate_is_measured_alike_alone_and_among_others(measure: object, row: int) -> None:
    among = [column[row] for column in measure.columns(GRAPH, 0, ALL)]  # type: ignore[attr-defined]
    alone = [column[0] for column in measure.columns(GRAPH, 0, np.array([row]))]  # type: ignore[attr-defined]
    assert np.allclose(among, alone, equal_nan=True)


def test_distance_is_the_great_circle() -> None:
    logarithm, near, far = (column[3] for column in partner_distance.columns(GRAPH, 0, ALL))
    km = distance_km((50.0, 10.0), (50.0, 17.0))
    assert logarithm == pytest.approx(np.log1p(km / 50), rel=1e-4)
    assert (near, far) == (0, 0)
    reason = partner_distance.reason(GRAPH, 0, 3)
    assert reason is not None
    assert reason.values["km"] == round(km)
    assert partner_distance.reason(GRAPH, 0, 5) is None


def test_an_unknown_size_is_missing_and_no_reason() -> None:
    assert np.isnan(partner_size.columns(GRAPH, 0, np.array([2]))[0][0])
    assert partner_size.reason(GRAPH, 0, 2) is None


@pytest.mark.parametrize(("row", "code"), [(3, "same-size"), (1, None), (5, None)])
def test_cities_of_one_size_say_so(row: int, code: str | None) -> None:
    reason = partner_size.reason(GRAPH, 0, row)
    assert (reason.code if reason else None) == code


def test_second_cities_have_the_same_standing() -> None:
    reason = partner_standing.reason(GRAPH, 1, 4)
    assert reason is not None
    assert reason.values == {"place_a": 2, "place_b": 2}
    assert partner_standing.reason(GRAPH, 0, 5) is None


def test_countries_with_more_links_than_chance_are_linked() -> None:
    reason = partner_countries.reason(GRAPH, 0, 3)
    assert reason is not None
    assert reason.values == {"links": 4, "expected": 2.0}
    assert partner_countries.reason(GRAPH, 0, 1) is None
    lift = partner_countries.columns(GRAPH, 0, ALL)[0]
    assert lift[3] > 0 > lift[1]


def test_an_unknown_division_adds_nothing() -> None:
    assert partner_countries.columns(GRAPH, 0, ALL)[2][5] == 0
    assert partner_countries.columns(GRAPH, 5, ALL)[2].tolist() == [0.0] * 6


def test_a_language_is_shared_across_a_border_only() -> None:
    assert partner_kinship.columns(GRAPH, 0, ALL)[0].tolist() == [0, 0, 0, 1, 0, 0]
    codes = [getattr(partner_kinship.reason(GRAPH, 0, row), "code", None) for row in (1, 3, 4, 5)]
    assert codes == [None, "same-language", "kin-languages", None]


def test_a_category_that_neither_country_has_is_not_shared() -> None:
    assert partner_kinship.columns(GRAPH, 0, ALL)[2].tolist() == [0.0] * 6


def test_two_capitals_come_before_two_seats() -> None:
    codes = [getattr(partner_rank.reason(GRAPH, 0, row), "code", None) for row in (3, 1, 2)]
    assert codes == ["both-capitals", "both-regional-seats", None]


def test_the_sea_is_a_reason_only_where_both_lie_by_it() -> None:
    codes = [getattr(partner_coast.reason(GRAPH, *pair), "code", None) for pair in
             ((0, 3), (1, 4), (0, 1), (0, 5))]  # fmt: skip
    assert codes == ["both-by-the-sea", "both-inland", None, None]


def test_universities_count_only_where_both_have_some() -> None:
    assert partner_universities.columns(GRAPH, 0, ALL)[0][3] == pytest.approx(np.log(3))
    assert partner_universities.reason(GRAPH, 0, 1) is None
    assert partner_universities.reason(GRAPH, 0, 5) is None


def test_namesakes_are_found_and_likeness_lies_between_none_and_all() -> None:
    same, likeness = partner_names.columns(GRAPH, 0, ALL)
    assert same.tolist() == [1, 0, 0, 1, 0, 0]
    assert likeness[3] == pytest.approx(1)
    assert likeness.min() >= 0
    assert getattr(partner_names.reason(GRAPH, 0, 3), "code", None) == "same-name"
    assert partner_names.reason(GRAPH, 0, 5) is None


def test_common_twins_are_named_and_weigh_less_the_more_links_they_have() -> None:
    reason = partner_common.reason(GRAPH, 0, 1)
    assert reason is not None
    assert reason.values == {"count": 2, "twins": ("4", "5")}
    busy = graph_of((1, 4), (2, 4), (3, 4), (6, 4))
    quiet = graph_of((1, 4), (2, 4))
    one, other = (partner_common.columns(g, 0, ALL)[0][1] for g in (quiet, busy))
    assert one > other > 0


def test_a_recorded_link_is_no_common_twin_of_its_own_ends() -> None:
    alone = graph_of((1, 4))
    assert partner_common.columns(alone, 0, ALL)[0][1:].tolist() == [0.0] * 5


def test_whether_there_is_a_twin_in_the_country_is_told_both_ways() -> None:
    codes = [getattr(partner_habits.reason(GRAPH, 0, row), "code", None) for row in (3, 1)]
    assert codes == ["twins-in-the-country", "no-twin-there"]
    there, here = partner_habits.columns(GRAPH, 0, ALL)
    assert there[3] > there[1]
    assert here[3] == pytest.approx(here[4])


def test_twins_of_cities_nearby_speak_for_a_pair_without_links() -> None:
    # Town 2, a twin of town 4, lies 66 km from town 1; town 5 lies 111 km from town 4.
    near = partner_neighbours.columns(graph_of((2, 4)), 0, ALL)[0]
    assert near[4] > 0
    assert near[3] == near[5] == 0
    assert partner_neighbours.columns(graph_of((1, 4)), 0, ALL)[0].tolist() == [0.0] * 6


def test_a_city_is_no_neighbour_of_its_own() -> None:
    assert partner_neighbours.columns(graph_of((1, 4)), 0, np.array([3]))[0][0] == 0
    assert partner_neighbours.reason(graph_of((1, 4)), 0, 3) is None


def test_paths_of_three_links_bind_cities_without_a_common_twin() -> None:
    direct, paths = partner_common.columns(graph_of((1, 4), (2, 4), (2, 5)), 0, ALL)
    assert direct[4] == 0
    assert paths[4] > 0


def test_a_few_names_are_compared_as_all_are() -> None:
    names = ("nana banana", "banana", "nanna", "berlin", "bern", "berlin")
    apart, whole = partner_names._Names(names), partner_names._Names(names).index
    for row in range(len(names)):
        same, likeness = apart.few(row, np.arange(6))
        assert np.allclose(likeness, whole.likeness(row))
        assert same.tolist() == [name == names[row] for name in names]


def test_a_division_goes_where_its_cities_take_twins() -> None:
    graph = graph_of((2, 5), (3, 4), (1, 2))
    there, here = partner_divisions.columns(graph, 1, ALL)
    assert there[3] > 0
    assert here[5] == 0, "town 6 has no division"
    reason = partner_divisions.reason(graph, 1, 3)
    assert reason is not None
    assert reason.values == {"links_a": 2, "links_b": 2}
    assert partner_divisions.reason(graph_of((1, 2)), 1, 3) is None


@pytest.mark.parametrize("measure", [partner_vicinity, partner_peers])
def test_neighbours_and_peers_tell_where_they_take_twins(measure: object) -> None:
    graph = graph_of((2, 5), (2, 6))
    columns = dict(
        zip(measure.COLUMNS, measure.columns(graph, 2, ALL), strict=True)  # type: ignore[attr-defined]
    )
    assert all(np.isfinite(column).all() for column in columns.values())
    assert measure.reason(graph_of((2, 3)), 0, 3) is None  # type: ignore[attr-defined]


def test_a_neighbour_of_another_size_is_no_reason() -> None:
    graph = graph_of((2, 5), (2, 4))
    assert partner_vicinity.columns(graph, 2, ALL)[2][3] > 0
    assert partner_vicinity.reason(graph, 2, 3) is None


def test_a_city_with_more_twins_than_its_like_takes_many() -> None:
    graph = graph_of((1, 4), (1, 5), (1, 6), (2, 4), (3, 5))
    row = int(np.argmax(graph.openness))
    reason = partner_openness.reason(graph, 0, row)
    assert reason is not None
    assert reason.values["twins"] == graph.degree[row]
    assert partner_openness.reason(graph, 0, int(np.argmin(graph.openness))) is None
