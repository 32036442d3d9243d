"""Annexes of the register's rows: timeline, statements, agreements, people."""

from __future__ import annotations

from pobratim.brief.context import Brief
from pobratim.brief.select.phrases import (
    details,
    outlets,
    post_name,
    post_text,
    sentence_around,
    what_happened,
)
from pobratim.brief.select.promises import ordered, origin, outcome
from pobratim.brief.select.who import superseded
from pobratim.model.dossiers import Row, Section, Table
from pobratim.model.rows import EventRow, StatementRow

__all__ = ["agreements", "commitments", "people", "statements", "timeline"]


def timeline(brief: Brief) -> Section:
    """Write the annex of events, oldest first: every row of the register."""
    rows = [
        brief.row(
            (
                brief.when(event),
                what_happened(brief, event),
                details(brief, event) or brief.text("value.missing"),
                outlets(brief, event.evidence),
            ),
            brief.notes.spans(event.evidence, most=len(event.evidence)),
        )
        for event in reversed(brief.history)
    ]
    return _annex(brief, "timeline", ("date", "what", "who", "outlet"), rows)


def statements(brief: Brief) -> Section:
    """Write the annex of statements, word for word, newest first."""
    said = sorted(brief.rows.statements, key=lambda r: (r.date or "", r.id), reverse=True)
    rows = [
        brief.row(
            (
                brief.words.date(row.date) if row.date else brief.text("date.unknown"),
                _speaker(brief, row),
                brief.words.quoted(row.text) if row.direct else row.text,
                outlets(brief, row.evidence),
            ),
            brief.spans(row.evidence),
        )
        for row in said
    ]
    return _annex(brief, "statements", ("date", "speaker", "words", "outlet"), rows)


def agreements(brief: Brief) -> Section:
    """Write the annex of documents: signed, planned, lapsed."""
    kinds = ("agreement", "twinning", "contract")
    rows = [
        brief.row(
            (
                brief.when(event),
                what_happened(brief, event),
                brief.words.listed(brief.person(ref) for ref in event.signatories)
                or brief.text("value.missing"),
                _term(brief, event),
                outlets(brief, event.evidence),
            ),
            brief.spans(event.evidence),
        )
        for event in reversed(brief.history)
        if event.type in kinds
    ]
    columns = ("date", "what", "signatories", "term", "outlet")
    return _annex(brief, "agreements", columns, rows)


def commitments(brief: Brief) -> Section:
    """Write the annex of promises: every one, overdue first, with what came of it."""
    rows = []
    for row in ordered(brief):
        quoted = tuple(sentence_around(brief, item) for item in row.evidence)
        cells = (
            brief.text(f"promise.{row.state}"),
            " ".join(
                part for part in (brief.words.quoted(quoted[0].exact), origin(brief, row)) if part
            ),
            brief.words.date(row.due) if row.due else brief.text("value.missing"),
            outcome(brief, row).removeprefix("→ ") or brief.text("value.missing"),
        )
        rows.append(brief.row(cells, brief.spans(quoted, row.fulfilment)))
    return _annex(brief, "commitments", ("state", "words", "due", "result"), rows)


def people(brief: Brief) -> Section:
    """Write the annex of persons with all their posts and the dates that show them."""
    rows = [
        brief.row(
            (
                brief.person(post.person),
                post_text(brief, post),
                brief.text(
                    "post.superseded" if superseded(brief, person, post) else f"post.{post.status}"
                ),
                ", ".join(brief.words.date(day) for day in sorted(post.seen))
                or brief.text("date.unknown"),
            ),
            brief.spans(post.evidence),
        )
        for person in brief.rows.people
        for post in person.posts
    ]
    return _annex(brief, "people", ("person", "post", "status", "seen"), rows)


def _annex(brief: Brief, name: str, columns: tuple[str, ...], rows: list[Row]) -> Section:
    title = brief.text(f"section.{name}")
    if not rows:
        absent = brief.absent(f"annex.{name}.none", f"looked.{name}")
        return Section(name, title, (absent,), annex=True)
    table = Table(title, tuple(brief.text(f"column.{column}") for column in columns), tuple(rows))
    return Section(name, title, (), (table,), annex=True)


def _term(brief: Brief, event: EventRow) -> str:
    if event.term is not None:
        return brief.words.date(event.term)
    return brief.text("value.disputed" if "term" in event.conflicts else "value.missing")


def _speaker(brief: Brief, row: StatementRow) -> str:
    name = brief.person(row.speaker) if row.speaker else row.speaker_text
    return f"{name}, {post_name(brief, row.post)}" if row.post and row.speaker else name
