"""Taking one reading in: the document, its source, and every fact that it states."""

from __future__ import annotations

from pobratim.errors import RegisterError
from pobratim.model.claims import Source
from pobratim.model.documents import hash_text
from pobratim.model.readings import Reading
from pobratim.register.ids import canonical, identify
from pobratim.register.intake.batch import Batch
from pobratim.register.intake.entities import take_entities
from pobratim.register.intake.events import take_events
from pobratim.register.intake.phrases import take_phrases
from pobratim.register.intake.report import AddReport
from pobratim.register.intake.sayings import take_sayings
from pobratim.register.search.index import index_document
from pobratim.register.store import Writer

__all__ = ["take_in"]


def take_in(writer: Writer, reading: Reading, source: Source) -> AddReport:
    """Write ``reading`` and ``source`` within the caller's transaction.

    Raises:
        RegisterError: if the reading's text does not have the hash that it states, a span lies
            outside of it, or the source speaks of another document.
    """
    _check(reading, source)
    try:
        new_document, new_source = _document(writer, reading), _source(writer, source)
        batch = Batch(reading, writer, fresh=new_document)
        _reading(writer, reading)
        take_entities(batch)
        take_events(batch)
        take_sayings(batch)
        take_phrases(batch)
        batch.flush()
        if new_document:
            document = reading.document
            index_document(writer, document.id, document.text, document.language)
    except ValueError as error:  # a span without words, or letters that no encoding holds
        raise RegisterError(f"{reading.document.source}: {error}; read it again") from error
    return AddReport(
        reading.document.id,
        new_document,
        new_source,
        batch.new["evidence"],
        batch.known["evidence"],
        batch.new["claims"],
        batch.new["subjects"],
    )


def _check(reading: Reading, source: Source) -> None:
    document = reading.document
    if hash_text(document.text) != document.id:
        raise RegisterError(f"{document.source}: the text does not have the hash {document.id}")
    if source.document != document.id:
        raise RegisterError(
            f"{document.source}: the source is of {source.document}, not of {document.id}"
        )


def _document(writer: Writer, reading: Reading) -> bool:
    document = reading.document
    row = {
        "id": document.id,
        "language": document.language,
        "title": document.title,
        "published": document.published,
        "text": document.text,
        "blocks": canonical([[b.kind, b.start, b.end] for b in document.blocks]),
    }
    return writer.add("documents", [row]) == 1


def _source(writer: Writer, source: Source) -> bool:
    row = {
        "id": identify("source", source.document, source.address, source.grade),
        "document": source.document,
        "address": source.address,
        "outlet": source.outlet,
        "grade": source.grade,
        "title": source.title,
        "published": source.published,
        "language": source.language,
    }
    return writer.add("sources", [row]) == 1


def _reading(writer: Writer, reading: Reading) -> None:
    extractor = f"{reading.extractor.name}/{reading.extractor.version}"
    last = writer.rows("SELECT coalesce(max(number), 0) FROM readings")[0][0]
    row = {
        "id": identify("reading", reading.document.id, extractor),
        "document": reading.document.id,
        "number": int(last) + 1,
        "extractor": extractor,
        "cooperation": reading.cooperation.value,
        "score": reading.cooperation.score,
    }
    writer.add("readings", [row])
