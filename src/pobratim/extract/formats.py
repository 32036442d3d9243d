"""Bytes to raw documents: the format by content, the encoding by evidence, errors in words."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from charset_normalizer import from_bytes

from pobratim.errors import UnreadableError
from pobratim.extract.html import article_of
from pobratim.model.dates import DateValue
from pobratim.model.documents import Language

__all__ = ["MAX_BYTES", "RawDocument", "decode", "parse_jsonl"]

MAX_BYTES = 50 * 2**20
"""Largest input that is read, in bytes."""

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "a ZIP container (DOCX, XLSX, ODT, EPUB or plain ZIP)"),
    (b"PK\x05\x06", "an empty ZIP container"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Microsoft Office file (DOC, XLS)"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a RIFF file (WebP, WAV or AVI)"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"\x1f\x8b", "gzip"),
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
_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LEGACY = ["cp1251", "koi8_r", "cp866", "iso8859_5", "mac_cyrillic", "cp1252"]
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|div|p|"
    r"main|section|h1|meta|title)\b",
    re.IGNORECASE | re.DOTALL,
)
_META_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,30})", re.IGNORECASE
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")
_LANGUAGES: dict[str, Language] = {"ru": "ru", "be": "be", "en": "en"}


@dataclass(frozen=True, slots=True)
class RawDocument:
    """A text as it came in, before anything is read from it.

    ``text`` is frozen from here on: all offsets count its code points. ``title`` is set where
    the source gives it apart from the text. ``published`` is an ISO 8601 date, possibly partial.
    """

    source: str
    text: str
    title: str | None = None
    published: str | None = None
    language: Language | None = None
    source_id: str | None = None


def decode(data: bytes, source: str) -> RawDocument:
    """Return the document that ``data`` holds: plain text or HTML, by content.

    Line ends become line feeds and a byte order mark goes; nothing else of a plain text changes.
    Of a web page only the article stays: title, paragraphs, list items, captions.

    Raises:
        UnreadableError: if ``data`` is empty, larger than :data:`MAX_BYTES`, binary, of a format
            that is not readable yet (PDF, DOCX, pictures, archives: the message names it), not
            decodable as text, or a web page without text.
    """
    _refuse_unreadable(data, source)
    text = _decoded(data, source).replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    if not text.strip():
        raise UnreadableError(f"{source}: empty: there is no text in it")
    if not _HTML.match(text[:4096]):
        return RawDocument(source, text)
    article = article_of(text)
    if not article.text:
        raise UnreadableError(f"{source}: a web page without any paragraph of text")
    return RawDocument(source, article.text, article.title, article.published)


def parse_jsonl(data: bytes, source: str) -> Iterator[RawDocument | UnreadableError]:
    """Yield a document, or the error, for each non-blank line of JSON Lines ``data``.

    A line is an object with ``id`` and ``text`` and, if known, ``title``, ``published``,
    ``language``, ``source``. The text is kept code point for code point, and the title is never
    merged into it. A line that is wrong yields an error naming its number; the others go on.

    Raises:
        UnreadableError: if ``data`` is empty, too large or not UTF-8.
    """
    if not data.strip():
        raise UnreadableError(f"{source}: empty: expected one JSON object a line")
    _refuse_large(data, source)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableError(f"{source}: JSON Lines must be UTF-8: {error}") from error
    # Only \n ends a line: the text itself may hold U+2028, which str.splitlines would cut at.
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                yield _from_json(line, f"{source}, line {number}", source)
            except UnreadableError as error:
                yield error


def _refuse_unreadable(data: bytes, source: str) -> None:
    if not data:
        raise UnreadableError(f"{source}: empty (0 bytes)")
    _refuse_large(data, source)
    name = next((name for start, name in _SIGNATURES if data.startswith(start)), None)
    if name is not None:
        raise UnreadableError(
            f"{source}: {name}, which is not readable yet: save it as plain text or HTML"
        )


def _refuse_large(data: bytes, source: str) -> None:
    if len(data) > MAX_BYTES:
        raise UnreadableError(
            f"{source}: too large ({len(data) / 2**20:.0f} MiB, at most {MAX_BYTES // 2**20}): "
            "split it, or give JSON Lines in parts"
        )


def _decoded(data: bytes, source: str) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strictly(data, encoding, source)
    encoding = _utf16_without_mark(data) or "utf-8"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = _legacy(data, source)
    if len(_CONTROL.findall(text[:65536])) > len(text[:65536]) // 200:
        raise UnreadableError(f"{source}: binary data, not text")
    return text


def _strictly(data: bytes, encoding: str, source: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableError(
            f"{source}: its byte order mark says {encoding}, but it is not: {error.reason} at "
            f"byte {error.start}; save it again as UTF-8"
        ) from error


def _utf16_without_mark(data: bytes) -> str | None:
    # Cyrillic UTF-16 has 0x04 as every second byte, Latin 0x00; hardly any other text has.
    sample = data[:2000]
    if len(sample) < 8 or len(data) % 2:
        return None
    for offset, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        high = sample[offset::2]
        if sum(byte in (0x00, 0x04) for byte in high) > 0.9 * len(high):
            return encoding
    return None


def _legacy(data: bytes, source: str) -> str:
    if b"\x00" in data[:65536]:
        raise UnreadableError(f"{source}: binary data, not text")
    declared = _META_CHARSET.search(data[:4096])
    if declared:
        try:
            return data.decode(declared[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass  # A wrong declaration is common; the bytes themselves decide below.
    best = from_bytes(data[:200_000], cp_isolation=_LEGACY).best()
    if best is None:
        raise UnreadableError(
            f"{source}: neither UTF-8 nor a Cyrillic or Western encoding that fits: "
            "save it as UTF-8"
        )
    return data.decode(best.encoding, errors="replace")


def _from_json(line: str, where: str, source: str) -> RawDocument:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise UnreadableError(f"{where}: not JSON: {error}") from error
    except RecursionError as error:
        raise UnreadableError(f"{where}: not readable: nested too deeply") from error
    if not isinstance(row, dict):
        raise UnreadableError(f"{where}: expected an object, found {type(row).__name__}")
    text = _string(row, "text", where)
    if text is None or not text.strip():
        raise UnreadableError(f'{where}: "text" is missing or empty')
    language = _string(row, "language", where)
    if language is not None and language not in _LANGUAGES:
        raise UnreadableError(f'{where}: "language" is {language!r}, expected ru, be or en')
    number = row.get("id")
    return RawDocument(
        source=_string(row, "source", where) or source,
        text=text,
        title=_string(row, "title", where),
        published=_date(row, where),
        language=_LANGUAGES[language] if language else None,
        source_id=None if number is None else str(number),
    )


def _string(row: dict[str, Any], key: str, where: str) -> str | None:
    value = row.get(key)
    if value is not None and not isinstance(value, str):
        raise UnreadableError(f'{where}: "{key}" is {type(value).__name__}, expected a string')
    return value or None


def _date(row: dict[str, Any], where: str) -> str | None:
    value = _string(row, "published", where)
    if value is None:
        return None
    try:
        return DateValue(value[:10]).start
    except ValueError as error:
        raise UnreadableError(f'{where}: "published" is {value!r}, expected YYYY-MM-DD') from error
