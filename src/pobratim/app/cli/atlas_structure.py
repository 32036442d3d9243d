"""``pobratim atlas structure``: what a loaded table of trade or employment says."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from pobratim.app.cli.options import as_json, atlas_option
from pobratim.app.cli.output import emit, table
from pobratim.errors import NotFoundError, UsageError

if TYPE_CHECKING:
    from pobratim.affinity.structure.tables import PlaceStructure, StructureTable

__all__ = ["structure"]


@click.command("structure")
@click.argument("file", required=False, type=click.Path(path_type=Path, exists=True))
@atlas_option
@click.option("--year", type=int, help="Of the trade loaded; the latest by default.")
@click.option(
    "--diagonal",
    type=click.Choice(["one", "zero"]),
    default="one",
    show_default=True,
    help="Whether a product is its own neighbour; figures of both must not be compared.",
)
@click.option("--nearest", type=click.IntRange(min=1), help="Density over that many neighbours.")
@as_json
def structure(
    file: Path | None,
    *,
    atlas_path: Path | None,
    year: int | None,
    diagonal: Literal["one", "zero"],
    nearest: int | None,
    as_json: bool,
) -> None:
    """Describe each place of a table: specialisation, relatedness, complexity, outlook.

    FILE is CSV or TSV: a row a place, a column a product or activity. Without it the trade that
    was imported (comtrade, baci) is described, a row a country. A description, no forecast.
    """
    from pobratim.affinity.structure.tables import described
    from pobratim.app.importing import read_matrix

    found = read_matrix(file) if file else _trade(atlas_path, year)
    places = described(found, diagonal=diagonal, nearest=nearest)
    if as_json:
        for one in places:
            emit({"schema": "pobratim.structure/1", "diagonal": diagonal, **asdict(one)})
        return
    _show(places, diagonal)


def _trade(atlas_path: Path | None, year: int | None) -> StructureTable:
    from pobratim.affinity.structure.tables import table_of
    from pobratim.app.pipeline import open_atlas

    loaded = open_atlas(atlas_path).loaded
    if loaded is None:
        raise UsageError("name a FILE, or an atlas with imported trade: --atlas FILE")
    cells = loaded.exports(year)
    if not cells:
        raise NotFoundError(f"{atlas_path}: no trade of that year; import comtrade or baci first")
    return table_of(cells)


def _show(places: tuple[PlaceStructure, ...], diagonal: str) -> None:
    table(
        f"Structure (diagonal of proximity: {diagonal}); a dash where the table has no figure",
        ("place", "specialised in", "ECI", "outlook", "strengths", "nearest of the others"),
        (
            (
                one.place,
                _number(one.specialised_in),
                _number(one.eci),
                _number(one.outlook),
                ", ".join(f"{f.product} {_number(f.location_quotient)}" for f in one.strengths),
                ", ".join(f"{f.product} {_number(f.density)}" for f in one.nearby),
            )
            for one in places
        ),
    )


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3g}"
