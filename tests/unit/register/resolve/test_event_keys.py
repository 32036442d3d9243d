"""Events that may be one are always filed where the other is looked for."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pobratim.model.dates import DateValue
from pobratim.register.dates import agree
from pobratim.register.resolve.event_keys import event_keys
from pobratim.register.resolve.events import EventSketch
from tests.unit.register.reports import day

VISIT = EventSketch("event:1", "visit", "done", frozenset({"city:1", "city:2"}))
_days = st.dates().map(lambda d: f"{d.year:04d}-{d.month:02d}-{d.day:02d}")
_dates = _days.flatmap(
    lambda d: st.sampled_from([day(d), day(d[:7]), day(d[:4]), day("-" + d[4:])])
)


def _meet(a: EventSketch, b: EventSketch) -> bool:
    return bool(set(event_keys(a).looked_up) & set(event_keys(b).filed))


def _dated(*dates: DateValue) -> EventSketch:
    return replace(VISIT, dates=dates)


@given(_dates, _dates)
def test_two_dates_that_agree_always_meet(a: DateValue, b: DateValue) -> None:
    if agree(a, b):
        assert _meet(_dated(a), _dated(b))


@pytest.mark.parametrize(("a", "b"), [("2022-05-31", "2022-06-02"), ("2022-12-31", "2023-01-02")])
def test_days_that_differ_a_little_meet_across_a_month_or_year(a: str, b: str) -> None:
    assert _meet(_dated(day(a)), _dated(day(b)))
    assert _meet(_dated(day(b)), _dated(day(a)))


def test_an_undated_event_meets_what_happened_around_its_report() -> None:
    told = replace(VISIT, published=frozenset({"2022-06-01"}))
    assert _meet(told, _dated(day("2022-05-30")))
    assert _meet(_dated(day("2022-05-30")), told)
    assert not _meet(told, _dated(day("2019-05-30")))


def test_what_happens_once_meets_whatever_its_dates() -> None:
    twinning = replace(VISIT, type="twinning", published=frozenset({"2025-09-29"}))
    assert _meet(twinning, replace(twinning, dates=(day("2022-07-05"),)))


def test_other_parties_another_type_or_status_never_meet() -> None:
    here = _dated(day("2022-05-20"))
    assert not _meet(here, replace(here, parties=frozenset({"city:3"})))
    assert not _meet(here, replace(here, type="meeting"))
    assert not _meet(here, replace(here, status="planned"))
