"""The rows that the atlas answers with, one frozen record per kind."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = [
    "AirRoute",
    "Airport",
    "Founding",
    "HeritageSite",
    "Outline",
    "PowerPlant",
    "SteelCapacity",
    "SteelPlant",
    "TouristStop",
    "TransitSystem",
    "University",
]

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class PowerPlant:
    """A power plant: ``capacity_mw`` in MW, ``year`` the year of its data, ``None`` if unknown.

    ``rows`` counts the rows of the origin that it was merged from. ``position`` is (latitude,
    longitude) in WGS 84 degrees, as everywhere here; ``km`` the distance from the centre asked
    about.
    """

    id: str
    name: str
    country: str | None
    capacity_mw: float | None
    fuel: str | None
    owner: str | None
    year: int | None
    rows: int
    position: Point
    km: float


@dataclass(frozen=True, slots=True)
class SteelCapacity:
    """Capacity of a plant in one status, in thousand tonnes a year; ``None`` if unknown."""

    status: str
    steel_ktpa: float | None
    iron_ktpa: float | None


@dataclass(frozen=True, slots=True)
class SteelPlant:
    """A steel plant with what it makes and which industries it sells to, empty if unknown."""

    id: str
    name: str
    local_name: str | None
    owner: str | None
    country: str | None
    municipality: str | None
    categories: tuple[str, ...]
    products: tuple[str, ...]
    end_users: tuple[str, ...]
    workforce: int | None
    address: str | None
    capacities: tuple[SteelCapacity, ...]
    position: Point
    km: float


@dataclass(frozen=True, slots=True)
class Airport:
    """An airport that airlines have a code for."""

    iata: str
    icao: str | None
    name: str
    town: str | None
    country: str
    position: Point
    km: float


@dataclass(frozen=True, slots=True)
class AirRoute:
    """A direct route that existed about 2014, seen from one of its ends.

    ``airlines`` counts those that flew it themselves; ``both_ways`` is false where only one
    direction was recorded. ``position`` is that of the far end.
    """

    origin: str
    destination: str
    destination_name: str
    destination_town: str | None
    airlines: int
    both_ways: bool
    position: Point


@dataclass(frozen=True, slots=True)
class TransitSystem:
    """Metro, tram or trolleybus of a city (GeoNames id), as mapped in 2016.

    ``routes`` counts route numbers, lines then only planned included; ``None`` if none mapped.
    """

    mode: str
    city: int
    routes: int | None
    features: int
    position: Point
    km: float


@dataclass(frozen=True, slots=True)
class University:
    """A university whose name states its city (GeoNames id)."""

    name: str
    country: str
    city: int
    domains: tuple[str, ...]
    address: str | None


@dataclass(frozen=True, slots=True)
class HeritageSite:
    """An object of a heritage register; ``level`` is federal, regional or municipal."""

    id: int
    name: str
    address: str | None
    register_number: str | None
    dated: str | None
    kind: str | None
    level: str | None
    position: Point
    km: float


@dataclass(frozen=True, slots=True)
class TouristStop:
    """A stop of a marked tourist line."""

    line: str
    title: str
    position: Point
    km: float


@dataclass(frozen=True, slots=True)
class Founding:
    """A Russian city's founding year (below zero: BC) and official codes; share-alike data."""

    city: int
    name: str
    founded: int | None
    oktmo: str | None
    fias: str | None


@dataclass(frozen=True, slots=True)
class Outline:
    """One ring of a country's outline: (longitude, latitude) points in degrees, closed."""

    country: str
    points: tuple[Point, ...]
