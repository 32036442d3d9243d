"""``pobratim atlas``: the data behind the figures."""

from __future__ import annotations

from pathlib import Path

import click

from pobratim.app.cli.atlas_files import COMMANDS
from pobratim.app.cli.options import as_json, atlas_option
from pobratim.app.cli.output import emit, say, table

__all__ = ["command"]


@click.group("atlas", short_help="The data sets behind the figures.")
def command() -> None:
    """Show the data sets behind the figures, bring your own, or build the packaged tables."""


@command.command("sources")
@atlas_option
@as_json
def sources(*, atlas_path: Path | None, as_json: bool) -> None:
    """List every data set with its vintage, licence and attribution."""
    from pobratim.app.pipeline import open_atlas
    from pobratim.app.schemas.pieces import dataset

    catalogue = open_atlas(atlas_path).catalogue()
    if as_json:
        for item in catalogue:
            emit({"schema": "pobratim.dataset/1", **dataset(item)})
        return
    table(
        "Data sets",
        ("id", "vintage", "licence", "attribution"),
        ((d.id, d.vintage, d.licence, d.attribution) for d in catalogue),
    )


@command.command("build")
@click.option(
    "--data",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    required=True,
    help="The folder with the raw data sets.",
)
def build(*, data: Path) -> None:
    """Build the tables that ship inside the package from the raw data sets."""
    from pobratim.app.pipeline import open_atlas
    from pobratim.atlas.build import build as build_atlas

    report = build_atlas(data, open_atlas().folder)
    for path, size in sorted(report.sizes.items()):
        say(f"{path.name}: {size:,} bytes")
    for drop in report.dropped:
        shown = f" ({', '.join(drop.examples)})" if drop.examples else ""
        say(f"{drop.dataset}: {drop.count:,} rows left out: {drop.reason}{shown}")


for _command in COMMANDS:
    command.add_command(_command)
