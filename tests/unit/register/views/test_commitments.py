"""What was promised and what came of it."""

from __future__ import annotations

from typing import Any

import pytest

from pobratim.errors import NotFoundError
from pobratim.model.rows import CommitmentRow
from pobratim.register import Register
from tests.unit.register.reports import MINSK, YEKATERINBURG, Report, day
from tests.unit.register.story import TODAY, fill


def _row(register: Register, words: str, as_of: str = TODAY) -> CommitmentRow:
    rows = register.commitments(MINSK, YEKATERINBURG, as_of=as_of)
    return next(row for row in rows if words in " ".join(e.exact for e in row.evidence))


def test_the_promise_to_become_twins_is_done_by_the_twinning(register: Register) -> None:
    row = _row(fill(register), "договорились")
    assert row.state == "done"
    assert [e.exact for e in row.fulfilment] == ["стали побратимами 5 июля"]
    assert row.made == "2022-07-04"


def test_the_promise_of_a_plan_is_done_by_the_roadmap_of_later_years(register: Register) -> None:
    row = _row(fill(register), "план на несколько лет")
    assert row.state == "done"
    assert {e.exact for e in row.fulfilment} == {"подписали дорожную карту"}


def test_days_of_a_city_are_overdue_and_youth_days_of_another_year_do_not_fulfil_them(
    register: Register,
) -> None:
    row = _row(fill(register), "Днях Екатеринбурга")
    assert (row.state, row.fulfilment) == ("overdue", ())


@pytest.mark.parametrize(
    ("words", "as_of", "state"),
    [
        ("договорились", "2022-07-04", "open"),
        ("план на несколько лет", "2024-01-01", "open"),
        ("Днях Екатеринбурга", "2024-09-13", "open"),
        ("Днях Екатеринбурга", "2024-09-14", "overdue"),
    ],
)
def test_the_state_is_the_one_of_the_day_asked_for(
    register: Register, words: str, as_of: str, state: str
) -> None:
    assert _row(fill(register), words, as_of).state == state


def _add(register: Register, text: str, published: str, **event: Any) -> Register:
    report = Report(text, published, address=f"https://{published}.example")
    pair = (report.city("Минск", MINSK), report.city("Екатеринбург", YEKATERINBURG))
    kind, status = event.pop("kind"), event.pop("status", "done")
    report.event(text.split(": ")[1].rstrip("."), kind, status, parties=pair, **event)
    register.add(report.reading(), report.source())
    return register


def test_a_dated_promise_is_kept_by_the_same_thing_on_that_day(register: Register) -> None:
    fill(register)
    _add(
        register,
        "Минск и Екатеринбург: прошли Дни Екатеринбурга.",
        "2024-09-14",
        kind="exchange",
        date=day("2024-09-13"),
    )
    row = _row(register, "Днях Екатеринбурга")
    assert row.state == "done"
    assert row.fulfilment[0].exact == "прошли Дни Екатеринбурга"


def test_a_later_report_that_it_was_called_off_drops_the_promise(register: Register) -> None:
    fill(register)
    _add(
        register,
        "Минск и Екатеринбург: Дни Екатеринбурга отменены.",
        "2024-09-01",
        kind="exchange",
        status="cancelled",
        date=day("2024-09-13"),
    )
    assert _row(register, "Днях Екатеринбурга").state == "dropped"


def test_what_has_begun_and_is_not_finished_is_partly_done(register: Register) -> None:
    _add(
        register,
        "Минск и Екатеринбург: поставят автобусы.",
        "2024-01-10",
        kind="contract",
        status="planned",
    )
    _add(
        register,
        "Минск и Екатеринбург: поставки автобусов начались.",
        "2024-03-10",
        kind="contract",
        stage="started",
    )
    rows = register.commitments()
    assert [row.state for row in rows] == ["partly"]


