"""Names in a case: the words around a name tell which nominative it has."""

from __future__ import annotations

import pytest

from pobratim.model.documents import Language
from tests.unit.extract.reading_pages import entities, named


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Конкурс может пройти без Раймонда Паулса.", "Раймонд Паулс"),
        ("Он не знал о поездке Дмитрия Медведева на остров.", "Дмитрий Медведев"),
        ("Заявление Александра Петрова вызвало споры.", "Александр Петров"),
        ("Встречу провели без Марии Ивановой.", "Мария Иванова"),
        ("В четверг Мария Петрова сообщила о планах.", "Мария Петрова"),
        ("В понедельник Александра Петрова сообщила об этом.", "Александра Петрова"),
        ("По словам Андрея Кобякова, завод готов.", "Андрей Кобяков"),
    ],
)
def test_prepositions_nouns_and_verbs_tell_the_case_of_a_name(text: str, name: str) -> None:
    assert named(text, "person", "ru") == [name]


@pytest.mark.parametrize(
    ("language", "text", "name", "count"),
    [
        ("ru", "Приехал Джоэл Саймон (Joel Simon). Саймон выступил.", "Джоэл Саймон", 3),
        ("ru", "Виктор Бутов ждал. Однако Виктор не пришёл.", "Виктор Бутов", 2),
        (
            "be",
            "Сяргей Астапенка: «Мы рады»\n\n– Сяргей Аляксеевіч, з чаго ўсё пачалося?",
            "Сяргей Аляксеевіч Астапенка",
            2,
        ),
    ],
)
def test_spellings_in_brackets_and_lone_names_are_the_same_person(
    language: Language, text: str, name: str, count: int
) -> None:
    (person,) = entities(text, "person", language)
    assert (person.name, len(person.mentions)) == (name, count)


def test_a_lone_name_that_two_persons_bear_joins_neither() -> None:
    text = "Приехали Виктор Бутов и Виктор Попов. Виктор выступил."
    assert named(text, "person", "ru") == ["Виктор Бутов", "Виктор Попов", "Виктор"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Так жартаваў тэхнолаг мясцовага хлебазавода Гвідо Лях.", "Гвідо Лях"),
        ("Адказала каардынатарка суполкі Кэйка Абэ, якая вывучыла мову.", "Кэйка Абэ"),
        ("Быў кансультант аддзела эканомікі Зенобій Баравік.", "Зенобій Баравік"),
    ],
)
def test_a_belarusian_post_with_its_body_tells_a_name_nobody_listed(text: str, name: str) -> None:
    assert named(text, "person", "be") == [name]
