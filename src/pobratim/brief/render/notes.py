"""Footnotes in words, the same in every format."""

from __future__ import annotations

from dataclasses import dataclass

from pobratim.brief.footnotes import THEMSELVES
from pobratim.brief.words import Words, words_for
from pobratim.model.dossiers import DataFootnote, Dossier, Footnote, SpanFootnote

__all__ = ["Marks", "Note", "header_lines", "note_of"]


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote to print: its number, its text, and the address behind it if there is one."""

    number: int
    text: str
    address: str | None


def note_of(dossier: Dossier, note: Footnote) -> Note:
    """Return a footnote's text in the dossier's language."""
    words = words_for(dossier.language)
    if isinstance(note, SpanFootnote):
        return Note(note.number, _span(words, note), _web(note.source.address))
    return Note(note.number, _data(words, note), _web(note.address))


def _span(words: Words, note: SpanFootnote) -> str:
    source = note.source
    said = " ".join(note.evidence.exact.split())
    return words(
        "foot.span",
        quote=said if source.grade == "retold" else words.quoted(said),
        outlet=source.outlet,
        grade=words(f"grade.{source.grade}"),
        date=words.date(source.published) if source.published else words("date.unknown"),
    )


def _data(words: Words, note: DataFootnote) -> str:
    dataset = note.dataset
    key = f"dataset.{dataset.id}"
    name = words(key) if words.has(key) else dataset.attribution or dataset.id
    if dataset.id in THEMSELVES:
        return words("foot.register", dataset=name, note=note.note)
    text = words("foot.data", dataset=name, vintage=words.vintage(dataset.vintage))
    return f"{text}; {note.note}" if note.note else text


def _web(address: str | None) -> str | None:
    """Return an address that may become a link: the web only, never another scheme."""
    if address is None or not address.startswith(("https://", "http://")):
        return None
    return address


def header_lines(dossier: Dossier) -> list[str]:
    """Return the lines under the title: the day, the register's reach, what is withheld."""
    words = words_for(dossier.language)
    lines = [words("page.as-of", date=words.date(dossier.as_of))]
    if dossier.register_reaches is None:
        lines.append(words("page.no-reach"))
    else:
        date = words.date_of(dossier.register_reaches)
        lines.append(words("page.reaches", date=date))
    if dossier.withheld:
        lines.append(words("page.withheld", n=dossier.withheld))
    return lines


class Marks:
    """Footnote marks; the first mark of each footnote can be jumped back to."""

    def __init__(self) -> None:
        self._seen: set[int] = set()

    def __call__(self, numbers: tuple[int, ...]) -> list[tuple[int, bool]]:
        """Return each number with whether this is its first mark."""
        found = [(number, number not in self._seen) for number in numbers]
        self._seen.update(numbers)
        return found
