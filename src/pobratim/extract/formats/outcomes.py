"""One input to its documents, in this process: containers first, then each member by its kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pobratim.errors import UnreadableError
from pobratim.extract.formats.archives import Member, gzip_members, zip_members
from pobratim.extract.formats.docx import docx_document
from pobratim.extract.formats.feeds import feed_documents
from pobratim.extract.formats.jsonlines import parse_jsonl
from pobratim.extract.formats.limits import MAX_DEPTH, Budget, refuse_large
from pobratim.extract.formats.mail import mail_members
from pobratim.extract.formats.pages import page_document, text_document
from pobratim.extract.formats.pdf import pdf_document
from pobratim.extract.formats.records import RawDocument
from pobratim.extract.formats.sniff import CONTAINERS, Kind, kind_of
from pobratim.extract.formats.warc import warc_members

__all__ = ["Leaf", "Outcome", "documents_of", "leaves_of"]

Outcome = RawDocument | UnreadableError


@dataclass(frozen=True, slots=True)
class Leaf:
    """An input that holds no other input; ``charset`` is what its carrier says."""

    kind: Kind
    source: str
    data: bytes
    charset: str | None = None


_Opened = Iterator[Member | RawDocument | UnreadableError]
_OPEN: dict[Kind, Callable[[bytes, str, Budget], _Opened]] = {
    "zip": zip_members,
    "gzip": gzip_members,
    "warc": warc_members,
    "eml": mail_members,
}


def leaves_of(member: Member, budget: Budget, depth: int = 0) -> Iterator[Leaf | Outcome]:
    """Yield the leaves of an input, depth first; an outcome where there is nothing to parse.

    What goes wrong inside a container is an error of that member; the others go on, unless the
    caps of the whole input are used up.
    """
    try:
        refuse_large(member.data, member.source)
        kind = kind_of(member.data, member.source)
        if kind not in CONTAINERS:
            yield Leaf(kind, member.source, member.data, member.charset)
            return
        if depth >= MAX_DEPTH:
            words = f"archives nested deeper than {MAX_DEPTH}; unpack it yourself"
            yield UnreadableError(f"{member.source}: {words}")
            return
        empty = True
        for found in _OPEN[kind](member.data, member.source, budget):
            empty = False
            if isinstance(found, Member):
                yield from leaves_of(found, budget, depth + 1)
            else:
                yield found
        if empty:
            yield UnreadableError(f"{member.source}: holds no document")
    except UnreadableError as error:
        yield error
    except MemoryError:
        yield UnreadableError(f"{member.source}: needs more memory than an input may take")
    except Exception as error:  # noqa: BLE001 - whatever a parser trips over is the file's damage
        yield _damaged(member.source, error)


def documents_of(leaf: Leaf) -> Iterator[Outcome]:
    """Yield the documents of one leaf, or why there is none."""
    try:
        yield from _PARSE[leaf.kind](leaf)
    except UnreadableError as error:
        yield error
    except MemoryError:
        yield UnreadableError(f"{leaf.source}: needs more memory than an input may take")
    except Exception as error:  # noqa: BLE001 - whatever a parser trips over is the file's damage
        yield _damaged(leaf.source, error)


def _damaged(source: str, error: Exception) -> UnreadableError:
    words = " ".join(str(error).split())[:200]
    return UnreadableError(f"{source}: damaged: {type(error).__name__}: {words}")


_PARSE: dict[Kind, Callable[[Leaf], Iterator[Outcome]]] = {
    "text": lambda leaf: iter([text_document(leaf.data, leaf.source, leaf.charset)]),
    "html": lambda leaf: iter([page_document(leaf.data, leaf.source, leaf.charset)]),
    "jsonl": lambda leaf: parse_jsonl(leaf.data, leaf.source),
    "pdf": lambda leaf: iter([pdf_document(leaf.data, leaf.source)]),
    "docx": lambda leaf: iter([docx_document(leaf.data, leaf.source)]),
    "feed": lambda leaf: feed_documents(leaf.data, leaf.source, leaf.charset),
}
