"""What an input is, by its content and never by its name."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import Literal

from pobratim.errors import UnreadableError
from pobratim.extract.formats.jsonlines import looks_like_jsonl

__all__ = ["CONTAINERS", "Kind", "kind_of"]

Kind = Literal["text", "html", "jsonl", "pdf", "docx", "feed", "eml", "zip", "gzip", "warc"]
CONTAINERS: frozenset[Kind] = frozenset(["zip", "gzip", "warc", "eml"])
"""The kinds whose members are inputs themselves."""

_NOT_DOCUMENTS: tuple[tuple[bytes, str], ...] = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Microsoft Office file (DOC, XLS)"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a RIFF file (WebP, WAV or AVI)"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip"),
    (b"Rar!", "RAR"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"OggS", "Ogg sound"),
    (b"ID3", "MP3 sound"),
)
_PACKAGES: tuple[tuple[str, str], ...] = (
    ("xl/workbook.xml", "an Excel workbook (XLSX)"),
    ("ppt/presentation.xml", "a PowerPoint presentation (PPTX)"),
    ("META-INF/container.xml", "an EPUB book"),
    ("META-INF/manifest.xml", "an OpenDocument file (ODT, ODS)"),
)
_FEED = re.compile(
    rb"\s*(?:<\?xml.{0,200}?\?>\s*)?(?:<!--.{0,2000}?-->\s*|<\?.{0,500}?\?>\s*|"
    rb"<!DOCTYPE[^\[>]{0,300}(?:\[.{0,20000}?\]\s*)?>\s*)*<(?:rss|feed|(?:\w+:)?RDF)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|"
    rb"article|div|p|main|section|h1|meta|title)\b",
    re.IGNORECASE | re.DOTALL,
)
_HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]{1,60}:[ \t\r]?|[ \t]+\S|From \S+@")
_OF_MAIL = re.compile(
    rb"^(?:From|Received|Return-Path|Message-ID|MIME-Version|Delivered-To|Subject|To|Date):",
    re.IGNORECASE | re.MULTILINE,
)
_WINDOW = 32_768


def kind_of(data: bytes, source: str) -> Kind:
    """Return what ``data`` holds.

    Raises:
        UnreadableError: if it is of a known kind that is no document, or not readable yet.
    """
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_zip(data, source)
    if data.startswith(b"\x1f\x8b"):
        return "warc" if _gunzipped_start(data).startswith(b"WARC/") else "gzip"
    name = next((name for start, name in _NOT_DOCUMENTS if data.startswith(start)), None)
    if name is not None:
        raise UnreadableError(
            f"{source}: {name}, which is not a readable document: save it as plain text, HTML, "
            "DOCX or PDF"
        )
    return _kind_of_text(data)


def _kind_of_text(data: bytes) -> Kind:
    if data.startswith(b"WARC/"):
        return "warc"
    start = _plain_start(data)
    if _FEED.match(start):
        return "feed"
    if _HTML.match(start):
        return "html"
    if looks_like_jsonl(data):
        return "jsonl"
    return "eml" if _is_mail(start) else "text"


def _plain_start(data: bytes) -> bytes:
    """Return the beginning of ``data`` in an encoding that keeps ASCII as it is."""
    start = data[:_WINDOW].removeprefix(b"\xef\xbb\xbf")
    if start[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in start[:64]:
        start = start.replace(b"\x00", b"").lstrip(b"\xff\xfe")
    return start


def _is_mail(start: bytes) -> bool:
    # A mail is headers up to a blank line, two of them ones that every mail has.
    head = re.split(rb"\r?\n\r?\n", start, maxsplit=1)[0]
    rows = [row for row in head.split(b"\n") if row.strip()]
    return len(set(_OF_MAIL.findall(head))) >= 3 and all(_HEADER.match(row) for row in rows)


def _kind_of_zip(data: bytes, source: str) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = frozenset(archive.NameToInfo)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
        raise UnreadableError(f"{source}: a damaged ZIP container: {error}") from error
    if "word/document.xml" in names:
        return "docx"
    for member, name in _PACKAGES:
        if member in names:
            raise UnreadableError(
                f"{source}: {name}, which is not a readable document: save it as DOCX or PDF"
            )
    return "zip"


def _gunzipped_start(data: bytes) -> bytes:
    try:
        return zlib.decompressobj(wbits=31).decompress(data[:4096], 64)
    except zlib.error:
        return b""
