"""Bodies that only their city tells apart, and the units that posts lead."""

from __future__ import annotations

import pytest

from pobratim.extract.occupations import occupations_of
from pobratim.model.documents import Language
from tests.unit.extract.reading_pages import named, page


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("ru", "ОМСК, 5 мая. Вопрос решили на заседании городской думы.", "городская дума Омска"),
        ("ru", "Врачи областной клинической больницы ждут.", "областная клиническая больница"),
        ("ru", "Депутаты областного совета одобрили план.", "областной совет"),
        ("be", "Кіраўніца гарадской бальніцы расказала пра гэта.", "гарадская бальніца"),
    ],
)
def test_a_body_of_a_level_is_read_without_a_capital(
    language: Language, text: str, name: str
) -> None:
    assert name in named(text, "organisation", language)


def test_several_bodies_of_a_level_are_none() -> None:
    assert named("Врачи областных больниц ждут.", "organisation", "ru") == []


def _held(text: str, language: Language) -> list[tuple[str | None, str | None, str | None]]:
    read = page(text, language)
    names = {entity.id: entity.name for entity in read.entities}
    return [
        (o.post, names.get(o.organisation or ""), names.get(o.place or ""))
        for o in occupations_of(read)
    ]


@pytest.mark.parametrize(
    ("language", "text", "held"),
    [
        (
            "ru",
            "Директор департамента благоустройства Жанна Мелконова признала это.",
            ("директор", "департамент благоустройства", None),
        ),
        ("ru", "Это сообщил журналистам мэр Пскова Борис Елкин.", ("мэр", None, "Псков")),
        (
            "be",
            "Гэта паведаміла карэспандэнту намеснік старшыні Брэсцкага гарвыканкама Ніна Лось.",
            ("намеснік старшыні", "Брэсцкі гарвыканкам", "Брэст"),
        ),
        (
            "be",
            "Беларускую дзяржаўную акадэмію (Мінск) наведалі. Былі рэктар акадэміі Раман Грыц.",
            ("рэктар", "Беларуская дзяржаўная акадэмія", "Мінск"),
        ),
    ],
)
def test_the_body_of_a_post_is_found_and_whom_it_told_left_out(
    language: Language, text: str, held: tuple[str | None, str | None, str | None]
) -> None:
    assert held in _held(text, language)


def test_a_post_of_several_behind_a_name_is_not_its_bearers() -> None:
    text = "Следуя предложению Ивана Петрова, депутаты Омского совета приняли закон."
    assert _held(text, "ru") == []
