"""Promises and what came of them, as of a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import cast, get_args

from pobratim.lexicon.normalise import fold
from pobratim.model.rows import (
    CommitmentGrade,
    CommitmentRow,
    CommitmentState,
    FulfilmentCandidate,
    NamedRef,
)
from pobratim.register.resolve.judgement import VETO
from pobratim.register.snapshot import Snapshot, Subject
from pobratim.register.views.events import event_row, party_key, when
from pobratim.register.views.fulfilment import (
    THRESHOLD,
    Deed,
    Expectation,
    document_kind,
    fulfils,
    words_of,
)
from pobratim.register.views.match import Wanted, concerns, mentioned
from pobratim.register.views.outcomes import Judged, first_of_each, outcome
from pobratim.register.views.places import named
from pobratim.register.views.promises import Promise, place_keys, promises
from pobratim.register.views.timing import date_of

__all__ = ["commitments"]

_GRADES: tuple[CommitmentGrade, ...] = ("dated", "named", "vague")
_OFF = frozenset({"cancelled", "denied"})
_LOOSE = frozenset({"project", "other"})


def commitments(
    snapshot: Snapshot, wanted: Wanted = (), *, today: str | None = None
) -> tuple[CommitmentRow, ...]:
    """Return promises, oldest first, with their state on ``today`` (ISO 8601).

    Without ``today`` the latest publication date in the register stands for it. A planned event
    that no promise speaks of is a promise of its parties.
    """
    day = today or max((p.published or "" for p in snapshot.papers.values()), default="")
    deeds = [_deed(snapshot, s) for s in snapshot.of_kind("event") if s.one("status") == "done"]
    dropped = [_deed(snapshot, s) for s in snapshot.of_kind("event") if s.one("status") in _OFF]
    rows = [
        _row(snapshot, promise, deeds, dropped, day)
        for promise in promises(snapshot)
        if _belongs(snapshot, promise, wanted) and not snapshot.verdicts.is_hidden(promise.id)
    ]
    return tuple(sorted(_by_words(rows), key=lambda row: (row.made or "", row.id)))


def _by_words(rows: list[CommitmentRow]) -> list[CommitmentRow]:
    """Several plans told by the same words are one promise, done when all of them are."""
    groups: dict[tuple[str, int, int], list[CommitmentRow]] = {}
    for row in sorted(rows, key=lambda row: row.id):
        first = row.evidence[0]
        groups.setdefault((first.document, first.start, first.end), []).append(row)
    return [group[0] if len(group) == 1 else _together(group) for group in groups.values()]


def _together(rows: list[CommitmentRow]) -> CommitmentRow:
    states = {row.state for row in rows}
    state = next((s for s in ("overdue", "open", "dropped", "done") if s in states), "partly")
    if len(states) > 1 and states & {"done", "partly"}:
        state = "partly"
    decision = next((row.decision for row in rows if row.decision), None)
    if decision is not None and decision.value in get_args(CommitmentState):
        state = str(decision.value)  # a person's word on one of them is on the promise
    fulfilment = dict.fromkeys(item for row in rows for item in row.fulfilment)
    called_off = dict.fromkeys(item for row in rows for item in row.called_off)
    grades = {row.grade for row in rows}
    candidates = {c.event: c for row in reversed(rows) for c in row.candidates}
    return replace(
        rows[0],
        state=cast("CommitmentState", state),
        fulfilment=tuple(fulfilment) if state in {"done", "partly"} else (),
        grade=next(grade for grade in _GRADES if grade in grades),
        candidates=tuple(sorted(candidates.values(), key=_best_first)),
        called_off=tuple(called_off) if state == "dropped" else (),
        decision=decision,
    )


def _best_first(candidate: FulfilmentCandidate) -> tuple[float, str]:
    return -candidate.score, candidate.event


def _belongs(snapshot: Snapshot, promise: Promise, wanted: Wanted) -> bool:
    if not wanted:
        return True
    bound = promise.bound
    if concerns(snapshot, wanted, bound, promise.evidence):
        return True
    sides = [concerns(snapshot, (city,), bound, promise.evidence) for city in wanted]
    one_sided = len(place_keys(snapshot, bound)) < 2
    return (
        one_sided and (any(sides) or not bound) and mentioned(snapshot, wanted, promise.evidence)
    )


def _expected(snapshot: Snapshot, promise: Promise) -> Expectation:
    about = promise.about
    title = about.one("document-title") if about else None
    return Expectation(
        promise.awaited,
        place_keys(snapshot, promise.bound),
        promise.made,
        words_of(title or promise.text) - _place_words(snapshot, promise.bound),
        promise.due,
        frozenset(about.values("goods") if about else ()),
        frozenset(item.document for item in promise.evidence),
    )


def _place_words(snapshot: Snapshot, bound: Iterable[str]) -> frozenset[str]:
    """The names of the parties stand in every report on them and tell nothing."""
    names = (name for s in bound if (found := snapshot.get(s)) for name in found.values("name"))
    return frozenset(word for name in names for word in words_of(name))


def _deed(snapshot: Snapshot, subject: Subject) -> tuple[Deed, Subject]:
    evidence = subject.evidence("type")
    title = subject.one("document-title")
    told = title or " ".join(item.exact for item in evidence)
    deed = Deed(
        subject.id,
        subject.one("type") or "",
        frozenset(party_key(snapshot, party) for party in subject.values("party")),
        when(snapshot, subject),
        words_of(told),
        date_of(subject, "date"),
        document_kind(title) or document_kind(told),
        frozenset(fold(goods) for goods in subject.values("goods")),
        frozenset(item.document for item in evidence),
    )
    return deed, subject


def _row(
    snapshot: Snapshot,
    promise: Promise,
    deeds: list[tuple[Deed, Subject]],
    dropped: list[tuple[Deed, Subject]],
    day: str,
) -> CommitmentRow:
    wanted = _expected(snapshot, promise)
    judged = [
        (fulfils(wanted, deed), subject)
        for deed, subject in deeds
        if deed.kind in wanted.awaited.kinds and deed.parties & wanted.parties
    ]
    came = outcome(snapshot, promise, wanted, judged=judged, dropped=dropped, day=day)
    return CommitmentRow(
        id=promise.id,
        by=_pointers(snapshot, promise.by),
        to=_pointers(snapshot, promise.to),
        text=promise.text,
        made=promise.made or None,
        due=promise.due,
        state=came.state,
        places=_places(snapshot, promise),
        evidence=promise.evidence,
        fulfilment=came.fulfilment,
        grade=_grade(promise),
        candidates=_candidates(snapshot, promise, judged),
        called_off=came.called_off,
        decision=came.decision,
    )


def _grade(promise: Promise) -> CommitmentGrade:
    """How far a promise can be checked; an event of which only the type is told is vague."""
    if promise.due is not None:
        return "dated"
    about = promise.about
    named = about is None or about.values("goods", "enterprise", "document-title")
    loose = not named and promise.awaited.kinds <= _LOOSE
    return "named" if promise.awaited.kinds and not loose else "vague"


def _candidates(
    snapshot: Snapshot, promise: Promise, judged: list[Judged]
) -> tuple[FulfilmentCandidate, ...]:
    """What nothing rules out, with why, and what people said of it; a veto is no candidate."""
    found = [
        FulfilmentCandidate(
            subject.id,
            judgement.score,
            THRESHOLD,
            tuple((f.name, f.here, f.there, f.weight) for f in judgement.features),
            first_of_each(subject.evidence("type")),
            snapshot.verdicts.state(promise.id, subject.id),
        )
        for judgement, subject in judged
        if all(feature.weight > VETO for feature in judgement.features)
    ]
    return tuple(sorted(found, key=_best_first))


def _pointers(snapshot: Snapshot, subjects: Iterable[str]) -> tuple[NamedRef, ...]:
    return tuple(ref for s in subjects if (ref := named(snapshot, s)))


def _places(snapshot: Snapshot, promise: Promise) -> tuple[NamedRef, ...]:
    if promise.about is not None:
        return event_row(snapshot, promise.about).parties
    return tuple(ref for ref in _pointers(snapshot, promise.bound) if ref.place is not None)
