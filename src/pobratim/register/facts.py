"""What intake hands to the store: facts on a subject with the spans that carry them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

from pobratim.model.spans import Span

__all__ = ["DISPUTABLE", "Fact", "SubjectKind"]

SubjectKind = Literal[
    "person", "organisation", "place", "event", "statement", "position", "commitment", "tie"
]

DISPUTABLE: tuple[str, ...] = ("date", "term", "goods-quantity", "goods-amount")
"""Properties with one true value: sources that differ in them are in conflict.

The others gather values (names, participants) or change over time (posts, stages).
"""


_NONE: Mapping[str, str] = MappingProxyType({})


class Fact(NamedTuple):
    """One value of a property of a subject, as one record of one document gives it.

    ``detail`` says how the document words the value where that is more than the value itself.
    """

    subject: str
    record: str
    property: str
    value: str
    spans: tuple[Span, ...]
    qualifiers: Mapping[str, str] = _NONE
    status: str | None = None
    detail: Mapping[str, str] = _NONE
