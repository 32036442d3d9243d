from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from pobratim.model.claims import Source
from pobratim.model.dates import DateValue
from pobratim.model.rows import EventRow, FieldRow, NamedRef
from pobratim.model.spans import Evidence
from pobratim.register.exchange.ics import CalendarWords, folded, to_ics

WORDS = CalendarWords(
    lambda event: f"{event.type}, {event.id}; x",
    lambda _: ["первая", "вторая; \\ строка"],
    lambda _: "report",
)
VISIT = EventRow(
    id="event:0a",
    type="visit",
    status="done",
    parties=(NamedRef("place:a", "Минск"),),
    evidence=(Evidence("sha256:1", 0, 5, "визит"),),
    date=DateValue("2022-05-20"),
)


def _source(document: str) -> Source:
    return Source(document, "https://example.org/a", "Outlet", "media", None, "2022-05-21", "ru")


def _events(rows: Iterable[EventRow], decisions: int = 0) -> list[dict[str, object]]:
    written = to_ics(rows, _source, WORDS, decisions=decisions)
    return list(Calendar.from_ical(written.data).walk("VEVENT"))


def test_a_day_is_an_all_day_event_that_ends_before_the_next_day() -> None:
    (event,) = _events([VISIT])
    assert event["DTSTART"].dt == dt.date(2022, 5, 20)  # type: ignore[attr-defined]
    assert event["DTEND"].dt == dt.date(2022, 5, 21)  # type: ignore[attr-defined]


def test_a_range_covers_its_last_day() -> None:
    (event,) = _events([replace(VISIT, date=DateValue("2022-05-20", "2022-05-23"))])
    assert event["DTEND"].dt == dt.date(2022, 5, 24)  # type: ignore[attr-defined]


def test_what_was_planned_is_tentative_and_what_was_called_off_cancelled() -> None:
    rows = [
        VISIT,
        replace(VISIT, id="event:0b", status="planned"),
        replace(VISIT, id="event:0c", status="cancelled"),
    ]
    assert [str(e["STATUS"]) for e in _events(rows)] == ["CONFIRMED", "TENTATIVE", "CANCELLED"]


def test_what_has_no_day_or_is_another_kind_is_left_out_and_counted() -> None:
    rows = [
        replace(VISIT, date=None),
        replace(VISIT, date=DateValue("2022-05", precision="month")),
        replace(VISIT, date=DateValue("--05-20")),
        replace(VISIT, type="agreement"),
        replace(VISIT, status="denied"),
    ]
    written = to_ics(rows, _source, WORDS)
    assert written.rows == 0
    assert dict(written.left_out) == {
        "visit or meeting without a day": 3,
        "neither visit nor meeting": 1,
        "denied": 1,
    }


def test_the_uid_stays_and_the_sequence_grows_with_reports_and_decisions() -> None:
    first, second, third = (
        _events([VISIT])[0],
        _events([replace(VISIT, sources=2)])[0],
        _events([VISIT], decisions=3)[0],
    )
    assert first["UID"] == second["UID"] == third["UID"]
    assert [int(e["SEQUENCE"]) for e in (first, second, third)] == [0, 1, 3]  # type: ignore[call-overload]


def test_text_with_commas_semicolons_and_lines_reads_back_as_it_was() -> None:
    (event,) = _events([VISIT])
    assert str(event["SUMMARY"]) == "visit, event:0a; x"
    assert str(event["DESCRIPTION"]) == "первая\nвторая; \\ строка"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=300))
def test_no_line_has_more_than_75_octets_and_unfolding_gives_it_back(text: str) -> None:
    lines = folded(text)
    assert all(len(line.encode()) <= 75 for line in lines.split("\r\n"))
    assert lines.replace("\r\n ", "").removesuffix("\r\n") == text


def test_a_report_that_is_due_is_a_task_with_a_stable_uid() -> None:
    due = FieldRow("report-due", "2022-06-20", ())
    written = to_ics([replace(VISIT, fields=(due,))], _source, WORDS)
    tasks: list[Any] = Calendar.from_ical(written.data).walk("VTODO")
    (task,) = tasks
    assert task["DUE"].dt == dt.date(2022, 6, 20)
    assert str(task["UID"]) == "event-0a-report-1@register.pobratim"
