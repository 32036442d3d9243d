"""The integrity check finds what was altered behind the register's back."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from pobratim.register import Register
from tests.unit.register.story import fill


def _violations(path: Path, *statements: str) -> list[tuple[str, str]]:
    connection = sqlite3.connect(path)
    for name in (
        "documents_no_update",
        "documents_no_delete",
        "decisions_no_update",
        "decisions_no_delete",
    ):
        connection.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        assert connection.execute(statement).rowcount > 0
    connection.commit()
    connection.close()
    with Register.open(path, read_only=True) as register:
        return [(v.table, v.problem) for v in register.check()]


@pytest.fixture
def path(tmp_path: Path, empty_register: Path) -> Path:
    found = tmp_path / "register.sqlite"
    shutil.copyfile(empty_register, found)
    with Register.open(found) as register:
        (conflict,) = fill(register).conflicts()
        for number in range(2):
            register.decide(conflict.id, "accept", by="A", at="2026", why=f"seen {number}")
        assert register.check() == []
    return found


@pytest.mark.parametrize(
    ("statement", "table", "problem"),
    [
        ("UPDATE documents SET text = text || '.'", "documents", "no longer has this hash"),
        ("UPDATE documents SET text = 'X' || text", "evidence", "no longer reads"),
        ("UPDATE evidence SET exact = 'X' || exact", "evidence", "no longer reads"),
        ("UPDATE evidence SET prefix = 'X'", "evidence", "around the quotation"),
        ('UPDATE evidence SET "end" = 99999', "evidence", "no longer reads"),
        ("UPDATE evidence SET record = 'other'", "evidence", "record is not among"),
        ("UPDATE claims SET property = 'other'", "claims", "id does not fit"),
        ("UPDATE claim_values SET value = 'other'", "claim_values", "id does not fit"),
        ("DELETE FROM evidence", "claim_values", "without evidence"),
        ("DELETE FROM subjects WHERE kind = 'place'", "claims", "subject is not among"),
        ("UPDATE decisions SET why = 'other'", "decisions", "altered"),
        ("DELETE FROM decisions WHERE number = 1", "decisions", "entry 1 of the log is missing"),
    ],
)
def test_what_was_altered_is_found(path: Path, statement: str, table: str, problem: str) -> None:
    found = _violations(path, statement)
    assert any(t == table and problem in text for t, text in found), found[:3]
