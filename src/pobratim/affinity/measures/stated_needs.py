"""What an enterprise is reported to buy, held against what the other side makes.

Formula: a need names a product if all words of the one stand in the other ("bearings" names "ball
bearings", "quarry excavators of plant X" names "quarry excavators"), words compared by
their beginnings, case and ё folded, words under four letters left out. Source: the ``buys`` lists
of the curated rows or of a loaded list of enterprises, each with the page that states it. Unit:
none. Range: 1 where the need names the product, else ``None``.

Missing: most enterprises have no list; an empty list says nothing about what they buy.
Validated by: the page behind each row.
"""

from __future__ import annotations

from collections.abc import Iterable

from pobratim.affinity.wording import covers

__all__ = ["named_need"]


def named_need(needs: Iterable[str], names: Iterable[str]) -> str | None:
    """Return the first of ``needs`` that names the goods of ``names``, ``None`` if none does."""
    goods = tuple(names)
    for need in needs:
        if any(covers(need, name) or covers(name, need) for name in goods):
            return need
    return None
