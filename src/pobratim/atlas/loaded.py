"""What an importer hands over: records without a place in any table yet, and problems of rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from pobratim.errors import PobratimError
from pobratim.tables import Row

__all__ = [
    "WORLD",
    "Activity",
    "Connection",
    "Firm",
    "Flow",
    "Given",
    "Item",
    "LeftOut",
    "Owner",
    "Place",
    "RowProblem",
    "Stop",
    "UseCell",
    "each",
    "slug",
]

WORLD: Final = "W0"
"""The partner that stands for all countries together."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record lies: a position (latitude, longitude in WGS 84 degrees), a town, or both.

    ``town`` is a name or ``geonames:ID``, ``country`` an ISO 3166-1 alpha-2 code.
    """

    position: Point | None = None
    town: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Firm:
    """An enterprise or institution; ``key`` is its id within the file.

    ``nace`` is a NACE Rev. 2 class, ``size`` orders rows of one file (its unit is the file's),
    ``figures`` are counts by measure (beds, seats, students).
    """

    key: str
    names: Mapping[str, str]
    kind: str
    sphere: str
    place: Place
    nace: str | None = None
    products: tuple[Mapping[str, str | None], ...] = ()
    buys: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    verified: bool = True
    idle: bool = False
    note: str | None = None
    size: float | None = None
    figures: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Stop:
    """A stop of a ``metro``, ``tram`` or ``trolleybus``."""

    mode: str
    key: str
    position: Point


@dataclass(frozen=True, slots=True)
class Connection:
    """A current connection between two cities; ``mode`` is ``flight``, ``rail`` or ``bus``."""

    mode: str
    a: Place
    b: Place
    carrier: str | None = None
    per_week: float | None = None
    valid_until: str | None = None


@dataclass(frozen=True, slots=True)
class Flow:
    """Trade of a year in US dollars; countries as ISO 3166-1 alpha-2, or :data:`WORLD`.

    ``scheme`` names the classification of ``product`` (``HS``).
    """

    year: int
    exporter: str
    importer: str
    scheme: str
    product: str
    usd: float


@dataclass(frozen=True, slots=True)
class Owner:
    """That ``child`` is consolidated by ``parent``, both LEIs; ``ultimate`` or direct."""

    child: str
    parent: str
    ultimate: bool


@dataclass(frozen=True, slots=True)
class Activity:
    """A figure of a statistical table: an indicator of an activity in an area and a year."""

    year: int
    area: str
    activity: str
    indicator: str
    value: float


@dataclass(frozen=True, slots=True)
class UseCell:
    """What an industry buys of a product in an area and a year, in the unit of the table."""

    year: int
    area: str
    product: str
    industry: str
    value: float


@dataclass(frozen=True, slots=True)
class RowProblem:
    """A row that cannot be taken in: where it stands, and what to do."""

    where: str
    problem: str

    def __str__(self) -> str:
        return f"{self.where}: {self.problem}"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A sound row that does not belong into the atlas, with the reason that is counted."""

    reason: str
    example: str


Record = Firm | Stop | Connection | Flow | Owner | Activity | UseCell
Item = tuple[str, Record] | RowProblem | LeftOut
"""What an importer yields: a record with its place in the file, a problem, or a row left out."""


@dataclass(frozen=True, slots=True)
class Given:
    """What an importer gets: the file, and the map of it as parsed YAML (empty without one)."""

    path: Path
    chart: Mapping[str, Any] = field(default_factory=dict)


Reading = Iterator[Item]


def each(rows: Iterable[Row], make: Callable[[Row], Iterable[Record | LeftOut]]) -> Reading:
    """Yield what ``make`` gives for each row; a ``ValueError`` of it is a problem of the row.

    Errors of this package speak of the whole file and pass through.
    """
    for row in rows:
        if row.torn:
            yield RowProblem(row.where, row.torn)
            continue
        try:
            made = tuple(make(row))
        except PobratimError:
            raise
        except ValueError as error:
            yield RowProblem(row.where, str(error))
            continue
        yield from (one if isinstance(one, LeftOut) else (row.where, one) for one in made)


def slug(text: str) -> str:
    """Return ``text`` as an id: small letters and digits of any script, joined by hyphens.

    >>> slug("Works of Gomel (2026).xlsx")
    'works-of-gomel-2026-xlsx'
    """
    letters = "".join(c if c.isalnum() else " " for c in text.casefold())
    return "-".join(letters.split()) or "rows"
