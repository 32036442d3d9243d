"""The scorer of readings counts what is right, wrong and missed, and honours the gold's flags."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from eval.naming import same_body, same_person, same_post
from eval.reading import gold_of, load_gold, score_all, table
from eval.tally import Tally
from pobratim.errors import DataError

Json = dict[str, Any]

TEXT = "Минск и Казань подписали договор. «Рады», — сказал Орлов."


def gold(**changes: Any) -> Json:
    """Return a small gold record."""
    record: Json = {
        "id": "g1",
        "text": TEXT,
        "language": "ru",
        "cooperation": True,
        "persons": [{"name": "Алексей Орлов"}],
        "places": [{"name": "Минск", "geonames": 625144}, {"name": "Казань", "geonames": 551487}],
        "organisations": [],
        "enterprises": [],
        "occupations": [],
        "events": [
            {
                "type": "agreement",
                "status": "done",
                "parties": ["Минск", "Казань"],
                "date": None,
                "evidence_span": [0, 33],
            }
        ],
        "statements": [
            {"speaker": "Алексей Орлов", "text": "Рады", "direct": True, "span": [35, 39]}
        ],
        "statements_exhaustive": True,
        "commitments": [],
        "spheres": ["trade"],
    }
    return record | changes


def found(**changes: Any) -> Json:
    """Return the reading that matches the gold wholly."""
    record: Json = {
        "entities": [
            {"id": "e1", "kind": "person", "name": "Орлов", "place": None},
            {"id": "e2", "kind": "place", "name": "Минск", "place": _place(625144)},
            {"id": "e3", "kind": "place", "name": "Казань", "place": _place(551487)},
        ],
        "occupations": [],
        "events": [event()],
        "statements": [
            {
                "speaker": "e1",
                "speaker_text": "Орлов",
                "text": "Рады",
                "direct": True,
                "span": [35, 39],
            }
        ],
        "commitments": [],
        "spheres": [{"id": "trade"}],
        "cooperation": {"value": True, "score": 1.0},
    }
    return record | changes


def _place(geonames: int) -> Json:
    return {"geonames": geonames, "name_en": "x", "country": "BY", "kind": "city"}


def event(**changes: Any) -> Json:
    """Return a found event."""
    record: Json = {
        "type": "agreement",
        "status": "done",
        "parties": ["e2", "e3"],
        "date": None,
        "evidence": [[0, 33]],
    }
    return record | changes


def tally(name: str, reading: Json, record: Json) -> Tally:
    """Return one field's tally over all languages."""
    return score_all([(reading, record)]).tallies[name, "all"]


@pytest.mark.parametrize(
    "name",
    [
        "persons",
        "cities with GeoNames id",
        "event type",
        "event type and place in text",
        "status of matched events",
        "parties of matched events",
        "direct statements, exact words",
        "speaker of direct statements, exact words",
        "spheres",
        "cooperation",
    ],
)
def test_a_reading_that_equals_the_gold_scores_one(name: str) -> None:
    assert tally(name, found(), gold()).f1 == 1.0


def test_an_empty_reading_misses_everything_and_has_no_precision() -> None:
    empty = found(events=[], statements=[], entities=[], spheres=[])
    counted = tally("event type", empty, gold())
    assert (counted.recall, counted.precision) == (0.0, None)


def test_a_wrong_type_is_wrong_and_missed() -> None:
    counted = tally("event type", found(events=[event(type="visit")]), gold())
    assert (counted.right, counted.wrong, counted.missed) == (0, 1, 1)


def test_an_accepted_pair_of_type_and_status_is_right() -> None:
    reading = found(events=[event(type="twinning", status="planned")])
    record = gold()
    record["events"][0]["accept"] = [{"type": "twinning", "status": "planned"}]
    assert tally("event type", reading, record).f1 == 1.0
    assert tally("status of matched events", reading, record).f1 == 1.0


def test_an_accepted_type_with_another_status_is_a_wrong_status() -> None:
    reading = found(events=[event(type="twinning", status="done")])
    record = gold()
    record["events"][0]["accept"] = [{"type": "twinning", "status": "planned"}]
    assert tally("status of matched events", reading, record).f1 == 0.0


@pytest.mark.parametrize("events", [[], [event()]])
def test_an_optional_event_is_neither_required_nor_counted(events: list[Json]) -> None:
    record = gold()
    record["events"][0]["optional"] = True
    counted = tally("event type", found(events=events), record)
    assert (counted.right, counted.wrong, counted.missed) == (0, 0, 0)


def test_one_found_event_matches_one_gold_event_only() -> None:
    record = gold()
    record["events"].append(dict(record["events"][0]))
    counted = tally("event type", found(), record)
    assert (counted.right, counted.missed) == (1, 1)


