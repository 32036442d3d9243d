"""What ``pobratim export`` writes: rows asked of the register, in the format asked for."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from pobratim.errors import UnknownPlaceError, UsageError

if TYPE_CHECKING:
    from pobratim.model.claims import Source
    from pobratim.model.rows import EventRow
    from pobratim.register import Register
    from pobratim.register.exchange.written import Json, Sheet, Written

__all__ = ["FORMATS", "ONE_TABLE", "TABLES", "Request", "codebook_of", "export", "release_of"]

VIEWS = (
    "people",
    "organisations",
    "events",
    "agreements",
    "relations",
    "commitments",
    "positions",
    "conflicts",
    "statements",
)
LEDGER = ("deliveries", "plants")
"""Tables made of events for people to read: formats of entities hold the events themselves."""

TABLES = (*VIEWS, *LEDGER, "claims")
"""The tables of the register, in the order in which a file of all of them holds them."""

ONE_TABLE = frozenset({"csv", "parquet"})
"""Formats that hold one table a file."""

_TABULAR = frozenset({"jsonl", "csv", "xlsx", "parquet"})
_LISTED = ", ".join(sorted(_TABULAR))
_RIGHTS = (
    "Facts with their sources. The quoted words belong to their authors and outlets, named with "
    "each piece of evidence; city names and ids are from GeoNames (CC BY 4.0)."
)

_TOLD = frozenset({"purpose", "programme", "unit", "results", "report-due"})
"""What a list keeps of a visit and a calendar tells of it."""

_EVENTS = frozenset({"events", "agreements"})
_MAPPED = tuple(name for name in VIEWS if name != "agreements")
"""The tables of a map: an agreement is an event, and one feature."""


@dataclass(frozen=True, slots=True)
class Request:
    """What to export: ``table`` (``None``: all that the format holds), as of which day.

    ``language`` is of the words in a calendar.
    """

    kind: str
    table: str | None = None
    as_of: str | None = None
    language: str = "en"


def export(register: Register, request: Request) -> Written:
    """Return the file.

    Raises:
        UsageError: if the format holds one table and none is named, or holds no such table.
    """
    written = FORMATS[request.kind](register, request)
    kept_back = _kept_back(register, request)
    if not kept_back:
        return written
    reason = "claims of properties that are not on the allow-list"
    return replace(written, left_out={**written.left_out, reason: kept_back})


def codebook_of(register: Register, request: Request) -> Written:
    """Return the data dictionary of what ``request`` exports, as CSV.

    Raises:
        UsageError: if the format has no columns to describe.
    """
    from pobratim.register.exchange.codebook import codebook
    from pobratim.register.exchange.delimited import to_csv

    if request.kind not in _TABULAR:
        raise UsageError(f"{request.kind} has no columns; a codebook goes with {_LISTED}")
    return to_csv(codebook(_sheets(register, request)))


def release_of(register: Register, request: Request, files: Mapping[str, Written]) -> bytes:
    """Return what a release must say of itself, as JSON: versions, reach, rows, sums, rights.

    There is no clock in it: the same register gives the same bytes.
    """
    from pobratim import __version__

    pages = [source for source in register.sources() if _is_known(source, request.as_of)]
    told = {
        "schema": "pobratim.release/1",
        "program": f"pobratim {__version__}",
        "format": request.kind,
        "as_of": request.as_of,
        "reaches": max((page.published for page in pages if page.published), default=None),
        "documents": len({page.document for page in pages}),
        "decisions": len(register.decisions()),
        "files": {
            name: {
                "rows": file.rows,
                "bytes": len(file.data),
                "sha256": hashlib.sha256(file.data).hexdigest(),
            }
            for name, file in sorted(files.items())
        },
        "rights": _RIGHTS,
    }
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()


def _is_known(source: Source, as_of: str | None) -> bool:
    """Whether a page was out by a day, as far as both are told; an undated one always counts."""
    day = source.published
    return as_of is None or day is None or day[: len(as_of)] <= as_of[: len(day)]


def rows_of(register: Register, name: str, as_of: str | None) -> tuple[Any, ...]:
    """Return the rows of a table as records; of claims, those that may leave the register."""
    from pobratim.register.exchange.allowed import allowed

    rows: tuple[Any, ...] = getattr(register, name)(as_of=as_of)
    return allowed(rows) if name == "claims" else rows


def _kept_back(register: Register, request: Request) -> int:
    """Count the claims that an export of claims holds back."""
    holds = "claims" if request.kind == "annotations" or request.table is None else request.table
    if holds != "claims" or request.kind in {"ics", "geojson", "ftm"}:
        return 0
    claims = register.claims(as_of=request.as_of)
    return len(claims) - len(rows_of(register, "claims", request.as_of))


def _shapes(register: Register, name: str, as_of: str | None) -> tuple[Json, ...]:
    from pobratim.app.schemas.rows import claim, row

    shape = claim if name == "claims" else row
    return tuple(shape(item, register.source) for item in rows_of(register, name, as_of))


def _sheets(register: Register, request: Request) -> Iterator[Sheet]:
    from pobratim.register.exchange.written import Sheet

    for name in (request.table,) if request.table else TABLES:
        yield Sheet(name, _shapes(register, name, request.as_of))


def _jsonl(register: Register, request: Request) -> Written:
    from pobratim.register.exchange.written import Written

    lines = [
        json.dumps(row, ensure_ascii=False) + "\n"
        for sheet in _sheets(register, request)
        for row in sheet.rows
    ]
    return Written("".join(lines).encode(), len(lines))


def _xlsx(register: Register, request: Request) -> Written:
    from pobratim.register.exchange.workbook import to_xlsx

    return to_xlsx(tuple(_sheets(register, request)))


def _one(register: Register, request: Request) -> Sheet:
    if request.table is None:
        raise UsageError(
            f"{request.kind} holds one table; name it with --table, or a folder with -o"
        )
    return next(_sheets(register, request))


def _csv(register: Register, request: Request) -> Written:
    from pobratim.register.exchange.delimited import to_csv

    return to_csv(_one(register, request))


def _parquet(register: Register, request: Request) -> Written:
    from pobratim.register.exchange.parquet import to_parquet

    return to_parquet(_one(register, request))


def _ics(register: Register, request: Request) -> Written:
    from pobratim.register.exchange.ics import to_ics

    name = request.table or "events"
    _hold(request, _EVENTS)
    return to_ics(
        rows_of(register, name, request.as_of),
        register.source,
        _calendar_words(request.language),
        decisions=len(register.decisions()),
    )


def _calendar_words(language: str) -> Any:
    from pobratim.brief.words import words_for
    from pobratim.brief.words.catalogue import catalogue
    from pobratim.register.exchange.ics import CalendarWords

    words, reports = words_for(language), catalogue(language, "reports")

    def title(event: EventRow) -> str:
        sides = " – ".join(ref.name for ref in event.parties)
        told = "" if event.status == "done" else f" ({words('status.' + event.status)})"
        return f"{words('event.' + event.type)}: {sides}{told}" if sides else (
            words("event." + event.type) + told
        )  # fmt: skip

    def details(event: EventRow) -> Iterable[str]:
        posts = dict(event.held_posts)
        people = [
            ", ".join(filter(None, (ref.name, posts.get(ref.id)))) for ref in event.participants
        ]
        bodies = [ref.name for ref in event.enterprises]
        kept = [
            f"{reports('field.' + f.name)}: {f.value}" for f in event.fields if f.name in _TOLD
        ]
        return [
            *people,
            *bodies,
            *kept,
            *dict.fromkeys(" ".join(e.exact.split()) for e in event.evidence),
        ]

    return CalendarWords(title, details, lambda e: reports("calendar.report", title=title(e)))


def _geojson(register: Register, request: Request) -> Written:
    from pobratim.register.exchange.geojson import to_geojson

    names = (request.table,) if request.table else _MAPPED
    _hold(request, frozenset(VIEWS))
    tables = {
        name: list(
            zip(
                rows_of(register, name, request.as_of),
                _shapes(register, name, request.as_of),
                strict=True,
            )
        )
        for name in names
    }
    return to_geojson(tables, _locator())


def _locator() -> Callable[[int], tuple[float, float] | None]:
    from pobratim.app.pipeline import open_gazetteer

    def locate(geonames: int) -> tuple[float, float] | None:
        try:
            city = open_gazetteer().city(geonames)
        except UnknownPlaceError:
            return None
        return city.longitude, city.latitude

    return locate


def _ftm(register: Register, request: Request) -> Written:
    from pobratim.register.exchange.ftm import to_ftm

    names = (request.table,) if request.table else VIEWS
    _hold(request, frozenset(VIEWS))
    tables = {name: rows_of(register, name, request.as_of) for name in names}
    return to_ftm(tables, register.source, locate=_locator())


def _annotations(register: Register, request: Request) -> Written:
    from pobratim.register.exchange.annotations import to_annotations

    _hold(request, frozenset({"claims"}))
    return to_annotations(rows_of(register, "claims", request.as_of), register.source)


def _hold(request: Request, tables: Sequence[str] | frozenset[str]) -> None:
    if request.table is not None and request.table not in tables:
        listed = ", ".join(name for name in TABLES if name in tables)
        raise UsageError(f"{request.kind} holds no {request.table}; it holds: {listed}")


FORMATS: dict[str, Callable[[Register, Request], Written]] = {
    "jsonl": _jsonl,
    "csv": _csv,
    "xlsx": _xlsx,
    "parquet": _parquet,
    "ics": _ics,
    "geojson": _geojson,
    "ftm": _ftm,
    "annotations": _annotations,
}
"""The formats by the name that the command line gives them."""
