"""Delimited text as numbered rows; the delimiter is the one that cuts the head into most cells."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import IO

from pobratim.errors import DataError
from pobratim.tables.shield import unshielded

__all__ = ["lines_of"]

Line = tuple[int, list[str]]

_DELIMITERS = (";", ",", "\t", "|")
_LONGEST_FIELD = 16 * 1024 * 1024
_SAMPLE = 50
"""Lines after the head that may belong to it, where a name of a column is broken over lines."""


def lines_of(text: IO[str], file: str, *, head: int, delimiter: str | None) -> Iterator[Line]:
    """Yield the number (from 1) and the cells of each row.

    Raises:
        DataError: if it is no delimited text: a quotation never closed, zero bytes.
    """
    csv.field_size_limit(_LONGEST_FIELD)
    sample = list(islice(text, head + _SAMPLE))
    if any("\x00" in line for line in sample):
        raise DataError(f"{file} is neither CSV nor XLSX: it has zero bytes")
    mark = delimiter or max(_DELIMITERS, key=lambda one: _cut(sample, one, head))
    number = 0
    reader = csv.reader(chain(sample, text), delimiter=mark, strict=True)
    try:
        for number, cells in enumerate(reader, start=1):
            yield number, [unshielded(cell) for cell in cells]
    except csv.Error as error:
        raise DataError(f"{file}, row {number + 1}: no delimited text: {error}") from error


def _cut(sample: Iterable[str], mark: str, head: int) -> tuple[int, int]:
    """The cells of the head that a delimiter gives; of equal ones the first of our list."""
    try:
        cells = next(islice(csv.reader(sample, delimiter=mark), head - 1, None), [])
    except csv.Error:
        cells = []
    return len(cells), -_DELIMITERS.index(mark)