def test_what_one_report_both_plans_and_tells_of_is_not_fulfilled_by_itself(
    register: Register,
) -> None:
    report = Report("Минск и Екатеринбург: завтра концерт; сегодня концерт.", "2024-09-19")
    pair = (report.city("Минск", MINSK), report.city("Екатеринбург", YEKATERINBURG))
    report.event("завтра концерт", "exchange", "planned", parties=pair)
    report.event("сегодня концерт", "exchange", parties=pair, date=day("2024-09-19"))
    register.add(report.reading(), report.source())
    assert [row.state for row in register.commitments()] == ["open"]


def test_several_plans_in_the_same_words_are_one_promise_done_when_all_are(
    register: Register,
) -> None:
    report = Report("Минск и Екатеринбург: завтра концерт и переговоры.", "2024-09-19")
    pair = (report.city("Минск", MINSK), report.city("Екатеринбург", YEKATERINBURG))
    for kind in ("exchange", "meeting"):
        report.event(
            "завтра концерт и переговоры",
            kind,
            "planned",
            parties=pair,
            date=day("2024-09-20"),
        )
    register.add(report.reading(), report.source())
    assert [row.state for row in register.commitments(as_of="2024-09-20")] == ["open"]
    _add(
        register,
        "Минск и Екатеринбург: переговоры прошли.",
        "2024-09-21",
        kind="meeting",
        date=day("2024-09-20"),
    )
    assert [row.state for row in register.commitments(as_of="2024-09-30")] == ["partly"]
    _add(
        register,
        "Минск и Екатеринбург: концерт прошел.",
        "2024-09-22",
        kind="exchange",
        date=day("2024-09-20"),
    )
    assert [row.state for row in register.commitments(as_of="2024-09-30")] == ["done"]


def test_what_was_done_before_the_promise_does_not_fulfil_it(register: Register) -> None:
    _add(
        register,
        "Минск и Екатеринбург: стали побратимами.",
        "2012-03-10",
        kind="twinning",
        date=day("2012-03-09"),
    )
    _add(
        register,
        "Минск и Екатеринбург: станут побратимами.",
        "2022-07-04",
        kind="twinning",
        status="planned",
    )
    assert [row.state for row in register.commitments()] == ["open"]


def test_a_meeting_is_not_the_visit_that_was_promised_for_a_year_later(
    register: Register,
) -> None:
    _add(
        register,
        "Минск и Екатеринбург: визит намечен на август.",
        "2024-01-10",
        kind="visit",
        status="planned",
        date=day("2024-08"),
    )
    _add(
        register,
        "Минск и Екатеринбург: состоялся визит.",
        "2024-02-10",
        kind="visit",
        date=day("2024-02-09"),
    )
    assert [row.state for row in register.commitments(as_of="2024-03-01")] == ["open"]


def test_a_candidate_says_why_it_fulfils_a_promise(register: Register) -> None:
    row = _row(fill(register), "договорились")
    best = row.candidates[0]
    assert best.score >= best.threshold
    assert best.score == round(sum(feature[3] for feature in best.features), 6)
    assert {"type", "parties"} <= {feature[0] for feature in best.features}
    assert best.evidence == row.fulfilment


def test_what_falls_short_is_a_candidate_and_no_fulfilment(register: Register) -> None:
    _add(
        register,
        "Минск и Екатеринбург: провести форум",
        "2024-01-01",
        kind="forum",
        status="planned",
    )
    _add(register, "Минск и Екатеринбург: прошла встреча молодежи", "2024-05-01", kind="forum")
    row = _row(register, "провести форум")
    (candidate,) = row.candidates
    assert candidate.score < candidate.threshold
    assert (row.state, row.fulfilment) == ("open", ())


@pytest.mark.parametrize(
    ("text", "event", "grade"),
    [
        (
            "Минск и Екатеринбург: провести дни города",
            {"kind": "forum", "date": day("2024-09-13")},
            "dated",
        ),
        ("Минск и Екатеринбург: подписать меморандум", {"kind": "agreement"}, "named"),
        ("Минск и Екатеринбург: намерены расширять связи", {"kind": "project"}, "vague"),
    ],
)
def test_a_promise_is_graded_by_how_far_it_can_be_checked(
    text: str, event: dict[str, Any], grade: str, register: Register
) -> None:
    _add(register, text, "2024-01-01", status="planned", **event)
    assert _row(register, text.split(": ")[1]).grade == grade


