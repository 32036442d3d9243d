"""Twin links and historic air routes of the whole atlas as networks, worked out once an atlas."""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import numpy as np

from pobratim.affinity.measures.common_destinations import AirNetwork
from pobratim.affinity.measures.common_neighbours import Network

if TYPE_CHECKING:
    from pobratim.atlas import Atlas

__all__ = ["air_network", "twin_network"]

_TWINS: WeakKeyDictionary[Atlas, Network] = WeakKeyDictionary()
_AIR: WeakKeyDictionary[Atlas, AirNetwork] = WeakKeyDictionary()


def twin_network(atlas: Atlas) -> Network:
    """Return the recorded twin links between rows of the atlas's feature table."""
    if atlas not in _TWINS:
        ids = atlas.features().ids
        links = np.array(atlas.twin_links(), dtype=np.int64).reshape(-1, 2)
        rows = np.searchsorted(ids, links)
        held = (ids[np.minimum(rows, len(ids) - 1)] == links).all(axis=1)
        _TWINS[atlas] = Network.of(rows[held, 0], rows[held, 1], len(ids))
    return _TWINS[atlas]


def air_network(atlas: Atlas) -> AirNetwork:
    """Return the airports with routes of about 2014, and which had direct ones."""
    if atlas not in _AIR:
        airports = atlas.route_airports()
        index = {airport[0]: place for place, airport in enumerate(airports)}
        linked = np.zeros((len(airports), len(airports)), dtype=bool)
        for one, two in atlas.route_links():
            if one in index and two in index:
                linked[index[one], index[two]] = linked[index[two], index[one]] = True
        positions = np.array([airport[2:] for airport in airports], dtype=np.float64)
        _AIR[atlas] = AirNetwork(positions.reshape(-1, 2), linked)
    return _AIR[atlas]
