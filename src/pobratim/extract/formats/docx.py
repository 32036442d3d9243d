"""DOCX: paragraphs, headings, lists and tables of the main part; nothing else is opened."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree

from pobratim.errors import UnreadableError
from pobratim.extract.formats.limits import Budget
from pobratim.extract.formats.records import RawDocument
from pobratim.extract.formats.xmltree import parse_xml

__all__ = ["docx_document"]

_CHUNK = 2**16
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_SKIPPED = frozenset(
    f"{_W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "footnoteReference")
)
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_HEADING = re.compile(r"(?:heading|заголовок|загаловак|title)\s?\d*$|^\d$", re.IGNORECASE)
_GENERIC = re.compile(
    r"^(?:document\d*|документ\s?\d*|microsoft word.*|без имени.*|untitled.*)$", re.IGNORECASE
)


def docx_document(data: bytes, source: str) -> RawDocument:
    """Return the document: a line a paragraph, blank lines between; a table row is a line.

    Headings and paragraphs are alike, items of a list open with "• ", cells of a row are kept
    apart by " | ". Deleted text of tracked changes, comments, notes, headers and footers are
    left out. Only the main part and the core properties are opened; relations, external ones
    above all, are never followed. The properties hold when the file was made, not when the
    report was published: that date is not taken.

    Raises:
        UnreadableError: if the file is damaged, a bomb, or has no text.
    """
    budget = Budget()
    main = parse_xml(_part(data, "word/document.xml", source, budget), source)
    body = main.find(f"{_W}body")
    blocks = list(_blocks(body)) if body is not None else []
    text = "\n\n".join(blocks)
    if not text.strip():
        raise UnreadableError(f"{source}: a DOCX file without text (pictures only?)")
    return RawDocument(source, text, _title(data, source, budget, main) or None)


def _part(data: bytes, name: str, source: str, budget: Budget) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            info = archive.getinfo(name)
            with archive.open(info) as handle:
                chunks = iter(lambda: handle.read(_CHUNK), b"")
                return budget.unpack(chunks, info.compress_size, f"{source} ({name})")
    except UnreadableError:
        raise
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, OSError, ValueError) as error:
        raise UnreadableError(f"{source}: a damaged DOCX file: {error}") from error


def _title(data: bytes, source: str, budget: Budget, main: etree._Element) -> str | None:
    """Return the paragraph in the style "Title", else the title of the properties."""
    for paragraph in main.iter(f"{_W}p"):
        if _style(paragraph).lower() in ("title", "название", "a3") and _text(paragraph).strip():
            return _text(paragraph).strip()
    try:
        core = parse_xml(_part(data, "docProps/core.xml", source, budget), source)
    except (UnreadableError, KeyError):
        return None  # Without properties the document is as good.
    title = (core.findtext(_TITLE) or "").strip()
    return title if title and not _GENERIC.match(title) else None


def _blocks(body: etree._Element) -> Iterator[str]:
    for child in body:
        if child.tag == f"{_W}p":
            yield from _paragraph(child)
        elif child.tag == f"{_W}tbl":
            rows = [row for row in _rows(child) if row.strip(" |")]
            if rows:
                yield "\n".join(rows)
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml"):
            yield from _blocks(child)


def _paragraph(paragraph: etree._Element) -> Iterator[str]:
    text = "\n".join(line.strip() for line in _text(paragraph).split("\n") if line.strip())
    if text:
        listed = paragraph.find(f"{_W}pPr/{_W}numPr") is not None
        heading = _HEADING.search(_style(paragraph))
        yield f"• {text}" if listed and not heading else text


def _style(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return "" if style is None else str(style.get(f"{_W}val") or "")


def _rows(table: etree._Element) -> Iterator[str]:
    for row in table.iterfind(f"{_W}tr"):
        cells = [
            " ".join(" ".join(_text(p) for p in cell.iter(f"{_W}p")).split())
            for cell in row.iter(f"{_W}tc")
        ]
        yield " | ".join(cells)


def _text(paragraph: etree._Element) -> str:
    parts: list[str] = []
    walk = etree.iterwalk(paragraph, events=("start",))
    for _, element in walk:
        if element.tag in _SKIPPED or element.tag == _FALLBACK:
            walk.skip_subtree()
        elif element.tag == f"{_W}t":
            parts.append(element.text or "")
        elif element.tag == f"{_W}tab":
            parts.append("\t" if parts else "")
        elif element.tag in (f"{_W}br", f"{_W}cr"):
            parts.append("\n")
        elif element.tag == f"{_W}noBreakHyphen":
            parts.append("\u2011")
    return "".join(parts)
