"""The dossier as an editable DOCX, on a template that a city may replace by its own."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

import docx
from docx.document import Document as DocxDocument
from docx.enum.text import WD_BREAK
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Mm, Pt
from docx.table import _Cell

from pobratim.brief.render.clean import printable
from pobratim.brief.render.endnotes import Endnotes
from pobratim.brief.render.notes import header_lines, note_of
from pobratim.brief.render.pdf import png_of, widths
from pobratim.brief.words import words_for
from pobratim.errors import UsageError
from pobratim.model.dossiers import Dossier, Picture, Section, Sentence, Table

__all__ = ["TEMPLATE", "to_docx"]

TEMPLATE = Path(__file__).parent / "templates" / "dossier.docx"
"""The packaged template; its styles are Title, Subtitle, Heading 1 and 2, List Bullet, Table."""

_PICTURE_MM = 165.0
_MAP_MM = 56.0
_MAP_CELL = Mm(61)
_SMALL = Pt(8)
_LETTERS = 108
_LONGEST = 15


def to_docx(dossier: Dossier, template: Path | None = None) -> bytes:
    """Return the DOCX; styles, headers and footers come from ``template``.

    Raises:
        UsageError: if the template is no DOCX or lacks one of the styles.
    """
    document = _opened(template or TEMPLATE)
    notes = Endnotes(document, [note_of(dossier, note) for note in dossier.footnotes])
    try:
        _write(document, dossier, notes)
    except KeyError as error:
        raise UsageError(f"the template {template} lacks a style: {error}") from error
    notes.attach()
    properties = document.core_properties
    properties.title = printable(dossier.title)
    properties.language = dossier.language
    properties.author = "Pobratim"
    buffer = io.BytesIO()
    document.save(buffer)
    return _dated(buffer, dossier.as_of)


def _dated(packed: io.BytesIO, day: str) -> bytes:
    """Return the package with every part dated ``day``: the same paper has the same bytes."""
    year, month, date = (int(part) for part in day.split("-"))
    again = io.BytesIO()
    with zipfile.ZipFile(packed) as old, zipfile.ZipFile(again, "w") as new:
        for name in old.namelist():
            info = zipfile.ZipInfo(name, (year, month, date, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, old.read(name))
    return again.getvalue()


def _opened(template: Path) -> DocxDocument:
    try:
        return docx.Document(str(template))
    except (PackageNotFoundError, ValueError, KeyError, OSError) as error:
        raise UsageError(f"{template} is no DOCX that can serve as a template") from error


def _write(document: DocxDocument, dossier: Dossier, notes: Endnotes) -> None:
    words = words_for(dossier.language)
    document.add_paragraph(printable(dossier.title), style="Title")
    document.add_paragraph(printable(". ".join(header_lines(dossier)) + "."), style="Subtitle")
    for section in (s for s in dossier.sections if not s.annex):
        _section(document, section, notes)
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    document.add_heading(words("page.annexes"), level=1)
    for section in (s for s in dossier.sections if s.annex):
        _section(document, section, notes)
    document.add_heading(words("page.footnotes"), level=2)


def _section(document: DocxDocument, section: Section, notes: Endnotes) -> None:
    document.add_heading(printable(section.title), level=2)
    if section.id == "main" and section.pictures:
        _beside(document, section, notes)
    else:
        for picture in section.pictures:
            _picture(document, picture, notes)
        for sentence in section.sentences:
            _sentence(document, sentence, notes)
    for table in section.tables:
        _table(document, table, notes, titled=table.title != section.title)


def _beside(document: DocxDocument, section: Section, notes: Endnotes) -> None:
    """Set the sentences of a section left and its map right, in a table without lines."""
    grid = document.add_table(rows=1, cols=2)
    grid.autofit = False
    room = _room(document)
    grid.columns[0].width, grid.columns[1].width = Emu(room - _MAP_CELL), Emu(_MAP_CELL)
    for sentence in section.sentences:
        _sentence(grid.cell(0, 0), sentence, notes)
    for picture in section.pictures:
        _picture(grid.cell(0, 1), picture, notes)
    for cell in grid.row_cells(0):
        # A new cell holds an empty paragraph; what was written follows it.
        cell._tc.remove(cell.paragraphs[0]._p)  # noqa: SLF001 - python-docx has no call for it


def _sentence(document: DocxDocument | _Cell, sentence: Sentence, notes: Endnotes) -> None:
    style = "Normal" if sentence.emphasis == "strong" else "List Bullet"
    paragraph = document.add_paragraph(style=style)
    run = paragraph.add_run(printable(sentence.text))
    run.bold = sentence.emphasis in ("strong", "warning") or None
    run.italic = sentence.emphasis == "quote" or None
    paragraph.paragraph_format.keep_with_next = sentence.emphasis == "strong" or None
    notes.mark(paragraph, sentence.footnotes)


def _picture(document: DocxDocument | _Cell, picture: Picture, notes: Endnotes) -> None:
    wide = _MAP_MM if picture.id == "map" else _PICTURE_MM
    paragraph = document.add_paragraph()
    drawing = io.BytesIO(png_of(picture.svg, wide))
    shape = paragraph.add_run().add_picture(drawing, width=Mm(wide))
    shape._inline.docPr.set("descr", printable(picture.alt))  # noqa: SLF001 - the alt text
    paragraph.paragraph_format.keep_with_next = True
    caption = document.add_paragraph(printable(picture.title), style="Caption")
    notes.mark(caption, picture.footnotes)


def _table(document: DocxDocument, table: Table, notes: Endnotes, *, titled: bool) -> None:
    if titled:
        title = document.add_paragraph(printable(table.title), style="Caption")
        title.paragraph_format.keep_with_next = True
    grid = document.add_table(rows=1, cols=len(table.columns), style="Table Grid")
    grid.autofit = False
    _sized(document, grid.columns, widths(table, _LETTERS, _LONGEST))
    for cell, column in zip(grid.rows[0].cells, table.columns, strict=True):
        head = cell.paragraphs[0].add_run(printable(column))
        head.bold, head.font.size = True, _SMALL
    _marked(grid.rows[0]._tr, "w:tblHeader")  # noqa: SLF001 - python-docx has no call for it
    for row in table.rows:
        # Asking the row itself spares python-docx a look at the whole table for each cell.
        added = grid.add_row()._tr  # noqa: SLF001 - python-docx has no call for it
        _marked(added, "w:cantSplit")
        cells = [_Cell(tc, grid) for tc in added.tc_lst]
        for cell, text in zip(cells, row.cells, strict=True):
            cell.paragraphs[0].add_run(printable(text)).font.size = _SMALL
        notes.mark(cells[-1].paragraphs[0], row.footnotes)


def _sized(document: DocxDocument, columns: Sequence[object], shares: Sequence[int]) -> None:
    room = _room(document)
    for column, share in zip(columns, shares, strict=True):
        column.width = Emu(room * share // sum(shares))  # type: ignore[attr-defined]


def _room(document: DocxDocument) -> int:
    """Return the width between the margins in EMU."""
    section = document.sections[0]
    margins = (section.left_margin or 0) + (section.right_margin or 0)
    return (section.page_width or Mm(210)) - margins


def _marked(row: object, tag: str) -> None:
    """Mark a table row: a head that repeats, or a row that no page cuts."""
    properties = row.get_or_add_trPr()  # type: ignore[attr-defined]
    mark = OxmlElement(tag)
    mark.set(qn("w:val"), "true")
    properties.append(mark)
