"""Whatever the bytes: documents or errors in words, never another exception, never a hang."""

from __future__ import annotations

import random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pobratim.errors import UnreadableError
from pobratim.extract.formats import RawDocument, decode_all
from tests.fuzz.mutate import mutated_bytes
from tests.unit.extract.formats.made import PAGE, TEXT, docx, feed, mail, pdf, warc, zipped

VALID = {
    "html": PAGE.encode(),
    "docx": docx(f"<w:p><w:r><w:t>{TEXT}</w:t></w:r></w:p>"),
    "pdf": pdf(f"= Минск\n{TEXT}"),
    "mail": mail(TEXT),
    "feed": feed(f"<item><title>Т</title><description>{TEXT}</description></item>"),
    "warc": warc(("https://a.by/1", "HTTP/1.1 200 OK\r\nContent-Type: text/html", PAGE.encode())),
    "zip": zipped({"a.txt": TEXT, "b.html": PAGE}),
}
STARTS = (b"", b"%PDF-1.4\n", b"PK\x03\x04", b"WARC/1.0\r\n", b"<rss>", b"<html>", b"\x1f\x8b\x08")
CALM = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def check(data: bytes) -> None:
    found = list(decode_all(data, "f"))
    assert found or not data
    for outcome in found:
        if isinstance(outcome, RawDocument):
            assert outcome.text.strip()
        else:
            assert isinstance(outcome, UnreadableError)
            assert str(outcome)
            assert "Traceback" not in str(outcome)


@CALM
@given(st.sampled_from(STARTS), st.binary(max_size=400))
def test_random_bytes_are_read_or_refused(start: bytes, data: bytes) -> None:
    check(start + data)


@CALM
@given(st.sampled_from(sorted(VALID)), st.integers(0, 2**32), st.integers(1, 20))
def test_a_mutated_valid_file_is_read_or_refused(kind: str, seed: int, changes: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secret, a reproducible mutation
    check(mutated_bytes(VALID[kind], chance, most=changes))
