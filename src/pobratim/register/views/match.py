"""Whether a row concerns one city or a pair of cities."""

from __future__ import annotations

from collections.abc import Iterable

from pobratim.model.places import City
from pobratim.model.readings import PlaceRef
from pobratim.model.spans import Evidence
from pobratim.register.snapshot import Snapshot
from pobratim.register.views.places import Reach, cities_of, places_behind, reach

__all__ = ["Wanted", "concerns", "mentioned", "side_of"]

Wanted = tuple[City, ...]
"""No city (everything), one, or a pair."""

_WIDTH: dict[Reach, int] = {"city": 0, "region": 1, "country": 2}


def concerns(
    snapshot: Snapshot, wanted: Wanted, subjects: Iterable[str], evidence: Iterable[Evidence]
) -> bool:
    """Tell whether a row of these ``subjects`` belongs to every wanted city.

    The row of a region counts for its cities, the row of a country only where the other side is
    a city or region and the report itself names the city: the treaty of two states is nobody's
    in particular.
    """
    refs = places_behind(snapshot, subjects)
    widths = [side_of(refs, city) for city in wanted]
    if any(width is None for width in widths):
        return False
    wide = [city for city, width in zip(wanted, widths, strict=True) if width == "country"]
    if not wide:
        return True
    if len(wide) == len(wanted):
        return False
    return mentioned(snapshot, tuple(wide), evidence) or "region" in widths


def side_of(refs: Iterable[PlaceRef], city: City) -> Reach | None:
    """Return the narrowest reach of ``refs`` to ``city``, ``None`` where none has any."""
    found = [width for ref in refs if (width := reach(ref, city))]
    return min(found, key=lambda width: _WIDTH[width], default=None)


def mentioned(snapshot: Snapshot, wanted: Wanted, evidence: Iterable[Evidence]) -> bool:
    """Tell whether one of the documents behind ``evidence`` names every wanted city."""
    ids = {city.geonames for city in wanted}
    return any(ids <= cities_of(snapshot, document) for document in {e.document for e in evidence})
