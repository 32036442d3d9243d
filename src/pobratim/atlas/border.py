"""The border: raw files are read here, and what breaks their stated shape stops here."""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pobratim.errors import DataError

__all__ = ["Record", "read_bytes", "read_delimited", "read_text"]

_LONGEST_FIELD = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Record:
    """A row of a raw file: ``line`` counts from 1 and includes the header."""

    file: str
    line: int
    cells: Mapping[str, str]

    def text(self, column: str) -> str:
        """Return a cell without outer blanks; it must not be empty.

        Raises:
            DataError: naming file, line and column, if the cell is empty.
        """
        value = self.cells[column].strip()
        if not value:
            raise self.error(column, "is empty")
        return value

    def optional(self, column: str) -> str | None:
        """Return a cell without outer blanks, ``None`` if it is empty."""
        return self.cells[column].strip() or None

    def number(self, column: str, *, low: float, high: float) -> float:
        """Return a cell as a number within ``[low, high]``.

        Raises:
            DataError: naming file, line and column, if it is no such number.
        """
        value = self.optional_number(column, low=low, high=high)
        if value is None:
            raise self.error(column, "is empty")
        return value

    def optional_number(self, column: str, *, low: float, high: float) -> float | None:
        """Return a cell as a number within ``[low, high]``, ``None`` if it is empty.

        Raises:
            DataError: naming file, line and column, if it is no such number.
        """
        value = self.optional(column)
        if value is None:
            return None
        try:
            number = float(value)
        except ValueError:
            raise self.error(column, f"is {value!r}, not a number") from None
        if not low <= number <= high:
            raise self.error(column, f"is {value}, outside [{low:g}, {high:g}]")
        return number

    def error(self, column: str, problem: str) -> DataError:
        """Build the error that names this file, line and ``column``."""
        return DataError(f"{self.file}, line {self.line}, column {column!r}: {problem}")


def read_bytes(path: Path) -> bytes:
    """Return a file's content, unpacked if its name ends in ``.gz``.

    Raises:
        DataError: if the file is absent or is no valid gzip file.
    """
    try:
        data = path.read_bytes()
        return gzip.decompress(data) if path.suffix == ".gz" else data
    except FileNotFoundError:
        raise DataError(f"{path}: no such file; is the data folder the right one?") from None
    except (OSError, EOFError) as error:
        raise DataError(f"{path}: cannot be read: {error}") from error


def read_text(path: Path) -> str:
    """Return a file as UTF-8 text, unpacked if its name ends in ``.gz``.

    Raises:
        DataError: if the file is absent, no valid gzip file, or not UTF-8.
    """
    try:
        return read_bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DataError(f"{path}: not UTF-8 at byte {error.start}") from error


def read_delimited(
    path: Path, columns: Sequence[str], *, delimiter: str = ",", header: bool = True
) -> Iterator[Record]:
    """Yield the rows of a delimited file, whose ``columns`` must all be there.

    With ``header=False`` the columns are taken in the order given. Tab-separated files are read
    without quoting, as GeoNames and Wikidata dumps are written.

    Raises:
        DataError: if the file cannot be read, a column is absent, or a row is too short.
    """
    csv.field_size_limit(_LONGEST_FIELD)
    lines = io.StringIO(read_text(path), newline="")
    if delimiter == "\t":
        reader = csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE)
    else:
        reader = csv.reader(lines, delimiter=delimiter)
    file = f"{path.parent.name}/{path.name}"
    names = next(reader, []) if header else list(columns)
    absent = [name for name in columns if name not in names]
    if absent:
        raise DataError(f"{file}, line 1: no column {', '.join(map(repr, absent))}")
    for row in reader:
        if not row:
            continue
        if len(row) < len(names):
            raise DataError(
                f"{file}, line {reader.line_num}: {len(row)} cells for {len(names)} columns"
            )
        yield Record(file, reader.line_num, dict(zip(names, row, strict=False)))
