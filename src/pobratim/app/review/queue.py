"""What waits for a person: pairs that may be one, values that differ, facts nobody has seen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from pobratim.model.places import City
from pobratim.model.rows import ConflictRow, EventRow, PendingRow
from pobratim.model.spans import Evidence
from pobratim.register import Register
from pobratim.register.decisions import in_force

__all__ = ["Item", "ItemKind", "Passage", "queue"]

ItemKind = Literal["pair", "conflict", "fact"]
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

    ``id`` is what a decision names: a pair, a claim, an event. ``choices`` are the values of a
    conflict; ``subjects`` the records that it is about; ``notes`` lines that explain it.
    """

    id: str
    kind: ItemKind
    title: str
    notes: tuple[str, ...]
    choices: tuple[str, ...]
    subjects: tuple[str, ...]
    passages: tuple[Passage, ...]


def queue(register: Register, a: City | None = None, b: City | None = None) -> list[Item]:
    """Return all that waits: pairs first, then open conflicts, then facts nobody accepted.

    With one or two cities, conflicts and facts are those that concern them.
    """
    accepted = {
        entry.subject for entry in in_force(register.decisions()) if entry.kind == "accepted"
    }
    conflicts = [row for row in register.conflicts(a, b) if _is_open(row)]
    events = [row for row in register.events(a, b) if row.id not in accepted]
    return [
        *(_pair(register, row) for row in register.pending()),
        *(_conflict(register, row) for row in conflicts),
        *(_fact(register, row) for row in events),
    ]


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
        f"{row.property}: {' / '.join(value.value for value in values)}",
        tuple(f"{number}. {value.value}" for number, value in enumerate(values, 1)),
        tuple(value.value for value in values),
        (row.subject,),
        tuple(p for value in values for p in _passages(register, value.evidence[:1])),
    )


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
