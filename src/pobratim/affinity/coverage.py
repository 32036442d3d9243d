"""What is not loaded for a pair, and the importer that fills it: absence is never zero.

Spheres with rows in the packaged atlas are reported for a side without rows; the others for both
sides, as no data set of the package holds them.

| sphere | importer | |
|---|---|---|
| industry | own-list, rfsd (Russia), egr (Belarus) | enterprises with class and products |
| health-care, culture | osm | hospitals; museums and theatres |
| wellness, heritage | osm | sanatoria; sites |
| education | ror | universities, where the packaged list has none |
| science | ror | research institutes |
| transport | osm | metro, tram, trolleybus, where the packaged list has none |
| trade | comtrade | trade by product |
| ownership | gleif | who owns whom |
| flights, rail | none yet | current connections; the packaged routes are of about 2014 |
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from pobratim.affinity.measures.institution_pairs import family_of
from pobratim.model.places import Agglomeration, City
from pobratim.model.scores import Missing

if TYPE_CHECKING:
    from pobratim.atlas import Atlas

__all__ = ["NOWHERE", "not_loaded"]

NOWHERE: tuple[tuple[str, str | None], ...] = (
    ("trade", "comtrade"),
    ("ownership", "gleif"),
    ("flights", None),
    ("rail", None),
)
"""Spheres that no packaged data set holds, with their importer."""

_ENTERPRISES = {"RU": "rfsd", "BY": "egr"}

Side = Literal["a", "b", "both"]


def not_loaded(atlas: Atlas, a: City, b: City) -> tuple[Missing, ...]:
    """Return what is missing for the pair, by sphere; a row a side where importers differ."""
    lacking = (_lacking(atlas, a), _lacking(atlas, b))
    rows = [
        *(_row(gap, "both") for gap in lacking[0] if gap in lacking[1]),
        *(_row(gap, "a") for gap in lacking[0] if gap not in lacking[1]),
        *(_row(gap, "b") for gap in lacking[1] if gap not in lacking[0]),
        *(Missing(sphere, "both", importer) for sphere, importer in NOWHERE),
    ]
    return tuple(rows)


def _row(gap: tuple[str, str], side: Side) -> Missing:
    return Missing(gap[0], side, gap[1])


def _lacking(atlas: Atlas, city: City) -> tuple[tuple[str, str], ...]:
    return tuple(_gaps(atlas, atlas.agglomeration(city)))


def _gaps(atlas: Atlas, around: Agglomeration) -> Iterator[tuple[str, str]]:
    organisations = atlas.organisations(around)
    families = {family.id for one in organisations if (family := family_of(one)) is not None}
    if not any(one.nace for one in organisations):
        yield "industry", _ENTERPRISES.get(around.centre.country, "own-list")
    if "hospital" not in families:
        yield "health-care", "osm"
    if not families & {"museum", "theatre"}:
        yield "culture", "osm"
    if "sanatorium" not in families:
        yield "wellness", "osm"
    if not (atlas.heritage(around) or any(one.sphere == "heritage" for one in organisations)):
        yield "heritage", "osm"
    if not ("university" in families or atlas.universities(around)):
        yield "education", "ror"
    if "research" not in families:
        yield "science", "ror"
    if not atlas.transit(around):
        yield "transport", "osm"
