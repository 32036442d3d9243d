from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from tests.functional.conftest import Run

MAP = """
columns:
  Название: title
  Партнёр: party_b
  Дата: signed
  Подписал: signatories_b
  Вид: level
constants: {party_a: Минск}
"""
HEAD = "Название;Партнёр;Дата;Подписал;Вид;Телефон\n"
GOOD = "Соглашение о побратимстве;Екатеринбург;05.07.2022;Орлов А.В., глава города;побратимство;\n"
BAD = "Меморандум;Нетакого;31.02.2020;Иванов;никакой;\n"


@pytest.fixture
def register(tmp_path: Path) -> str:
    return str(tmp_path / "mine.sqlite")


@pytest.fixture
def chart(tmp_path: Path) -> str:
    path = tmp_path / "map.yaml"
    path.write_text(MAP, encoding="utf-8")
    return str(path)


def _list(tmp_path: Path, *rows: str, encoding: str = "cp1251") -> str:
    path = tmp_path / "agreements.csv"
    path.write_text(HEAD + "".join(rows), encoding=encoding)
    return str(path)


def _dump(run: Run, register: str) -> str:
    return run("export", "--register", register, "--format", "jsonl").out


def test_a_list_in_windows_1251_joins_what_reports_tell_of_the_same_signing(
    tmp_path: Path, register: str, chart: str, run: Run
) -> None:
    file = _list(tmp_path, GOOD)
    before = run("register", "agreements", "Минск", "Екатеринбург", "--json").records
    outcome = run("register", "import", "agreements", file, "--map", chart, "--register", register)
    assert outcome.code == 0, outcome.err
    assert "columns not read: Телефон" in outcome.err
    after = run(
        "register", "agreements", "Минск", "Екатеринбург", "--json", "--register", register
    ).records
    assert len(after) == len(before)
    signed = next(r for r in after if r["type"] == "twinning" and r["status"] == "done")
    grades = {e["source"]["grade"] for e in signed["evidence"]}
    assert grades == {"official", "retold"}
    assert {"name": "level", "value": "twin"} in signed["fields"]
    assert run("register", "check", "--register", register).code == 0


def test_the_map_is_remembered_and_importing_twice_changes_nothing(
    tmp_path: Path, register: str, chart: str, run: Run
) -> None:
    file = _list(tmp_path, GOOD)
    run("register", "import", "agreements", file, "--map", chart, "--register", register)
    once = _dump(run, register)
    again = run("register", "import", "agreements", file, "--register", register)
    assert again.code == 0, again.err
    assert "1 row(s) known already" in again.err
    assert _dump(run, register) == once


def test_a_row_that_moved_within_its_file_is_the_same_row(
    tmp_path: Path, register: str, chart: str, run: Run
) -> None:
    file = _list(tmp_path, GOOD)
    run("register", "import", "agreements", file, "--map", chart, "--register", register)
    once = _dump(run, register)
    _list(tmp_path, "\n", GOOD)
    run("register", "import", "agreements", file, "--register", register)
    assert _dump(run, register) == once


def test_a_dry_run_says_what_would_be_added_and_leaves_no_register(
    tmp_path: Path, register: str, chart: str, run: Run
) -> None:
    ask = ("register", "import", "agreements", _list(tmp_path, GOOD), "--map", chart)
    outcome = run(*ask, "--dry-run", "--register", register)
    assert outcome.code == 0
    assert "would add: 1 row(s)" in outcome.err
    assert "agreements.csv#row=2: Название: Соглашение о побратимстве" in outcome.err
    assert not Path(register).exists()


def test_a_dry_run_changes_nothing_in_a_register_that_is_there(
    tmp_path: Path, report: Path, register: str, chart: str, run: Run
) -> None:
    run("read", str(report), "--register", register)
    before = _dump(run, register)
    ask = ("register", "import", "agreements", _list(tmp_path, GOOD), "--map", chart)
    run(*ask, "--dry-run", "--register", register)
    assert _dump(run, register) == before


def test_bad_rows_are_all_listed_and_nothing_is_imported(
    tmp_path: Path, register: str, chart: str, run: Run
) -> None:
    ask = ("register", "import", "agreements", _list(tmp_path, GOOD, BAD), "--map", chart)
    outcome = run(*ask, "--register", register)
    assert outcome.code == 1
    for column in ("Партнёр", "Дата", "Подписал", "Вид"):
        assert f"agreements.csv, row 3, column {column}: " in outcome.err
    assert not Path(register).exists()


