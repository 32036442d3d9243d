"""Statements and positions, word for word."""

from __future__ import annotations

from typing import cast

from pobratim.model.readings import PositionKind
from pobratim.model.rows import PositionRow, StatementRow
from pobratim.model.spans import Evidence
from pobratim.register.snapshot import Snapshot, Subject
from pobratim.register.views.match import Wanted, mentioned, side_of
from pobratim.register.views.people import post_at
from pobratim.register.views.places import named, places_behind, sides_of
from pobratim.register.views.wordings import with_wordings

__all__ = ["positions", "statements"]


def statements(snapshot: Snapshot, wanted: Wanted = ()) -> tuple[StatementRow, ...]:
    """Return what was said, by date; on a pair, in reports that name both cities."""
    rows = [
        _statement(snapshot, subject)
        for subject in snapshot.of_kind("statement")
        if _belongs(snapshot, subject, subject.one("speaker"), wanted)
    ]
    rows.sort(key=lambda r: (r.date or "", *_place(r.evidence), r.id))
    return with_wordings(rows)


def positions(snapshot: Snapshot, wanted: Wanted = ()) -> tuple[PositionRow, ...]:
    """Return offers, requests, priorities and assessments, by date."""
    rows = [
        _position(snapshot, subject)
        for subject in snapshot.of_kind("position")
        if _belongs(snapshot, subject, subject.one("by"), wanted)
    ]
    return tuple(sorted(rows, key=lambda r: (r.date or "", *_place(r.evidence), r.id)))


def _place(evidence: tuple[Evidence, ...]) -> tuple[str, int]:
    return evidence[0].document, evidence[0].start


def _belongs(snapshot: Snapshot, subject: Subject, speaker: str | None, wanted: Wanted) -> bool:
    """In a report on the wanted cities, everybody counts but who speaks for another city."""
    if not wanted:
        return True
    if not mentioned(snapshot, wanted, subject.evidence("text")):
        return False
    refs = places_behind(snapshot, [speaker] if speaker else [])
    return not refs or any(side_of(refs, city) for city in wanted)


def _statement(snapshot: Snapshot, subject: Subject) -> StatementRow:
    evidence = subject.evidence("text")
    speaker = named(snapshot, subject.one("speaker"))
    dates = snapshot.published(evidence)
    held = post_at(snapshot, subject.one("speaker"), evidence[0].document)
    return StatementRow(
        id=subject.id,
        speaker=speaker,
        speaker_text=subject.one("speaker-text") or "",
        post=held.value if held else None,
        text=subject.one("text") or "",
        direct=subject.one("direct") == "yes",
        date=dates[0] if dates else None,
        places=sides_of(snapshot, evidence[0].document),
        evidence=evidence,
        spheres=subject.values("sphere"),
        organisation=named(snapshot, held.qualifiers.get("organisation")) if held else None,
    )


def _position(snapshot: Snapshot, subject: Subject) -> PositionRow:
    evidence = subject.evidence("text")
    dates = snapshot.published(evidence)
    return PositionRow(
        id=subject.id,
        kind=cast("PositionKind", subject.one("kind")),
        by=named(snapshot, subject.one("by")),
        text=subject.one("text") or "",
        date=dates[0] if dates else None,
        places=sides_of(snapshot, evidence[0].document),
        evidence=evidence,
        spheres=subject.values("sphere"),
        on_behalf_of=named(snapshot, subject.one("for")),
    )
