"""The dossier: sections of sentences, each with its footnotes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pobratim.model.claims import Source
from pobratim.model.places import City
from pobratim.model.scores import DatasetRef
from pobratim.model.spans import Evidence

__all__ = [
    "DataFootnote",
    "Dossier",
    "Footnote",
    "Picture",
    "Row",
    "Section",
    "Sentence",
    "SpanFootnote",
    "Table",
]


@dataclass(frozen=True, slots=True)
class SpanFootnote:
    """A footnote to the exact words of a document."""

    number: int
    evidence: Evidence
    source: Source


@dataclass(frozen=True, slots=True)
class DataFootnote:
    """A footnote to a data set.

    ``note`` says what was computed, ``address`` names a page behind a row.
    """

    number: int
    dataset: DatasetRef
    note: str = ""
    address: str | None = None


Footnote = SpanFootnote | DataFootnote


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence (or a short list item) and the numbers of its footnotes, never empty.

    A sentence about what the register does not hold is footnoted to the register itself, a data
    footnote with id ``register``.
    """

    text: str
    footnotes: tuple[int, ...]
    emphasis: Literal["plain", "strong", "quote", "warning"] = "plain"


@dataclass(frozen=True, slots=True)
class Row:
    """A table row; its footnotes stand behind the last cell."""

    cells: tuple[str, ...]
    footnotes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of an annex. ``title`` and ``columns`` are words of the dossier's language."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as SVG, with a text that replaces it and its footnotes."""

    id: str
    title: str
    svg: str
    alt: str
    footnotes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A section; ``id`` is stable and language-free (``main``, ``who``, ``state`` …)."""

    id: str
    title: str
    sentences: tuple[Sentence, ...]
    tables: tuple[Table, ...] = ()
    pictures: tuple[Picture, ...] = ()
    annex: bool = False


@dataclass(frozen=True, slots=True)
class Dossier:
    """A dossier on two cities, self-contained.

    ``as_of`` is the day that it is written for; ``register_reaches`` the latest publication date
    in the register for this pair, ``None`` where the register has nothing on it.
    """

    a: City
    b: City
    language: str
    as_of: str
    title: str
    register_reaches: str | None
    sections: tuple[Section, ...]
    footnotes: tuple[Footnote, ...]
    withheld: int = 0
