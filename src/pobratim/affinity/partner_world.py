"""Cities and their recorded twin links, taken from an atlas once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from pobratim.affinity.partner_field import PartnerField
from pobratim.affinity.twin_graph import TwinGraph
from pobratim.atlas import Atlas

__all__ = ["PartnerWorld", "world_of"]


@dataclass(frozen=True)
class PartnerWorld:
    """The cities of an atlas and the graph of all links recorded between them."""

    cities: PartnerField
    graph: TwinGraph


@lru_cache(maxsize=2)
def world_of(atlas: Atlas) -> PartnerWorld:
    """Return the world of an atlas, built once per atlas.

    Raises:
        DataError: if the atlas has no feature table or no twin links.
    """
    table = atlas.features()
    names = atlas.gazetteer.main_names()
    cities = PartnerField.of(table, [names.get(int(number), "") for number in table.ids])
    pairs = np.array(atlas.twin_links(), dtype=np.int64).reshape(-1, 2)
    return PartnerWorld(cities, TwinGraph.of(cities, pairs))
