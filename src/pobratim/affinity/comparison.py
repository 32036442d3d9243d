"""Compare two cities: what they share, how rare that is, in what they differ, what is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import numpy as np

from pobratim.affinity.comparable import Comparable, Likeness, Values
from pobratim.affinity.coverage import not_loaded
from pobratim.affinity.measures import (
    closeness,
    common_destinations,
    common_neighbours,
    energy_mix,
    same_category,
    shared_features,
)
from pobratim.affinity.null_model import has_feature_p
from pobratim.lexicon.globe import distance_km
from pobratim.model.places import City
from pobratim.model.scores import (
    Commonality,
    Comparison,
    DatasetRef,
    Difference,
    FeatureValue,
    Organisation,
)

if TYPE_CHECKING:
    from pobratim.atlas import Atlas
    from pobratim.atlas.features import FeatureTable

__all__ = ["BINARY", "CATEGORIES", "CLOSE", "FIGURES", "compare"]

MODES = ("metro", "tram", "trolleybus")
FUELS = tuple(
    f"power_{fuel}"
    for fuel in ("coal", "gas", "oil", "nuclear", "hydro", "wind", "solar", "biomass")
)
BINARY = ("capital", "regional_seat", "coastal", "steel_works")
CATEGORIES = (
    "language",
    "language_branch",
    "shared_state",
    "region",
    "climate_band",
    "utc_offset",
)
FIGURES: Mapping[str, str] = {
    "agglomeration_population": "log",
    "universities": "log1p",
    "air_destinations": "log1p",
    "power_mw": "log1p",
    "founding_year": "linear",
}
"""Figures that are compared, and on which scale."""
CLOSE = 0.25
"""Figures count as alike where at most a quarter of comparable pairs are at least as close."""
FAR = 0.5
"""Figures count as different where more than half of comparable pairs are at least as close."""

_SCALES: Mapping[str, Callable[[Values], Values]] = {
    "log": lambda figures: np.log(np.where(figures > 0, figures, np.nan)),
    "log1p": np.log1p,
    "linear": lambda figures: figures,
}
_NULL_COLUMNS = (*BINARY, *MODES, *FUELS)


def compare(atlas: Atlas, a: City, b: City) -> Comparison:
    """Compare two cities of the gazetteer.

    Commonalities are ranked by surprise: the rarer it is among comparable pairs (different
    countries, same two population classes) to be at least as alike, the higher. A commonality
    with ``pairs`` 0 has nothing to be compared with, and stands last.

    Raises:
        UnknownPlaceError: if the feature table lacks one of the cities.
    """
    return _Comparing(atlas, a, b).result()


class _Comparing:
    """One comparison under way: the pair, its table, and what is asked of them."""

    def __init__(self, atlas: Atlas, a: City, b: City) -> None:
        self.atlas, self.a, self.b = atlas, a, b
        self.table = atlas.features()
        self.around = (atlas.agglomeration(a), atlas.agglomeration(b))
        self.comparable = Comparable(self.table, a.geonames, b.geonames)
        self.codes = {feature.code for feature in self.table.columns}

    def result(self) -> Comparison:
        found = [
            *self._binary(),
            *self._modes(),
            *self._categories(),
            *self._figures(),
            *self._energy(),
            *self._twins(),
            *self._flights(),
            *self._industries(),
        ]
        centres = ((self.a.latitude, self.a.longitude), (self.b.latitude, self.b.longitude))
        return Comparison(
            self.a,
            self.b,
            self.around,
            distance_km(*centres),
            tuple(sorted((one for one in found if isinstance(one, Commonality)), key=_surprise)),
            tuple(one for one in found if isinstance(one, Difference)),
            not_loaded(self.atlas, self.a, self.b),
        )

    def _known(self, codes: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(code for code in codes if code in self.codes)

    def _sources(self, *codes: str) -> tuple[DatasetRef, ...]:
        names = dict.fromkeys(self.table.feature(code).dataset for code in codes)
        return tuple(self.atlas.dataset(name) for name in names)

    def _value(self, city: City, code: str) -> FeatureValue:
        value = self.table.value(city.geonames, code)
        if self.table.feature(code).kind == "binary" and value is not None:
            return bool(value)
        whole = isinstance(value, float) and value.is_integer() and code != "utc_offset"
        return int(value) if whole and isinstance(value, float) else value

    def _common(
        self,
        code: str,
        likeness: Likeness,
        sides: tuple[FeatureValue, FeatureValue],
        sources: tuple[DatasetRef, ...],
        values: Mapping[str, FeatureValue] | None = None,
    ) -> Commonality:
        return Commonality(
            code,
            *sides,
            likeness.share,
            likeness.pairs,
            likeness.p_value,
            sources,
            values or {},
        )

    def _chance(self, codes: tuple[str, ...]) -> Values:
        columns, chance = _chances(self.table)
        return chance[:, [columns.index(code) for code in codes]]

    def _binary(self) -> Iterator[Commonality | Difference]:
        for code in self._known(BINARY):
            mine, theirs = self._value(self.a, code), self._value(self.b, code)
            if mine is True and theirs is True:
                likeness = shared_features.both_have(
                    self.comparable, (code,), self._chance((code,))
                )
                yield self._common(
                    code.replace("_", "-"), likeness, (True, True), self._sources(code)
                )
            elif None not in (mine, theirs) and mine != theirs:
                yield Difference(code.replace("_", "-"), mine, theirs, self._sources(code))

    def _modes(self) -> Iterator[Commonality | Difference]:
        modes = self._known(MODES)
        sides = tuple(
            tuple(mode for mode in modes if self._value(city, mode) is True)
            for city in (self.a, self.b)
        )
        shared = shared_features.shared_by(self.comparable, modes)
        if shared:
            likeness = shared_features.both_have(self.comparable, shared, self._chance(shared))
            yield self._common(
                "transit-modes", likeness, (sides[0], sides[1]), self._sources(*shared),
                {"shared": shared},
            )  # fmt: skip
        if all(sides) and sides[0] != sides[1]:
            yield Difference("transit-modes", *sides, self._sources(*modes))

    def _categories(self) -> Iterator[Commonality | Difference]:
        for code in self._known(CATEGORIES):
            sides = (self._value(self.a, code), self._value(self.b, code))
            likeness = same_category.same_kind(self.comparable, self.comparable.values(code))
            name = code.replace("_", "-")
            if likeness is not None:
                if not (code == "language_branch" and self._same("language")):
                    yield self._common(name, likeness, sides, self._sources(code))
            elif None not in sides:
                yield Difference(name, *sides, self._sources(code))

    def _same(self, code: str) -> bool:
        return code in self.codes and self._value(self.a, code) == self._value(self.b, code)

    def _figures(self) -> Iterator[Commonality | Difference]:
        for code in self._known(tuple(FIGURES)):
            figures = _SCALES[FIGURES[code]](self.comparable.values(code))
            likeness = closeness.nearly_equal(self.comparable, figures)
            if likeness is None:
                continue
            sides = (self._value(self.a, code), self._value(self.b, code))
            name = code.replace("_", "-")
            if likeness.share <= CLOSE and all(sides):
                yield self._common(name, likeness, sides, self._sources(code))
            elif likeness.share > FAR:
                yield Difference(name, *sides, self._sources(code))

    def _energy(self) -> Iterator[Commonality | Difference]:
        fuels = self._known(FUELS)
        found = energy_mix.like_mix(self.comparable, fuels) if fuels else None
        rows = (self.comparable.a, self.comparable.b)
        sets = [energy_mix.fuels_of(self.comparable, row, fuels) for row in rows]
        sides = tuple(None if one is None else tuple(f[6:] for f in one) for one in sets)
        if found is not None:
            index, likeness = found
            shared = tuple(fuel for fuel in sides[0] or () if fuel in (sides[1] or ()))
            values: dict[str, FeatureValue] = {"shared": shared, "jaccard": index}
            yield self._common(
                "energy-mix", likeness, (sides[0], sides[1]), self._sources(*fuels), values
            )

    def _twins(self) -> Iterator[Commonality]:
        network = _twin_network(self.atlas)
        likeness = common_neighbours.shared_neighbours(self.comparable, network)
        if likeness is None:
            return
        rows = common_neighbours.common_of(network, self.comparable.a, self.comparable.b)
        cities = [self.atlas.gazetteer.city(int(self.table.ids[row])) for row in rows]
        degrees = (
            int(network.degrees[self.comparable.a]),
            int(network.degrees[self.comparable.b]),
        )
        values: dict[str, FeatureValue] = {"count": len(cities)}
        for language in ("ru", "be", "en"):
            values[f"names_{language}"] = tuple(city.label(language) for city in cities)
        source = (self.atlas.dataset("wikidata-twins-2016"),)
        yield self._common("twins-in-common", likeness, degrees, source, values)

    def _flights(self) -> Iterator[Commonality]:
        if "air_destinations" not in self.codes:
            return
        network, names = _air_network(self.atlas)
        radius = self.around[0].radius_km
        found = common_destinations.shared_destinations(self.comparable, network, radius)
        if found is None:
            return
        places, likeness = found
        sides = (self._value(self.a, "air_destinations"), self._value(self.b, "air_destinations"))
        values: dict[str, FeatureValue] = {
            "count": len(places),
            "airports": tuple(names[place] for place in places),
        }
        source = (self.atlas.dataset("openflights"),)
        yield self._common("destinations-in-common", likeness, sides, source, values)

    def _industries(self) -> Iterator[Commonality]:
        mine, theirs = (_classes(self.atlas.organisations(around)) for around in self.around)
        shared = sorted(set(mine) & set(theirs))
        if not shared:
            return
        table = self.atlas.industries()
        values: dict[str, FeatureValue] = {"count": len(shared), "classes": tuple(shared)}
        for language in ("ru", "en"):
            values[f"names_{language}"] = tuple(
                table.label("nace", code, language) for code in shared
            )
        source = (self.atlas.dataset("curated"),)
        # Other cities have no rows to compare with, so there is no share and no null model.
        yield self._common(
            "industries-in-common", Likeness(0, 0, None), (len(mine), len(theirs)), source, values
        )


def _classes(organisations: tuple[Organisation, ...]) -> dict[str, int]:
    """Return the NACE groups of working producers with how many enterprises each has."""
    counts: dict[str, int] = {}
    for one in organisations:
        if one.nace is not None and not one.idle and "10" <= one.nace[:2] < "34":
            group = one.nace[:4]
            counts[group] = counts.get(group, 0) + 1
    return counts


def _surprise(one: Commonality) -> tuple[bool, float, float, str]:
    p_value = 1.0 if one.p_value is None else one.p_value
    return (one.pairs == 0, one.share_of_pairs, p_value, one.code)


_CHANCES: WeakKeyDictionary[FeatureTable, tuple[tuple[str, ...], Values]] = WeakKeyDictionary()
_TWINS: WeakKeyDictionary[Atlas, common_neighbours.Network] = WeakKeyDictionary()
_AIR: WeakKeyDictionary[Atlas, tuple[common_destinations.AirNetwork, tuple[str, ...]]] = (
    WeakKeyDictionary()
)


def _chances(table: FeatureTable) -> tuple[tuple[str, ...], Values]:
    """Return the null model of the binary columns, worked out once a table."""
    if table not in _CHANCES:
        present = {feature.code for feature in table.columns}
        codes = tuple(code for code in _NULL_COLUMNS if code in present)
        cells = np.stack([table.column(code) for code in codes], axis=1).astype(np.float64)
        _CHANCES[table] = (codes, has_feature_p(cells))
    return _CHANCES[table]


def _twin_network(atlas: Atlas) -> common_neighbours.Network:
    if atlas not in _TWINS:
        ids = atlas.features().ids
        links = np.array(atlas.twin_links(), dtype=np.int64).reshape(-1, 2)
        rows = np.searchsorted(ids, links)
        there = (rows < len(ids)).all(axis=1)
        there &= (ids[np.minimum(rows, len(ids) - 1)] == links).all(axis=1)
        rows = rows[there]
        _TWINS[atlas] = common_neighbours.Network.of(rows[:, 0], rows[:, 1], len(ids))
    return _TWINS[atlas]


def _air_network(atlas: Atlas) -> tuple[common_destinations.AirNetwork, tuple[str, ...]]:
    if atlas not in _AIR:
        airports = atlas.route_airports()
        index = {airport[0]: place for place, airport in enumerate(airports)}
        linked = np.zeros((len(airports), len(airports)), dtype=bool)
        for one, two in atlas.route_links():
            if one in index and two in index:
                linked[index[one], index[two]] = linked[index[two], index[one]] = True
        positions = np.array([airport[2:] for airport in airports], dtype=np.float64)
        names = tuple(airport[1] or airport[0] for airport in airports)
        _AIR[atlas] = (common_destinations.AirNetwork(positions.reshape(-1, 2), linked), names)
    return _AIR[atlas]
