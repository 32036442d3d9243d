"""The city a text speaks from: the lead of an item, a dateline, the only city of a title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pobratim.extract.tokens import Page
from pobratim.model.documents import Block, Document
from pobratim.model.readings import Entity
from pobratim.model.spans import Span

__all__ = ["dateline_of", "home_of", "lead_of", "publisher_of", "title_city_of"]

_LEAD = re.compile(r"\s*[.:]\s")
_DATELINE = re.compile(r",?\s*(?:\w+\s*)?(?:\d{1,2}\s*\w+|\w+\.?\s*\d{1,2}\b|/|\()", re.UNICODE)
_DATE_FIRST = re.compile(r"\d{1,2}\s+\w+,\s*")
_TOWN_FIRST = re.compile(r"(?:г\.\s?|город\s|горад\s)")
_BLOCKS_WITH_DATELINE = 4

Cities = Sequence[Sequence[Span]]
"""The mentions of each city of a page."""


def lead_of(document: Document, at: int, cities: Cities) -> int | None:
    """Return the index of the city that opens the block around ``at``: "Казань. Мэр …"."""
    block = next((b for b in document.blocks if b.start <= at < b.end), None)
    if block is None:
        return None
    for i, mentions in enumerate(cities):
        for span in mentions:
            if span.start == block.start and _LEAD.match(document.text, span.end):
                return i
    return None


def home_of(document: Document, at: int, cities: Cities) -> int | None:
    """Return the index of the city that the words at ``at`` speak from, ``None`` if unknown.

    It is the city that opens the block, else the city of the dateline, else the only city of the
    title.
    """
    lead = lead_of(document, at, cities)
    if lead is not None:
        return lead
    dateline = dateline_of(document, cities)
    return dateline if dateline is not None else title_city_of(document, cities)


def dateline_of(document: Document, cities: Cities) -> int | None:
    """Return the index of the city of the dateline, ``None`` where there is none."""
    for block in document.blocks[:_BLOCKS_WITH_DATELINE]:
        for i, mentions in enumerate(cities):
            if any(_is_dateline(document.text, block, span) for span in mentions):
                return i
    return None


def _is_dateline(text: str, block: Block, span: Span) -> bool:
    if not block.start <= span.start < block.end or block.kind == "title":
        return False
    ahead = text[block.start : span.start]
    if ahead and not (_DATE_FIRST.fullmatch(ahead) or _TOWN_FIRST.fullmatch(ahead.lower())):
        return False
    loud = span.of(text).isupper() and text[span.end : span.end + 3].lstrip()[:1] in ",(/.-–—"
    return loud or (_DATELINE.match(text, span.end) is not None and text[span.end] in ", /(")


def title_city_of(document: Document, cities: Cities) -> int | None:
    """Return the index of the only city of the title, ``None`` if it has none or several."""
    title = next((b for b in document.blocks if b.kind == "title"), None)
    if title is None:
        return None
    named = [
        i
        for i, mentions in enumerate(cities)
        if any(title.start <= span.start < title.end for span in mentions)
    ]
    return named[0] if len(named) == 1 else None


def publisher_of(page: Page) -> Entity | None:
    """Return the body that publishes the text: named in its first lines, no authority or medium.

    "Newsletter of the Bremen Chamber of Commerce", "LEEDS TWINNING ASSOCIATION – Bulletin".
    """
    blocks = page.document.blocks[:1]
    return next(
        (
            entity
            for entity in page.entities
            if entity.kind == "organisation" and entity.organisation in {"union", "other"}
            if any(b.start <= m.start < b.end for b in blocks for m in entity.mentions)
        ),
        None,
    )
