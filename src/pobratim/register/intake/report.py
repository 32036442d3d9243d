"""What taking in one reading changed."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["AddReport"]


@dataclass(frozen=True, slots=True)
class AddReport:
    """What a reading changed.

    ``new_document`` and ``new_source`` tell whether the text and the page were unknown;
    ``new`` and ``known`` count pieces of evidence, ``new_claims`` claims and ``new_subjects``
    persons, bodies, places, events and sayings met for the first time.
    """

    document: str
    new_document: bool
    new_source: bool
    new: int
    known: int
    new_claims: int
    new_subjects: int

    @property
    def changed(self) -> bool:
        """Whether anything was added at all."""
        return self.new_document or self.new_source or self.new > 0
