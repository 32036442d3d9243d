"""Commonalities and differences that follow from the columns of the feature table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

import numpy as np

from pobratim.affinity.comparable import Values
from pobratim.affinity.measures import (
    closeness,
    energy_mix,
    same_category,
    shared_features,
    shared_languages,
)
from pobratim.affinity.pairs import CityPair
from pobratim.model.scores import Commonality, Difference, FeatureValue

__all__ = ["BINARY", "CATEGORIES", "CLOSE", "FAR", "FIGURES", "FUELS", "MODES", "found_in"]

MODES: Final = ("metro", "tram", "trolleybus")
FUELS: Final = (
    "power_coal", "power_gas", "power_oil", "power_nuclear", "power_hydro", "power_wind",
    "power_solar", "power_biomass",
)  # fmt: skip
BINARY: Final = ("capital", "regional_seat", "coastal", "steel_works")
CATEGORIES: Final = {
    "language_branch": False,
    "shared_state": False,
    "region": False,
    "climate_band": True,
    "utc_offset": True,
}
"""Kinds that are compared, and whether being of two kinds is told as a difference.

Branch and shared state are those of the country, not of the city: two cities that differ in them
may still have much in common, so nothing is said.
"""
FIGURES: Final = {
    "agglomeration_population": "log",
    "air_destinations": "log",
    "power_mw": "log",
    "universities": "log",
    "founding_year": "linear",
}
"""Figures that are compared, and on which scale. Nought of a count has no logarithm: it says that
nothing is listed, so it is compared with nothing.
"""
UNSURE: Final = frozenset({"universities"})
"""Figures that are lower bounds: alike they may be, different they may only seem."""
CLOSE: Final = 0.25
"""Figures count as alike where at most a quarter of comparable pairs are at least as close."""
FAR: Final = 0.5
"""Figures count as different where more than half of comparable pairs are at least as close."""

_SCALES: Mapping[str, Callable[[Values], Values]] = {
    "log": lambda figures: np.log(np.where(figures > 0, figures, np.nan)),
    "linear": lambda figures: figures,
}

Found = Iterator[Commonality | Difference]


def found_in(pair: CityPair) -> Found:
    """Yield what the feature table tells of two cities, in no order."""
    yield from _binary(pair)
    yield from _modes(pair)
    yield from _languages(pair)
    yield from _categories(pair)
    yield from _figures(pair)
    yield from _energy(pair)


def _binary(pair: CityPair) -> Found:
    for code in pair.known(BINARY):
        sides = pair.values(code)
        if sides == (True, True):
            likeness = shared_features.both_have(pair.comparable, (code,), pair.chance((code,)))
            yield pair.common(code, likeness, sides, pair.sources(code))
        elif None not in sides and sides[0] != sides[1]:
            yield Difference(code.replace("_", "-"), *sides, pair.sources(code))


def _modes(pair: CityPair) -> Found:
    """Yield the modes of transit that both have as one commonality: the largest set says most."""
    modes = pair.known(MODES)
    mine, theirs = (
        tuple(mode for mode in modes if pair.values(mode)[side] is True) for side in (0, 1)
    )
    shared = shared_features.shared_by(pair.comparable, modes)
    if shared:
        likeness = shared_features.both_have(pair.comparable, shared, pair.chance(shared))
        yield pair.common(
            "transit-modes", likeness, (mine, theirs), pair.sources(*shared), {"shared": shared}
        )
    if mine and theirs and mine != theirs:
        yield Difference("transit-modes", mine, theirs, pair.sources(*modes))


def _languages(pair: CityPair) -> Found:
    """Yield the languages that both lands have, one as its code, several as a tuple."""
    found = shared_languages.shared(pair.comparable) if pair.known(("languages",)) else None
    if found is not None:
        shared, likeness = found
        side = shared[0] if len(shared) == 1 else shared
        values: dict[str, FeatureValue] = {"shared": shared}
        yield pair.common("language", likeness, (side, side), pair.sources("languages"), values)


def _categories(pair: CityPair) -> Found:
    for code in pair.known(CATEGORIES):
        sides = pair.values(code)
        likeness = same_category.same_kind(pair.comparable, pair.comparable.values(code))
        if likeness is not None:
            if code != "language_branch" or next(_languages(pair), None) is None:
                yield pair.common(code, likeness, sides, pair.sources(code))
        elif None not in sides and CATEGORIES[code]:
            yield Difference(code.replace("_", "-"), *sides, pair.sources(code))


def _figures(pair: CityPair) -> Found:
    for code in pair.known(FIGURES):
        figures = _SCALES[FIGURES[code]](pair.comparable.values(code))
        likeness = closeness.nearly_equal(pair.comparable, figures)
        if likeness is None:
            continue
        if likeness.share <= CLOSE:
            yield pair.common(code, likeness, pair.values(code), pair.sources(code))
        elif likeness.share > FAR and code not in UNSURE:
            yield Difference(code.replace("_", "-"), *pair.values(code), pair.sources(code))


def _energy(pair: CityPair) -> Found:
    fuels = pair.known(FUELS)
    found = energy_mix.like_mix(pair.comparable, fuels) if fuels else None
    if found is None:
        return
    index, likeness = found
    rows = (pair.comparable.a, pair.comparable.b)
    mine, theirs = (energy_mix.fuels_of(pair.comparable, row, fuels) for row in rows)
    shared = tuple(fuel for fuel in mine if fuel in theirs)
    values: dict[str, FeatureValue] = {"shared": shared, "jaccard": index}
    yield pair.common("energy-mix", likeness, (mine, theirs), pair.sources(*fuels), values)
