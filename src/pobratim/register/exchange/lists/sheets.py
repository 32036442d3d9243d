"""A list read whole: every row of a table, so that all problems can be told at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pobratim.errors import DataError
from pobratim.tables import Layout, open_table

__all__ = ["ListRow", "ListTable", "read_table"]

_LARGEST = 50_000_000


@dataclass(frozen=True, slots=True)
class ListRow:
    """A row with its number in the file (the head counts) and its cells by column.

    ``torn`` says what is wrong with the row as a whole, ``None`` where nothing is.
    """

    number: int
    cells: Mapping[str, str]
    torn: str | None = None


@dataclass(frozen=True, slots=True)
class ListTable:
    """A table: the file's name, the sheet (``None`` in CSV), the columns, the rows."""

    file: str
    sheet: str | None
    columns: tuple[str, ...]
    rows: tuple[ListRow, ...]

    def where(self, number: int) -> str:
        """Return how messages call a row."""
        sheet = f", sheet {self.sheet}" if self.sheet else ""
        return f"{self.file}{sheet}, row {number}"


def read_table(data: bytes, file: str, layout: Layout | None = None) -> ListTable:
    """Read a table; rows without any text, and empty cells, are passed over.

    Raises:
        DataError: if the file is too large, no table, or a column has no name or two have the
            same; for a formula whose value was never stored.
    """
    if len(data) > _LARGEST:
        raise DataError(f"{file} has {len(data)} bytes; at most {_LARGEST} are read")
    with open_table(data, layout, name=file) as table:
        rows = tuple(
            ListRow(row.position, {n: c for n, c in row.cells.items() if c}, row.torn)
            for row in table.rows
        )
        return ListTable(table.file, table.sheet, table.columns, rows)
