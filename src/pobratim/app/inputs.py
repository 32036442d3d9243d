"""Inputs to documents: files, folders, standard input; what cannot be read is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from pobratim.errors import UnreadableError
from pobratim.extract.formats import MAX_BYTES, RawDocument, decode_all, parse_jsonl
from pobratim.model.documents import Language

__all__ = ["Failure", "documents", "given"]


@dataclass(frozen=True, slots=True)
class Failure:
    """One input that could not be read, and why."""

    source: str
    error: str


def documents(
    paths: Iterable[str], stdin: BinaryIO, *, jsonl: bool
) -> Iterator[RawDocument | Failure]:
    """Yield the documents of each input; a failure for every part that cannot be read.

    One input may hold many documents: an archive, a feed, a crawl, an e-mail, JSON Lines. ``-``
    is standard input; a folder stands for the files in it, by name.
    """
    for path in paths:
        try:
            for source, data in _bytes(path, stdin):
                yield from _decoded(source, data, jsonl=jsonl)
        except UnreadableError as error:
            yield Failure(path, str(error))
        except OSError as error:
            yield Failure(path, f"{path}: {error.strerror or error}")


def given(raw: RawDocument, published: str | None, language: Language | None) -> RawDocument:
    """Return the document with what the user states about it, which replaces its own metadata."""
    return replace(raw, published=published or raw.published, language=language or raw.language)


def _bytes(path: str, stdin: BinaryIO) -> Iterator[tuple[str, bytes]]:
    if path == "-":
        yield "-", _capped("-", stdin)
        return
    where = Path(path)
    if where.is_dir():
        for child in sorted(p for p in where.iterdir() if p.is_file()):
            yield from _bytes(str(child), stdin)
        return
    with where.open("rb") as handle:
        yield path, _capped(path, handle)


def _capped(source: str, handle: BinaryIO) -> bytes:
    data = handle.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise UnreadableError(
            f"{source}: larger than {MAX_BYTES // 2**20} MB; split it, or give JSON Lines in parts"
        )
    return data


def _decoded(source: str, data: bytes, *, jsonl: bool) -> Iterator[RawDocument | Failure]:
    for item in parse_jsonl(data, source) if jsonl else decode_all(data, source):
        if isinstance(item, UnreadableError):
            yield Failure(source, str(item))
        else:
            yield item
