"""Real endnotes for a DOCX: the OOXML part that python-docx does not make.

The first mark of a note is an endnote reference, so that an editor renumbers and moves it; later
marks are NOTEREF fields to its bookmark, as word processors themselves do for repeated notes
(ECMA-376 part 1, 17.11 footnotes and endnotes, 17.16.5.39 NOTEREF).
"""

from __future__ import annotations

from collections.abc import Iterable

from docx.document import Document as DocxDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from lxml import etree

from pobratim.brief.render.notes import Note

__all__ = ["Endnotes"]

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_XML = "http://www.w3.org/XML/1998/namespace"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.endnotes+xml"


class Endnotes:
    """The endnotes of one document: marks are set as the text is written, the part at the end."""

    def __init__(self, document: DocxDocument, notes: Iterable[Note]) -> None:
        self._document = document
        self._notes = tuple(notes)
        self._marked: set[int] = set()

    def mark(self, paragraph: Paragraph, numbers: Iterable[int]) -> None:
        """Set the marks of ``numbers`` at the end of ``paragraph``."""
        for index, number in enumerate(numbers):
            if index:
                comma = paragraph.add_run(",")
                comma.font.superscript = True
            if number in self._marked:
                self._repeat(paragraph, number)
            else:
                self._first(paragraph, number)
                self._marked.add(number)

    def attach(self) -> None:
        """Add the part with the text of all notes to the document's package."""
        name = PackURI("/word/endnotes.xml")
        part = Part(name, _TYPE, self._xml(), self._document.part.package)
        self._document.part.relate_to(part, RELATIONSHIP_TYPE.ENDNOTES)
        for section in self._document.sections:
            _numbered_plainly(section._sectPr)  # noqa: SLF001 - python-docx has no call for it

    def _first(self, paragraph: Paragraph, number: int) -> None:
        start = _element("w:bookmarkStart", id=str(number), name=f"note{number}")
        paragraph._p.append(start)  # noqa: SLF001 - python-docx has no call for a bookmark
        run = paragraph.add_run()
        run.font.superscript = True
        run._r.append(_element("w:endnoteReference", id=str(number)))  # noqa: SLF001 - as above
        paragraph._p.append(_element("w:bookmarkEnd", id=str(number)))  # noqa: SLF001 - as above

    def _repeat(self, paragraph: Paragraph, number: int) -> None:
        for kind, text in (
            ("begin", ""),
            ("instr", f" NOTEREF note{number} \\h "),
            ("separate", ""),
            ("text", str(number)),
            ("end", ""),
        ):
            run = paragraph.add_run(text if kind == "text" else "")
            run.font.superscript = True
            if kind == "instr":
                field = _element("w:instrText")
                field.set(f"{{{_XML}}}space", "preserve")
                field.text = text
                run._r.append(field)  # noqa: SLF001 - python-docx has no call for a field
            elif kind != "text":
                run._r.append(_element("w:fldChar", fldCharType=kind))  # noqa: SLF001 - as above

    def _xml(self) -> bytes:
        root = etree.Element(f"{{{_W}}}endnotes", nsmap={"w": _W})
        for number, kind in ((-1, "separator"), (0, "continuationSeparator")):
            line = _child(root, "endnote", type=kind, id=str(number))
            _child(_child(_child(line, "p"), "r"), kind)
        for note in self._notes:
            self._note(root, note)
        return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))

    def _note(self, root: etree._Element, note: Note) -> None:
        holder = _child(root, "endnote", id=str(note.number))
        paragraph = _child(holder, "p")
        run = _child(paragraph, "r")
        _child(_child(run, "rPr"), "vertAlign", val="superscript")
        _child(run, "endnoteRef")
        text = f" {note.text}" + (f" — {note.address}" if note.address else "")
        run = _child(paragraph, "r")
        _child(_child(run, "rPr"), "sz", val="17")
        words = _child(run, "t")
        words.set(f"{{{_XML}}}space", "preserve")
        words.text = text


def _numbered_plainly(properties: etree._Element) -> None:
    """Number endnotes 1, 2, 3: word processors count i, ii, iii unless told otherwise."""
    notes = _element("w:endnotePr")
    notes.append(_element("w:numFmt", val="decimal"))
    before = ("headerReference", "footerReference", "footnotePr")
    place = sum(etree.QName(child).localname in before for child in properties)
    properties.insert(place, notes)


def _element(tag: str, **attributes: str) -> etree._Element:
    element: etree._Element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element


def _child(parent: etree._Element, tag: str, **attributes: str) -> etree._Element:
    element = etree.SubElement(parent, f"{{{_W}}}{tag}")
    for name, value in attributes.items():
        element.set(f"{{{_W}}}{name}", value)
    return element
