"""TopoJSON to rings: shared arcs, reversed arcs, countries without a code."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from pobratim.atlas.inputs import Inputs
from pobratim.atlas.sources import outlines
from pobratim.errors import DataError

Give = Callable[[str, str], None]

# Two unit squares side by side; the border between them is arc 0.
TOPOLOGY: dict[str, Any] = {
    "transform": {"scale": [0.5, 0.5], "translate": [10, 50]},
    "arcs": [
        [[2, 0], [0, 2]],
        [[2, 2], [-2, 0], [0, -2], [2, 0]],
        [[2, 2], [2, 0], [0, -2], [-2, 0]],
    ],
    "objects": {
        "countries": {
            "geometries": [
                {"type": "Polygon", "id": "112", "arcs": [[0, 1]], "properties": {"name": "W"}},
                {"type": "MultiPolygon", "id": "643", "arcs": [[[2, 0]]],
                 "properties": {"name": "E"}},
                {"type": "Polygon", "arcs": [[-1]], "properties": {"name": "Nowhere"}},
            ]
        }
    },
}  # fmt: skip


def test_a_ring_is_closed_and_in_degrees(inputs: Inputs, give: Give) -> None:
    give("natural-earth/countries-110m.json.gz", json.dumps(TOPOLOGY))
    built = outlines.build(inputs)
    rows = {row[0]: row[2] for row in built.tables[0].rows}
    assert rows["BY"] == "11 50,11 51,10 51,10 50,11 50"
    assert rows["RU"] == "11 51,12 51,12 50,11 50,11 51"
    assert [drop.examples for drop in built.dropped] == [("Nowhere",)]


def test_a_negative_index_walks_the_arc_backwards() -> None:
    arcs = outlines.decode_arcs(TOPOLOGY)
    geometry = {"type": "Polygon", "arcs": [[~0]]}
    assert list(outlines.rings_of(geometry, arcs)) == [[(11.0, 51.0), (11.0, 50.0)]]


@pytest.mark.parametrize("text", ["{", "{}", '{"arcs": []}'])
def test_another_format_is_refused(inputs: Inputs, give: Give, text: str) -> None:
    give("natural-earth/countries-110m.json.gz", text)
    with pytest.raises(DataError, match="not the TopoJSON expected"):
        outlines.build(inputs)
