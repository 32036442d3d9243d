"""``pobratim register import``: lists that people keep already."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pobratim.app.cli.options import as_json, date_option, own_register, register_option
from pobratim.app.cli.output import emit, say
from pobratim.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pobratim.register.exchange.lists.importing import ListRead, RowProblem
    from pobratim.register.intake.report import AddReport

__all__ = ["import_list"]

_KINDS = ("agreements", "visits", "enterprises", "officials")


@click.command("import")
@click.argument("kind", type=click.Choice(_KINDS))
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--map",
    "chart",
    type=click.Path(path_type=Path, dir_okay=False),
    help="A YAML file: which column is which field. Remembered beside the register.",
)
@click.option("--dry-run", is_flag=True, help="Say what would be added, and add nothing.")
@click.option("--skip-bad-rows", is_flag=True, help="Take in the good rows; exit 3 for the rest.")
@click.option("--outlet", default="", help="Whose list it is; the file's name by default.")
@click.option(
    "--grade",
    type=click.Choice(["official", "agency", "media"]),
    default="official",
    help="How far the list may be relied on.",
)
@date_option("--date", "date", "The day that the list is of.")
@register_option
@as_json
def import_list(
    kind: str,
    file: Path,
    *,
    chart: Path | None,
    dry_run: bool,
    skip_bad_rows: bool,
    outlet: str,
    grade: str,
    date: str | None,
    register_path: Path | str | None,
    as_json: bool,
) -> None:
    """Bring in a list from CSV or XLSX: agreements, visits, enterprises or officials.

    Each row becomes claims whose evidence is the row's own text. Columns that no map names are
    not read. All bad rows are listed at once, and then nothing is imported, unless
    --skip-bad-rows. Importing a list again changes nothing.
    """
    from pobratim.app import lists
    from pobratim.register.exchange.lists.importing import ListTerms

    target = own_register(register_path)
    opened = lists.open_list(kind, file, chart, target)
    terms = ListTerms(outlet, grade, date)  # type: ignore[arg-type]  # click gives known ones
    read = lists.check(kind, opened, terms)
    _tell_unread(read)
    _list_problems(read.problems, as_json=as_json)
    if read.problems and not skip_bad_rows:
        raise DataError(
            f"{len(read.problems)} problem(s) in {read.bad_rows} row(s); nothing was imported "
            "(--skip-bad-rows takes in the others)"
        )
    reports = lists.add(read, target, rehearse=dry_run)
    _tell(reports, read, dry_run=dry_run)
    if not dry_run and not opened.remembered:
        place = lists.remember(kind, opened.chart_text, target)
        say(f"the map is remembered in {place}" if place else "no place to remember the map in")
    if read.bad_rows:
        raise click.exceptions.Exit(3)


def _tell_unread(read: ListRead) -> None:
    if read.unread:
        say(f"columns not read: {', '.join(read.unread)}")


def _list_problems(problems: Sequence[RowProblem], *, as_json: bool) -> None:
    for item in problems:
        say(str(item))
        if as_json:
            told = f"column {item.column}: {item.problem}"
            emit({"schema": "pobratim.failure/1", "source": item.where, "error": told})


def _tell(reports: Sequence[AddReport], read: ListRead, *, dry_run: bool) -> None:
    new = sum(report.new_document for report in reports)
    claims = sum(report.new_claims for report in reports)
    things = sum(report.new_subjects for report in reports)
    say(
        f"{'would add' if dry_run else 'added'}: {new} row(s), {claims} claim(s), "
        f"{things} new thing(s) (persons, bodies, places, events); "
        f"{len(reports) - new} row(s) known already, {read.bad_rows} skipped"
    )
    if dry_run:
        for report, (reading, source) in zip(reports, read.rows, strict=True):
            if report.new_document:
                say(f"  {source.address}: {' · '.join(reading.document.text.splitlines())}")
