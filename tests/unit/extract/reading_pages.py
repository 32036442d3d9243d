"""Pages with their entities, for the tests of persons, places, organisations and posts."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from pobratim.extract.formats import RawDocument
from pobratim.extract.link import entities_of
from pobratim.extract.read import document_of
from pobratim.extract.segment import page_of
from pobratim.extract.tokens import Page
from pobratim.lexicon.gazetteer import Gazetteer
from pobratim.model.documents import Language
from pobratim.model.readings import Entity

__all__ = ["cities", "entities", "named", "page"]


@lru_cache(maxsize=1)
def _gazetteer() -> Gazetteer:
    return Gazetteer.open()


def page(text: str, language: Language | None = None) -> Page:
    """Return the page of ``text`` with its entities, as reading builds it."""
    bare = page_of(document_of(RawDocument("-", text, language=language)))
    return replace(bare, entities=entities_of(bare, _gazetteer()))


def entities(text: str, kind: str, language: Language | None = None) -> list[Entity]:
    """Return the entities of one kind."""
    return [entity for entity in page(text, language).entities if entity.kind == kind]


def named(text: str, kind: str, language: Language | None = None) -> list[str]:
    """Return the names of the entities of one kind, in order of first mention."""
    return [entity.name for entity in entities(text, kind, language)]


def cities(text: str, language: Language | None = None) -> list[int | None]:
    """Return the GeoNames ids of the cities, in order of first mention."""
    return [
        entity.place.geonames
        for entity in entities(text, "place", language)
        if entity.place and entity.place.kind == "city"
    ]
