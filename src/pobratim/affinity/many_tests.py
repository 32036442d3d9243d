"""Many features, some alike by chance: p-values corrected for their number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pobratim.model.scores import Commonality

__all__ = ["corrected"]


def corrected(found: Sequence[Commonality], asked: int) -> tuple[Commonality, ...]:
    """Return the commonalities with their q-values, in the order given.

    The step-up rule of Benjamini and Hochberg (1995), "Controlling the false discovery rate":
    with p-values ascending, ``q(i) = min over j >= i of p(j) * asked / j``, at most 1. ``asked``
    is the number of features that both cities have a figure for, shared or not: a feature in
    which they differ was looked at as well. A commonality without a p-value keeps none.

    Raises:
        ValueError: if fewer were asked than have a p-value.
    """
    ranked = sorted((one.p_value, at) for at, one in enumerate(found) if one.p_value is not None)
    if asked < len(ranked):
        raise ValueError(f"{len(ranked)} p-values cannot come from {asked} features")
    q_values: dict[int, float] = {}
    least = 1.0
    for place, (p_value, at) in reversed(list(enumerate(ranked, 1))):
        # asked >= place, but p * n / n may round to just under p.
        least = min(least, max(p_value, p_value * asked / place))
        q_values[at] = least
    return tuple(replace(one, q_value=q_values.get(at)) for at, one in enumerate(found))
