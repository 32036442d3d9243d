"""A report: a title, lines under it, and tables whose rows each name their sources."""

from __future__ import annotations

from dataclasses import dataclass

from pobratim.model.claims import Source

__all__ = ["Paper", "PaperRow", "PaperTable"]


@dataclass(frozen=True, slots=True)
class PaperRow:
    """Cells in words, and the sources behind them; a row of counts has none."""

    cells: tuple[str, ...]
    sources: tuple[Source, ...] = ()
    source_text: str = ""


@dataclass(frozen=True, slots=True)
class PaperTable:
    """A table under a heading. ``sourced`` tables have a last column for the sources."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[PaperRow, ...]
    sourced: bool = True


@dataclass(frozen=True, slots=True)
class Paper:
    """A report in words of one language; ``none`` stands under the heading of an empty table."""

    title: str
    lines: tuple[str, ...]
    tables: tuple[PaperTable, ...]
    language: str
    none: str
    source_column: str
