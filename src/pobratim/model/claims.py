"""Claims with their evidence, the sources behind them, and the decisions of people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from pobratim.model.dates import DateValue
from pobratim.model.spans import Evidence

__all__ = [
    "GRADES",
    "Claim",
    "ClaimValue",
    "Decision",
    "DecisionKind",
    "Grade",
    "Source",
    "ValueState",
]

Grade = Literal["official", "agency", "media", "mirror", "retold"]
GRADES: tuple[Grade, ...] = get_args(Grade)
"""How far a source may be relied on, the best first."""

DecisionKind = Literal[
    "accepted", "rejected", "chosen", "merged", "split", "corrected", "hidden", "undone"
]
ValueState = Literal["open", "chosen", "rejected", "corrected"]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a document comes from.

    ``document`` is the hash of its frozen text; ``address`` the page that states the facts;
    ``grade`` how far the page may be relied on. A retold report is in our own words: its
    ``address`` is the page that its facts come from.
    """

    document: str
    address: str
    outlet: str
    grade: Grade
    title: str | None
    published: str | None
    language: str


@dataclass(frozen=True, slots=True)
class ClaimValue:
    """One value of a claim, with the evidence for it.

    A ``corrected`` value is what a source said before a person set it right; the value that
    replaces it is ``chosen`` and keeps the evidence. ``decision`` is what set the state.
    """

    value: str
    evidence: tuple[Evidence, ...]
    status: str | None = None
    valid_from: DateValue | None = None
    valid_to: DateValue | None = None
    state: ValueState = "open"
    decision: Decision | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """What is said about a subject: a property with one value, or several that conflict.

    ``id`` hashes subject, property and qualifiers and leaves the value out, so that two
    sources that differ meet in one claim.
    """

    id: str
    subject: str
    property: str
    qualifiers: Mapping[str, str] = field(default_factory=dict)
    values: tuple[ClaimValue, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """An entry of the append-only log: who decided what on a claim or record, when and why."""

    id: str
    subject: str
    kind: DecisionKind
    by: str
    at: str
    why: str
    value: str | None = None
