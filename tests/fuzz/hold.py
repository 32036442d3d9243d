"""What must hold of every document, whatever its bytes."""

from __future__ import annotations

import json
from collections.abc import Iterator

from pobratim.app.pipeline import read_document
from pobratim.app.schemas.readings import reading as shape
from pobratim.errors import UnreadableError
from pobratim.extract.formats import decode_all
from pobratim.model.readings import Reading
from pobratim.model.spans import Span

__all__ = ["hold", "spans"]


def hold(data: bytes) -> int:
    """Read ``data`` as the program would and check the reading.

    Returns:
        How many documents were read; the rest was refused in words.

    Raises:
        AssertionError: if a span does not read verbatim, or a refusal says nothing.
    """
    read = 0
    for outcome in decode_all(data, "fuzz"):
        if isinstance(outcome, UnreadableError):
            assert str(outcome)
            continue
        reading = read_document(outcome)
        _check(reading, outcome.text)
        json.dumps(shape(reading), ensure_ascii=False, allow_nan=False)
        read += 1
    return read


def _check(reading: Reading, text: str) -> None:
    assert reading.document.text == text
    for span in spans(reading):
        assert 0 <= span.start < span.end <= len(text)
    for words, span in _sayings(reading):
        assert span.of(text) == words


def spans(reading: Reading) -> Iterator[Span]:
    """Yield every span of a reading."""
    for entity in reading.entities:
        yield from entity.mentions
    for occupation in reading.occupations:
        yield from occupation.evidence
    for event in reading.events:
        yield from (*event.evidence, *(goods.evidence for goods in event.goods))
    for relation in reading.relations:
        yield from relation.evidence
    for sphere in reading.spheres:
        yield from sphere.evidence
    yield from (span for _, span in _sayings(reading))
    yield from (block.span for block in reading.document.blocks)


def _sayings(reading: Reading) -> Iterator[tuple[str, Span]]:
    yield from ((said.text, said.span) for said in reading.statements)
    yield from ((promise.text, promise.span) for promise in reading.commitments)
    yield from ((position.text, position.span) for position in reading.positions)
