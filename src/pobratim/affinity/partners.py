"""Which city next: candidates ranked by how likely they are, or will be recorded as, twins.

"No link is recorded" is not "there is no link": the model learns from recorded links against
pairs without one, so its probability is that of being recorded, at a stated base rate.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from pobratim.affinity.partner_field import Floats, Ints, PartnerField
from pobratim.affinity.partner_model import (
    COLUMNS,
    MEASURES,
    PartnerModel,
    columns_of,
    packaged_model,
)
from pobratim.affinity.partner_world import PartnerWorld, world_of
from pobratim.atlas import Atlas
from pobratim.model.places import City
from pobratim.model.scores import Explanation, PartnerScore

__all__ = ["INPUTS", "REASONS", "rank_partners"]

REASONS: Final = 3
"""How many reasons a score gives at most."""

INPUTS: Final = ("position", "population", "land", "division", "coast", "twins")
"""What a score draws on, for each of the two cities."""

_LEAST_SHARE: Final = 0.5
_LEAST_REASON: Final = 0.1


@dataclass(frozen=True)
class _Ranking:
    """What is the same for all candidates of one city."""

    atlas: Atlas
    world: PartnerWorld
    model: PartnerModel
    city: City
    query: int
    known: frozenset[int]


def rank_partners(
    atlas: Atlas,
    city: City,
    *,
    top: int,
    include_known: bool = False,
    candidates: Sequence[City] | None = None,
) -> tuple[PartnerScore, ...]:
    """Rank the cities that ``city`` is likeliest to be, or to be recorded as, a twin of.

    Without ``candidates`` every city of the gazetteer is one, else just those. Recorded twins
    are left out unless ``include_known``. A pair with under half of its inputs is refused: no
    probability, ranked last. Ties are broken by GeoNames id.

    Returns:
        At most ``top`` scores, best first, ranks from 1.

    Raises:
        DataError: if the atlas has no features or no twin links, or the model does not fit.
    """
    world, model = world_of(atlas), packaged_model()
    query = int(world.cities.rows([city.geonames])[0])
    twins = world.graph.partners(query) if query >= 0 else np.zeros(0, np.int64)
    known = frozenset(int(number) for number in world.cities.ids[twins])
    ranking = _Ranking(atlas, world, model, city, query, known)
    left_out = {city.geonames} | (set() if include_known else known)
    if candidates is None:
        ids = world.cities.ids[~np.isin(world.cities.ids, list(left_out))]
        cities: dict[int, City] = {}
    else:
        cities = {one.geonames: one for one in candidates if one.geonames not in left_out}
        ids = np.array(sorted(cities), dtype=np.int64)
    return _ranked(ranking, ids, cities, top)


def _ranked(
    ranking: _Ranking, ids: Ints, cities: dict[int, City], top: int
) -> tuple[PartnerScore, ...]:
    world, model = ranking.world, ranking.model
    rows = world.cities.rows(ids)
    usable = _share_of_inputs(world, ranking.query, rows) >= _LEAST_SHARE
    odds = np.full(len(ids), -np.inf)
    if usable.any():
        cells = columns_of(world.graph, ranking.query, rows[usable])
        odds[usable] = model.log_odds(cells)
    order = np.lexsort((ids, -odds))[:top]
    return tuple(
        _score(
            ranking,
            cities.get(int(ids[place])) or ranking.atlas.gazetteer.city(int(ids[place])),
            rank=rank,
            row=int(rows[place]),
            log_odds=float(odds[place]) if usable[place] else None,
        )
        for rank, place in enumerate(order, start=1)
    )


def _score(
    ranking: _Ranking, partner: City, *, rank: int, row: int, log_odds: float | None
) -> PartnerScore:
    model = ranking.model
    odds = None if log_odds is None else model.probabilities(np.array([log_odds]))
    return PartnerScore(
        city=ranking.city,
        partner=partner,
        rank=rank,
        probability=None if odds is None else float(odds[0]),
        base_rate=model.base_rate,
        known=partner.geonames in ranking.known,
        reasons=() if odds is None else _reasons(ranking, row),
        missing=_missing(ranking, row),
        refused=odds is None,
    )


def _reasons(ranking: _Ranking, row: int) -> tuple[Explanation, ...]:
    """Return the measures that add most to the log odds, the strongest first."""
    world = ranking.world
    cells = columns_of(world.graph, ranking.query, np.array([row]))
    added = dict(zip(COLUMNS, ranking.model.contributions(cells)[0], strict=True))
    sums = [(sum(added[name] for name in m.COLUMNS), m) for m in MEASURES]
    best = sorted(sums, key=lambda pair: (-pair[0], pair[1].CODE))[:REASONS]
    return tuple(
        Explanation(
            measure.CODE,
            {
                **measure.values(world.graph, ranking.query, row),
                "log_odds": round(float(weight), 3),
            },
            tuple(ranking.atlas.dataset(name) for name in measure.DATASETS),
        )
        for weight, measure in best
        if weight >= _LEAST_REASON
    )


def _missing(ranking: _Ranking, row: int) -> tuple[str, ...]:
    """Return the inputs that are not there, as ``population-a`` (asked) or ``-b`` (partner)."""
    found = []
    for side, place in (("a", ranking.query), ("b", row)):
        there = _inputs(ranking.world, np.array([place]))[0]
        found += [f"{name}-{side}" for name, has in zip(INPUTS, there, strict=True) if not has]
    return tuple(found)


def _share_of_inputs(world: PartnerWorld, query: int, rows: Ints) -> Floats:
    own = _inputs(world, np.array([query]))[0].sum()
    if query < 0:
        return np.zeros(len(rows))
    share: Floats = (own + _inputs(world, rows).sum(axis=1)) / (2 * len(INPUTS))
    return np.where(rows < 0, 0.0, share)


def _inputs(world: PartnerWorld, rows: Ints) -> Ints:
    """Return 1 for each of :data:`INPUTS` that a city has: len(rows) by len(INPUTS)."""
    cities: PartnerField = world.cities
    there = (
        np.ones(len(rows), dtype=bool),
        ~np.isnan(cities.log_people[rows]),
        cities.codes["region"][rows] >= 0,
        cities.codes["admin1"][rows] >= 0,
        ~np.isnan(cities.log_coast[rows]),
        world.graph.degree[rows] > 0,
    )
    found = np.stack(there, axis=1) & (rows >= 0)[:, None]
    return found.astype(np.int64)
