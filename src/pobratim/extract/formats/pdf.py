"""PDF with a text layer: lines to paragraphs, hyphens joined, running heads dropped."""

from __future__ import annotations

import io
import logging
import re
from typing import Any

from pobratim.errors import UnreadableError
from pobratim.extract.formats.limits import MAX_PAGES
from pobratim.extract.formats.pdf_lines import Line, paragraphs_of, without_running_heads
from pobratim.extract.formats.records import RawDocument

__all__ = ["pdf_document"]

_GENERIC = re.compile(
    r"^(?:document\d*|документ\s?\d*|microsoft word.*|untitled.*|без имени.*|"
    r".*\.(?:docx?|indd|pdf))$",
    re.IGNORECASE,
)
_SPACES = re.compile(r"[ \t\xa0]+")


def pdf_document(data: bytes, source: str) -> RawDocument:
    """Return the text layer of a PDF: paragraphs with a blank line between.

    Lines stand in the order in which the file draws them, which is reading order, columns
    included, in what word processors and typesetting programs write. A hyphen at the end of a
    line is joined; what is repeated at the head or foot of the pages is dropped. The properties
    hold when the file was made, not when the report was published: that date is not taken.

    Raises:
        UnreadableError: if the file is damaged, protected by a password, too long, or a scan.
    """
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableError(f"{source}: a PDF protected by a password")
        count = len(reader.pages)
        if count > MAX_PAGES:
            raise UnreadableError(
                f"{source}: {count:,} pages, at most {MAX_PAGES:,}; split the file"
            )
        pages = [_lines(page) for page in reader.pages]
    except PyPdfError as error:
        raise UnreadableError(f"{source}: a damaged PDF: {error}") from error
    text = "\n\n".join(paragraphs_of(without_running_heads(pages)))
    if not text.strip():
        raise UnreadableError(
            f"{source}: a PDF without a text layer (a scan?); recognise its text first"
        )
    return RawDocument(source, text, _title(reader))


def _lines(page: Any) -> list[Line]:
    """Return the lines of a page as they are drawn; places are in points from the lower left."""
    lines: list[Line] = []
    parts: list[str] = []
    place = (0.0, 0.0, 0.0)

    def close() -> None:
        text = _SPACES.sub(" ", "".join(parts)).strip()
        if text:
            lines.append(Line(text, *place))
        parts.clear()

    def take(text: str, cm: list[float], tm: list[float], _font: Any, size: float) -> None:
        nonlocal place
        for i, piece in enumerate(text.split("\n")):
            if i:
                close()
            if piece.strip() and not "".join(parts).strip():
                x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
                y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
                scale = abs(tm[3] * cm[3]) or abs(tm[1] * cm[1]) or 1.0
                place = (x, y, abs(size) * scale)
            parts.append(piece)

    page.extract_text(visitor_text=take)
    close()
    return lines


def _title(reader: Any) -> str | None:
    try:
        title = str((reader.metadata or {}).get("/Title") or "").strip()
    except Exception:  # noqa: BLE001 - a damaged property is not worth losing the text for
        return None
    return " ".join(title.split()) if title and not _GENERIC.match(title) else None
