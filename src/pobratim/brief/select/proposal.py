"""A proposal as it is written before it is numbered."""

from __future__ import annotations

from dataclasses import dataclass

from pobratim.model.dossiers import Sentence

__all__ = ["Proposal"]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposal: what, then why, what may go wrong and what to do first.

    ``firms`` are the ids of the atlas's firms that it names.
    """

    title: str
    sphere: str
    lines: tuple[Sentence, ...]
    firms: frozenset[str] = frozenset()

    @property
    def notes(self) -> tuple[int, ...]:
        """The footnotes of its reason."""
        return self.lines[0].footnotes
