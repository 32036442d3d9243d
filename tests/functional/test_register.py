from __future__ import annotations

from pathlib import Path

import pytest

from pobratim.app.cli.register_ import VIEWS
from pobratim.app.pipeline import EMBEDDED, build_embedded_register, open_register
from tests.functional.conftest import Run


def test_the_embedded_register_is_what_reading_the_sample_reports_gives(tmp_path: Path) -> None:
    build_embedded_register(tmp_path / "anew.sqlite")
    anew, packaged = open_register(tmp_path / "anew.sqlite"), open_register(None)
    assert list(anew.claims()) == list(packaged.claims())


def test_every_span_of_the_embedded_register_re_reads_verbatim(run: Run) -> None:
    assert run("register", "check").code == 0


def test_every_source_of_the_embedded_register_is_marked_as_retold(run: Run) -> None:
    rows = run("register", "events", "--json").records
    grades = {e["source"]["grade"] for row in rows for e in row["evidence"]}
    assert grades == {"retold"}


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_of_the_embedded_register_gives_rows_with_evidence(view: str, run: Run) -> None:
    rows = run("register", view, "--json").records
    assert rows
    for row in rows:
        found = row.get("evidence") or row["values"][0]["evidence"]
        assert found[0]["exact"]


def test_reading_the_same_report_twice_changes_nothing(
    report: Path, tmp_path: Path, run: Run
) -> None:
    register = str(tmp_path / "mine.sqlite")
    run("read", str(report), "--register", register)
    once = run("export", "--register", register, "--format", "jsonl").out
    run("read", str(report), "--register", register)
    assert run("export", "--register", register, "--format", "jsonl").out == once
    assert once


def test_a_new_register_holds_only_what_was_read_into_it(
    report: Path, tmp_path: Path, run: Run
) -> None:
    register = str(tmp_path / "mine.sqlite")
    run("read", str(report), "--register", register)
    names = {
        r["name"] for r in run("register", "people", "--register", register, "--json").records
    }
    assert names == {"Олег Макаров", "Петр Кириченко"}


def test_the_roadmap_that_two_outlets_date_differently_is_one_conflict(run: Run) -> None:
    rows = run("register", "conflicts", "Минск", "Екатеринбург", "--json").records
    found = [r for r in rows if any("2028" in v["value"] for v in r["values"])]
    assert len(found) == 1
    assert len(found[0]["values"]) == 2
    assert {v["state"] for v in found[0]["values"]} == {"open"}


def test_a_person_chooses_between_two_values_and_the_rejected_one_stays(
    tmp_path: Path, run: Run
) -> None:
    register = str(tmp_path / "mine.sqlite")
    ask = ("register", "conflicts", "Минск", "Екатеринбург", "--json")
    claim = next(r for r in run(*ask).records if any("2028" in v["value"] for v in r["values"]))
    value = next(v["value"] for v in claim["values"] if "2028" in v["value"])
    decide = ("register", "decide", claim["claim"], "--choose", value)
    outcome = run(*decide, "--by", "A. Clerk", "--why", "signed text", "--register", register)
    assert outcome.code == 0, outcome.err
    after = next(
        r for r in run(*ask, "--register", register).records if r["claim"] == claim["claim"]
    )
    states = {v["value"]: v["state"] for v in after["values"]}
    assert states.pop(value) == "chosen"
    assert set(states.values()) == {"rejected"}


def test_the_embedded_register_cannot_be_written(run: Run) -> None:
    signed = ("--by", "A", "--why", "B")
    for verb in (
        ("decide", "x", "--accept", *signed),
        ("hide", "x", *signed),
        ("import", "agreements", "x.csv"),
        ("upgrade",),
        ("restore", "x"),
    ):
        outcome = run("register", *verb)
        assert outcome.code == 2, verb
        assert "name your own with --register" in outcome.err


