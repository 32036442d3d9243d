"""Words and dates: exact quotations worth repeating, and days that are coming up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from pobratim.brief.context import Brief
from pobratim.brief.select.phrases import excerpt
from pobratim.brief.select.positions import side_of_person
from pobratim.brief.select.retelling import cited, is_retold, retold_note
from pobratim.brief.select.state import standing
from pobratim.model.dossiers import Section, Sentence
from pobratim.model.rows import StatementRow
from pobratim.model.spans import Evidence

__all__ = ["section"]

_SHOWN = 3


def section(brief: Brief) -> Section:
    """Write the section."""
    lines = [*_quotations(brief), *_retelling(brief), *_anniversary(brief)]
    if not lines:
        lines = [brief.absent("quotes.none", "looked.statements")]
    return Section("quotes", brief.text("section.quotes"), tuple(lines))


def _quotations(brief: Brief) -> Iterator[Sentence]:
    """Word for word, at most one a speaker, those who speak for a side first."""
    for row in _chosen(brief):
        yield _quotation(brief, row)


def _retelling(brief: Brief) -> list[Sentence]:
    """Say where the exact words of the retold statements stand."""
    said = (excerpt(_words(row)) for row in _chosen(brief))
    return retold_note(brief, said, "quotes.retold")


def _chosen(brief: Brief) -> list[StatementRow]:
    """Return direct speech, one statement a speaker, the speaker's own words first."""
    best: dict[str, StatementRow] = {}
    for row in sorted(brief.rows.statements, key=lambda r: _worth(brief, r), reverse=True):
        if row.direct:
            best.setdefault(row.speaker.id if row.speaker else row.speaker_text, row)
    return list(best.values())[:_SHOWN]


def _worth(brief: Brief, row: StatementRow) -> tuple[bool, bool, str, int, str]:
    """Return what puts a statement first: quoted, by who speaks for a side, lately, at length."""
    quoted = not is_retold(brief, row.evidence[0])
    spoken_for = side_of_person(brief, row.speaker) is not None
    return quoted, spoken_for, row.date or "", min(len(row.text), 240), row.id


def _quotation(brief: Brief, row: StatementRow) -> Sentence:
    part = excerpt(_words(row))
    who = brief.person(row.speaker) if row.speaker else row.speaker_text
    date = brief.words.date(row.date) if row.date else brief.text("date.unknown")
    retold = is_retold(brief, part)
    key = "quotes.line.retold" if retold else "quotes.line"
    text = brief.text(key, who=who, quote=cited(brief, part), date=date)
    return Sentence(text, brief.spans((part,)), "plain" if retold else "quote")


def _words(row: StatementRow) -> Evidence:
    return next((e for e in row.evidence if e.exact == row.text), row.evidence[0])


def _anniversary(brief: Brief) -> Iterator[Sentence]:
    """The next anniversary of the standing relation, where its day is known."""
    now = standing(brief)
    if now is None or now.since is None or len(now.since.start) != 10 or now.level == "ended":
        return
    begun = dt.date.fromisoformat(now.since.start)
    today = dt.date.fromisoformat(brief.as_of)
    years = today.year - begun.year + ((today.month, today.day) > (begun.month, begun.day))
    if years > 0:
        day = f"{begun.year + years}-{begun:%m-%d}"
        text = brief.words.count(
            f"quotes.anniversary.{now.level}", years, date=brief.words.date(day), **brief.cities
        )
        yield Sentence(text, brief.spans(now.evidence))
