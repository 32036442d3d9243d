"""Ids of the register: hashes of content, never counters."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from pobratim.model.spans import Evidence

__all__ = ["canonical", "claim_id", "digest", "evidence_id", "identify"]

_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
_quote = json.encoder.encode_basestring
_EMPTY: dict[type, str] = {dict: "{}", list: "[]"}
_LENGTH = 32
"""Hexadecimal digits kept of SHA-256: 128 bits, no collision among 10^12 rows to be feared."""


def canonical(value: object) -> str:
    """Return ``value`` as JSON that has one spelling only: sorted keys, no blanks, UTF-8.

    >>> canonical({"b": 1, "a": ["ў"]})
    '{"a":["ў"],"b":1}'
    """
    if not value:
        return _EMPTY.get(type(value)) or _encode(value)
    return _encode(value)


def digest(*parts: object) -> str:
    """Return 32 hexadecimal digits of the SHA-256 of ``parts``.

    >>> digest("a", "b") == digest("ab")
    False
    """
    # The same letters as canonical(parts), and several times as fast: an import hashes a lot.
    inside = ",".join([_quote(p) if type(p) is str else _plain(p) for p in parts])
    content = f"[{inside}]".encode("utf-8", "surrogatepass")
    return hashlib.sha256(content).hexdigest()[:_LENGTH]


def _plain(value: object) -> str:
    return str(value) if type(value) is int else canonical(value)


def identify(kind: str, *parts: object) -> str:
    """Return the id of a record of ``kind`` with the content ``parts``: ``kind:hash``."""
    return f"{kind}:{digest(kind, *parts)}"


def claim_id(subject: str, name: str, qualifiers: Mapping[str, str]) -> str:
    """Return the id of the claim on ``subject`` for property ``name``.

    The value is left out, so that two sources that differ meet in one claim.
    """
    return identify("claim", subject, name, dict(qualifiers))


def evidence_id(value: str, record: str, found: Evidence) -> str:
    """Return the id of a piece of evidence for a claim's ``value``.

    What read it is part of it: a newer extractor that finds the same words is another witness.
    """
    place = (found.document, found.start, found.end)
    return identify("evidence", value, record, *place, found.extractor)
