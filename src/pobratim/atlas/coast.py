"""The coast in the outlines of countries: the arcs that one country only has.

In a topology two neighbours share the arc of their border; an arc of one polygon only is a shore,
of the sea or of a lake that belongs to nobody there (the Caspian).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import numpy as np

from pobratim.atlas.around import Floats
from pobratim.atlas.border import read_text
from pobratim.errors import DataError

__all__ = ["DATASET", "read_coast"]

DATASET: Final = "natural-earth"

_STEP_DEGREES = 0.1


def read_coast(path: Path) -> Floats:
    """Return points of the coast (latitude, longitude in degrees), at most 0.1° apart.

    Raises:
        DataError: if the file is no TopoJSON with countries.
    """
    try:
        topology = json.loads(read_text(path))
        counted = Counter(_arcs(topology["objects"]["countries"]))
        shores = [topology["arcs"][arc] for arc, uses in sorted(counted.items()) if uses == 1]
        scale, offset = topology["transform"]["scale"], topology["transform"]["translate"]
    except (KeyError, TypeError, ValueError) as error:
        raise DataError(f"{path.name}: no topology of countries: {error!r}") from error
    lines = [np.cumsum(np.array(arc, dtype=np.float64), axis=0) * scale + offset for arc in shores]
    return np.concatenate([_dense(line) for line in lines])[:, ::-1]


def _arcs(collection: dict[str, Any]) -> Iterator[int]:
    """Yield the number of each arc as often as a ring uses it; ``~n`` is arc n run backwards."""
    for geometry in collection["geometries"]:
        shapes = geometry.get("arcs", [])
        polygons = shapes if geometry["type"] == "MultiPolygon" else [shapes]
        for polygon in polygons:
            for ring in polygon:
                yield from (arc if arc >= 0 else ~arc for arc in ring)


def _dense(line: Floats) -> Floats:
    """Return the line with points put in where two lie far apart."""
    steps = np.abs(np.diff(line, axis=0)).max(axis=1, initial=0)
    along = np.concatenate([[0.0], np.cumsum(steps)])
    if along[-1] == 0:
        return line
    marks = np.union1d(along, np.arange(0, along[-1], _STEP_DEGREES))
    return np.stack([np.interp(marks, along, line[:, axis]) for axis in (0, 1)], axis=1)
