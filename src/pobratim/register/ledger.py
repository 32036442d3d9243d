"""The questions beside those on single acts: deliveries, plants, the documents behind all."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Mapping

from pobratim.model.claims import Source
from pobratim.model.places import City
from pobratim.model.rows import DeliveryRow, DocumentRow, EventRow, PlantRow, StatementRow
from pobratim.register.snapshot import Snapshot
from pobratim.register.store import Store
from pobratim.register.views.match import Wanted

__all__ = ["Ledger", "TextsOf", "texts_of", "wanted_of"]

TextsOf = Callable[[Collection[str]], Mapping[str, str]]
"""Reads the frozen texts of documents by their hashes."""


class Ledger(ABC):
    """What a register answers from several of its subjects or texts at once."""

    _store: Store

    @abstractmethod
    def _snapshot(self, as_of: str | None) -> Snapshot: ...

    @abstractmethod
    def sources(self) -> tuple[Source, ...]:
        """Return every page of every document, in the order of ids."""

    @abstractmethod
    def statements(
        self, a: City | None = None, b: City | None = None, as_of: str | None = None
    ) -> tuple[StatementRow, ...]:
        """Return what was said, word for word, by date."""

    def quote(
        self, words: str, a: City | None = None, b: City | None = None, as_of: str | None = None
    ) -> tuple[tuple[StatementRow, bool], ...]:
        """Return the statements that hold ``words``, ``True`` where they do so word for word.

        Where none does, those come that share at least half of the words, the most alike first.
        """
        from pobratim.register.views.wordings import quoted

        return quoted(self.statements(a, b, as_of), words)

    def documents(
        self, a: City | None = None, b: City | None = None, as_of: str | None = None
    ) -> tuple[DocumentRow, ...]:
        """Return documents by date, with cities those that name each; reprints are marked."""
        from pobratim.register.views.documents import documents

        snapshot = self._snapshot(as_of)
        return documents(snapshot, self.sources(), texts_of(self._store), wanted_of(a, b))

    def _counted(self, rows: tuple[EventRow, ...]) -> tuple[EventRow, ...]:
        """The rows with the number of independent texts behind each."""
        from pobratim.register.views.documents import with_origins

        return with_origins(rows, texts_of(self._store))

    def deliveries(
        self, a: City | None = None, b: City | None = None, as_of: str | None = None
    ) -> tuple[DeliveryRow, ...]:
        """Return who makes, buys and gets what, and how far it is, by date."""
        from pobratim.register.views.deliveries import deliveries

        return deliveries(self._snapshot(as_of), wanted_of(a, b))

    def plants(
        self, a: City | None = None, b: City | None = None, as_of: str | None = None
    ) -> tuple[PlantRow, ...]:
        """Return the enterprises that delegations saw, each with what came of the visits."""
        from pobratim.register.views.plants import plants

        return plants(self._snapshot(as_of), wanted_of(a, b))


def texts_of(store: Store) -> TextsOf:
    """Return a function that reads the frozen texts of documents, in the order asked."""

    def texts(ids: Collection[str]) -> Mapping[str, str]:
        found: dict[str, str] = {}
        asked = "SELECT text FROM documents WHERE id = :id"
        for identity in ids:
            for (text,) in store.rows(asked, {"id": identity}):
                found[identity] = str(text)
        return found

    return texts


def wanted_of(a: City | None, b: City | None) -> Wanted:
    """Return the cities asked for, each once."""
    return tuple({city.geonames: city for city in (a, b) if city is not None}.values())