def test_a_file_that_is_no_register_is_a_clear_error(report: Path, run: Run) -> None:
    outcome = run("register", "events", "--register", str(report))
    assert outcome.code == 1
    assert "report.txt" in outcome.err
    assert "Traceback" not in outcome.err


def test_a_question_with_no_answer_leaves_with_4(run: Run) -> None:
    assert run("register", "events", "Lyon", "Birmingham, GB").code == 4


def test_an_export_holds_as_many_rows_as_the_screen(run: Run) -> None:
    shown = len(run("register", "statements", "--json").records)
    outcome = run("export", "--format", "csv", "--table", "statements")
    assert f"{shown} rows" in outcome.err


def test_the_embedded_register_lies_in_the_package() -> None:
    assert (EMBEDDED / "register.sqlite").is_file()


def test_the_register_of_the_settings_is_used_where_a_command_names_none(
    report: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    register = str(tmp_path / "mine.sqlite")
    run("read", str(report), "--register", register)
    monkeypatch.setenv("POBRATIM_REGISTER", register)
    names = {r["name"] for r in run("register", "people", "--json").records}
    assert names == {"Олег Макаров", "Петр Кириченко"}


def test_a_quotation_is_checked_against_the_words_the_speaker_and_the_post(run: Run) -> None:
    asked = ("register", "quote", "позволит городам помогать друг другу")
    (found,) = run(*asked, "--json").records
    assert found["schema"] == "pobratim.quotation/1"
    assert found["exact"] is True
    assert found["statement"]["post"] == "первый заместитель председателя"
    assert found["statement"]["organisation"]["name"] == "Мингорисполком"
    told = run(*asked).out
    assert "word for word, in a retelling" in told  # the embedded reports are in our own words
    assert "https://www.eanews.ru/" in told.replace("\n    ", "")
    changed = run("register", "quote", "позволит городам мешать друг другу", "--json").records
    assert [found["exact"] for found in changed] == [False]
    assert run("register", "quote", "совершенно посторонние выдуманные слова").code == 4


def test_rows_for_people_keep_their_words_whole_at_eighty_letters(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    people = run("register", "people", "Минск", "Екатеринбург").out
    assert "председатель, Мингорисполком; from" in people
    promises = run("register", "commitments", "Минск", "Екатеринбург").out
    assert "done: Минск стал побратимом Екатеринбурга (Русский мир 2022-07-05 (+2))" in promises
    conflicts = run("register", "conflicts", "Минск", "Екатеринбург").out
    assert "2026/2028 (open): БелТА 2025-09-29" in conflicts
    assert max(map(len, (people + promises + conflicts).splitlines())) <= 80


def test_people_are_asked_for_by_name_and_a_slip_is_asked_back(run: Run) -> None:
    (person,) = run("register", "people", "--name", "Kukharev", "--json").records
    assert person["name"] == "Владимир Кухарев"
    outcome = run("register", "people", "--name", "Куарев")
    assert outcome.code == 4
    assert "did you mean Владимир Кухарев?" in outcome.err


def test_a_done_project_without_a_name_asks_which_one_and_lists_what_it_may_be(
    run: Run,
) -> None:
    rows = run("register", "deliveries", "Минск", "Екатеринбург", "--json").records
    (asking,) = [row for row in rows if row["asks"]]
    assert asking["asks"] == "which-project"
    assert [c["label"] for c in asking["candidates"]] == ["МАЗ 58 новых автобусов"]
    told = run("register", "deliveries", "Минск", "Екатеринбург").out
    assert "which one?" in told
    assert "1. МАЗ 58 новых автобусов (0.35: sides +0.15" in told


def test_tables_say_what_a_person_can_do_next(run: Run) -> None:
    assert "--choose VALUE" in run("register", "conflicts").err
    assert "reach up to 2025-" in run("register", "sources").err
    quiet = run("register", "conflicts", "--json")
    assert quiet.err == ""
