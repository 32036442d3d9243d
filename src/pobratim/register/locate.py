"""Finding what a person means by an id: a subject, a value of a claim, the records behind it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from pobratim.errors import NotFoundError, UsageError
from pobratim.model.claims import Decision
from pobratim.model.rows import LinkRow
from pobratim.register.links import Links
from pobratim.register.snapshot import Held, Snapshot
from pobratim.register.store import Reader

__all__ = ["check_shown", "held_by_claim", "held_for", "links_behind", "whole_id"]

_BEGINNING = re.compile(r"[a-z]+:[0-9a-f]{6,31}")
_TABLES = {"claim": "claims", "record": "records", "decision": "decisions"}
_RECORDS = """
SELECT r.id, r.document, r.subject, r.kind, r.label, r.score, r.why FROM records r
WHERE r.subject = :id ORDER BY r.document, r.id
"""
_RECORD = """
SELECT r.id, r.document, r.subject, r.kind, r.label, r.score, r.why FROM records r
WHERE r.id = :id
"""


def held_by_claim(snapshot: Snapshot, claim: str) -> list[Held]:
    """Return the values of a claim, refused ones too; nothing where no subject has it."""
    return [
        held
        for subject in snapshot.subjects.values()
        for values in subject.held.values()
        for held in values
        if held.claim == claim
    ]


def check_shown(snapshot: Snapshot, draft: Decision) -> set[str]:
    """Return the claim of a decision, if the register shows it: views may know it by a new id.

    Raises:
        NotFoundError: if the claim has no value such as the decision names.
    """
    values = {held.value for held in held_by_claim(snapshot, draft.subject)}
    if values and draft.value is not None and draft.value not in values:
        listed = ", ".join(sorted(values))
        raise NotFoundError(f"{draft.subject} has no value {draft.value!r}; its values: {listed}")
    return {draft.subject} if values else set()


def held_for(
    snapshot: Snapshot, identity: str, *, name: str | None, value: str | None = None
) -> Held:
    """Return the one value that is meant: of a claim, or of property ``name`` of a subject.

    Raises:
        NotFoundError: if the register shows no such claim, subject or value.
        UsageError: if several values are left; the message lists them.
    """
    subject = snapshot.get(identity)
    if subject is None:
        found = held_by_claim(snapshot, identity)
        if not found:
            raise NotFoundError(f"the register shows nothing with the id {identity}")
    else:
        found = _of_subject(dict(subject.held), identity, name)
    fitting = [h for h in found if value in {None, h.value} and h.state != "corrected"]
    if not fitting:
        listed = ", ".join(sorted({repr(h.value) for h in found}))
        raise NotFoundError(f"{identity} has no value {value!r} there; its values: {listed}")
    if len(fitting) > 1:
        listed = ", ".join(sorted({repr(h.value) for h in fitting}))
        raise UsageError(f"{identity} has several values; say which (--instead-of): {listed}")
    return fitting[0]


def _of_subject(held: dict[str, list[Held]], identity: str, name: str | None) -> list[Held]:
    names = ", ".join(sorted(key for key, values in held.items() if values))
    if name is None:
        raise UsageError(f"say which property of {identity} (--property): {names}")
    if not held.get(name):
        raise NotFoundError(f"{identity} has no property {name!r}; it has: {names}")
    return held[name]


def links_behind(reader: Reader, links: Links, subject: str) -> Iterator[LinkRow]:
    """Yield the records of documents that speak of ``subject``, with why each was linked."""
    members = links.members(subject)
    rows = [row for member in members for row in reader.rows(_RECORDS, {"id": member})]
    for record in links.records_of(members):
        rows += reader.rows(_RECORD, {"id": record})
    for record, document, joined, kind, label, score, why in rows:
        if links.owner(record, joined) == subject:
            features = tuple((f[0], f[1], f[2], float(f[3])) for f in json.loads(why))
            yield LinkRow(record, document, kind, label, joined, score, features)


def whole_id(reader: Reader, text: str) -> str:
    """Return the id that ``text`` begins: six digits and more are enough, as with commits.

    What is no beginning of a stored id is returned as it is: views make up ids of their own.

    Raises:
        UsageError: if several ids begin so.
    """
    if not _BEGINNING.fullmatch(text):
        return text
    kind = text.partition(":")[0]
    table = _TABLES.get(kind, "subjects")
    rows = reader.rows(
        f"SELECT id FROM {table} WHERE id >= :low AND id < :high ORDER BY id",  # noqa: S608
        {"low": text, "high": text + "g"},
    )
    if len(rows) > 1:
        listed = ", ".join(str(row[0]) for row in rows[:5])
        raise UsageError(f"{text} begins {len(rows)} ids; write more digits: {listed}")
    return str(rows[0][0]) if rows else text
