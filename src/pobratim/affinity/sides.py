"""Both sides of a match: enterprises and institutions, the class chain, and what is missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pobratim.affinity.coverage import importer_of_firms, not_loaded
from pobratim.affinity.measures.institution_pairs import family_of
from pobratim.affinity.refusals import refused
from pobratim.model.places import Agglomeration, City
from pobratim.model.scores import DatasetRef, Missing, Organisation

if TYPE_CHECKING:
    from pobratim.atlas import Atlas
    from pobratim.atlas.industries import Industries

__all__ = ["ROWS", "UNIVERSITIES", "Sides", "organisations_of", "sides_of"]

ROWS = "curated"
"""Data set of enterprises and institutions."""
UNIVERSITIES = "hipo-universities"
"""Data set of universities, for cities without rows of their own."""


@dataclass(frozen=True, slots=True)
class Sides:
    """What both agglomerations have; ``sources`` maps the ids of data sets to their vintages."""

    around: tuple[Agglomeration, Agglomeration]
    a: tuple[Organisation, ...]
    b: tuple[Organisation, ...]
    table: Industries
    sources: Mapping[str, DatasetRef]
    missing: tuple[Missing, ...]

    def refs(self, *names: str) -> tuple[DatasetRef, ...]:
        """Return the data sets with these ids, as far as the catalogue has them."""
        return tuple(self.sources[name] for name in names if name in self.sources)

    def rows_of(self, *sides: Organisation) -> tuple[DatasetRef, ...]:
        """Return the data sets that rows come from: what their ids begin with, else curated."""
        names = (one.id.partition(":")[0] for one in sides)
        return self.refs(*dict.fromkeys(name if name in self.sources else ROWS for name in names))


def sides_of(atlas: Atlas, a: City, b: City) -> Sides:
    """Return both sides of a match.

    Raises:
        DataError: if a file of the atlas is absent.
    """
    around = (atlas.agglomeration(a), atlas.agglomeration(b))
    first, second = (organisations_of(atlas, ring) for ring in around)
    return Sides(
        around,
        first,
        second,
        atlas.industries(),
        {ref.id: ref for ref in atlas.catalogue()},
        (
            *not_loaded(atlas, a, b),
            *refused(first, "a", importer_of_firms(a.country)),
            *refused(second, "b", importer_of_firms(b.country)),
        ),
    )


def organisations_of(atlas: Atlas, around: Agglomeration) -> tuple[Organisation, ...]:
    """Return the organisations of a side; its listed universities where no row names any."""
    rows = atlas.organisations(around)
    if any((family := family_of(one)) and family.id == "university" for one in rows):
        return rows
    listed = tuple(
        Organisation(
            id=f"{UNIVERSITIES}:{one.domains[0] if one.domains else one.name}",
            city=around.centre.geonames,
            town=around.centre.name,
            names={"en": one.name},
            kind="university",
            sphere="education",
            addresses=(one.address,) if one.address else (),
            verified=True,
        )
        for one in atlas.universities(around)
    )
    return (*rows, *listed)
