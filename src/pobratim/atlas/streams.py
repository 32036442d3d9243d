"""Files of importers as rows: delimited text streamed, workbooks, JSON, packed or plain."""

from __future__ import annotations

import codecs
import csv
import gzip
import io
import json
import math
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, cast

from pobratim.errors import DataError

__all__ = ["Row", "open_text", "read_json", "read_sheet", "stream_rows"]

_DELIMITERS = (";", ",", "\t", "|")
_LONGEST_FIELD = 16 * 1024 * 1024
_LARGEST_JSON = 2_000_000_000
_HEAD_BYTES = 65_536


@dataclass(frozen=True, slots=True)
class Row:
    """A row: where it stands ("f.csv, line 3"), and its cells without outer blanks by column.

    ``torn`` says what is wrong with the row as a whole: it has more cells than the head.
    """

    where: str
    cells: Mapping[str, str]
    torn: str | None = None

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


@contextmanager
def open_text(path: Path, encoding: str | None = None) -> Iterator[IO[str]]:
    """Open a text for reading: plain, ``.gz``, or the one file of a ``.zip``.

    Without ``encoding`` it is UTF-8 (with or without a mark), UTF-16 with a mark, else
    Windows-1251, as far as its first 64 KiB tell.

    Raises:
        DataError: if there is no such file, it cannot be unpacked, or a zip holds several files.
    """
    try:
        with _raw(path) as raw:
            name = encoding or _encoding(path)
            with io.TextIOWrapper(raw, encoding=name, newline="") as text:
                yield text
    except FileNotFoundError:
        raise DataError(f"{path}: no such file") from None
    except (UnicodeDecodeError, LookupError) as error:
        raise DataError(f"{path}: no text in {encoding or 'UTF-8'}: {error}") from error
    except (OSError, EOFError, zipfile.BadZipFile) as error:
        raise DataError(f"{path}: cannot be read: {error}") from error


@contextmanager
def _raw(path: Path) -> Iterator[IO[bytes]]:
    if path.suffix == ".gz":
        with gzip.open(path, "rb") as packed:
            yield cast("IO[bytes]", packed)
    elif path.suffix == ".zip":
        with zipfile.ZipFile(path) as archive:
            names = [info.filename for info in archive.infolist() if not info.is_dir()]
            if len(names) != 1:
                raise DataError(f"{path}: holds {len(names)} files; unpack it and name one")
            with archive.open(names[0]) as member:
                yield member
    else:
        with path.open("rb") as plain:
            yield plain


def _encoding(path: Path) -> str:
    with _raw(path) as raw:
        head = raw.read(_HEAD_BYTES)
    if head[:2] in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE}:
        return "utf-16"
    try:
        # A letter may be cut at the end of the head, so the decoder may wait for more.
        codecs.getincrementaldecoder("utf-8")().decode(head, final=len(head) < _HEAD_BYTES)
    except UnicodeDecodeError:
        return "cp1251"
    return "utf-8-sig"


def stream_rows(
    path: Path,
    columns: Sequence[str] = (),
    *,
    delimiter: str | None = None,
    head: int = 1,
    encoding: str | None = None,
) -> Iterator[Row]:
    """Yield the rows of a delimited file one by one; empty rows are passed over.

    Without ``delimiter`` it is the one that cuts the head most. ``head`` is the row with the
    names of the columns, from 1. A row that is longer than the head is torn and says so.

    Raises:
        DataError: if the file cannot be read, lacks one of ``columns``, or names one twice.
    """
    csv.field_size_limit(_LONGEST_FIELD)
    with open_text(path, encoding) as text:
        for _ in range(head - 1):
            text.readline()
        first = text.readline()
        mark = delimiter or _delimiter(first)
        names = [" ".join(cell.split()) for cell in next(csv.reader([first], delimiter=mark), [])]
        _check_head(path.name, names, columns)
        reader = csv.reader(text, delimiter=mark)
        try:
            for cells in reader:
                if any(cell.strip() for cell in cells):
                    yield _row(f"{path.name}, line {head + reader.line_num}", names, cells)
        except csv.Error as error:
            line = head + reader.line_num
            raise DataError(f"{path.name}, line {line}: no delimited text: {error}") from error


