"""Claims for which sources give different values, with all of them side by side."""

from __future__ import annotations

from pobratim.model.rows import ConflictRow, ConflictValue
from pobratim.register.snapshot import Held, Snapshot, Subject
from pobratim.register.views.places import named
from pobratim.register.views.timing import disputed

__all__ = ["conflicts"]


def conflicts(
    snapshot: Snapshot, *, among: frozenset[str] | None = None
) -> tuple[ConflictRow, ...]:
    """Return the conflicts, decided or not; with ``among``, those on these subjects only.

    What a person corrected stands here too: what the source said beside what it reads now.
    """
    rows = [
        _row(snapshot, subject, claim, held)
        for subject in snapshot.subjects.values()
        if among is None or subject.id in among
        for name, values in subject.held.items()
        for claim, held in _by_claim(values).items()
        if _differs(name, held)
    ]
    return tuple(sorted(rows, key=lambda row: (row.property, row.id)))


def _differs(name: str, held: list[Held]) -> bool:
    return disputed(name, held) or any(value.state == "corrected" for value in held)


def _by_claim(values: list[Held]) -> dict[str, list[Held]]:
    found: dict[str, list[Held]] = {}
    for held in values:
        found.setdefault(held.claim, []).append(held)
    return found


def _row(snapshot: Snapshot, subject: Subject, claim: str, held: list[Held]) -> ConflictRow:
    values = tuple(
        ConflictValue(h.value, tuple(h.evidence), h.state, h.decision)
        for h in sorted(held, key=lambda h: h.value)
    )
    about = _about(snapshot, subject)
    return ConflictRow(claim, claim, subject.id, held[0].property, values, about)


def _about(snapshot: Snapshot, subject: Subject) -> str:
    if subject.kind != "event":
        ref = named(snapshot, subject.id)
        return ref.name if ref else subject.kind
    parties = (named(snapshot, party) for party in subject.values("party"))
    names = " – ".join(dict.fromkeys(ref.name for ref in parties if ref))
    told = (subject.one("type"), subject.one("document-title"), names)
    return ", ".join(part for part in told if part)
