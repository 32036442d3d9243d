"""``pobratim match``: who could do business with whom, with the chain of reasons."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pobratim.app.cli.options import as_json, atlas_option, find_city, register_option
from pobratim.app.cli.output import emit, say, table
from pobratim.app.cli.why import explain_option, language_option, show_reasons
from pobratim.errors import NotFoundError

if TYPE_CHECKING:
    from pobratim.model.scores import Match

__all__ = ["command"]

_SIDES = {"a": "first city", "b": "second city", "both": "both cities"}


@click.command("match", short_help="Who could do business with whom.")
@click.argument("a")
@click.argument("b")
@click.option("--sphere", help="Only matches in this sphere (machine-building, energy, ...).")
@click.option(
    "--profiles",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Offers and requests to match too: .csv, .xlsx or .yaml.",
)
@explain_option
@language_option("The language of names and reasons.")
@register_option
@atlas_option
@as_json
def command(
    a: str,
    b: str,
    *,
    sphere: str | None,
    profiles: Path | None,
    explain: bool,
    language: str | None,
    register_path: Path | None,
    atlas_path: Path | None,
    as_json: bool,
) -> None:
    """Match enterprises and institutions of A and B, known deliveries first.

    "may-buy" says that the buyer's industry uses what the seller makes, not that the firm buys it.
    """
    from pobratim.affinity import match, not_loaded
    from pobratim.app.pipeline import open_atlas, open_register
    from pobratim.app.profiles import more_matches

    atlas = open_atlas(atlas_path)
    first, second = find_city(atlas.gazetteer, a), find_city(atlas.gazetteer, b)
    register = open_register(register_path)
    found = match(atlas, first, second, sphere=sphere, register=register)
    found += more_matches(atlas, (first, second), register, profiles, sphere)
    for gap in not_loaded(atlas, first, second):
        importer = gap.importer or "none yet"
        say(f"not loaded: {gap.sphere} ({_SIDES[gap.side]}); importer: {importer}")
    for gap in (gap for one in found[:1] for gap in one.missing if gap.refused):
        say(
            f"refused: {gap.refused} enterprises ({_SIDES[gap.side]}) without "
            f"{' and '.join(gap.inputs)}; importer: {gap.importer}"
        )
    if not found:
        raise NotFoundError(
            "no enterprise or institution of these cities is loaded for both sides; "
            "that is missing data, not a lack of opportunities"
        )
    if as_json:
        from pobratim.app.schemas.scores import match as shape

        for item in found:
            emit(shape(item))
    else:
        _show(found, language or "ru")
        if explain:
            show_reasons(found, (first, second), language or "en")


def _show(found: tuple[Match, ...], language: str) -> None:
    table(
        "",
        ("kind", "seller or first side", "buyer or second side", "score", "sphere", "why"),
        (
            (
                m.kind,
                m.seller.label(language),
                m.buyer.label(language),
                f"{m.score:.2f}",
                m.sphere,
                _why(m),
            )
            for m in found
        ),
    )


def _why(match: Match) -> str:
    """Return the ends of the chain; all its steps stand in --explain and --json."""
    if len(match.chain) > 1:
        return f"{match.chain[0].label} → {match.chain[-1].label}"
    return "; ".join(reason.code for reason in match.reasons)
