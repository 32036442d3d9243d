"""The same event in several reports, and events that are two."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pobratim.register.resolve.events import THRESHOLD, EventSketch, judge, title_kind
from tests.unit.register.reports import day

PAIR = frozenset({"city:625144", "city:1486209"})
MEETING = EventSketch(
    "event:1",
    "meeting",
    "done",
    PAIR,
    people=frozenset({"person:k", "person:o"}),
    dates=(day("2022-05-20"),),
    published=frozenset({"2022-05-20"}),
    documents=frozenset({"sha256:1"}),
)
TOLD = replace(MEETING, subject="", documents=frozenset({"sha256:2"}))


def _same(here: EventSketch, there: EventSketch = MEETING) -> bool:
    return judge(here, there).score >= THRESHOLD


def test_a_meeting_of_one_day_in_two_reports_is_one() -> None:
    assert _same(TOLD)


@pytest.mark.parametrize("date", ["2022-05", "--05-20", "2022"])
def test_a_coarser_date_is_the_same_meeting_where_people_are_shared(date: str) -> None:
    assert _same(replace(TOLD, dates=(day(date),)))


def test_other_people_on_the_same_day_hold_another_meeting() -> None:
    assert not _same(replace(TOLD, people=frozenset({"person:x"})))


def test_another_day_is_another_meeting() -> None:
    assert not _same(replace(TOLD, dates=(day("2022-06-20"),)))


def test_a_plan_is_never_the_deed() -> None:
    assert not _same(replace(TOLD, status="planned"))


def test_another_type_or_another_city_is_another_event() -> None:
    assert not _same(replace(TOLD, type="visit"))
    assert not _same(replace(TOLD, parties=frozenset({"city:625144", "city:551487"})))


def test_an_undated_report_of_the_same_days_with_the_same_people_is_the_same() -> None:
    assert _same(replace(TOLD, dates=(), published=frozenset({"2022-05-21"})))
    assert not _same(replace(TOLD, dates=(), published=frozenset({"2024-09-16"})))


def test_a_twinning_happens_once_whether_dated_or_not() -> None:
    twinning = EventSketch("event:2", "twinning", "done", PAIR, dates=(day("2022-07-05"),))
    told = replace(twinning, subject="", dates=(), published=frozenset({"2025-09-29"}))
    assert _same(told, twinning)
    assert not _same(replace(told, effect="end"), twinning)


def test_days_that_differ_a_little_are_one_event_in_conflict_where_people_are_shared() -> None:
    signing = replace(MEETING, type="agreement", titles=frozenset({"Дорожная карта"}))
    told = replace(TOLD, type="agreement", titles=frozenset({"road map"}))
    assert _same(replace(told, dates=(day("2022-05-21"),)), signing)


def test_a_roadmap_and_a_memorandum_of_one_day_are_two_documents() -> None:
    roadmap = replace(MEETING, type="agreement", titles=frozenset({"дорожная карта"}))
    memorandum = replace(TOLD, type="agreement", titles=frozenset({"меморандум"}))
    assert not _same(replace(memorandum, people=frozenset()), roadmap)


def test_two_events_of_one_report_stay_two_without_a_day_or_people_in_common() -> None:
    one = EventSketch(
        "event:3",
        "project",
        "done",
        PAIR,
        published=frozenset({"2022-05-20"}),
        documents=frozenset({"sha256:1"}),
    )
    assert not _same(replace(one, subject="", enterprises=frozenset({"organisation:1"})), one)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Дорожная карта сотрудничества", "roadmap"),
        ("дарожная карта", "roadmap"),
        ("roadmap for 2026", "roadmap"),
        ("Мемарандум", "memorandum"),
        ("протокол о намерениях", "protocol"),
        ("программа сотрудничества", "programme"),
        ("план мероприятий", "plan"),
        ("муниципальный контракт", "contract"),
        ("соглашение", None),
        ("планета", None),
    ],
)
def test_a_title_tells_the_kind_of_document(title: str, kind: str | None) -> None:
    assert title_kind(title) == kind
