"""The desk that the sections are written at: the pair, the rows, the figures, the words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal, TypeVar

from pobratim.brief.footnotes import Footnotes
from pobratim.brief.measured import Measured
from pobratim.brief.naming import area_in, body_in, name_in, script
from pobratim.brief.rows import Rows
from pobratim.brief.words import Words
from pobratim.brief.words.belarusian import belarusian_region_of
from pobratim.brief.words.offices import body_in_words
from pobratim.model.dates import DateValue
from pobratim.model.dossiers import Row, Sentence
from pobratim.model.places import City
from pobratim.model.rows import EventRow, NamedRef, OrganisationRow, PersonRow
from pobratim.model.scores import DatasetRef
from pobratim.model.spans import Evidence

__all__ = ["Brief", "Side", "above_city", "later"]

Side = Literal["a", "b"]
T = TypeVar("T")

_MOST_MARKS = 6


@dataclass(frozen=True)
class Brief:
    """Everything a section needs.

    ``read`` gives a document's frozen text by its hash; ``reaches`` is the latest date of the
    register on the pair.
    """

    a: City
    b: City
    as_of: str
    words: Words
    notes: Footnotes
    rows: Rows
    measured: Measured
    read: Callable[[str], str]
    reaches: str | None = None
    _known: dict[str, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def once(self, name: str, found: Callable[[], T]) -> T:
        """Return what ``found`` gives, asked once a dossier: several sections show it."""
        if name not in self._known:
            self._known[name] = found()
        known: T = self._known[name]
        return known

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
        return Sentence(_capital(self.text(key, **values)), tuple(footnotes))

    def warn(self, key: str, footnotes: Iterable[int], **values: object) -> Sentence:
        """Return a sentence that must not be missed, with its footnotes."""
        return Sentence(_capital(self.text(key, **values)), tuple(footnotes), "warning")

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
        """Return the footnotes to the evidence of one or several rows, six at most.

        A sentence that sums up many rows would drown in marks; the annex has a row for each.
        """
        numbers = [n for group in evidence for n in self.notes.spans(group)]
        return tuple(dict.fromkeys(numbers))[:_MOST_MARKS]

    @property
    def silent(self) -> bool:
        """Whether the register holds nothing on the relation of the two cities themselves."""
        rows = self.rows
        own = any(not above_city(event) for event in rows.events)
        return not (own or rows.relations or rows.statements)

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
        area = area_in(self.words.language, ref.name, ref.place) if ref.place else None
        if area is not None and ref.id not in self.bodies:
            return area
        row = self.bodies.get(ref.id)
        forms = (ref.name, *(row.names if row else ()))
        return self._office(ref, forms) or body_in(self.words.language, ref.name, forms)

    def behind_post(self, ref: NamedRef) -> str:
        """Return a body as it stands behind a post: "Мингорисполкома", "of the city hall".

        In brackets where its genitive is not safe to make.
        """
        name = self.body(ref)
        if self.words.language == "be":
            office = self._office(ref, (), "be_of") or belarusian_region_of(name)
            return office or f"({name})"
        if self.words.language == "en" and ref.place is not None and ref.id not in self.bodies:
            return self.words.city(name, "of")
        return self.words.body(name) or f"({name})"

    def _office(self, ref: NamedRef, forms: Iterable[str], form: str = "") -> str | None:
        """Return a city's authority in words where no source names it in the right script."""
        language = self.words.language
        side = self.side_of(ref)
        if side is None or any(script(name) == language for name in forms):
            return None
        city = self.name_of(self.a if side == "a" else self.b)
        return body_in_words(form or language, ref.name, city, self.words.city(city, "of"))

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

    def reported(self, evidence: Iterable[Evidence]) -> str | None:
        """Return when a fact was first published, ``None`` where no source has a date."""
        dates = (self.notes.source(item.document).published for item in evidence)
        return min((date for date in dates if date), default=None)

    def known_day(self, event: EventRow) -> str:
        """Return the day to order an event by: its date, else that of its first report."""
        if event.date is not None and event.date.year is not None:
            return event.date.start
        return self.reported(event.evidence) or ""

    def when(self, event: EventRow) -> str:
        """Return an event's date in words, that of its first report where it has none."""
        return self.dated(event.date, event.evidence)

    def dated(self, date: DateValue | None, evidence: Iterable[Evidence]) -> str:
        """Return a date in words, that of the first report where it is missing or has no year."""
        if date is not None and date.year is not None:
            return self.words.date(date)
        day = self.reported(evidence)
        if day is None:
            return self.words.date(date) if date else self.text("date.unknown")
        return self.text("date.reported", date=self.words.date(day))

    @cached_property
    def history(self) -> tuple[EventRow, ...]:
        """The events of the pair, latest first."""

        def order(event: EventRow) -> tuple[str, bool, str]:
            return self.known_day(event), event.date is not None, event.id

        return tuple(sorted(self.rows.events, key=order, reverse=True))


def above_city(event: EventRow) -> bool:
    """Tell whether an event is a region's or a country's: it commits and honours no city."""
    return event.level in ("region", "country")


def later(date: DateValue, day: str) -> bool:
    """Tell whether a date surely lies after ``day``; a date without a year never surely does."""
    return not date.start.startswith("--") and date.start > day[: len(date.start)]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
