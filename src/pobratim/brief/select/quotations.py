"""Words and dates: exact quotations worth repeating, and days that are coming up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from pobratim.brief.context import Brief
from pobratim.brief.select.phrases import excerpt
from pobratim.brief.select.positions import side_of_person
from pobratim.brief.select.state import standing
from pobratim.model.dossiers import Section, Sentence
from pobratim.model.rows import StatementRow

__all__ = ["section"]

_SHOWN = 3


def section(brief: Brief) -> Section:
    """Write the section."""
    lines = [*_quotations(brief), *_anniversary(brief)]
    if not lines:
        lines = [brief.absent("quotes.none", "looked.statements")]
    return Section("quotes", brief.text("section.quotes"), tuple(lines))


def _quotations(brief: Brief) -> Iterator[Sentence]:
    """Word for word, at most one a speaker, those who speak for a side first."""
    spoken: set[str] = set()
    for row in sorted(brief.rows.statements, key=lambda r: _worth(brief, r), reverse=True):
        speaker = row.speaker.id if row.speaker else row.speaker_text
        if not row.direct or speaker in spoken or len(spoken) == _SHOWN:
            continue
        spoken.add(speaker)
        yield _quotation(brief, row)


def _worth(brief: Brief, row: StatementRow) -> tuple[bool, str, int, str]:
    """Return what puts a quotation first: who speaks for a side, lately, and not in a headline."""
    spoken_for = side_of_person(brief, row.speaker) is not None
    return spoken_for, row.date or "", min(len(row.text), 240), row.id


def _quotation(brief: Brief, row: StatementRow) -> Sentence:
    evidence = next((e for e in row.evidence if e.exact == row.text), row.evidence[0])
    part = excerpt(evidence)
    who = brief.person(row.speaker) if row.speaker else row.speaker_text
    values = {"who": who, "quote": brief.words.quoted(part.exact)}
    notes = brief.spans((part,))
    if row.date is None:
        return Sentence(brief.text("quotes.line.undated", **values), notes, "quote")
    date = brief.words.date(row.date)
    return Sentence(brief.text("quotes.line", date=date, **values), notes, "quote")


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
