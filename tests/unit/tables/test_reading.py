"""Tables as people hand them over: encodings, delimiters, workbooks, and what is no table."""

from __future__ import annotations

import datetime as dt
import gzip
import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from pobratim.errors import DataError, UsageError
from pobratim.tables import Layout, Row, open_table
from pobratim.tables import workbook as workbooks
from pobratim.tables.opening import Origin


def _read(origin: Origin, layout: Layout | None = None, **named: Any) -> list[Row]:
    with open_table(origin, layout, name="a.csv", **named) as table:
        return list(table.rows)


def _book(*rows: list[object], title: str = "Лист") -> bytes:
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = title
    for row in rows:
        page.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_delimited_text_reads_in_each_encoding_and_delimiter(
    encoding: str, delimiter: str
) -> None:
    text = f"Название{delimiter}Дата\nСоглашение{delimiter}05.07.2022\n"
    (row,) = _read(text.encode(encoding))
    assert row.cells == {"Название": "Соглашение", "Дата": "05.07.2022"}


def test_a_file_reads_alike_plain_and_packed_whatever_it_is_called(tmp_path: Path) -> None:
    data = "a;b\n1;два\n\n3;4\n".encode()
    (tmp_path / "plain").write_bytes(data)
    (tmp_path / "packed").write_bytes(gzip.compress(data))
    with zipfile.ZipFile(tmp_path / "zipped", "w") as archive:
        archive.writestr("h.csv", data)
    found = [
        [dict(row.cells) for row in _read(tmp_path / name)]
        for name in ("plain", "packed", "zipped")
    ]
    assert found == [[{"a": "1", "b": "два"}, {"a": "3", "b": "4"}]] * 3


def test_letters_far_down_a_file_tell_its_encoding(tmp_path: Path) -> None:
    data = b"a;b\n" + b"x;y\n" * 400_000 + "Минск;y\n".encode("cp1251")
    rows = _read(data)
    assert rows[-1].text("a") == "Минск"


def test_a_letter_cut_between_two_pieces_does_not_mislead() -> None:
    data = ("a\n" + "x" * ((1 << 20) - 3) + "ж\n").encode()
    (row,) = _read(data)
    assert row.cells["a"].endswith("ж")


def test_a_name_of_a_column_may_be_broken_over_lines() -> None:
    (row,) = _read('"Дата, \nподписания";Город\n2022;Пермь\n'.encode())
    assert row.cells == {"Дата, подписания": "2022", "Город": "Пермь"}
    assert row.position == 2


def test_rows_before_the_head_and_empty_ones_count_and_are_passed_over() -> None:
    (row,) = _read("Отчёт, за год, весь\n\na;b\n;\n1;2\n".encode(), Layout(head=3))
    assert (row.where, dict(row.cells)) == ("a.csv, row 5", {"a": "1", "b": "2"})


def test_a_row_with_more_cells_than_the_head_says_so() -> None:
    first, second = _read(b'a,b\n"1\n1",2\n3,4,5\n')
    assert (first.where, first.torn) == ("a.csv, row 2", None)
    assert (second.where, second.torn) == ("a.csv, row 3", "3 cells for 2 columns")


def test_a_shielded_formula_is_given_back_and_an_apostrophe_stays() -> None:
    (row,) = _read(b"a;b\n'=1+1;'x'\n")
    assert row.cells == {"a": "=1+1", "b": "'x'"}


def test_a_typed_cell_reads_as_a_person_would_write_it() -> None:
    data = _book(
        ["Дата", "Номер", "Да", "Пусто"],
        [dt.datetime(2022, 7, 5), 12.0, True, None],  # noqa: DTZ001  a cell has no zone
    )
    (row,) = _read(data)
    assert row.cells == {"Дата": "2022-07-05", "Номер": "12", "Да": "yes", "Пусто": ""}
    assert row.where == "a.csv, sheet Лист, row 2"


def test_a_workbook_whose_sheet_states_a_wrong_size_is_read_whole() -> None:
    data = _book(["a", "b"], ["1", "2"])
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b'ref="A1:B2"', b'ref="A1"'))
    (row,) = _read(packed.getvalue())
    assert row.cells == {"a": "1", "b": "2"}


def test_a_formula_with_its_value_stored_is_read_and_one_without_is_refused() -> None:
    data = _book(["a"], ["=1+1"])
    with pytest.raises(DataError, match="row 2, column 1: a formula"):
        _read(data)
    stored = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stored, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name.startswith("xl/worksheets/"):
                assert load_workbook(io.BytesIO(data)).sheetnames  # openpyxl takes it for sound
                content = content.replace(b"<v></v>", b"<v>2</v>").replace(b"<v />", b"<v>2</v>")
            new.writestr(name, content)
    (row,) = _read(stored.getvalue())
    assert row.cells == {"a": "2"}


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "no row 1"),
        (b"a;a\n1;2\n", "two columns are called 'a'"),
        (b";\n1;2\n", "no column has a name"),
        (b"PK\x03\x04 no zip", "no XLSX"),
        (b"a;b\x00\n", "zero bytes"),
        (b'a;b\n"never closed', "row 2: no delimited text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "save it as XLSX"),
        (b"\x1f\x8b torn", "cannot be read"),
        (b"a\x98\xff\n", "save it as CSV in UTF-8"),
    ],
)
def test_what_is_no_table_is_refused_with_what_to_do(data: bytes, problem: str) -> None:
    with pytest.raises(DataError, match=problem) as caught:
        _read(data)
    assert "codec" not in str(caught.value)


def test_a_torn_workbook_and_two_files_in_a_zip_are_refused(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a", "1")
        archive.writestr("b", "2")
    with pytest.raises(DataError, match="holds 2 files"):
        _read(packed.getvalue())
    half = io.BytesIO()
    with zipfile.ZipFile(half, "w") as archive:
        archive.writestr("xl/nothing.xml", "<x/>")
    with pytest.raises(DataError, match="no XLSX"):
        _read(half.getvalue())


def test_a_workbook_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbooks, "_UNPACKED", 1000)
    with pytest.raises(DataError, match="at most 1000 are read"):
        _read(_book(["a"], ["1"]))


def test_an_absent_sheet_column_encoding_or_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="its sheets: Лист"):
        _read(_book(["a"], ["b"]), Layout(sheet="Нет"))
    with pytest.raises(DataError, match="no column 'c'; it has: a, b"):
        _read(b"a,b\n", columns=("a", "c"))
    with pytest.raises(DataError, match="no encoding called 'klingon'"):
        _read(b"a\n1\n", Layout(encoding="klingon"))
    with pytest.raises(UsageError, match="no such file"):
        _read(tmp_path / "absent.csv")


def test_numbers_are_finite_and_needed_cells_are_named() -> None:
    (row,) = _read(b"a;b;c\nnan;x;\n")
    with pytest.raises(ValueError, match="finite"):
        row.number("a")
    with pytest.raises(ValueError, match="not a number"):
        row.number("b")
    with pytest.raises(ValueError, match="'c' is empty"):
        row.need("c")
