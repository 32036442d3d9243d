"""Scenes: a sentence of a page with the entities whose mentions stand in it."""

from __future__ import annotations

from dataclasses import dataclass

from pobratim.extract.tokens import Page, Sentence
from pobratim.model.readings import Entity
from pobratim.model.spans import Span

__all__ = ["EntityScene", "scene_of"]


@dataclass(frozen=True, slots=True)
class EntityScene:
    """A sentence with the entities whose mentions stand in it, in order."""

    page: Page
    sentence: Sentence
    mentions: tuple[tuple[Span, Entity], ...]


def scene_of(page: Page, sentence: Sentence) -> EntityScene:
    """Return ``sentence`` with the entities whose mentions stand in it, in order."""
    pairs = [
        (span, entity)
        for entity in page.entities
        for span in entity.mentions
        if sentence.start <= span.start and span.end <= sentence.end
    ]
    return EntityScene(page, sentence, tuple(sorted(pairs, key=lambda pair: pair[0])))
