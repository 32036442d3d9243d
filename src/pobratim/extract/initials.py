"""Initials in a sentence: where one or two begin and end."""

from __future__ import annotations

from collections.abc import Sequence

from pobratim.extract.tokens import Token
from pobratim.lexicon.names import is_initial

__all__ = ["initial_at", "initials_before", "initials_end"]


def initial_at(tokens: Sequence[Token], i: int) -> int:
    """Return the end of one initial at ``i`` ("В." as one token or two), 0 if there is none."""
    if i < 0 or i >= len(tokens):
        return 0
    text = tokens[i].text
    if text.endswith(".") and is_initial(text):
        return i + 1
    dotted = i + 1 < len(tokens) and tokens[i + 1].text == "."
    if dotted and len(text) <= 2 and is_initial(text + ".") and _close(tokens, i):
        return i + 2
    return 0


def _close(tokens: Sequence[Token], i: int) -> bool:
    return tokens[i].end == tokens[i + 1].start


def initials_end(tokens: Sequence[Token], start: int) -> int:
    """Return the end of up to two initials that begin at ``start``, ``start`` if none."""
    stop = start
    for _ in range(2):
        following = initial_at(tokens, stop)
        if not following:
            break
        stop = following
    return stop


def initials_before(tokens: Sequence[Token], stop: int) -> int:
    """Return where up to two initials that end before ``stop`` begin, ``stop`` if none do."""
    for start in range(max(0, stop - 4), stop):
        if initials_end(tokens, start) == stop:
            return start
    return stop
