"""Journeys 2–7 and 10–12 of a user, from the command line.

They run on the embedded register and on one read from reports of others, where these are at hand.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from openpyxl import load_workbook

from tests.functional.conftest import Run

READING_DEV = Path(__file__).resolve().parents[3] / "shared/data/reading-dev"
PAIR = ("Минск", "Екатеринбург")
SIGNED = ("--by", "A. Clerk", "--why", "as agreed")


@pytest.fixture(scope="module")
def built(run: Run, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A register read from the reports of the development set."""
    if not READING_DEV.exists():
        pytest.skip("the development reports are not at hand")
    folder = tmp_path_factory.mktemp("built")
    files = sorted(READING_DEV.glob("reading-*.jsonl"))
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    (folder / "some.jsonl").write_text("\n".join(map(_as_input, lines)) + "\n", encoding="utf-8")
    register = str(folder / "built.sqlite")
    done = run("read", "--input", "jsonl", str(folder / "some.jsonl"), "--register", register)
    assert done.code == 0, done.err
    return register


def _as_input(line: str) -> str:
    record = json.loads(line)
    kept = {k: record[k] for k in ("title", "published", "language") if record.get(k)}
    return json.dumps({"id": str(record["id"]), "text": record["text"], **kept})


@pytest.fixture(params=["embedded", "built"])
def register(request: pytest.FixtureRequest) -> tuple[str, ...]:
    """The options that name a register."""
    if request.param == "embedded":
        return ()
    return ("--register", request.getfixturevalue("built"))


@pytest.fixture
def own(tmp_path: Path) -> tuple[str, str]:
    """A register of one's own, which starts as a copy of the embedded one."""
    return "--register", str(tmp_path / "own.sqlite")


def _rows(run: Run, view: str, *words: str) -> list[dict[str, Any]]:
    outcome = run("register", view, *words, "--json")
    assert outcome.code in {0, 4}, outcome.err
    return outcome.records


def test_2_a_pasted_report_becomes_people_posts_and_a_meeting_in_the_register(
    report: Path, tmp_path: Path, run: Run
) -> None:
    target = ("--register", str(tmp_path / "mine.sqlite"))
    assert run("read", "-", *target, stdin=report.read_bytes()).code == 0
    people = {row["name"]: row["posts"][0] for row in _rows(run, "people", *target)}
    assert people["Олег Макаров"]["post"]
    (meeting,) = _rows(run, "events", "Гомель", "Брянск", *target)[:1]
    assert meeting["evidence"][0]["exact"] in report.read_text(encoding="utf-8")


def test_3_every_promise_has_a_state_and_what_is_done_has_its_evidence(
    register: tuple[str, ...], run: Run
) -> None:
    rows = _rows(run, "commitments", *register)
    assert rows
    for row in rows:
        assert row["state"] in {"open", "done", "partly", "overdue", "dropped"}
        assert bool(row["fulfilment"]) == (row["state"] in {"done", "partly"})
        assert row["grade"] in {"dated", "named", "vague"}


def test_4_two_dates_of_the_roadmap_stand_side_by_side_until_one_is_chosen(
    own: tuple[str, str], run: Run
) -> None:
    (term,) = (r for r in _rows(run, "conflicts", *PAIR) if r["property"] == "term")
    assert {v["value"]: v["state"] for v in term["values"]} == {
        "2026/2027": "open",
        "2026/2028": "open",
    }
    assert all(v["evidence"][0]["source"]["address"] for v in term["values"])
    chosen = run("register", "decide", term["id"], "--choose", "2026/2027", *SIGNED, *own)
    assert chosen.code == 0, chosen.err
    (kept,) = (r for r in _rows(run, "conflicts", *PAIR, *own) if r["property"] == "term")
    states = {v["value"]: v["state"] for v in kept["values"]}
    assert states["2026/2027"] == "chosen"
    assert "2026/2028" in states
    (roadmap,) = (r for r in _rows(run, "relations", *PAIR, *own) if r["level"] == "roadmap")
    assert roadmap["until"]["start"] == "2027"


