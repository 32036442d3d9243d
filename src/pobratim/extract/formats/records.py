"""The document as it came in, before anything is read from it."""

from __future__ import annotations

from dataclasses import dataclass

from pobratim.model.documents import Language

__all__ = ["RawDocument"]


@dataclass(frozen=True, slots=True)
class RawDocument:
    """A text as it came in, before anything is read from it.

    ``text`` is frozen from here on: all offsets count its code points. ``title`` is set where
    the source gives it apart from the text. ``published`` is an ISO 8601 date, possibly partial.
    ``outlet`` and ``author`` are what the source itself states, in its words.
    """

    source: str
    text: str
    title: str | None = None
    published: str | None = None
    language: Language | None = None
    source_id: str | None = None
    outlet: str | None = None
    author: str | None = None
