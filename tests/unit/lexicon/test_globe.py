"""Distances and the grid, against brute force."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pobratim.lexicon.globe import cell_of, cell_ranges, distance_km

LATITUDES = st.floats(-90, 90)
LONGITUDES = st.floats(-180, 180)


@pytest.mark.parametrize(
    ("a", "b", "km"),
    [
        ((53.9, 27.57), (53.9, 27.57), 0),
        ((0, 0), (0, 180), 20015),
        ((90, 0), (-90, 120), 20015),
        ((0, 179.5), (0, -179.5), 111),
        ((55.7558, 37.6173), (59.9386, 30.3141), 634),
    ],
)
def test_distances_are_those_of_the_sphere(
    a: tuple[float, float], b: tuple[float, float], km: float
) -> None:
    assert distance_km(a, b) == pytest.approx(km, abs=1)


@given(LATITUDES, LONGITUDES, LATITUDES, LONGITUDES)
def test_distance_is_the_same_in_both_directions(a: float, b: float, c: float, d: float) -> None:
    assert distance_km((a, b), (c, d)) == pytest.approx(distance_km((c, d), (a, b)))


@given(LATITUDES, LONGITUDES, st.floats(0, 500), st.floats(-4, 4), st.floats(-180, 180))
def test_every_point_within_the_radius_lies_in_a_cell_of_the_ranges(
    latitude: float, longitude: float, km: float, north: float, east: float
) -> None:
    other = (max(-90.0, min(90.0, latitude + north)), (longitude + east + 180) % 360 - 180)
    if distance_km((latitude, longitude), other) <= km:
        cell = cell_of(*other)
        ranges = list(cell_ranges(latitude, longitude, km))
        assert any(first <= cell <= last for first, last in ranges)


def test_a_small_circle_reads_few_cells() -> None:
    ranges = list(cell_ranges(53.9, 27.57, 60))
    assert sum(last - first + 1 for first, last in ranges) <= 20
