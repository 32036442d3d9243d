"""Files of importers: rows of tables one by one, and JSON, packed or plain."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from pobratim.errors import DataError
from pobratim.tables import Layout, Row, open_table, open_text

__all__ = ["read_json", "stream_rows"]

_LARGEST_JSON = 2_000_000_000


def stream_rows(
    path: Path, columns: Sequence[str] = (), layout: Layout | None = None
) -> Iterator[Row]:
    """Yield the rows of a delimited file or of a workbook one by one.

    ``columns`` are those that it must have. A row that is longer than the head is torn and says
    so.

    Raises:
        UsageError: if there is no such file.
        DataError: if the file cannot be read, lacks one of ``columns``, or names one twice.
    """
    with open_table(path, layout, columns=columns) as table:
        yield from table.rows


def read_json(path: Path) -> Any:
    """Return the content of a JSON file, or a list of the lines of a JSON Lines file.

    Raises:
        UsageError: if there is no such file.
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
