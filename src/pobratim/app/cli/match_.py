"""``pobratim match``: who could do business with whom, with the chain of reasons."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pobratim.app.cli.options import as_json, find_city, register_option
from pobratim.app.cli.output import emit, say, table
from pobratim.errors import NotFoundError

if TYPE_CHECKING:
    from pobratim.model.scores import Match

__all__ = ["command"]


@click.command("match", short_help="Who could do business with whom.")
@click.argument("a")
@click.argument("b")
@click.option("--sphere", help="Only matches in this sphere (machine-building, energy, ...).")
@register_option
@as_json
def command(
    a: str, b: str, *, sphere: str | None, register_path: Path | None, as_json: bool
) -> None:
    """Match enterprises and institutions of A and B, known deliveries first.

    "may-buy" says that the buyer's industry uses what the seller makes, not that the firm buys it.
    """
    from pobratim.affinity import match
    from pobratim.app.pipeline import open_atlas, open_register

    atlas = open_atlas()
    found = match(
        atlas,
        find_city(atlas.gazetteer, a),
        find_city(atlas.gazetteer, b),
        sphere=sphere,
        register=open_register(register_path),
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
        _show(found)


def _show(found: tuple[Match, ...]) -> None:
    table(
        "",
        ("kind", "seller or first side", "buyer or second side", "score", "sphere", "why"),
        (
            (
                m.kind,
                m.seller.label("ru"),
                m.buyer.label("ru"),
                f"{m.score:.2f}",
                m.sphere,
                " → ".join(c.label for c in m.chain) or "; ".join(r.code for r in m.reasons),
            )
            for m in found
        ),
    )
    for item in {m for match_ in found for m in match_.missing}:
        say(f"not loaded: {item.sphere} ({item.side}); importer: {item.importer or 'none yet'}")
