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
| flights, rail | connections | current ones; the packaged routes are of about 2014 |

What a user atlas holds counts as loaded for the cities that it covers: trade where the exports of
the city's country are in it, ownership where a legal entity of the agglomeration is owned or owns,
flights and rail where any connection of the agglomeration is.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from pobratim.affinity.measures.institution_pairs import family_of
from pobratim.model.places import Agglomeration, City
from pobratim.model.scores import Missing

if TYPE_CHECKING:
    from pobratim.atlas import Atlas

__all__ = ["NOWHERE", "importer_of_firms", "not_loaded"]

NOWHERE: tuple[tuple[str, str], ...] = (
    ("trade", "comtrade"),
    ("ownership", "gleif"),
    ("flights", "connections"),
    ("rail", "connections"),
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
    ]
    order = [sphere for sphere, _ in NOWHERE]
    return tuple(
        sorted(rows, key=lambda gap: order.index(gap.sphere) if gap.sphere in order else -1)
    )


def importer_of_firms(country: str) -> str:
    """Return the importer that fills the enterprises of a country (ISO 3166-1 alpha-2)."""
    return _ENTERPRISES.get(country, "own-list")


def _row(gap: tuple[str, str], side: Side) -> Missing:
    return Missing(gap[0], side, gap[1])


def _lacking(atlas: Atlas, city: City) -> tuple[tuple[str, str], ...]:
    around = atlas.agglomeration(city)
    return (*_gaps(atlas, around), *_beyond(atlas, around))


def _beyond(atlas: Atlas, around: Agglomeration) -> Iterator[tuple[str, str]]:
    """Yield what only a user atlas can hold, as far as it does not."""
    loaded = atlas.loaded
    here = set()
    if loaded is not None:
        here = {
            sphere
            for sphere, there in (
                ("trade", around.centre.country in loaded.exporters()),
                ("ownership", loaded.owns(around)),
                ("flights", loaded.connected(around, "flight")),
                ("rail", loaded.connected(around, "rail")),
            )
            if there
        }
    yield from (gap for gap in NOWHERE if gap[0] not in here)


def _gaps(atlas: Atlas, around: Agglomeration) -> Iterator[tuple[str, str]]:
    organisations = atlas.organisations(around)
    families = {family.id for one in organisations if (family := family_of(one)) is not None}
    if not any(one.nace for one in organisations):
        yield "industry", importer_of_firms(around.centre.country)
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
