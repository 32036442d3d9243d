"""Which city an airport serves: large places weigh more, near ones more.

Formula: the place within 60 km with the greatest ``people / (km + 25)²``, so that Schiphol serves
Amsterdam rather than Rotterdam, and Gatwick London rather than Crawley. Source: our judgement for
the weights. Missing: ``None`` where no place of the gazetteer is that near.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from pobratim.lexicon.gazetteer import Gazetteer
    from pobratim.model.places import City

__all__ = ["WITHIN_KM", "served_city"]

WITHIN_KM: Final = 60.0
_DOORSTEP_KM: Final = 25.0
_SERVED: WeakKeyDictionary[Gazetteer, dict[tuple[float, float], City | None]] = WeakKeyDictionary()
"""Airports are asked for again and again, and each costs a look at all places around it."""


def served_city(gazetteer: Gazetteer, latitude: float, longitude: float) -> City | None:
    """Return the city that an airport at a position (degrees) serves, ``None`` where none is."""
    known = _SERVED.setdefault(gazetteer, {})
    place = (latitude, longitude)
    if place not in known:
        best = max(gazetteer.near(latitude, longitude, WITHIN_KM), key=_weight, default=None)
        known[place] = None if best is None else best[0]
    return known[place]


def _weight(one: tuple[City, float]) -> float:
    city, km = one
    return (city.population or 0) / (km + _DOORSTEP_KM) ** 2
