"""The report grammar gives sound gold, the same for the same seed, in three languages."""

from __future__ import annotations

import json
from typing import Any

import pytest

from eval.gold.validate import faults
from eval.grammar_sentences import LANGUAGES, words_of
from eval.report_grammar import main, reports
from pobratim.errors import UsageError
from pobratim.lexicon.gazetteer import Gazetteer

Json = dict[str, Any]

MANY = 150
"""Reports a language: enough that every template of events is drawn."""


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


@pytest.fixture(scope="module", params=LANGUAGES)
def many(request: pytest.FixtureRequest) -> tuple[str, tuple[Json, ...]]:
    return request.param, tuple(reports(MANY, 1, request.param))


def test_every_report_is_sound_gold(
    many: tuple[str, tuple[Json, ...]], gazetteer: Gazetteer
) -> None:
    _, found = many
    assert len(found) == MANY
    assert not [fault for record in found for fault in faults(record, gazetteer)]


def test_no_slot_or_mark_is_left_in_a_text(many: tuple[str, tuple[Json, ...]]) -> None:
    _, found = many
    assert not [record["text"] for record in found if set(record["text"]) & set("{}⟦⟧‹›")]


def test_every_kind_and_status_of_the_templates_is_told(
    many: tuple[str, tuple[Json, ...]],
) -> None:
    language, found = many
    told = {f"{event['type']} {event['status']}" for record in found for event in record["events"]}
    assert told == {template["is"] for template in words_of(language)["events"]}


def test_statements_of_both_kinds_undertakings_and_negatives_are_told(
    many: tuple[str, tuple[Json, ...]],
) -> None:
    _, found = many
    assert {said["direct"] for record in found for said in record["statements"]} == {True, False}
    assert any(record["commitments"] for record in found)
    negatives = [record for record in found if not record["cooperation"]]
    assert 0 < len(negatives) < MANY / 4
    assert not any(record["events"] for record in negatives)


def test_every_name_of_a_record_stands_in_its_text_in_english() -> None:
    for record in reports(MANY, 2, "en"):
        names = [one["name"] for one in record["persons"] + record["places"]]
        names += [post["post"] for post in record["occupations"]]
        lacking = [name for name in [*names, *record["enterprises"]] if name not in record["text"]]
        assert not lacking


def test_a_date_without_a_year_is_of_the_year_of_publication() -> None:
    for record in reports(MANY, 3, "ru"):
        dates = [event["date"] for event in record["events"] if event["status"] == "done"]
        days = [date for date in dates if date and len(date) == len("2024-05-20")]
        assert all(day[:7] == record["published"][:7] for day in days)


def test_belarusian_prepositions_are_short_after_a_vowel() -> None:
    texts = [record["text"] for record in reports(MANY, 4, "be")]
    assert any(" ў Нанкін" in text for text in texts)
    assert not any(f"{vowel} у " in text for text in texts for vowel in "аеёіоуыэюя")


def test_the_same_seed_gives_the_same_reports_and_another_seed_others() -> None:
    first = list(reports(5, 7, "ru"))
    assert list(reports(9, 7, "ru"))[:5] == first
    assert [record["text"] for record in reports(5, 8, "ru")] != [r["text"] for r in first]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tables_are_full_enough_to_vary(language: str) -> None:
    words = words_of(language)
    for table, least in {"cities": 12, "persons": 12, "posts": 10, "events": 8}.items():
        assert len(words[table]) >= least, table


@pytest.mark.parametrize("language", ["ru", "be"])
def test_tables_of_inflected_forms_have_every_case(language: str) -> None:
    words = words_of(language)
    assert {len(forms) for forms in words["cities"].values()} == {6}
    persons = [forms for person in words["persons"] for forms in person.values()]
    assert {len(forms) for forms in persons} == {4}
    assert {len(post["forms"]) for post in words["posts"]} == {4}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_cities_or_persons_share_a_name(language: str) -> None:
    words = words_of(language)
    cities = [forms[0] for forms in words["cities"].values()]
    persons = [forms[0] for person in words["persons"] for forms in person.values()]
    for names in (cities, persons):
        assert len(names) == len(set(names))


def test_an_unknown_language_and_a_negative_count_are_told() -> None:
    with pytest.raises(UsageError, match="'fr'"):
        reports(1, 0, "fr")
    with pytest.raises(UsageError, match="-1"):
        reports(-1, 0, "ru")


def test_the_command_prints_json_lines(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--count", "3", "--language", "be", "--seed", "5"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [json.loads(line) for line in lines] == list(reports(3, 5, "be"))


def test_the_command_refuses_a_negative_count(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--count", "-1"])
    assert "must not be negative" in capsys.readouterr().err
