from __future__ import annotations

import json
import os
import zipfile
from pathlib import Path

import jsonschema
import pytest

from pobratim.app.pipeline import EMBEDDED
from tests.functional.conftest import Run

SCHEMA = json.loads(
    (EMBEDDED.parent / "schemas" / "reading.schema.json").read_text(encoding="utf-8")
)
REPORTS = sorted((EMBEDDED / "reports").glob("*.txt"))


@pytest.mark.parametrize("path", REPORTS, ids=lambda p: p.stem)
def test_every_sample_report_reads_into_the_published_schema(path: Path, run: Run) -> None:
    outcome = run("read", str(path), "--json", "--published", "2024-05")
    assert outcome.code == 0, outcome.err
    (record,) = outcome.records
    jsonschema.Draft202012Validator(SCHEMA).validate(record)
    assert record["document"]["text"] == path.read_text(encoding="utf-8")


def test_nothing_but_json_lines_stands_on_stdout(report: Path, run: Run) -> None:
    outcome = run("read", str(report), str(report), "--json")
    assert [r["schema"] for r in outcome.records] == ["pobratim.reading/1"] * 2


def test_standard_input_is_read_where_no_path_is_given(run: Run) -> None:
    outcome = run("read", "-", "--json", stdin="Мэр Казани прибыл в Уфу.".encode())
    assert outcome.records[0]["document"]["source"] == "-"


def test_a_json_line_keeps_its_text_and_echoes_its_id(run: Run) -> None:
    text = "Минск\r\nи  Казань\u00a0— побратимы"
    line = json.dumps({"id": "n7", "text": text, "title": "Т", "published": "2024"})
    outcome = run("read", "-", "--input", "jsonl", "--json", stdin=line.encode())
    document = outcome.records[0]["document"]
    assert document["text"] == text
    assert (document["source_id"], document["title"], document["published"]) == ("n7", "Т", "2024")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (os.urandom(64) + b"\x00" * 512, "binary"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "PDF"),
        (b"PK\x03\x04" + b"\x00" * 64, "ZIP"),
    ],
    ids=["empty", "binary", "pdf", "zip"],
)
def test_an_unreadable_input_is_told_and_the_others_go_on(
    data: bytes, says: str, tmp_path: Path, report: Path, run: Run
) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(data)
    outcome = run("read", str(bad), str(report), "--json")
    assert outcome.code == 3
    assert [r["schema"] for r in outcome.records] == ["pobratim.failure/1", "pobratim.reading/1"]
    assert says.lower() in outcome.err.lower()
    assert "bad.txt" in outcome.err
    assert "Traceback" not in outcome.err


def test_a_file_of_200_megabytes_is_refused_without_being_read(tmp_path: Path, run: Run) -> None:
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as handle:
        handle.truncate(200 * 2**20)
    outcome = run("read", str(huge), "--json")
    assert outcome.code == 3
    assert "larger than" in outcome.err


def test_a_path_that_does_not_exist_is_a_failure_of_that_input(report: Path, run: Run) -> None:
    outcome = run("read", "no-such-file.txt", str(report), "--json")
    assert outcome.code == 3
    assert outcome.records[0] == {
        "schema": "pobratim.failure/1",
        "source": "no-such-file.txt",
        "error": "no-such-file.txt: No such file or directory",
    }


def test_a_broken_json_line_fails_alone(run: Run) -> None:
    lines = b'{"id": "a", "text": "\xd0\x9c\xd0\xb8\xd0\xbd\xd1\x81\xd0\xba"}\n{"id": \n'
    outcome = run("read", "-", "--input", "jsonl", "--json", stdin=lines)
    assert outcome.code == 3
    assert [r["schema"] for r in outcome.records] == ["pobratim.reading/1", "pobratim.failure/1"]


def test_a_date_that_is_none_is_a_usage_error(report: Path, run: Run) -> None:
    outcome = run("read", str(report), "--published", "20 мая")
    assert outcome.code == 2
    assert "20 мая" in outcome.err


def test_a_person_sees_tables_with_the_post_and_the_event(report: Path, run: Run) -> None:
    outcome = run("read", str(report))
    assert "Олег Макаров" in outcome.out
    assert "meeting" in outcome.out


def test_an_archive_gives_a_record_per_document_and_tells_what_it_could_not_read(
    tmp_path: Path, report: Path, run: Run
) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("1.txt", report.read_bytes())
        archive.writestr("2.png", b"\x89PNG\r\n\x1a\n")
        archive.writestr("3.html", f"<html><body><p>{report.read_text('utf-8')}</p></body></html>")
    outcome = run("read", str(path), "--json")
    assert outcome.code == 3
    assert [r["schema"] for r in outcome.records] == [
        "pobratim.reading/1",
        "pobratim.failure/1",
        "pobratim.reading/1",
    ]
    assert outcome.records[0]["document"]["source"] == f"{path}!/1.txt"
    assert "a.zip!/2.png: a PNG picture" in outcome.err


def test_json_lines_are_told_by_their_content(run: Run) -> None:
    line = json.dumps({"id": 5, "text": "Мэр Казани прибыл в Уфу."}).encode()
    assert run("read", "-", "--json", stdin=line).records[0]["document"]["source_id"] == "5"


def test_explain_adds_the_rules_of_each_fact_within_the_published_schema(run: Run) -> None:
    outcome = run("read", str(REPORTS[1]), "--json", "--explain")
    (record,) = outcome.records
    jsonschema.Draft202012Validator(SCHEMA).validate(record)
    rows = record["reasons"]
    assert [r["index"] for r in rows if r["fact"] == "events"] == list(
        range(len(record["events"]))
    )
    assert all(r["rules"] for r in rows if r["fact"] == "statements")


def test_explain_is_a_table_of_its_own_for_a_person(run: Run) -> None:
    outcome = run("read", str(REPORTS[1]), "--explain")
    assert "Why" in outcome.out
    assert "turn after the line of" in outcome.out


def test_explain_tells_the_rule_of_a_fact_in_a_text_that_names_nobody(run: Run) -> None:
    outcome = run("read", "-", "--json", "--explain", stdin="Обсудили туризм.".encode())
    (record,) = outcome.records
    assert record["entities"] == []
    assert [(r["fact"], bool(r["rules"])) for r in record["reasons"]] == [("spheres", True)]


def test_explain_says_so_where_no_fact_was_read(run: Run) -> None:
    outcome = run("read", "-", "--explain", stdin="Завтра дождь.".encode())
    assert "No fact was read" in outcome.err


def test_two_processes_explain_what_one_does(run: Run) -> None:
    alone = run("read", str(REPORTS[0]), str(REPORTS[1]), "--json", "--explain")
    both = run("read", str(REPORTS[0]), str(REPORTS[1]), "--json", "--explain", "--jobs", "2")
    assert [r["reasons"] for r in alone.records] == [r["reasons"] for r in both.records]


def test_triage_passes_over_what_has_no_trace_and_tells_how_many(run: Run) -> None:
    outcome = run(
        "read", "-", "--tier", "triage", "--json", stdin="Завтра в Перми дождь.".encode()
    )
    (record,) = outcome.records
    assert record["extractor"]["name"] == "pobratim-triage"
    assert "passed over, no trace of cooperation: 1" in outcome.err


def test_two_processes_print_what_one_does(run: Run) -> None:
    paths = [str(path) for path in REPORTS[:4]]
    assert run("read", *paths, "--json", "--jobs", "2").out == run("read", *paths, "--json").out
