from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pobratim.atlas.around import nearest_km, sums_within
from pobratim.lexicon.globe import distance_km

MINSK, ZHODZINA, YEKATERINBURG = (53.90019, 27.56653), (54.0985, 28.3331), (56.8519, 60.6122)
points = st.tuples(st.floats(-89, 89), st.floats(-180, 180))


def test_the_nearest_point_is_as_far_as_the_formula_says() -> None:
    found = nearest_km(np.array([MINSK]), np.array([YEKATERINBURG, ZHODZINA]))
    assert found[0] == pytest.approx(distance_km(MINSK, ZHODZINA), rel=1e-6)


def test_without_points_the_distance_is_missing() -> None:
    assert np.isnan(nearest_km(np.array([MINSK]), np.zeros((0, 2)))).all()


def test_sums_count_each_weight_within_the_radius_once() -> None:
    weights = np.array([[100.0, 1.0], [10.0, 1.0]])
    around = np.array([ZHODZINA, YEKATERINBURG])
    sums = sums_within(np.array([YEKATERINBURG, MINSK]), around, weights, 60)
    assert sums.tolist() == [[10.0, 1.0], [100.0, 1.0]]


def test_the_date_line_is_no_border() -> None:
    sums = sums_within(np.array([[0.0, 179.9]]), np.array([[0.0, -179.9]]), np.ones((1, 1)), 60)
    assert sums[0, 0] == 1


@given(st.lists(points, min_size=1, max_size=20), st.lists(points, min_size=1, max_size=20))
def test_sums_agree_with_a_plain_count(
    places: list[tuple[float, float]], others: list[tuple[float, float]]
) -> None:
    km = 2000.0
    sums = sums_within(np.array(places), np.array(others), np.ones((len(others), 1)), km)
    for place, found in zip(places, sums[:, 0], strict=True):
        distances = [distance_km(place, other) for other in others]
        clear = sum(distance < km - 0.01 for distance in distances)
        edge = sum(distance <= km + 0.01 for distance in distances)
        assert clear <= found <= edge