def test_bad_rows_may_be_skipped_and_are_told_with_exit_3(
    tmp_path: Path, register: str, chart: str, run: Run
) -> None:
    ask = ("register", "import", "agreements", _list(tmp_path, GOOD, BAD), "--map", chart)
    outcome = run(*ask, "--register", register, "--skip-bad-rows", "--json")
    assert outcome.code == 3
    assert "added: 1 row(s)" in outcome.err
    failures = [json.loads(line) for line in outcome.out.splitlines()]
    assert len(failures) == 4
    assert {f["schema"] for f in failures} == {"pobratim.failure/1"}
    assert {f["source"] for f in failures} == {"agreements.csv, row 3"}


def test_without_a_map_the_columns_are_drafted_for_one(
    tmp_path: Path, register: str, run: Run
) -> None:
    outcome = run(
        "register", "import", "agreements", _list(tmp_path, GOOD), "--register", register
    )
    assert outcome.code == 2
    assert "  Партнёр: " in outcome.err
    assert "needed: title, party_a, party_b" in outcome.err


def test_the_embedded_register_takes_no_list(tmp_path: Path, chart: str, run: Run) -> None:
    outcome = run("register", "import", "agreements", _list(tmp_path, GOOD), "--map", chart)
    assert outcome.code == 2
    assert "--register" in outcome.err


def test_a_visit_of_a_list_and_the_report_of_it_are_one_event(
    tmp_path: Path, register: str, run: Run
) -> None:
    chart, file = tmp_path / "v.yaml", tmp_path / "visits.csv"
    chart.write_text(
        "columns: {Откуда: visitor, Когда: date, Кто: members}\n"
        "constants: {host: Минск, status: done}\n",
        encoding="utf-8",
    )
    file.write_text("Откуда,Когда,Кто\nЕкатеринбург,20.05.2022,Алексей Орлов\n", encoding="utf-8")
    ask = ("register", "import", "visits", str(file), "--map", str(chart))
    assert run(*ask, "--register", register).code == 0
    rows = run("register", "events", "Минск", "Екатеринбург", "--json", "--register", register)
    visits = [r for r in rows.records if r["type"] == "visit"]
    here = [r for r in visits if r["date"] and r["date"]["start"] == "2022-05-20"]
    assert len(here) == 1
    assert {e["source"]["grade"] for e in here[0]["evidence"]} == {"official", "retold"}


def test_the_level_that_a_list_gives_outright_is_the_level_of_the_relation(
    tmp_path: Path, register: str, chart: str, run: Run
) -> None:
    row = "Программа сотрудничества;Пермь;01.02.2019;;партнёрство;\n"
    ask = ("register", "import", "agreements", _list(tmp_path, row), "--map", chart)
    assert run(*ask, "--register", register).code == 0
    (stage,) = run(
        "register", "relations", "Минск", "Пермь", "--json", "--register", register
    ).records
    assert (stage["level"], stage["since"]["start"]) == ("partner", "2019-02-01")


def test_a_list_of_officials_dates_the_posts_and_who_followed_whom(
    tmp_path: Path, register: str, run: Run
) -> None:
    table = tmp_path / "officials.csv"
    table.write_text(
        "ФИО;Должность;С;По\nЛось Иван Петрович;мэр;01.02.2015;30.06.2019\n"
        "Зубр Пётр Ильич;мэр;01.07.2019;\n",
        encoding="utf-8",
    )
    chart = tmp_path / "map.yaml"
    chart.write_text(
        "columns: {ФИО: name, Должность: post, С: since, По: until}\nconstants: {city: Гомель}\n",
        encoding="utf-8",
    )
    words = ("--map", str(chart), "--register", register)
    assert run("register", "import", "officials", str(table), *words).code == 0
    rows = run("register", "people", "Гомель", "--json", "--register", register).records
    posts = {row["posts"][0]["since"]: row["posts"][0] for row in rows}
    assert posts["2015-02-01"]["until"] == "2019-06-30"
    assert posts["2015-02-01"]["successor"]["name"].startswith("Пётр")
    told = run("register", "people", "--name", "Лось", "--register", register).out
    assert "[former]; from 2015-02-01 until" in " ".join(told.split())


