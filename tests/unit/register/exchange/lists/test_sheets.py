from __future__ import annotations

import datetime as dt
import io

import pytest
from openpyxl import Workbook

from pobratim.errors import UnreadableError
from pobratim.register.exchange.lists.sheets import read_table


def _book(*rows: list[object]) -> bytes:
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = "Лист"
    for row in rows:
        page.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_a_csv_reads_in_each_encoding_and_delimiter(encoding: str, delimiter: str) -> None:
    text = f"Название{delimiter}Дата\nСоглашение{delimiter}05.07.2022\n"
    table = read_table(text.encode(encoding), "a.csv")
    assert table.columns == ("Название", "Дата")
    assert table.rows[0].cells == {"Название": "Соглашение", "Дата": "05.07.2022"}


def test_a_csv_of_our_own_gives_back_the_text_that_was_shielded() -> None:
    table = read_table(b"a;b\n'=1+1;'x'\n", "a.csv")
    assert table.rows[0].cells == {"a": "=1+1", "b": "'x'"}


def test_a_day_of_a_workbook_is_a_date_and_a_whole_number_has_no_point() -> None:
    data = _book(["Дата", "Номер", "Пусто"], [dt.datetime(2022, 7, 5), 12.0, None])  # noqa: DTZ001
    (row,) = read_table(data, "a.xlsx").rows
    assert row.cells == {"Дата": "2022-07-05", "Номер": "12"}


def test_empty_rows_are_passed_over_and_numbers_are_those_of_the_file() -> None:
    table = read_table("Отчёт\n\na;b\n;\n1;2\n".encode(), "a.csv", head=3)
    assert [(row.number, dict(row.cells)) for row in table.rows] == [(5, {"a": "1", "b": "2"})]
    assert table.where(5) == "a.csv, row 5"


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "no row 1"),
        (b"a;a\n1;2\n", "two columns are called 'a'"),
        (b";\n1;2\n", "no column has a name"),
        (b"PK\x03\x04 no zip", "no XLSX"),
        (b"a;b\x00\n", "zero bytes"),
        (b'a;b\n"never closed', "no CSV"),
    ],
)
def test_what_is_no_table_is_a_clear_error(data: bytes, problem: str) -> None:
    with pytest.raises(UnreadableError, match=problem):
        read_table(data, "a.csv")


def test_a_formula_without_a_stored_value_is_not_read_as_empty() -> None:
    with pytest.raises(UnreadableError, match="row 2, column 1: a formula"):
        read_table(_book(["a"], ["=1+1"]), "a.xlsx")


def test_a_sheet_that_is_not_there_is_answered_with_those_that_are() -> None:
    with pytest.raises(UnreadableError, match="its sheets: Лист"):
        read_table(_book(["a"], ["b"]), "a.xlsx", sheet="Нет")


def test_bytes_of_no_encoding_say_where_they_stand_and_how_to_save_the_file() -> None:
    with pytest.raises(UnreadableError, match="from byte 2 on; save it as CSV in UTF-8") as caught:
        read_table(b"a\x98\xff\n", "a.csv")
    assert "codec" not in str(caught.value)


def test_an_encoding_that_does_not_exist_is_named() -> None:
    with pytest.raises(UnreadableError, match="no encoding called 'klingon'"):
        read_table(b"a\n1\n", "a.csv", encoding="klingon")
