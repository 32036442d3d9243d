from __future__ import annotations

import csv
import hashlib
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


def test_a_release_states_its_columns_versions_and_sums_and_is_the_same_twice(
    tmp_path: Path, run: Run
) -> None:
    folders = [tmp_path / name for name in ("a", "b")]
    for folder in folders:
        folder.mkdir()
        words = ("--format", "parquet", "--as-of", "2024-12-31", "--codebook", "-o", str(folder))
        assert run("export", *words).code == 0
    names = sorted(path.name for path in folders[0].iterdir())
    assert {"register.codebook.csv", "register.release.json"} < set(names)
    for name in names:
        assert (folders[0] / name).read_bytes() == (folders[1] / name).read_bytes()
    told = json.loads((folders[0] / "register.release.json").read_text("utf-8"))
    assert told["as_of"] == "2024-12-31"
    assert told["reaches"] <= "2024-12-31"
    assert set(told["files"]) == set(names) - {"register.release.json"}
    for name, file in told["files"].items():
        data = (folders[0] / name).read_bytes()
        assert (file["bytes"], file["sha256"]) == (len(data), hashlib.sha256(data).hexdigest())


def test_a_codebook_needs_a_file_to_stand_beside(tmp_path: Path, run: Run) -> None:
    assert run("export", "--format", "jsonl", "--codebook").code == 2
    path = tmp_path / "all.xlsx"
    assert run("export", "--format", "xlsx", "--codebook", "-o", str(path)).code == 0
    book = (tmp_path / "all.codebook.csv").read_text("utf-8-sig")
    assert "commitments,called_off,json" in book


def test_who_signed_is_exported_with_the_post(run: Run) -> None:
    rows = run("register", "agreements", "Минск", "Екатеринбург", "--json").records
    signed = [s for row in rows for s in row["signatories"]]
    assert ("Дмитрий Микуленок", "первый заместитель председателя") in {
        (s["name"], s["post"]) for s in signed
    }
