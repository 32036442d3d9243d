"""What a dossier asks of the register: the questions, whoever answers them."""

from __future__ import annotations

from typing import Protocol

from pobratim.model.claims import Source
from pobratim.model.places import City
from pobratim.model.rows import (
    CommitmentRow,
    ConflictRow,
    EventRow,
    OrganisationRow,
    PersonRow,
    PositionRow,
    RelationRow,
    StatementRow,
)

__all__ = ["RegisterReader"]


class RegisterReader(Protocol):
    """The questions to the register; ``a`` and ``b`` narrow to rows that touch these cities.

    ``as_of`` is an ISO date: what was published after it is left out.
    """

    def people(
        self, a: City | None = None, b: City | None = None, as_of: str | None = None
    ) -> tuple[PersonRow, ...]:
        """Return persons with their posts."""

    def organisations(
        self, a: City | None = None, b: City | None = None, as_of: str | None = None
    ) -> tuple[OrganisationRow, ...]:
        """Return organisations with their seats."""

    def events(
        self, a: City | None = None, b: City | None = None, as_of: str | None = None
    ) -> tuple[EventRow, ...]:
        """Return acts of cooperation, each once."""

    def statements(
        self, a: City | None = None, b: City | None = None, as_of: str | None = None
    ) -> tuple[StatementRow, ...]:
        """Return what was said, word for word."""

    def positions(
        self, a: City | None = None, b: City | None = None, as_of: str | None = None
    ) -> tuple[PositionRow, ...]:
        """Return offers, requests, priorities and assessments."""

    def agreements(
        self, a: City | None = None, b: City | None = None, as_of: str | None = None
    ) -> tuple[EventRow, ...]:
        """Return signed and intended documents."""

    def relations(
        self, a: City | None = None, b: City | None = None, as_of: str | None = None
    ) -> tuple[RelationRow, ...]:
        """Return the stages of the relation."""

    def commitments(
        self, a: City | None = None, b: City | None = None, as_of: str | None = None
    ) -> tuple[CommitmentRow, ...]:
        """Return promises with their state on ``as_of``."""

    def conflicts(
        self, a: City | None = None, b: City | None = None, as_of: str | None = None
    ) -> tuple[ConflictRow, ...]:
        """Return claims for which sources give different values."""

    def source(self, document: str) -> Source:
        """Return where a document comes from."""

    def text(self, document: str) -> str:
        """Return a document's frozen text."""

    def reaches(self, a: City, b: City) -> str | None:
        """Return the latest publication date on the pair, ``None`` without any."""
