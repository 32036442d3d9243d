"""What every report works with: the register, the day, the words, the sources of a row."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from pobratim.brief.naming import body_in, name_in
from pobratim.brief.ports import RegisterReader
from pobratim.brief.reports.paper import Paper, PaperRow, PaperTable
from pobratim.brief.words import Words
from pobratim.brief.words.catalogue import Catalogue
from pobratim.brief.words.dates import date_short
from pobratim.lexicon.countries import country_name
from pobratim.lexicon.gazetteer import Gazetteer
from pobratim.lexicon.regions import region
from pobratim.model.claims import Source
from pobratim.model.dates import DateValue
from pobratim.model.places import City
from pobratim.model.rows import NamedRef
from pobratim.model.spans import Evidence

__all__ = ["Desk", "ReportRegister"]

_MOST = 3


class ReportRegister(RegisterReader, Protocol):
    """The questions of a report: those of a dossier, and which sources there are at all."""

    def sources(self) -> tuple[Source, ...]:
        """Return every page of every document."""


@dataclass
class Desk:
    """A register, up to two cities, a day, and the words to tell it in.

    ``messages`` are the words of reports, ``words`` those that dates are told in. ``withheld``
    gathers the documents that the installation does not cite.
    """

    register: ReportRegister
    gazetteer: Gazetteer
    cities: tuple[City, ...]
    as_of: str
    messages: Catalogue
    words: Words
    do_not_cite: frozenset[str] = frozenset()
    withheld: set[str] = field(default_factory=set)

    @property
    def a(self) -> City | None:
        """The first city that the report is on, ``None`` where it is on all."""
        return self.cities[0] if self.cities else None

    @property
    def b(self) -> City | None:
        """The second city, ``None`` where there is none."""
        return self.cities[1] if len(self.cities) > 1 else None

    def __call__(self, key: str, **values: object) -> str:
        """Return the words of ``key``."""
        return self.words.sounded(self.messages(key, **values))

    def row(self, cells: Iterable[str], evidence: Sequence[Evidence]) -> PaperRow:
        """Return a row with the sources of its evidence, each document once, three at most."""
        documents = dict.fromkeys(item.document for item in evidence)
        sources = [self.register.source(document) for document in documents]
        cited = [source for source in sources if not self._barred(source)]
        self.withheld.update(s.document for s in sources if s not in cited)
        told = [self.source_line(source) for source in cited[:_MOST]]
        if len(cited) > _MOST:
            told.append(self("more-sources", n=len(cited) - _MOST))
        if sources and not cited:
            told.append(self("source.withheld"))
        return PaperRow(tuple(cells), tuple(cited[:_MOST]), "\n".join(told))

    def source_line(self, source: Source) -> str:
        """Return a source in a line: outlet, day, grade, address."""
        day = date_short(source.published) if source.published else self("source.undated")
        outlet = source.outlet or source.address
        grade = self(f"grade.{source.grade}")
        if source.address.startswith(outlet):  # a row of a list, named by its file
            return f"{source.address}, {day} ({grade})"
        return f"{outlet}, {day} ({grade}) {source.address}"

    def _barred(self, source: Source) -> bool:
        outlet, address = source.outlet.casefold(), source.address.casefold()
        return any(entry == outlet or entry in address for entry in self.do_not_cite)

    def table(
        self, title: str, columns: Sequence[str], rows: Iterable[PaperRow], *, sourced: bool = True
    ) -> PaperTable:
        """Return a table; ``title`` and ``columns`` are keys of words."""
        heads = tuple(self(f"col.{column}") for column in columns)
        return PaperTable(title, heads, tuple(rows), sourced)

    def paper(
        self, title: str, tables: Iterable[PaperTable], *, lines: Iterable[str] = ()
    ) -> Paper:
        """Return the report with its head: the cities, the day, how far the register reaches."""
        made = tuple(tables)
        head = [self.pair()] if self.cities else []
        head.append(self("as-of", date=self.words.date(self.as_of)))
        latest = self.latest()
        head.append(
            self("reaches", date=self.words.date_of(latest)) if latest else self("no-reach")
        )
        head += lines
        if self.withheld:
            head.append(self("withheld", n=len(self.withheld)))
        return Paper(
            title,
            tuple(head),
            made,
            self.words.language,
            self("none"),
            self("col.source"),
        )

    def pair(self) -> str:
        """Return the cities that the report is on."""
        names = [city.label(self.words.language) for city in self.cities]
        return names[0] if len(names) == 1 else self("pair", a=names[0], b=names[1])

    def latest(self) -> str | None:
        """Return the latest day of publication up to the report's own day."""
        days = (s.published for s in self.register.sources() if s.published)
        return max((day for day in days if day <= self.as_of), default=None)

    def date(self, date: DateValue | None, *, disputed: bool = False) -> str:
        """Return a date in a cell; what is not known, or in dispute, says so."""
        if disputed:
            return self("disputed")
        if date is None:
            return self("unknown")
        first = date_short(date.start)
        return first if date.end is None else f"{first}–{date_short(date.end)}"

    def names(self, refs: Iterable[NamedRef | None]) -> str:
        """Return names in a cell, one a line; places as the report's language calls them."""
        return "\n".join(dict.fromkeys(self.name(ref) for ref in refs if ref is not None))

    def name(self, ref: NamedRef) -> str:
        """Return a name; a place that the gazetteer knows has one in each language."""
        place, language = ref.place, self.words.language
        if ref.id.startswith("person:"):
            return name_in(language, ref.name, ())
        if place is None or not ref.id.startswith("place:"):
            return body_in(language, ref.name, ())
        if place.kind == "country" and place.country:
            return country_name(place.country, language)
        known = region(place.name_en or "") if place.kind == "region" else None
        if known is not None:
            return str(getattr(known, language))
        if place.kind == "city" and place.geonames is not None:
            return self.gazetteer.city(place.geonames).label(language)
        return ref.name

    def days_since(self, day: str | None) -> int | None:
        """Return the days from a full date to the report's day, ``None`` where there is none."""
        if day is None or len(day) != len("2022-05-20"):
            return None
        return (dt.date.fromisoformat(self.as_of) - dt.date.fromisoformat(day)).days
