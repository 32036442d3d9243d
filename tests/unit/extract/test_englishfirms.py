"""English bodies without a head or without capitals, and names told by what stands before."""

from __future__ import annotations

from importlib import resources
from typing import Any

import pytest
import yaml

from pobratim.lexicon.bodies import is_plain_head
from pobratim.lexicon.names import first_name_gender
from pobratim.model.documents import Language
from tests.unit.extract.reading_pages import named

_DATA = resources.files("pobratim.lexicon").joinpath("data")
MARKS: dict[str, Any] = yaml.safe_load(_DATA.joinpath("organisations.yaml").read_text("utf-8"))
GIVEN: dict[str, dict[str, list[str]]] = yaml.safe_load(
    _DATA.joinpath("given_names.yaml").read_text("utf-8")
)


@pytest.mark.parametrize(
    ("language", "gender", "name"),
    [
        (language, gender, name)
        for language, genders in GIVEN.items()
        for gender, names in genders.items()
        for name in names
    ],
)
def test_every_further_given_name_is_known(language: Language, gender: str, name: str) -> None:
    assert first_name_gender(name, language) == gender


@pytest.mark.parametrize("head", MARKS["plain_heads"])
def test_a_head_with_an_article_and_a_modifier_is_a_body(head: str) -> None:
    assert is_plain_head(head)
    assert named(f"They asked the joint {head} again.", "organisation", "en")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("A Polish forwarder, Transbug, could run it.", ["Transbug"]),
        ("Now Libbey, the local glassmaker, will order openers.", ["Libbey"]),
        ("The sponsor is Nestwise Ltd and no other.", ["Nestwise"]),
        ("The job goes to Konya Tekstil A.S. in autumn.", ["Konya Tekstil"]),
        ("They talked haulier Fagan & Wells into it.", ["Fagan & Wells"]),
        (
            "Ask the hospital trust and the port authority.",
            ["hospital trust", "port authority"],
        ),
        ("We saw Grodno's textile college there.", ["Grodno's textile college"]),
        ("Perhaps our zoo will train vets.", ["zoo"]),
        (
            "Ask the Department for International Affairs.",
            ["Department for International Affairs"],
        ),
        (
            "It met the Ministry of Labour and Social Protection.",
            ["Ministry of Labour and Social Protection"],
        ),
        ("Thanks to the Comité de Jumelage for it.", ["Comité de Jumelage"]),
        ("The Port of Szczecin is open.", ["Port of Szczecin"]),
        ("By Wednesday council's executive committee had voted.", ["executive committee"]),
        (
            "The University of Porto and the University of Recife met.",
            ["University of Porto", "University of Recife"],
        ),
    ],
)
def test_english_bodies_are_read(text: str, names: list[str]) -> None:
    assert named(text, "organisation", "en") == names


@pytest.mark.parametrize(
    "text",
    [
        "It was AGREED that costs be met.",
        "The local council met in the port of Dover.",
        "The new committee of three met.",
        "They bought steel for Bilbao.",
    ],
)
def test_what_only_looks_like_a_body_is_none(text: str) -> None:
    assert named(text, "organisation", "en") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Governor of Konya Province Zoltri Aksoylu spoke.", "Zoltri Aksoylu"),
        (
            "The chairwoman of the purchasing board Sabeen Gul Afridi agreed.",
            "Sabeen Gul Afridi",
        ),
        ("There were questions for Jarosława Wendt-Lis there.", "Jarosława Wendt-Lis"),
        ('"It is polite," Dean Aksana Vouk commented.', "Aksana Vouk"),
        (
            (
                "The Ambassador Extraordinary and Plenipotentiary of Kazakhstan to Brazil, Bolkat "
                "Nurov, came."
            ),
            "Bolkat Nurov",
        ),
    ],
)
def test_names_nobody_listed_are_told_by_the_post_before_them(text: str, name: str) -> None:
    assert named(text, "person", "en") == [name]
