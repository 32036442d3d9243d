"""What a person's objection does beyond hiding the record: the name is blacked out in words.

The stored texts and spans stay as they were read, so that the integrity check holds and the
decision can be undone; what views, dossiers and exports are given is masked.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from pobratim.model.rows import FoundRow
from pobratim.model.spans import Evidence
from pobratim.register.links import Links
from pobratim.register.store import Reader

__all__ = ["BLOCK", "Masks", "masks_of"]

BLOCK = "█"
"""Stands for each letter of a hidden name, so that offsets stay what they are."""

_NAMED = """
SELECT e.document, e.exact FROM evidence e JOIN claim_values v ON v.id = e.claim_value
JOIN claims c ON c.id = v.claim
"""
_OF_SUBJECT = _NAMED + "WHERE c.subject = :id AND c.property = 'name'"
_OF_RECORD = (
    _NAMED + "WHERE e.document = (SELECT document FROM records WHERE id = :id) "  # noqa: S608
    "AND e.record = :id"
    " AND c.property = 'name'"
)
_TEXT = "SELECT text FROM documents WHERE id = :id"
_LETTER = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Masks:
    """The names of hidden persons, by document, as that document writes them."""

    hidden: frozenset[str] = frozenset()
    names: Mapping[str, re.Pattern[str]] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.names)

    def words(self, document: str, text: str) -> str:
        """Return ``text`` of ``document`` with the hidden names blacked out, of equal length."""
        pattern = self.names.get(document)
        if pattern is None:
            return text
        return pattern.sub(lambda found: _LETTER.sub(BLOCK, found[0]), text)

    def found(self, rows: Iterable[FoundRow]) -> tuple[FoundRow, ...]:
        """Return what a search found, with hidden names masked in the passages."""
        return tuple(
            replace(row, evidence=tuple(self._passage(item) for item in row.evidence))
            for row in rows
        )

    def _passage(self, item: Evidence) -> Evidence:
        text = self.texts.get(item.document)
        if text is None:
            return item
        before, after = item.start - len(item.prefix), item.end + len(item.suffix)
        return replace(
            item,
            exact=text[item.start : item.end],
            prefix=text[before : item.start],
            suffix=text[item.end : after],
        )

    def apply(self, rows: Iterable[Sequence[Any]]) -> list[Sequence[Any]]:
        """Return rows of evidence without what hidden persons said, and with names masked.

        A row has the subject first, then property, value, document and span in the places that
        ``snapshot`` reads them from.
        """
        kept = list(rows)
        silent = {row[0] for row in kept if row[2] == "speaker" and row[5] in self.hidden}
        return [self._masked(row) for row in kept if row[0] not in silent]

    def _masked(self, row: Sequence[Any]) -> Sequence[Any]:
        document, start, end = row[7], row[8], row[9]
        text = self.texts.get(document)
        if text is None:
            return row
        before, after = len(row[11]), len(row[12])
        return (
            *row[:5],
            self.words(document, row[5]),
            *row[6:10],
            text[start:end],
            text[start - before : start],
            text[end : end + after],
            *row[13:15],
            self.words(document, row[15]),
            *row[16:],
        )


def masks_of(reader: Reader, objected: Iterable[str], links: Links) -> Masks:
    """Return the masks for the persons among the ``objected`` subjects."""
    hidden = frozenset(s for s in objected if s.startswith("person:"))
    found: dict[str, set[str]] = defaultdict(set)
    for document, words in _mentions(reader, hidden, links):
        found[document].add(words)
    names = {document: _pattern(words) for document, words in found.items()}
    masks = Masks(hidden, names)
    texts = {
        document: masks.words(document, str(reader.rows(_TEXT, {"id": document})[0][0]))
        for document in names
    }
    return Masks(hidden, names, texts)


def _mentions(reader: Reader, hidden: Iterable[str], links: Links) -> list[tuple[str, str]]:
    rows: list[tuple[str, str]] = []
    for subject in sorted(hidden):
        members = links.members(subject)
        for member in members:
            rows += reader.rows(_OF_SUBJECT, {"id": member})
        for record in links.records_of(members):
            rows += reader.rows(_OF_RECORD, {"id": record})
    return rows


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    """Whole names and each of their words: a full name is followed by the bare surname."""
    parts = {part for name in words for part in (name, *_single(name))}
    longest = sorted(parts, key=lambda part: (-len(part), part))
    return re.compile("|".join(rf"(?<!\w){re.escape(part)}(?!\w)" for part in longest))


def _single(name: str) -> list[str]:
    return [word for word in re.findall(r"[\w'’-]+", name) if len(word) > 2]
