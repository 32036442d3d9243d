"""The log of what people decided, and what follows from it."""

from __future__ import annotations

from collections.abc import Container, Iterable

from pobratim.errors import NotFoundError, UsageError
from pobratim.model.claims import Decision, DecisionKind, ValueState
from pobratim.register.ids import identify
from pobratim.register.store import Reader, Writer

__all__ = ["KINDS", "Verdicts", "log", "record"]

KINDS: dict[str, DecisionKind] = {
    "accept": "accepted",
    "reject": "rejected",
    "choose": "chosen",
    "hide": "hidden",
    "undo": "undone",
}
"""What a person may do, and what the log calls it."""

_LOG = 'SELECT id, subject, kind, "by", at, why, value FROM decisions ORDER BY number'


class Verdicts:
    """The decisions in force: the last word on each subject, claim and value."""

    def __init__(self, decisions: Iterable[Decision]) -> None:
        entries = list(decisions)
        undone = {entry.subject for entry in entries if entry.kind == "undone"}
        self._last: dict[tuple[str, str | None], DecisionKind] = {}
        self._chosen: dict[str, str] = {}
        for entry in entries:
            if entry.id not in undone and entry.kind != "undone":
                self._apply(entry)

    def _apply(self, entry: Decision) -> None:
        self._last[entry.subject, entry.value] = entry.kind
        if entry.kind == "chosen" and entry.value is not None:
            self._chosen[entry.subject] = entry.value
        elif self._chosen.get(entry.subject) == entry.value:
            self._chosen.pop(entry.subject, None)

    def is_hidden(self, subject: str) -> bool:
        """Tell whether a subject or a whole claim was rejected or hidden."""
        return self._last.get((subject, None)) in {"rejected", "hidden"}

    def state(self, claim: str, value: str) -> ValueState:
        """Return the state of a claim's value: a choice rejects the other values."""
        if self._last.get((claim, value)) == "rejected":
            return "rejected"
        chosen = self._chosen.get(claim)
        if chosen is None:
            return "open"
        return "chosen" if chosen == value else "rejected"


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
        UsageError: if the reason or the name is empty.
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
    return Decision(
        identity,
        decision.subject,
        decision.kind,
        decision.by,
        decision.at,
        decision.why,
        decision.value,
    )


def _check_target(reader: Reader, decision: Decision) -> None:
    tables = ("decisions",) if decision.kind == "undone" else ("claims", "subjects")
    known = any(
        reader.rows(f"SELECT 1 FROM {table} WHERE id = :id", {"id": decision.subject})  # noqa: S608
        for table in tables
    )
    if not known:
        raise NotFoundError(f"the register has nothing with the id {decision.subject}")
    if decision.kind == "chosen" and decision.value is None:
        raise UsageError("say which value to choose (--choose VALUE)")
    if decision.value is None:
        return
    values = reader.rows(
        "SELECT DISTINCT value FROM claim_values WHERE claim = :id ORDER BY value",
        {"id": decision.subject},
    )
    if (decision.value,) not in [tuple(row) for row in values]:
        listed = ", ".join(str(row[0]) for row in values) or "none"
        raise NotFoundError(
            f"{decision.subject} has no value {decision.value!r}; its values: {listed}"
        )
