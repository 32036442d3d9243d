"""XLSX: a sheet a table. Every cell that holds text is a text cell and never a formula.

A cell of Excel holds 32 767 characters and a sheet 1 048 576 rows. A longer value is cut into
parts on the sheet ``long values`` and its cell says so; a longer table goes on in a second sheet.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from pobratim.register.exchange.cells import as_cell
from pobratim.register.exchange.packed import undated
from pobratim.register.exchange.written import Json, Sheet, Written
from pobratim.tables.shield import runs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

__all__ = ["LONG", "to_xlsx"]

LONG = "long values"
"""The sheet of values that no cell holds: table, row id, column, part, text."""

_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_UNHOLDABLE = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_CELL = 32_767
_PART = 32_000
_ROWS = 1_048_575


def to_xlsx(sheets: Sequence[Sheet]) -> Written:
    """Return all ``sheets`` in one workbook, in their order; the head of each is frozen."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    long: list[Json] = []
    for sheet in sheets:
        for title, rows in _pages(sheet):
            _fill(book.create_sheet(title), sheet, rows, long)
    if long:
        _fill(book.create_sheet(LONG), Sheet(LONG, tuple(long)), tuple(long), [])
    buffer = io.BytesIO()
    book.save(buffer)
    return Written(undated(buffer.getvalue()), sum(len(sheet.rows) for sheet in sheets))


def _pages(sheet: Sheet) -> Iterator[tuple[str, tuple[Json, ...]]]:
    """Yield the sheet, or its continuations where it has more rows than Excel holds."""
    for number, start in enumerate(range(0, max(len(sheet.rows), 1), _ROWS), start=1):
        title = sheet.name if number == 1 else f"{sheet.name} {number}"
        yield title, sheet.rows[start : start + _ROWS]


def _fill(
    page: WriteOnlyWorksheet, sheet: Sheet, rows: tuple[Json, ...], long: list[Json]
) -> None:
    page.freeze_panes = "A2"
    page.append([_text(page, name, bold=True) for name in sheet.columns])
    for row in rows:
        page.append([_cell(page, sheet, row, name, long) for name in sheet.columns])


def _cell(
    page: WriteOnlyWorksheet, sheet: Sheet, row: Json, name: str, long: list[Json]
) -> Cell | float | bool | None:
    value: Any = as_cell(row.get(name))
    if not isinstance(value, str):
        return value  # type: ignore[no-any-return]  # a number, a truth value, or nothing
    if len(value) <= _CELL and len(_escaped(value)) <= _CELL:
        return _text(page, value)
    parts = [value[start : start + _PART] for start in range(0, len(value), _PART)]
    for number, part in enumerate(parts, start=1):
        long.append(
            {
                "table": sheet.name,
                "id": row.get("id"),
                "column": name,
                "part": number,
                "text": part,
            }
        )
    return _text(page, f"{LONG}: {len(parts)}")


def _text(page: WriteOnlyWorksheet, value: str, *, bold: bool = False) -> Cell:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    cell = WriteOnlyCell(page, _escaped(value))
    cell.data_type = "s"  # openpyxl takes a leading "=" for a formula; it is text here
    cell.quotePrefix = runs(value)  # and stays text when somebody edits the cell
    if bold:
        cell.font = Font(bold=True)
    return cell


def _escaped(value: str) -> str:
    """Write what XML cannot hold as Excel does (``_x000B_``), and a text that looks so, too."""
    value = _LOOKS_ESCAPED.sub("_x005F_", value)
    return _UNHOLDABLE.sub(lambda found: f"_x{ord(found.group()):04X}_", value)
