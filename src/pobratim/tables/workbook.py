"""XLSX workbooks as numbered rows of text, typed cells as a person would write them."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

from pobratim.errors import DataError
from pobratim.tables.opening import Origin

__all__ = ["as_text", "sheet_lines"]

Line = tuple[int, list[str]]

_UNPACKED = 500_000_000
_PIECE = 1 << 20
_FORMULA = re.compile(rb"<f[ >/]")


def sheet_lines(origin: Origin, file: str, sheet: str | None) -> tuple[str, Iterator[Line]]:
    """Return the name of a sheet, the first by default, and its rows with their numbers.

    Raises:
        DataError: if it is no workbook, unpacks to too much, or has no such sheet; while rows
            are read, for a formula whose value was never stored.
    """
    formulas = _has_formulas(origin, file)
    values = _book(origin, file, data_only=True)
    name = sheet or str(values.sheetnames[0])
    if name not in values.sheetnames:
        listed = ", ".join(values.sheetnames)
        raise DataError(f"{file} has no sheet {name!r}; its sheets: {listed}")
    written = _book(origin, file, data_only=False) if formulas else None
    return name, _lines(values, written, name, f"{file}, sheet {name}")


def _stream(origin: Origin) -> Any:
    return io.BytesIO(origin) if isinstance(origin, bytes) else origin


def _has_formulas(origin: Origin, file: str) -> bool:
    """Whether any sheet computes; and no more is unpacked than is allowed."""
    try:
        with zipfile.ZipFile(_stream(origin)) as package:
            parts = package.infolist()
            size = sum(info.file_size for info in parts)
            if size > _UNPACKED:
                raise DataError(f"{file} unpacks to {size} bytes; at most {_UNPACKED} are read")
            sheets = [p.filename for p in parts if p.filename.startswith("xl/worksheets/")]
            return any(_computes(package, name) for name in sheets)
    except (zipfile.BadZipFile, OSError) as error:
        raise DataError(f"{file} is no XLSX that can be read: {error}") from error


def _computes(package: zipfile.ZipFile, name: str) -> bool:
    with package.open(name) as part:
        tail = b""
        while piece := part.read(_PIECE):
            if _FORMULA.search(tail + piece):
                return True
            tail = piece[-2:]
    return False


def _book(origin: Origin, file: str, *, data_only: bool) -> Any:
    from openpyxl import load_workbook

    try:
        return load_workbook(_stream(origin), read_only=True, data_only=data_only)
    except (zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise DataError(f"{file} is no XLSX that can be read: {error}") from error


def _lines(values: Any, written: Any, name: str, where: str) -> Iterator[Line]:
    try:
        formulas = _rows(written, name) if written else iter(())
        for number, row in enumerate(_rows(values, name), start=1):
            told = next(formulas, ())
            for column, (value, formula) in enumerate(zip_longest(row, told), start=1):
                if written and value is None and formula is not None:
                    raise DataError(
                        f"{where}, row {number}, column {column}: a formula without a stored "
                        "value; open the file in a spreadsheet and save it"
                    )
            yield number, [as_text(value) for value in row]
    finally:
        values.close()
        if written:
            written.close()


def _rows(book: Any, name: str) -> Iterator[tuple[Any, ...]]:
    page = book[name]
    if hasattr(page, "reset_dimensions"):  # some programs state a size that leaves out cells
        page.reset_dimensions()
    rows: Iterator[tuple[Any, ...]] = page.iter_rows(values_only=True)
    return rows


def as_text(value: object) -> str:
    """Return the text of a typed cell: a day without its midnight, a whole number so written.

    >>> as_text(12.0), as_text(True), as_text(None)
    ('12', 'yes', '')
    """
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ")
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.15g}"
    return str(value).strip()
