"""A small world of invented towns for the tests of the partner ranking."""

from __future__ import annotations

import numpy as np

from pobratim.affinity.partner_field import PartnerField
from pobratim.affinity.twin_graph import TwinGraph
from pobratim.atlas.features import Feature, FeatureTable

__all__ = ["NAMES", "graph_of", "table_of", "towns"]

NAMES = ("Alba", "Beta", "Gamma", "Alba", "Delta", "Epsilon")
NAN = float("nan")

# Towns 1-3 lie in AA, 4-6 in BB; 1 and 4 are capitals; 3 has no figure of people.
_COLUMNS: dict[str, tuple[str, tuple[str, ...], list[float]]] = {
    "population": ("continuous", (), [900_000, 80_000, NAN, 1_000_000, 60_000, 2_500]),
    "agglomeration_population": ("continuous", (), [1_200_000, NAN, NAN, 1_100_000, NAN, NAN]),
    "latitude": ("continuous", (), [50.0, 50.5, 51.0, 50.0, 49.0, 10.0]),
    "longitude": ("continuous", (), [10.0, 10.5, 11.0, 17.0, 17.0, 120.0]),
    "coast_km": ("continuous", (), [5.0, 200.0, 300.0, 10.0, 250.0, NAN]),
    "universities": ("continuous", (), [3, 0, 0, 2, 1, NAN]),
    "country": ("categorical", ("AA", "BB"), [0, 0, 0, 1, 1, 1]),
    "admin1": ("categorical", ("AA.1", "AA.2", "BB.1"), [0, 1, 1, 2, 2, NAN]),
    "region": ("categorical", ("middle", "far"), [0, 0, 0, 0, 0, 1]),
    "languages": ("categorical", ("aa", "bb", "cc+aa"), [0, 0, 0, 2, 1, 1]),
    "language_branch": ("categorical", ("x",), [0, 0, 0, 0, 0, NAN]),
    "shared_state": ("categorical", ("old",), [NAN, NAN, NAN, NAN, NAN, NAN]),
    "capital": ("binary", (), [1, 0, 0, 1, 0, 0]),
    "regional_seat": ("binary", (), [1, 1, 0, 1, 0, 0]),
    "coastal": ("binary", (), [1, 0, 0, 1, 0, NAN]),
}


def table_of() -> FeatureTable:
    """Return the feature table of the six towns, ids 1 to 6."""
    features = [
        Feature(code, kind, "", "geonames", categories)  # type: ignore[arg-type]
        for code, (kind, categories, _) in _COLUMNS.items()
    ]
    cells = np.array([cells for _, _, cells in _COLUMNS.values()], dtype=np.float32).T.copy()
    return FeatureTable(np.arange(1, 7), features, cells)


def towns() -> PartnerField:
    """Return the six towns as the measures see them."""
    return PartnerField.of(table_of(), NAMES)


def graph_of(*pairs: tuple[int, int]) -> TwinGraph:
    """Return the graph of twin links between towns, given by id."""
    return TwinGraph.of(towns(), np.array(pairs, dtype=np.int64).reshape(-1, 2))
