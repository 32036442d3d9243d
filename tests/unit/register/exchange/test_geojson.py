from __future__ import annotations

import json
from typing import Any

from pobratim.model.readings import PlaceRef
from pobratim.model.rows import EventRow, NamedRef, OrganisationRow
from pobratim.register.exchange.geojson import places_of, to_geojson

MINSK = NamedRef("place:m", "Минск", PlaceRef("city", 625144, "Minsk", "BY"))
URALS = NamedRef("place:y", "Екатеринбург", PlaceRef("city", 1486209, "Yekaterinburg", "RU"))
RUSSIA = NamedRef("place:r", "Россия", PlaceRef("country", None, "Russia", "RU"))
POINTS = {625144: (27.5667123, 53.9), 1486209: (60.6122, 56.8519)}


def _event(**more: Any) -> EventRow:
    return EventRow("event:1", "visit", "done", (MINSK, URALS), (), **more)


def _written(row: Any) -> tuple[list[dict[str, Any]], dict[str, int]]:
    written = to_geojson({"events": [(row, {"id": row.id, "name": "x"})]}, POINTS.get)
    return json.loads(written.data)["features"], dict(written.left_out)


def test_an_event_lies_where_it_was_held() -> None:
    ((feature,), _) = _written(_event(venue=URALS))
    assert feature["geometry"] == {"type": "Point", "coordinates": [60.6122, 56.8519]}


def test_an_event_without_a_venue_lies_in_the_cities_of_its_parties() -> None:
    ((feature,), _) = _written(_event())
    assert feature["geometry"]["type"] == "MultiPoint"
    assert feature["geometry"]["coordinates"][0] == [27.56671, 53.9]
    assert feature["id"] == "event:1"
    assert feature["properties"] == {"table": "events", "name": "x"}


def test_a_venue_that_is_a_country_says_nothing_of_the_place() -> None:
    assert places_of(_event(venue=RUSSIA)) == (MINSK.place, URALS.place)


def test_a_row_that_lies_nowhere_is_left_out_and_counted() -> None:
    row = OrganisationRow("organisation:1", "МАЗ", ("МАЗ",), "enterprise", None, ())
    assert _written(row) == ([], {"events without a place on the map": 1})
