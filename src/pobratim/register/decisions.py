"""The log of what people decided, and what follows from it."""

from __future__ import annotations

import json
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, replace

from pobratim.errors import NotFoundError, UsageError
from pobratim.model.claims import Decision, DecisionKind, ValueState
from pobratim.register.facts import DISPUTABLE
from pobratim.register.ids import canonical, identify
from pobratim.register.store import Reader, Writer

__all__ = [
    "KINDS",
    "Signature",
    "Verdicts",
    "correction",
    "in_force",
    "log",
    "parts_of_correction",
    "record",
]

KINDS: dict[str, DecisionKind] = {
    "accept": "accepted",
    "reject": "rejected",
    "choose": "chosen",
    "hide": "hidden",
    "merge": "merged",
    "split": "split",
    "correct": "corrected",
    "undo": "undone",
}
"""What a person may do, and what the log calls it."""

_LOG = 'SELECT id, subject, kind, "by", at, why, value FROM decisions ORDER BY number'
_PLAIN = frozenset({"accepted", "rejected", "chosen", "hidden"})
_NOTHING: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Signature:
    """Who decides, when (ISO 8601) and why; a decision without a name or reason is refused."""

    by: str
    at: str
    why: str


def in_force(decisions: Iterable[Decision]) -> list[Decision]:
    """Return the decisions that no later one undid, oldest first, without the undoing itself.

    Undoing an undoing brings the first decision back.
    """
    entries = list(decisions)
    undone: set[str] = set()
    for entry in reversed(entries):
        if entry.kind == "undone" and entry.id not in undone:
            undone.add(entry.subject)
    return [entry for entry in entries if entry.kind != "undone" and entry.id not in undone]


def correction(old: str, new: str) -> str:
    """Return how the log keeps that ``old`` is to read ``new``."""
    return canonical([old, new])


def parts_of_correction(value: str | None) -> tuple[str, str]:
    """Return the old and the new value of a correction, as :func:`correction` wrote them.

    Raises:
        ValueError: if ``value`` is no correction.
    """
    old, new = json.loads(value or "[]")
    return str(old), str(new)


class Verdicts:
    """The decisions in force: the last word on each subject, claim and value.

    ``aliases`` maps the ids of subjects and claims that were merged to those they are shown as:
    what was decided on the one holds for the other.
    """

    def __init__(
        self, decisions: Iterable[Decision], aliases: Mapping[str, str] = _NOTHING
    ) -> None:
        self._last: dict[tuple[str, str | None], Decision] = {}
        self._chosen: dict[str, Decision] = {}
        self._corrected: dict[str, dict[str, Decision]] = {}
        for entry in in_force(decisions):
            self._apply(replace(entry, subject=aliases.get(entry.subject, entry.subject)))

    def _apply(self, entry: Decision) -> None:
        if entry.kind == "corrected":
            old, _ = parts_of_correction(entry.value)
            self._corrected.setdefault(entry.subject, {})[old] = entry
        elif entry.kind in _PLAIN:
            self._last[entry.subject, entry.value] = entry
            self._choose(entry)

    def _choose(self, entry: Decision) -> None:
        before = self._chosen.get(entry.subject)
        if entry.kind == "chosen" and entry.value is not None:
            self._chosen[entry.subject] = entry
        elif before is not None and before.value == entry.value:
            del self._chosen[entry.subject]

    def is_hidden(self, subject: str) -> bool:
        """Tell whether a subject or a whole claim was rejected or hidden."""
        last = self._last.get((subject, None))
        return last is not None and last.kind in {"rejected", "hidden"}

    def objected(self) -> frozenset[str]:
        """Return the subjects and claims that were hidden, as after an objection."""
        return frozenset(
            subject
            for (subject, value), entry in self._last.items()
            if value is None and entry.kind == "hidden"
        )

    def corrected(self, claim: str, value: str) -> Decision | None:
        """Return the decision by which a value of a claim reads otherwise now, if there is one."""
        return self._corrected.get(claim, {}).get(value)

    def decision(self, claim: str, value: str) -> Decision | None:
        """Return the decision that set the state of a claim's value, ``None`` for an open one."""
        return (
            self.corrected(claim, value)
            or self._last.get((claim, value))
            or self._chosen.get(claim)
            or self._makes(claim, value)
        )

    def _makes(self, claim: str, value: str) -> Decision | None:
        """The correction that gave a claim this value."""
        entries = self._corrected.get(claim, {}).values()
        return next((e for e in entries if parts_of_correction(e.value)[1] == value), None)

    def state(self, claim: str, value: str, name: str = "") -> ValueState:
        """Return the state of a claim's value; ``name`` is the claim's property.

        A choice rejects the other values. So does a correction of a property that has one true
        value, such as a date; of others, such as names, it says nothing about the rest.
        """
        if self.corrected(claim, value) is not None:
            return "corrected"
        last = self._last.get((claim, value))
        if last is not None and last.kind == "rejected":
            return "rejected"
        chosen = self._chosen.get(claim)
        if chosen is not None:
            return "chosen" if chosen.value == value else "rejected"
        if self._makes(claim, value) is not None:
            return "chosen"
        settled = name in DISPUTABLE and claim in self._corrected
        return "rejected" if settled else "open"


