"""GeoJSON (RFC 7946): every row that lies somewhere, one feature a row, WGS 84 degrees.

A body lies in the city of its seat, a person in the cities of the posts, an event where it was
held, else at its host, else in the cities of its parties; a relation in its two cities. What has
several places is one feature with a ``MultiPoint``.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from pobratim.model.readings import PlaceRef
from pobratim.model.rows import NamedRef
from pobratim.register.exchange.written import Json, Written

__all__ = ["Locate", "places_of", "to_geojson"]

Locate = Callable[[int], tuple[float, float] | None]
"""Longitude and latitude of a GeoNames id, ``None`` where the gazetteer has none."""

_DIGITS = 5


def to_geojson(
    tables: Mapping[str, Iterable[tuple[Any, Json]]], locate: Locate, *, digits: int = _DIGITS
) -> Written:
    """Return a feature collection; ``tables`` maps a name to rows with their public shapes."""
    features: list[Json] = []
    left: Counter[str] = Counter()
    for name, rows in tables.items():
        for row, shape in rows:
            points = _points(places_of(row), locate, digits)
            if points:
                features.append(_feature(name, shape, points))
            else:
                left[f"{name} without a place on the map"] += 1
    collection = {"type": "FeatureCollection", "features": features}
    data = json.dumps(collection, ensure_ascii=False, indent=None) + "\n"
    return Written(data.encode(), len(features), left)


def places_of(row: Any) -> tuple[PlaceRef, ...]:
    """Return the places of a row of the register, the most telling only."""
    own = getattr(row, "place", None)
    if isinstance(own, PlaceRef):
        return (own,)
    if hasattr(row, "posts"):
        return _all(ref for post in row.posts for ref in (post.place, post.organisation))
    for name in ("venue", "host"):
        found = _all([getattr(row, name, None)])
        if _has_point(found):
            return found
    names = ("parties", "places", "by", "to")
    return _all(ref for name in names for ref in _several(getattr(row, name, ())))


def _several(value: Any) -> Iterable[NamedRef]:
    return value if isinstance(value, tuple) else ()


def _all(refs: Iterable[NamedRef | None]) -> tuple[PlaceRef, ...]:
    return tuple(dict.fromkeys(ref.place for ref in refs if ref is not None and ref.place))


def _has_point(places: tuple[PlaceRef, ...]) -> bool:
    return any(place.geonames is not None for place in places)


def _points(places: Iterable[PlaceRef], locate: Locate, digits: int) -> list[list[float]]:
    """Cities only: the middle of a country is nobody's place."""
    ids = dict.fromkeys(p.geonames for p in places if p.kind == "city" and p.geonames is not None)
    found = (locate(identity) for identity in ids)
    return [[round(point[0], digits), round(point[1], digits)] for point in found if point]


def _feature(table: str, shape: Json, points: list[list[float]]) -> Json:
    if len(points) == 1:
        geometry: Json = {"type": "Point", "coordinates": points[0]}
    else:
        geometry = {"type": "MultiPoint", "coordinates": points}
    properties = {"table": table, **{k: v for k, v in shape.items() if k != "id"}}
    return {
        "type": "Feature",
        "id": shape["id"],
        "geometry": geometry,
        "properties": properties,
    }
