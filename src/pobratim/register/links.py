"""What people joined and split: which subject a record, a value or a claim belongs to now.

The rows of the store stay as they were read. A merge points one subject at another; a split
points the record of one document at a subject of its own. Both are applied whenever rows are
read, so that undoing a decision restores exactly what stood before.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from pobratim.model.claims import Decision
from pobratim.register.decisions import in_force
from pobratim.register.ids import canonical, claim_id, identify
from pobratim.register.store import Reader

__all__ = ["NO_LINKS", "Links", "links_of", "split_off"]

_RECORD = "SELECT document, subject FROM records WHERE id = :id"
_SIBLINGS = "SELECT id FROM records WHERE document = :document AND subject = :subject ORDER BY id"


def split_off(kind: str, record: str) -> str:
    """Return the id of the subject of ``kind`` that a record becomes when it is split off."""
    return identify(kind, "split", record)


@dataclass(frozen=True, slots=True)
class Links:
    """The merges and splits in force.

    ``into`` maps a merged subject to the one that it is shown as; ``moved`` a split record to
    its subject; ``in_document`` a (document, subject) to the subject that this document means,
    where all its records were split off; ``apart`` the pairs of which one was split off the
    other.
    """

    into: Mapping[str, str] = field(default_factory=dict)
    moved: Mapping[str, str] = field(default_factory=dict)
    in_document: Mapping[tuple[str, str], str] = field(default_factory=dict)
    apart: frozenset[frozenset[str]] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.into or self.moved)

    def canonical(self, subject: str) -> str:
        """Return the subject that ``subject`` is shown as: itself, where nobody merged it."""
        return self.into.get(subject, subject)

    def members(self, subject: str) -> tuple[str, ...]:
        """Return the subjects that are shown as ``subject``, itself first."""
        return (subject, *sorted(s for s, target in self.into.items() if target == subject))

    def records_of(self, subjects: Iterable[str]) -> tuple[str, ...]:
        """Return the records that were moved to one of ``subjects``, sorted."""
        wanted = set(subjects)
        return tuple(sorted(r for r, target in self.moved.items() if target in wanted))

    def touches(self, subject: str) -> bool:
        """Tell whether a merge or split concerns ``subject`` in any way."""
        return (
            subject in self.into
            or subject in self.into.values()
            or subject in self.moved.values()
            or any(subject == left for _, left in self.in_document)
        )

    def meant(self, document: str, subject: str) -> str:
        """Return what a value or qualifier of ``document`` points at now."""
        return self.canonical(self.in_document.get((document, subject), subject))

    def owner(self, record: str, subject: str) -> str:
        """Return the subject that a record speaks of now; ``subject`` is the one it joined."""
        return self.canonical(self.moved.get(record, subject))

    def rewire(
        self, rows: Iterable[Sequence[Any]], aliases: dict[str, str]
    ) -> Iterator[tuple[Any, ...]]:
        """Yield rows of evidence under the subjects and claims that they belong to now.

        A row begins with subject, claim, property, qualifiers, value id, value, status and
        document, and ends with the record. ``aliases`` gains the ids of claims that only a
        merge renamed, so that what was decided on them still holds.
        """
        for row in rows:
            subject, claim, name, qualifiers = row[:4]
            document, record = row[7], row[-1]
            owner = self.owner(record, subject)
            told = {k: self.meant(document, v) for k, v in json.loads(qualifiers).items()}
            text = canonical(told)
            renamed = claim
            if owner != subject or text != qualifiers:
                renamed = claim_id(owner, name, told)
                if record not in self.moved:
                    aliases[claim] = renamed
            value = self.meant(document, row[5])
            yield (owner, renamed, name, text, row[4], value, *row[6:])


NO_LINKS = Links()


def links_of(reader: Reader, decisions: Iterable[Decision]) -> Links:
    """Return the merges and splits among ``decisions`` that nobody undid."""
    entries = in_force(decisions)
    into: dict[str, str] = {}
    for entry in entries:
        if entry.kind == "merged" and entry.value is not None:
            _join(into, entry.subject, entry.value)
    moved = {e.subject: e.value for e in entries if e.kind == "split" and e.value is not None}
    if not into and not moved:
        return NO_LINKS
    found = Links(into, moved, _in_document(reader, moved))
    return replace(found, apart=_apart(reader, found))


def _apart(reader: Reader, links: Links) -> frozenset[frozenset[str]]:
    pairs = (
        frozenset({links.canonical(str(subject)), links.canonical(target)})
        for record, target in links.moved.items()
        for _, subject in reader.rows(_RECORD, {"id": record})
    )
    return frozenset(pair for pair in pairs if len(pair) == 2)


def _join(into: dict[str, str], subject: str, target: str) -> None:
    """Point ``subject`` and all that point at it at the end of the chain behind ``target``."""
    start, end = into.get(subject, subject), into.get(target, target)
    if start == end:
        return
    into[start] = end
    for other, shown in into.items():
        if shown == start:
            into[other] = end


def _in_document(reader: Reader, moved: Mapping[str, str]) -> dict[tuple[str, str], str]:
    """A document means the split-off subject once none of its records is left behind."""
    left: dict[tuple[str, str], set[str]] = defaultdict(set)
    for record, target in moved.items():
        for document, subject in reader.rows(_RECORD, {"id": record}):
            left[str(document), str(subject)].add(target)
    return {
        key: min(targets)
        for key, targets in left.items()
        if len(targets) == 1
        and all(
            record in moved
            for (record,) in reader.rows(_SIBLINGS, {"document": key[0], "subject": key[1]})
        )
    }
