"""The dossier as Markdown with footnotes, pictures as data addresses left out for their texts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pobratim.brief.render.notes import header_lines, note_of
from pobratim.brief.words import words_for
from pobratim.model.dossiers import Dossier, Section, Sentence, Table

__all__ = ["to_markdown"]

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#])")


def to_markdown(dossier: Dossier) -> str:
    """Return the dossier as Markdown; text from sources is escaped, pictures are described."""
    words = words_for(dossier.language)
    lines = [f"# {_safe(dossier.title)}", "", *(f"{_safe(t)}  " for t in header_lines(dossier))]
    for section in dossier.sections:
        prefix = f"{words('page.annex')}: " if section.annex else ""
        lines += ["", f"## {_safe(prefix + section.title)}", "", *_section(section)]
    lines += ["", f"## {words('page.footnotes')}", ""]
    for footnote in dossier.footnotes:
        note = note_of(dossier, footnote)
        link = f" <{note.address}>" if note.address else ""
        lines.append(f"[^{note.number}]: {_safe(note.text)}{link}")
    return "\n".join(lines).rstrip() + "\n"


def _section(section: Section) -> Iterator[str]:
    for picture in section.pictures:
        yield f"*{_safe(picture.alt)}*{_marks(picture.footnotes)}"
        yield ""
    for sentence in section.sentences:
        yield _sentence(sentence)
    for table in section.tables:
        yield ""
        yield from _table(table, section.title)


def _sentence(sentence: Sentence) -> str:
    text = _safe(sentence.text)
    marks = _marks(sentence.footnotes)
    if sentence.emphasis in ("strong", "warning"):
        return f"- **{text}**{marks}"
    return f"- {text}{marks}"


def _table(table: Table, heading: str) -> Iterator[str]:
    if table.title != heading:
        yield f"**{_safe(table.title)}**"
        yield ""
    yield f"| {' | '.join(_safe(column) for column in table.columns)} |"
    yield f"|{' --- |' * len(table.columns)}"
    for row in table.rows:
        cells = [_safe(cell) for cell in row.cells]
        cells[-1] += _marks(row.footnotes)
        yield f"| {' | '.join(cells)} |"


def _marks(numbers: tuple[int, ...]) -> str:
    return "".join(f"[^{number}]" for number in numbers)


def _safe(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
