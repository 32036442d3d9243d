"""One event told several times is one; two events stay two."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pobratim.extract.merge import merge_events, name_twinnings, same_event
from pobratim.model.dates import DateValue
from pobratim.model.readings import Event
from pobratim.model.spans import Span

TEXT = (
    "Мэры подписали договор о побратимстве. Документ подписан в ратуше. "
    "Открыли завод лифтов. Запустили линию трикотажа."
)
FIRST, SECOND = Span(0, 38), Span(39, 66)
PLANT, LINE = Span(67, 88), Span(89, 115)
MEETING = Event("v0", "meeting", "done", (FIRST,), ("e1", "e2"))


def test_the_same_meeting_told_twice_is_one_with_both_spans_of_evidence() -> None:
    again = replace(MEETING, evidence=(SECOND,), participants=("e5",), venue="e1")
    (event,) = merge_events([MEETING, again], TEXT)
    assert event.evidence == (FIRST, SECOND)
    assert (event.id, event.participants, event.venue) == ("v1", ("e5",), "e1")


@pytest.mark.parametrize(
    "other",
    [
        replace(MEETING, status="planned"),
        replace(MEETING, type="visit"),
        replace(MEETING, parties=("e1", "e3")),
    ],
)
def test_another_status_type_or_pair_is_another_event(other: Event) -> None:
    assert not same_event(MEETING, other, TEXT)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (DateValue("2022-05-20"), None, True),
        (DateValue("2022-05-20"), DateValue("2022-05", precision="month"), True),
        (DateValue("2022-05-20"), DateValue("2023-05-20"), False),
        (DateValue("2022-05-20", end="2022-05-22"), DateValue("2022-05-21"), True),
    ],
)
def test_dates_may_differ_in_precision_but_not_in_the_day(
    a: DateValue, b: DateValue | None, *, same: bool
) -> None:
    first, second = replace(MEETING, date=a), replace(MEETING, date=b, evidence=(SECOND,))
    assert same_event(first, second, TEXT) is same


def test_the_finer_date_is_kept() -> None:
    coarse = replace(MEETING, date=DateValue("2022-05", precision="month"))
    fine = replace(MEETING, date=DateValue("2022-05-20"), evidence=(SECOND,))
    (event,) = merge_events([coarse, fine], TEXT)
    assert event.date == fine.date


def test_projects_are_one_only_where_they_share_their_words() -> None:
    plant = Event("v0", "project", "done", (PLANT,), ("e1", "e2"))
    assert not same_event(plant, replace(plant, evidence=(LINE,)), TEXT)
    assert same_event(plant, replace(plant, evidence=(Span(75, 88),)), TEXT)


def test_a_renewal_is_not_the_tie_that_it_renews() -> None:
    tie = Event("v0", "twinning", "done", (FIRST,), ("e1", "e2"))
    assert not same_event(tie, replace(tie, effect="change", evidence=(SECOND,)), TEXT)


def test_a_bare_agreement_after_a_twinning_is_that_twinning() -> None:
    twin = Event("v0", "twinning", "done", (FIRST,), ("e1", "e2"))
    paper = Event("v0", "agreement", "done", (SECOND,), ("e1", "e2"))
    (event,) = merge_events(name_twinnings([twin, paper], TEXT), TEXT)
    assert (event.type, len(event.evidence)) == ("twinning", 2)


def test_an_agreement_on_another_matter_or_of_others_stays_one() -> None:
    twin = Event("v0", "twinning", "done", (FIRST,), ("e1", "e2"))
    titled = Event(
        "v0",
        "agreement",
        "done",
        (SECOND,),
        ("e1", "e2"),
        document_title="договор о поставках",
    )
    others = replace(titled, document_title=None, parties=("e1", "e3"))
    kept = name_twinnings([twin, titled, others], TEXT)
    assert [event.type for event in kept] == ["twinning", "agreement", "agreement"]


def test_events_are_numbered_in_the_order_of_the_text() -> None:
    late = replace(MEETING, type="visit", evidence=(FIRST,))
    events = merge_events([replace(MEETING, evidence=(SECOND,)), late], TEXT)
    assert [(event.id, event.type) for event in events] == [("v1", "visit"), ("v2", "meeting")]
