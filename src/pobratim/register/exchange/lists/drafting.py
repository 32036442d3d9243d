"""A reading drawn from a row: entities for the names in its cells, and the problems of cells."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from pobratim.lexicon.gazetteer import Gazetteer
from pobratim.model.dates import DateValue
from pobratim.model.readings import (
    Entity,
    EventField,
    Occupation,
    OrganisationKind,
    PlaceRef,
    Relation,
)
from pobratim.register.exchange.lists.fields import choice, fields_of, words_of
from pobratim.register.exchange.lists.frozen import FrozenRow
from pobratim.register.exchange.lists.values import (
    ListedPerson,
    read_date,
    read_names,
    read_people,
    read_place,
)

__all__ = ["Draft"]

T = TypeVar("T")


@dataclass
class Draft:
    """What a row says so far. ``problems`` maps a field to what is wrong with its cell."""

    row: FrozenRow
    gazetteer: Gazetteer
    words: Mapping[str, Mapping[str, str]]
    entities: list[Entity] = field(default_factory=list)
    occupations: list[Occupation] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    problems: dict[str, str] = field(default_factory=dict)

    def text(self, name: str) -> str | None:
        """Return a field as it stands, ``None`` where the row has none."""
        return self.row.values.get(name)

    def need(self, kind: str) -> None:
        """Note every field that a row of ``kind`` needs and this one lacks."""
        for name, entry in fields_of(kind).items():
            if entry.needed and name not in self.row.values:
                self.problems[name] = "is empty, and every row needs it"

    def date(self, name: str) -> DateValue | None:
        """Return a field as a date; what is none is a problem."""
        return self._read(name, read_date)

    def choice(self, name: str) -> str | None:
        """Return a field as one of its values: by the map's words, else by ours."""
        text = self.text(name)
        if text is None:
            return None
        own = self.words.get(name, {}).get(text.strip())
        found = choice(name, own or text)
        if found is None:
            known = ", ".join(words_of(name))
            self.problems[name] = (
                f"{text!r} is none of {known}; say in the map what it stands for, "
                f"as `values: {{{name}: {{{text}: …}}}}`"
            )
        return found

    def place(self, name: str) -> str | None:
        """Add the place of a field and return its local id."""
        ref = self._read(name, lambda text: read_place(text, self.gazetteer))
        if ref is None:
            return None
        spans = (self.row.spans[name],)
        return self._add(Entity(self._next, "place", self.row.values[name], spans, place=ref))

    def ref_of(self, local: str | None) -> PlaceRef | None:
        """Return the place behind a local id."""
        return next((entity.place for entity in self.entities if entity.id == local), None)

    def people(self, name: str, place: str | None) -> tuple[str, ...]:
        """Add the people of a field, with their posts at ``place``, and return their ids."""
        language = self.row.language
        found = self._read(name, lambda text: read_people(text, language)) or ()
        return tuple(self.person(name, person, person.post, place) for person in found)

    def person(self, name: str, person: ListedPerson, post: str | None, place: str | None) -> str:
        """Add a person whose words stand in the field ``name``, and the post if there is one."""
        span = self.row.span_of(name, person.words)
        local = self._add(Entity(self._next, "person", person.shown, (span,), person=person.name))
        if post is not None and place is not None:
            self.occupations.append(Occupation(local, post, None, place, (self.row.spans[name],)))
        return local

    def organisations(self, name: str, place: str | None) -> tuple[str, ...]:
        """Add the enterprises of a field, with the seat ``place`` if it is known."""
        text = self.text(name)
        return tuple(
            self.organisation(name, words, "enterprise", place)
            for words in (read_names(text) if text else ())
        )

    def organisation(
        self, name: str, words: str, kind: OrganisationKind, place: str | None
    ) -> str:
        """Add an organisation whose name stands in the field ``name``; return its local id."""
        span = self.row.span_of(name, words)
        seat = self.ref_of(place)
        return self._add(Entity(self._next, "organisation", words, (span,), seat, kind))

    def kept(self, kind: str) -> tuple[EventField, ...]:
        """Return the fields kept under their names, dates and choices as we write them."""
        found = []
        for name, entry in fields_of(kind).items():
            if not entry.kept or name not in self.row.values:
                continue
            value = self._kept_value(name, entry.read_as)
            if value is not None:
                found.append(EventField(name.replace("_", "-"), value, self.row.spans[name]))
        return tuple(found)

    def _kept_value(self, name: str, read_as: str) -> str | None:
        if read_as == "choice":
            return self.choice(name)
        if read_as == "date":
            date = self.date(name)
            return None if date is None else date.start + (f"/{date.end}" if date.end else "")
        return self.row.values[name]

    def _read(self, name: str, read: Callable[[str], T]) -> T | None:
        text = self.text(name)
        if text is None:
            return None
        try:
            return read(text)
        except ValueError as error:
            self.problems[name] = str(error)
            return None

    def _add(self, entity: Entity) -> str:
        self.entities.append(entity)
        return entity.id

    @property
    def _next(self) -> str:
        return f"e{len(self.entities) + 1}"
