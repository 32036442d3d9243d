"""``pobratim compare``: what two cities have in common, and how rare that is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pobratim.app.cli.options import as_json, atlas_option, find_city
from pobratim.app.cli.output import emit, table

if TYPE_CHECKING:
    from pobratim.model.scores import Comparison, DatasetRef

__all__ = ["command"]


@click.command("compare", short_help="What two cities have in common.")
@click.argument("a")
@click.argument("b")
@atlas_option
@as_json
def command(a: str, b: str, *, atlas_path: Path | None, as_json: bool) -> None:
    """Show what cities A and B have in common, what differs, and what is not loaded.

    Each commonality comes with the share of comparable pairs of cities that are at least as alike.
    """
    from pobratim.affinity import compare
    from pobratim.app.pipeline import open_atlas

    atlas = open_atlas(atlas_path)
    found = compare(atlas, find_city(atlas.gazetteer, a), find_city(atlas.gazetteer, b))
    if as_json:
        from pobratim.app.schemas.scores import comparison

        emit(comparison(found))
    else:
        _show(found)


def _show(found: Comparison) -> None:
    click.echo(
        f"{found.a.name}, {found.a.country} and {found.b.name}, {found.b.country}: "
        f"{found.distance_km:,.0f} km apart"
    )
    for ring in found.agglomerations:
        people = f"{ring.population:,}" if ring.population is not None else "unknown"
        click.echo(
            f"  {ring.centre.name} with what lies within {ring.radius_km:g} km: {people} people "
            f"({ring.basis}, {ring.vintage})"
        )
    table(
        "\nIn common",
        ("what", "A", "B", "share of pairs", "p", "source"),
        (
            (
                c.code,
                _words(c.a),
                _words(c.b),
                f"{c.share_of_pairs:.2%}" if c.pairs else "",
                "" if c.p_value is None else f"{c.p_value:.2g}",
                _sources(c.sources),
            )
            for c in found.commonalities
        ),
    )
    table(
        "\nDifferent",
        ("what", "A", "B", "source"),
        ((d.code, _words(d.a), _words(d.b), _sources(d.sources)) for d in found.differences),
    )
    table(
        "\nNot loaded (not zero)",
        ("sphere", "side", "importer that fills it"),
        ((m.sphere, m.side, m.importer or "none yet") for m in found.missing),
    )


def _words(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    if isinstance(value, float):
        return f"{value:,.4g}"
    return "" if value is None else str(value)


def _sources(sources: tuple[DatasetRef, ...]) -> str:
    return ", ".join(f"{s.id} ({s.vintage})" for s in sources)
