"""Annex: the way between the cities, then and by what is loaded: hours, flights, changes."""

from __future__ import annotations

from collections.abc import Iterator

from pobratim.brief.context import Brief
from pobratim.model.dossiers import Section, Sentence
from pobratim.model.scores import RouteGap
from pobratim.model.ties import Link, TradeFit

__all__ = ["section"]

_MOST_CHANGES = 8
_OVERLAND_KM = 3000
"""Farther apart, hours by train and car say nothing: nobody goes, or there is a sea between."""


def section(brief: Brief) -> Section:
    """Write the annex."""
    sentences = (*_travel(brief), *_loaded(brief))
    return Section("connections", brief.text("section.connections"), sentences, annex=True)


def _travel(brief: Brief) -> Iterator[Sentence]:
    gap = brief.measured.route
    if gap is None:
        return
    key = "way.hours" if gap.distance_km <= _OVERLAND_KM else "way.hours.air"
    hours = {
        name: brief.text("way.h", n=brief.words.number(value, 1))
        for name, value in gap.hours.items()
    }
    source = brief.notes.data(brief.measured.dataset("geonames"), brief.text("note.way"))
    km = brief.words.integer(round(gap.distance_km, -1))
    yield brief.say(key, (source,), km=km, **hours)
    yield _flight(brief, gap)
    yield _changes(brief, gap)


def _flight(brief: Brief, gap: RouteGap) -> Sentence:
    """Say whether a flight was listed, and how many pairs alike had one where none was."""
    source = gap.sources[0]
    model = "note.route-model" if gap.share is not None else _network(brief)
    notes = (brief.notes.data(source, brief.text(model)),)
    vintage = brief.words.vintage(source.vintage)
    if gap.had_direct:
        return brief.say("way.direct", notes, vintage=vintage)
    if gap.missing:
        sides = (("airport-a", brief.a), ("airport-b", brief.b))
        names = brief.words.listed(brief.name_of(c) for code, c in sides if code in gap.missing)
        return brief.say("way.refused", notes, names=names)
    if gap.share is None:
        return brief.say("way.near", notes)
    return brief.say(
        "way.gap",
        notes,
        vintage=vintage,
        share=brief.words.percent(gap.share),
        airports="–".join(gap.airports),
    )


def _changes(brief: Brief, gap: RouteGap) -> Sentence:
    notes = (brief.notes.data(gap.sources[0], brief.text(_network(brief))),)
    cities = brief.measured.transfers
    if not cities:
        return brief.say("way.none", notes)
    names = brief.words.listed(brief.name_of(city) for city in cities[:_MOST_CHANGES])
    return brief.say("way.transfers", notes, names=names)


def _loaded(brief: Brief) -> Iterator[Sentence]:
    """What a user atlas holds between the two cities, each with its own data set."""
    ties = brief.measured.ties
    for link in ties.links:
        yield brief.say("way.loaded", brief.data((link.source,)), what=_link(brief, link))
    for owner in ties.owners:
        what = f"{owner.parent} → {owner.child}"
        yield brief.say("owned.line", brief.data((owner.source,)), what=what)
    if ties.trade is not None:
        yield from _trade(brief, ties.trade)


def _link(brief: Brief, link: Link) -> str:
    key = f"way.mode.{link.mode}"
    mode = brief.text(key) if brief.words.has(key) else link.mode
    ends = f"{brief.name_of(link.a)} – {brief.name_of(link.b)}"
    return ", ".join(part for part in (mode, ends, link.carrier) if part)


def _trade(brief: Brief, trade: TradeFit) -> Iterator[Sentence]:
    notes = brief.data(trade.sources)
    a, b = (_country(brief, code) for code in trade.countries)
    figures = (
        ("trade.similarity", trade.similarity, a, b),
        ("trade.complementarity", trade.a_to_b, a, b),
        ("trade.complementarity", trade.b_to_a, b, a),
    )
    for key, value, one, two in figures:
        if value is not None:
            shown = brief.words.number(value, 2)
            yield Sentence(brief.words(key, a=one, b=two, year=trade.year, value=shown), notes)
    for (one, two), goods in zip(((a, b), (b, a)), trade.goods, strict=True):
        if goods:
            codes = ", ".join(goods)
            yield Sentence(brief.words("trade.goods", a=one, b=two, goods=codes), notes)


def _network(brief: Brief) -> str:
    """Return the key of the note on routes: with loaded flights, today's are not missing."""
    flies = any(link.mode == "flight" for link in brief.measured.ties.links)
    return "note.routes.loaded" if flies else "note.routes"


def _country(brief: Brief, code: str) -> str:
    """Return the name of a country after CLDR, its code where that has none."""
    from babel import Locale

    return str(Locale(brief.words.language).territories.get(code, code))
