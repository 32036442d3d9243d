"""The article of a web page: headline, date, author, outlet, paragraphs and captions."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree, html

from pobratim.extract.html.choose import article_blocks
from pobratim.extract.html.clean import cleaned
from pobratim.extract.html.headline import headline_of
from pobratim.extract.html.metadata import metadata_of
from pobratim.extract.html.moment import visible_date
from pobratim.extract.html.walk import TextBlock, blocks_of

__all__ = ["Article", "article_of", "fragment_text"]

_SHORTEST = 40
_FAR_SHORTER = 0.4


@dataclass(frozen=True, slots=True)
class Article:
    """The readable part of a page: ``text`` is its blocks, a blank line between them.

    ``published`` is an ISO 8601 date; ``outlet`` and ``author`` are as the page states them.
    ``too_deep`` tells that the parser gave up on the nesting: then ``text`` is empty.
    """

    text: str
    title: str | None
    published: str | None
    outlet: str | None = None
    author: str | None = None
    too_deep: bool = False


def article_of(page: str) -> Article:
    """Return the article of the HTML ``page``; its ``text`` is empty if there is none.

    The title stands as the first block; captions stand as "Фото: …" or, in English pages,
    "Photo: …".
    """
    tree, too_deep = _tree(page)
    if too_deep:
        return Article("", None, None, too_deep=True)
    stated = metadata_of(tree)
    blocks = blocks_of(tree)
    title = headline_of(tree, blocks, stated)
    published = stated.published or visible_date(blocks, title)
    label = "Photo: " if (tree.get("lang") or "").lower().startswith("en") else "Фото: "
    body = cleaned(article_blocks(blocks, title), title, stated.author)
    parts = [_shown(block, label) for block in body]
    size = sum(map(len, parts))
    if stated.body and size < _FAR_SHORTER * len(stated.body):
        # Some pages draw their text by script, and carry it in full in the metadata.
        parts = [row.strip() for row in stated.body.split("\n") if row.strip()]
    if not any(len(part) > _SHORTEST for part in parts):
        return Article("", title, published, stated.outlet, stated.author)
    text = "\n\n".join([title, *parts] if title else parts)
    return Article(text, title, published, stated.outlet, stated.author)


def fragment_text(fragment: str) -> str:
    """Return the text of a piece of HTML that is content as a whole: an e-mail, a feed's item."""
    if not fragment.strip():
        return ""
    if "<" not in fragment and "&" not in fragment:
        return fragment.strip()
    tree, _ = _tree(fragment)
    return "\n\n".join(_shown(block, "Фото: ") for block in blocks_of(tree))


def _tree(page: str) -> tuple[html.HtmlElement, bool]:
    parser = html.HTMLParser(encoding="utf-8", recover=True, remove_comments=True, huge_tree=False)
    data = page.encode("utf-8", "replace").replace(b"\x00", b"")
    try:
        tree = html.document_fromstring(data or b"<p/>", parser=parser)
    except etree.ParserError:
        tree = html.document_fromstring(b"<p/>")
    too_deep = any("RESOURCE_LIMIT" in error.type_name for error in parser.error_log)
    return tree, too_deep


def _shown(block: TextBlock, label: str) -> str:
    return label + block.text if block.kind == "caption" and not block.labelled else block.text
