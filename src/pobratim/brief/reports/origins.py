"""Reprints behind one origin: a text that several outlets carry is told once."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from pobratim.model.claims import GRADES, Source
from pobratim.register.reprints import Reprints

__all__ = ["origins"]


def origins(
    sources: Iterable[Source], text_of: Callable[[str], str]
) -> tuple[tuple[Source, ...], ...]:
    """Return groups of sources that carry one text, the origin of each group first.

    The origin is the earliest, of one day the best graded. Groups stand by their origin's day,
    the latest first. ``register.reprints`` says what a reprint is.
    """
    ordered = sorted(sources, key=lambda s: (s.published or "", GRADES.index(s.grade), s.address))
    reprints = Reprints()
    groups: dict[str, list[Source]] = {}
    for source in ordered:
        origin = reprints.add(source.document, text_of(source.document)) or source.document
        groups.setdefault(origin, []).append(source)
    return tuple(tuple(group) for group in reversed(groups.values()))
