"""Rows that views make up from others, and the values that a decision on them can have."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import get_args

from pobratim.errors import NotFoundError, UsageError
from pobratim.model.claims import Decision
from pobratim.model.rows import CommitmentRow, CommitmentState, RelationRow

__all__ = ["checked", "derived_ids"]

_STATES = get_args(CommitmentState)


def derived_ids(
    relations: Iterable[RelationRow], commitments: Iterable[CommitmentRow]
) -> set[str]:
    """Return the ids of rows that no table holds: stages of relations, and promises."""
    return {row.id for row in relations} | {row.id for row in commitments}


def checked(draft: Decision, commitments: Iterable[CommitmentRow]) -> Decision:
    """Return a decision on a promise with its value in full; others as they are.

    A promise can be given a state, or one of its candidates as what fulfilled it; a candidate
    can be rejected. The beginning of an id is enough.

    Raises:
        UsageError: if nothing is chosen, or several candidates begin so.
        NotFoundError: if the promise has no such state or candidate.
    """
    row = next((row for row in commitments if row.id == draft.subject), None)
    if row is None or (draft.value is None and draft.kind != "chosen"):
        return draft
    known = [candidate.event for candidate in row.candidates]
    states = _STATES if draft.kind == "chosen" else ()
    if draft.value in states:
        return draft
    found = [event for event in known if draft.value and event.startswith(draft.value)]
    if len(found) > 1:
        raise UsageError(f"several candidates begin with {draft.value}; give more of the id")
    if not found:
        listed = ", ".join((*states, *known)) or "none"
        raise NotFoundError(f"{draft.subject} has no value {draft.value!r}; its values: {listed}")
    return replace(draft, value=found[0])
