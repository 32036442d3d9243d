"""RSS and Atom: each item is a document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.utils import parsedate_to_datetime

from lxml import etree

from pobratim.errors import UnreadableError
from pobratim.extract.formats.limits import MAX_MEMBERS
from pobratim.extract.formats.records import RawDocument
from pobratim.extract.formats.xmltree import parse_xml
from pobratim.extract.html import fragment_text

__all__ = ["feed_documents"]

# The first of these that has text is the item's: the full text stands before the teaser.
_BODIES = ("encoded", "full-text", "fulltext", "content", "description", "summary")
_DATES = ("pubDate", "published", "date", "issued", "updated", "modified")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_TAG = re.compile(r"<[A-Za-z/!]|&\w{2,8};|&#\d")


def feed_documents(
    data: bytes, source: str, declared: str | None = None
) -> Iterator[RawDocument | UnreadableError]:
    """Yield a document an item: title, then text; its source is the item's link, if absolute.

    An item without title and text yields an error that names its number.

    Raises:
        UnreadableError: if the feed is damaged beyond repair, declares entities, or has no items.
    """
    root = parse_xml(data, source, declared, recover=True)
    outlet = _outlet(root)
    items = [e for e in root.iter(etree.Element) if _name(e) in ("item", "entry")]
    if not items:
        raise UnreadableError(f"{source}: a feed without items")
    if len(items) > MAX_MEMBERS:
        raise UnreadableError(f"{source}: {len(items):,} items, at most {MAX_MEMBERS:,}")
    for number, item in enumerate(items, start=1):
        try:
            yield _document(item, f"{source}!/{number}", outlet)
        except UnreadableError as error:
            yield error


def _document(item: etree._Element, where: str, outlet: str | None) -> RawDocument:
    title = " ".join(fragment_text(_words(item, "title")).split()) or None
    body = next((t for name in _BODIES if (t := _body(item, name))), "")
    # Many feeds open the text with the title again.
    parts = [title, body] if title and not body.startswith(title) else [body]
    text = "\n\n".join(part for part in parts if part)
    if not text:
        raise UnreadableError(f"{where}: an item without title and text")
    return RawDocument(
        source=_link(item) or where,
        text=text,
        title=title,
        published=_date(item),
        source_id=_words(item, "guid").strip() or _words(item, "id").strip() or None,
        outlet=outlet,
        author=" ".join((_words(item, "creator") or _words(item, "author")).split()) or None,
    )


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname


def _children(item: etree._Element, name: str) -> Iterator[etree._Element]:
    return (child for child in item.iterchildren(etree.Element) if _name(child) == name)


def _words(item: etree._Element, name: str) -> str:
    return next(
        (t for c in _children(item, name) if (t := "".join(map(str, c.itertext())).strip())), ""
    )


def _body(item: etree._Element, name: str) -> str:
    for child in _children(item, name):
        if len(child):  # XHTML inside Atom stands as elements, not as escaped text.
            words = etree.tostring(child, encoding="unicode", with_tail=False)
        else:
            words = child.text or ""
        text = fragment_text(words) if _TAG.search(words) else words.strip()
        if text:
            return text
    return ""


def _link(item: etree._Element) -> str | None:
    for child in _children(item, "link"):
        if child.get("rel", "alternate") == "alternate":
            address = (child.get("href") or child.text or "").strip()
            if address.startswith(("https://", "http://")):
                return address
    guid = _words(item, "guid")
    return guid if guid.startswith(("https://", "http://")) else None


def _date(item: etree._Element) -> str | None:
    for name in _DATES:
        words = _words(item, name)
        match = _ISO.search(words)
        if match and 1 <= int(match[2]) <= 12 and 1 <= int(match[3]) <= 31:
            return match[0]
        try:
            return parsedate_to_datetime(words).date().isoformat()
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return None


def _outlet(root: etree._Element) -> str | None:
    channel = next((e for e in root.iter(etree.Element) if _name(e) == "channel"), root)
    return " ".join(_words(channel, "title").split()) or None
