"""Readings built by hand: a text, and facts that point at words of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pobratim.model.claims import Grade, Source
from pobratim.model.dates import DateValue
from pobratim.model.documents import Block, Document, Language, hash_text
from pobratim.model.places import City
from pobratim.model.readings import (
    Commitment,
    Cooperation,
    Entity,
    Event,
    EventStatus,
    EventType,
    Extractor,
    Goods,
    Occupation,
    OrganisationKind,
    PersonName,
    PlaceRef,
    Position,
    PositionKind,
    Reading,
    Relation,
    RelationStatus,
    RelationType,
    Statement,
)
from pobratim.model.spans import Span

__all__ = ["KAZAN", "MINSK", "YEKATERINBURG", "Report", "day"]


def _city(geonames: int, name: str, country: str, admin1: str, ru: str) -> City:
    return City(
        geonames, name, country, admin1, 0.0, 0.0, 1_000_000, "UTC", {"ru": ru, "en": name}
    )


MINSK = _city(625144, "Minsk", "BY", "04", "Минск")
YEKATERINBURG = _city(1486209, "Yekaterinburg", "RU", "71", "Екатеринбург")
KAZAN = _city(551487, "Kazan", "RU", "73", "Казань")


def day(start: str, end: str | None = None, text: str = "") -> DateValue:
    """A date whose precision follows from its shape."""
    parts = len(start.removeprefix("--").split("-")) + (1 if start.startswith("--") else 0)
    return DateValue(start, end, ("year", "month", "day")[parts - 1], text)


@dataclass
class Report:
    """A report under construction; every method returns the local id of what it added."""

    text: str
    published: str | None = None
    language: Language = "ru"
    address: str = "https://example.org/1"
    outlet: str = "Example"
    grade: Grade = "media"
    entities: list[Entity] = field(default_factory=list)
    occupations: list[Occupation] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    commitments: list[Commitment] = field(default_factory=list)
    positions: list[Position] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)

    def span(self, words: str) -> Span:
        """The first place where ``words`` stand."""
        start = self.text.index(words)
        return Span(start, start + len(words))

    def _entity(self, words: str, **fields: Any) -> str:
        name = fields.pop("name", None) or words
        entity = Entity(
            id=f"e{len(self.entities) + 1}", name=name, mentions=(self.span(words),), **fields
        )
        self.entities.append(entity)
        return entity.id

    def city(self, words: str, city: City, name: str | None = None) -> str:
        ref = PlaceRef("city", city.geonames, city.name, city.country)
        return self._entity(words, kind="place", name=name, place=ref)

    def place(self, words: str, ref: PlaceRef, name: str | None = None) -> str:
        return self._entity(words, kind="place", name=name, place=ref)

    def body(
        self,
        words: str,
        seat: City | None = None,
        *,
        name: str | None = None,
        kind: OrganisationKind = "authority",
    ) -> str:
        ref = PlaceRef("city", seat.geonames, seat.name, seat.country) if seat else None
        return self._entity(words, kind="organisation", name=name, place=ref, organisation=kind)

    def person(
        self,
        words: str,
        *,
        first: str | None = None,
        last: str | None = None,
        patronymic: str | None = None,
        name: str | None = None,
    ) -> str:
        parts = PersonName(first, patronymic, last or words)
        shown = name or " ".join(p for p in (first, patronymic, last or words) if p)
        return self._entity(words, kind="person", name=shown, person=parts)

    def post(
        self,
        person: str,
        post: str,
        *,
        organisation: str | None = None,
        place: str | None = None,
        status: Any = "current",
    ) -> None:
        self.occupations.append(
            Occupation(person, post, organisation, place, (self.span(post),), status)
        )

    def event(
        self, words: str, kind: EventType, status: EventStatus = "done", **fields: Any
    ) -> str:
        event = Event(
            id=f"v{len(self.events) + 1}",
            type=kind,
            status=status,
            evidence=(self.span(words),),
            **fields,
        )
        self.events.append(event)
        return event.id

    def goods(self, words: str, **fields: Any) -> Goods:
        return Goods(what=fields.pop("what", words), evidence=self.span(words), **fields)

    def says(self, speaker: str | None, words: str, *, as_text: str = "") -> None:
        self.statements.append(
            Statement(speaker, as_text or "speaker", words, self.span(words), direct=True)
        )

    def promise(self, words: str, **fields: Any) -> None:
        by, to = fields.pop("by", ()), fields.pop("to", ())
        self.commitments.append(Commitment(by, to, words, self.span(words), **fields))

    def position(
        self,
        words: str,
        kind: PositionKind,
        by: str | None = None,
        on_behalf_of: str | None = None,
    ) -> None:
        self.positions.append(Position(kind, by, words, self.span(words), on_behalf_of))

    def relation(
        self, words: str, kind: RelationType, status: RelationStatus = "current", **fields: Any
    ) -> None:
        self.relations.append(Relation(kind, status, (self.span(words),), **fields))

    def document(self) -> Document:
        return Document(
            id=hash_text(self.text),
            source=self.address,
            language=self.language,
            title=None,
            published=self.published,
            text=self.text,
            blocks=(Block("paragraph", 0, len(self.text)),),
        )

    def reading(self) -> Reading:
        return Reading(
            document=self.document(),
            cooperation=Cooperation(value=True, score=0.9),
            extractor=Extractor("by-hand", "1"),
            entities=tuple(self.entities),
            occupations=tuple(self.occupations),
            events=tuple(self.events),
            statements=tuple(self.statements),
            commitments=tuple(self.commitments),
            positions=tuple(self.positions),
            relations=tuple(self.relations),
        )

    def source(self) -> Source:
        document = self.document()
        return Source(
            document.id,
            self.address,
            self.outlet,
            self.grade,
            document.title,
            self.published,
            self.language,
        )
