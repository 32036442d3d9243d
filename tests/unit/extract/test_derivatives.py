"""Adjectives and inhabitants of places that the page names."""

from __future__ import annotations

import pytest

from pobratim.extract.derivatives import derived_mentions
from pobratim.model.documents import Language
from tests.unit.extract.pages import city, page_with

KALUGA = city("Калуга", r"Калуг[аиі]\b", 553915, "RU")
HRODNA = city("Гродна", r"Гродна\b", 627904, "BY")
MENDEN = city("Мендэн", r"Мендэн\b", 2871845, "DE")
OSH = city("Ош", r"Ош\b", 1527534, "KG")


def derived(text: str, language: Language) -> list[str]:
    """Return the words of a text that are made from its places."""
    page = page_with(text, (KALUGA, HRODNA, MENDEN, OSH), language=language)
    return [span.of(text) for _, span in derived_mentions(page, page.entities)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Калуга. Калужские врачи приехали.", "ru", ["Калужские"]),
        ("Калуга. Приехали калужане.", "ru", ["калужане"]),
        ("Калуга. Гостей из калужан ждали.", "ru", ["калужан"]),
        ("Гродна. Гродзенскія музыканты і гродзенцы.", "be", ["Гродзенскія", "гродзенцы"]),
        ("Мендэн. Мендэнцы і мендэнскі хор.", "be", ["Мендэнцы", "мендэнскі"]),
        ("Ош. Ошскі завод.", "be", ["Ошскі"]),
    ],
)
def test_a_place_acts_through_its_adjective_and_its_inhabitants(
    text: str, language: Language, expected: list[str]
) -> None:
    assert derived(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Калуга. Городские власти и русские гости.", "ru"),
        ("Врачи из калужских сёл.", "ru"),
        ("Ош. Ашмянскі завод.", "be"),
        ("Калуга. Иностранцы и американцы.", "ru"),
        ("Kaluga. The Kalugan doctors.", "en"),
    ],
)
def test_other_words_and_places_that_are_not_named_are_left_alone(
    text: str, language: Language
) -> None:
    assert derived(text, language) == []
