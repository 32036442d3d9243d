"""Where a table stands in its file, as far as somebody says."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Layout"]


@dataclass(frozen=True, slots=True)
class Layout:
    """How a file is laid out; what is ``None`` is found out.

    ``sheet`` is one of a workbook (else the first), ``head`` the row with the names of the
    columns, from 1, ``encoding`` and ``delimiter`` are those of delimited text.
    """

    sheet: str | None = None
    head: int = 1
    encoding: str | None = None
    delimiter: str | None = None
