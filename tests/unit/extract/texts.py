"""Pages of tiny texts of our own, with people, cities and bodies placed in them by pattern."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pobratim.extract.blocks import blocks_of, title_of
from pobratim.extract.language import language_of
from pobratim.extract.segment import page_of
from pobratim.extract.tokens import Page
from pobratim.model.documents import Document, Language, hash_text
from pobratim.model.readings import Entity, OrganisationKind, PersonName, PlaceRef
from pobratim.model.spans import Span


@dataclass(frozen=True)
class Named:
    """An entity and the pattern of its mentions."""

    entity: Entity
    pattern: str

    def placed_in(self, text: str) -> Entity:
        spans = tuple(Span(*m.span()) for m in re.finditer(self.pattern, text))
        return replace(self.entity, mentions=spans)


def person(name: str, key: str = "p1") -> Named:
    """Return a person: full name, or surname alone, in any case."""
    first, last = name.split()
    stem = last[:-1] if last[-1] in "аяйіыў" else last
    pattern = rf"(?:{first[:-1]}\w*\s)?(?<!\w){stem}\w{{0,3}}(?!\w)"
    return Named(Entity(key, "person", name, (), person=PersonName(first, None, last)), pattern)


def city(name: str, key: str = "c1", geonames: int | None = None) -> Named:
    """Return a city, in any case."""
    place = PlaceRef("city", geonames, name)
    return Named(Entity(key, "place", name, (), place), rf"(?<!\w){name[:-1]}\w{{0,3}}(?!\w)")


def body(name: str, key: str = "o1", kind: OrganisationKind = "authority") -> Named:
    """Return an organisation; the first word may stand in any case and with a small letter."""
    stem = name[1:-1]
    pattern = rf"(?<!\w)[{name[0].upper()}{name[0].lower()}]{stem}\w{{0,3}}(?!\w)"
    return Named(Entity(key, "organisation", name, (), None, kind), pattern)


def page(
    text: str,
    *named: Named,
    published: str | None = None,
    language: Language | None = None,
    title: str | None = None,
) -> Page:
    """Return ``text`` as a page with those of ``named`` that it mentions."""
    language = language or language_of(text)
    blocks = blocks_of(text, language, title)
    shown = title or title_of(text, blocks)
    document = Document(hash_text(text), "-", language, shown, published, text, blocks)
    entities = tuple(e for n in named if (e := n.placed_in(text)).mentions)
    return replace(page_of(document), entities=entities)
