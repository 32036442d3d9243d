"""Annex: what the two cities have in common, how rare that is, and in what they differ."""

from __future__ import annotations

from collections.abc import Iterator

from pobratim.brief.context import Brief
from pobratim.brief.select.coverage import missing_words
from pobratim.brief.select.reasons import commonality_words, value_words
from pobratim.model.dossiers import Row, Section, Sentence, Table
from pobratim.model.places import Agglomeration
from pobratim.model.scores import Commonality, Difference

__all__ = ["counted", "section", "sizes"]

_LOWER_BOUNDS = ("universities",)


def section(brief: Brief) -> Section:
    """Write the annex."""
    lines = [*sizes(brief), *_notes(brief)]
    tables = [table for table in (_shared(brief), _differences(brief)) if table.rows]
    return Section(
        "commonalities",
        brief.text("section.commonalities"),
        tuple(lines),
        tuple(tables),
        annex=True,
    )


def sizes(brief: Brief) -> Iterator[Sentence]:
    """Say how many people live in each city and its agglomeration, and how far apart they are."""
    first, second = brief.measured.comparison.agglomerations
    for side, around in (("a", first), ("b", second)):
        yield from _size(brief, side, around)
    source = brief.measured.dataset("geonames")
    note = brief.notes.data(source, brief.text("note.distance"))
    distance = brief.words.integer(round(brief.measured.comparison.distance_km, -1))
    yield brief.say("compare.distance", (note,), km=distance)


def _size(brief: Brief, side: str, around: Agglomeration) -> Iterator[Sentence]:
    city = brief.measured.dataset("geonames")
    if around.centre.population is not None:
        note = brief.notes.data(city, brief.text("note.city-limits"))
        people = brief.words.people(around.centre.population)
        yield brief.say(
            f"compare.city.{side}",
            (note,),
            people=people,
            vintage=brief.words.vintage(city.vintage),
        )
    if around.population is None:
        return
    united = "un" in around.basis.casefold()
    source = brief.measured.dataset("un-wup2018" if united else "geonames")
    key = "note.agglomeration.un" if united else "note.agglomeration.sum"
    radius = brief.words.integer(around.radius_km)
    note = brief.notes.data(source, brief.text(key, km=radius))
    people = brief.words.people(around.population)
    yield brief.say(
        f"compare.agglomeration.{side}.{'un' if united else 'sum'}",
        (note,),
        people=people,
        vintage=brief.words.vintage(around.vintage),
        km=radius,
    )


def _notes(brief: Brief) -> Iterator[Sentence]:
    comparison = brief.measured.comparison
    if not comparison.commonalities:
        note = brief.notes.atlas(brief.text("looked.coverage"))
        yield brief.say("compare.nothing", note)
    missing = missing_words(brief)
    if missing:
        note = brief.notes.atlas(brief.text("looked.coverage"))
        yield brief.say("unknown.not-loaded", note, spheres=missing)


def _shared(brief: Brief) -> Table:
    rows: list[Row] = []
    for item in brief.measured.comparison.commonalities:
        p_value = brief.text("value.missing")
        if item.p_value is not None:
            p_value = _p(brief, item.p_value)
        rows.append(
            brief.row(
                (
                    commonality_words(brief, item),
                    value_words(brief, item.a, item.code),
                    value_words(brief, item.b, item.code),
                    _share(brief, item),
                    p_value,
                ),
                brief.data(item.sources, counted(brief, item)),
            )
        )
    columns = (
        brief.text("column.common"),
        brief.name_of(brief.a),
        brief.name_of(brief.b),
        brief.text("column.share"),
        brief.text("column.p"),
    )
    return Table(brief.text("table.commonalities"), columns, tuple(rows))


def _share(brief: Brief, item: Commonality) -> str:
    """Return the share of pairs, a dash where there is no other pair to compare with."""
    return brief.words.percent(item.share_of_pairs) if item.pairs else brief.text("value.missing")


def counted(brief: Brief, item: Commonality) -> str:
    """Return the note of a share: over how many pairs it was counted, empty if over none."""
    return brief.text("note.share", n=brief.words.integer(item.pairs)) if item.pairs else ""


def _p(brief: Brief, value: float) -> str:
    from pobratim.brief.words.numbers import probability

    return probability(value, brief.words.language)


def _says_something(item: Difference) -> bool:
    """Tell whether a row would not mislead: a lower bound of nothing says nothing."""
    return item.code not in _LOWER_BOUNDS or (bool(item.a) and bool(item.b))


def _differences(brief: Brief) -> Table:
    rows = [
        brief.row(
            (
                brief.text(f"feature.{item.code}"),
                value_words(brief, item.a, item.code),
                value_words(brief, item.b, item.code),
            ),
            brief.data(item.sources),
        )
        for item in brief.measured.comparison.differences
        if _says_something(item)
    ]
    columns = (brief.text("column.feature"), brief.name_of(brief.a), brief.name_of(brief.b))
    return Table(brief.text("table.differences"), columns, tuple(rows))
