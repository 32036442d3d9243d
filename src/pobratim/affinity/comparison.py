"""Compare two cities: what they share, how rare that is, in what they differ, what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pobratim.affinity import from_features, from_links
from pobratim.affinity.coverage import not_loaded
from pobratim.affinity.many_tests import corrected
from pobratim.affinity.pairs import CityPair
from pobratim.errors import UsageError
from pobratim.lexicon.globe import distance_km
from pobratim.model.places import City
from pobratim.model.scores import Commonality, Comparison, Difference

if TYPE_CHECKING:
    from pobratim.atlas import Atlas

__all__ = ["compare"]


def compare(atlas: Atlas, a: City, b: City) -> Comparison:
    """Compare two cities of the gazetteer.

    Commonalities are ranked by surprise: the rarer it is among comparable pairs (different
    countries, same two population classes) to be at least as alike, the higher. A commonality
    with ``pairs`` 0 has nothing to be compared with, and stands last.

    Raises:
        UsageError: if both are one city.
        UnknownPlaceError: if the feature table lacks one of the cities.
        DataError: if a file of the atlas is absent.
    """
    if a.geonames == b.geonames:
        raise UsageError(f"{a.name} cannot be compared with itself; name two cities")
    pair = CityPair(atlas, a, b)
    found = [*from_features.found_in(pair), *from_links.found_in(pair)]
    shared = [one for one in found if isinstance(one, Commonality)]
    return Comparison(
        a,
        b,
        pair.around,
        distance_km((a.latitude, a.longitude), (b.latitude, b.longitude)),
        tuple(sorted(corrected(shared, len(found)), key=_surprise)),
        tuple(one for one in found if isinstance(one, Difference)),
        not_loaded(atlas, a, b),
    )


def _surprise(one: Commonality) -> tuple[bool, float, float, str]:
    p_value = 1.0 if one.p_value is None else one.p_value
    return (one.pairs == 0, one.share_of_pairs, p_value, one.code)
