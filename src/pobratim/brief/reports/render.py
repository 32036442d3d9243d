"""A report as DOCX (landscape), XLSX (a sheet a table) or Markdown; the same bytes each time."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pobratim.brief.reports.paper import Paper, PaperTable
from pobratim.errors import UsageError

if TYPE_CHECKING:
    from docx.document import Document as DocxDocument

__all__ = ["FORMATS", "render"]

FORMATS: tuple[str, ...] = ("docx", "xlsx", "md")

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#])")
_NO_SHEET_NAME = re.compile(r"[\\/*?:\[\]]")
_WIDEST, _WORD = 40, 14
_PAGE = 165
"""Letters of 8 points that a landscape page has room for."""


def render(paper: Paper, kind: str) -> bytes:
    """Return the report as ``docx``, ``xlsx`` or ``md`` (UTF-8).

    Raises:
        UsageError: if there is no such format.
    """
    if kind == "md":
        return "\n".join(_markdown(paper)).encode()
    if kind == "docx":
        return _docx(paper)
    if kind == "xlsx":
        return _xlsx(paper)
    raise UsageError(f"a report can be {', '.join(FORMATS)}, not {kind!r}")


def _heads(paper: Paper, table: PaperTable) -> list[str]:
    return [*table.columns, *([paper.source_column] if table.sourced else [])]


def _lines(table: PaperTable) -> Iterator[list[str]]:
    for row in table.rows:
        yield [*row.cells, *([row.source_text] if table.sourced else [])]


def _markdown(paper: Paper) -> Iterator[str]:
    yield f"# {_safe(paper.title)}"
    yield ""
    yield from (f"{_safe(line)}  " for line in paper.lines)
    for table in paper.tables:
        yield from ("", f"## {_safe(table.title)}", "")
        if not table.rows:
            yield paper.none
            continue
        heads = _heads(paper, table)
        yield f"| {' | '.join(map(_safe, heads))} |"
        yield f"|{' --- |' * len(heads)}"
        for cells in _lines(table):
            yield f"| {' | '.join(map(_safe, cells))} |"
    yield ""


def _safe(text: str) -> str:
    return "<br>".join(_SPECIAL.sub(r"\\\1", " ".join(p.split())) for p in text.split("\n"))


def _docx(paper: Paper) -> bytes:
    import docx
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm

    from pobratim.brief.render.clean import printable
    from pobratim.brief.render.docx import TEMPLATE
    from pobratim.register.exchange.packed import undated

    document = docx.Document(str(TEMPLATE))
    page = document.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = Mm(297), Mm(210)
    page.left_margin = page.right_margin = Mm(15)
    document.add_paragraph(printable(paper.title), style="Title")
    for line in paper.lines:
        document.add_paragraph(printable(line), style="Subtitle")
    for table in paper.tables:
        document.add_heading(printable(table.title), level=2)
        if table.rows:
            _docx_table(document, paper, table)
        else:
            document.add_paragraph(paper.none)
    properties = document.core_properties
    properties.title, properties.language = printable(paper.title), paper.language
    properties.author = "Pobratim"
    buffer = io.BytesIO()
    document.save(buffer)
    return undated(buffer.getvalue())


def _docx_table(document: DocxDocument, paper: Paper, table: PaperTable) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    from pobratim.brief.render.clean import printable

    heads = _heads(paper, table)
    lines = list(_lines(table))
    shares = _shares(heads, lines)
    grid = document.add_table(rows=1, cols=len(heads), style="Table Grid")
    grid.autofit = False
    for column, share in zip(grid.columns, shares, strict=True):
        column.width = Mm(267 * share // sum(shares))
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    grid.rows[0]._tr.get_or_add_trPr().append(mark)  # noqa: SLF001 - python-docx has no call
    for cells, bold in ((heads, True), *((line, False) for line in lines)):
        row = grid.rows[0] if bold else grid.add_row()
        for cell, text, share in zip(row.cells, cells, shares, strict=True):
            cell.width = Mm(267 * share // sum(shares))
            run = cell.paragraphs[0].add_run(printable(text))
            run.bold, run.font.size = bold or None, Pt(8)


def _shares(heads: Sequence[str], lines: Sequence[Sequence[str]]) -> list[int]:
    """Widths in letters: room for the longest word first, then for lines, up to a whole page."""
    columns = list(zip(heads, *lines, strict=True))
    needed = [3 + min(max(_longest(text.split()) for text in c), _WORD) for c in columns]
    wished = [2 + min(max(_longest(text.split("\n")) for text in c), _WIDEST) for c in columns]
    wished = [max(pair) for pair in zip(needed, wished, strict=True)]
    room = max(_PAGE - sum(needed), 0)
    more = sum(wished) - sum(needed)
    if more <= room:
        return wished
    return [n + (w - n) * room // more for n, w in zip(needed, wished, strict=True)]


def _longest(parts: Sequence[str]) -> int:
    return max(map(len, parts), default=0)


def _xlsx(paper: Paper) -> bytes:
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font

    from pobratim.brief.render.clean import printable
    from pobratim.register.exchange.packed import undated
    from pobratim.tables.shield import runs

    book = Workbook()
    first = book.active
    assert first is not None  # noqa: S101  a new workbook has one sheet
    first.title = "0"
    for line in (paper.title, *paper.lines):
        first.append([printable(line)])
    first["A1"].font = Font(bold=True, size=14)
    first.column_dimensions["A"].width = 100
    for number, table in enumerate(paper.tables, start=1):
        title = f"{number} {_NO_SHEET_NAME.sub(' ', table.title)}"[:31]
        page = book.create_sheet(title)
        heads, lines = _heads(paper, table), list(_lines(table))
        for cells in (heads, *lines):
            page.append([printable(text) for text in cells])
        for row in page.iter_rows():
            for cell in row:
                text = str(cell.value or "")
                cell.data_type, cell.quotePrefix = "s", runs(text)
                cell.alignment = Alignment(wrap_text=True, vertical="top")
                cell.font = Font(bold=cell.row == 1)
        for column, share in zip(page.columns, _shares(heads, lines), strict=True):
            page.column_dimensions[column[0].column_letter].width = share + 3
        page.freeze_panes = "A2"
    buffer = io.BytesIO()
    book.save(buffer)
    return undated(buffer.getvalue())
