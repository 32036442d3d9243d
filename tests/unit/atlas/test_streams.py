from __future__ import annotations

import gzip
import zipfile
from pathlib import Path

import pytest

from pobratim.atlas.streams import open_text, read_json, stream_rows
from pobratim.errors import DataError


def _write(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def test_rows_stream_from_plain_and_packed_files_alike(tmp_path: Path) -> None:
    data = "a;b\n1;два\n\n3;4\n".encode()
    plain = _write(tmp_path / "f.csv", data)
    packed = _write(tmp_path / "g.csv.gz", gzip.compress(data))
    with zipfile.ZipFile(tmp_path / "h.zip", "w") as archive:
        archive.writestr("h.csv", data)
    found = [
        [dict(row.cells) for row in stream_rows(path)]
        for path in (plain, packed, tmp_path / "h.zip")
    ]
    assert found[0] == [{"a": "1", "b": "два"}, {"a": "3", "b": "4"}]
    assert found[0] == found[1] == found[2]


def test_a_row_says_its_line_and_whether_it_is_torn(tmp_path: Path) -> None:
    path = _write(tmp_path / "f.csv", b'a,b\n"1\n1",2\n3,4,5\n')
    first, second = stream_rows(path)
    assert (first.where, first.torn) == ("f.csv, line 3", None)
    assert (second.where, second.torn) == ("f.csv, line 4", "3 cells for 2 columns")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
def test_the_encoding_is_told_by_the_bytes(encoding: str, tmp_path: Path) -> None:
    path = _write(tmp_path / "f.csv", "имя\nМинск\n".encode(encoding))
    assert next(stream_rows(path)).text("имя") == "Минск"


def test_a_letter_cut_at_the_end_of_the_sample_does_not_mislead(tmp_path: Path) -> None:
    path = _write(tmp_path / "f.csv", ("a\n" + "x" * 65_533 + "ж\n").encode())
    assert next(stream_rows(path)).cells["a"].endswith("ж")


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"a,a\n1,2\n", "two columns"),
        (b"\n", "no column has a name"),
        (b"a,b\n", "no column 'c'"),
    ],
)
def test_a_head_that_is_no_head_is_refused(data: bytes, problem: str, tmp_path: Path) -> None:
    path = _write(tmp_path / "f.csv", data)
    with pytest.raises(DataError, match=problem):
        list(stream_rows(path, ("c",)))


def test_files_that_are_absent_broken_or_several_are_refused(tmp_path: Path) -> None:
    broken = _write(tmp_path / "f.csv.gz", b"no gzip")
    with zipfile.ZipFile(tmp_path / "two.zip", "w") as archive:
        archive.writestr("a", "1")
        archive.writestr("b", "2")
    for path in (broken, tmp_path / "two.zip", tmp_path / "absent.csv"):
        with pytest.raises(DataError), open_text(path):
            pass


def test_numbers_are_finite(tmp_path: Path) -> None:
    path = _write(tmp_path / "f.csv", b"a\nnan\n")
    with pytest.raises(ValueError, match="finite"):
        next(stream_rows(path)).number("a")


def test_json_and_json_lines_read_and_broken_ones_name_the_line(tmp_path: Path) -> None:
    lines = _write(tmp_path / "f.json", b'{"a": 1}\n{"a": 2}\n')
    assert read_json(lines) == [{"a": 1}, {"a": 2}]
    with pytest.raises(DataError, match="line 2"):
        read_json(_write(tmp_path / "g.json", b'{"a": 1}\n{"a": \n'))
    with pytest.raises(DataError, match="no JSON"):
        read_json(_write(tmp_path / "h.json", b"{"))
