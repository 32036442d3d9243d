"""The data dictionary of exported tables: type, unit and meaning of columns, and of no value."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from importlib import resources
from typing import Any

from pobratim.errors import DataError
from pobratim.lexicon.tables import parse_table
from pobratim.register.exchange.written import Json, Sheet

__all__ = ["codebook", "described"]

_NEVER = "never"


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[str, dict[str, str]]]:
    source = resources.files("pobratim.register.exchange").joinpath("codebook.yaml")
    loaded: dict[str, Any] = parse_table(source.read_text(encoding="utf-8"))
    return loaded


def described(table: str) -> tuple[str, ...]:
    """Return the columns that the dictionary describes for a table itself, beside common ones."""
    return tuple(_table().get(table, {}))


def codebook(sheets: Iterable[Sheet]) -> Sheet:
    """Return a table with a row for each column of ``sheets``, in their order.

    Raises:
        DataError: if a column is not in the dictionary: it must be, or nobody could read it.
    """
    rows = [_row(sheet.name, name) for sheet in sheets for name in sheet.columns]
    return Sheet("codebook", tuple(rows))


def _row(table: str, column: str) -> Json:
    entry = _table().get(table, {}).get(column) or _table()["common"].get(column)
    if entry is None:
        raise DataError(f"no codebook entry for the column {column!r} of {table}")
    return {
        "table": table,
        "column": column,
        "type": entry["type"],
        "unit": entry.get("unit"),
        "meaning": entry["meaning"],
        "missing_means": entry.get("missing", _NEVER),
    }
