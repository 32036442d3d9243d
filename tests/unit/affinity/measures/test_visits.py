"""Interest that was shown: a visit of the other side, and nothing less."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pobratim.affinity.measures.visits import visited
from pobratim.affinity.register_side import RegisterSide
from pobratim.model.dates import DateValue
from pobratim.model.places import City
from pobratim.model.readings import PlaceRef
from pobratim.model.rows import EventRow, NamedRef
from pobratim.model.scores import Organisation
from pobratim.model.spans import Evidence

_A = City(1, "Minsk", "BY", "", 53.9, 27.6, 2_000_000, "Europe/Minsk")
_B = City(2, "Yekaterinburg", "RU", "", 56.8, 60.6, 1_500_000, "Asia/Yekaterinburg")
_OURS = NamedRef("p1", "Минск", PlaceRef("city", 1, "Minsk", "BY"))
_THEIRS = NamedRef("p2", "Екатеринбург", PlaceRef("city", 2, "Yekaterinburg", "RU"))


def _event(**more: Any) -> EventRow:
    fields: dict[str, Any] = {
        "id": "v",
        "type": "visit",
        "status": "done",
        "parties": (_OURS, _THEIRS),
        "evidence": (Evidence("sha256:0", 0, 3, "МАЗ"),),
        "enterprises": (NamedRef("m", "МАЗ"),),
        **more,
    }
    return EventRow(**fields)


@pytest.fixture
def sides(make_firm: Callable[..., Organisation]) -> tuple[RegisterSide, RegisterSide]:
    plant = make_firm("maz", 1, "29.10", aliases=("МАЗ",))
    return RegisterSide(_A, frozenset({1}), (plant,)), RegisterSide(_B, frozenset({2}), ())


def test_a_visit_of_the_other_side_shows_interest(
    sides: tuple[RegisterSide, RegisterSide],
) -> None:
    assert set(visited([_event()], sides)) == {"maz"}


@pytest.mark.parametrize(
    "more",
    [{"status": "planned"}, {"type": "meeting"}, {"parties": (_OURS,)}, {"enterprises": ()}],
    ids=["planned", "no visit", "nobody of the other side", "no plant"],
)
def test_less_than_a_visit_shows_none(
    sides: tuple[RegisterSide, RegisterSide], more: dict[str, Any]
) -> None:
    assert visited([_event(**more)], sides) == {}


def test_the_latest_visit_counts(sides: tuple[RegisterSide, RegisterSide]) -> None:
    old, new = (
        _event(id="old", date=DateValue("2022-05-20")),
        _event(id="new", date=DateValue("2024-09-16")),
    )
    assert visited([new, old], sides)["maz"].id == "new"
