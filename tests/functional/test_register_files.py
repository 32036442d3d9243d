"""Searching, saving and restoring a register from the command line."""

from __future__ import annotations

from pathlib import Path

from tests.functional.conftest import Run


def _mine(report: Path, tmp_path: Path, run: Run) -> str:
    register = str(tmp_path / "mine.sqlite")
    assert run("read", str(report), "--register", register).code == 0
    return register


def test_a_search_shows_the_passage_its_source_and_what_stands_on_it(run: Run) -> None:
    rows = run("register", "search", "дорожной картой", "--json").records
    assert rows
    for row in rows:
        assert row["schema"] == "pobratim.found/1"
        assert row["evidence"][0]["source"]["address"].startswith("https://")
        assert row["snippet"] == row["evidence"][0]["exact"]
    assert any(thing["kind"] == "event" for row in rows for thing in row["things"])
    scores = [row["score"] for row in rows]
    assert scores == sorted(scores, reverse=True)


def test_a_search_on_a_pair_finds_only_what_names_both(run: Run) -> None:
    everything = run("register", "search", "соглашение", "--json").records
    pair = run("register", "search", "соглашение", "Минск", "Екатеринбург", "--json").records
    assert {r["document"] for r in pair} <= {r["document"] for r in everything}
    assert run("register", "search", "соглашение", "Минск", "Лион, FR", "--json").code == 4


def test_a_search_marks_the_words_for_a_person(run: Run) -> None:
    assert "*побратимом*" in run("register", "search", "побратим").out


def test_a_search_without_an_answer_leaves_with_4_and_without_a_word_with_2(run: Run) -> None:
    assert run("register", "search", "тролль").code == 4
    assert run("register", "search", "и").code == 2


def test_a_backup_is_restored_and_holds(report: Path, tmp_path: Path, run: Run) -> None:
    register, saved, back = _mine(report, tmp_path, run), str(tmp_path / "s"), str(tmp_path / "b")
    assert run("register", "backup", saved, "--register", register).code == 0
    assert run("register", "backup", saved, "--register", register).code == 2
    assert run("register", "restore", saved, "--register", back).code == 0
    refused = run("register", "restore", saved, "--register", back)
    assert refused.code == 2
    assert "--force" in refused.err
    assert run("register", "restore", saved, "--force", "--register", back).code == 0
    ask = ("register", "people", "--json", "--register")
    assert run(*ask, back).out == run(*ask, register).out
    assert run("register", "check", "--register", back).code == 0


def test_the_embedded_register_can_be_saved_but_not_restored_into(
    tmp_path: Path, run: Run
) -> None:
    saved = str(tmp_path / "saved.sqlite")
    assert run("register", "backup", saved).code == 0
    assert run("register", "restore", saved).code == 2


def test_a_schema_goes_back_and_forward(report: Path, tmp_path: Path, run: Run) -> None:
    register = _mine(report, tmp_path, run)
    before = run("register", "people", "--json", "--register", register).out
    assert run("register", "upgrade", "--to", "0001", "--register", register).code == 0
    old = run("register", "people", "--json", "--register", register)
    assert old.code == 1
    assert "pobratim register upgrade" in old.err
    assert run("register", "upgrade", "--register", register).code == 0
    assert run("register", "people", "--json", "--register", register).out == before


def test_a_server_that_is_not_there_is_a_clear_error(tmp_path: Path, run: Run) -> None:
    address = f"postgresql+psycopg://clerk:secret@/city?host={tmp_path}"
    outcome = run("register", "people", "--register", address)
    assert outcome.code == 1
    assert "cannot reach the register" in outcome.err
    assert "secret" not in outcome.err