def test_a_file_that_is_no_table_leaves_with_1_and_one_that_is_not_there_with_2(
    tmp_path: Path, register: str, chart: str, run: Run
) -> None:
    torn = tmp_path / "torn.xlsx"
    torn.write_bytes(b"PK\x03\x04 torn")
    words = ("--map", chart, "--register", register)
    outcome = run("register", "import", "agreements", str(torn), *words)
    assert outcome.code == 1
    assert "torn.xlsx is no XLSX that can be read" in outcome.err
    assert run("register", "import", "agreements", str(tmp_path / "no.csv"), *words).code == 2


def test_a_row_with_more_cells_than_the_head_is_told_and_not_cut(
    tmp_path: Path, register: str, chart: str, run: Run
) -> None:
    file = _list(tmp_path, GOOD.replace(";\n", ";;слишком\n"))
    outcome = run("register", "import", "agreements", file, "--map", chart, "--register", register)
    assert outcome.code == 1
    assert "row 2, column after the last: 7 cells for 6 columns" in outcome.err


def test_a_visit_is_kept_with_members_posts_programme_and_the_report_that_is_due(
    tmp_path: Path, register: str, run: Run
) -> None:
    table, chart = tmp_path / "visits.csv", tmp_path / "map.yaml"
    chart.write_text(
        "columns: {Кто: visitor, Куда: host, Дата: date, Состав: members, Программа: programme, "
        "Отчёт: report_due}\nconstants: {status: done}\n",
        encoding="utf-8",
    )

    def bring(hour: str, date: str) -> Any:
        table.write_text(
            "Кто;Куда;Дата;Состав;Программа;Отчёт\n"
            f'Пермь;Минск;16.09.2024;Лось Иван Петрович, мэр;"{hour} МАЗ\n12:00–13:00 обед";'
            "01.10.2024\n",
            encoding="utf-8",
        )
        words = ("--map", str(chart), "--date", date, "--register", register)
        done = run("register", "import", "visits", str(table), *words)
        assert done.code == 0, done.err
        path = tmp_path / "visits.ics"
        assert run("export", "--format", "ics", "-o", str(path), "--register", register).code == 0
        return Calendar.from_ical(path.read_bytes())

    def points(calendar: Any) -> dict[str, Any]:
        return {str(e["SUMMARY"]): e for e in calendar.walk("VEVENT") if "RELATED-TO" in e}

    first = points(bring("10:00", "2024-09-01"))
    assert set(first) == {"МАЗ", "обед"}
    assert first["МАЗ"]["DTSTART"].dt.isoformat() == "2024-09-16T10:00:00"
    assert first["обед"]["DTEND"].dt.isoformat() == "2024-09-16T13:00:00"
    calendar = bring("11:00", "2024-09-10")
    again = points(calendar)
    assert again["МАЗ"]["DTSTART"].dt.isoformat() == "2024-09-16T11:00:00"
    assert again["МАЗ"]["UID"] == first["МАЗ"]["UID"]
    visits = {str(e["UID"]): e for e in calendar.walk("VEVENT")}
    visit = visits[str(again["МАЗ"]["RELATED-TO"])]
    assert "Иван Петрович Лось, мэр" in str(visit["DESCRIPTION"])
    assert str(calendar.walk("VTODO")[0]["DUE"].dt) == "2024-10-01"
    ask = ("register", "report", "visits", "Минск", "Пермь", "--year", "2024")
    told = run(*ask, "--as-of", "2024-11-01", "--register", register).out
    assert "Иван Петрович Лось, мэр" in told
    assert "отчёт до: 2024-10-01 (срок прошёл, результатов нет)" in told


def test_a_misspelt_place_of_a_list_is_answered_with_the_one_that_may_be_meant(
    tmp_path: Path, register: str, chart: str, run: Run
) -> None:
    file = _list(tmp_path, GOOD.replace("Екатеринбург", "Екатеренбург"))
    outcome = run("register", "import", "agreements", file, "--map", chart, "--register", register)
    assert outcome.code == 1
    assert "no place is called 'Екатеренбург'" in outcome.err
    assert "did you mean Екатеринбург?" in outcome.err
