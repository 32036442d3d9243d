"""Ids of the register: hashes of content, never counters."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

__all__ = ["Place", "canonical", "claim_id", "digest", "evidence_id", "identify", "value_id"]

Place = tuple[str, int, int, str]
"""Where a piece of evidence stands and what read it: document, start, end, extractor."""

_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
_quote = json.encoder.encode_basestring
_NAMES = {None: "null", True: "true", False: "false"}
_LENGTH = 32
"""Hexadecimal digits kept of SHA-256: 128 bits, no collision among 10^12 rows to be feared."""


def canonical(value: object) -> str:
    """Return ``value`` as JSON that has one spelling only: sorted keys, no blanks, UTF-8.

    >>> canonical({"b": 1, "a": ["ў"]})
    '{"a":["ў"],"b":1}'
    """
    # What the standard encoder writes, several times as fast: an import hashes a lot.
    kind = type(value)
    if kind is str:
        return _quote(value)  # type: ignore[arg-type]
    if kind is int:
        return str(value)
    if value is None or kind is bool:
        return _NAMES[value]  # type: ignore[index]
    if kind is list or kind is tuple:
        return f"[{','.join([canonical(item) for item in value])}]"  # type: ignore[attr-defined]
    if kind is dict:
        return _object(value)  # type: ignore[arg-type]
    return _encode(value)


def _object(value: Mapping[Any, object]) -> str:
    if any(type(key) is not str for key in value):
        return _encode(value)
    pairs = [f"{_quote(k)}:{canonical(value[k])}" for k in sorted(value)]
    return f"{{{','.join(pairs)}}}"


def digest(*parts: object) -> str:
    """Return 32 hexadecimal digits of the SHA-256 of ``parts``.

    >>> digest("a", "b") == digest("ab")
    False
    """
    inside = ",".join([_quote(p) if type(p) is str else canonical(p) for p in parts])
    return _hashed(f"[{inside}]")


def _hashed(content: str) -> str:
    whole = content.encode("utf-8", "surrogatepass")
    return hashlib.sha256(whole).hexdigest()[:_LENGTH]


def identify(kind: str, *parts: object) -> str:
    """Return the id of a record of ``kind`` with the content ``parts``: ``kind:hash``."""
    return f"{kind}:{digest(kind, *parts)}"


def claim_id(subject: str, name: str, qualifiers: Mapping[str, str]) -> str:
    """Return the id of the claim on ``subject`` for property ``name``.

    The value is left out, so that two sources that differ meet in one claim.
    """
    told = canonical(dict(qualifiers)) if qualifiers else "{}"
    return "claim:" + _hashed(f'["claim",{_quote(subject)},{_quote(name)},{told}]')


def value_id(claim: str, value: str, status: str | None) -> str:
    """Return the id of a value of ``claim``, in the status that its source gives it."""
    what = "null" if status is None else _quote(status)
    return "value:" + _hashed(f'["value",{_quote(claim)},{_quote(value)},{what}]')


def evidence_id(value: str, record: str, place: Place) -> str:
    """Return the id of a piece of evidence for a claim's ``value``.

    What read it is part of it: a newer extractor that finds the same words is another witness.
    """
    document, start, end, extractor = place
    what = f"{_quote(value)},{_quote(record)},{_quote(document)}"
    return "evidence:" + _hashed(f'["evidence",{what},{start},{end},{_quote(extractor)}]')
