"""The stages of the relation of two places: intent, partner, twin, roadmap, suspended, ended."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby
from typing import cast

from pobratim.lexicon.normalise import fold
from pobratim.model.dates import DateValue
from pobratim.model.rows import EventRow, NamedRef, RelationLevel, RelationRow
from pobratim.model.spans import Evidence
from pobratim.register.dates import from_text
from pobratim.register.ids import identify
from pobratim.register.resolve.events import title_kind
from pobratim.register.snapshot import Snapshot, Subject
from pobratim.register.views.events import event_row, party_key, when
from pobratim.register.views.match import Wanted, concerns
from pobratim.register.views.places import named

__all__ = ["level_of", "relations"]

_STANDING = frozenset({"city", "district", "region", "agglomeration"})
_PROGRAMMES = frozenset({"roadmap", "programme", "plan"})
_INTENT = re.compile(r"о намерени|аб намер|пра намер|of intent")
_TOLD = frozenset({"intent", "partner", "twin", "roadmap"})
_BROKEN = frozenset({"suspended", "ended"})
_UNDONE = frozenset({"cancelled", "denied"})


def relations(snapshot: Snapshot, wanted: Wanted = ()) -> tuple[RelationRow, ...]:
    """Return the stages of every pair, pair by pair, oldest first.

    A stage that was only planned is an intent. An undated stage stands before the dated ones.
    """
    stages = [*_from_events(snapshot, wanted), *_from_ties(snapshot, wanted)]
    ordered = sorted(stages, key=lambda stage: stage[:4])
    rows: list[RelationRow] = []
    for _, group in groupby(ordered, key=lambda stage: stage[0]):
        rows += _closed([row for *_, row in group])
    return tuple(row for row in rows if not snapshot.verdicts.is_hidden(row.id))


def level_of(event: EventRow) -> RelationLevel | None:
    """Return the level that an event sets between its parties, ``None`` where it sets none."""
    if event.status in _UNDONE:
        return None
    if event.status == "done" and event.effect in {"suspend", "end"}:
        return "suspended" if event.effect == "suspend" else "ended"
    if event.type not in {"twinning", "agreement"} or event.level not in _STANDING:
        return None
    if event.status != "done":
        return "intent"
    told = _told(next((field.value for field in event.fields if field.name == "level"), None))
    if told is not None:  # a list says it outright
        return told
    return "twin" if event.type == "twinning" else _level_of_document(event)


def _told(level: str | None) -> RelationLevel | None:
    return cast("RelationLevel", level) if level in _TOLD else None


def _level_of_document(event: EventRow) -> RelationLevel | None:
    """What a signed document makes of the relation; what enterprises sign makes nothing of it."""
    words = [item.exact for item in event.evidence if not _is_of_list(item)]
    words = words or [event.document_title or ""]
    if event.document_title and title_kind(event.document_title):
        words = [event.document_title, *(words if _of_intent(words) else ())]
    if any(title_kind(text) in _PROGRAMMES for text in words):
        return "roadmap"
    if event.enterprises:
        return None
    return "intent" if _of_intent(words) else "partner"


def _is_of_list(item: Evidence) -> bool:
    """A row of a list holds much beside the title: its words on a plan say nothing of the kind."""
    return item.extractor.startswith("pobratim-lists/")


def _of_intent(words: Iterable[str]) -> bool:
    return any(_INTENT.search(fold(text)) for text in words)


Stage = tuple[str, str, int, str, RelationRow]
"""The pair, the day and rank that order a stage, its id, and the row."""


def _pair_key(snapshot: Snapshot, parties: tuple[str, ...]) -> str:
    return " ".join(sorted({party_key(snapshot, party) for party in parties}))


def _from_events(snapshot: Snapshot, wanted: Wanted) -> list[Stage]:
    found: list[Stage] = []
    for subject in snapshot.of_kind("event"):
        parties = subject.values("party")
        row = event_row(snapshot, subject)
        level = level_of(row)
        if level is None or len(row.parties) < 2:
            continue
        if wanted and not concerns(snapshot, wanted, parties, row.evidence):
            continue
        pair = _pair_key(snapshot, parties)
        stage = _stage(snapshot, row, level)
        began = stage.since.start if stage.since else when(snapshot, subject)
        found.append((pair, began, int(level != "intent"), row.id, stage))
    return found


def _stage(snapshot: Snapshot, event: EventRow, level: RelationLevel) -> RelationRow:
    """A roadmap runs for its term; every other stage lasts until the next one changes it."""
    runs = event.term if level == "roadmap" else None
    until = replace(runs, start=runs.end, end=None) if runs and runs.end else None
    return RelationRow(
        id=identify("relation", event.id, level),
        parties=event.parties,
        level=level,
        status=event.status,
        since=event.date if event.status == "done" else _announced(snapshot, event),
        until=until,
        document_title=event.document_title,
        signatories=event.signatories,
        evidence=event.evidence,
    )


def _announced(snapshot: Snapshot, event: EventRow) -> DateValue | None:
    """What is only intended begins when it is made known; its event is still to come."""
    reported = snapshot.published(event.evidence)
    return replace(from_text(reported[0]), resolved_from="published") if reported else None


def _from_ties(snapshot: Snapshot, wanted: Wanted) -> list[Stage]:
    found: list[Stage] = []
    for subject in snapshot.of_kind("tie"):
        members = subject.values("member")
        if subject.one("type") != "level" or len(members) != 2:
            continue
        if wanted and not concerns(snapshot, wanted, members, subject.evidence("type")):
            continue
        pair = _pair_key(snapshot, members)
        found.append((pair, "", 0, subject.id, _standing(snapshot, subject, members)))
    return found


def _standing(snapshot: Snapshot, subject: Subject, members: tuple[str, ...]) -> RelationRow:
    pointers: tuple[NamedRef, ...] = tuple(
        ref for member in members if (ref := named(snapshot, member))
    )
    return RelationRow(
        id=identify("relation", subject.id),
        parties=pointers,
        level=_told(subject.one("level")) or "partner",
        status="done",
        since=None,
        until=None,
        document_title=None,
        signatories=(),
        evidence=subject.evidence("level"),
    )


def _closed(rows: list[RelationRow]) -> list[RelationRow]:
    """An intent ends with the next deed, a standing tie with its suspension or end.

    A suspension or an end lasts until the relation is taken up again.
    """
    return [_until(row, rows[index + 1 :]) for index, row in enumerate(rows)]


def _until(row: RelationRow, later: list[RelationRow]) -> RelationRow:
    begun = [r for r in later if r.level != "intent" and r.since]
    if row.level not in {"intent", *_BROKEN}:
        begun = [r for r in begun if r.level in _BROKEN]
    return row if row.until or not begun else replace(row, until=begun[0].since)
