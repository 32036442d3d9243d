"""CSV (RFC 4180) with a byte order mark, so that spreadsheets read it as UTF-8."""

from __future__ import annotations

import csv
import io
from typing import Any

from pobratim.register.exchange.cells import as_cell
from pobratim.register.exchange.written import Sheet, Written
from pobratim.tables.shield import shielded

__all__ = ["to_csv"]


def to_csv(sheet: Sheet) -> Written:
    """Return one table: a head, then a line a row; a cell of several values is JSON."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    if sheet.columns:
        writer.writerow(sheet.columns)
    writer.writerows([_cell(row.get(name)) for name in sheet.columns] for row in sheet.rows)
    return Written(buffer.getvalue().encode("utf-8-sig"), len(sheet.rows))


def _cell(value: Any) -> str:
    cell = as_cell(value)
    if cell is None:
        return ""
    return shielded(cell) if isinstance(cell, str) else str(cell)
