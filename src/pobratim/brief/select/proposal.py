"""A proposal as it is written before it is numbered."""

from __future__ import annotations

from dataclasses import dataclass

from pobratim.model.dossiers import Sentence

__all__ = ["Proposal"]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposal: what, then why, what may go wrong and what to do first.

    ``hint`` is the quotation that it rests on, empty where it rests on figures.
    """

    title: str
    sphere: str
    lines: tuple[Sentence, ...]
    hint: str = ""

    @property
    def notes(self) -> tuple[int, ...]:
        """The footnotes of its reason."""
        return self.lines[0].footnotes
