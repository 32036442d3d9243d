"""A named table and all that its structure says: per place, and between two places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from pobratim.affinity.structure.checks import Bools, Floats, checked
from pobratim.affinity.structure.complexity import complexity, outlook
from pobratim.affinity.structure.density import density
from pobratim.affinity.structure.location_quotient import location_quotient, specialised
from pobratim.affinity.structure.proximity import Diagonal, proximity
from pobratim.errors import DataError

__all__ = ["PlaceStructure", "ProductFigure", "StructureTable", "described", "table_of"]


@dataclass(frozen=True, slots=True)
class StructureTable:
    """Values by place and product; both named, in the order of rows and columns."""

    places: tuple[str, ...]
    products: tuple[str, ...]
    values: Floats


@dataclass(frozen=True, slots=True)
class ProductFigure:
    """A product as a place sees it: quotient, density around it, complexity of the product."""

    product: str
    location_quotient: float | None
    density: float | None
    pci: float | None


@dataclass(frozen=True, slots=True)
class PlaceStructure:
    """What the table says of a place; ``None`` where the place or the figure is missing.

    ``strengths`` are products with the highest quotients, ``nearby`` those that the place is not
    specialised in and lies nearest to.
    """

    place: str
    specialised_in: int | None
    eci: float | None
    outlook: float | None
    strengths: tuple[ProductFigure, ...]
    nearby: tuple[ProductFigure, ...]


def table_of(
    cells: Iterable[tuple[str, str, float]], places: Iterable[str] = ()
) -> StructureTable:
    """Return the table of cells (place, product, value); cells of one place and product add up.

    ``places`` names further rows, such as those without any value.

    Raises:
        DataError: if there is no cell.
    """
    sums: dict[tuple[str, str], float] = {}
    for place, product, value in cells:
        sums[place, product] = sums.get((place, product), 0.0) + value
    if not sums:
        raise DataError("the table has no cell with a value")
    names = tuple(sorted({*places, *(place for place, _ in sums)}))
    products = tuple(sorted({product for _, product in sums}))
    row, column = _index(names), _index(products)
    values = np.zeros((len(names), len(products)))
    for (place, product), value in sums.items():
        values[row[place], column[product]] = value
    return StructureTable(names, products, checked(values))


def described(
    table: StructureTable,
    *,
    diagonal: Diagonal = "one",
    nearest: int | None = None,
    shown: int = 5,
) -> tuple[PlaceStructure, ...]:
    """Return the structure of each place, in the order of the table.

    Where the table has no second vector (see ``complexity``), ECI, PCI and outlook are ``None``.

    Raises:
        DataError: if ``nearest`` is under one.
    """
    quotients = location_quotient(table.values)
    places = specialised(quotients)
    empty: Bools = table.values.sum(axis=1) == 0
    near = proximity(places, diagonal=diagonal)
    related = density(places, near, nearest=nearest, empty=empty)
    eci, pci, reach = _complexity(places, related)
    found = []
    for number, place in enumerate(table.places):
        figures = _figures(table.products, quotients[number], related[number], pci)
        own = [f for f, there in zip(figures, places[number], strict=True) if there]
        others = [f for f, there in zip(figures, places[number], strict=True) if not there]
        own.sort(key=lambda f: (-(f.location_quotient or 0.0), f.product))
        others.sort(key=lambda f: (-(f.density or 0.0), f.product))
        found.append(
            PlaceStructure(
                place,
                None if empty[number] else int(places[number].sum()),
                _known(eci[number]),
                _known(reach[number]),
                tuple(own[:shown]),
                () if empty[number] else tuple(others[:shown]),
            )
        )
    return tuple(found)


def _complexity(places: Bools, related: Floats) -> tuple[Floats, Floats, Floats]:
    try:
        found = complexity(places)
    except DataError:
        nothing = np.full(len(places), np.nan)
        return nothing, np.full(places.shape[1], np.nan), nothing
    return found.eci, found.pci, outlook(places, related, found.pci)


def _figures(
    products: Sequence[str], quotients: Floats, related: Floats, pci: Floats
) -> list[ProductFigure]:
    rows = zip(products, quotients, related, pci, strict=True)
    return [ProductFigure(p, _known(q), _known(r), _known(c)) for p, q, r, c in rows]


def _known(value: float) -> float | None:
    return None if np.isnan(value) else float(value)


def _index(names: Sequence[str]) -> Mapping[str, int]:
    return {name: number for number, name in enumerate(names)}
