"""Names in quotation marks: which are bodies, by the words beside them."""

from __future__ import annotations

from importlib import resources
from typing import Any

import pytest
import yaml

from pobratim.lexicon.bodies import is_park_of_firms, plays, trades
from pobratim.model.documents import Language
from tests.unit.extract.reading_pages import entities, named

MARKS: dict[str, Any] = yaml.safe_load(
    resources.files("pobratim.lexicon").joinpath("data", "organisations.yaml").read_text("utf-8")
)
TRADES = [(language, stem) for language, stems in MARKS["trades"].items() for stem in stems]


@pytest.mark.parametrize(("language", "stem"), TRADES)
def test_a_quoted_name_beside_a_verb_of_trade_is_a_firm(language: Language, stem: str) -> None:
    assert trades(f"{stem}ет", language)


PLAYS = [(language, stem) for language, stems in MARKS["plays"].items() for stem in stems]


@pytest.mark.parametrize(("language", "stem"), PLAYS)
def test_a_quoted_name_beside_a_verb_of_play_is_a_team(language: Language, stem: str) -> None:
    assert plays(f"{stem}л", language)


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("ru", "В воскресенье «Северянка» обыграла гостей.", "Северянка"),
        ("be", "Учора «Маланка» саступіла гасцям.", "Маланка"),
        ("be", "Абмянялі дзвюх баскетбалістак «Гарызонта».", "Гарызонта"),
        ("be", "Там працуе смаленская «Аўтакалона-1308».", "Аўтакалона-1308"),
    ],
)
def test_teams_and_numbered_firms_are_bodies(language: Language, text: str, name: str) -> None:
    assert named(text, "organisation", language) == [name]


@pytest.mark.parametrize("stem", MARKS["parks"])
def test_parks_where_firms_sit_are_told_from_gardens(stem: str) -> None:
    assert is_park_of_firms(f"{stem}ый", "парк")


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("be", "«Мазырсоль» адгрузіла ў Каўнас 600 тон солі.", "Мазырсоль"),
        ("be", "Дарогу аплачвае «Беларуськалій».", "Беларуськалій"),
        ("be", "Ліфтабудаўнікі «Рыбкомліфта» чакалі гэтага.", "Рыбкомліфт"),
        ("ru", "Завтра «Ромашково» отгрузит 40 тонн пряжи.", "Ромашково"),
    ],
)
def test_firms_in_quotation_marks_are_enterprises(
    language: Language, text: str, name: str
) -> None:
    (firm,) = entities(text, "organisation", language)
    assert (firm.name, firm.organisation) == (name, "enterprise")


def test_an_industrial_park_is_a_body_under_its_quoted_name() -> None:
    assert named("Гости увидели индустриальный парк «Узловая».", "organisation", "ru") == [
        "Узловая"
    ]


def test_a_quoted_title_beside_another_verb_is_no_firm() -> None:
    assert named("Хор спел «Подмосковье» вечером.", "organisation", "be") == []
