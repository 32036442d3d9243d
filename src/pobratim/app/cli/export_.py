"""``pobratim export``: every row of a table, the same bytes each time."""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path
from typing import Any

import click

from pobratim.app.cli.options import date_option, register_option
from pobratim.app.cli.output import say
from pobratim.app.cli.register_ import VIEWS
from pobratim.errors import UsageError

__all__ = ["command"]


@click.command("export", short_help="All rows of a table, as a file.")
@register_option
@click.option("--format", "kind", type=click.Choice(["jsonl", "csv"]), required=True)
@click.option("--table", "name", type=click.Choice(["claims", *VIEWS]), help="Which table.")
@date_option("--as-of", "as_of", "Only what was known on this day.")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False))
def command(
    *,
    register_path: Path | None,
    kind: str,
    name: str | None,
    as_of: str | None,
    output: Path | None,
) -> None:
    """Export all rows: JSON Lines holds all tables, CSV the one named by --table.

    In CSV a cell that holds more than text or a number is JSON; a text that a spreadsheet would
    run as a formula gets an apostrophe in front.
    """
    from pobratim.app.pipeline import open_register

    if kind == "csv" and name is None:
        raise UsageError("CSV holds one table; name it with --table")
    register = open_register(register_path)
    rows = [r for table in ([name] if name else VIEWS) for r in _rows(register, table, as_of)]
    data = (_csv if kind == "csv" else _jsonl)(rows)
    if output is None:
        sys.stdout.buffer.write(data)
    else:
        output.write_bytes(data)
    say(f"{len(rows)} rows")


def _rows(register: Any, name: str, as_of: str | None) -> list[dict[str, Any]]:
    from pobratim.app.schemas.rows import claim, row

    if name == "claims":
        return [claim(c, register.source) for c in register.claims()]
    return [row(r, register.source) for r in getattr(register, name)(as_of=as_of)]


def _jsonl(rows: list[dict[str, Any]]) -> bytes:
    return "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows).encode()


def _csv(rows: list[dict[str, Any]]) -> bytes:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    columns = list(rows[0]) if rows else []
    writer.writerow(columns)
    writer.writerows([_cell(r[c]) for c in columns] for r in rows)
    return buffer.getvalue().encode("utf-8-sig")


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False)
    text = str(value)
    if isinstance(value, str) and text[:1] in "=+-@\t\r" and text:
        return "'" + text
    return text
