from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from pobratim.brief import Measured, assemble
from pobratim.brief.pictures.timeline import lanes
from pobratim.model.dossiers import Picture

SPOTS = st.lists(st.tuples(st.floats(20, 680), st.floats(10, 450)), min_size=1, max_size=20)


@given(SPOTS)
def test_no_label_of_a_lane_covers_another(items: list[tuple[float, float]]) -> None:
    ordered = sorted(items)
    placed = lanes([spot for spot, _ in ordered], [wide for _, wide in ordered])
    for index, one in enumerate(placed):
        for other in placed[index + 1 :]:
            if one.lane == other.lane:
                assert one.end < other.start or other.end < one.start


@given(SPOTS)
def test_labels_stay_inside_the_picture(items: list[tuple[float, float]]) -> None:
    for place in lanes([spot for spot, _ in items], [wide for _, wide in items]):
        assert place.start >= 0
        assert place.end <= 700


def pictures(register: Any, measured: Measured) -> dict[str, Picture]:
    dossier = assemble(register, measured, as_of="2026-11-24", language="ru")
    return {p.id: p for s in dossier.sections for p in s.pictures}


def test_done_and_not_done_look_different(register: Any, measured: Measured) -> None:
    picture = pictures(register, measured)["timeline"]
    assert 'r="3.4" fill="#222222"' in picture.svg
    assert 'r="3.4" fill="#ffffff"' in picture.svg
    assert "20.05.2022 визит в Минск" in picture.alt


def test_too_few_dated_events_make_no_picture(register: Any, measured: Measured) -> None:
    register.held["events"] = register.held["events"][:2]
    assert "timeline" not in pictures(register, measured)
