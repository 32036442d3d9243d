"""Places: by GeoNames id, else by kind, country and name."""

from __future__ import annotations

from functools import lru_cache

from pobratim.lexicon.normalise import fold
from pobratim.lexicon.translit import name_key
from pobratim.model.readings import PlaceRef
from pobratim.register.ids import identify

__all__ = ["city_id", "place_id"]


@lru_cache(maxsize=8192)
def city_id(geonames: int) -> str:
    """Return the id of the city, region or country with this GeoNames id."""
    return identify("place", geonames)


def place_id(ref: PlaceRef | None, name: str) -> str:
    """Return the id of a place; ``name`` tells it where neither GeoNames id nor name_en does.

    A country is its ISO code: Россия, Russia and РФ are one.
    """
    if ref is None:
        return identify("place", name_key(name) or fold(name))
    if ref.geonames is not None:
        return city_id(ref.geonames)
    if ref.kind == "country" and ref.country:
        return identify("place", "country", ref.country)
    shown = ref.name_en or name
    return identify("place", ref.kind, ref.country or "", name_key(shown) or fold(shown))
