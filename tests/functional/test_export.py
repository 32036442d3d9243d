from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from openpyxl import load_workbook

from pobratim.app.cli.register_ import VIEWS
from pobratim.app.exporting import FORMATS, ONE_TABLE, TABLES
from pobratim.register.exchange.allowed import ALLOWED
from tests.functional.conftest import Run


def _shown(run: Run, view: str) -> list[dict[str, Any]]:
    return run("register", view, "--json").records


@pytest.mark.parametrize("kind", FORMATS)
def test_a_second_export_has_the_same_bytes(kind: str, tmp_path: Path, run: Run) -> None:
    table = ("--table", "events") if kind in ONE_TABLE else ()
    for name in ("a", "b"):
        assert run("export", "--format", kind, *table, "-o", str(tmp_path / name)).code == 0
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    assert (tmp_path / "a").stat().st_size > 200


@pytest.mark.parametrize("view", VIEWS)
def test_a_sheet_has_a_row_for_every_row_on_the_screen(
    view: str, tmp_path: Path, run: Run
) -> None:
    path = tmp_path / "all.xlsx"
    run("export", "--format", "xlsx", "-o", str(path))
    page = load_workbook(path)[view]
    head, *rows = page.iter_rows(values_only=True)
    ids = [row[head.index("id")] for row in rows]
    assert ids == [row["id"] for row in _shown(run, view)]


def test_csv_and_parquet_into_a_folder_give_a_file_a_table(tmp_path: Path, run: Run) -> None:
    outcome = run("export", "--format", "csv", "-o", str(tmp_path))
    assert {path.stem for path in tmp_path.iterdir()} == set(TABLES)
    text = (tmp_path / "people.csv").read_bytes().decode("utf-8-sig")
    assert len(list(csv.DictReader(io.StringIO(text)))) == len(_shown(run, "people"))
    lines = run("export", "--format", "jsonl").out.splitlines()
    assert f"{len(lines)} rows" in outcome.err


def test_the_calendar_and_what_it_leaves_out_are_all_events(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "visits.ics"
    outcome = run("export", "--format", "ics", "--language", "ru", "-o", str(path))
    entries = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    left = [int(line.split(":")[1].split("(")[0]) for line in outcome.err.splitlines()[1:]]
    assert len(entries) + sum(left) == len(_shown(run, "events"))
    assert any(str(entry["SUMMARY"]).startswith("визит: ") for entry in entries)


def test_the_map_and_what_it_leaves_out_are_all_rows(run: Run) -> None:
    outcome = run("export", "--format", "geojson", "--table", "organisations")
    features = json.loads(outcome.out)["features"]
    left = [int(line.split(":")[1].split("(")[0]) for line in outcome.err.splitlines()[1:]]
    assert len(features) + sum(left) == len(_shown(run, "organisations"))
    assert all(-180 <= f["geometry"]["coordinates"][0] <= 180 for f in features)


def test_as_of_leaves_out_what_was_published_later_from_claims_as_well(run: Run) -> None:
    then = run("export", "--format", "jsonl", "--table", "claims", "--as-of", "2022-06").records
    dates = {
        e["source"]["published"] for row in then for v in row["values"] for e in v["evidence"]
    }
    assert dates
    assert max(dates) <= "2022-06-30"


def test_a_format_of_one_table_asks_which(run: Run) -> None:
    outcome = run("export", "--format", "parquet")
    assert outcome.code == 2
    assert "--table" in outcome.err


def test_a_format_that_does_not_hold_a_table_says_which_it_holds(run: Run) -> None:
    outcome = run("export", "--format", "ics", "--table", "people")
    assert outcome.code == 2
    assert "events, agreements" in outcome.err


def test_a_file_that_cannot_be_written_is_a_clear_error(tmp_path: Path, run: Run) -> None:
    target = tmp_path / "no" / "such" / "folder.csv"
    outcome = run("export", "--format", "csv", "--table", "people", "-o", str(target))
    assert outcome.code == 2
    assert "cannot write" in outcome.err


def test_a_folder_is_refused_where_a_format_is_one_file(tmp_path: Path, run: Run) -> None:
    outcome = run("export", "--format", "xlsx", "-o", str(tmp_path))
    assert outcome.code == 2
    assert "folder" in outcome.err


@pytest.mark.parametrize("kind", ["jsonl", "annotations"])
def test_a_property_off_the_allow_list_is_held_back_and_counted(
    kind: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = ALLOWED["person"] - {"patronymic", "last"}
    monkeypatch.setitem(ALLOWED, "person", listed)
    outcome = run("export", "--format", kind)
    told = next(line for line in outcome.err.splitlines() if "allow-list" in line)
    assert int(told.split(":")[1].split("(")[0]) >= 11
    assert '"property": "last"' not in outcome.out
    assert '\\"property\\": \\"last\\"' not in outcome.out
