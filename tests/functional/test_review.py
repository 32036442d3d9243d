"""``pobratim review --json`` lists the queue; the screen asks for a name and a terminal."""

from __future__ import annotations

from pathlib import Path

from tests.functional.conftest import Run


def test_the_queue_is_listed_with_ids_that_decide_takes(run: Run, tmp_path: Path) -> None:
    mine = str(tmp_path / "mine.sqlite")
    rows = run("review", "--json").records
    assert {row["schema"] for row in rows} == {"pobratim.review/1"}
    conflict = next(row for row in rows if row["kind"] == "conflict")
    assert all(p["exact"] for row in rows for p in row["passages"])
    words = ("--choose", conflict["choices"][0], "--by", "A", "--why", "B", "--register", mine)
    assert run("register", "decide", conflict["id"], *words).code == 0
    left = run("review", "--json", "--register", mine).records
    assert conflict["id"] not in {row["id"] for row in left}
    assert len(left) == len(rows) - 1


def test_the_queue_of_one_pair_holds_what_concerns_it(run: Run) -> None:
    every = run("review", "--json").records
    pair = run("review", "Минск", "Екатеринбург", "--json").records
    assert 0 < len(pair) < len(every)


def test_the_screen_asks_who_decides_and_for_a_terminal(run: Run) -> None:
    assert "--by NAME" in run("review").err
    refused = run("review", "--by", "A. Clerk")
    assert refused.code == 2
    assert "needs a terminal" in refused.err
