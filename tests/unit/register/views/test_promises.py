"""Who is bound by a promise, to what, until when."""

from __future__ import annotations

from pobratim.register import Register
from tests.unit.register.reports import MINSK, YEKATERINBURG, Report, day


def _report(text: str, published: str = "2022-07-04") -> tuple[Report, tuple[str, str]]:
    report = Report(text, published)
    return report, (report.city("Минск", MINSK), report.city("Екатеринбург", YEKATERINBURG))


def _add(register: Register, report: Report) -> None:
    register.add(report.reading(), report.source())


def test_a_promise_told_in_another_clause_finds_the_plan_of_its_report(register: Register) -> None:
    report, pair = _report(
        "Минск и Екатеринбург станут побратимами 5 июля. О том, чтобы сделать города побратимами, "
        "главы договорились в мае."
    )
    report.event(
        "станут побратимами 5 июля",
        "twinning",
        "planned",
        parties=pair,
        date=day("2022-07-05", text="5 июля"),
    )
    report.promise("договорились в мае", due=day("2022-05", text="в мае"))
    _add(register, report)
    (row,) = register.commitments(MINSK, YEKATERINBURG, as_of="2022-07-04")
    assert row.text.startswith("О том, чтобы сделать города побратимами")
    assert row.evidence[0].exact == "договорились в мае"
    assert row.due is not None
    assert row.due.start == "2022-07-05"
    assert row.state == "open"
    assert {place.name for place in row.places} == {"Минск", "Екатеринбург"}


def test_a_date_before_the_report_is_no_deadline(register: Register) -> None:
    report, pair = _report("Минск и Екатеринбург договорились в мае о визите.")
    report.promise("договорились в мае", by=pair, due=day("2022-05", text="в мае"))
    _add(register, report)
    (row,) = register.commitments(as_of="2026-01-01")
    assert (row.due, row.state) == (None, "open")


def test_what_is_done_beside_a_promise_is_not_the_promise(register: Register) -> None:
    report, pair = _report("Минск и Екатеринбург стали побратимами, составят план на годы.")
    done = report.event("стали побратимами", "twinning", parties=pair)
    report.promise("составят план на годы", about=done)
    _add(register, report)
    (row,) = register.commitments(MINSK, YEKATERINBURG)
    assert (row.state, row.fulfilment) == ("open", ())
    assert {place.name for place in row.places} == {"Минск", "Екатеринбург"}


def test_a_promise_of_nobody_named_binds_the_sides_of_its_report(register: Register) -> None:
    report, pair = _report("Минск и Екатеринбург встретились. Стороны обещают визит.")
    report.event("встретились", "meeting", parties=pair)
    report.promise("обещают визит")
    _add(register, report)
    (row,) = register.commitments(MINSK, YEKATERINBURG)
    assert len(row.places) == 2


def test_a_plan_that_a_promise_quotes_is_listed_once(register: Register) -> None:
    report, pair = _report("Минск и Екатеринбург обещают визит осенью.")
    report.event("обещают визит осенью", "visit", "planned", parties=pair)
    report.promise("визит осенью", by=pair)
    _add(register, report)
    assert len(register.commitments()) == 1


def test_what_was_only_proposed_or_discussed_is_no_promise(register: Register) -> None:
    report, pair = _report("Минск и Екатеринбург обсудили визит, предложили форум.")
    report.event("обсудили визит", "visit", "discussed", parties=pair)
    report.event("предложили форум", "forum", "proposed", parties=pair)
    _add(register, report)
    assert register.commitments() == ()
