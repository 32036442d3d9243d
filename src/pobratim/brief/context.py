"""The desk that the sections are written at: the pair, the rows, the figures, the words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from pobratim.brief.footnotes import Footnotes
from pobratim.brief.measured import Measured
from pobratim.brief.naming import body_in, name_in
from pobratim.brief.rows import Rows
from pobratim.brief.words import Words
from pobratim.model.dates import DateValue
from pobratim.model.dossiers import Row, Sentence
from pobratim.model.places import City
from pobratim.model.rows import EventRow, NamedRef, OrganisationRow, PersonRow
from pobratim.model.scores import DatasetRef
from pobratim.model.spans import Evidence

__all__ = ["Brief", "Side"]

Side = Literal["a", "b"]


@dataclass(frozen=True)
class Brief:
    """Everything a section needs. ``reaches`` is the latest date of the register on the pair."""

    a: City
    b: City
    as_of: str
    words: Words
    notes: Footnotes
    rows: Rows
    measured: Measured
    reaches: str | None = None

    @cached_property
    def cities(self) -> dict[str, str]:
        """The two cities in every role that a sentence may ask for: ``a``, ``a_of``, ``b_in``."""
        forms: dict[str, str] = {}
        for side, city in (("a", self.a), ("b", self.b)):
            name = self.name_of(city)
            forms[side] = name
            for role in ("of", "to", "acc", "ins", "with", "in", "into", "from"):
                forms[f"{side}_{role}"] = self.words.city(name, role)
        return forms

    def name_of(self, city: City) -> str:
        """Return a city's name in the dossier's language."""
        return city.label(self.words.language)

    def text(self, key: str, **values: object) -> str:
        """Return the words of ``key``, both cities filled in."""
        return self.words(key, **{**self.cities, **values})

    def say(self, key: str, footnotes: Iterable[int], **values: object) -> Sentence:
        """Return a sentence in words with its footnotes."""
        return Sentence(self.text(key, **values), tuple(footnotes))

    def warn(self, key: str, footnotes: Iterable[int], **values: object) -> Sentence:
        """Return a sentence that must not be missed, with its footnotes."""
        return Sentence(self.text(key, **values), tuple(footnotes), "warning")

    def count(self, key: str, n: int, footnotes: Iterable[int], **values: object) -> Sentence:
        """Return a sentence about ``n`` things with its footnotes."""
        filled = {**self.cities, **values}
        return Sentence(self.words.count(key, n, **filled), tuple(footnotes))

    def absent(self, key: str, looked_for: str, **values: object) -> Sentence:
        """Return a sentence about what the register does not hold, footnoted to the register.

        ``looked_for`` is the key of the words that say what was looked for.
        """
        return self.say(key, self.notes.register(self.text(looked_for)), **values)

    def row(self, cells: Iterable[str], footnotes: Iterable[int]) -> Row:
        """Return a table row."""
        return Row(tuple(cells), tuple(footnotes))

    def data(self, sources: Iterable[DatasetRef], note: str = "") -> tuple[int, ...]:
        """Return the footnotes to data sets."""
        return tuple(self.notes.data(source, note) for source in sources)

    def spans(self, *evidence: Iterable[Evidence]) -> tuple[int, ...]:
        """Return the footnotes to the evidence of one or several rows."""
        numbers = [n for group in evidence for n in self.notes.spans(group)]
        return tuple(dict.fromkeys(numbers))

    # Who and where

    def side(self, geonames: int | None) -> Side | None:
        """Tell whose agglomeration a place belongs to."""
        if geonames is None:
            return None
        first, second = self.measured.comparison.agglomerations
        if geonames == self.a.geonames or geonames in first.members:
            return "a"
        return "b" if geonames == self.b.geonames or geonames in second.members else None

    def side_of(self, ref: NamedRef | None) -> Side | None:
        """Tell which side a named place or body stands on, where that is known."""
        if ref is None:
            return None
        if ref.place is not None:
            return self.side(ref.place.geonames)
        body = self.bodies.get(ref.id)
        return self.side(body.place.geonames) if body and body.place else None

    @cached_property
    def persons(self) -> dict[str, PersonRow]:
        """The persons of the register by id."""
        return {person.id: person for person in self.rows.people}

    @cached_property
    def bodies(self) -> dict[str, OrganisationRow]:
        """The organisations of the register by id."""
        return {body.id: body for body in self.rows.organisations}

    def person(self, ref: NamedRef) -> str:
        """Return a person's name in the dossier's script."""
        row = self.persons.get(ref.id)
        return name_in(self.words.language, ref.name, row.names if row else ())

    def body(self, ref: NamedRef) -> str:
        """Return an organisation's or a place's name in the dossier's script."""
        if ref.place is not None and ref.place.geonames is not None:
            for city in (self.a, self.b):
                if city.geonames == ref.place.geonames and ref.id not in self.bodies:
                    return self.name_of(city)
        row = self.bodies.get(ref.id)
        return body_in(self.words.language, ref.name, row.names if row else ())

    # When

    def days_since(self, iso: str) -> int:
        """Return whole days from a full or partial date to the day of the dossier."""
        start = iso + "-01-01"[len(iso) - 4 :] if len(iso) < 10 else iso
        day = dt.date.fromisoformat(start[:10])
        return (dt.date.fromisoformat(self.as_of) - day).days

    def past(self, event: EventRow) -> bool:
        """Tell whether an event is done, and not dated after the day of the dossier."""
        if event.status != "done":
            return False
        return event.date is None or not later(event.date, self.as_of)

    @cached_property
    def history(self) -> tuple[EventRow, ...]:
        """The events of the pair, latest first, those without a full year at the end."""
        return tuple(sorted(self.rows.events, key=_order, reverse=True))


def later(date: DateValue, day: str) -> bool:
    """Tell whether a date surely lies after ``day``; a date without a year never surely does."""
    return not date.start.startswith("--") and date.start > day[: len(date.start)]


def _order(event: EventRow) -> tuple[bool, str, str]:
    start = event.date.start if event.date else "--"
    return not start.startswith("--"), start, event.id
