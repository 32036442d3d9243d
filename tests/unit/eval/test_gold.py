"""The gold of our own words is sound, and the check of it finds what is not."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest

import eval.gold
from eval.gold.validate import faults, main, records, shared_between
from pobratim.lexicon.gazetteer import Gazetteer

Json = dict[str, Any]

FOLDER = Path(eval.gold.__file__).parent
FILES = sorted(FOLDER.glob("*.jsonl"))
TEXT = "Минск и Казань подписали договор. «Рады», — сказал Орлов."


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


def sound(**changes: Any) -> Json:
    """Return a small sound record."""
    record: Json = {
        "id": "g1",
        "text": TEXT,
        "text_sha256": hashlib.sha256(TEXT.encode()).hexdigest(),
        "form": "short news",
        "published": "2024-05-20",
        "date": None,
        "cooperation": True,
        "level": "city",
        "persons": [{"name": "Орлов"}],
        "places": [
            {"name": "Минск", "geonames": 625144, "role": "party"},
            {"name": "Казань", "geonames": 551487, "role": "party"},
        ],
        "organisations": [],
        "enterprises": [],
        "products": [],
        "occupations": [
            {
                "person": "Орлов",
                "post": "глава",
                "organisation": None,
                "place": "Минск",
                "status": "current",
            }
        ],
        "events": [agreement()],
        "statements": [{"speaker": "Орлов", "text": "Рады", "direct": True, "span": [35, 39]}],
        "commitments": [],
        "spheres": ["trade"],
    }
    return record | changes


def agreement(**changes: Any) -> Json:
    event: Json = {
        "type": "agreement",
        "status": "done",
        "parties": ["Минск", "Казань"],
        "participants": [],
        "date": None,
        "evidence": TEXT[:33],
        "evidence_span": [0, 33],
    }
    return event | changes


def test_a_sound_record_has_no_fault(gazetteer: Gazetteer) -> None:
    assert faults(sound(), gazetteer) == ()


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"text_sha256": "0"}, "text_sha256"),
        ({"events": [agreement(evidence_span=[1, 34])]}, "span 1–34"),
        ({"events": [agreement(parties=["Брест"])]}, "party 'Брест'"),
        ({"events": [agreement(participants=["Иванов"])]}, "participant 'Иванов'"),
        ({"events": [agreement(type="talk")]}, "talk/done"),
        ({"events": [agreement(accept=[{"type": "visit", "status": "past"}])]}, "visit/past"),
        ({"events": [agreement(date="20 мая")]}, "date '20 мая'"),
        ({"cooperation": False}, "events in a text without cooperation"),
        ({"spheres": ["shopping"]}, "sphere 'shopping'"),
        ({"level": "town"}, "level 'town'"),
        ({"commitments": [{"by": ["Я"], "text": "Рады", "span": [35, 39], "due": None}]}, "'Я'"),
        ({"places": [{"name": "Минск", "geonames": 625144, "role": "guest"}]}, "role 'guest'"),
        ({"places": [{"name": "Минск", "geonames": 551487, "role": "party"}]}, "is not called"),
        ({"places": [{"name": "Минск", "geonames": 1, "role": "party"}]}, "no city 1"),
    ],
)
def test_a_broken_record_is_told_what_is_wrong(
    gazetteer: Gazetteer, changes: Json, fault: str
) -> None:
    assert any(fault in found for found in faults(sound(**changes), gazetteer))


def test_a_record_without_its_lists_is_told_which_it_lacks(gazetteer: Gazetteer) -> None:
    assert "spheres" in faults({"id": "g1", "text": "…"}, gazetteer)[0]


def test_the_command_prints_each_fault_and_fails(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "gold.jsonl"
    file.write_text('{"id": "g9", "text": "…"}\n', encoding="utf-8")
    assert main([str(file)]) == 1
    assert "g9: lacks persons" in capsys.readouterr().out


def test_a_city_in_both_halves_is_found() -> None:
    assert "geonames:625144" in shared_between([sound()], [sound(form="interview")])


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_gold_is_sound(file: Path, gazetteer: Gazetteer) -> None:
    found = {record["id"]: faults(record, gazetteer) for record in records(file)}
    assert found
    assert not {name: wrong for name, wrong in found.items() if wrong}


def test_ids_of_the_gold_are_unique() -> None:
    ids = [record["id"] for file in FILES for record in records(file)]
    assert ids
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("language", ["ru", "be", "en"])
def test_the_held_out_half_shares_no_form_and_no_city_with_the_other(language: str) -> None:
    halves = [records(FOLDER / f"own-{language}-{half}.jsonl") for half in ("dev", "heldout")]
    assert shared_between(*halves) == frozenset()
