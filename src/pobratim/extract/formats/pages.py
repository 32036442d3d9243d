"""Plain texts and web pages as documents."""

from __future__ import annotations

from pobratim.errors import UnreadableError
from pobratim.extract.formats.encodings import text_of
from pobratim.extract.formats.records import RawDocument
from pobratim.extract.html import article_of

__all__ = ["page_document", "text_document"]


def text_document(data: bytes, source: str, declared: str | None = None) -> RawDocument:
    """Return the text of ``data``: line ends become line feeds, a byte order mark goes.

    Raises:
        UnreadableError: if it is binary, or blank.
    """
    return RawDocument(source, _text(data, source, declared))


def page_document(data: bytes, source: str, declared: str | None = None) -> RawDocument:
    """Return the article of the web page in ``data``, with what the page states about it.

    Raises:
        UnreadableError: if it is binary, nested too deeply, or has no paragraph of text.
    """
    article = article_of(_text(data, source, declared))
    if article.too_deep:
        raise UnreadableError(f"{source}: a web page nested deeper than 256 elements; not read")
    if not article.text:
        raise UnreadableError(f"{source}: a web page without any paragraph of text")
    return RawDocument(
        source,
        article.text,
        article.title,
        article.published,
        outlet=article.outlet,
        author=article.author,
    )


def _text(data: bytes, source: str, declared: str | None) -> str:
    text = text_of(data, source, declared).replace("\r\n", "\n").replace("\r", "\n")
    text = text.removeprefix("\ufeff")
    if not text.strip():
        raise UnreadableError(f"{source}: empty: there is no text in it")
    return text
