"""Ties of two cities that are records and not scores: twin links, and what a user atlas holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

import numpy as np

from pobratim.affinity.structure.checks import Floats
from pobratim.affinity.structure.potential import potential
from pobratim.affinity.structure.similarity import complementarity, export_similarity
from pobratim.affinity.structure.tables import StructureTable, table_of
from pobratim.model.places import City
from pobratim.model.scores import DatasetRef
from pobratim.model.ties import Link, LoadedTies, Ownership, TradeFit, TwinRecord

if TYPE_CHECKING:
    from pobratim.atlas import Atlas
    from pobratim.atlas.user_file import UserAtlas

__all__ = ["FEWEST_SELLERS", "MOST_GOODS", "SPARSE", "loaded_ties", "trade_fit", "twin_record"]

SPARSE: Final = 3
"""With fewer recorded links than this, a link that is not recorded says little about a city."""
MOST_GOODS: Final = 5
"""How many products of the greatest potential are told each way."""
FEWEST_SELLERS: Final = 10
"""What a country imports is read from what others export: from fewer than this it is not known."""

_TWINS: Final = "wikidata-twins-2016"


def twin_record(atlas: Atlas, a: City, b: City) -> TwinRecord:
    """Return what the open data record of two cities as twins; not recorded is not "not twins"."""
    first, second = atlas.twins(a), atlas.twins(b)
    links = (len(first), len(second))
    sides: tuple[Literal["a", "b"], ...] = ("a", "b")
    sparse = tuple(side for side, n in zip(sides, links, strict=True) if n < SPARSE)
    return TwinRecord(b.geonames in first, links, sparse, atlas.dataset(_TWINS))


def loaded_ties(atlas: Atlas, a: City, b: City, as_of: str | None = None) -> LoadedTies:
    """Return connections, owners and the fit of trade that the user atlas holds for two cities.

    Connections expired on ``as_of`` (ISO date) are left out.

    Raises:
        DataError: if the user atlas is absent or damaged.
    """
    loaded = atlas.loaded
    if loaded is None:
        return LoadedTies()
    around = (atlas.agglomeration(a), atlas.agglomeration(b))
    refs = {one.id: one.ref for one in loaded.rowsets()}
    links = tuple(
        Link(
            one.mode,
            atlas.gazetteer.city(one.a),
            atlas.gazetteer.city(one.b),
            one.carrier,
            one.per_week,
            refs[one.rowset],
        )
        for one in loaded.connections(*around, as_of)
    )
    owners = tuple(
        Ownership(
            loaded.legal_name(one.child),
            loaded.legal_name(one.parent),
            one.ultimate,
            refs[one.rowset],
        )
        for one in loaded.owners(*around)
    )
    return LoadedTies(links, owners, trade_fit(loaded, (a.country, b.country)))


def trade_fit(loaded: UserAtlas, countries: tuple[str, str]) -> TradeFit | None:
    """Return how the trade of two countries fits, ``None`` where neither's exports are loaded.

    Measures of ``structure.similarity`` and ``structure.potential``, over the latest year with
    flows. What a country imports is the sum of what the loaded countries export to it.
    """
    year = loaded.latest_trade()
    if year is None or countries[0] == countries[1]:
        return None
    sold = loaded.exports(year)
    sellers = {place for place, _, _ in sold}
    bought = loaded.imports(year)
    known = {c: c in sellers for c in countries}
    buys = {c: loaded.sellers_to(c, year) >= FEWEST_SELLERS for c in countries}
    if not any(known.values()):
        return None
    names = {"exports": known, "imports": buys}
    missing = tuple(
        f"{what}-{side}"
        for what, there in names.items()
        for side, country in zip("ab", countries, strict=True)
        if not there[country]
    )
    exports, imports = table_of(sold, countries), _aligned(bought, sold, countries)
    a, b = countries
    return TradeFit(
        year,
        countries,
        _similar(exports, a, b) if known[a] and known[b] else None,
        _fits(exports, imports, a, b) if known[a] and buys[b] else None,
        _fits(exports, imports, b, a) if known[b] and buys[a] else None,
        missing,
        tuple(_trade_sets(loaded)),
        (
            _openings(loaded, (a, b), year, (exports, imports)) if known[a] and buys[b] else (),
            _openings(loaded, (b, a), year, (exports, imports)) if known[b] and buys[a] else (),
        ),
    )


def _openings(
    loaded: UserAtlas,
    way: tuple[str, str],
    year: int,
    tables: tuple[StructureTable, StructureTable],
) -> tuple[str, ...]:
    """Return the products with the greatest potential from one country to another."""
    (exports, imports), (seller, buyer) = tables, way
    sold = loaded.sales_to(buyer, year)
    between = [[sold.get(place, 0.0)] for place in exports.places]
    found = potential(exports.values, [_row(imports, buyer)], between)
    row: Floats = np.nan_to_num(found[exports.places.index(seller), 0])
    order = np.argsort(-row, kind="stable")[:MOST_GOODS]
    return tuple(exports.products[place] for place in order if row[place] > 0)


def _aligned(
    bought: tuple[tuple[str, str, float], ...],
    sold: tuple[tuple[str, str, float], ...],
    countries: tuple[str, str],
) -> StructureTable:
    """Return purchases over the products of the sales, so that columns mean the same."""
    zeros = [(countries[0], product, 0.0) for _, product, _ in sold]
    products = {product for _, product, _ in sold}
    return table_of([*zeros, *(cell for cell in bought if cell[1] in products)], countries)


def _row(table: StructureTable, place: str) -> list[float]:
    values: list[float] = table.values[table.places.index(place)].tolist()
    return values


def _similar(exports: StructureTable, a: str, b: str) -> float:
    return float(export_similarity([_row(exports, a), _row(exports, b)])[0, 1])


def _fits(exports: StructureTable, imports: StructureTable, a: str, b: str) -> float | None:
    found = float(complementarity([_row(exports, a)], [_row(imports, b)])[0, 0])
    return None if np.isnan(found) else found


def _trade_sets(loaded: UserAtlas) -> list[DatasetRef]:
    used = loaded.trade_rowsets()
    return [one.ref for one in loaded.rowsets() if one.id in used]
