from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from pobratim.atlas.coast import read_coast
from pobratim.errors import DataError

# Two square countries side by side: arc 0 is the border between them, 1 and 2 their shores.
TOPOLOGY = {
    "transform": {"scale": [0.1, 0.1], "translate": [10.0, 50.0]},
    "arcs": [
        [[10, 0], [0, 10]],
        [[10, 10], [-10, 0], [0, -10], [10, 0]],
        [[10, 0], [10, 0], [0, 10], [-10, 0]],
    ],
    "objects": {
        "countries": {
            "geometries": [
                {"type": "Polygon", "arcs": [[0, 1]]},
                {"type": "MultiPolygon", "arcs": [[[2, -1]]]},
            ]
        }
    },
}


def test_a_border_of_two_countries_is_no_coast(tmp_path: Path) -> None:
    path = tmp_path / "countries.json"
    path.write_text(json.dumps(TOPOLOGY))
    coast = read_coast(path)
    on_the_border = np.isclose(coast[:, 1], 11.0) & (coast[:, 0] > 50.01) & (coast[:, 0] < 50.99)
    assert not on_the_border.any()
    assert np.isclose(coast[:, 1], 10.0).any()
    assert np.isclose(coast[:, 1], 12.0).any()


def test_points_of_the_coast_lie_close_together(tmp_path: Path) -> None:
    path = tmp_path / "countries.json"
    path.write_text(json.dumps(TOPOLOGY))
    west = np.sort(read_coast(path)[:, 0][np.isclose(read_coast(path)[:, 1], 10.0)])
    assert np.diff(west).max() <= 0.1 + 1e-9


def test_another_file_is_no_topology(tmp_path: Path) -> None:
    path = tmp_path / "countries.json"
    path.write_text("{}")
    with pytest.raises(DataError, match=r"countries\.json"):
        read_coast(path)
