"""``pobratim eval``: the figures of the shipped back-tests, measured again."""

from __future__ import annotations

from typing import Any

import click

from pobratim.app.cli.options import as_json
from pobratim.app.cli.output import emit, table

__all__ = ["command"]


@click.group("eval", short_help="Measure the scores again.")
def command() -> None:
    """Measure the scores again on the splits that ship with the package."""


@command.command("partners")
@as_json
def partners(*, as_json: bool) -> None:
    """Back-test the partner ranking on hidden twin links."""
    from pobratim.affinity.backtest import partners as measure
    from pobratim.app.pipeline import open_atlas

    figures: dict[str, Any] = dict(measure(open_atlas()))
    if as_json:
        emit({"schema": "pobratim.eval/1", "what": "partners", **figures})
        return
    table("Partner ranking on hidden links", ("figure", "value"), _flat(figures))


@command.command("routes")
@click.option("--most", type=click.IntRange(min=1), help="Only so many hidden routes.")
@as_json
def routes(*, most: int | None, as_json: bool) -> None:
    """Back-test the route score on hidden air routes of about 2014."""
    from pobratim.affinity.route_backtest import routes as measure
    from pobratim.app.pipeline import open_atlas

    figures = measure(open_atlas(), most=most)
    if as_json:
        emit({"schema": "pobratim.eval/1", "what": "routes", **figures})
        return
    table("Air routes on hidden routes", ("figure", "value"), _flat(figures))


@command.command("production")
@as_json
def production(*, as_json: bool) -> None:
    """Back-test the may-buy score on known deliveries, hidden one by one."""
    from pobratim.affinity.production_backtest import production as measure
    from pobratim.app.pipeline import open_atlas

    figures = measure(open_atlas())
    if as_json:
        emit({"schema": "pobratim.eval/1", "what": "production", **figures})
        return
    table("Buyers on hidden deliveries", ("figure", "value"), _flat(figures))


def _flat(figures: dict[str, Any], prefix: str = "") -> list[tuple[str, str]]:
    rows: list[tuple[str, str]] = []
    for key, value in figures.items():
        if isinstance(value, dict):
            rows += _flat(value, f"{prefix}{key} ")
        else:
            shown = f"{value:.4f}" if isinstance(value, float) else str(value)
            rows.append((prefix + key, shown))
    return rows
