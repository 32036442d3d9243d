from __future__ import annotations

import json

from pobratim.model.claims import Source
from pobratim.model.dates import DateValue
from pobratim.model.rows import EventRow, NamedRef
from pobratim.model.spans import Evidence
from pobratim.register.exchange.ftm import to_ftm
from pobratim.register.exchange.ftm_shape import entity, ftm_date, merged


def _source(document: str) -> Source:
    return Source(document, "https://example.org/a", "Outlet", "media", None, "2022-05-21", "ru")


def test_an_event_keeps_its_status_and_its_words_in_the_notes() -> None:
    event = EventRow(
        "event:0a",
        "visit",
        "planned",
        (NamedRef("place:a", "Минск"),),
        (Evidence("sha256:1", 3, 8, "визит"),),
        date=DateValue("--05-20"),
    )
    written = to_ftm({"events": [event]}, _source, locate=lambda _: None)
    entities = [json.loads(line) for line in written.data.decode().splitlines()]
    found = next(e for e in entities if e["schema"] == "Event")
    notes = found["properties"]["notes"]
    assert "status: planned" in notes
    assert "date: --05-20" in notes
    assert any("[3, 8): визит (sha256:1)" in note for note in notes)
    assert "date" not in found["properties"]
    assert {e["id"] for e in entities} == {"event-0a", "place-a"}


def test_a_date_without_a_year_is_no_date_of_followthemoney() -> None:
    assert ftm_date(DateValue("--05-20")) is None
    assert ftm_date(DateValue("2026", "2028", "year"), end=True) == "2028"


def test_entities_of_one_id_become_one_with_the_values_of_both() -> None:
    both = merged(entity("Person", "p:1", name=["A"]), entity("Person", "p:1", name=["A", "B"]))
    assert both.properties == {"name": ("A", "B")}
