"""What the readers of a document share: its sentences and tokens, and the entities found."""

from __future__ import annotations

from dataclasses import dataclass, field

from pobratim.model.documents import Document
from pobratim.model.readings import Entity
from pobratim.model.spans import Span

__all__ = ["Page", "Sentence", "Token"]


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark.

    ``lower`` folds case and ё, ``lemma`` is the likeliest normal form.

    ``pos`` is an OpenCorpora part of speech (``NOUN``, ``ADJF``, ``VERB`` …), ``None`` for marks
    and wherever the language has no morphology at hand.
    """

    start: int
    end: int
    text: str
    lower: str
    lemma: str
    pos: str | None = None
    grammemes: frozenset[str] = frozenset()

    @property
    def span(self) -> Span:
        """The token's range in the document."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence inside one block (``block`` is its index); it never crosses a line break."""

    start: int
    end: int
    block: int
    tokens: tuple[Token, ...]

    @property
    def span(self) -> Span:
        """The sentence's range in the document."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Page:
    """A document with its sentences, in order; caption and boilerplate blocks have none.

    A caption that repeats the title has none, so that its mentions are not made twice; other
    captions are segmented. ``entities`` is empty until the entity readers have run.
    """

    document: Document
    sentences: tuple[Sentence, ...]
    entities: tuple[Entity, ...] = field(default=())

    def entities_in(self, span: Span, kind: str | None = None) -> tuple[Entity, ...]:
        """Return the entities with a mention inside ``span``, in order of that mention."""
        found = [
            (min(m.start for m in e.mentions if span.contains(m)), e)
            for e in self.entities
            if (kind is None or e.kind == kind)
            and any(span.start <= m.start and m.end <= span.end for m in e.mentions)
        ]
        return tuple(e for _, e in sorted(found, key=lambda pair: pair[0]))
