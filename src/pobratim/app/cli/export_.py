"""``pobratim export``: every row of a table, the same bytes each time."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pobratim.app.cli.options import date_option, language_option, register_option
from pobratim.app.cli.output import say
from pobratim.app.exporting import (
    FORMATS,
    ONE_TABLE,
    TABLES,
    Request,
    codebook_of,
    export,
    release_of,
)
from pobratim.errors import UsageError

if TYPE_CHECKING:
    from pobratim.app.settings import Settings
    from pobratim.register import Register
    from pobratim.register.exchange.written import Written

__all__ = ["command"]


@click.command("export", short_help="All rows of a table, as a file.")
@register_option
@click.option("--format", "kind", type=click.Choice(list(FORMATS)), required=True)
@click.option("--table", "name", type=click.Choice(["claims", *TABLES[:-1]]), help="Which table.")
@date_option("--as-of", "as_of", "Only what was known on this day.")
@language_option("Of the words in a calendar; English by default.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="FILE; for csv and parquet also a folder, which takes a file a table.",
)
@click.option(
    "--codebook",
    is_flag=True,
    help="Beside the file: what each column means, and a statement of versions and sums.",
)
@click.pass_obj
def command(
    settings: Settings,
    *,
    register_path: Path | str | None,
    kind: str,
    name: str | None,
    as_of: str | None,
    language: str | None,
    output: Path | None,
    codebook: bool,
) -> None:
    """Export all rows: jsonl and xlsx hold all tables, csv and parquet the one of --table.

    ics holds dated visits and meetings, geojson what lies in a city, ftm entities of
    FollowTheMoney, annotations the evidence as W3C Web Annotations. What a format cannot hold is
    counted on stderr. In csv and parquet a cell that holds more than text or a number is JSON; in
    csv a text that a spreadsheet would run as a formula gets an apostrophe in front.

    With --codebook, NAME.codebook.csv tells of each column the type, the unit, the meaning and
    what an empty cell means; NAME.release.json the versions, the reach, rows and SHA-256 sums.
    """
    from pobratim.app.pipeline import open_register

    asked = Request(kind, name, as_of, language or settings.language or "en")
    if codebook and output is None:
        raise UsageError("a codebook is written beside a file; name it with -o")
    register = open_register(register_path)
    if output is not None and output.is_dir():
        files = _into_folder(register, asked, output)
        if codebook:
            _describe(register, asked, files, output / "register")
        return
    written = export(register, asked)
    if output is None:
        sys.stdout.buffer.write(written.data)
    else:
        _write(output, written.data)
        if codebook:
            _describe(register, asked, {output.name: written}, output.with_suffix(""))
    _tell(written.rows, Counter(written.left_out))


def _describe(register: Register, asked: Request, files: dict[str, Written], beside: Path) -> None:
    """Write the data dictionary and the statement of the release beside what was exported."""
    book = codebook_of(register, asked)
    named = beside.with_name(f"{beside.name}.codebook.csv")
    _write(named, book.data)
    statement = release_of(register, asked, {**files, named.name: book})
    _write(beside.with_name(f"{beside.name}.release.json"), statement)


def _into_folder(register: Register, asked: Request, folder: Path) -> dict[str, Written]:
    """Write a file a table, where the format holds one table a file."""
    if asked.kind not in ONE_TABLE:
        raise UsageError(f"{folder} is a folder; {asked.kind} is one file: name it with -o")
    files: dict[str, Written] = {}
    for name in (asked.table,) if asked.table else TABLES:
        written = export(register, replace(asked, table=name))
        _write(folder / f"{name}.{asked.kind}", written.data)
        files[f"{name}.{asked.kind}"] = written
    _tell(sum(file.rows for file in files.values()), Counter())
    return files


def _write(output: Path, data: bytes) -> None:
    try:
        output.write_bytes(data)
    except OSError as error:
        raise UsageError(f"cannot write {output}: {error.strerror or error}") from error


def _tell(rows: int, left_out: Counter[str]) -> None:
    say(f"{rows} rows")
    for reason, count in sorted(left_out.items()):
        say(f"not held as such: {count} ({reason})")
