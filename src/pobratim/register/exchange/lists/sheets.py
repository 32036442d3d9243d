"""Tables as files: CSV in its encodings and delimiters, XLSX with typed cells, as rows of text."""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pobratim.errors import UnreadableError
from pobratim.register.exchange.cells import plain, runs

__all__ = ["ListRow", "ListTable", "read_table"]

_LARGEST = 50_000_000
_UNPACKED = 500_000_000
_DELIMITERS = (";", ",", "\t", "|")


@dataclass(frozen=True, slots=True)
class ListRow:
    """A row with its number in the file (the head counts) and its cells by column."""

    number: int
    cells: Mapping[str, str]


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


def read_table(
    data: bytes, file: str, *, sheet: str | None = None, head: int = 1, encoding: str | None = None
) -> ListTable:
    """Read a table; rows without any text are passed over.

    CSV is UTF-8 (with or without a mark), UTF-16 with a mark, else Windows-1251, if ``encoding``
    names none. ``head`` is the row with the names of the columns, from 1.

    Raises:
        UnreadableError: if the file is too large, no table, or a column has no name or two have
            the same; for a formula whose value was never stored.
    """
    if len(data) > _LARGEST:
        raise UnreadableError(f"{file} has {len(data)} bytes; at most {_LARGEST} are read")
    if data[:4] == b"PK\x03\x04":
        name, lines = _workbook(data, file, sheet)
    else:
        name, lines = None, _delimited(_decoded(data, file, encoding), file)
    return _table(file, name, list(lines), head)


def _decoded(data: bytes, file: str, encoding: str | None) -> str:
    if encoding is None:
        encoding = "utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            encoding = "cp1251"
    try:
        return data.decode(encoding)
    except LookupError as error:
        raise UnreadableError(f"{file}: there is no encoding called {encoding!r}") from error
    except UnicodeDecodeError as error:
        raise UnreadableError(
            f"{file}: no text in {encoding} from byte {error.start + 1} on; "
            "save it as CSV in UTF-8, or as XLSX"
        ) from error


def _delimited(text: str, file: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the number and the cells of each row; the delimiter is the one that cuts most."""
    if "\x00" in text:
        raise UnreadableError(f"{file} is neither CSV nor XLSX: it has zero bytes")
    first = text.lstrip().partition("\n")[0]
    delimiter = max(_DELIMITERS, key=lambda mark: (first.count(mark), -_DELIMITERS.index(mark)))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for number, cells in enumerate(reader, start=1):
            yield number, [_unshielded(cell) for cell in cells]
    except csv.Error as error:
        raise UnreadableError(f"{file}, line {reader.line_num}: no CSV: {error}") from error


def _unshielded(cell: str) -> str:
    return plain(cell) if cell.startswith("'") and runs(cell[1:]) else cell


def _workbook(
    data: bytes, file: str, sheet: str | None
) -> tuple[str, Iterator[tuple[int, list[str]]]]:
    from openpyxl import load_workbook

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            size = sum(info.file_size for info in package.infolist())
        if size > _UNPACKED:
            raise UnreadableError(f"{file} unpacks to {size} bytes; at most {_UNPACKED} are read")
        values = load_workbook(io.BytesIO(data), data_only=True)
        written = load_workbook(io.BytesIO(data))
    except (zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise UnreadableError(f"{file} is no XLSX that can be read: {error}") from error
    name = sheet or values.sheetnames[0]
    if name not in values.sheetnames:
        listed = ", ".join(values.sheetnames)
        raise UnreadableError(f"{file} has no sheet {name!r}; its sheets: {listed}")
    return name, _lines(values[name], written[name], f"{file}, sheet {name}")


def _lines(values: Any, written: Any, where: str) -> Iterator[tuple[int, list[str]]]:
    pairs = zip(
        values.iter_rows(values_only=True), written.iter_rows(values_only=True), strict=True
    )
    for number, (row, formulas) in enumerate(pairs, start=1):
        for column, (value, formula) in enumerate(zip(row, formulas, strict=True), start=1):
            if value is None and formula is not None:
                raise UnreadableError(
                    f"{where}, row {number}, column {column}: a formula without a stored value; "
                    "open the file in a spreadsheet and save it"
                )
        yield number, [_text(value) for value in row]


def _text(value: object) -> str:
    """The text of a typed cell: a day without its midnight, a whole number without its point."""
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ")
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.15g}"
    return str(value).strip()


def _table(
    file: str, sheet: str | None, lines: list[tuple[int, list[str]]], head: int
) -> ListTable:
    named = next((cells for number, cells in lines if number == head), None)
    if named is None:
        raise UnreadableError(f"{file}: no row {head} with the names of the columns")
    columns = [" ".join(cell.split()) for cell in named]
    used = [name for name in columns if name]
    twice = sorted({name for name in used if used.count(name) > 1})
    if not used or twice:
        problem = f"two columns are called {twice[0]!r}" if twice else "no column has a name"
        raise UnreadableError(f"{file}, row {head}: {problem}; name each column once")
    rows = [_row(number, columns, cells) for number, cells in lines if number > head]
    return ListTable(file, sheet, tuple(used), tuple(row for row in rows if row.cells))


def _row(number: int, columns: list[str], cells: list[str]) -> ListRow:
    pairs = zip(columns, cells, strict=False)
    return ListRow(number, {name: cell.strip() for name, cell in pairs if name and cell.strip()})
