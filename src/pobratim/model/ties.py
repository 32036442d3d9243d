"""What ties two cities beside scores: twin record, loaded connections, owners, trade."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pobratim.model.places import City
from pobratim.model.scores import DatasetRef

__all__ = ["Link", "LoadedTies", "Ownership", "TradeFit", "TwinRecord"]

Side = Literal["a", "b"]


@dataclass(frozen=True, slots=True)
class TwinRecord:
    """Whether the open data record two cities as twins, and how much they record of each.

    ``links`` are the recorded links of both; ``sparse`` names the sides with so few that a link
    not recorded says little.
    """

    recorded: bool
    links: tuple[int, int]
    sparse: tuple[Side, ...]
    source: DatasetRef


@dataclass(frozen=True, slots=True)
class Link:
    """A loaded connection (``flight``, ``rail``, ``bus``) between places of two agglomerations.

    ``per_week`` is a number of departures, ``None`` where the list has none.
    """

    mode: str
    a: City
    b: City
    carrier: str | None
    per_week: float | None
    source: DatasetRef


@dataclass(frozen=True, slots=True)
class Ownership:
    """A legal entity of one side that one of the other side consolidates; names as loaded."""

    child: str
    parent: str
    ultimate: bool
    source: DatasetRef


@dataclass(frozen=True, slots=True)
class TradeFit:
    """How the trade of the two countries fits, by loaded flows of ``year``: no figure of a city.

    ``similarity`` of what both export, ``a_to_b`` of what a exports and b imports, ``b_to_a`` the
    other way, each in [0, 1] and ``None`` where the flows do not hold it (``missing``). ``goods``
    are the products with the greatest potential each way, by code, the first from a to b.
    """

    year: int
    countries: tuple[str, str]
    similarity: float | None
    a_to_b: float | None
    b_to_a: float | None
    missing: tuple[str, ...]
    sources: tuple[DatasetRef, ...]
    goods: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())


@dataclass(frozen=True, slots=True)
class LoadedTies:
    """What a user atlas holds between two cities; empty without one."""

    links: tuple[Link, ...] = ()
    owners: tuple[Ownership, ...] = ()
    trade: TradeFit | None = None
