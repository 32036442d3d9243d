"""Points of a programme: days, hours, what."""

from __future__ import annotations

import datetime as dt

import pytest

from pobratim.model.dates import DateValue
from pobratim.register.exchange.programme import points, programme

ONE = DateValue("2024-09-16")
THREE = DateValue("2024-09-16", "2024-09-18")


def _told(text: str, visit: DateValue | None = ONE) -> list[tuple[str, str | None, str, str]]:
    return [
        (
            item.what,
            item.day.isoformat() if item.day else None,
            f"{item.begins:%H:%M}" if item.begins else "",
            f"{item.ends:%H:%M}" if item.ends else "",
        )
        for item in programme(text, visit)
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("10:00 МАЗ", ("МАЗ", "2024-09-16", "10:00", "")),
        ("09.30–11.00 – встреча в мэрии", ("встреча в мэрии", "2024-09-16", "09:30", "11:00")),
        ("посещение парка", ("посещение парка", "2024-09-16", "", "")),
        ("17 сентября 12:00 обед", ("обед", "2024-09-17", "12:00", "")),
        ("18 верасня 2024, 9:00: заводы", ("заводы", "2024-09-18", "09:00", "")),
        ("17.09.2024 8:05 поезд", ("поезд", "2024-09-17", "08:05", "")),
        ("2024-09-17 08:05 train", ("train", "2024-09-17", "08:05", "")),
        ("31.02.2024 10:00 нет", ("31.02.2024 10:00 нет", "2024-09-16", "", "")),
        ("12 предприятий города", ("12 предприятий города", "2024-09-16", "", "")),
        ("18:00-17:00 ужин", ("ужин", "2024-09-16", "18:00", "")),
    ],
)
def test_a_point_is_read_with_the_day_and_hours_that_it_has(
    text: str, told: tuple[str, str | None, str, str]
) -> None:
    assert _told(text) == [told]


def test_a_day_holds_for_the_points_after_it() -> None:
    found = _told("17 сентября\n10:00 МАЗ; 12:00 обед\n18 сентября: 9:00 вокзал", THREE)
    assert [(what, day) for what, day, *_ in found] == [
        ("МАЗ", "2024-09-17"),
        ("обед", "2024-09-17"),
        ("вокзал", "2024-09-18"),
    ]


def test_of_a_visit_of_several_days_a_point_without_a_day_has_none() -> None:
    assert _told("10:00 МАЗ", THREE) == [("МАЗ", None, "10:00", "")]
    assert _told("10:00 МАЗ", None) == [("МАЗ", None, "10:00", "")]


def test_two_sources_of_one_programme_give_each_point_once() -> None:
    found = points(iter(["10:00 МАЗ; 12:00 обед", "10:00 МАЗ"]), ONE)
    assert [item.what for item in found] == ["МАЗ", "обед"]
    assert found[0].begins == dt.time(10, 0)
