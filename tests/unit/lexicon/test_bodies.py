"""Bodies: every head, short name, metonym and adjective of the tables decides."""

from __future__ import annotations

from importlib import resources
from typing import Any

import pytest
import yaml

from pobratim.lexicon.bodies import (
    body_head,
    city_of_adjective,
    hidden_seat,
    is_legal_form,
    is_no_body,
    known_organisation,
    metonyms,
)
from pobratim.lexicon.gazetteer import Gazetteer
from pobratim.model.documents import Language


def _load(name: str) -> Any:
    source = resources.files("pobratim.lexicon").joinpath("data", name)
    return yaml.safe_load(source.read_text("utf-8"))


BODIES: dict[str, list[list[str]]] = _load("bodies.yaml")
MARKS: dict[str, Any] = _load("organisations.yaml")
HEADS = [(lang, row) for lang, rows in BODIES.items() for row in rows if " " not in row[0]]


@pytest.mark.parametrize(("language", "row"), HEADS)
def test_every_head_is_known_with_its_kind(language: Language, row: list[str]) -> None:
    head = body_head(row[0], language)
    assert head is not None
    assert (head.name, head.kind, head.level, head.gender) == (row[0], *row[2:])


@pytest.mark.parametrize(
    ("word", "language", "name"),
    [
        ("администрацией", "ru", "администрация"),
        ("горисполкоме", "ru", "горисполком"),
        ("церкви", "ru", "церковь"),
        ("заводами", "ru", "завод"),
        ("музея", "ru", "музей"),
        ("адміністрацыі", "be", "адміністрацыя"),
        ("гарвыканкама", "be", "гарвыканкам"),
    ],
)
def test_heads_are_known_in_oblique_cases(word: str, language: Language, name: str) -> None:
    head = body_head(word, language)
    assert head is not None
    assert head.name == name


@pytest.mark.parametrize("prefix", sorted(MARKS["hidden_seats"]))
def test_every_hidden_seat_is_a_city_of_the_gazetteer(prefix: str) -> None:
    body = "савет" if set(prefix) & set("іэ") or prefix == "мас" else "совет"
    assert hidden_seat((prefix + body).capitalize()) is not None
    assert Gazetteer.open().candidates(MARKS["hidden_seats"][prefix])


def test_a_committee_without_a_city_hides_no_seat() -> None:
    assert hidden_seat("Горисполком") is None
    assert hidden_seat("мингорисполком") is None


@pytest.mark.parametrize("phrase", sorted(MARKS["metonyms"]))
def test_every_metonym_is_a_city_of_the_gazetteer(phrase: str) -> None:
    assert Gazetteer.open().candidates(metonyms()[phrase])


@pytest.mark.parametrize("adjective", sorted(MARKS["city_adjectives"]))
def test_every_listed_adjective_is_made_from_a_city_of_the_gazetteer(adjective: str) -> None:
    city = city_of_adjective(adjective)
    assert city is not None
    assert Gazetteer.open().candidates(city)


def test_every_mark_is_used() -> None:
    assert all(is_legal_form(form) for form in MARKS["legal_forms"])
    assert all(is_no_body(word) for word in MARKS["no_bodies"])
    for name, row in MARKS["known"].items():
        known = known_organisation(name)
        assert known is not None
        assert (known.kind, known.full) == (row["kind"], row.get("full"))
