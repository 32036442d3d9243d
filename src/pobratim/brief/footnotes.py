"""Footnotes as they are collected while sentences are written, each source once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from pobratim.model.claims import Source
from pobratim.model.dossiers import (
    DataFootnote,
    Footnote,
    Picture,
    Row,
    Section,
    Sentence,
    SpanFootnote,
)
from pobratim.model.scores import DatasetRef
from pobratim.model.spans import Evidence

__all__ = ["THEMSELVES", "Footnotes", "renumber"]

THEMSELVES = frozenset({"register", "atlas"})
"""Ids that stand for the register and the atlas as a whole: no data sets of the catalogue."""


class Footnotes:
    """A collector: the same span or the same data set with the same note is one footnote.

    ``source_of`` gives the source of a document's hash; ``register`` and ``atlas`` are the data
    sets that stand for the two themselves in sentences about what they do not hold.
    """

    def __init__(
        self, source_of: Callable[[str], Source], register: DatasetRef, atlas: DatasetRef
    ) -> None:
        self.source = source_of
        self._register = register
        self._atlas = atlas
        self._numbers: dict[tuple[object, ...], int] = {}
        self._notes: list[Footnote] = []

    def spans(self, evidence: Iterable[Evidence], most: int = 3) -> tuple[int, ...]:
        """Return the numbers of up to ``most`` pieces of evidence, one a document first.

        A fact that five outlets report is carried by the first three; the annex lists all.
        """
        chosen: dict[str, Evidence] = {}
        for item in evidence:
            chosen.setdefault(item.document, item)
        return tuple(self._span(item) for item in list(chosen.values())[:most])

    def _span(self, evidence: Evidence) -> int:
        key = ("span", evidence.document, evidence.start, evidence.end)
        return self._number(
            key, lambda n: SpanFootnote(n, evidence, self.source(evidence.document))
        )

    def data(self, dataset: DatasetRef, note: str = "", address: str | None = None) -> int:
        """Return the number of a footnote to a data set, with what was computed from it."""
        key = ("data", dataset.id, dataset.vintage, note, address)
        return self._number(key, lambda n: DataFootnote(n, dataset, note, address))

    def register(self, note: str) -> tuple[int, ...]:
        """Return the number of a footnote to the register itself: what was looked for in it."""
        return (self.data(self._register, note),)

    def atlas(self, note: str) -> tuple[int, ...]:
        """Return the number of a footnote to the atlas itself: what of it was looked at."""
        return (self.data(self._atlas, note),)

    def all(self) -> tuple[Footnote, ...]:
        """Return every footnote collected, in the order of collection."""
        return tuple(self._notes)

    def _number(self, key: tuple[object, ...], make: Callable[[int], Footnote]) -> int:
        if key not in self._numbers:
            number = len(self._notes) + 1
            self._numbers[key] = number
            self._notes.append(make(number))
        return self._numbers[key]


def renumber(
    sections: Iterable[Section], notes: Iterable[Footnote]
) -> tuple[tuple[Section, ...], tuple[Footnote, ...]]:
    """Number the footnotes in the order in which a reader meets them, and drop unused ones."""
    by_number = {note.number: note for note in notes}
    order: dict[int, int] = {}

    def moved(numbers: tuple[int, ...]) -> tuple[int, ...]:
        for number in numbers:
            order.setdefault(number, len(order) + 1)
        return tuple(sorted({order[number] for number in numbers}))

    def of_row(row: Row) -> Row:
        return replace(row, footnotes=moved(row.footnotes))

    def of_pictures(section: Section) -> tuple[Picture, ...]:
        return tuple(replace(p, footnotes=moved(p.footnotes)) for p in section.pictures)

    def of_section(section: Section) -> Section:
        # The map stands beside the first section; elsewhere a picture opens its section.
        pictures: tuple[Picture, ...] = ()
        if section.id != "main":
            pictures = of_pictures(section)
        sentences: tuple[Sentence, ...] = tuple(
            replace(s, footnotes=moved(s.footnotes)) for s in section.sentences
        )
        pictures = pictures or of_pictures(section)
        tables = tuple(
            replace(t, rows=tuple(of_row(row) for row in t.rows)) for t in section.tables
        )
        return replace(section, sentences=sentences, pictures=pictures, tables=tables)

    done = tuple(of_section(section) for section in sections)
    return done, tuple(replace(by_number[old], number=new) for old, new in order.items())
