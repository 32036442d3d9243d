"""What is measured between the two cities: asked once, handed to every section."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pobratim.model.places import City
from pobratim.model.scores import (
    Comparison,
    DatasetRef,
    Match,
    Organisation,
    PartnerScore,
    RouteGap,
)
from pobratim.model.ties import LoadedTies, TwinRecord

if TYPE_CHECKING:
    from pobratim.atlas import Atlas
    from pobratim.brief.ports import RegisterReader

__all__ = ["Measured", "measure"]


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures on a pair.

    ``organisations`` are those of the two agglomerations; ``catalogue`` are the data sets with
    their vintages; ``outlines`` are rings of country outlines as (longitude, latitude) in degrees;
    ``twins`` is the record of twin links, ``route`` the air route of about 2014 with the cities of
    its common ``transfers``, ``ties`` what a user atlas holds between the two.
    """

    comparison: Comparison
    matches: tuple[Match, ...] = ()
    partner: PartnerScore | None = None
    organisations: tuple[tuple[Organisation, ...], tuple[Organisation, ...]] = ((), ())
    catalogue: tuple[DatasetRef, ...] = ()
    outlines: tuple[tuple[tuple[float, float], ...], ...] = ()
    twins: TwinRecord | None = None
    route: RouteGap | None = None
    transfers: tuple[City, ...] = ()
    ties: LoadedTies = field(default_factory=LoadedTies)

    def dataset(self, name: str) -> DatasetRef:
        """Return a data set of the catalogue; raises ``KeyError`` for an id it lacks."""
        return {d.id: d for d in self.catalogue}[name]


def measure(
    register: RegisterReader, atlas: Atlas, a: City, b: City, *, as_of: str | None = None
) -> Measured:
    """Ask affinity and the atlas for everything a dossier shows on the pair.

    Loaded connections that have expired on ``as_of`` (ISO date) are left out.
    """
    from pobratim.affinity import compare, match, rank_partners
    from pobratim.affinity.routes import as_match, route_between, transfer_cities
    from pobratim.affinity.sides import organisations_of
    from pobratim.affinity.ties import loaded_ties, twin_record

    comparison = compare(atlas, a, b)
    scores = rank_partners(atlas, a, top=1, include_known=True, candidates=(b,))
    first, second = comparison.agglomerations
    gap, record = route_between(atlas, a, b), twin_record(atlas, a, b)
    lacking = as_match(gap)
    return Measured(
        comparison=comparison,
        matches=(*match(atlas, a, b, register=register), *(() if lacking is None else (lacking,))),
        partner=scores[0] if scores else None,
        organisations=(organisations_of(atlas, first), organisations_of(atlas, second)),
        catalogue=atlas.catalogue(),
        outlines=tuple(outline.points for outline in atlas.outlines()),
        twins=record,
        route=gap,
        transfers=transfer_cities(atlas, gap),
        ties=loaded_ties(atlas, a, b, as_of),
    )
