"""What came of a promise: done, partly done, dropped, overdue or open, and what says so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import cast, get_args

from pobratim.model.claims import Decision
from pobratim.model.rows import CommitmentState
from pobratim.model.spans import Evidence
from pobratim.register.resolve.judgement import Judgement
from pobratim.register.snapshot import Snapshot, Subject
from pobratim.register.views.fulfilment import THRESHOLD, Deed, Expectation, fulfils
from pobratim.register.views.promises import Promise
from pobratim.register.views.timing import latest_day

__all__ = ["Judged", "Outcome", "first_of_each", "outcome"]

Judged = tuple[Judgement, Subject]
"""How a deed compares with a promise, and the deed."""

_STATES = get_args(CommitmentState)
_PARTLY = frozenset({"tested", "agreed", "signed", "started", "delayed"})
_GOODS = frozenset({"contract", "project"})


@dataclass(frozen=True, slots=True)
class Outcome:
    """The state of a promise, the deeds that made it so, what called it off, who decided."""

    state: CommitmentState
    deeds: tuple[Subject, ...] = ()
    called_off: tuple[Evidence, ...] = ()
    decision: Decision | None = None

    @property
    def fulfilment(self) -> tuple[Evidence, ...]:
        """The words that tell of the deeds, one span a document."""
        return first_of_each(item for deed in self.deeds for item in deed.evidence("type"))


def outcome(
    snapshot: Snapshot,
    promise: Promise,
    wanted: Expectation,
    *,
    judged: Sequence[Judged],
    dropped: Sequence[tuple[Deed, Subject]],
    day: str,
) -> Outcome:
    """Return what came of a promise by ``day`` (ISO 8601).

    A person's word stands before any score: a state, a deed that fulfilled it, or deeds that did
    not. Else a done event that reaches the threshold fulfils it, in part where its goods are
    under way or fewer than promised; a later report that it was called off drops it.
    """
    left = [(j, s) for j, s in judged if snapshot.verdicts.state(promise.id, s.id) != "rejected"]
    decided = _decided(snapshot, promise, judged)
    if decided is not None:
        return decided
    kept = [(j, s) for j, s in left if j.score >= THRESHOLD]
    best = max(kept, key=lambda pair: (pair[0].score, pair[1].id), default=None)
    if best is not None:
        return _done(promise, wanted, best[1], [subject for _, subject in kept])
    off = _called_off(wanted, promise, dropped)
    if off is not None:
        return Outcome("dropped", called_off=first_of_each(off.evidence("type")))
    late = promise.due is not None and "" < latest_day(promise.due) < day
    return Outcome("overdue" if late else "open")


def _decided(snapshot: Snapshot, promise: Promise, judged: Sequence[Judged]) -> Outcome | None:
    """What a person chose: a state outright, or the deed that fulfilled the promise."""
    verdicts = snapshot.verdicts
    for state in _STATES:
        if verdicts.state(promise.id, state) == "chosen":
            decision = verdicts.decision(promise.id, state)
            deeds = tuple(s for j, s in judged if j.score >= THRESHOLD)
            kept = deeds if state in {"done", "partly"} else ()
            return Outcome(cast("CommitmentState", state), kept, decision=decision)
    for _, subject in judged:
        if verdicts.state(promise.id, subject.id) == "chosen":
            found = _done(promise, None, subject, [subject])
            return replace(found, decision=verdicts.decision(promise.id, subject.id))
    return None


def _done(
    promise: Promise, wanted: Expectation | None, best: Subject, kept: Sequence[Subject]
) -> Outcome:
    goods = wanted is None or bool(wanted.awaited.kinds & _GOODS)
    counted = _counted(promise.about, kept)
    if counted is not None:
        enough, deeds = counted
        return Outcome("done" if enough else "partly", deeds)
    partly = goods and best.one("stage") in _PARTLY
    return Outcome("partly" if partly else "done", (best,))


def _counted(
    about: Subject | None, kept: Sequence[Subject]
) -> tuple[bool, tuple[Subject, ...]] | None:
    """Whether the deeds together brought as many as promised; ``None`` where nothing counts.

    Only figures of the same goods and unit are added, and only where each report gives one.
    """
    promised = _quantities(about) if about is not None else {}
    if len(promised) != 1:
        return None
    ((goods, number),) = promised.items()
    brought = [(s, found[goods]) for s in kept if goods in (found := _quantities(s))]
    running = [pair for pair in brought if pair[0].one("stage") not in _PARTLY]
    if not running:
        return None
    total = sum(quantity for _, quantity in running)
    return total >= number, tuple(subject for subject, _ in running)


def _quantities(subject: Subject) -> dict[tuple[str, str], float]:
    """The one quantity of each kind of goods with its unit; what sources dispute is left out."""
    found: dict[tuple[str, str], set[float]] = {}
    for held in subject.all("goods-quantity"):
        goods = held.qualifiers.get("goods", "")
        units = [h.value for h in subject.all("goods-unit") if h.qualifiers.get("goods") == goods]
        found.setdefault((goods, units[0] if units else ""), set()).add(float(held.value))
    return {key: values.pop() for key, values in found.items() if len(values) == 1}


def _called_off(
    wanted: Expectation, promise: Promise, dropped: Sequence[tuple[Deed, Subject]]
) -> Subject | None:
    """A later report that the same thing was called off; a different day is a different thing."""
    for deed, subject in dropped:
        if promise.about is not None and promise.about.id == subject.id:
            return subject
        later = not deed.told_in <= wanted.told_in
        if later and fulfils(wanted, deed).score >= THRESHOLD:
            return subject
    return None


def first_of_each(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Return one span a document: a deed told in five sentences of a report is told once."""
    found: dict[str, Evidence] = {}
    for item in evidence:
        found.setdefault(item.document, item)
    return tuple(found.values())
