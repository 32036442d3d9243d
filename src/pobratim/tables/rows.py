"""A row of a table, and the head that names its cells."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pobratim.errors import DataError

__all__ = ["Row", "head_of", "row_of"]

_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Row:
    """A row: where it stands ("f.csv, row 3"), and its cells without outer blanks by column.

    ``torn`` says what is wrong with the row as a whole: it has more cells than the head.
    ``position`` counts the rows of the file from 1; the head counts.
    """

    where: str
    cells: Mapping[str, str]
    torn: str | None = None
    position: int = 0

    def text(self, column: str) -> str | None:
        """Return a cell, ``None`` where it is empty or the file has no such column."""
        return self.cells.get(column) or None

    def need(self, column: str) -> str:
        """Return a cell that must not be empty.

        Raises:
            ValueError: naming the column, if it is.
        """
        value = self.text(column)
        if value is None:
            raise ValueError(f"column {column!r} is empty")
        return value

    def number(self, column: str) -> float:
        """Return a cell as a finite number.

        Raises:
            ValueError: naming the column, if it is empty or none.
        """
        value = self.need(column)
        try:
            number = float(value)
        except ValueError:
            raise ValueError(f"column {column!r} is {value!r}, not a number") from None
        if not math.isfinite(number):
            raise ValueError(f"column {column!r} is {value!r}, not a finite number")
        return number


def head_of(where: str, cells: Sequence[str], needed: Sequence[str]) -> list[str]:
    """Return the names of the columns, empty where a column has none.

    Raises:
        DataError: if no column has a name, two have the same, or one of ``needed`` is not there.
    """
    names = [" ".join(cell.split()) for cell in cells]
    used = [name for name in names if name]
    twice = sorted({name for name in used if used.count(name) > 1})
    if not used or twice:
        problem = f"two columns are called {twice[0]!r}" if twice else "no column has a name"
        raise DataError(f"{where}: {problem}; name each column once")
    absent = [name for name in needed if name not in used]
    if absent:
        listed = ", ".join(used[:_SHOWN])
        raise DataError(f"{where}: no column {', '.join(map(repr, absent))}; it has: {listed}")
    return names


def row_of(where: str, position: int, names: Sequence[str], cells: Sequence[str]) -> Row:
    """Return a row by the names of its columns; a cell that the file leaves out is empty."""
    padded = [*cells, *[""] * (len(names) - len(cells))]
    found = {name: cell.strip() for name, cell in zip(names, padded, strict=False) if name}
    extra = any(cell.strip() for cell in cells[len(names) :])
    torn = f"{len(cells)} cells for {len(names)} columns" if extra else None
    return Row(where, found, torn, position)
