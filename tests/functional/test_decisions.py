"""Journeys 4 and 12 from the command line: correct, merge, split, object, undo, and the log."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.functional.conftest import Outcome, Run

SIGNED = ("--by", "A. Clerk", "--why", "letter of 3 March", "--at", "2026-11-24")


@pytest.fixture
def mine(tmp_path: Path) -> str:
    return str(tmp_path / "mine.sqlite")


def _change(run: Run, mine: str, *words: str) -> dict[str, Any]:
    outcome = run("register", *words, *SIGNED, "--register", mine, "--json")
    assert outcome.code == 0, outcome.err
    assert "to undo: pobratim register undo decision:" in outcome.err
    return outcome.records[0]


def _people(run: Run, mine: str) -> dict[str, dict[str, Any]]:
    rows = run("register", "people", "--json", "--register", mine).records
    return {row["name"]: row for row in rows}


def _dossier(run: Run, mine: str) -> str:
    outcome = run("dossier", "Минск", "Екатеринбург", "--register", mine, "-o", mine + ".json")
    assert outcome.code == 0, outcome.err
    return Path(mine + ".json").read_text(encoding="utf-8")


def _start(run: Run, mine: str) -> dict[str, dict[str, Any]]:
    """Make the copy of the embedded register by a decision that changes nothing."""
    rows = run("register", "people", "--json").records
    _change(run, mine, "decide", rows[0]["id"], "--accept")
    return _people(run, mine)


def test_a_corrected_name_is_in_every_view_and_the_dossier_and_can_be_undone(
    run: Run, mine: str
) -> None:
    person = _start(run, mine)["Дмитрий Микуленок"]
    made = _change(
        run, mine, "correct", person["id"][:17], "Дмитрий Микулёнок", "--property", "name"
    )
    assert (made["from"], made["to"]) == ("Дмитрий Микуленок", "Дмитрий Микулёнок")
    assert "Дмитрий Микулёнок" in _people(run, mine)
    assert "Дмитрий Микулёнок" in _dossier(run, mine)
    _change(run, mine, "undo", made["id"][:19])
    assert "Дмитрий Микулёнок" not in _people(run, mine)


def test_an_official_who_objects_is_nowhere_and_the_log_keeps_who_and_why(
    run: Run, mine: str
) -> None:
    person = _start(run, mine)["Евгений Куйвашев"]
    _change(run, mine, "hide", person["id"])
    assert "Евгений Куйвашев" not in _people(run, mine)
    told = run("register", "statements", "--json", "--register", mine).out
    assert person["id"] not in told
    assert person["id"] not in _dossier(run, mine)
    entries = run("register", "log", "--json", "--register", mine).records
    assert [e["kind"] for e in entries] == ["accepted", "hidden"]
    assert entries[1]["why"] == "letter of 3 March"
    assert entries[1]["at"] == "2026-11-24"


def test_two_records_of_one_person_are_merged_and_one_is_split_off(run: Run, mine: str) -> None:
    people = _start(run, mine)
    one, other = people["Алексей Орлов"]["id"], people["Александр Якоб"]["id"]
    _change(run, mine, "merge", other, one)
    assert "Александр Якоб" not in _people(run, mine)
    shown = run("register", "show", one, "--json", "--register", mine).records[0]
    alone = next(r["id"] for r in shown["records"] if r["label"] == "Александр Якоб")
    refused = run("register", "split", alone, *SIGNED, "--register", mine)
    assert "undo the merge" in _refused(refused)
    record = next(r["id"] for r in shown["records"] if r["score"] is not None)
    made = _change(run, mine, "split", record)
    rows = run("register", "people", "--json", "--register", mine).records
    assert made["value"] in {row["id"] for row in rows}
    assert run("register", "check", "--register", mine).code == 0


def _refused(outcome: Outcome) -> str:
    assert outcome.code != 0
    assert "Traceback" not in outcome.err
    return outcome.err


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("hide", "person:0000000"), "nothing with the id"),
        (("undo", "decision:000000"), "nothing with the id"),
        (("merge", "person:000000", "person:111111"), "shows nothing"),
        (("split", "record:000000"), "no record"),
        (("correct", "claim:000000", "x"), "shows nothing"),
        (("decide", "pending:000000", "--accept"), "waits for a decision"),
        (("decide", "x"), "give one of"),
    ],
)
def test_what_is_not_there_is_said_in_words(
    run: Run, mine: str, words: tuple[str, ...], message: str
) -> None:
    assert message in _refused(run("register", *words, *SIGNED, "--register", mine))


def test_the_embedded_register_is_never_written_to(run: Run) -> None:
    person = run("register", "people", "--json").records[0]["id"]
    assert "--register FILE" in _refused(run("register", "hide", person, *SIGNED))


def test_an_empty_log_and_an_empty_queue_are_said_so(run: Run) -> None:
    assert run("register", "log").code == 4
    assert run("register", "pending").code == 4


def test_tables_show_the_ids_that_commands_take(run: Run, mine: str) -> None:
    table = run("register", "organisations").out
    start = next(w for w in table.split() if w.startswith("organisation:"))
    shown = run("register", "show", start)
    assert shown.code == 0
    assert "founded it" in shown.out
    assert json.loads(run("register", "show", start, "--json").out)["records"]
