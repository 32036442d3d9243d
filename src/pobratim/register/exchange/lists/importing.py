"""A whole list: every row read, every problem gathered before anything is taken in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pobratim.lexicon.gazetteer import Gazetteer
from pobratim.model.claims import Grade, Source
from pobratim.model.readings import Cooperation, Event, Extractor, Reading
from pobratim.register.exchange.lists.agreements import take_agreement
from pobratim.register.exchange.lists.bodies import take_enterprise, take_official
from pobratim.register.exchange.lists.drafting import Draft
from pobratim.register.exchange.lists.fields import fields_of
from pobratim.register.exchange.lists.frozen import freeze
from pobratim.register.exchange.lists.mapping import ListMap
from pobratim.register.exchange.lists.sheets import ListTable
from pobratim.register.exchange.lists.visits import take_visit

__all__ = ["EXTRACTOR", "ListRead", "ListTerms", "RowProblem", "read_list"]

EXTRACTOR = Extractor("pobratim-lists", "0.1")

_TAKE: Mapping[str, Callable[[Draft], tuple[Event, ...]]] = {
    "agreements": take_agreement,
    "visits": take_visit,
    "enterprises": take_enterprise,
    "officials": take_official,
}


@dataclass(frozen=True, slots=True)
class ListTerms:
    """What is said of a list as a whole: whose it is, its grade, the day that it is of.

    ``date`` (ISO 8601) is when the list was drawn up, ``None`` where nobody says.
    """

    outlet: str
    grade: Grade = "official"
    date: str | None = None


@dataclass(frozen=True, slots=True)
class RowProblem:
    """A cell that cannot be taken in: the row, the column, and what to do.

    ``place`` is the cell where it names a place that nobody knows, perhaps misspelt.
    """

    where: str
    column: str
    problem: str
    place: str | None = None

    def __str__(self) -> str:
        return f"{self.where}, column {self.column}: {self.problem}"


@dataclass(frozen=True, slots=True)
class ListRead:
    """The rows that can be taken in, the problems of the others, the columns that no map names."""

    rows: tuple[tuple[Reading, Source], ...]
    problems: tuple[RowProblem, ...]
    bad_rows: int
    unread: tuple[str, ...]


def read_list(
    kind: str, table: ListTable, chart: ListMap, gazetteer: Gazetteer, terms: ListTerms
) -> ListRead:
    """Read every row of a list of ``kind``.

    Raises:
        UsageError: if the table lacks a column of the map.
    """
    columns = chart.of_table(table)
    good: list[tuple[Reading, Source]] = []
    problems: list[RowProblem] = []
    bad = 0
    for row in table.rows:
        if row.torn:
            bad += 1
            problems.append(RowProblem(table.where(row.number), "after the last", row.torn))
            continue
        frozen = freeze(row, columns, chart)
        draft = Draft(frozen, gazetteer, chart.values)
        draft.need(kind)
        events = _TAKE[kind](draft)
        if draft.problems:
            bad += 1
            problems += _problems(draft, kind, table.where(row.number))
        else:
            good.append(_reading(draft, events, table, terms, row.number))
    unread = tuple(name for name in table.columns if name not in columns)
    return ListRead(tuple(good), tuple(problems), bad, unread)


def _problems(draft: Draft, kind: str, where: str) -> list[RowProblem]:
    return [
        RowProblem(where, draft.row.columns.get(name, name), problem, _unknown(draft, kind, name))
        for name, problem in draft.problems.items()
    ]


def _unknown(draft: Draft, kind: str, name: str) -> str | None:
    """The cell of a place that no name of the gazetteer fits."""
    if fields_of(kind)[name].read_as != "place" or draft.text(name) is None:
        return None
    return draft.text(name) if draft.problems[name].startswith("no place") else None


def _reading(
    draft: Draft, events: tuple[Event, ...], table: ListTable, terms: ListTerms, number: int
) -> tuple[Reading, Source]:
    address = f"{table.file}#{_fragment(table, number)}"
    title = draft.text("title") or draft.text("name")
    document = draft.row.document(address, published=terms.date, title=title)
    reading = Reading(
        document,
        Cooperation(value=bool(events), score=1.0),
        EXTRACTOR,
        tuple(draft.entities),
        tuple(draft.occupations),
        events,
        relations=tuple(draft.relations),
    )
    source = Source(
        document.id,
        address,
        terms.outlet or table.file,
        terms.grade,
        title,
        terms.date,
        document.language,
    )
    return reading, source


def _fragment(table: ListTable, number: int) -> str:
    """A row of CSV as RFC 7111 names it; a row of a sheet as spreadsheets do."""
    return f"{table.sheet}!{number}:{number}" if table.sheet else f"row={number}"
