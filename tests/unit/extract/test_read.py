"""Reading composes what the readers find, over the frozen text."""

from __future__ import annotations

from pathlib import Path

import pytest

from pobratim.extract import RawDocument, read
from pobratim.extract.read import EXTRACTOR, document_of
from pobratim.lexicon.gazetteer import Gazetteer
from pobratim.model.documents import hash_text

REPORT = (
    "Савельев о связях с Казанью\n\n"
    "Вчера председатель Гомельского горисполкома Пётр Савельев принял мэра Казани Ильсура "
    "Метшина. Города договорились о поставках.\n\n"
    "Савельев о связях с Казанью-1\n"
)
SEED = Path(__file__).parents[4] / "shared" / "seed" / "report.txt"


def test_a_document_keeps_text_hash_language_and_title() -> None:
    document = document_of(RawDocument("a.txt", REPORT, source_id="7"))
    assert document.text == REPORT
    assert document.id == hash_text(REPORT)
    assert (document.language, document.source_id) == ("ru", "7")
    assert document.title == "Савельев о связях с Казанью"


def test_a_given_language_and_title_win() -> None:
    document = document_of(RawDocument("-", REPORT, title="Иное", language="be"))
    assert (document.title, document.language) == ("Иное", "be")


def test_a_caption_that_repeats_the_title_makes_no_mention_twice() -> None:
    reading = read(RawDocument("-", REPORT), Gazetteer.open())
    person = next(e for e in reading.entities if e.kind == "person")
    assert [m.start for m in person.mentions] == [0, REPORT.index("Пётр")]


def test_ids_run_in_order_of_first_mention() -> None:
    reading = read(RawDocument("-", REPORT), Gazetteer.open())
    assert [e.id for e in reading.entities] == [f"e{i + 1}" for i in range(len(reading.entities))]
    starts = [e.mentions[0].start for e in reading.entities]
    assert starts == sorted(starts)


def test_the_extractor_is_named() -> None:
    assert read(RawDocument("-", ""), Gazetteer.open()).extractor == EXTRACTOR


@pytest.mark.skipif(not SEED.is_file(), reason="the seed report lies outside the project")
def test_the_seed_report_gives_its_people_bodies_and_places() -> None:
    text = SEED.read_text(encoding="utf-8")
    reading = read(RawDocument("-", text), Gazetteer.open())
    kinds = {
        (e.kind, e.organisation or (e.place.kind if e.place else None)) for e in reading.entities
    }
    names = {e.id: e.name for e in reading.entities}
    held = {
        (names[o.person], o.post, names.get(o.organisation or ""), names.get(o.place or ""))
        for o in reading.occupations
    }
    assert held == {
        ("Владимир Кухарев", "председатель", "Мингорисполком", "Минск"),
        ("Алексей Орлов", "глава", "администрация Екатеринбурга", "Екатеринбург"),
    }
    assert len([e for e in reading.entities if e.organisation == "enterprise"]) == 3
    assert {("organisation", "media"), ("place", "country"), ("place", "region")} <= kinds
    ids = {e.place.geonames for e in reading.entities if e.kind == "place" and e.place}
    assert {625144, 1486209} <= ids
    kukharev = next(e for e in reading.entities if e.name == "Владимир Кухарев")
    assert kukharev.mentions[0].start == 0