def test_a_rejected_promise_is_not_shown(register: Register) -> None:
    row = _row(fill(register), "Днях Екатеринбурга")
    register.decide(row.id, "reject", by="A", at="2026-01-01", why="a hope, not a promise")
    assert row.id not in {r.id for r in register.commitments()}


def test_what_called_a_promise_off_is_told_with_its_words(register: Register) -> None:
    test_a_later_report_that_it_was_called_off_drops_the_promise(register)
    row = _row(register, "Днях Екатеринбурга")
    assert [e.exact for e in row.called_off] == ["Дни Екатеринбурга отменены"]
    assert row.fulfilment == ()


def _buses(register: Register, number: float, published: str, status: str, **more: Any) -> None:
    text = f"Минск и Екатеринбург: автобусы {number:g} {published}."
    report = Report(text, published, address=f"https://{published}.example")
    pair = (report.city("Минск", MINSK), report.city("Екатеринбург", YEKATERINBURG))
    goods = report.goods(f"автобусы {number:g}", what="автобусы", quantity=number)
    words = f"автобусы {number:g} {published}"
    report.event(words, "contract", status, parties=pair, goods=(goods,), **more)  # type: ignore[arg-type]
    register.add(report.reading(), report.source())


def test_fewer_than_promised_is_partly_done_until_the_rest_comes(register: Register) -> None:
    _buses(register, 100, "2024-01-10", "planned")
    _buses(register, 40, "2024-03-10", "done", stage="delivered", date=day("2024-03-09"))
    (row,) = register.commitments()
    assert row.state == "partly"
    _buses(register, 60, "2024-06-10", "done", stage="delivered", date=day("2024-06-09"))
    (row,) = register.commitments()
    assert row.state == "done"
    assert len(row.fulfilment) == 2


SIGNED = {"by": "A. Clerk", "at": "2026-11-24", "why": "asked them"}


def test_a_person_says_which_deed_fulfilled_a_promise_and_which_did_not(
    register: Register,
) -> None:
    _buses(register, 100, "2024-01-10", "planned")
    _buses(register, 100, "2024-03-10", "done", date=day("2024-03-09"))
    (row,) = register.commitments()
    assert row.state == "done"
    (candidate,) = row.candidates
    register.decide(row.id, "reject", value=candidate.event, **SIGNED)
    (row,) = register.commitments()
    assert (row.state, row.fulfilment, row.candidates[0].verdict) == ("open", (), "rejected")
    register.decide(row.id, "choose", value=candidate.event[:20], **SIGNED)
    (row,) = register.commitments()
    assert (row.state, row.candidates[0].verdict) == ("done", "chosen")
    assert row.decision is not None
    assert row.decision.why == "asked them"


def test_a_person_s_word_on_a_promise_stands_before_any_score_and_can_be_undone(
    register: Register,
) -> None:
    row = _row(fill(register), "Днях Екатеринбурга")
    decision = register.decide(row.id, "choose", value="dropped", **SIGNED)
    assert _row(register, "Днях Екатеринбурга").state == "dropped"
    register.decide(decision.id, "undo", **SIGNED)
    assert _row(register, "Днях Екатеринбурга").state == "overdue"


def test_a_promise_takes_no_state_and_no_deed_that_it_has_not(register: Register) -> None:
    row = _row(fill(register), "Днях Екатеринбурга")
    with pytest.raises(NotFoundError, match="open, done, partly, overdue, dropped"):
        register.decide(row.id, "choose", value="perhaps", **SIGNED)
    with pytest.raises(NotFoundError, match="no value 'event:ff'"):
        register.decide(row.id, "reject", value="event:ff", **SIGNED)
