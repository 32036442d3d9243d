"""Bytes to raw documents: the format by content, the encoding by evidence, errors in words.

Read are plain text, HTML, PDF with a text layer, DOCX, e-mail, RSS and Atom, JSON Lines, WARC,
and ZIP or gzip of those. Plain texts, JSON Lines and web pages of usual size are parsed here;
everything else in a limited child process (:mod:`pobratim.extract.formats.child`).
"""

from __future__ import annotations

from collections.abc import Iterator

from pobratim.errors import UnreadableError
from pobratim.extract.formats.child import parse_apart
from pobratim.extract.formats.jsonlines import parse_jsonl
from pobratim.extract.formats.limits import MAX_BYTES, refuse_large
from pobratim.extract.formats.outcomes import Leaf, documents_of
from pobratim.extract.formats.records import RawDocument
from pobratim.extract.formats.sniff import kind_of

__all__ = ["MAX_BYTES", "RawDocument", "decode", "decode_all", "parse_jsonl"]

_LARGE_PAGE = 4 * 2**20


def decode_all(data: bytes, source: str) -> Iterator[RawDocument | UnreadableError]:
    """Yield every document that ``data`` holds, and an error for every part that is not read.

    The source of a member is ``archive.zip!/name``, of a feed's item or a crawled page its
    address. Nothing is dropped silently, and nothing is raised.
    """
    try:
        refuse_large(data, source)
        kind = kind_of(data, source) if not data.startswith(b"PK") else "zip"
    except UnreadableError as error:
        yield error
        return
    if kind in ("text", "jsonl") or (kind == "html" and len(data) <= _LARGE_PAGE):
        yield from documents_of(Leaf(kind, source, data))
    else:
        yield from parse_apart(data, source)


def decode(data: bytes, source: str) -> RawDocument:
    """Return the one document that ``data`` holds, whatever its format.

    Raises:
        UnreadableError: if ``data`` is empty, larger than :data:`MAX_BYTES`, binary, damaged, of
            a format that is not readable (the message names it), without text, or holds several
            documents (then :func:`decode_all` reads them).
    """
    found: RawDocument | None = None
    for outcome in decode_all(data, source):
        if isinstance(outcome, UnreadableError):
            raise outcome
        if found is not None:
            raise UnreadableError(f"{source}: holds several documents, expected one")
        found = outcome
    if found is None:
        raise UnreadableError(f"{source}: holds no document")
    return found
