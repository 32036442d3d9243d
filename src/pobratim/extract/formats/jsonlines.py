"""JSON Lines: one document an object."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from pobratim.errors import UnreadableError
from pobratim.extract.formats.limits import refuse_large
from pobratim.extract.formats.records import RawDocument
from pobratim.model.dates import DateValue
from pobratim.model.documents import Language

__all__ = ["looks_like_jsonl", "parse_jsonl"]

_LANGUAGES: dict[str, Language] = {"ru": "ru", "be": "be", "en": "en"}


def looks_like_jsonl(data: bytes) -> bool:
    """Tell whether the first line of ``data`` is a JSON object that holds a text."""
    first = data.removeprefix(b"\xef\xbb\xbf").lstrip()[: 2**20].partition(b"\n")[0].strip()
    if not (first.startswith(b"{") and first.endswith(b"}") and b'"text"' in first):
        return False
    try:
        row = json.loads(first)
    except (ValueError, RecursionError):
        return False
    return isinstance(row, dict) and isinstance(row.get("text"), str)


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
    refuse_large(data, source)
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
