"""Taking readings in: the document, its source, and every fact that each states."""

from __future__ import annotations

from collections.abc import Sequence

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
from pobratim.register.intake.shelf import Shelf
from pobratim.register.search.index import index_document
from pobratim.register.store import Writer

__all__ = ["Intake"]


class Intake:
    """Readings taken in within one transaction of the caller."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._shelf = Shelf(writer)
        self._taken: list[Batch] = []

    def take(self, reading: Reading, source: Source) -> None:
        """Gather all that ``reading`` and ``source`` bring.

        Raises:
            RegisterError: if the reading's text does not have the hash that it states, a span
                lies outside of it, or the source speaks of another document.
        """
        _check(reading, source)
        document = reading.document
        try:
            batch = Batch(reading, self._shelf, fresh=self._document(reading))
            self._taken.append(batch)
            self._source(batch, source)
            self._reading(batch)
            take_entities(batch)
            take_events(batch)
            take_sayings(batch)
            take_phrases(batch)
            if batch.fresh:
                index_document(self._writer, document.id, document.text, document.language)
        except ValueError as error:  # a span without words, or letters that no encoding holds
            raise RegisterError(f"{document.source}: {error}; read it again") from error

    def take_all(self, items: Sequence[tuple[Reading, Source]]) -> None:
        """Gather many readings, as :meth:`take` does one."""
        self._shelf.look_up("documents", [reading.document.id for reading, _ in items])
        for reading, source in items:
            self.take(reading, source)

    def settle(self, document: str) -> None:
        """Write what was gathered, if that is of ``document`` too: it may be asked for."""
        if self._shelf.waits("documents", document):
            self._shelf.write()

    def reports(self) -> list[AddReport]:
        """Write what was gathered and tell, reading by reading, what it changed.

        Raises:
            RegisterError: if the words of a reading hold letters that no encoding holds.
        """
        try:
            self._shelf.write()
        except ValueError as error:
            raise RegisterError(f"{_blamed(self._taken)}: {error}; read it again") from error
        return [_report(batch) for batch in self._taken]

    def _document(self, reading: Reading) -> bool:
        """Gather the document; tell whether it is new."""
        document = reading.document
        self.settle(document.id)
        if self._shelf.knows("documents", document.id):
            return False
        blocks = canonical([[b.kind, b.start, b.end] for b in document.blocks])
        head = (document.id, document.language, document.title, document.published)
        row = (*head, document.text, blocks)
        self._shelf.put("documents", document.id, row)
        return True

    def _source(self, batch: Batch, source: Source) -> None:
        identity = identify("source", source.document, source.address, source.grade)
        told = (source.address, source.outlet, source.grade, source.title, source.published)
        row = (identity, source.document, *told, source.language)
        self._shelf.put("sources", identity, row, batch.tally, new=batch.fresh)

    def _reading(self, batch: Batch) -> None:
        reading = batch.reading
        identity = identify("reading", batch.document, batch.extractor)
        if not batch.fresh and self._shelf.knows("readings", identity):
            return
        number, found = self._shelf.next_number(), reading.cooperation
        row = (identity, batch.document, number, batch.extractor, found.value, found.score)
        self._shelf.put("readings", identity, row)


def _check(reading: Reading, source: Source) -> None:
    document = reading.document
    if hash_text(document.text) != document.id:
        raise RegisterError(f"{document.source}: the text does not have the hash {document.id}")
    if source.document != document.id:
        raise RegisterError(
            f"{document.source}: the source is of {source.document}, not of {document.id}"
        )


def _blamed(taken: list[Batch]) -> str:
    """Where the first text comes from that cannot be written, else the first of all."""
    texts = [batch.reading.document for batch in taken]
    torn = (d for d in texts if d.text.encode("utf-8", "ignore").decode() != d.text)
    return next(torn, texts[0]).source


def _report(batch: Batch) -> AddReport:
    new = batch.tally
    return AddReport(
        batch.document,
        batch.fresh,
        new["sources"] == 1,
        new["evidence"],
        batch.given - new["evidence"],
        new["claims"],
        new["subjects"],
    )
