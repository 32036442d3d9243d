"""Which blocks of a page are its article."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from lxml import html

from pobratim.extract.html.cards import card_elements
from pobratim.extract.html.noise import is_surely_noise
from pobratim.extract.html.walk import TextBlock

__all__ = ["article_blocks", "is_prose"]

_SENTENCE = re.compile(r"[.!?…:;][»”\"')\]]?(?:\s|$)")
_BODY = re.compile(
    r"(?:^|[\s_-])(?:article|post|entry|news|story|material|publication|content|text|body|detail)"
    r"[\s_-]*(?:body|text|content|detail|full|inner|wrap\w*)(?:$|[\s_-])",
    re.IGNORECASE,
)
_FADE = 0.75
_LEVELS = 8
_ACQUITTED = 0.5
_LEAST = 120
_REST = 200
_FARTHEST = 12


def is_prose(block: TextBlock) -> bool:
    """Tell whether ``block`` reads like a sentence rather than a label or a link."""
    size = len(block.text)
    if block.linked * 2 > size:
        return False
    return size >= 80 or (size >= 40 and bool(_SENTENCE.search(block.text)))


def article_blocks(blocks: Sequence[TextBlock], title: str | None) -> list[TextBlock]:
    """Return the blocks of the element that holds the article, without its noise.

    An element gains from each block of prose below it, the less the farther it is; an element
    marked as an article's body gains more. What looks like noise is none if it holds half of the
    page's prose.
    """
    acquitted = _acquitted(blocks, title)
    clean = [b for b in blocks if not any(element not in acquitted for element in b.noise)]
    cards = card_elements(clean)
    clean = [b for b in clean if cards.isdisjoint(b.place)] or clean
    container = _container(clean)
    if container is None:
        return []
    chosen = [b for b in clean if container in b.place]
    return _one_of_many([*_lead(clean, chosen[0], title), *chosen], title)


def _lead(clean: Sequence[TextBlock], first: TextBlock, title: str | None) -> list[TextBlock]:
    """Return what stands between the headline and the article: its lead, its main picture."""
    end = next(i for i, b in enumerate(clean) if b is first)
    start = next((i for i in range(end - 1, -1, -1) if clean[i].text == title), end)
    between = clean[start + 1 : end]
    return [b for b in between if is_prose(b) or b.kind == "caption"] if _near(between) else []


def _near(between: Sequence[TextBlock]) -> bool:
    return len(between) <= _FARTHEST


def _weight(block: TextBlock) -> float:
    rest = len(block.text) - 2 * block.linked
    if rest <= 0 or block.kind in ("heading", "caption"):
        return 0.0
    return float(rest) if is_prose(block) else 0.2 * rest


def _acquitted(blocks: Sequence[TextBlock], title: str | None) -> set[html.HtmlElement]:
    total = sum(_weight(b) for b in blocks if is_prose(b))
    held: dict[html.HtmlElement, float] = defaultdict(float)
    titled: set[html.HtmlElement] = set()
    for block in blocks:
        for element in block.noise:
            held[element] += _weight(block) if is_prose(block) else 0.0
        if block.text == title:
            titled.update(block.noise)
    return {
        element
        for element, weight in held.items()
        if _is_acquitted(element, weight, total, titled=element in titled)
    }


def _is_acquitted(element: html.HtmlElement, weight: float, total: float, *, titled: bool) -> bool:
    if titled or not is_surely_noise(element):
        return weight > _ACQUITTED * total
    # Readers may write far more than the report that they discuss: only when nothing else is
    # left is their part the article.
    return total - weight < _LEAST


def _container(blocks: Sequence[TextBlock]) -> html.HtmlElement | None:
    scores: dict[html.HtmlElement, float] = defaultdict(float)
    for block in blocks:
        weight = _weight(block)
        for element in _holders(block)[:_LEVELS]:
            scores[element] += weight
            weight *= _FADE
    if not scores:
        return None
    return max(scores, key=lambda element: scores[element] * _bonus(element))


def _holders(block: TextBlock) -> tuple[html.HtmlElement, ...]:
    # A paragraph speaks for its parent; a division that holds text itself, for itself.
    own = block.place[0].tag if block.place else "body"
    return block.place if own in ("div", "section", "article", "main", "td") else block.place[1:]


def _bonus(element: html.HtmlElement) -> float:
    if "articleBody" in (element.get("itemprop") or ""):
        return 1.6
    if element.tag == "article":
        return 1.3
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return 1.25 if _BODY.search(names) else 1.0


def _one_of_many(blocks: list[TextBlock], title: str | None) -> list[TextBlock]:
    """Keep one of several articles that follow each other on an endless page."""
    sizes: dict[html.HtmlElement, int] = {}
    for block in blocks:
        article = next((e for e in reversed(block.place) if e.tag == "article"), None)
        if article is not None and is_prose(block):
            sizes[article] = sizes.get(article, 0) + len(block.text)
    long = [article for article, size in sizes.items() if size > _REST]
    outside = sum(len(b.text) for b in blocks if not any(a in b.place for a in long))
    if len(long) < 2 or outside > min(sizes[a] for a in long):
        return blocks
    named = [a for a in long if title and title in a.text_content()]
    kept = (named or long)[0]
    return [b for b in blocks if kept in b.place]
