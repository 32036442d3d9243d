"""Parquet by DuckDB: a column a key; what is more than text or a number is JSON text."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

from pobratim.register.exchange.cells import as_cell
from pobratim.register.exchange.written import Sheet, Written

__all__ = ["to_parquet"]

_TYPES: dict[type, str] = {bool: "BOOLEAN", int: "BIGINT", float: "DOUBLE", str: "VARCHAR"}


def to_parquet(sheet: Sheet) -> Written:
    """Return one table; a column that holds whole numbers only is BIGINT, an empty one VARCHAR.

    A table without rows has the one column ``id``: Parquet knows no table without columns.
    """
    import duckdb

    columns = {name: _type(sheet, name) for name in sheet.columns} or {"id": "VARCHAR"}
    with tempfile.TemporaryDirectory() as folder, duckdb.connect() as connection:
        source, target = Path(folder) / "rows.jsonl", Path(folder) / "rows.parquet"
        with source.open("w", encoding="utf-8") as file:
            for row in sheet.rows:
                cells = {name: as_cell(row.get(name)) for name in columns}
                file.write(json.dumps(cells, ensure_ascii=False) + "\n")
        # One thread and the order of the rows: the same rows are the same bytes.
        connection.execute("SET threads = 1; SET preserve_insertion_order = true")
        connection.execute(_copy(columns, source, target))
        return Written(target.read_bytes(), len(sheet.rows))


def _type(sheet: Sheet, name: str) -> str:
    found = {type(cell) for row in sheet.rows if (cell := as_cell(row.get(name))) is not None}
    if found == {int, float}:
        return "DOUBLE"
    return _TYPES.get(next(iter(found)), "VARCHAR") if len(found) == 1 else "VARCHAR"


def _copy(columns: dict[str, str], source: Path, target: Path) -> str:
    shape = ", ".join(f"{_quoted(name)}: {_quoted(kind)}" for name, kind in columns.items())
    lines = (
        f"read_json({_quoted(source)}, format = 'newline_delimited', columns = {{{shape}}}, "
        "maximum_object_size = 1073741824)"
    )
    return f"COPY (SELECT * FROM {lines}) TO {_quoted(target)} (FORMAT parquet)"  # noqa: S608


def _quoted(value: Any) -> str:
    return "'" + str(value).replace("'", "''") + "'"
