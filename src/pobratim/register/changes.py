"""Merging, splitting and correcting: what each asks for, and the decision that it becomes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import get_args

from pobratim.errors import NotFoundError, UsageError
from pobratim.model.claims import Decision
from pobratim.model.readings import EventLevel, EventStage, EventStatus, EventType
from pobratim.register.dates import from_text
from pobratim.register.decisions import KINDS, Signature, correction, record
from pobratim.register.links import Links, split_off
from pobratim.register.snapshot import Held, Snapshot, Subject
from pobratim.register.store import Writer

__all__ = ["MERGEABLE", "correct", "merge", "split"]

MERGEABLE = ("person", "organisation", "event", "place")
"""The kinds of subjects of which two can be one; an agreement is an event."""

_NAMES = {
    "type": get_args(EventType),
    "status": get_args(EventStatus),
    "level": get_args(EventLevel),
    "stage": get_args(EventStage),
}
_REFERENCES = frozenset(
    {
        "party",
        "host",
        "venue",
        "participant",
        "signatory",
        "enterprise",
        "speaker",
        "by",
        "to",
        "for",
        "member",
        "source",
        "target",
        "seat",
        "about",
        "beside",
        "goods-maker",
        "goods-buyer",
    }
)


def merge(
    writer: Writer, snapshot: Snapshot, *, pair: tuple[str, str], signed: Signature
) -> Decision:
    """Record that the first subject of ``pair`` is the second, under whose id both are shown.

    Raises:
        NotFoundError: if the register shows no such subject.
        UsageError: if the two are one already, of different kinds, or a plan and a deed.
    """
    subject, target = (_shown(snapshot, identity) for identity in pair)
    if subject.id == target.id:
        raise UsageError(f"{pair[0]} and {pair[1]} are one already")
    if subject.kind != target.kind or subject.kind not in MERGEABLE:
        raise UsageError(
            f"a {subject.kind} and a {target.kind} cannot be one; "
            f"two of a kind can: {', '.join(MERGEABLE)}"
        )
    if subject.one("status") != target.one("status"):
        raise UsageError(
            f"{subject.id} is {subject.one('status')} and {target.id} is {target.one('status')}: "
            "a plan is not the deed; correct the status first, or leave them apart"
        )
    return record(writer, _draft(subject.id, "merge", signed, target.id))


def split(
    writer: Writer, links: Links, *, record_id: str, target: str | None, signed: Signature
) -> Decision:
    """Record that a document's record is not of the subject that it joined.

    It becomes a subject of its own, or joins ``target``. The new subject gets the keys of the
    old one, so that later documents find it.

    Raises:
        NotFoundError: if the register has no such record or target.
        UsageError: if the record was split off already, or founded its subject alone.
    """
    rows = writer.rows(
        "SELECT document, subject, kind FROM records WHERE id = :id", {"id": record_id}
    )
    if not rows:
        raise NotFoundError(f"the register has no record {record_id} (see: register show ID)")
    document, subject, kind = rows[0]
    if record_id in links.moved:
        raise UsageError(f"{record_id} was split off already; undo that decision first")
    if target is None:
        _check_apart(writer, record_id, subject, merged=subject in links.into)
    else:
        _check_target(writer, target, subject, kind)
    founded = target or split_off(str(kind), record_id)
    if target is None:
        writer.add("subjects", [{"id": founded, "kind": kind, "founded": document}])
    _copy_keys(writer, str(subject), founded)
    return record(writer, _draft(record_id, "split", signed, founded))


def correct(
    writer: Writer,
    snapshot: Snapshot,
    held: Held,
    *,
    value: str,
    signed: Signature,
) -> Decision:
    """Record that a value reads ``value``; what the source said stays to be seen as corrected.

    Raises:
        UsageError: if ``value`` is none that the property can have, or is what stands there.
    """
    if value == held.value:
        raise UsageError(f"{held.claim} reads {value!r} already")
    _check_new(snapshot, held.property, value)
    draft = _draft(held.claim, "correct", signed, correction(held.value, value))
    return record(writer, draft, derived=frozenset({held.claim}))


def _draft(subject: str, kind: str, signed: Signature, value: str) -> Decision:
    return Decision("", subject, KINDS[kind], signed.by, signed.at, signed.why, value)


def _shown(snapshot: Snapshot, identity: str) -> Subject:
    found = snapshot.get(identity)
    if found is None:
        raise NotFoundError(f"the register shows nothing with the id {identity}")
    return found


def _check_apart(writer: Writer, record_id: str, subject: str, *, merged: bool) -> None:
    others = writer.rows(
        "SELECT count(*) FROM records WHERE subject = :subject AND id <> :id",
        {"subject": subject, "id": record_id},
    )
    if not int(others[0][0]):
        way = "undo the merge that joined it" if merged else "there is nothing to split"
        raise UsageError(f"{record_id} is all there is of {subject}; {way}")


def _check_target(writer: Writer, target: str, subject: str, kind: str) -> None:
    rows = writer.rows("SELECT kind FROM subjects WHERE id = :id", {"id": target})
    if not rows:
        raise NotFoundError(f"the register has nothing with the id {target}")
    if rows[0][0] != kind or target == subject:
        raise UsageError(f"{target} is no other {kind}; name the one that the record belongs to")


def _copy_keys(writer: Writer, subject: str, target: str) -> None:
    rows = writer.rows(
        "SELECT scheme, key FROM keys WHERE subject = :subject", {"subject": subject}
    )
    writer.add("keys", [{"scheme": s, "key": k, "subject": target} for s, k in rows])


def _check_new(snapshot: Snapshot, name: str, value: str) -> None:
    if not value.strip():
        raise UsageError(f"a value of {name} cannot be empty; reject the claim instead")
    if name in _REFERENCES and snapshot.get(value) is None:
        raise UsageError(f"{name} names a subject by its id, and the register shows no {value}")
    if name in _NAMES and value not in _NAMES[name]:
        raise UsageError(f"{value!r} is no {name}; choose one of {', '.join(_NAMES[name])}")
    check = _CHECKS.get(name)
    if check is not None:
        try:
            check(value)
        except ValueError as error:
            raise UsageError(f"{value!r} is no value of {name}: {error}") from error


_CHECKS: Mapping[str, Callable[[str], object]] = {
    "date": from_text,
    "term": from_text,
    "due": from_text,
    "goods-quantity": float,
    "goods-amount": float,
}
