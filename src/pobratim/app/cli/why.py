"""The options that ask for reasons, and how a match's reasons are shown."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from pobratim.app.cli.options import language_option

if TYPE_CHECKING:
    from pobratim.model.places import City
    from pobratim.model.scores import Match

__all__ = ["explain_option", "language_option", "show_reasons"]

explain_option = click.option(
    "--explain", is_flag=True, help="Say each reason in words, with its data sets."
)


def show_reasons(found: Iterable[Match], pair: tuple[City, City], language: str) -> None:
    """Print the reasons of each match in words, each with code, data set and vintage."""
    from pobratim.brief.explaining import worded

    for match in found:
        names = [side.label(language) for side in (match.seller, match.buyer)]
        click.echo(f"\n{match.kind} {match.score:.2f}: {' – '.join(names)}")
        for reason, text in zip(match.reasons, worded(match.reasons, pair, language), strict=True):
            told = [f"{s.id} ({s.vintage})" for s in reason.sources]
            told += [f"{e.document[:12]}:{e.start}–{e.end}" for e in reason.evidence]
            click.echo(f"  {reason.code}: {text}" + (f" [{', '.join(told)}]" if told else ""))
