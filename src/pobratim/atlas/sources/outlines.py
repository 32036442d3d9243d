"""Natural Earth: outlines of countries for the small map of a dossier.

The origin is TopoJSON: arcs of delta-encoded whole numbers, shared by neighbours, scaled to
degrees (https://github.com/topojson/topojson-specification). Each ring becomes one row.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pobratim.atlas.border import read_text
from pobratim.atlas.inputs import Inputs
from pobratim.atlas.joins import DropCount, country_of
from pobratim.atlas.tables import Built, Cell, Column, Table
from pobratim.errors import DataError

__all__ = ["NAME", "build", "decode_arcs", "rings_of"]

NAME = "natural-earth"

_COLUMNS = (
    Column("country", "TEXT"),
    Column("ring", "INTEGER", low=0),
    Column("points", "TEXT"),
)

Arc = list[tuple[float, float]]


def build(inputs: Inputs) -> Built:
    """Build the rings of all countries with an ISO code, at 1:110 million.

    ``points`` holds ``longitude latitude`` pairs in degrees, to 0.01, separated by commas.

    Raises:
        DataError: if the file is no TopoJSON with an object ``countries``.
    """
    path = inputs.folder(NAME) / "countries-110m.json.gz"
    dropped = DropCount(NAME)
    rows: list[tuple[Cell, ...]] = []
    try:
        topology = json.loads(read_text(path))
        arcs = decode_arcs(topology)
        countries = topology["objects"]["countries"]["geometries"]
        for country in countries:
            rows += _rows(country, arcs, dropped)
    except (KeyError, IndexError, TypeError, json.JSONDecodeError) as error:
        raise DataError(f"{path.name}: not the TopoJSON expected: {error!r}") from error
    table = Table("outline", NAME, _COLUMNS, ("country", "ring"), rows)
    return Built((table,), dropped.result(), {"rings": len(rows)})


def decode_arcs(topology: Mapping[str, Any]) -> list[Arc]:
    """Return the arcs as (longitude, latitude) points in degrees.

    Raises:
        KeyError: if the topology has no arcs or no transform.
    """
    scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for encoded in topology["arcs"]:
        x = y = 0
        arc: Arc = []
        for dx, dy in encoded:
            x, y = x + dx, y + dy
            arc.append((x * scale[0] + shift[0], y * scale[1] + shift[1]))
        arcs.append(arc)
    return arcs


def rings_of(geometry: Mapping[str, Any], arcs: Sequence[Arc]) -> Iterator[Arc]:
    """Yield the rings of a polygon or multipolygon; a negative index means the arc reversed.

    Raises:
        KeyError: if the geometry has no arcs.
    """
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    for polygon in polygons:
        for ring in polygon:
            points: Arc = []
            for index in ring:
                arc = arcs[index] if index >= 0 else arcs[~index][::-1]
                points += arc[1:] if points else arc
            yield points


def _rows(
    country: Mapping[str, Any], arcs: Sequence[Arc], dropped: DropCount
) -> Iterator[tuple[Cell, ...]]:
    code = country_of(str(country.get("id", "")) or "-")
    if code is None:
        dropped.add("land without an ISO 3166-1 code", country["properties"]["name"])
        return
    for number, ring in enumerate(rings_of(country, arcs)):
        yield code, number, ",".join(f"{_short(x)} {_short(y)}" for x, y in ring)


def _short(degrees: float) -> str:
    return f"{degrees:.2f}".rstrip("0").rstrip(".")
