"""Tables as sources hand them over, and how they become SQLite files of the same bytes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from pobratim.errors import DataError

__all__ = [
    "Built",
    "Cell",
    "Column",
    "ColumnType",
    "Dropped",
    "Table",
    "check_table",
    "write_sqlite",
]

Cell = str | int | float | None
ColumnType = Literal["INTEGER", "REAL", "TEXT"]

_KINDS: Mapping[ColumnType, tuple[type, ...]] = {
    "INTEGER": (int,),
    "REAL": (int, float),
    "TEXT": (str,),
}
_PAGE_SIZE = 4096
_LIBRARY_VERSION_AT = 96
_LIBRARY_VERSION = (3_037_000).to_bytes(4, "big")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, its SQLite type, and whether it may be empty (missing is not zero).

    ``low`` and ``high`` bound numbers, both inclusive, in the unit that the name states.
    """

    name: str
    type: ColumnType
    optional: bool = False
    low: float | None = None
    high: float | None = None

    def problem(self, value: Cell) -> str | None:
        """Return what is wrong with ``value`` in this column, ``None`` if nothing is."""
        if value is None:
            return None if self.optional else "is empty"
        if isinstance(value, bool) or not isinstance(value, _KINDS[self.type]):
            return f"is {value!r}, not {self.type}"
        return self._out_of_range(value)

    def _out_of_range(self, value: Cell) -> str | None:
        if isinstance(value, str) or value is None:
            return None
        low = float("-inf") if self.low is None else self.low
        high = float("inf") if self.high is None else self.high
        return None if low <= value <= high else f"is {value}, outside [{low:g}, {high:g}]"


@dataclass(frozen=True, slots=True)
class Table:
    """A table of one data set, ready to be written.

    ``dataset`` is an id of the catalogue; its licence decides which file the table goes to,
    unless ``file`` names another one of the same licence group (``gazetteer``).
    ``key`` names the columns that no two rows share, ``indexes`` further column groups to
    index. Rows are sorted before they are written, so their order here does not matter.
    """

    name: str
    dataset: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    rows: Sequence[tuple[Cell, ...]]
    indexes: tuple[tuple[str, ...], ...] = ()
    file: str | None = None


@dataclass(frozen=True, slots=True)
class Dropped:
    """Rows of a data set that did not go in: why, how many, and a few of them."""

    dataset: str
    reason: str
    count: int
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Built:
    """What a source made: its tables, what it dropped, and figures about its joins."""

    tables: tuple[Table, ...]
    dropped: tuple[Dropped, ...] = ()
    figures: Mapping[str, float] = field(default_factory=dict)


def check_table(table: Table) -> None:
    """Check every cell against its column, and the key for duplicates.

    Raises:
        DataError: naming table, row and column, if a cell has the wrong type, lies out of
            range or is missing, if a row has the wrong length, or if two rows share the key.
    """
    positions = [_position(table, name) for name in table.key]
    seen: set[tuple[Cell, ...]] = set()
    for number, row in enumerate(table.rows, start=1):
        where = f"table {table.name!r} of {table.dataset}, row {number}"
        if len(row) != len(table.columns):
            raise DataError(f"{where}: {len(row)} cells for {len(table.columns)} columns")
        for column, value in zip(table.columns, row, strict=True):
            if problem := column.problem(value):
                raise DataError(f"{where}, column {column.name!r}: {problem}")
        key = tuple(row[position] for position in positions)
        if key in seen:
            raise DataError(f"{where}: the key {key} is already taken")
        seen.add(key)


def write_sqlite(path: Path, tables: Iterable[Table]) -> int:
    """Write ``tables`` to a new SQLite file at ``path``; return its size in bytes.

    The same tables give the same bytes with the same SQLite library: tables, rows and indexes
    go in sorted, the page size is fixed, the file is vacuumed. SQLite stamps its own version
    into bytes 96 to 99 of the header, for information only; a fixed number replaces it. Another
    library version may still split its pages differently, so compare contents across versions.

    Raises:
        DataError: if a table breaks its stated shape.
    """
    path.unlink(missing_ok=True)
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.execute(f"PRAGMA page_size = {_PAGE_SIZE}")
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("BEGIN")
        for table in sorted(tables, key=lambda table: table.name):
            _write_table(connection, table)
        connection.execute("COMMIT")
        connection.execute("VACUUM")
    finally:
        connection.close()
    _stamp(path)
    return path.stat().st_size


def _write_table(connection: sqlite3.Connection, table: Table) -> None:
    check_table(table)
    columns = ", ".join(
        f'"{c.name}" {c.type}{"" if c.optional else " NOT NULL"}' for c in table.columns
    )
    key = ", ".join(f'"{name}"' for name in table.key)
    # A single whole-number key is the row id itself; any other key would be stored twice.
    suffix = "" if _is_row_id(table) else " WITHOUT ROWID"
    connection.execute(f'CREATE TABLE "{table.name}" ({columns}, PRIMARY KEY ({key})){suffix}')
    marks = ", ".join("?" * len(table.columns))
    positions = [_position(table, name) for name in table.key]
    rows = sorted(table.rows, key=lambda row: tuple(_sortable(row[p]) for p in positions))
    connection.executemany(f'INSERT INTO "{table.name}" VALUES ({marks})', rows)  # noqa: S608
    for names in table.indexes:
        listed = ", ".join(f'"{name}"' for name in names)
        index = "_".join((table.name, "by", *names))
        connection.execute(f'CREATE INDEX "{index}" ON "{table.name}" ({listed})')


def _is_row_id(table: Table) -> bool:
    return len(table.key) == 1 and (
        table.columns[_position(table, table.key[0])].type == "INTEGER"
    )


def _position(table: Table, name: str) -> int:
    for position, column in enumerate(table.columns):
        if column.name == name:
            return position
    raise DataError(f"table {table.name!r} of {table.dataset}: the key names no column {name!r}")


def _sortable(value: Cell) -> tuple[int, float, str]:
    if value is None:
        return (0, 0.0, "")
    return (2, 0.0, value) if isinstance(value, str) else (1, float(value), "")


def _stamp(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(_LIBRARY_VERSION_AT)
        file.write(_LIBRARY_VERSION)
