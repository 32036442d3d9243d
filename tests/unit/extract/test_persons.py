"""Persons: one person is one entity, under the fullest name in the nominative."""

from __future__ import annotations

import pytest

from pobratim.model.documents import Language
from tests.unit.extract.reading_pages import entities, named

MEETING = (
    "Савельев о планах\n\nПредседатель Гомельского горисполкома Пётр Савельев встретился с "
    "главой Брянска Ларисой Орловой. «Мы рады», – сказал Савельев. Орлову поблагодарили. "
    "Подпись: П. Савельев."
)


def test_a_bare_surname_is_linked_to_the_full_name() -> None:
    savelyev = entities(MEETING, "person")[0]
    assert [m.of(MEETING) for m in savelyev.mentions] == [
        "Савельев",
        "Пётр Савельев",
        "Савельев",
        "П. Савельев",
    ]


def test_a_womans_surname_in_an_oblique_case_is_linked() -> None:
    orlova = entities(MEETING, "person")[1]
    assert orlova.name == "Лариса Орлова"
    assert [m.of(MEETING) for m in orlova.mentions] == ["Ларисой Орловой", "Орлову"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Встреча с мэром Казани Ильсуром Метшиным прошла вчера.", "Ильсур Метшин"),
        (
            "Документ подписан директором Сергеем Петровичем Ковальчуком.",
            "Сергей Петрович Ковальчук",
        ),
        ("Слово дали ректору Анне Шевчук.", "Анна Шевчук"),
        ("Беседа с послом Львом Толстых была короткой.", "Лев Толстых"),
        ("В лице вице-мэра Сариевой Айнуры Токтогуловны.", "Айнура Токтогуловна Сариева"),
    ],
)
def test_a_name_in_any_case_reads_in_the_nominative(text: str, name: str) -> None:
    assert named(text, "person", "ru") == [name]


def test_belarusian_names_read_in_the_nominative() -> None:
    text = (
        "Намеснік старшыні гарвыканкама Паліна Дуброва сустрэлася з мэрам Каломны "
        "Андрэем Бялоўскім. Дубровай паказалі завод, у Бялоўскага ўзялі інтэрв'ю."
    )
    found = entities(text, "person", "be")
    assert [person.name for person in found] == ["Паліна Дуброва", "Андрэй Бялоўскі"]
    assert [len(person.mentions) for person in found] == [2, 2]


def test_english_names_keep_their_titles_out() -> None:
    text = "Deputy Mayor Anna Kovalenko met Mr Peter Smith. Kovalenko thanked Smith."
    assert named(text, "person", "en") == ["Anna Kovalenko", "Peter Smith"]
    assert [len(person.mentions) for person in entities(text, "person", "en")] == [2, 2]


def test_a_surname_that_is_a_town_too_is_the_person_named_in_full() -> None:
    text = "Mayor Ivan Orlov spoke in Kazan. Orlov left."
    assert named(text, "person", "en") == ["Ivan Orlov"]
    assert named(text, "place", "en") == ["Kazan"]


def test_initials_of_a_speaker_are_the_person_and_no_patronymic() -> None:
    text = (
        "О городе рассказала заместитель главы Самары Ольга Ветрова.\n\n"
        "Вед.: Добрый день.\nО. В.: Добрый.\n"
    )
    assert named(text, "person", "ru") == ["Ольга Ветрова"]


def test_name_parts_are_told_apart() -> None:
    person = entities("Выступил мэр Иркутска Глеб Андреевич Бердников.", "person", "ru")[0].person
    assert person is not None
    assert (person.first, person.patronymic, person.last) == ("Глеб", "Андреевич", "Бердников")


def test_a_chinese_surname_alone_is_the_person_named_in_full() -> None:
    text = "Вице-мэр Циндао Лю Чжэньхай был рад. «Маршрут готов», – сказал Лю."
    assert named(text, "person", "ru") == ["Лю Чжэньхай"]


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("Приехал аким Костаная Марат Жунусов.", "ru", ["Марат Жунусов"]),
        ("Гостей ждал губернатор провинции Мазендеран Реза Хакими.", "ru", ["Реза Хакими"]),
        ("Дамову падпісаў прэзідэнт Беластока Чэслаў Рэнкевіч.", "be", ["Чэслаў Рэнкевіч"]),
        ("Мэр Оршы Гаўрыленка выступіў.", "be", ["Гаўрыленка"]),
        ("Тогда посол Узбекистана в Минске промолчал.", "ru", []),
        ("Академия имени Франциска Скорины открыта.", "ru", []),
        ("Гость города Иван Петрович Сидоров доволен.", "ru", ["Иван Петрович Сидоров"]),
    ],
)
def test_a_place_behind_a_post_is_no_part_of_the_name(
    text: str, language: Language, names: list[str]
) -> None:
    assert named(text, "person", language) == names


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Подготовила Инна ПАВЛОВИЧ", "ru", "Инна Павлович"),
        ("Піша краязнавец С. ВАРОНІЧ", "be", "С. Вароніч"),
        ("Адказны: Шыловіч Дз., тэрмін да мая.", "be", "Дз. Шыловіч"),
        ("Госці сустрэлі пасла Індыі Раджа Сінгха.", "be", "Радж Сінгх"),
    ],
)
def test_names_of_signatures_and_lists_are_read(text: str, language: Language, name: str) -> None:
    assert name in named(text, "person", language)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The charter was read by Sandra K. Whitlock.", ["Sandra K. Whitlock"]),
        ("By Torvald Ekdal-Moss", ["Torvald Ekdal-Moss"]),
        ("Interview: Rasa Petkute", ["Rasa Petkute"]),
        ("Eszter Kolbe, festival director, thanked the guests.", ["Eszter Kolbe"]),
        ("Bronagh Tully, who chairs the trust, came too.", ["Bronagh Tully"]),
        ("The Mayor of Graz Aurelija Danko opened the fair.", ["Aurelija Danko"]),
        ("He is the director of Lviv City Hospital.", []),
        ("By Friday the hall was full.", []),
    ],
)
def test_english_names_are_told_by_initials_bylines_and_what_follows(
    text: str, found: list[str]
) -> None:
    assert named(text, "person", "en") == found