def test_evidence_elsewhere_is_no_match_in_the_stricter_figure() -> None:
    reading = found(events=[event(evidence=[[40, 50]])])
    assert tally("event type", reading, gold()).f1 == 1.0
    assert tally("event type and place in text", reading, gold()).f1 == 0.0


def test_talks_without_a_decision_count_as_proposed_in_this_gold() -> None:
    record = gold()
    record["events"][0]["status"] = "proposed"
    reading = found(events=[event(status="discussed")])
    assert tally("status of matched events", reading, record).f1 == 1.0


def test_a_missing_party_lowers_recall_of_parties() -> None:
    counted = tally("parties of matched events", found(events=[event(parties=["e2"])]), gold())
    assert (counted.precision, counted.recall) == (1.0, 0.5)


@pytest.mark.parametrize(
    ("date", "right"),
    [
        ({"start": "2022-07-05", "end": None}, 1),
        ({"start": "2022-07", "end": None}, 0),
        (None, 0),
    ],
)
def test_a_date_is_right_when_it_is_the_same_with_the_same_precision(
    date: Json | None, right: int
) -> None:
    record = gold()
    record["events"][0]["date"] = "2022-07-05"
    assert (
        tally("dates of matched events", found(events=[event(date=date)]), record).right == right
    )


def test_events_in_a_text_without_cooperation_are_counted_as_false() -> None:
    record = gold(cooperation=False, events=[])
    assert tally("events in texts without cooperation", found(), record).wrong == 1


def test_the_wrong_speaker_leaves_the_words_right() -> None:
    reading = found()
    reading["statements"][0]["speaker"] = None
    reading["statements"][0]["speaker_text"] = "мэр"
    assert tally("direct statements, exact words", reading, gold()).f1 == 1.0
    assert tally("speaker of direct statements, exact words", reading, gold()).right == 0


def test_a_commitment_matches_by_overlap_and_its_due_date_is_scored_apart() -> None:
    record = gold(commitments=[{"span": [0, 20], "due": "2022-05-01"}])
    reading = found(commitments=[{"span": [2, 20], "due": {"start": "2022-05"}}])
    assert tally("commitments", reading, record).f1 == 1.0
    assert tally("due dates of matched commitments", reading, record).right == 0


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Владимир Кухарев", "Кухарев", True),
        ("В. Кухарев", "Владимир Кухарев", True),
        ("Ольга Кухарева", "Владимир Кухарев", False),
        ("Иван Орлов", "Алексей Орлов", False),
        ("Ся Бинь", "Ся Бинь", True),
        ("Ли У", "Ли У", True),
        ("Ся Бинь", "Ся Мэй", False),
    ],
)
def test_names_of_persons_agree_unless_first_names_differ(a: str, b: str, same: bool) -> None:  # noqa: FBT001
    assert same_person(a, b) is same


def test_bodies_agree_by_most_of_their_words_and_posts_by_their_beginning() -> None:
    assert same_body("ОАО «Белшина»", "Белшина")
    assert not same_body("мэрия Перми", "мэрия Казани и области")
    assert same_post("мэр", "мэр Казани")
    assert not same_post("мэр", "вице-мэр")


def test_the_table_shows_percentages_and_counts() -> None:
    shown = table(score_all([(found(), gold())]))
    assert "event type" in shown
    assert "100" in shown


def test_gold_without_a_needed_field_is_refused_with_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "reading-dev.jsonl").write_text(json.dumps({"id": "x"}), encoding="utf-8")
    with pytest.raises(DataError, match=r"reading-dev\.jsonl, line 1: lacks text"):
        load_gold(tmp_path)


def test_a_folder_without_gold_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no gold"):
        load_gold(tmp_path)


def test_any_file_may_be_the_gold(tmp_path: Path) -> None:
    lines = [json.dumps(gold(id=name)) for name in ("a", "b")]
    files = [tmp_path / "one.jsonl", tmp_path / "two.jsonl"]
    for file, line in zip(files, lines, strict=True):
        file.write_text(line, encoding="utf-8")
    assert [record["id"] for record in gold_of(files)] == ["a", "b"]
    with pytest.raises(DataError, match=r"no gold file .*three\.jsonl"):
        gold_of([tmp_path / "three.jsonl"])


def test_a_country_is_one_party_however_its_name_is_written() -> None:
    serbia = {
        "id": "e9",
        "kind": "place",
        "name": "Республика Сербия",
        "mentions": [[0, 1]],
        "place": {"geonames": None, "name_en": "Serbia", "country": "RS", "kind": "country"},
    }
    event = {"type": "meeting", "status": "done", "parties": ["e9"], "evidence": [[0, 5]]}
    reading = found(entities=[serbia], events=[{**event, "date": None}])
    there = {**event, "parties": ["Сербия"], "date": None, "evidence_span": [0, 5]}
    assert tally("parties of matched events", reading, gold(events=[there])).right == 1
