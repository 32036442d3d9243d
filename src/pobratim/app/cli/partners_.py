"""``pobratim partners``: which city next?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pobratim.app.cli.options import as_json, find_city, language_option
from pobratim.app.cli.output import emit, table
from pobratim.errors import NotFoundError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pobratim.lexicon.gazetteer import Gazetteer
    from pobratim.model.places import City
    from pobratim.model.scores import PartnerScore

__all__ = ["command"]

_file = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.command("partners", short_help="Which city next?")
@click.argument("cities", nargs=-1, metavar="CITY...")
@click.option("--top", default=10, show_default=True, type=click.IntRange(min=1), help="How many.")
@click.option("--include-known", is_flag=True, help="Also rank recorded twins.")
@click.option("--candidates", type=_file, help="Score just the cities in this file, one a line.")
@click.option("--cities-file", type=_file, help="Take the cities to ask for from this file.")
@language_option("The language of the reasons; English by default.")
@as_json
def command(
    cities: tuple[str, ...],
    *,
    top: int,
    include_known: bool,
    candidates: Path | None,
    cities_file: Path | None,
    language: str | None,
    as_json: bool,
) -> None:
    """Rank the cities that CITY is likeliest to become a twin of, with reasons.

    The probability is stated at the base rate given beside it. "No twinning recorded" is not "not
    twins": the open record is of 2016 and thin for many countries.
    """
    from pobratim.affinity import rank_partners
    from pobratim.affinity.ties import SPARSE
    from pobratim.app.pipeline import open_atlas

    atlas = open_atlas()
    asked = [*cities, *(_lines(cities_file) if cities_file else ())]
    if not asked:
        raise UsageError("name at least one CITY, or give --cities-file FILE")
    only = _cities(atlas.gazetteer, _lines(candidates)) if candidates else None
    found = 0
    for city in _cities(atlas.gazetteer, asked):
        scores = rank_partners(
            atlas,
            city,
            top=len(only) if only else top,
            include_known=include_known or only is not None,
            candidates=only,
        )
        found += len(scores)
        sparse = len(atlas.twins(city)) < SPARSE
        _show(city, scores, language or "en", sparse=sparse, as_json=as_json)
    if not found:
        raise NotFoundError("no candidate city is left to rank")


def _lines(path: Path) -> list[str]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"{path} is not UTF-8 text: {error}") from error
    return [line.strip() for line in text.splitlines() if line.strip()]


def _cities(gazetteer: Gazetteer, names: Iterable[str]) -> list[City]:
    return [find_city(gazetteer, name) for name in names]


def _show(
    city: City, scores: tuple[PartnerScore, ...], language: str, *, sparse: bool, as_json: bool
) -> None:
    if as_json:
        from pobratim.app.schemas.scores import partner

        for score in scores:
            emit(partner(score))
        return
    from pobratim.brief.explaining import worded

    table(
        f"{city.label(language)}, {city.country}",
        ("", "city", "country", "probability", "recorded", "because", "missing"),
        (
            (
                s.rank,
                s.partner.label(language),
                s.partner.country,
                "refused" if s.probability is None else f"{s.probability:.2%}",
                "yes" if s.known else "",
                "; ".join(worded(s.reasons, (city, s.partner), language)),
                ", ".join(s.missing),
            )
            for s in scores
        ),
    )
    if scores:
        click.echo(f"base rate: {scores[0].base_rate:.4%} of pairs are recorded twins")
        click.echo(f"{_not_recorded(city, sparse=sparse, language=language)}\n")


def _not_recorded(city: City, *, sparse: bool, language: str) -> str:
    """Say what an empty cell of "recorded" means."""
    thin = f"; record of {city.label(language)} is sparse" if sparse else ""
    return f"where not recorded: no twinning record in the open data (2016{thin})"
