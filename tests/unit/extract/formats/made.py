"""Small files of every format, made here."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Mapping
from functools import cache

import typst

__all__ = ["PAGE", "TEXT", "docx", "feed", "mail", "pdf", "warc", "zipped"]

TEXT = "Делегация Твери побывала в Минске, обсудила транспорт и подписала план на два года."
PAGE = f"<html><head><title>Т</title></head><body><article><p>{TEXT}</p></article></body></html>"
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """Return a ZIP archive of ``files``."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def docx(body: str, *, core: str = "", extra: Mapping[str, str | bytes] | None = None) -> bytes:
    """Return a DOCX file whose main part holds ``body``."""
    main = f'<?xml version="1.0"?><w:document {_W}><w:body>{body}</w:body></w:document>'
    files: dict[str, str | bytes] = {"[Content_Types].xml": "<Types/>", "word/document.xml": main}
    if core:
        files["docProps/core.xml"] = core
    return zipped({**files, **(extra or {})})


@cache
def pdf(source: str) -> bytes:
    """Return the PDF that the Typst ``source`` gives."""
    found = typst.compile(source.encode())
    assert isinstance(found, bytes)
    return found


def feed(*items: str, root: str = "rss") -> bytes:
    """Return an RSS 2.0 feed."""
    channel = f"<channel><title>Вестник</title>{''.join(items)}</channel>"
    return (
        f'<?xml version="1.0" encoding="utf-8"?><{root} version="2.0">{channel}</{root}>'.encode()
    )


def mail(body: str, *, headers: str = "") -> bytes:
    """Return an e-mail with the usual headers."""
    return (
        "From: Press <press@example.org>\r\nTo: all@example.org\r\n"
        "Date: Fri, 20 May 2022 10:15:00 +0300\r\nSubject: Re: Minsk and Tver\r\n"
        f"MIME-Version: 1.0\r\n{headers}\r\n{body}"
    ).encode()


def warc(*responses: tuple[str, str, bytes], packed: bool = True) -> bytes:
    """Return a WARC file: per response its address, its HTTP head, its body."""
    info = _record("warcinfo", "", "application/warc-fields", b"software: test\r\n")
    records = [info] + [
        _record("response", address, "application/http; msgtype=response",
                head.encode() + b"\r\n\r\n" + body)
        for address, head, body in responses
    ]  # fmt: skip
    return b"".join(gzip.compress(r) if packed else r for r in records)


def _record(kind: str, address: str, content: str, block: bytes) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\n"
        f"Content-Type: {content}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"
