"""Sentences of a text, roughly: enough to look at what stands around a span."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pobratim.model.spans import Span

__all__ = ["sentence_around", "sentences"]

_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?=\S)[^.!?\n]*)*")


def sentences(text: str) -> Iterator[Span]:
    """Yield the sentences of ``text``; a line break always ends one.

    >>> [span.of("Да. Нет!") for span in sentences("Да. Нет!")]
    ['Да', ' Нет']
    """
    for match in _SENTENCE.finditer(text):
        if match.group().strip():
            yield Span(match.start(), match.end())


def sentence_around(text: str, span: Span) -> str:
    """Return the words of the sentences that ``span`` touches."""
    return " ".join(found.of(text).strip() for found in sentences(text) if found.overlaps(span))
