"""Our retold report of the visit carries the traps of the real one; each is told apart here."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pobratim.app.pipeline import EMBEDDED, read_document
from pobratim.extract import decode
from pobratim.model.readings import Entity, Event, Reading


@pytest.fixture(scope="module")
def reading() -> Reading:
    path = EMBEDDED / "reports" / "02-visit-2022.txt"
    return read_document(replace(decode(path.read_bytes(), path.name), published=None))


def _names(reading: Reading) -> dict[str, Entity]:
    return {entity.name: entity for entity in reading.entities}


def _event(reading: Reading, kind: str) -> Event:
    (found,) = [event for event in reading.events if event.type == kind]
    return found


def test_the_three_captions_stand_apart_and_are_not_read_twice(reading: Reading) -> None:
    captions = [b for b in reading.document.blocks if b.kind == "caption"]
    assert len(captions) == 3
    for entity in reading.entities:
        for mention in entity.mentions:
            assert not any(c.span.contains(mention) for c in captions)


def test_both_persons_have_their_post_body_and_city(reading: Reading) -> None:
    by_id = {e.id: e.name for e in reading.entities}
    rows = {
        (by_id[o.person], o.post, by_id[o.organisation or ""], by_id[o.place or ""])
        for o in reading.occupations
    }
    assert rows == {
        ("Владимир Кухарев", "председатель", "Мингорисполком", "Минск"),
        ("Алексей Орлов", "глава", "администрация Екатеринбурга", "Екатеринбург"),
    }


def test_the_bare_surname_of_the_headline_is_the_person_named_in_full(reading: Reading) -> None:
    text = reading.document.text
    kuharev = _names(reading)["Владимир Кухарев"]
    assert kuharev.mentions[0].of(text) == "Кухарев"
    assert kuharev.mentions[0].start == 0


def test_the_body_has_its_seat(reading: Reading) -> None:
    body = _names(reading)["администрация Екатеринбурга"]
    assert body.organisation == "authority"
    assert body.place is not None
    assert body.place.geonames == 1486209


def test_the_meeting_and_the_visit_are_done_and_the_visit_has_no_year(reading: Reading) -> None:
    assert _event(reading, "meeting").status == "done"
    visit = _event(reading, "visit")
    assert visit.status == "done"
    assert visit.date is not None
    assert visit.date.start == "--05-20"
    by_id = {e.id: e.name for e in reading.entities}
    assert {by_id[e] for e in visit.enterprises} == {
        "Минский автомобильный завод",
        "Белкоммунмаш",
        "Амкодор",
    }


def test_plans_are_planned_and_existing_projects_are_done(reading: Reading) -> None:
    projects = [(e.status, set(e.spheres)) for e in reading.events if e.type == "project"]
    assert ("done", {"machine-building", "energy"}) in projects
    assert any(status == "planned" for status, _ in projects)


def test_the_turns_without_quotation_marks_are_statements_of_their_speakers(
    reading: Reading,
) -> None:
    by_id = {e.id: e.name for e in reading.entities}
    text = reading.document.text
    turns = {
        by_id[s.speaker or ""]: s for s in reading.statements if s.direct and s.span.start > 90
    }
    assert set(turns) == {"Владимир Кухарев", "Алексей Орлов"}
    assert turns["Владимир Кухарев"].text.startswith("Общего у наших городов")
    assert turns["Владимир Кухарев"].text.endswith("культуре и здравоохранении.")
    assert turns["Алексей Орлов"].text.endswith("агломерации вокруг них.")
    for turn in turns.values():
        assert turn.span.of(text) == turn.text


def test_the_offer_and_the_priority_are_positions(reading: Reading) -> None:
    kinds = [p.kind for p in reading.positions]
    assert "priority" in kinds
    assert "offer" in kinds


def test_the_spheres_are_those_that_the_text_names(reading: Reading) -> None:
    assert {s.id for s in reading.spheres} >= {
        "trade",
        "industry",
        "machine-building",
        "energy",
        "transport",
        "education",
        "culture",
        "health-care",
        "tourism",
    }
