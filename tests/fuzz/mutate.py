"""Mutations of documents: what transport, editors and attackers do to texts and files."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

__all__ = ["mutated_bytes", "mutated_text"]

_ODD = [
    "\u0301", "\u00ad", "\ufeff", "\u202e", "\u2028", "\x00", "\ud83d", "\U0001f68b", "İ", "ß",
    "ﬁ", "«", "»", "„", "”", '"', "—", "-", ":", ";", "(", ")", "[", "]", "\n", "\n\n", "\r", "\t",
    "№", "1.", "и.о.", "Мэр", "д-р", "http://", "@", "#", "|", "%", "\\", "99999999999999999999",
    "31 февраля", "00.00.0000", "'", "ʼ", "Ў", "ё",
]  # fmt: skip


def _cut(text: str, source: Random) -> str:
    at = source.randrange(len(text) + 1)
    return text[:at] + text[at + source.randrange(1, 60) :]


def _insert(text: str, source: Random) -> str:
    at = source.randrange(len(text) + 1)
    return text[:at] + source.choice(_ODD) * source.choice((1, 1, 1, 3, 40)) + text[at:]


def _repeat(text: str, source: Random) -> str:
    at = source.randrange(len(text) + 1)
    piece = text[at : at + source.randrange(1, 120)]
    return text[:at] + piece * source.choice((2, 3, 12)) + text[at:]


def _swap(text: str, source: Random) -> str:
    words = text.split(" ")
    a, b = source.randrange(len(words)), source.randrange(len(words))
    words[a], words[b] = words[b], words[a]
    return " ".join(words)


def _case(text: str, source: Random) -> str:
    at = source.randrange(len(text) + 1)
    piece = text[at : at + source.randrange(1, 200)]
    return (
        text[:at] + (piece.upper() if source.random() < 0.5 else piece.lower()) + text[at + 200 :]
    )


def _lines(text: str, source: Random) -> str:
    if source.random() < 0.5:
        return text.replace("\n", " ")
    return text.replace(". ", source.choice(("\n", ".", " . ", ".\n\n")))


_WAYS: tuple[Callable[[str, Random], str], ...] = (_cut, _insert, _repeat, _swap, _case, _lines)


def mutated_text(text: str, source: Random, *, most: int = 8) -> str:
    """Return ``text`` after one to ``most`` random changes, at most 6,000 characters of it."""
    for _ in range(source.randrange(1, most + 1)):
        text = source.choice(_WAYS)(text, source)
    return text[:6000]


def mutated_bytes(data: bytes, source: Random, *, most: int = 12) -> bytes:
    """Return a file after one to ``most`` changes: bytes set, cut, repeated or put in."""
    changed = bytearray(data)
    for _ in range(source.randrange(1, most + 1)):
        if not changed:
            break
        at, way = source.randrange(len(changed)), source.randrange(4)
        if way == 0:
            changed[at] = source.randrange(256)
        elif way == 1:
            del changed[at : at + source.randrange(1, 40)]
        elif way == 2:
            changed[at:at] = changed[at : at + source.randrange(1, 200)]
        else:
            changed[at:at] = source.randbytes(4)
    return bytes(changed)
