"""Which city next: candidates ranked by how likely they are, or will be recorded as, twins.

"No link is recorded" is not "there is no link": the model learns from recorded links against
pairs without one, so its probability is that of being recorded, at a stated base rate.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from pobratim.affinity.partner_field import Floats, Ints, PartnerField
from pobratim.affinity.partner_model import (
    COLUMNS,
    MEASURES,
    PartnerModel,
    columns_of,
    first_columns_of,
    packaged_model,
)
from pobratim.affinity.partner_world import PartnerWorld, world_of
from pobratim.affinity.twin_graph import TwinGraph
from pobratim.atlas import Atlas
from pobratim.model.places import City
from pobratim.model.scores import Explanation, PartnerScore

__all__ = ["INPUTS", "REASONS", "SHORTLIST", "filled_by", "rank_partners"]

REASONS: Final = 3
"""How many reasons a score gives at most."""

SHORTLIST: Final = 400
"""How many cities the quick sum leaves to the whole model; a longer list asked for takes more."""

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

    Without ``candidates`` every city of the gazetteer is one, else just those. Recorded twins are
    left out unless ``include_known``; a recorded link is scored as if it were not. A pair with
    under half of its inputs is refused: no probability, ranked last. Ties are broken by GeoNames
    id.

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
        ids = world.cities.ids[~_among(world.cities.ids, left_out)]
        cities: dict[int, City] = {}
    else:
        cities = {one.geonames: one for one in candidates if one.geonames not in left_out}
        ids = np.array(sorted(cities), dtype=np.int64)
    return _ranked(ranking, ids, cities, top)


def _among(ids: Ints, some: Collection[int]) -> NDArray[np.bool_]:
    """Return which of ``ids``, ascending, are among ``some``."""
    # np.isin would import numpy's masked arrays first, which takes longer than all the rest.
    found = np.zeros(len(ids) + 1, dtype=np.bool_)
    wanted = np.array(sorted(some), dtype=np.int64)
    places = np.searchsorted(ids, wanted)
    found[places[np.append(ids, -1)[places] == wanted]] = True
    return found[:-1]


def _ranked(
    ranking: _Ranking, ids: Ints, cities: dict[int, City], top: int
) -> tuple[PartnerScore, ...]:
    world, model = ranking.world, ranking.model
    rows = world.cities.rows(ids)
    usable = _share_of_inputs(world, ranking.query, rows) >= _LEAST_SHARE
    places, first = _shortlist(ranking, rows, np.flatnonzero(usable), most=max(SHORTLIST, top))
    cells = np.zeros((0, len(COLUMNS)))
    if len(places):
        cells = columns_of(world.graph, ranking.query, rows[places], first=first)
    for place in np.flatnonzero(_among(ids[places], ranking.known)):
        row = int(rows[places[place]])
        cells[place] = columns_of(_graph_for(ranking, row), ranking.query, np.array([row]))[0]
    odds = model.log_odds(cells)
    # The ids ascend, so that a stable order breaks ties by them.
    order = np.argsort(-odds, kind="stable")[:top]
    best, refused = places[order], np.flatnonzero(~usable)[: top - len(order)]
    partners = [
        cities.get(int(number)) or ranking.atlas.gazetteer.city(int(number))
        for number in ids[np.append(best, refused)]
    ]
    bare = [
        _refused(ranking, partner, rank, int(rows[place]))
        for rank, (partner, place) in enumerate(
            zip(partners, np.append(best, refused), strict=True), start=1
        )
    ]
    scored = _scored(ranking, bare[: len(best)], rows[best], cells[order])
    return (*scored, *bare[len(best) :])


def _shortlist(
    ranking: _Ranking, rows: Ints, places: Ints, most: int
) -> tuple[Ints, Floats | None]:
    """Return at most ``most`` of ``places``, those of the greatest first sums, in their order.

    Recorded twins are always on it: their own link, which the first sums see, must not matter.
    The columns of the first sums come along where they were needed.
    """
    if len(places) <= most:
        return places, None
    cells = first_columns_of(ranking.world.graph, ranking.query, rows[places])
    sums = ranking.model.shortlist(cells)
    chosen = _among(ranking.world.cities.ids[rows[places]], ranking.known)
    # A partition is several times as fast as a sort. Among those as high as the last the first
    # ones are taken, as a stable sort would.
    last = np.partition(sums, len(sums) - most)[len(sums) - most]
    above = sums > last
    chosen[above] = True
    chosen[np.flatnonzero(sums == last)[: most - int(above.sum())]] = True
    return places[chosen], cells[chosen]


def _graph_for(ranking: _Ranking, row: int) -> TwinGraph:
    """Return the graph that a pair is scored on: a recorded link must not speak for itself."""
    graph, query = ranking.world.graph, ranking.query
    if int(ranking.world.cities.ids[row]) not in ranking.known:
        return graph
    own = ((graph.a == query) & (graph.b == row)) | ((graph.a == row) & (graph.b == query))
    return graph.without(np.flatnonzero(own))


def _refused(ranking: _Ranking, partner: City, rank: int, row: int) -> PartnerScore:
    """Return a score without probability, which is what too few inputs allow."""
    return PartnerScore(
        city=ranking.city,
        partner=partner,
        rank=rank,
        probability=None,
        base_rate=ranking.model.base_rate,
        known=partner.geonames in ranking.known,
        reasons=(),
        missing=_missing(ranking, row),
        refused=True,
    )


def _scored(
    ranking: _Ranking, bare: list[PartnerScore], rows: Ints, cells: Floats
) -> list[PartnerScore]:
    """Return the scores with probability and reasons; ``cells`` has a row for each."""
    model = ranking.model
    given = model.probabilities(model.log_odds(cells))
    added = model.contributions(cells)
    starts = np.cumsum([0] + [len(measure.COLUMNS) for measure in MEASURES[:-1]])
    sums = np.add.reduceat(added, starts, axis=1)
    return [
        replace(
            score,
            probability=float(given[place]),
            reasons=_reasons(ranking, int(rows[place]), sums[place].tolist()),
            refused=False,
        )
        for place, score in enumerate(bare)
    ]


def _reasons(ranking: _Ranking, row: int, sums: Sequence[float]) -> tuple[Explanation, ...]:
    """Return the measures that add most to the log odds and can say why, the strongest first."""
    graph, found = _graph_for(ranking, row), list[Explanation]()
    for place in sorted(range(len(MEASURES)), key=lambda place: -sums[place]):
        if len(found) == REASONS or sums[place] < _LEAST_REASON:
            break
        measure = MEASURES[place]
        reason = measure.reason(graph, ranking.query, row)
        if reason is not None:
            values = {**reason.values, "log_odds": round(sums[place], 3)}
            sources = tuple(ranking.atlas.dataset(name) for name in measure.DATASETS)
            found.append(Explanation(reason.code, values, sources))
    return tuple(found)


def _missing(ranking: _Ranking, row: int) -> tuple[str, ...]:
    """Return the inputs that are not there, as ``population-a`` (asked) or ``-b`` (partner)."""
    found = []
    for side, place in (("a", ranking.query), ("b", row)):
        there = _inputs(ranking.world, np.array([place]))[0]
        found += [f"{name}-{side}" for name, has in zip(INPUTS, there, strict=True) if not has]
    return tuple(found)


def filled_by(name: str) -> str | None:
    """Return what fills a missing input (``twins-b``), ``None`` where nothing does yet.

    Places, people and lands come with the gazetteer, which ``pobratim atlas build`` makes; no
    importer adds twin links.
    """
    return None if name.startswith("twins-") else "atlas build"


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
