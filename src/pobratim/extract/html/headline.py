"""The headline of a page, told from the name of the site."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import html

from pobratim.extract.html.metadata import Metadata
from pobratim.extract.html.walk import TextBlock

__all__ = ["headline_of"]

_PARTS = re.compile(r"\s+[|•·–—\-/:»]{1,2}\s+")
_WORD = re.compile(r"\w+")
_ALIKE = 0.6


def headline_of(
    tree: html.HtmlElement, blocks: Sequence[TextBlock], stated: Metadata
) -> str | None:
    """Return the heading that agrees with what the page calls itself, else the best there is.

    The order: the heading that shares most words with the stated title, of the first level if
    two do; a first-level heading outside of what looks like noise; the stated title without the
    name of the site.
    """
    window = tree.find(".//title")
    called = stated.title or (
        " ".join(window.text_content().split()) if window is not None else ""
    )
    headings = [b for b in blocks if (b.kind == "heading" and "\n" not in b.text) or _is_h1(b)]
    first = [b for b in headings if _is_h1(b)]
    agreeing = [b for b in (*first, *headings) if called and _alike(b.text, called)]
    if agreeing:
        # The name of the site may be a heading and part of the title too, but shares less.
        return _line(max(agreeing, key=lambda b: len(_words(b.text) & _words(called))).text)
    inner = [b for b in first if not b.noise and b.text != stated.outlet] or first
    if inner:
        return _line(inner[0].text)
    return _without_site(called, stated.outlet) or None


def _is_h1(block: TextBlock) -> bool:
    return any(element.tag == "h1" for element in block.place[:3])


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.lower()))


def _line(text: str) -> str:
    return " ".join(text.split())


def _alike(heading: str, called: str) -> bool:
    return _overlap(heading, called) >= _ALIKE


def _overlap(a: str, b: str) -> float:
    """Return the share of the longer one's words that both have, the site's name set aside."""
    ours = _words(a)
    sides = [_words(b), *(_words(part) for part in _PARTS.split(b))]
    return max(
        (len(ours & side) / max(len(ours), len(side)) for side in sides if side and ours),
        default=0.0,
    )


def _without_site(called: str, outlet: str | None) -> str:
    if outlet and called.endswith(outlet):
        called = called[: -len(outlet)].rstrip(" |•·–—-/:»")
    parts = _PARTS.split(called)
    # A dash may belong to the headline: only a short tail is the site's name.
    if len(parts) > 1 and len(parts[-1]) < 30 and len(parts[0]) > len(parts[-1]):
        return called[: called.rindex(parts[-1])].rstrip(" |•·–—-/:»")
    return called
