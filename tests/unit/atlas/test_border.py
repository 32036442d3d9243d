"""The border: every refusal names file, line and column."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from pobratim.atlas.border import read_bytes, read_delimited, read_text
from pobratim.errors import DataError


def _file(folder: Path, text: str, name: str = "table.csv") -> Path:
    path = folder / "set" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_an_absent_file_is_told_with_its_path(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"nothing\.csv: no such file"):
        read_bytes(tmp_path / "nothing.csv")


def test_a_torn_gzip_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "torn.csv.gz"
    path.write_bytes(gzip.compress(b"a,b\n1,2\n")[:-6])
    with pytest.raises(DataError, match=r"torn.csv.gz: cannot be read"):
        read_bytes(path)


def test_text_in_another_encoding_is_told_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "old.csv"
    path.write_bytes("город".encode("cp1251"))
    with pytest.raises(DataError, match="not UTF-8 at byte 0"):
        read_text(path)


def test_an_absent_column_is_named(tmp_path: Path) -> None:
    path = _file(tmp_path, "a,b\n1,2\n")
    with pytest.raises(DataError, match=r"set/table.csv, line 1: no column 'c', 'd'"):
        list(read_delimited(path, ("a", "c", "d")))


def test_a_short_row_is_named_by_its_line(tmp_path: Path) -> None:
    path = _file(tmp_path, "a,b\n1,2\n3\n")
    with pytest.raises(DataError, match=r"line 3: 1 cells for 2 columns"):
        list(read_delimited(path, ("a",)))


@pytest.mark.parametrize(
    ("cell", "problem"),
    [("x", "is 'x', not a number"), ("91", r"is 91, outside \[-90, 90\]"), ("", "is empty")],
)
def test_a_bad_number_is_named_by_line_and_column(tmp_path: Path, cell: str, problem: str) -> None:
    record = next(read_delimited(_file(tmp_path, f"id,lat\n1,{cell}\n"), ("lat",)))
    with pytest.raises(DataError, match=f"set/table.csv, line 2, column 'lat': {problem}"):
        record.number("lat", low=-90, high=90)


def test_not_a_number_is_outside_every_range(tmp_path: Path) -> None:
    record = next(read_delimited(_file(tmp_path, "lat,x\nnan,1\n"), ("lat",)))
    with pytest.raises(DataError, match="outside"):
        record.number("lat", low=-90, high=90)


def test_blank_cells_are_missing(tmp_path: Path) -> None:
    record = next(read_delimited(_file(tmp_path, "a,b\n  , 2 \n"), ("a", "b")))
    assert (record.optional("a"), record.text("b")) == (None, "2")
    assert record.optional_number("a", low=0, high=1) is None


def test_tab_separated_files_keep_their_quotation_marks(tmp_path: Path) -> None:
    path = _file(tmp_path, 'a\tb\n"x\ty"\n', "table.tsv")
    assert next(read_delimited(path, ("a",), delimiter="\t")).cells["a"] == '"x'


def test_files_without_a_header_take_the_columns_given(tmp_path: Path) -> None:
    path = _file(tmp_path, "1,2\n")
    assert next(read_delimited(path, ("a", "b"), header=False)).cells == {"a": "1", "b": "2"}
