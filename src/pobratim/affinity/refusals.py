"""Enterprises of which too little is known to score them: said, counted, and who fills it.

A may-buy score draws on two inputs of each firm, its class and its goods (by name or customs
heading), so on four of a pair. A firm with neither leaves fewer than half; one with goods alone
has no class for the chain to begin or end with. Both are refused: neither offered nor offered
anything. A firm with a class alone is scored, more coarsely.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Final, Literal

from pobratim.model.scores import Missing, Organisation

__all__ = ["INPUTS", "enough", "lacking", "refused"]

INPUTS: Final = ("class", "goods")

_ENTERPRISE: Final = "enterprise"


def lacking(firm: Organisation) -> tuple[str, ...]:
    """Return those of :data:`INPUTS` that a firm's row does not have."""
    goods = any(value for product in firm.products for value in product.values())
    there = (firm.nace is not None, goods)
    return tuple(name for name, has in zip(INPUTS, there, strict=True) if not has)


def enough(firm: Organisation) -> bool:
    """Tell whether a firm can be scored; institutions go by their kind."""
    return firm.kind != _ENTERPRISE or "class" not in lacking(firm)


def refused(
    firms: Iterable[Organisation], side: Literal["a", "b"], importer: str
) -> tuple[Missing, ...]:
    """Return a row for each set of missing inputs: how many firms of a side lack it.

    ``importer`` is the one that brings classes for that side.
    """
    counts: dict[tuple[str, ...], int] = defaultdict(int)
    for firm in firms:
        if not enough(firm):
            counts[lacking(firm)] += 1
    return tuple(
        Missing("industry", side, importer, inputs, count)
        for inputs, count in sorted(counts.items())
    )
