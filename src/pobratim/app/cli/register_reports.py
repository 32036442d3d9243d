"""``pobratim register report``: the tables that the keepers of a register hand in or work by."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pobratim.app.cli.options import (
    as_json,
    date_option,
    find_city,
    language_option,
    register_option,
)
from pobratim.app.cli.output import emit, say, table
from pobratim.errors import UsageError

if TYPE_CHECKING:
    from pobratim.app.settings import Settings
    from pobratim.brief.reports import Paper
    from pobratim.brief.reports.context import Desk
    from pobratim.brief.reports.fieldset import FieldSet

__all__ = ["fields", "report"]

_KINDS = ("yearly", "visits", "digest", "stale")
_FORMATS = {".docx": "docx", ".xlsx": "xlsx", ".md": "md"}


@click.command("report")
@click.argument("kind", type=click.Choice(_KINDS))
@click.argument("cities", nargs=-1, metavar="[A [B]]")
@click.option("--year", type=click.IntRange(1900, 2200), help="Of a yearly report, or of visits.")
@date_option("--since", "since", "From this day on: of a digest, or of visits.")
@date_option("--until", "until", "Up to this day, of visits.")
@date_option("--as-of", "as_of", "The day it is written for; today by default.")
@click.option(
    "--fields",
    metavar="NAME|FILE",
    help="Which fields an agreement should have: a name that `register fields` lists, or a YAML "
    "file. Of a yearly report.",
)
@language_option("Of the report; Russian by default.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="FILE.docx, .xlsx or .md; without it, Markdown on standard output.",
)
@register_option
@click.pass_obj
def report(
    settings: Settings,
    kind: str,
    cities: tuple[str, ...],
    *,
    year: int | None,
    since: str | None,
    until: str | None,
    as_of: str | None,
    fields: str | None,
    language: str | None,
    output: Path | None,
    register_path: Path | str | None,
) -> None:
    """Write a report, of all cities, of city A, or of A and B; every row names its sources.

    yearly: agreements signed in a year or before, ended, run out, and what is missing in each;
    visits: of a period; digest: what is new since a day; stale: promised and not done.
    """
    from pobratim.brief.reports import render

    form = _format(output)
    desk = _desk(settings, cities, as_of=as_of, language=language, register_path=register_path)
    paper = _write_paper(
        desk, kind, year=year, period=(since, until), fields=fields or settings.fields
    )
    data = render(paper, form)
    if output is None:
        sys.stdout.buffer.write(data)
        return
    try:
        output.write_bytes(data)
    except OSError as error:
        raise UsageError(f"cannot write {output}: {error.strerror or error}") from error
    say(f"written: {output}, {sum(len(table.rows) for table in paper.tables)} rows")


def _format(output: Path | None) -> str:
    if output is None:
        return "md"
    if output.suffix.lower() not in _FORMATS:
        raise UsageError(f"{output}: a report can be {', '.join(_FORMATS)}")
    return _FORMATS[output.suffix.lower()]


def _desk(
    settings: Settings,
    cities: tuple[str, ...],
    *,
    as_of: str | None,
    language: str | None,
    register_path: Path | str | None,
) -> Desk:
    from pobratim.app.pipeline import open_gazetteer, open_register
    from pobratim.brief.reports.context import Desk
    from pobratim.brief.words import words_for
    from pobratim.brief.words.catalogue import catalogue

    if len(cities) > 2:
        raise UsageError("at most two cities; write names of several words in quotes")
    if as_of is not None and len(as_of) != len("2022-05-20"):
        raise UsageError(f"--as-of {as_of}: a report is written for a day, as in 2022-05-20")
    chosen = language or settings.language or "ru"
    return Desk(
        open_register(register_path),
        open_gazetteer(),
        tuple(find_city(open_gazetteer(), name) for name in cities),
        as_of or dt.datetime.now(tz=dt.UTC).date().isoformat(),
        catalogue(chosen, "reports"),
        words_for(chosen),
        frozenset(entry.casefold() for entry in settings.do_not_cite),
    )


def _write_paper(
    desk: Desk,
    kind: str,
    *,
    year: int | None,
    period: tuple[str | None, str | None],
    fields: str | None,
) -> Paper:
    if kind == "yearly":
        from pobratim.brief.reports.yearly import yearly

        return yearly(desk, year or int(desk.as_of[:4]), _field_set(fields))
    if kind == "visits":
        return _visits(desk, year, period)
    if kind == "stale":
        from pobratim.brief.reports.pending import pending

        return pending(desk)
    from pobratim.brief.reports.digest import digest

    if period[0] is None:
        raise UsageError("a digest tells what is new since a day; name it with --since")
    return digest(desk, period[0])


def _visits(desk: Desk, year: int | None, period: tuple[str | None, str | None]) -> Paper:
    from pobratim.brief.reports.visiting import visiting

    since, until = period
    if year is not None and (since or until):
        raise UsageError("name a year or a period, not both")
    if year is None and since is None and until is None:
        year = int(desk.as_of[:4])
    if year is not None:
        since = until = str(year)
    shown = [desk.words.date(day) if day else "…" for day in (since, until)]
    told = shown[0] if since == until else " – ".join(shown)
    return visiting(desk, since=since, until=until, period=told)


def _field_set(asked: str | None) -> FieldSet:
    """A field set by the name of one that ships, or from a file; a dot or a slash makes a file."""
    from pobratim.brief.reports.fieldset import PROFILES, field_set, profile_text

    if asked is None:
        return field_set()
    path = Path(asked)
    if asked in PROFILES or not (path.suffix or path.name != asked):
        return field_set(profile_text(asked), origin=asked)
    try:
        return field_set(path.read_text(encoding="utf-8-sig"), origin=asked)
    except OSError as error:
        raise UsageError(f"cannot read {path}: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path} is no UTF-8 text: {error}") from error


@click.command("fields")
@click.argument("name", required=False)
@language_option("Of the names; English by default.")
@as_json
def fields(name: str | None, *, language: str | None, as_json: bool) -> None:
    """List the field sets of agreements that ship, or print one as a file to make your own of.

    A field set says which fields the register of a jurisdiction requires of an agreement; the
    yearly report measures what is missing against it (`register report yearly --fields`).
    """
    from pobratim.brief.reports.fieldset import PROFILES, field_set, profile_text

    if name is not None and not as_json:
        click.echo(profile_text(name), nl=False)
        return
    names = PROFILES if name is None else (name,)
    sets = {one: field_set(profile_text(one), origin=one) for one in names}
    if as_json:
        for one, held in sets.items():
            emit({"schema": "pobratim.field-set/1", "id": one, **_shape(held)})
        return
    table(
        "field sets",
        ["name", "of what", "required", "wanted"],
        (
            [one, held.names[language or "en"], len(held.required), len(held.wanted)]
            for one, held in sets.items()
        ),
    )


def _shape(held: FieldSet) -> dict[str, object]:
    return {
        "names": dict(held.names),
        "basis": held.basis,
        "required": list(held.required),
        "wanted": list(held.wanted),
        "called": {name: dict(words) for name, words in held.called.items()},
    }
