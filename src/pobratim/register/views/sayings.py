"""Statements and positions, word for word."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from pobratim.model.readings import PositionKind
from pobratim.model.rows import NamedRef, PositionRow, StatementRow
from pobratim.model.spans import Evidence
from pobratim.register.snapshot import Snapshot, Subject
from pobratim.register.views.match import Wanted, mentioned, side_of
from pobratim.register.views.people import post_at
from pobratim.register.views.places import named, places_behind

__all__ = ["positions", "statements"]


def statements(snapshot: Snapshot, wanted: Wanted = ()) -> tuple[StatementRow, ...]:
    """Return what was said, by date; on a pair, in reports that name both cities."""
    rows = [
        _statement(snapshot, subject)
        for subject in snapshot.of_kind("statement")
        if _belongs(snapshot, subject, subject.one("speaker"), wanted)
    ]
    return tuple(sorted(rows, key=lambda r: (r.date or "", *_place(r.evidence), r.id)))


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


def _sides(snapshot: Snapshot, document: str) -> tuple[NamedRef, ...]:
    """The parties of what the document reports: the places that the words are about."""
    parties = (
        party
        for subject in snapshot.by_document.get(document, ())
        if subject.kind == "event"
        for held in subject.all("party")
        if any(item.document == document for item in held.evidence)
        for party in (held.value,)
    )
    return _distinct(ref for party in parties if (ref := named(snapshot, party)))


def _distinct(refs: Iterable[NamedRef]) -> tuple[NamedRef, ...]:
    found: dict[object, NamedRef] = {}
    for ref in refs:
        key = ref.place.geonames if ref.place and ref.place.geonames else ref.id
        found.setdefault(key, ref)
    return tuple(found.values())


def _statement(snapshot: Snapshot, subject: Subject) -> StatementRow:
    evidence = subject.evidence("text")
    speaker = named(snapshot, subject.one("speaker"))
    dates = snapshot.published(evidence)
    return StatementRow(
        id=subject.id,
        speaker=speaker,
        speaker_text=subject.one("speaker-text") or "",
        post=post_at(snapshot, subject.one("speaker"), evidence[0].document),
        text=subject.one("text") or "",
        direct=subject.one("direct") == "yes",
        date=dates[0] if dates else None,
        places=_sides(snapshot, evidence[0].document),
        evidence=evidence,
        spheres=subject.values("sphere"),
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
        places=_sides(snapshot, evidence[0].document),
        evidence=evidence,
        spheres=subject.values("sphere"),
    )
