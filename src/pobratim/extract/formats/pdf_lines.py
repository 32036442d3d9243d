"""Lines of a paged text to paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

__all__ = ["Line", "paragraphs_of", "without_running_heads"]

_EDGE = 2
_NUMBERS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"^\W*(?:(?:стр(?:аница|\.)?|с\.|старонка|page|p\.)\s*)?\d{1,4}"
    r"(?:\s*(?:/|из|з|of)\s*\d{1,4})?\W*$",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?…:;][»”\"')\]]?$")
_ITEM = re.compile(r"^(?:[•·▪●■*–—-]\s|\d{1,3}[.)]\s)")
_INNER = re.compile(r"-(?:на|над|де|ла|ле|дель|ди|эль|аль|on|upon|de|la|le)$")
_SOFT = "\u00ad"
_HYPHENS = ("-", "\u2010")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: its text, its place and the size of its letters, in points."""

    text: str
    x: float
    y: float
    size: float


def without_running_heads(pages: Sequence[list[Line]]) -> list[list[Line]]:
    """Drop page numbers, and what stands in the same place at the edge of several pages.

    From the top and from the bottom, up to two lines go as long as each is a page's number or
    is shared, digits aside, by at least two pages and a third of all pages. No page is emptied.
    """
    edges = [{_key(line) for line in _edges(page)} for page in pages]
    counts = Counter(key for keys in edges for key in keys)
    least = max(2, len(pages) / 3)
    shared = {key for key, n in counts.items() if n >= least}
    return [_without_edges(page, shared) for page in pages]


def _without_edges(page: list[Line], shared: set[tuple[str, int]]) -> list[Line]:
    by_height = sorted(page, key=lambda line: -line.y)
    dropped: set[int] = set()
    for edge in (by_height[:_EDGE], by_height[::-1][:_EDGE]):
        for line in edge:
            if _key(line) not in shared and not _PAGE_NUMBER.match(line.text):
                break
            dropped.add(id(line))
    kept = [line for line in page if id(line) not in dropped]
    return kept or page


def paragraphs_of(pages: Sequence[list[Line]]) -> Iterator[str]:
    """Yield the paragraphs of ``pages``; one may run over the end of a column or page."""
    lines = [line for page in pages for line in page]
    gaps = _usual_gap(lines)
    width = max((len(line.text) for line in lines), default=0)
    paragraph = ""
    before: Line | None = None
    for line in lines:
        if before is not None and _breaks(before, line, gaps, width):
            yield paragraph
            paragraph = ""
        paragraph = _joined(paragraph, line.text)
        before = line
    if paragraph:
        yield paragraph


def _edges(page: list[Line]) -> list[Line]:
    by_height = sorted(page, key=lambda line: -line.y)
    return by_height[:_EDGE] + by_height[_EDGE:][-_EDGE:]


def _key(line: Line) -> tuple[str, int]:
    return _NUMBERS.sub("#", line.text.casefold()), round(line.y / 4)


def _usual_gap(lines: list[Line]) -> float:
    gaps = [round(a.y - b.y, 1) for a, b in pairwise(lines) if 0 < a.y - b.y < 60]
    return Counter(gaps).most_common(1)[0][0] if gaps else 0.0


def _breaks(before: Line, line: Line, usual: float, width: int) -> bool:
    """Tell whether a paragraph ends between two lines."""
    if before.text.endswith((_SOFT, *_HYPHENS)):
        return False
    if abs(before.size - line.size) > 0.6 or _ITEM.match(line.text):
        return True
    gap = before.y - line.y
    ended = bool(_SENTENCE_END.search(before.text))
    if gap < 0:  # The next column or page: a sentence that has not ended goes on there.
        return ended or (line.text[:1].isupper() and len(before.text) < 0.7 * width)
    if usual and gap > 1.35 * usual:
        return True
    indented = line.x - before.x > 0.8 * line.size
    return ended and (indented or len(before.text) < 0.6 * width) and line.text[:1] not in ",.;"


def _joined(paragraph: str, line: str) -> str:
    # Some fonts share one glyph between hyphen and soft hyphen: drawn inside a line, it is one.
    line = line[:-1].replace(_SOFT, "-") + line[-1:]
    if not paragraph:
        return line
    if not paragraph.endswith((_SOFT, *_HYPHENS)) or not paragraph[-2:-1].isalpha():
        return f"{paragraph} {line}"
    # A hyphen before a capital (Нью-Йорк), before a digit, or behind the preposition of a name
    # (Ростов-на-Дону) is part of the word.
    kept = not line[:1].islower() or _INNER.search(paragraph[:-1])
    return f"{paragraph[:-1]}-{line}" if kept else paragraph[:-1] + line