def log(reader: Reader) -> tuple[Decision, ...]:
    """Return every decision ever made, oldest first."""
    return tuple(Decision(*row) for row in reader.rows(_LOG))


def record(
    writer: Writer, decision: Decision, *, derived: Container[str] = frozenset()
) -> Decision:
    """Append ``decision`` to the log and return it with its id.

    ``derived`` are ids of rows that views make up from others, such as stages of a relation.

    Raises:
        NotFoundError: if the register has nothing of this id, or the claim no such value.
        UsageError: if the reason or the name is empty, or the decision was undone already.
    """
    if not decision.by.strip() or not decision.why.strip():
        raise UsageError("a decision needs a name (--by) and a reason (--why)")
    if decision.subject not in derived:
        _check_target(writer, decision)
    number = int(writer.rows("SELECT coalesce(max(number), 0) FROM decisions")[0][0]) + 1
    fields = {
        "subject": decision.subject,
        "kind": decision.kind,
        "value": decision.value,
        "by": decision.by,
        "at": decision.at,
        "why": decision.why,
    }
    identity = identify("decision", number, fields)
    writer.add("decisions", [{"id": identity, "number": number, **fields}])
    return replace(decision, id=identity)


_TABLES: dict[str, tuple[str, ...]] = {"undone": ("decisions",), "split": ("records",)}


def _check_target(reader: Reader, decision: Decision) -> None:
    tables = _TABLES.get(decision.kind, ("claims", "subjects"))
    known = any(
        reader.rows(f"SELECT 1 FROM {table} WHERE id = :id", {"id": decision.subject})  # noqa: S608
        for table in tables
    )
    if not known:
        raise NotFoundError(f"the register has nothing with the id {decision.subject}")
    if decision.kind == "undone":
        _check_undoing(reader, decision.subject)
    if decision.kind == "chosen" and decision.value is None:
        raise UsageError("say which value to choose (--choose VALUE)")
    if decision.value is not None and decision.kind in _PLAIN:
        _check_value(reader, decision)


def _check_undoing(reader: Reader, identity: str) -> None:
    entries = log(reader)
    entry = next(entry for entry in entries if entry.id == identity)
    if entry.kind != "undone" and entry not in in_force(entries):
        raise UsageError(f"the decision {identity} was undone already (see: register log)")


def _check_value(reader: Reader, decision: Decision) -> None:
    values = reader.rows(
        "SELECT DISTINCT value FROM claim_values WHERE claim = :id ORDER BY value",
        {"id": decision.subject},
    )
    if (decision.value,) not in [tuple(row) for row in values]:
        listed = ", ".join(str(row[0]) for row in values) or "none"
        raise NotFoundError(
            f"{decision.subject} has no value {decision.value!r}; its values: {listed}"
        )
