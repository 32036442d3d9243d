"""Make the packaged DOCX template: ``python -m pobratim.brief.render.template``."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from pathlib import Path
from typing import Any

import docx
from docx.document import Document as DocxDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

__all__ = ["template_bytes"]

_FACE = "Times New Roman"
_STYLES = {
    "Normal": (10, False),
    "Title": (17, True),
    "Subtitle": (9.5, False),
    "Heading 1": (15, True),
    "Heading 2": (11, True),
    "List Bullet": (10, False),
    "Caption": (9, True),
}


def template_bytes() -> bytes:
    """Return the template; the same bytes at every call."""
    document = docx.Document()
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(18)
    page.top_margin, page.bottom_margin = Mm(16), Mm(16)
    for name, (size, bold) in _STYLES.items():
        _style(document, name, size, bold=bold)
    document.styles["Table Grid"].font.size = Pt(8.5)
    _page_number(document)
    moment = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    properties = document.core_properties
    properties.created = properties.modified = moment
    properties.author = "Pobratim"
    properties.title = ""
    buffer = io.BytesIO()
    document.save(buffer)
    return _steady(buffer.getvalue())


def _style(document: DocxDocument, name: str, size: float, *, bold: bool) -> None:
    style = document.styles[name]
    style.font.name, style.font.size, style.font.bold = _FACE, Pt(size), bold
    style.font.italic = False
    style.font.color.rgb = RGBColor(0x1A, 0x1A, 0x1A)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{kind}"), None)
    for kind in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{kind}"), _FACE)
    style.paragraph_format.space_after = Pt(1)
    style.paragraph_format.space_before = Pt(6 if name.startswith("Heading") else 0)
    _plain(style.element)
    style.paragraph_format.line_spacing = 1.0


def _plain(style: Any) -> None:
    """Take away the rule under the title and the letter spacing of the stock styles."""
    for tag in ("w:pBdr", "w:spacing"):
        parent = style.pPr if tag == "w:pBdr" else style.rPr
        for element in [] if parent is None else parent.findall(qn(tag)):
            parent.remove(element)


def _page_number(document: DocxDocument) -> None:
    paragraph = document.sections[0].footer.paragraphs[0]
    for kind in ("begin", "instr", "end"):
        run = paragraph.add_run()
        if kind == "instr":
            field = OxmlElement("w:instrText")
            field.text = " PAGE "
        else:
            field = OxmlElement("w:fldChar")
            field.set(qn("w:fldCharType"), kind)
        run._r.append(field)  # noqa: SLF001 - python-docx has no call for a field


def _steady(packed: bytes) -> bytes:
    """Return the same package with fixed times, so that equal content is equal bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as source, zipfile.ZipFile(out, "w") as target:
        for name in sorted(source.namelist()):
            entry = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return out.getvalue()


if __name__ == "__main__":
    Path(__file__).with_name("templates").joinpath("dossier.docx").write_bytes(template_bytes())
