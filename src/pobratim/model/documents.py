"""A document: frozen plain text, its hash, and the blocks that it falls into."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

from pobratim.model.spans import Span

__all__ = ["Block", "BlockKind", "Document", "Language", "hash_text"]

BlockKind = Literal["title", "paragraph", "caption", "speaker", "list", "boilerplate"]
Language = Literal["ru", "be", "en"]


def hash_text(text: str) -> str:
    """Return the id of a frozen text: ``sha256:`` and the hash of its UTF-8 bytes."""
    return "sha256:" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Block:
    """A run of the text that is one thing on the page; blocks never overlap."""

    kind: BlockKind
    start: int
    end: int

    @property
    def span(self) -> Span:
        """The block's range."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Document:
    """A published text as it was read.

    ``source`` is a path, an address, or ``-`` for standard input. ``published`` is an ISO 8601
    date, possibly partial, ``None`` where nothing states it. All offsets anywhere count code
    points of ``text``. ``source_id`` echoes the id that a JSON Lines input gave.
    """

    id: str
    source: str
    language: Language
    title: str | None
    published: str | None
    text: str
    blocks: tuple[Block, ...]
    source_id: str | None = None
