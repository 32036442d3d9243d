"""What is measured between the two cities: asked once, handed to every section."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pobratim.model.places import City
from pobratim.model.scores import Comparison, DatasetRef, Match, Organisation, PartnerScore

if TYPE_CHECKING:
    from pobratim.atlas import Atlas
    from pobratim.brief.ports import RegisterReader

__all__ = ["Measured", "measure"]


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures on a pair.

    ``organisations`` are those of the two agglomerations; ``twin_recorded`` says whether the
    twin-city table holds the pair; ``catalogue`` are the data sets with their vintages;
    ``outlines`` are rings of country outlines as (longitude, latitude) in degrees.
    """

    comparison: Comparison
    matches: tuple[Match, ...] = ()
    partner: PartnerScore | None = None
    organisations: tuple[tuple[Organisation, ...], tuple[Organisation, ...]] = ((), ())
    twin_recorded: bool = False
    catalogue: tuple[DatasetRef, ...] = ()
    outlines: tuple[tuple[tuple[float, float], ...], ...] = ()

    def dataset(self, name: str) -> DatasetRef:
        """Return a data set of the catalogue; raises ``KeyError`` for an id it lacks."""
        return {d.id: d for d in self.catalogue}[name]


def measure(register: RegisterReader, atlas: Atlas, a: City, b: City) -> Measured:
    """Ask affinity and the atlas for everything a dossier shows on the pair."""
    from pobratim.affinity import compare, match, rank_partners

    comparison = compare(atlas, a, b)
    scores = rank_partners(atlas, a, top=1, include_known=True, candidates=(b,))
    first, second = comparison.agglomerations
    return Measured(
        comparison=comparison,
        matches=match(atlas, a, b, register=register),
        partner=scores[0] if scores else None,
        organisations=(atlas.organisations(first), atlas.organisations(second)),
        twin_recorded=b.geonames in atlas.twins(a),
        catalogue=atlas.catalogue(),
        outlines=tuple(outline.points for outline in atlas.outlines()),
    )