def test_5_the_list_of_agreements_of_a_year_is_a_sheet(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "2025.xlsx"
    told = run("register", "report", "yearly", "--year", "2025", "-o", str(path))
    assert told.code == 0, told.err
    cells = [str(c.value) for page in load_workbook(path) for row in page for c in row if c.value]
    assert any("29.09.2025" in cell for cell in cells)
    assert any("дорожная карта" in cell for cell in cells)
    docx = tmp_path / "2025.docx"
    assert run("register", "report", "yearly", "--year", "2025", "-o", str(docx)).code == 0
    assert docx.read_bytes()[:2] == b"PK"


def test_6_the_digest_says_what_is_new(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "digest.md"
    told = run("register", "report", "digest", "--since", "2025-09-01", "-o", str(path))
    assert told.code == 0, told.err
    digest = path.read_text(encoding="utf-8")
    assert "29.09.2025" in digest
    assert not any(line.startswith("| 05.07.2022") for line in digest.splitlines())


def test_7_a_visit_goes_to_the_calendar_under_an_id_that_stays(
    register: tuple[str, ...], tmp_path: Path, run: Run
) -> None:
    uids = []
    for name in ("a.ics", "b.ics"):
        path = tmp_path / name
        assert run("export", *register, "--format", "ics", "-o", str(path)).code == 0
        entries = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
        uids.append([str(entry["UID"]) for entry in entries])
    assert uids[0] == uids[1]
    assert uids[0]
    assert len(set(uids[0])) == len(uids[0])


def test_10_a_quotation_is_exact_with_the_post_of_its_day_and_where_it_stands(
    register: tuple[str, ...], run: Run
) -> None:
    rows = _rows(run, "statements", *register)
    assert rows
    for row in rows:
        exact = " ".join(e["exact"] for e in row["evidence"])
        assert row["text"] in exact
        assert row["evidence"][0]["source"]["address"]
    assert any(row["post"] for row in rows)


def test_10_a_quotation_is_checked_and_a_changed_one_is_not_passed_for_the_words(
    register: tuple[str, ...], run: Run
) -> None:
    said = max(_rows(run, "statements", *register), key=lambda row: len(row["text"]))
    found = run("register", "quote", said["text"], *register, "--json").records
    assert said["id"] in {row["statement"]["id"] for row in found if row["exact"]}
    words = said["text"].split()
    changed = " ".join([*words[: len(words) // 2], "вовсе", "не", *words[len(words) // 2 :]])
    near = run("register", "quote", changed, *register, "--json").records
    assert near
    assert not any(row["exact"] for row in near)


def test_10_other_outlets_wording_stands_beside_the_statement(
    register: tuple[str, ...], run: Run
) -> None:
    rows = {row["id"]: row for row in _rows(run, "statements", *register)}
    for row in rows.values():
        for other in row["elsewhere"]:
            there = rows[other["statement"]]
            assert there["speaker"]["id"] == row["speaker"]["id"]
            assert there["evidence"][0]["document"] != row["evidence"][0]["document"]
            assert row["id"] in {w["statement"] for w in there["elsewhere"]}


def test_11_a_release_as_of_a_day_has_the_same_bytes_twice(
    register: tuple[str, ...], tmp_path: Path, run: Run
) -> None:
    files = [tmp_path / "a.jsonl", tmp_path / "b.jsonl"]
    for path in files:
        words = ("--format", "jsonl", "--as-of", "2024-12-31", "--codebook", "-o", str(path))
        assert run("export", *register, *words).code == 0
    assert files[0].read_bytes() == files[1].read_bytes()
    assert files[0].stat().st_size > 1000
    columns = {
        key for line in files[0].read_text("utf-8").splitlines() for key in json.loads(line)
    }
    book = (tmp_path / "a.codebook.csv").read_text("utf-8-sig")
    assert {line.split(",")[1] for line in book.splitlines()[1:]} == columns
    assert json.loads((tmp_path / "a.release.json").read_bytes())["as_of"] == "2024-12-31"


def test_12_who_objects_is_hidden_and_reading_again_does_not_bring_them_back(
    report: Path, own: tuple[str, str], run: Run
) -> None:
    assert run("read", str(report), *own).code == 0
    (person,) = (r for r in _rows(run, "people", *own) if r["name"] == "Олег Макаров")
    assert run("register", "hide", person["id"], *SIGNED, *own).code == 0
    run("read", str(report), *own)
    assert "Макаров" not in run("register", "people", *own, "--json").out
    (entry,) = run("register", "log", *own, "--json").records
    assert (entry["kind"], entry["by"], entry["why"]) == ("hidden", "A. Clerk", "as agreed")


def test_every_span_of_a_register_of_the_reports_of_others_re_reads(
    register: tuple[str, ...], run: Run
) -> None:
    assert run("register", "check", *register).code == 0
