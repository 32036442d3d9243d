"""The frozen text of a row: a line a cell, with the place of each field's words in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from pobratim.model.documents import Block, Document, Language, hash_text
from pobratim.model.spans import Span
from pobratim.register.exchange.lists.mapping import ListMap
from pobratim.register.exchange.lists.sheets import ListRow

__all__ = ["FrozenRow", "freeze"]

_BELARUSIAN = re.compile(r"[ўі]", re.IGNORECASE)
_CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FrozenRow:
    """A row as text, the value and the span of each field, and the column that gave it."""

    text: str
    values: Mapping[str, str]
    spans: Mapping[str, Span]
    columns: Mapping[str, str]

    @property
    def whole(self) -> Span:
        """The span of all of it."""
        return Span(0, len(self.text))

    @property
    def language(self) -> Language:
        """The language by the letters: ў and і are Belarusian only, others Cyrillic Russian."""
        if _BELARUSIAN.search(self.text):
            return "be"
        return "ru" if _CYRILLIC.search(self.text) else "en"

    def span_of(self, field: str, words: str) -> Span:
        """Return the span of ``words`` within a field, the whole field where they differ."""
        span = self.spans[field]
        start = self.text.find(words, span.start, span.end)
        return span if start < 0 or not words else Span(start, start + len(words))

    def document(self, source: str, *, published: str | None, title: str | None) -> Document:
        """Return the row as a document of one block."""
        block = Block("list", 0, len(self.text))
        identity = hash_text(self.text)
        return Document(identity, source, self.language, title, published, self.text, (block,))


def freeze(row: ListRow, columns: Mapping[str, str], chart: ListMap) -> FrozenRow:
    """Return the text of the cells that ``columns`` maps to fields, then of the constants.

    A cell that is empty takes no part; a constant stands for a field that no column gives.
    """
    lines: list[str] = []
    values: dict[str, str] = {}
    spans: dict[str, Span] = {}
    start = 0
    given = [
        (name, field, row.cells[name]) for name, field in columns.items() if name in row.cells
    ]
    given += [(field, field, value) for field, value in chart.constants.items()]
    for name, field, value in given:
        lines.append(f"{name}: {value}")
        begins = start + len(name) + 2
        spans[field] = Span(begins, begins + len(value))
        values[field] = value
        start += len(lines[-1]) + 1
    origin = {field: name for name, field in columns.items()}
    return FrozenRow("\n".join(lines), values, spans, origin)
