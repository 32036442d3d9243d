"""A table opened: its columns, and its rows one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from pobratim.errors import DataError
from pobratim.tables.delimited import lines_of
from pobratim.tables.layout import Layout
from pobratim.tables.opening import Origin, is_workbook, name_of, open_text
from pobratim.tables.rows import Row, head_of, row_of
from pobratim.tables.workbook import sheet_lines

__all__ = ["Table", "open_table"]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the file's name, the sheet (``None`` in delimited text), the columns, the rows.

    ``rows`` can be gone through once; rows without any text are passed over.
    """

    file: str
    sheet: str | None
    columns: tuple[str, ...]
    rows: Iterator[Row]


@contextmanager
def open_table(
    origin: Origin,
    layout: Layout | None = None,
    *,
    name: str | None = None,
    columns: Sequence[str] = (),
) -> Iterator[Table]:
    """Open a table of delimited text or of a workbook; its content tells which it is.

    ``name`` is what messages call it, ``columns`` are those that it must have.

    Raises:
        UsageError: if the file cannot be opened.
        DataError: if it is no table, lacks one of ``columns``, or names one twice; while rows are
            read, where the file turns out to be torn.
    """
    layout, file = layout or Layout(), name_of(origin, name)
    if is_workbook(origin, file):
        sheet, lines = sheet_lines(origin, file, layout.sheet)
        yield _table(f"{file}, sheet {sheet}", (file, sheet), lines, layout.head, columns)
        return
    with open_text(origin, layout.encoding, name=file) as text:
        lines = lines_of(text, file, head=layout.head, delimiter=layout.delimiter)
        yield _table(file, (file, None), lines, layout.head, columns)


def _table(
    where: str,
    known_as: tuple[str, str | None],
    lines: Iterator[tuple[int, list[str]]],
    head: int,
    columns: Sequence[str],
) -> Table:
    named = next((cells for number, cells in lines if number == head), None)
    if named is None:
        raise DataError(f"{where}: no row {head} with the names of the columns")
    names = head_of(f"{where}, row {head}", named, columns)
    used = tuple(name for name in names if name)
    return Table(*known_as, used, _rows(where, names, lines))


def _rows(
    where: str, names: Sequence[str], lines: Iterable[tuple[int, list[str]]]
) -> Iterator[Row]:
    for number, cells in lines:
        if any(cell.strip() for cell in cells):
            yield row_of(f"{where}, row {number}", number, names, cells)
