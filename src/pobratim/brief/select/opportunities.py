"""Annex: all opportunities with their reasons; how likely the pair is as twins."""

from __future__ import annotations

from collections.abc import Iterator

from pobratim.brief.context import Brief
from pobratim.brief.naming import body_in
from pobratim.brief.select.coverage import sphere_words
from pobratim.brief.select.guards import of_higher_level, offerable
from pobratim.brief.select.reasons import chain_words, match_goods, match_notes, reason_words
from pobratim.brief.select.state import not_recorded
from pobratim.model.dossiers import Row, Section, Sentence, Table
from pobratim.model.scores import Match

__all__ = ["section"]


def section(brief: Brief) -> Section:
    """Write the annex."""
    lines = [*_lines(brief), *_refused(brief)]
    rows = [_row(brief, match) for match in brief.measured.matches]
    if not rows:
        lines.append(brief.absent("annex.opportunities.none", "looked.opportunities"))
    columns = ("kind", "seller", "buyer", "goods", "why", "caution")
    titles = tuple(brief.text(f"column.{column}") for column in columns)
    table = Table(brief.text("section.opportunities"), titles, tuple(rows))
    return Section(
        "opportunities",
        brief.text("section.opportunities"),
        tuple(lines),
        (table,) if rows else (),
        annex=True,
    )


def _row(brief: Brief, match: Match) -> Row:
    language = brief.words.language
    caution = _caution(brief, match)
    cells = (
        f"{brief.text(f'match.{match.kind}')}, {sphere_words(brief, match.sphere)}",
        f"{match.seller.label(language)} ({body_in(language, match.seller.town, ())})",
        f"{match.buyer.label(language)} ({body_in(language, match.buyer.town, ())})",
        match_goods(brief, match) or brief.text("value.missing"),
        chain_words(brief, match) or brief.text("value.missing"),
        caution,
    )
    return brief.row(
        cells,
        match_notes(brief, match) or brief.notes.register(brief.text("looked.opportunities")),
    )


def _caution(brief: Brief, match: Match) -> str:
    if of_higher_level(brief, match):
        return brief.text("caution.higher-level")
    return "" if offerable(brief, match) else brief.text("caution.not-to-offer")


def _refused(brief: Brief) -> Iterator[Sentence]:
    """Say how many enterprises are not scored for want of what, and which importer fills it."""
    gaps = [gap for match in brief.measured.matches[:1] for gap in match.missing if gap.refused]
    for gap in gaps:
        yield brief.say(
            "refused.enterprises",
            brief.notes.atlas(brief.text("looked.coverage")),
            n=gap.refused,
            side=brief.name_of(brief.a if gap.side == "a" else brief.b),
            inputs=brief.words.listed(brief.text(f"input.{name}") for name in gap.inputs),
            importer=gap.importer,
        )


def _lines(brief: Brief) -> Iterator[Sentence]:
    score = brief.measured.partner
    if score is None:
        return
    unrecorded = not_recorded(brief)
    if unrecorded is not None:
        yield unrecorded
    notes = brief.data(
        dict.fromkeys(source for reason in score.reasons for source in reason.sources),
        brief.text("note.partner"),
    ) or brief.data((brief.measured.dataset("wikidata-twins-2016"),), brief.text("note.partner"))
    if score.refused or score.probability is None:
        yield brief.say("partner.refused", notes)
        return
    times = score.probability / score.base_rate
    yield brief.say(
        "partner.known" if score.known else "partner.score",
        notes,
        probability=brief.words.percent(score.probability),
        base=brief.words.percent(score.base_rate),
        times=brief.words.number(times, 0 if times >= 10 else 1),
    )
    reasons = brief.words.listed(
        reason_words(brief, reason)
        for reason in score.reasons
        if brief.words.has(f"reason.{reason.code}")
    )
    if reasons:
        yield brief.say("partner.reasons", notes, reasons=reasons)