def _delimiter(line: str) -> str:
    return max(_DELIMITERS, key=lambda mark: (line.count(mark), -_DELIMITERS.index(mark)))


def _check_head(file: str, names: Sequence[str], columns: Sequence[str]) -> None:
    used = [name for name in names if name]
    twice = sorted({name for name in used if used.count(name) > 1})
    if not used or twice:
        problem = f"two columns are called {twice[0]!r}" if twice else "no column has a name"
        raise DataError(f"{file}: {problem}; name each column once")
    absent = [name for name in columns if name not in used]
    if absent:
        listed = ", ".join(used[:40])
        raise DataError(f"{file}: no column {', '.join(map(repr, absent))}; it has: {listed}")


def _row(where: str, names: Sequence[str], cells: Sequence[str]) -> Row:
    found = {n: cell.strip() for n, cell in zip(names, cells, strict=False) if n}
    extra = any(cell.strip() for cell in cells[len(names) :])
    return Row(where, found, f"{len(cells)} cells for {len(names)} columns" if extra else None)


def read_sheet(
    path: Path, sheet: str | None = None, *, head: int = 1, columns: Sequence[str] = ()
) -> Iterator[Row]:
    """Yield the rows of a sheet of an XLSX workbook, the first sheet by default.

    Raises:
        DataError: if it is no workbook, has no such sheet, or lacks one of ``columns``.
    """
    from openpyxl import load_workbook

    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except FileNotFoundError:
        raise DataError(f"{path}: no such file") from None
    except (OSError, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise DataError(f"{path}: no XLSX that can be read: {error}") from error
    try:
        name = sheet or book.sheetnames[0]
        if name not in book.sheetnames:
            raise DataError(f"{path.name}: no sheet {name!r}; it has {', '.join(book.sheetnames)}")
        lines = book[name].iter_rows(values_only=True)
        yield from _sheet_rows(f"{path.name}, sheet {name}", lines, head, columns)
    finally:
        book.close()


def _sheet_rows(
    where: str, lines: Iterator[tuple[Any, ...]], head: int, columns: Sequence[str]
) -> Iterator[Row]:
    names: list[str] = []
    for number, line in enumerate(lines, start=1):
        cells = [_cell(value) for value in line]
        if number == head:
            names = [" ".join(cell.split()) for cell in cells]
            _check_head(where, names, columns)
        elif number > head and any(cells):
            yield _row(f"{where}, row {number}", names, cells)
    if not names:
        raise DataError(f"{where}: no row {head} with the names of the columns")


def _cell(value: object) -> str:
    """Return a typed cell as text: a whole number without its point."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.15g}"
    return str(value).strip()


def read_json(path: Path) -> Any:
    """Return the content of a JSON file, or a list of the lines of a JSON Lines file.

    Raises:
        DataError: if it cannot be read, is too large, or is no JSON.
    """
    if path.is_file() and path.stat().st_size > _LARGEST_JSON:
        raise DataError(f"{path}: larger than {_LARGEST_JSON:,} bytes; cut it first")
    with open_text(path, "utf-8-sig") as text:
        content = text.read()
    try:
        return json.loads(content)
    except json.JSONDecodeError as error:
        lines = [line for line in content.splitlines() if line.strip()]
        if len(lines) > 1:
            return [_line(path, number, line) for number, line in enumerate(lines, start=1)]
        raise DataError(f"{path}, line {error.lineno}: no JSON: {error.msg}") from error


def _line(path: Path, number: int, line: str) -> Any:
    try:
        return json.loads(line)
    except json.JSONDecodeError as error:
        raise DataError(f"{path}, line {number}: no JSON: {error.msg}") from error
