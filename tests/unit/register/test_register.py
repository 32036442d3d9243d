"""The front of the room: what one object keeps promised to whoever asks."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pobratim.errors import NotFoundError
from pobratim.register import Register
from pobratim.register.store import Address
from tests.unit.register.reports import MINSK, YEKATERINBURG, Report
from tests.unit.register.story import fill


def test_an_open_register_sees_what_another_program_writes(
    register: Register, address: Address
) -> None:
    assert register.events() == ()
    with Register.open(address) as other:
        fill(other)
        event = other.events()[0]
        assert len(register.events()) == len(other.events())
        other.decide(event.id, "reject", by="A", at="2026", why="no")
    assert event.id not in {row.id for row in register.events()}


def test_every_row_has_evidence_that_re_reads_verbatim(register: Register) -> None:
    fill(register)
    for ask in (
        register.people,
        register.organisations,
        register.events,
        register.statements,
        register.agreements,
        register.relations,
        register.commitments,
    ):
        rows = ask()
        assert rows, ask.__name__
        for row in rows:
            assert row.evidence
            assert all(e.reads_verbatim(register.text(e.document)) for e in row.evidence)


def test_row_ids_are_unique_within_a_question(register: Register) -> None:
    fill(register)
    for ask in (register.events, register.relations, register.commitments, register.people):
        ids = [row.id for row in ask()]
        assert len(ids) == len(set(ids))


def test_rows_come_in_the_same_order_from_a_copy(
    register: Register, new_register: Callable[[], Address]
) -> None:
    fill(register)
    with Register.open(new_register()) as again:
        fill(again)
        assert register.events() == again.events()
        assert register.commitments(as_of="2026-11-24") == again.commitments(as_of="2026-11-24")
        assert register.claims() == again.claims()


def test_of_several_pages_the_best_grade_is_cited(register: Register) -> None:
    for grade, address in (
        ("retold", "https://r.example"),
        ("official", "https://o.example"),
        ("media", "https://m.example"),
    ):
        report = Report("Минск.", "2022", address=address, grade=grade)  # type: ignore[arg-type]
        report.city("Минск", MINSK)
        register.add(report.reading(), report.source())
    assert register.source(report.document().id).address == "https://o.example"


def test_an_unknown_document_is_a_clear_error(register: Register) -> None:
    with pytest.raises(NotFoundError, match="no document"):
        register.source("sha256:none")
    with pytest.raises(NotFoundError, match="no document"):
        register.text("sha256:none")


def test_an_empty_register_answers_every_question_with_nothing(register: Register) -> None:
    assert register.events(MINSK, YEKATERINBURG) == ()
    assert register.commitments(MINSK, YEKATERINBURG, as_of="2026-11-24") == ()
    assert register.reaches(MINSK, YEKATERINBURG) is None
    assert register.claims() == ()
    assert register.check() == []
