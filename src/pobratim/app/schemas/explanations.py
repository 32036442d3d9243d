"""The reasons of a reading in their public shape: a key that ``read --explain`` adds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pobratim.app.schemas.pieces import Json, pair

if TYPE_CHECKING:
    from pobratim.app.explanations import Explanation

__all__ = ["reasons"]


def reasons(found: tuple[Explanation, ...]) -> list[Json]:
    """Return a row per fact: where it stands in the record, and the rules with their words."""
    return [
        {
            "fact": f"{explanation.kind}s",
            "index": explanation.number,
            "rules": [{"rule": r.rule, "span": pair(r.span)} for r in explanation.reasons],
        }
        for explanation in found
    ]
