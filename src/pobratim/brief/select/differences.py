"""Where sources differ: every value with its source, the chosen and the rejected ones marked."""

from __future__ import annotations

from collections.abc import Iterator

from pobratim.brief.context import Brief
from pobratim.brief.select.phrases import outlets, what_happened
from pobratim.brief.select.terms import value_text
from pobratim.model.dossiers import Section, Sentence
from pobratim.model.rows import ConflictRow

__all__ = ["section"]


def section(brief: Brief) -> Section:
    """Write the section."""
    return Section("differences", brief.text("section.differences"), tuple(_sentences(brief)))


def _sentences(brief: Brief) -> Iterator[Sentence]:
    if not brief.rows.conflicts:
        yield brief.absent("differences.none", "looked.conflicts")
    for conflict in brief.rows.conflicts:
        yield _line(brief, conflict)


def _line(brief: Brief, conflict: ConflictRow) -> Sentence:
    values = [
        brief.text(
            f"differences.value.{value.state}",
            value=value_text(brief, value.value),
            outlets=outlets(brief, value.evidence),
        )
        for value in conflict.values
    ]
    notes = brief.spans(*(value.evidence for value in conflict.values))
    return brief.say(
        "differences.line", notes, what=_subject(brief, conflict), values="; ".join(values)
    )


def _subject(brief: Brief, conflict: ConflictRow) -> str:
    """Return what is in dispute: the property and, where it is an event's, the event."""
    key = f"property.{conflict.property}"
    name = brief.text(key if brief.words.has(key) else "property.other")
    event = next((e for e in brief.rows.events if e.id == conflict.subject), None)
    if event is None:
        return name
    return brief.text("differences.of", property=name, what=what_happened(brief, event))
