from __future__ import annotations

from pathlib import Path

import pytest

from pobratim.atlas.streams import read_json, stream_rows
from pobratim.errors import DataError, UsageError
from pobratim.tables import Layout


def _write(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def test_rows_stream_with_their_place_and_what_is_torn(tmp_path: Path) -> None:
    path = _write(tmp_path / "f.csv", b'a,b\n"1\n1",2\n3,4,5\n')
    first, second = stream_rows(path, ("b",), Layout(delimiter=","))
    assert (first.where, first.torn) == ("f.csv, row 2", None)
    assert (second.where, second.torn) == ("f.csv, row 3", "3 cells for 2 columns")


def test_a_column_or_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no column 'c'"):
        list(stream_rows(_write(tmp_path / "f.csv", b"a,b\n"), ("c",)))
    with pytest.raises(UsageError, match="no such file"):
        list(stream_rows(tmp_path / "absent.csv"))


def test_json_and_json_lines_read_and_broken_ones_name_the_line(tmp_path: Path) -> None:
    lines = _write(tmp_path / "f.json", b'{"a": 1}\n{"a": 2}\n')
    assert read_json(lines) == [{"a": 1}, {"a": 2}]
    with pytest.raises(DataError, match="line 2"):
        read_json(_write(tmp_path / "g.json", b'{"a": 1}\n{"a": \n'))
    with pytest.raises(DataError, match="no JSON"):
        read_json(_write(tmp_path / "h.json", b"{"))
