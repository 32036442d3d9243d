"""Near-duplicates behind one origin: reprints of a text are told once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from pobratim.model.claims import Grade, Source

__all__ = ["SHARED", "origins"]

SHARED = 0.6
"""The share of five-word runs of the shorter text that a reprint has in common with its origin."""

_RUN = 5
_WORD = re.compile(r"\w+")
_GRADES: tuple[Grade, ...] = ("official", "agency", "media", "mirror", "retold")


def origins(
    sources: Iterable[Source], text_of: Callable[[str], str]
) -> tuple[tuple[Source, ...], ...]:
    """Return groups of sources with near-equal texts, the origin of each group first.

    The origin is the earliest, of one day the best graded. Groups stand by their origin's day,
    the latest first.
    """
    ordered = sorted(sources, key=lambda s: (s.published or "", _GRADES.index(s.grade), s.address))
    groups: list[tuple[frozenset[str], list[Source]]] = []
    for source in ordered:
        runs = _runs(text_of(source.document))
        group = next((g for g in groups if _alike(g[0], runs)), None)
        if group is None:
            groups.append((runs, [source]))
        else:
            group[1].append(source)
    return tuple(tuple(found) for _, found in reversed(groups))


def _runs(text: str) -> frozenset[str]:
    words = _WORD.findall(text.casefold())
    count = max(len(words) - _RUN + 1, 1)
    return frozenset(" ".join(words[start : start + _RUN]) for start in range(count))


def _alike(a: frozenset[str], b: frozenset[str]) -> bool:
    return len(a & b) >= SHARED * min(len(a), len(b))
