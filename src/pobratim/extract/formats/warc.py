"""WARC: the pages that a crawl kept, record by record."""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from pobratim.errors import UnreadableError
from pobratim.extract.formats.archives import Member
from pobratim.extract.formats.limits import Budget

__all__ = ["warc_members"]

_CHUNK = 2**16
_LONGEST_HEAD = 2**16
_DOCUMENTS = re.compile(
    r"text/(?:html|plain|xml)|application/(?:pdf|xhtml\+xml|rss\+xml|atom\+xml|xml|zip|"
    r"vnd\.openxmlformats-officedocument\.wordprocessingml\.document|octet-stream)|message/rfc822",
    re.IGNORECASE,
)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w-]{2,30})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Record:
    headers: dict[str, str]
    block: bytes


def warc_members(data: bytes, source: str, budget: Budget) -> Iterator[Member | UnreadableError]:
    """Yield the bodies of the responses with status 200 that are documents.

    A member's source is the address that was fetched. Other kinds of record (requests, metadata,
    revisits) are no members. Responses that are no documents (pictures, styles, errors) are
    counted, and told in one error at the end.

    Raises:
        UnreadableError: if the file is damaged; what came before is read.
    """
    left_out: Counter[str] = Counter()
    for number, record in enumerate(_records(data, source, budget), start=1):
        if record.headers.get("warc-type", "").lower() not in ("response", "resource"):
            continue
        where = record.headers.get("warc-target-uri", "").strip("<> ") or f"{source}!/{number}"
        budget.member(where)
        try:
            member, reason = _member(record, where, budget)
        except UnreadableError as error:
            yield error
            continue
        if member is not None:
            yield member
        left_out.update([reason] if reason else [])
    if left_out:
        told = ", ".join(f"{n} {reason}" for reason, n in left_out.most_common(8))
        yield UnreadableError(f"{source}: {left_out.total()} records are no documents: {told}")


def _records(data: bytes, source: str, budget: Budget) -> Iterator[_Record]:
    plain = data if data.startswith(b"WARC/") else _gunzipped(data, source, budget)
    at = 0
    while at < len(plain):
        # Two line ends stand between records; some writers leave more.
        while plain[at : at + 1] in (b"\r", b"\n"):
            at += 1
        if at >= len(plain):
            return
        end = plain.find(b"\r\n\r\n", at, at + _LONGEST_HEAD)
        if not plain.startswith(b"WARC/", at) or end < 0:
            raise UnreadableError(f"{source}: a damaged WARC file: no record at byte {at:,}")
        headers = _headers(plain[at:end])
        size = headers.get("content-length", "")
        if not size.isascii() or not size.isdigit() or end + 4 + int(size[:15]) > len(plain):
            raise UnreadableError(f"{source}: a damaged WARC file: record at byte {at:,} is cut")
        at = end + 4 + int(size)
        yield _Record(headers, plain[end + 4 : at])


def _gunzipped(data: bytes, source: str, budget: Budget) -> bytes:
    parts: list[bytes] = []
    rest = data
    while rest.startswith(b"\x1f\x8b"):
        stream = zlib.decompressobj(wbits=31)
        before = len(rest)
        chunks = _inflated(stream, rest, source)
        parts.append(budget.unpack(chunks, before, source))
        rest = stream.unused_data.lstrip(b"\x00")
    return b"".join(parts)


def _inflated(stream: zlib._Decompress, data: bytes, source: str) -> Iterator[bytes]:
    rest = data
    try:
        while rest and not stream.eof:
            yield stream.decompress(rest, _CHUNK)
            rest = stream.unconsumed_tail
    except zlib.error as error:
        raise UnreadableError(f"{source}: damaged gzip data: {error}") from error
    if not stream.eof:
        raise UnreadableError(f"{source}: gzip data that ends too early")


def _member(record: _Record, where: str, budget: Budget) -> tuple[Member | None, str | None]:
    kind = record.headers.get("content-type", "")
    if "application/http" not in kind:
        return (Member(where, record.block), None) if record.block.strip() else (None, "empty")
    head, _, body = record.block.partition(b"\r\n\r\n")
    status = head.split(b"\r\n", 1)[0].split()
    if len(status) < 2 or status[1] != b"200":
        code = status[1].decode("ascii", "replace") if len(status) > 1 else "none"
        return None, f"with status {code}"
    headers = _headers(head)
    stated = headers.get("content-type", "text/html")
    if not _DOCUMENTS.match(stated.strip()):
        return None, stated.partition(";")[0].strip()[:60]
    body = _plain_body(body, headers, where, budget)
    charset = _CHARSET.search(stated)
    if not body.strip():
        return None, "empty"
    return Member(where, body, charset[1] if charset else None), None


def _plain_body(body: bytes, headers: dict[str, str], where: str, budget: Budget) -> bytes:
    if "chunked" in headers.get("transfer-encoding", "").lower():
        body = _unchunked(body)
    coding = headers.get("content-encoding", "identity").lower().strip()
    if coding in ("gzip", "x-gzip") and body.startswith(b"\x1f\x8b"):
        stream = zlib.decompressobj(wbits=31)
        return budget.unpack(_inflated(stream, body, where), len(body), where)
    if coding == "deflate":
        raw = 15 if body[:1] == b"\x78" else -15
        stream = zlib.decompressobj(wbits=raw)
        return budget.unpack(_inflated(stream, body, where), len(body), where)
    if coding in ("br", "zstd"):
        raise UnreadableError(f"{where}: packed as {coding}, which is not read")
    return body


def _unchunked(body: bytes) -> bytes:
    """Join the chunks; a body that many crawlers store already joined comes back as it is."""
    parts: list[bytes] = []
    at = 0
    while True:
        end = body.find(b"\r\n", at, at + 64)
        size = body[at:end].split(b";")[0].strip() if end >= 0 else b""
        if not re.fullmatch(rb"[0-9A-Fa-f]{1,8}", size):
            return body
        length = int(size, 16)
        if length == 0:
            return b"".join(parts)
        parts.append(body[end + 2 : end + 2 + length])
        at = end + 2 + length + 2


def _headers(head: bytes) -> dict[str, str]:
    found: dict[str, str] = {}
    for row in head.split(b"\r\n")[1:]:
        name, colon, value = row.partition(b":")
        if colon:
            found[name.strip().lower().decode("ascii", "replace")] = value.strip().decode(
                "utf-8", "replace"
            )
    return found
