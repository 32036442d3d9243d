"""The article of a web page: its title, date, paragraphs and captions, without the rest."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree, html

__all__ = ["Article", "article_of"]

_DROPPED = frozenset(
    [
        *("script", "style", "noscript", "template", "svg", "iframe", "form", "nav", "footer"),
        *("aside", "button", "select", "textarea", "object", "embed", "canvas", "dialog", "menu"),
    ]
)
_TEXT = frozenset(["p", "h1", "h2", "h3", "h4", "li", "blockquote", "figcaption", "pre"])
_BARE = ("div", "section", "article", "main", "td")
_SHORTEST = 40
_NOISE = re.compile(
    r"(?:^|[\s_-])(?:comments?|sidebar|related|recommend\w*|share|social|subscribe|breadcrumbs?|"
    r"cookies?|banner|advert\w*|promo|popup|menu|footer|tags?|rating|read-?(?:also|more)|"
    r"author-?info|newsletter|pagination|widget)(?:$|[\s_-])",
    re.IGNORECASE,
)
_BREAK = "\u2028"
_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})|\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b")
_DATE_PATHS = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//*[@itemprop='datePublished']/@datetime",
    "//meta[@name='pubdate' or @name='date' or @name='DC.date' or @name='publish-date']/@content",
    "//article//time/@datetime",
    "//time/@datetime",
    "//*[@itemprop='datePublished']/text()",
)
_TITLE_PATHS = (
    "//article//h1",
    "//main//h1",
    "//h1",
    "//meta[@property='og:title']/@content",
    "//title",
)


@dataclass(frozen=True, slots=True)
class Article:
    """The readable part of a page: ``text`` is its blocks, a blank line between them."""

    text: str
    title: str | None
    published: str | None


def article_of(page: str) -> Article:
    """Return the article of the HTML ``page``; its ``text`` is empty if there is none.

    The container is the element whose own paragraphs hold most text without links. The title
    stands as the first block; captions stand as "Фото: …" or, in English pages, "Photo: …".
    """
    parser = html.HTMLParser(encoding="utf-8", recover=True, remove_comments=True, huge_tree=False)
    tree = html.document_fromstring(page.encode("utf-8", "replace") or b"<p/>", parser=parser)
    title, published = _title(tree), _published(tree)
    _prune(tree)
    body = _container(tree)
    english = (tree.get("lang") or "").lower().startswith("en")
    blocks = [b for b in _blocks(body, "Photo: " if english else "Фото: ") if b != title]
    if not any(len(b) > _SHORTEST for b in blocks):
        return Article("", title, published)
    return Article("\n\n".join([title, *blocks] if title else blocks), title, published)


def _words(element: html.HtmlElement) -> str:
    return _SPACE.sub(" ", str(element.text_content())).strip()


def _title(tree: html.HtmlElement) -> str | None:
    for path in _TITLE_PATHS:
        for found in tree.xpath(path):
            words = _words(found) if isinstance(found, html.HtmlElement) else str(found).strip()
            if words:
                return _SPACE.sub(" ", words)
    return None


def _published(tree: html.HtmlElement) -> str | None:
    stated = [str(value) for path in _DATE_PATHS for value in tree.xpath(path)]
    for value in [*stated, *_linked_data(tree)]:
        match = _DATE.search(value)
        if match:
            year, month, day, d, m, y = match.groups()
            parts = (year, month, day) if year else (y, m.zfill(2), d.zfill(2))
            if 1 <= int(parts[1]) <= 12 and 1 <= int(parts[2]) <= 31:
                return "-".join(parts)
    return None


def _linked_data(tree: html.HtmlElement) -> Iterator[str]:
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            found = json.loads(str(script))
        except ValueError:
            continue  # Broken metadata is not worth losing the article for.
        for item in found if isinstance(found, list) else [found]:
            if isinstance(item, dict) and isinstance(item.get("datePublished"), str):
                yield item["datePublished"]


def _prune(tree: html.HtmlElement) -> None:
    doomed = [
        element
        for element in tree.iter(etree.Element)
        if element.tag in _DROPPED
        or (
            element.tag not in ("html", "body", "article", "main")
            and _NOISE.search(f"{element.get('class') or ''} {element.get('id') or ''}")
        )
        or element.get("hidden") is not None
        or "display:none" in (element.get("style") or "").replace(" ", "")
    ]
    for element in doomed:
        if element.getparent() is not None:
            element.drop_tree()


def _container(tree: html.HtmlElement) -> html.HtmlElement:
    scores: dict[html.HtmlElement, float] = {}
    bare = (e for e in tree.iter(*_BARE) if _is_bare_text(e))
    for paragraph in [*tree.iter("p", "blockquote", "pre"), *bare]:
        weight = len(_words(paragraph)) - 2 * _linked(paragraph)
        # A paragraph speaks for its parent and, at half, for what holds the parent.
        for share, element in zip((1.0, 0.5, 0.25), paragraph.iterancestors(), strict=False):
            scores[element] = scores.get(element, 0.0) + share * weight
    if not scores:
        found = tree.find("body")
        return tree if found is None else found
    best = max(scores, key=lambda element: scores[element])
    return next(best.iterancestors("article"), best)


def _is_bare_text(element: html.HtmlElement) -> bool:
    """Tell a division that holds text itself, as older sites write their articles."""
    own = [element.text or "", *(child.tail or "" for child in element)]
    if sum(len(part.strip()) for part in own) < _SHORTEST:
        return False
    return not any(
        e.tag in _TEXT or e.tag in _BARE for e in element.iterdescendants(etree.Element)
    )


def _linked(element: html.HtmlElement) -> int:
    return sum(len(_words(link)) for link in element.iter("a"))


def _blocks(body: html.HtmlElement, label: str) -> Iterator[str]:
    for br in body.iter("br"):
        br.tail = _BREAK + (br.tail or "")
    for element in body.iter(etree.Element):
        if element.tag not in _TEXT and not (element.tag in _BARE and _is_bare_text(element)):
            continue
        if any(a.tag in _TEXT for a in element.iterancestors()):
            continue
        lines = [_SPACE.sub(" ", line).strip() for line in element.text_content().split(_BREAK)]
        text = "\n".join(line for line in lines if line)
        if not text or (element.tag == "li" and _linked(element) > len(text) // 2):
            continue
        yield label + text if element.tag == "figcaption" else text
