"""What the register holds, as of a day and after the decisions of people: what views work on."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from pobratim.model.claims import Claim, ClaimValue, Decision, Source, ValueState
from pobratim.model.rows import NamedRef
from pobratim.model.spans import Evidence
from pobratim.register.decisions import Verdicts, parts_of_correction
from pobratim.register.links import NO_LINKS, Links, links_of
from pobratim.register.privacy import masks_of
from pobratim.register.store import Reader

__all__ = ["Held", "Paper", "Snapshot", "Subject", "load", "sources"]

_CORE = {
    "person": "name",
    "organisation": "name",
    "event": "type",
    "statement": "text",
    "position": "text",
    "commitment": "text",
    "tie": "type",
}
_EVIDENCE = """
SELECT c.subject, c.id, c.property, c.qualifiers, v.id, v.value, v.status, e.document, e.start,
       e."end", e.exact, e.prefix, e.suffix, e.extractor, e.confidence, e.detail, e.record
FROM evidence e JOIN claim_values v ON v.id = e.claim_value JOIN claims c ON c.id = v.claim
"""
_OF_RECORD = (
    _EVIDENCE + "WHERE e.document = (SELECT document FROM records WHERE id = :id) "  # noqa: S608
    "AND e.record = :id"
)
_REFUSED = frozenset({"rejected", "corrected"})
_AT_ONCE = 500
_READINGS = "SELECT document, extractor, number FROM readings"
_DOCUMENTS = "SELECT id, language, published FROM documents"
_SOURCES = """
SELECT document, address, outlet, grade, title, published, language FROM sources ORDER BY id
"""
_SUBJECTS = "SELECT id, kind FROM subjects"


@dataclass(frozen=True, slots=True)
class Paper:
    """A document without its text: what views sort and date by."""

    id: str
    language: str
    published: str | None


@dataclass(slots=True)
class Held:
    """A value of a claim with its evidence, earliest publication first.

    ``details`` says, for each piece of evidence, how that document words the value.
    """

    claim: str
    property: str
    qualifiers: Mapping[str, str]
    value: str
    status: str | None
    state: ValueState = "open"
    decision: Decision | None = None
    evidence: list[Evidence] = field(default_factory=list)
    details: list[Mapping[str, str]] = field(default_factory=list)


@dataclass(slots=True)
class Subject:
    """Everything held on one subject, by property."""

    id: str
    kind: str
    held: dict[str, list[Held]] = field(default_factory=lambda: defaultdict(list))

    def all(self, name: str) -> list[Held]:
        """Return the values of a property that no person refused, in stable order."""
        return [held for held in self.held.get(name, ()) if held.state not in _REFUSED]

    def values(self, *names: str) -> tuple[str, ...]:
        """Return the values of the properties, each once."""
        return tuple(dict.fromkeys(h.value for name in names for h in self.all(name)))

    def one(self, name: str) -> str | None:
        """Return the value with the most evidence, ``None`` where there is none."""
        held = sorted(self.all(name), key=lambda h: (-len(h.evidence), h.value))
        return held[0].value if held else None

    def evidence(self, *names: str) -> tuple[Evidence, ...]:
        """Return the evidence of the properties, each span once, earliest source first."""
        return tuple(
            dict.fromkeys(e for name in names for h in self.all(name) for e in h.evidence)
        )


class Snapshot:
    """All subjects with evidence published up to a day, without what people rejected or hid.

    ``pointers`` keeps the pointers that views have made, for the next row that needs them.
    """

    def __init__(
        self,
        subjects: dict[str, Subject],
        papers: dict[str, Paper],
        verdicts: Verdicts,
        links: Links = NO_LINKS,
    ) -> None:
        self.subjects = subjects
        self.papers = papers
        self.verdicts = verdicts
        self.links = links
        self.pointers: dict[str, NamedRef | None] = {}

    def of_kind(self, kind: str) -> list[Subject]:
        """Return the subjects of a kind in the order of their ids."""
        return [subject for subject in self.subjects.values() if subject.kind == kind]

    def get(self, subject: str | None) -> Subject | None:
        """Return a subject, ``None`` where the register shows none of this id."""
        return self.subjects.get(subject or "")

    def published(self, evidence: Iterable[Evidence]) -> tuple[str, ...]:
        """Return the publication dates behind pieces of evidence, each once, earliest first."""
        dates = {self.papers[e.document].published for e in evidence}
        return tuple(sorted(date for date in dates if date))

    @cached_property
    def by_document(self) -> Mapping[str, tuple[Subject, ...]]:
        """The subjects that each document gives evidence on, in the order of their ids."""
        found: dict[str, dict[str, Subject]] = defaultdict(dict)
        for subject in self.subjects.values():
            for values in subject.held.values():
                for held in values:
                    for item in held.evidence:
                        found[item.document][subject.id] = subject
        return {document: tuple(subjects.values()) for document, subjects in found.items()}

    def claims(self) -> tuple[Claim, ...]:
        """Return every claim with its values and their evidence."""
        found: dict[str, Claim] = {}
        for subject in self.subjects.values():
            for values in subject.held.values():
                for held in values:
                    before = found.get(held.claim)
                    value = ClaimValue(
                        held.value,
                        tuple(held.evidence),
                        held.status,
                        state=held.state,
                        decision=held.decision,
                    )
                    found[held.claim] = Claim(
                        held.claim,
                        subject.id,
                        held.property,
                        held.qualifiers,
                        (*(before.values if before else ()), value),
                    )
        return tuple(found[key] for key in sorted(found))


def load(
    reader: Reader,
    as_of: str | None = None,
    decisions: Iterable[Decision] = (),
    *,
    subjects: Collection[str] | None = None,
) -> Snapshot:
    """Read everything published up to ``as_of`` (ISO 8601) and apply the decisions.

    A document without a publication date is always seen: nothing says that it is later. Of a
    document that was read several times, the latest reading counts; the others stay on record.
    With ``subjects`` all of the evidence on these is read, through an index, and of no others.
    """
    entries = tuple(decisions)
    links = links_of(reader, entries)
    aliases = dict(links.into)
    rows = _evidence(reader, links, subjects)
    if links:
        rows = list(links.rewire(rows, aliases))
    verdicts = Verdicts(entries, aliases)
    masks = masks_of(reader, verdicts.objected(), links)
    if masks:
        rows = masks.apply(rows)
    only = None if subjects is None else {str(row[7]) for row in rows}
    papers = {
        paper.id: paper
        for row in _some(reader, _DOCUMENTS, "id", only)
        if _seen((paper := Paper(*row)).published, as_of)
    }
    latest = _latest(reader, only)
    found = {
        identity: Subject(identity, kind)
        for identity, kind in _some(reader, _SUBJECTS, "id", subjects)
        if not verdicts.is_hidden(identity)
    }
    for row in sorted(rows, key=lambda row: _order(row, papers)):
        known = row[7] in papers and row[0] in found and latest.get(row[7]) == row[13]
        if known and not verdicts.is_hidden(row[1]):
            _hold(found[row[0]], row, verdicts)
    shown = {key: subject for key, subject in found.items() if _is_told(subject)}
    return Snapshot(shown, papers, verdicts, links)


def _evidence(reader: Reader, links: Links, subjects: Collection[str] | None) -> list[Any]:
    """The evidence on ``subjects``, and on all that people joined with one of them."""
    if subjects is None:
        return reader.rows(_EVIDENCE)
    members = {member for subject in subjects for member in links.members(subject)}
    rows = _some(reader, _EVIDENCE, "c.subject", members)
    for record in links.records_of(members):
        rows += reader.rows(_OF_RECORD, {"id": record})
    return rows


def _latest(reader: Reader, documents: Collection[str] | None) -> dict[str, str]:
    """Which version of the reading counts, by document."""
    rows = sorted(_some(reader, _READINGS, "document", documents), key=lambda row: row[2])
    return {document: extractor for document, extractor, _ in rows}


def _some(reader: Reader, sql: str, column: str, values: Collection[str] | None) -> list[Any]:
    """The rows of a question, all or those with one of ``values``; in the order of values."""
    if values is None:
        return reader.rows(f"{sql} ORDER BY {column}" if " JOIN " not in sql else sql)
    found: list[Any] = []
    wanted = sorted(values)
    for start in range(0, len(wanted), _AT_ONCE):
        marks = {f"v{i}": value for i, value in enumerate(wanted[start : start + _AT_ONCE])}
        listed = ", ".join(f":{name}" for name in marks)
        found += reader.rows(f"{sql} WHERE {column} IN ({listed}) ORDER BY {column}", marks)
    return found


def _is_told(subject: Subject) -> bool:
    """A subject is shown as long as what makes it one is told by somebody and not rejected."""
    core = _CORE.get(subject.kind)
    return bool(subject.all(core)) if core else bool(subject.held)


def sources(reader: Reader) -> tuple[Source, ...]:
    """Return every source of every document, in the order of their ids."""
    return tuple(Source(*row) for row in reader.rows(_SOURCES))


def _seen(published: str | None, as_of: str | None) -> bool:
    return as_of is None or published is None or published[: len(as_of)] <= as_of[: len(published)]


Row = tuple[
    str,
    str,
    str,
    str,
    str,
    str,
    str | None,
    str,
    int,
    int,
    str,
    str,
    str,
    str,
    float | None,
    str,
    str,
]


def _order(row: Row, papers: Mapping[str, Paper]) -> tuple[str, str, int, str, int, str]:
    paper = papers.get(row[7])
    return (paper.published or "" if paper else "", row[7], row[8], row[4], row[9], row[16])


def _hold(subject: Subject, row: Row, verdicts: Verdicts) -> None:
    """Take a piece of evidence in; what was corrected is held as it was and as it reads now."""
    detail = json.loads(row[15]) if row[15] != "{}" else {}
    _hold_value(subject, row, row[5], verdicts).details.append(detail)
    correction = verdicts.corrected(row[1], row[5])
    if correction is not None:
        new = parts_of_correction(correction.value)[1]
        _hold_value(subject, row, new, verdicts).details.append({})


def _hold_value(subject: Subject, row: Row, value: str, verdicts: Verdicts) -> Held:
    values = subject.held[row[2]]
    held = next(
        (h for h in values if h.claim == row[1] and h.value == value and h.status == row[6]), None
    )
    if held is None:
        held = Held(row[1], row[2], json.loads(row[3]), value, row[6])
        held.state = verdicts.state(row[1], value, row[2])
        held.decision = verdicts.decision(row[1], value)
        values.append(held)
    held.evidence.append(
        Evidence(row[7], row[8], row[9], row[10], row[11], row[12], row[13], row[14])
    )
    return held
