"""``pobratim compare``: what two cities have in common, and how rare that is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pobratim.app.cli.options import as_json, atlas_option, find_city
from pobratim.app.cli.output import emit, table
from pobratim.app.cli.ties_view import show_ties, twinning_line
from pobratim.app.cli.why import explain_option, language_option

if TYPE_CHECKING:
    from pobratim.model.scores import Comparison, DatasetRef, RouteGap

__all__ = ["command"]


@click.command("compare", short_help="What two cities have in common.")
@click.argument("a")
@click.argument("b")
@atlas_option
@explain_option
@language_option("The language of the reasons.")
@as_json
def command(
    a: str, b: str, *, atlas_path: Path | None, explain: bool, language: str | None, as_json: bool
) -> None:
    """Show what cities A and B have in common, what differs, and what is not loaded.

    Each commonality comes with the share of comparable pairs of cities that are at least as alike.
    """
    from pobratim.affinity import compare
    from pobratim.affinity.routes import route_between
    from pobratim.affinity.ties import loaded_ties, twin_record
    from pobratim.app.pipeline import open_atlas

    atlas = open_atlas(atlas_path)
    found = compare(atlas, find_city(atlas.gazetteer, a), find_city(atlas.gazetteer, b))
    gap = route_between(atlas, found.a, found.b)
    record, loaded = twin_record(atlas, found.a, found.b), loaded_ties(atlas, found.a, found.b)
    if as_json:
        from pobratim.app.schemas.scores import comparison, route, ties, twinning

        tied = {"twinning": twinning(record), "loaded": ties(loaded)}
        emit({**comparison(found), "route": route(gap), **tied})
        return
    _show(found)
    click.echo(f"\n{twinning_line(record, (found.a, found.b))}")
    _show_route(gap)
    show_ties(loaded)
    if explain:
        _explain(found, gap, language or "en")


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


def _show_route(gap: RouteGap) -> None:
    sources = _sources(gap.sources)
    hours = ", ".join(f"{name} {value:g} h" for name, value in gap.hours.items())
    click.echo(f"\nTravel at stated speeds over {gap.distance_km:,.0f} km: {hours}")
    if gap.had_direct:
        click.echo(f"A direct air route was listed; {sources}")
    elif gap.missing:
        sides = ", ".join(side[-1].upper() for side in gap.missing)
        click.echo(f"Direct air routes: refused, no listed airport near {sides}; {sources}")
    elif gap.share is not None:
        codes = "–".join(gap.airports)
        click.echo(
            f"No direct air route was listed; {gap.share:.1%} of pairs alike had one "
            f"({codes}; {sources})"
        )
    if gap.transfers:
        click.echo(f"Common transfer points then: {', '.join(gap.transfers)}")


def _explain(found: Comparison, gap: RouteGap, language: str) -> None:
    from pobratim.brief.explaining import worded, worded_commonality, worded_difference

    pair = (found.a, found.b)
    click.echo("\nWhy")
    for item in found.commonalities:
        share = f"{item.share_of_pairs:.2%} of {item.pairs:,} pairs" if item.pairs else ""
        numbers = [share, "" if item.p_value is None else f"p = {item.p_value:.2g}"]
        rest = "; ".join(part for part in (*numbers, _sources(item.sources)) if part)
        click.echo(f"  {item.code}: {worded_commonality(item, pair, language)} ({rest})")
    for other in found.differences:
        text = worded_difference(other, pair, language)
        click.echo(f"  {other.code}: {text} ({_sources(other.sources)})")
    for reason, text in zip(gap.reasons, worded(gap.reasons, pair, language), strict=True):
        click.echo(f"  {reason.code}: {text} ({_sources(reason.sources)})")


def _words(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    if isinstance(value, float):
        return f"{value:,.4g}"
    return "" if value is None else str(value)


def _sources(sources: tuple[DatasetRef, ...]) -> str:
    return ", ".join(f"{s.id} ({s.vintage})" for s in sources)
