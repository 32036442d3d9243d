"""Annexes of the register's rows: timeline, statements, agreements, people."""

from __future__ import annotations

from collections.abc import Iterable

from pobratim.brief.context import Brief
from pobratim.brief.select.hopes import is_hope
from pobratim.brief.select.phrases import (
    outlets,
    post_name,
    post_text,
    sentence_around,
    what_happened,
)
from pobratim.brief.select.posts import wordings
from pobratim.brief.select.promises import ordered, origin, outcome, said_evidence
from pobratim.brief.select.retelling import cited, retold_note
from pobratim.brief.select.told import retold_of, sides, told, who_was_there, with_language
from pobratim.brief.select.who import superseded
from pobratim.model.dossiers import Row, Section, Sentence, Table
from pobratim.model.rows import EventRow, StatementRow

__all__ = ["agreements", "commitments", "people", "statements", "timeline"]


def timeline(brief: Brief) -> Section:
    """Write the annex of events, oldest first: every row of the register."""
    rows = [
        brief.row(
            (
                brief.when(event),
                _what(brief, event),
                who_was_there(brief, event) or sides(brief, event) or brief.text("value.missing"),
                outlets(brief, event.evidence),
            ),
            brief.notes.spans(event.evidence, most=len(event.evidence)),
        )
        for event in reversed(brief.history)
    ]
    notes = retold_of(brief, list(brief.history), "annex.retold")
    return _annex(brief, "timeline", ("date", "what", "who", "outlet"), rows, notes)


def _what(brief: Brief, event: EventRow) -> str:
    """Return what happened with its substance; that it is retold stands above the table."""
    what, words = what_happened(brief, event), told(brief, event)
    return brief.text("event.told", what=what, words=words) if words else what


def statements(brief: Brief) -> Section:
    """Write the annex of statements, word for word, newest first."""
    said = sorted(brief.rows.statements, key=lambda r: (r.date or "", r.id), reverse=True)
    rows = [
        brief.row(
            (
                brief.words.date(row.date) if row.date else brief.text("date.unknown"),
                _speaker(brief, row),
                _said(brief, row),
                outlets(brief, row.evidence),
            ),
            brief.spans(row.evidence),
        )
        for row in said
    ]
    notes = retold_note(brief, (e for row in said for e in row.evidence[:1]), "annex.retold")
    return _annex(brief, "statements", ("date", "speaker", "words", "outlet"), rows, notes)


def _said(brief: Brief, row: StatementRow) -> str:
    """Return direct speech in quotation marks, what is told or retold without."""
    words = cited(brief, row.evidence[0], text=row.text) if row.direct else row.text
    return with_language(brief, words)


def agreements(brief: Brief) -> Section:
    """Write the annex of documents: signed, planned, lapsed."""
    kinds = ("agreement", "twinning", "contract")
    events = [event for event in reversed(brief.history) if event.type in kinds]
    rows = [
        brief.row(
            (
                brief.when(event),
                _what(brief, event),
                brief.words.listed(brief.person(ref) for ref in event.signatories)
                or brief.text("value.missing"),
                _term(brief, event),
                outlets(brief, event.evidence),
            ),
            brief.spans(event.evidence),
        )
        for event in events
    ]
    columns = ("date", "what", "signatories", "term", "outlet")
    return _annex(brief, "agreements", columns, rows, retold_of(brief, events, "annex.retold"))


def commitments(brief: Brief) -> Section:
    """Write the annex of promises: every one, overdue first, with what came of it."""
    rows = []
    for row in ordered(brief):
        quoted = tuple(sentence_around(brief, item) for item in row.evidence)
        cells = (
            brief.text("promise.hope" if is_hope(brief, row) else f"promise.{row.state}"),
            " ".join(part for part in (cited(brief, quoted[0]), origin(brief, row)) if part),
            brief.words.date(row.due) if row.due else brief.text("value.missing"),
            outcome(brief, row).removeprefix("→ ") or brief.text("value.missing"),
        )
        rows.append(brief.row(cells, brief.spans(quoted, row.fulfilment)))
    notes = retold_note(brief, said_evidence(brief.rows.commitments), "annex.retold")
    return _annex(brief, "commitments", ("state", "words", "due", "result"), rows, notes)


def people(brief: Brief) -> Section:
    """Write the annex of persons with all their posts and the dates that show them."""
    rows = [
        brief.row(
            (
                brief.person(post.person),
                post_text(brief, post),
                brief.text(
                    "post.superseded" if superseded(brief, person, held) else f"post.{post.status}"
                ),
                ", ".join(brief.words.date(day) for day in sorted(post.seen))
                or brief.text("date.unknown"),
            ),
            brief.spans(post.evidence),
        )
        for person in brief.rows.people
        for held in person.posts
        for post in wordings(brief, held)
    ]
    return _annex(brief, "people", ("person", "post", "status", "seen"), rows)


def _annex(
    brief: Brief,
    name: str,
    columns: tuple[str, ...],
    rows: list[Row],
    notes: Iterable[Sentence] = (),
) -> Section:
    title = brief.text(f"section.{name}")
    if not rows:
        absent = brief.absent(f"annex.{name}.none", f"looked.{name}")
        return Section(name, title, (absent,), annex=True)
    table = Table(title, tuple(brief.text(f"column.{column}") for column in columns), tuple(rows))
    return Section(name, title, tuple(notes), (table,), annex=True)


def _term(brief: Brief, event: EventRow) -> str:
    if event.term is not None:
        return brief.words.date(event.term)
    return brief.text("value.disputed" if "term" in event.conflicts else "value.missing")


def _speaker(brief: Brief, row: StatementRow) -> str:
    if row.speaker is None:
        return row.speaker_text
    name = brief.person(row.speaker)
    return f"{name}, {_post_of(brief, row.speaker.id, row.post)}" if row.post else name


def _post_of(brief: Brief, person: str, post: str) -> str:
    """Return a speaker's post with the body that the register has for it."""
    known = brief.persons.get(person)
    held = next((p for p in known.posts if p.post == post), None) if known else None
    return post_text(brief, held) if held else post_name(brief, post)
