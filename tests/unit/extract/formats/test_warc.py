"""WARC: responses that are documents; the rest is counted."""

from __future__ import annotations

import gzip
import zlib

import pytest

from pobratim.errors import UnreadableError
from pobratim.extract.formats import RawDocument, decode, decode_all
from tests.unit.extract.formats.made import PAGE, TEXT, warc

OK = "HTTP/1.1 200 OK\r\nContent-Type: text/html"


@pytest.mark.parametrize("packed", [True, False])
def test_a_response_is_a_document_whose_source_is_its_address(*, packed: bool) -> None:
    raw = decode(warc(("https://a.by/1", OK, PAGE.encode()), packed=packed), "c.warc")
    assert (raw.source, TEXT in raw.text) == ("https://a.by/1", True)


def test_what_is_no_document_is_counted_in_one_error() -> None:
    found = list(
        decode_all(
            warc(
                ("https://a.by/1", OK, PAGE.encode()),
                ("https://a.by/2", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html", b"no"),
                ("https://a.by/3", "HTTP/1.1 200 OK\r\nContent-Type: image/png", b"\x89PNG"),
                ("https://a.by/4", OK, PAGE.encode()),
            ),
            "c.warc",
        )
    )
    assert [isinstance(f, RawDocument) for f in found] == [True, True, False]
    assert str(found[2]) == ("c.warc: 2 records are no documents: 1 with status 404, 1 image/png")


@pytest.mark.parametrize(
    ("header", "body"),
    [
        ("Content-Encoding: gzip", gzip.compress(PAGE.encode())),
        ("Content-Encoding: deflate", zlib.compress(PAGE.encode())),
        ("Transfer-Encoding: chunked", b"5\r\n" + PAGE.encode()[:5] + b"\r\n"
         + f"{len(PAGE.encode()) - 5:x}\r\n".encode() + PAGE.encode()[5:] + b"\r\n0\r\n\r\n"),
        ("Transfer-Encoding: chunked", PAGE.encode()),
    ],
    ids=["gzip", "deflate", "chunked", "chunked, but joined already"],
)  # fmt: skip
def test_bodies_are_unpacked_as_their_heads_say(header: str, body: bytes) -> None:
    assert TEXT in decode(warc(("https://a.by/1", f"{OK}\r\n{header}", body)), "c").text


def test_the_encoding_of_the_head_is_used() -> None:
    data = warc(("https://a.by/1", f"{OK}; charset=windows-1251", PAGE.encode("cp1251")))
    assert TEXT in decode(data, "c").text


def test_a_bomb_inside_a_response_is_refused_and_the_next_read() -> None:
    bomb = gzip.compress(b"<p>" + b"a" * 30_000_000)
    found = list(
        decode_all(
            warc(
                ("https://a.by/1", f"{OK}\r\nContent-Encoding: gzip", bomb),
                ("https://a.by/2", OK, PAGE.encode()),
            ),
            "c",
        )
    )
    assert [type(f) for f in found] == [UnreadableError, RawDocument]
    assert str(found[0]).startswith("https://a.by/1: unpacks")


def test_a_cut_file_gives_what_came_before_and_an_error() -> None:
    pages = [(f"https://a.by/{i}", OK, PAGE.encode()) for i in range(2)]
    found = list(decode_all(warc(*pages, packed=False)[:-40], "c"))
    assert [type(f) for f in found] == [RawDocument, UnreadableError]
    assert "is cut" in str(found[1])


def test_a_crawl_without_a_response_is_told() -> None:
    (found,) = decode_all(warc(), "c.warc")
    assert str(found) == "c.warc: holds no document"
