"""How well the routes around two airports close: common transfer points and longer ways.

Formula: with 1 for a route and each airport's number of routes d: the number of common transfer
points; their sums of 1/d (resource allocation, Zhou, Lü and Zhang 2009) and 1/ln d (Adamic and
Adar 2003); cosine; ways over three routes, normalised by the roots of degrees (Kovács and others
2019) or by degrees; routes from the one to airports near the other, faded by exp(-km / 80);
routes of the first of about the same length. Source: ``openflights``, routes of about 2014.
Unit: none. Range: [0, ∞).

Missing: an airport without listed routes has zeros throughout, and its pairs are refused.
Validated by: the back-test of routes (``pobratim eval routes``); resource allocation alone is one
of its baselines.
"""

from __future__ import annotations

import numpy as np

from pobratim.affinity.route_network import Floats, Ints, RouteNetwork
from pobratim.model.scores import Explanation

__all__ = ["COLUMNS", "columns", "reason"]

COLUMNS = (
    "common", "allocation", "adamic_adar", "cosine", "three_roots", "three_roots_share",
    "alike", "three", "three_share", "like_length", "beside_first", "beside_first_share",
    "beside_second",
)  # fmt: skip

_WIDTH = 0.3
_SHORTEST_KM = 20.0


def columns(network: RouteNetwork, query: int) -> list[Floats]:
    """Return the columns for the pairs of ``query`` with all airports."""
    own, degree = network.linked(query), network.degree
    share = np.where(degree > 0, 1 / np.maximum(degree, 1), 0.0)
    root = np.sqrt(share)
    common = network.spread(own)
    tied = network.spread(own * root)
    three_roots, three = network.spread(tied * root), network.spread(network.spread(own * share))
    beside = network.airports.nearness(np.array([query]))[0]
    near = np.flatnonzero(beside)
    beside_first = network.spread(beside)
    ends = np.flatnonzero(own)
    beside_second = network.airports.nearness(ends).sum(axis=0)
    return [
        common,
        network.spread(own * share),
        network.spread(own / np.log(np.maximum(degree, 2))),
        common * root * root[query],
        three_roots,
        three_roots * np.where(degree > 0, root, 1.0),
        network.spread(tied) * root,
        three,
        three * share,
        _like_length(network, query, ends.astype(np.int64)),
        beside_first,
        beside_first / max(float(beside[near].sum()), 0.1),
        beside_second,
    ]


def _like_length(network: RouteNetwork, query: int, ends: Ints) -> Floats:
    length = np.log(np.maximum(network.airports.km(query), _SHORTEST_KM))
    apart = length[:, None] - length[ends][None, :]
    found: Floats = np.exp(-((apart / _WIDTH) ** 2)).sum(axis=1)
    return found


def reason(network: RouteNetwork, query: int, row: int) -> Explanation | None:
    """Name how many transfer points both airports have, ``None`` without any."""
    common = int(network.linked(query) @ network.linked(row))
    return Explanation("common-transfer-points", {"count": common}) if common else None
