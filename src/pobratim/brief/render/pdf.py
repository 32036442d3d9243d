"""The dossier as PDF by typst: a packaged template, its own embedded fonts, nothing fetched."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import typst

from pobratim.brief.render.notes import Marks, header_lines, note_of
from pobratim.brief.words import words_for
from pobratim.model.dossiers import Dossier, Section, Table

__all__ = ["first_page", "png_of", "to_pdf"]

_WORD = re.compile(r"[^\s/-]+")

_TEMPLATE = Path(__file__).parent / "templates" / "dossier.typ"


def to_pdf(dossier: Dossier) -> bytes:
    """Return the PDF; text from sources is data to the template, never markup."""
    return _compiled(_files(dossier), format="pdf")


def first_page(dossier: Dossier, ppi: float = 110) -> bytes:
    """Return the first page as PNG, ``ppi`` points an inch."""
    pages: Any = _compiled(_files(dossier), format="png", ppi=ppi)
    first: bytes = pages[0] if isinstance(pages, list) else pages
    return first


def _files(dossier: Dossier) -> dict[str, bytes]:
    files: dict[str, bytes] = {
        "main.typ": _TEMPLATE.read_bytes(),
        "dossier.json": json.dumps(_data(dossier), ensure_ascii=False).encode(),
    }
    for section in dossier.sections:
        for picture in section.pictures:
            files[f"{picture.id}.svg"] = picture.svg.encode()
    return files


def png_of(svg: str, width_mm: float) -> bytes:
    """Return a drawing as PNG, 220 points an inch, for formats that hold no SVG."""
    page = (
        f"#set page(width: {width_mm}mm, height: auto, margin: 0mm)\n"
        '#set text(font: "Libertinus Serif")\n#image("drawing.svg", width: 100%)'
    )
    files = {"main.typ": page.encode(), "drawing.svg": svg.encode()}
    return _compiled(files, format="png", ppi=220)


def _compiled(files: dict[str, bytes], **options: object) -> bytes:
    # The stubs of typst know paths and bytes only; the function takes named files too.
    compile_files: Any = typst.compile
    made: bytes = compile_files(files, ignore_system_fonts=True, **options)
    return made


def _data(dossier: Dossier) -> dict[str, object]:
    words = words_for(dossier.language)
    notes = [note_of(dossier, note) for note in dossier.footnotes]
    marks = Marks()
    return {
        "title": dossier.title,
        "language": dossier.language,
        "as_of": dossier.as_of,
        "lines": header_lines(dossier),
        "words": {"annexes": words("page.annexes"), "footnotes": words("page.footnotes")},
        "front": [_section(s, marks) for s in dossier.sections if not s.annex],
        "annexes": [_section(s, marks) for s in dossier.sections if s.annex],
        "notes": [{"number": n.number, "text": n.text, "address": n.address} for n in notes],
    }


def _section(section: Section, marks: Marks) -> dict[str, object]:
    return {
        "id": section.id,
        "title": section.title,
        "sentences": [
            {"text": s.text, "emphasis": s.emphasis, "footnotes": marks(s.footnotes)}
            for s in section.sentences
        ],
        "pictures": [
            {
                "file": f"{p.id}.svg",
                "title": p.title,
                "alt": p.alt,
                "footnotes": marks(p.footnotes),
            }
            for p in section.pictures
        ],
        "tables": [_table(t, section.title, marks) for t in section.tables],
    }


def _table(table: Table, heading: str, marks: Marks) -> dict[str, object]:
    return {
        # A lone table under its own heading needs no second one.
        "title": "" if table.title == heading else table.title,
        "columns": list(table.columns),
        "widths": widths(table),
        "rows": [{"cells": list(r.cells), "footnotes": marks(r.footnotes)} for r in table.rows],
    }


def widths(table: Table, letters: int = 116, longest: int = 14) -> list[int]:
    """Return the share of the page that each column should have, by the length of its text.

    A column wants from 11 to 60 letters: short texts keep to one line, long ones wrap. Where the
    page is too narrow for all (``letters``), each keeps room for its longest word (up to
    ``longest`` letters, more is hyphenated), and the rest is shared by what they want. The last
    one has room for a row's marks.
    """
    columns = range(len(table.columns))
    cells = [[table.columns[i], *(row.cells[i] for row in table.rows)] for i in columns]
    cells[-1] += ["00 " * min(len(row.footnotes), 4) for row in table.rows]
    usual = [sorted(len(cell) for cell in column)[int(len(column) * 0.9)] for column in cells]
    least = [
        min(max(len(word) for cell in column for word in _WORD.findall(cell) or [""]), longest) + 2
        for column in cells
    ]
    wanted = [max(min(max(n, 11), 60), low) for n, low in zip(usual, least, strict=True)]
    spare, more = letters - sum(least), sum(wanted) - sum(least)
    if sum(wanted) <= letters or spare <= 0 or more <= 0:
        return wanted if spare > 0 else least
    return [low + spare * (n - low) // more for n, low in zip(wanted, least, strict=True)]
