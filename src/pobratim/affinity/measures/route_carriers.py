"""Which airlines are at both airports, and how much of a hub each is for them.

Formula: over the airlines at the first airport, with ``x`` and ``y`` their routes at both, ``m``
all their routes and ``k`` their airports: the number that are at both, sum of xy / 2m (routes that
chance gives an airline with these ends), -ln of the product of 1 - xy / 2m, greatest and sum of
y / k (a hub at the second), greatest x / k (a hub at the first), Jaccard index of the airlines,
numbers at each, and their share of the second airport's offers. Source: ``openflights``, airlines
of about 2014 without codeshares. Unit: none. Range: [0, ∞).

Missing: an airport whose airlines are not listed has zeros throughout.
Validated by: the back-test of routes.
"""

from __future__ import annotations

import numpy as np

from pobratim.affinity.route_network import Floats, RouteNetwork
from pobratim.model.scores import Explanation

__all__ = ["COLUMNS", "columns", "reason"]

COLUMNS = (
    "airlines_both", "airlines_expected", "airlines_odds", "airlines_hub_second",
    "airlines_hubs_second", "airlines_hub_first", "airlines_jaccard", "airlines_first",
    "airlines_second", "airlines_share_second",
)  # fmt: skip

_SUREST = 0.98


def columns(network: RouteNetwork, query: int) -> list[Floats]:
    """Return the columns for the pairs of ``query`` with all airports."""
    size = len(network.airports)
    here = network.served[:, query] > 0
    there, own = network.served[here], network.served[here, query][:, None]
    reached = np.maximum((there > 0).sum(axis=1), 1)[:, None]
    chance = own * there / np.maximum(there.sum(axis=1), 1)[:, None]
    both = (there > 0).sum(axis=0).astype(np.float64)
    second = (network.served > 0).sum(axis=0).astype(np.float64)
    first = float(here.sum())
    return [
        both,
        chance.sum(axis=0),
        -np.log(1 - np.clip(chance, 0, _SUREST)).sum(axis=0),
        (there / reached).max(axis=0, initial=0.0),
        (there / reached).sum(axis=0),
        ((there > 0) * (own / reached)).max(axis=0, initial=0.0),
        both / np.maximum(first + second - both, 1),
        np.full(size, first),
        second,
        there.sum(axis=0) / np.maximum(network.offers, 1),
    ]


def reason(network: RouteNetwork, query: int, row: int) -> Explanation | None:
    """Name how many airlines flew from both airports, ``None`` for none."""
    both = int(((network.served[:, query] > 0) & (network.served[:, row] > 0)).sum())
    return Explanation("airlines-at-both", {"count": both}) if both else None
