"""What waits for a person: pairs, values that differ, questions, promises, unseen facts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from pobratim.model.places import City
from pobratim.model.rows import (
    CommitmentRow,
    Compared,
    ConflictRow,
    DeliveryRow,
    EventRow,
    FulfilmentCandidate,
    PendingRow,
)
from pobratim.model.spans import Evidence
from pobratim.register import Register
from pobratim.register.decisions import in_force

__all__ = ["Item", "ItemKind", "Passage", "queue"]

ItemKind = Literal["pair", "conflict", "question", "promise", "fact"]
_WORTH = 0.3
"""From which score on a person is asked whether a deed kept a promise: type or sides must fit."""

_AROUND = 240
"""Code points of the document shown on each side of the words, cut at the paragraph."""


@dataclass(frozen=True, slots=True)
class Passage:
    """The exact words of a document with what stands around them, and the page they are from."""

    address: str
    published: str | None
    before: str
    exact: str
    after: str


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to decide.

    ``id`` is what a decision names: a pair, a claim, an event, a promise. ``choices`` are the
    values of a conflict, or the events that a question or promise may mean; ``subjects`` the
    records that it is about; ``notes`` lines that explain it.
    """

    id: str
    kind: ItemKind
    title: str
    notes: tuple[str, ...]
    choices: tuple[str, ...]
    subjects: tuple[str, ...]
    passages: tuple[Passage, ...]


def queue(register: Register, a: City | None = None, b: City | None = None) -> list[Item]:
    """Return all that waits: pairs first, then open conflicts, questions, promises, facts.

    A question is a done project that its report leaves unnamed and that may be a known one; a
    promise waits where something may have fulfilled it. Facts are those that nobody accepted.
    With one or two cities, all but the pairs concern them.
    """
    accepted = {
        entry.subject for entry in in_force(register.decisions()) if entry.kind == "accepted"
    }
    conflicts = [row for row in register.conflicts(a, b) if _is_open(row)]
    events = [row for row in register.events(a, b) if row.id not in accepted]
    ledger = register.deliveries(a, b)
    asking = [row for row in ledger if row.asks and row.events[0] not in accepted]
    promises = [row for row in register.commitments(a, b) if _may_be_kept(row)]
    return [
        *(_pair(register, row) for row in register.pending()),
        *(_conflict(register, row) for row in conflicts),
        *(_question(register, row, ledger) for row in asking if row.candidates),
        *(_promise(register, row) for row in promises),
        *(_fact(register, row) for row in events),
    ]


def _may_be_kept(row: CommitmentRow) -> bool:
    undone = row.state in {"open", "overdue"} and row.decision is None
    return undone and bool(_waiting(row))


def _waiting(row: CommitmentRow) -> list[FulfilmentCandidate]:
    return [c for c in row.candidates if c.verdict == "open" and c.score >= _WORTH]


def _is_open(row: ConflictRow) -> bool:
    return sum(value.state == "open" for value in row.values) > 1


def _pair(register: Register, row: PendingRow) -> Item:
    lines = (f"{name} {weight:+g}: {here} | {there}" for name, here, there, weight in row.features)
    return Item(
        row.id,
        "pair",
        f"{row.a.name} = {row.b.name}?",
        (f"{row.algorithm}: {row.score:g} of {row.threshold:g}", *lines),
        (),
        (row.a.id, row.b.id),
        tuple(_passages(register, row.evidence)),
    )


def _conflict(register: Register, row: ConflictRow) -> Item:
    values = [value for value in row.values if value.state == "open"]
    return Item(
        row.claim,
        "conflict",
        f"{row.property} of {row.about}: {' / '.join(value.value for value in values)}",
        tuple(
            f"{number}. {value.value} ({_origin(register, value.evidence)})"
            for number, value in enumerate(values, 1)
        ),
        tuple(value.value for value in values),
        (row.subject,),
        tuple(p for value in values for p in _passages(register, value.evidence[:1])),
    )


def _origin(register: Register, evidence: Sequence[Evidence]) -> str:
    """Who says so, with the grade: what a person weighs when sources differ."""
    source = register.source(evidence[0].document)
    more = len({item.document for item in evidence}) - 1
    told = ", ".join(filter(None, (source.outlet or source.address, source.grade)))
    return f"{told}, and {more} more" if more else told


def _question(register: Register, row: DeliveryRow, ledger: Sequence[DeliveryRow]) -> Item:
    """Which known project a report means that names none."""
    events = {line.id: line.events[0] for line in ledger}
    known = [c for c in row.candidates if c.id in events]
    return Item(
        row.events[0],
        "question",
        f"which project is meant? {', '.join(party.name for party in row.parties)}",
        tuple(
            f"{number}. {c.label} ({c.score:g}: {_weights(c.features)})"
            for number, c in enumerate(known, 1)
        ),
        tuple(events[c.id] for c in known),
        row.events,
        tuple(_passages(register, row.evidence[:3])),
    )


def _promise(register: Register, row: CommitmentRow) -> Item:
    """Whether something kept a promise, of what was done since and is too unlike to tell."""
    waiting = _waiting(row)
    due = f", due {row.due.start}" if row.due else ""
    return Item(
        row.id,
        "promise",
        f"{row.state}{due}: {row.text}",
        tuple(
            f"{number}. {c.score:g} of {c.threshold:g} ({_weights(c.features)}): "
            + (" ".join(c.evidence[0].exact.split()) if c.evidence else c.event)
            for number, c in enumerate(waiting, 1)
        ),
        tuple(c.event for c in waiting),
        (row.id,),
        tuple(
            _passages(register, (*row.evidence[:1], *(e for c in waiting for e in c.evidence[:1])))
        ),
    )


def _weights(features: Sequence[Compared]) -> str:
    return ", ".join(f"{name} {weight:+g}" for name, _, _, weight in features)


def _fact(register: Register, row: EventRow) -> Item:
    parties = ", ".join(party.name for party in row.parties)
    told = {
        "date": row.date.start if row.date else None,
        "term": f"{row.term.start}/{row.term.end}" if row.term else None,
        "document": row.document_title,
        "people": ", ".join(p.name for p in row.participants) or None,
        "sources": str(row.sources),
    }
    return Item(
        row.id,
        "fact",
        f"{row.type}, {row.status}: {parties}",
        tuple(f"{name}: {value}" for name, value in told.items() if value),
        (),
        (row.id,),
        tuple(_passages(register, row.evidence[:3])),
    )


def _passages(register: Register, evidence: tuple[Evidence, ...]) -> Iterator[Passage]:
    for item in evidence:
        text, source = register.text(item.document), register.source(item.document)
        start = max(text.rfind("\n", 0, item.start) + 1, item.start - _AROUND)
        end = text.find("\n", item.end)
        end = min(len(text) if end < 0 else end, item.end + _AROUND)
        yield Passage(
            source.address,
            source.published,
            text[start : item.start],
            text[item.start : item.end],
            text[item.end : end],
        )
