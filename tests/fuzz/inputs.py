"""Documents to mutate, numbered: the same number and seed always give the same bytes."""

from __future__ import annotations

from functools import cache
from random import Random

from eval.report_grammar import reports
from pobratim.app.pipeline import EMBEDDED
from tests.fuzz.mutate import mutated_bytes, mutated_text
from tests.unit.extract.formats.made import PAGE, docx, feed, mail, pdf, warc, zipped

__all__ = ["document"]

_FILES = 20  # one document of so many is a file of another format than text
_GRAMMAR = 60  # reports a language


def document(number: int, seed: int) -> bytes:
    """Return the document of that number: mostly a changed report, sometimes a changed file."""
    source = Random(f"{seed}/{number}")  # noqa: S311 - reproducible, no secret
    if number % _FILES == 0:
        return mutated_bytes(source.choice(_files()), source)
    text = mutated_text(source.choice(_texts()), source)
    return text.encode("utf-8", "surrogatepass" if source.random() < 0.1 else "replace")


@cache
def _texts() -> tuple[str, ...]:
    samples = [p.read_text(encoding="utf-8") for p in sorted((EMBEDDED / "reports").glob("*.txt"))]
    made = [str(r["text"]) for lang in ("ru", "be", "en") for r in reports(_GRAMMAR, 1, lang)]
    return (*samples, *made)


@cache
def _files() -> tuple[bytes, ...]:
    text = _texts()[0]
    return (
        PAGE.encode(),
        docx(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"),
        pdf(f"= Минск\n{text}"),
        mail(text),
        feed(f"<item><title>Т</title><description>{text}</description></item>"),
        warc(("https://a.by/1", "HTTP/1.1 200 OK\r\nContent-Type: text/html", PAGE.encode())),
        zipped({"a.txt": text, "b.html": PAGE}),
    )
