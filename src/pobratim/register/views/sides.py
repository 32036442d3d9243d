"""Whether what two events tell is between the same sides, told of cities, regions or countries."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pobratim.errors import UnknownPlaceError
from pobratim.model.readings import PlaceRef
from pobratim.register.views.places import city_of, reach

__all__ = ["between_the_same", "meet"]


def between_the_same(asked: Iterable[PlaceRef], told: Sequence[PlaceRef]) -> bool:
    """Tell whether every place of ``asked`` is a side of ``told``, one of them not by country.

    A contract of a region with a country may be a contract of their two cities; a contract of two
    countries is nobody's in particular.
    """
    places = list(asked)
    if not places or not all(any(meet(a, b) for b in told) for a in places):
        return False
    return any(b.kind != "country" and meet(a, b) for a in places for b in told)


def meet(a: PlaceRef, b: PlaceRef) -> bool:
    """Tell whether two places are one, or one lies in the other."""
    return a == b or _in(a, b) or _in(b, a)


def _in(small: PlaceRef, large: PlaceRef) -> bool:
    if large.kind == "country":
        return small.country is not None and small.country == large.country
    if small.geonames is None or small.kind == "country":
        return False
    if small.kind == "region":
        return large.kind == "region" and small.geonames == large.geonames
    try:
        return reach(large, city_of(small.geonames)) is not None
    except UnknownPlaceError:
        return False
