from __future__ import annotations

import math
import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from pobratim.brief import Measured, assemble
from pobratim.brief.pictures.worldmap import Projection
from pobratim.model.dossiers import Picture

PLACES = {
    "Минск": (53.9, 27.57),
    "Екатеринбург": (56.85, 60.61),
    "Сидней": (-33.87, 151.21),
    "Лима": (-12.05, -77.04),
    "Мурманск": (68.97, 33.08),
}


def map_of(register: Any, measured: Measured) -> Picture:
    dossier = assemble(register, measured, as_of="2026-11-24", language="ru")
    return next(p for s in dossier.sections for p in s.pictures if p.id == "map")


def moved(measured: Measured, a: str, b: str) -> Measured:
    """Return the figures with the two cities at other places."""
    comparison = measured.comparison
    first, second = comparison.a, comparison.b
    cities = (
        replace(first, latitude=PLACES[a][0], longitude=PLACES[a][1]),
        replace(second, latitude=PLACES[b][0], longitude=PLACES[b][1]),
    )
    return replace(measured, comparison=replace(comparison, a=cities[0], b=cities[1]))


@given(st.floats(-180, 180), st.floats(-80, 80))
def test_the_centre_of_the_projection_is_the_middle_of_the_picture(
    longitude: float, latitude: float
) -> None:
    projection = Projection(longitude, latitude, 0.1, (180.0, 110.0))
    x, y = projection.point(longitude, latitude)
    assert math.isclose(x, 180.0, abs_tol=1e-6)
    assert math.isclose(y, 110.0, abs_tol=1e-6)


@given(st.floats(-180, 180), st.floats(-90, 90), st.floats(-180, 180), st.floats(-90, 90))
def test_every_place_of_the_earth_has_a_finite_point(
    centre: float, middle: float, longitude: float, latitude: float
) -> None:
    x, y = Projection(centre, middle, 0.1, (0.0, 0.0)).point(longitude, latitude)
    assert math.isfinite(x)
    assert math.isfinite(y)


def test_small_distances_keep_their_length() -> None:
    projection = Projection(27.5, 53.9, 1.0, (0.0, 0.0))
    x, y = projection.point(27.5, 54.9)
    assert math.isclose(math.hypot(x, y), 111.19, rel_tol=1e-3)


@pytest.mark.parametrize(
    ("a", "b"),
    [("Минск", "Екатеринбург"), ("Минск", "Сидней"), ("Лима", "Мурманск"), ("Минск", "Минск")],
)
def test_both_cities_stand_inside_the_frame_with_their_names_apart(
    register: Any, measured: Measured, a: str, b: str
) -> None:
    picture = map_of(register, moved(measured, a, b))
    root = etree.fromstring(picture.svg.encode())
    names = {
        node.text: (float(node.get("x") or "nan"), float(node.get("y") or "nan"))
        for node in root.iter("{*}text")
        if node.text in ("Минск", "Екатеринбург")
    }
    assert len(names) == 2
    for x, y in names.values():
        assert 0 < x < 360
        assert 8 < y < 220
    (ax, ay), (bx, by) = names.values()
    assert abs(ay - by) >= 13 or abs(ax - bx) > 60


def test_outlines_are_drawn_and_footnoted_where_the_atlas_has_them(
    register: Any, measured: Measured
) -> None:
    with_land = map_of(register, measured)
    without = map_of(register, replace(measured, outlines=()))
    assert len(with_land.footnotes) == 2
    assert len(without.footnotes) == 1
    assert len(with_land.svg) > len(without.svg)
    assert re.search(r"Минск и Екатеринбург.*2040 км", with_land.alt)
