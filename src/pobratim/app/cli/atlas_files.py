"""The verbs of ``pobratim atlas`` by which people bring files of their own."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pobratim.app.cli.atlas_structure import structure
from pobratim.app.cli.options import as_json, atlas_option, find_city
from pobratim.app.cli.output import emit, say, table
from pobratim.errors import DataError, NotFoundError, UsageError

if TYPE_CHECKING:
    from pobratim.atlas.taking_in import TakenIn

__all__ = ["COMMANDS"]


@click.command("import")
@click.argument("kind")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--map",
    "chart",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="A YAML file that says which column is which field.",
)
@click.option("--dry-run", is_flag=True, help="Read and check every row, and write nothing.")
@atlas_option
@click.option("--licence", help="The licence of the file; that of the source by default.")
@click.option("--vintage", help="Which time the rows describe, as 2026-09.")
@click.option("--name", help="The id of the row set; made of the file's name by default.")
@click.option("--around", multiple=True, metavar="CITY", help="Keep only what lies around it.")
@as_json
def import_file(
    kind: str,
    file: Path,
    *,
    chart: Path | None,
    dry_run: bool,
    atlas_path: Path | None,
    licence: str | None,
    vintage: str | None,
    name: str | None,
    around: tuple[str, ...],
    as_json: bool,
) -> None:
    """Bring FILE of KIND into your own atlas (--atlas FILE), beside the packaged one.

    Kinds: own-list, connections, osm, wikidata, comtrade, baci, rfsd, ror, gleif, egr, eurostat,
    input-output. A file that is brought in again replaces its rows. Nothing is written while a
    row has a problem: all of them are listed at once.
    """
    from pobratim.app.importing import bring_in, read_map
    from pobratim.app.pipeline import open_gazetteer
    from pobratim.atlas.taking_in import Terms

    if atlas_path is None and not dry_run:
        raise UsageError("name your atlas with --atlas FILE (or the setting atlas), or --dry-run")
    terms = Terms(
        added=dt.datetime.now(tz=dt.UTC).date().isoformat(),
        licence=licence,
        vintage=vintage,
        name=name,
        around=tuple(find_city(open_gazetteer(), city) for city in around),
    )
    found = bring_in(kind, file, read_map(chart), terms, None if dry_run else atlas_path)
    _tell(found, file, None if dry_run else atlas_path, as_json=as_json)


def _tell(found: TakenIn, file: Path, target: Path | None, *, as_json: bool) -> None:
    for reason, count in found.left_out.most_common():
        say(f"left out: {count:,} rows: {reason} ({', '.join(found.examples[reason])})")
    for problem in found.problems:
        say(str(problem))
    if found.problems:
        raise DataError(f"{file}: {len(found.problems):,} rows with problems; nothing taken in")
    if not found.rows:
        raise NotFoundError(f"{file}: no row to take in")
    if as_json:
        emit(
            {
                "schema": "pobratim.import/1",
                "rowset": found.rowset,
                "written": target is not None,
                "rows": dict(sorted(found.rows.items())),
                "left_out": dict(found.left_out.most_common()),
            }
        )
    rows = ", ".join(f"{count:,} {_WORDS[name]}" for name, count in sorted(found.rows.items()))
    where = "nothing written (--dry-run)" if target is None else f"written to {target}"
    say(f"{found.rowset}: {rows}; {where}")


_WORDS = {
    "Activity": "figures",
    "Connection": "connections",
    "Firm": "enterprises and institutions",
    "Flow": "trade flows",
    "Owner": "links of ownership",
    "Stop": "stops",
    "UseCell": "cells of the use table",
}


@click.command("forget")
@click.argument("rowset")
@atlas_option
def forget_rows(rowset: str, *, atlas_path: Path | None) -> None:
    """Take a file's rows out of your own atlas again, by the id of the row set."""
    from pobratim.atlas.taking_in import forget

    if atlas_path is None:
        raise UsageError("name your atlas with --atlas FILE (or the setting atlas)")
    say(f"{rowset}: {forget(atlas_path, rowset):,} rows gone")


@click.command("kinds")
@as_json
def kinds(*, as_json: bool) -> None:
    """List the kinds of files that can be imported, and what each fills."""
    from pobratim.atlas.importers import IMPORTERS

    if as_json:
        for one in IMPORTERS:
            emit(
                {
                    "schema": "pobratim.importer/1",
                    "kind": one.NAME,
                    "title": one.TITLE,
                    "formats": list(one.FORMATS),
                    "fills": list(one.FILLS),
                    "licence": one.LICENCE,
                }
            )
        return
    table(
        "Kinds of files",
        ("kind", "what", "formats", "fills", "licence of the source"),
        (
            (o.NAME, o.TITLE, ", ".join(o.FORMATS), ", ".join(o.FILLS), o.LICENCE or "yours")
            for o in IMPORTERS
        ),
    )


COMMANDS = (import_file, forget_rows, kinds, structure)
