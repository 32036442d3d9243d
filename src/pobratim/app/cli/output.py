"""What commands print: JSON Lines or tables on stdout, everything else on stderr."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from typing import Any

import click

__all__ = ["cards", "emit", "say", "short", "table"]

_DIGITS = 10


def emit(record: dict[str, Any]) -> None:
    """Print one record as a line of JSON on stdout."""
    sys.stdout.write(json.dumps(record, ensure_ascii=False, allow_nan=False) + "\n")


def say(message: str) -> None:
    """Print a line for the person on stderr."""
    click.echo(message, err=True)


def short(identity: str) -> str:
    """Return the beginning of an id: enough to name it in a command."""
    kind, colon, digits = identity.partition(":")
    return kind + colon + digits[:_DIGITS]


def cards(title: str, rows: Iterable[tuple[str, Sequence[str]]]) -> None:
    """Print a headline and indented lines a row; lines wrap at the width of the terminal."""
    from rich.console import Console
    from rich.padding import Padding

    console = Console(file=sys.stdout, highlight=False, markup=False)
    console.print(title, style="italic")
    for head, lines in rows:
        console.print(head, style="bold")
        for line in lines:
            console.print(Padding(line, (0, 0, 0, 4), expand=False))


def table(title: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print a table on stdout, as wide as the terminal; long cells wrap, none is cut."""
    from rich.console import Console
    from rich.table import Table

    grid = Table(title=title, title_justify="left", box=None, pad_edge=False, header_style="bold")
    for column in columns:
        grid.add_column(column, overflow="fold")
    for row in rows:
        grid.add_row(*("" if cell is None else str(cell) for cell in row))
    Console(file=sys.stdout, highlight=False, markup=False).print(grid)
