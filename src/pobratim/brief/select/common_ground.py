"""Proposals from what two cities share, where neither the register nor the matches give more."""

from __future__ import annotations

from collections.abc import Iterator

from pobratim.brief.context import Brief
from pobratim.brief.select.comparison import counted
from pobratim.brief.select.proposal import Proposal
from pobratim.brief.select.reasons import commonality_words

__all__ = ["GROUNDS", "of_commonalities"]

GROUNDS = {"twins-in-common": "common-twins", "transit-modes": "transport"}
"""The commonalities that a first project can stand on, with the sphere of such a project."""


def of_commonalities(brief: Brief) -> Iterator[Proposal]:
    """Propose what the two cities could do with what they share."""
    for item in brief.measured.comparison.commonalities:
        if item.code not in GROUNDS or not item.pairs:
            continue
        notes = brief.data(item.sources, counted(brief, item))
        what = commonality_words(brief, item)
        share = brief.words.percent(item.share_of_pairs)
        key = f"proposal.{item.code}"
        lines = (
            brief.say("proposal.common.reason", notes, what=what, share=share),
            brief.say(f"{key}.risk", notes),
            brief.say(f"{key}.step", notes),
        )
        yield Proposal(brief.text(f"{key}.title"), GROUNDS[item.code], lines)
