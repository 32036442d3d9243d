"""Tables: what they refuse, and that the same rows give the same bytes."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from pobratim.atlas.tables import Cell, Column, Table, check_table, write_sqlite
from pobratim.errors import DataError

COLUMNS = (
    Column("id", "INTEGER", low=1),
    Column("name", "TEXT"),
    Column("share", "REAL", optional=True, low=0, high=1),
)


def _table(*rows: tuple[Cell, ...], key: tuple[str, ...] = ("id",)) -> Table:
    return Table("thing", "curated", COLUMNS, key, rows, (("name",),))


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ((1, "a", 1.5), r"column 'share': is 1.5, outside \[0, 1\]"),
        ((0, "a", None), r"column 'id': is 0, outside \[1, inf\]"),
        ((1, None, None), "column 'name': is empty"),
        (("1", "a", None), "column 'id': is '1', not INTEGER"),
        ((True, "a", None), "column 'id': is True, not INTEGER"),
        ((1, "a"), "2 cells for 3 columns"),
    ],
)
def test_a_cell_that_breaks_its_column_is_named(row: tuple[Cell, ...], problem: str) -> None:
    with pytest.raises(DataError, match=rf"table 'thing' of curated, row 2.*{problem}"):
        check_table(_table((7, "good", 0.5), row))


def test_a_second_row_with_the_same_key_is_refused() -> None:
    with pytest.raises(DataError, match=r"row 2: the key .* is already taken"):
        check_table(_table((1, "a", None), (1, "b", None)))


def test_a_key_over_a_column_that_is_not_there_is_refused() -> None:
    with pytest.raises(DataError, match="names no column 'nobody'"):
        check_table(_table((1, "a", None), key=("nobody",)))


def test_the_order_of_rows_does_not_change_the_bytes(tmp_path: Path) -> None:
    one, two = tmp_path / "one.sqlite", tmp_path / "two.sqlite"
    rows: list[tuple[Cell, ...]] = [(n, f"name {n}", n / 100) for n in range(1, 100)]
    write_sqlite(one, [_table(*rows)])
    write_sqlite(two, [_table(*reversed(rows))])
    assert one.read_bytes() == two.read_bytes()


def test_the_file_does_not_name_the_library_that_wrote_it(tmp_path: Path) -> None:
    path = tmp_path / "file.sqlite"
    write_sqlite(path, [_table((1, "a", None))])
    stamp = int.from_bytes(path.read_bytes()[96:100], "big")
    assert stamp == 3_037_000


def test_missing_stays_missing_and_is_no_zero(tmp_path: Path) -> None:
    path = tmp_path / "file.sqlite"
    size = write_sqlite(path, [_table((1, "a", None), (2, "b", 0.0))])
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT share FROM thing ORDER BY id").fetchall() == [(None,), (0,)]
    connection.close()
    assert size == path.stat().st_size


def test_an_older_file_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "file.sqlite"
    path.write_text("no database at all")
    write_sqlite(path, [_table((1, "a", None))])
    assert path.read_bytes().startswith(b"SQLite format 3")
