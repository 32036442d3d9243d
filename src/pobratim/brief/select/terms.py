"""Until when documents hold, and the values that sources give for one thing."""

from __future__ import annotations

import re

from pobratim.brief.context import Brief
from pobratim.model.dates import DateValue
from pobratim.model.dossiers import Sentence
from pobratim.model.rows import ConflictRow

__all__ = ["conflicts_on", "next_expiry", "value_text"]

_RANGE = re.compile(r"(\d{4}(?:-\d{2}){0,2})\s*(?:/|\.\.|–|—)\s*(\d{4}(?:-\d{2}){0,2})")
_DATE = re.compile(r"\d{4}(?:-\d{2}){0,2}|--\d{2}(?:-\d{2})?")


def value_text(brief: Brief, value: str) -> str:
    """Return a value of a claim in words: dates and ranges as people write them."""
    spans = _RANGE.fullmatch(value.strip())
    if spans:
        return brief.words.date(DateValue(spans[1], spans[2]))
    if _DATE.fullmatch(value.strip()):
        return brief.words.date(value.strip())
    return value


def conflicts_on(brief: Brief, name: str) -> list[ConflictRow]:
    """Return the conflicts over a property, such as ``term``."""
    return [row for row in brief.rows.conflicts if row.property == name]


def next_expiry(brief: Brief) -> Sentence | None:
    """Return what expires next, with both dates where the sources differ.

    ``None`` where no document in force has a term.
    """
    ends = _ends(brief)
    if not ends:
        return None
    first = min(end for end, _ in ends)
    notes = tuple(dict.fromkeys(n for _, numbers in ends for n in numbers))
    dates = sorted({end for end, _ in ends})
    if len(dates) > 1 and conflicts_on(brief, "term"):
        return brief.warn("state.expiry.disputed", notes, dates=_either(brief, dates))
    return brief.say("state.expiry", notes, date=brief.words.date(first))


def _either(brief: Brief, ends: list[str]) -> str:
    """Return the possible ends: "2027 или 2028 год" where only years are known."""
    joined = brief.text("list.or")
    if all(len(end) == 4 for end in ends):
        return brief.text("date.year.plain", year=joined.join(ends))
    return joined.join(brief.words.date(end) for end in ends)


def _ends(brief: Brief) -> list[tuple[str, tuple[int, ...]]]:
    """Return the ends of terms not yet over, with their footnotes."""
    terms = [
        (row.until, row.evidence)
        for row in brief.rows.relations
        if row.until is not None and row.status == "done"
    ]
    terms += [
        (event.term, event.evidence)
        for event in brief.rows.events
        if event.term is not None and event.status == "done"
    ]
    terms += [
        (DateValue(spans[1], spans[2]), value.evidence)
        for conflict in conflicts_on(brief, "term")
        for value in conflict.values
        if value.state in {"open", "chosen"} and (spans := _RANGE.fullmatch(value.value.strip()))
    ]
    ends = [(term.end or term.start, brief.spans(evidence)) for term, evidence in terms]
    return [(end, notes) for end, notes in ends if end >= brief.as_of[: len(end)]]
