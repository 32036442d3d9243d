"""The stages of a relation."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from pobratim.model.readings import EventEffect, EventStatus, EventType
from pobratim.model.rows import EventRow, NamedRef, RelationLevel
from pobratim.register import Register
from pobratim.register.views.relations import level_of
from tests.unit.register.reports import KAZAN, MINSK, YEKATERINBURG, Report, day
from tests.unit.register.story import fill


def test_a_relation_has_a_history_from_intent_to_roadmap(register: Register) -> None:
    rows = fill(register).relations(MINSK, YEKATERINBURG)
    assert [row.level for row in rows] == ["intent", "intent", "twin", "roadmap"]
    twin = next(row for row in rows if row.level == "twin")
    assert twin.since is not None
    assert twin.since.start == "2022-07-05"
    assert twin.until is None


def test_an_intent_begins_when_it_is_made_known_and_ends_with_the_deed(register: Register) -> None:
    first = fill(register).relations(MINSK, YEKATERINBURG)[0]
    assert first.level == "intent"
    assert first.since is not None
    assert first.until is not None
    assert (first.since.start, first.since.resolved_from) == ("2022-07-04", "published")
    assert first.until.start == "2022-07-05"


def test_a_signed_protocol_of_intent_is_an_intent_since_its_signing(register: Register) -> None:
    report = Report("Минск и Казань подписали протокол о намерениях.", "2024-07-05")
    pair = (report.city("Минск", MINSK), report.city("Казань", KAZAN))
    report.event("подписали протокол о намерениях", "agreement", parties=pair, date=day("2023-12"))
    register.add(report.reading(), report.source())
    (row,) = register.relations(MINSK, KAZAN)
    assert row.since is not None
    assert (row.level, row.status, row.since.start) == ("intent", "done", "2023-12")


def test_a_roadmap_whose_end_is_disputed_has_no_end(register: Register) -> None:
    last = fill(register).relations(MINSK, YEKATERINBURG)[-1]
    assert (last.level, last.until) == ("roadmap", None)


def test_as_of_an_earlier_day_later_stages_are_unknown(register: Register) -> None:
    rows = fill(register).relations(MINSK, YEKATERINBURG, as_of="2022-07-04")
    assert [row.level for row in rows] == ["intent"]


def test_another_pair_has_its_own_stages(register: Register) -> None:
    rows = fill(register).relations(MINSK, KAZAN)
    assert [row.level for row in rows] == ["twin"]
    assert register.relations(KAZAN, YEKATERINBURG) == ()


def test_a_suspension_closes_what_stood_before(register: Register) -> None:
    fill(register)
    report = Report("Минск и Казань приостановили побратимство.", "2026-01-10")
    pair = (report.city("Минск", MINSK), report.city("Казань", KAZAN))
    report.event("приостановили", "other", parties=pair, effect="suspend", date=day("2026-01-09"))
    register.add(report.reading(), report.source())
    rows = register.relations(MINSK, KAZAN)
    assert [row.level for row in rows] == ["twin", "suspended"]
    assert rows[0].until is not None
    assert rows[0].until.start == "2026-01-09"


def test_a_suspension_lasts_until_the_relation_is_taken_up_again(register: Register) -> None:
    fill(register)
    told: tuple[tuple[str, EventType, EventEffect | None, str], ...] = (
        ("Минск и Казань приостановили побратимство.", "other", "suspend", "2026-01-09"),
        ("Минск и Казань подписали соглашение.", "agreement", "begin", "2027-03-01"),
        ("Минск и Казань прекратили побратимство.", "other", "end", "2029-05-01"),
    )
    for words, kind, effect, date in told:
        report = Report(words, date, address=f"https://{date}.example")
        pair = (report.city("Минск", MINSK), report.city("Казань", KAZAN))
        report.event(words, kind, parties=pair, effect=effect, date=day(date))
        register.add(report.reading(), report.source())
    rows = [(row.level, row.until and row.until.start) for row in register.relations(MINSK, KAZAN)]
    assert rows == [
        ("twin", "2026-01-09"),
        ("suspended", "2027-03-01"),
        ("partner", "2029-05-01"),
        ("ended", None),
    ]


def test_a_rejected_stage_is_not_shown_again(register: Register) -> None:
    row = fill(register).relations(MINSK, KAZAN)[0]
    register.decide(row.id, "reject", by="A", at="2026-01-01", why="not so")
    assert register.relations(MINSK, KAZAN) == ()


def _event(
    kind: EventType,
    status: EventStatus = "done",
    effect: EventEffect | None = None,
    title: str | None = None,
) -> EventRow:
    return EventRow("event:1", kind, status, (), (), effect=effect, document_title=title)


@pytest.mark.parametrize(
    ("event", "level"),
    [
        (_event("twinning"), "twin"),
        (_event("twinning", "planned"), "intent"),
        (_event("twinning", "discussed"), "intent"),
        (_event("twinning", "cancelled"), None),
        (_event("agreement", title="меморандум о сотрудничестве"), "partner"),
        (_event("agreement", title="протокол о намерениях"), "intent"),
        (replace(_event("agreement"), enterprises=(NamedRef("organisation:1", "МАЗ"),)), None),
        (_event("agreement", title="программа сотрудничества"), "roadmap"),
        (_event("agreement", title="план мероприятий"), "roadmap"),
        (_event("other", effect="suspend"), "suspended"),
        (_event("twinning", effect="end"), "ended"),
        (_event("other", "planned", effect="end"), None),
        (_event("contract"), None),
        (_event("meeting"), None),
    ],
)
def test_an_event_sets_the_level_that_its_type_status_and_document_say(
    event: EventRow, level: RelationLevel | None
) -> None:
    assert level_of(event) == level


def _tell(register: Register, words: str, kind: EventType, told: str, **fields: Any) -> None:
    report = Report(words, told, address=f"https://{told}.example")
    pair = (report.city("Минск", MINSK), report.city("Казань", KAZAN))
    report.event(words, kind, parties=pair, **fields)
    register.add(report.reading(), report.source())


def _stages(register: Register) -> list[tuple[str, str | None, str | None]]:
    return [
        (
            row.level,
            row.since.start if row.since else None,
            row.until.start if row.until else None,
        )
        for row in register.relations(MINSK, KAZAN)
    ]


def test_a_twinning_after_an_end_is_a_new_one_with_the_history_before_it(
    register: Register,
) -> None:
    _tell(register, "Минск и Казань побратимы.", "twinning", "1995-05-01", date=day("1995-04-30"))
    _tell(register, "Минск и Казань больше не дружат.", "other", "2010-02-01", effect="end")
    _tell(register, "Минск и Казань снова побратимы.", "twinning", "2015-06-01")
    _tell(register, "Минск и Казань - города-побратимы.", "twinning", "2016-03-01")
    twins = [row for row in register.events(MINSK, KAZAN) if row.type == "twinning"]
    assert [row.sources for row in twins] == [1, 2]
    assert [level for level, *_ in _stages(register)] == ["twin", "ended", "twin"]
    assert _stages(register)[0][1] == "1995-04-30"


def test_a_report_that_looks_back_on_the_first_twinning_joins_the_first(
    register: Register,
) -> None:
    _tell(register, "Минск и Казань побратимы.", "twinning", "1995-05-01", date=day("1995-04-30"))
    _tell(
        register,
        "Минск и Казань прекратили.",
        "other",
        "2010-02-01",
        effect="end",
        date=day("2010-01-31"),
    )
    _tell(register, "Минск и Казань побратимы с 1995.", "twinning", "2018-01-01", date=day("1995"))
    assert len([row for row in register.events(MINSK, KAZAN) if row.type == "twinning"]) == 1
    assert _stages(register) == [
        ("twin", "1995-04-30", "2010-01-31"),
        ("ended", "2010-01-31", None),
    ]


def test_the_end_of_another_relation_parts_nothing(register: Register) -> None:
    report = Report("Минск и Екатеринбург прекратили.", "2010-02-01")
    pair = (report.city("Минск", MINSK), report.city("Екатеринбург", YEKATERINBURG))
    report.event("прекратили", "other", parties=pair, effect="end", date=day("2010-01-31"))
    _tell(register, "Минск и Казань побратимы.", "twinning", "1995-05-01")
    register.add(report.reading(), report.source())
    _tell(register, "Минск и Казань - побратимы.", "twinning", "2015-06-01")
    assert len([row for row in register.events(MINSK, KAZAN) if row.type == "twinning"]) == 1
