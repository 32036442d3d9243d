"""Who is who, and who is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pobratim.model.readings import PersonName
from pobratim.register.resolve.people import THRESHOLD, PersonSketch, judge, surname_keys

KUKHAREV = PersonSketch(
    "person:1",
    PersonName("Владимир", "Евгеньевич", "Кухарев"),
    frozenset({"place:minsk", "organisation:executive"}),
    frozenset({"BY"}),
)


def _same(
    name: PersonName, there: PersonSketch = KUKHAREV, ties: frozenset[str] = frozenset()
) -> bool:
    here = PersonSketch("", name, ties)
    return (
        bool(set(surname_keys(name)) & set(surname_keys(there.name)))
        and judge(here, there).score >= THRESHOLD
    )


@pytest.mark.parametrize(
    "name",
    [
        PersonName("Владимир", None, "Кухарев"),
        PersonName("Владимир", "Евгеньевич", "Кухарев"),
        PersonName("Уладзімір", None, "Кухараў"),
        PersonName("Vladimir", None, "Kukharev"),
        PersonName("Uladzimir", None, "Kukharau"),
    ],
)
def test_a_full_name_is_the_same_person_in_three_languages(name: PersonName) -> None:
    assert _same(name)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Николай", "Мікалай"),
        ("Евгений", "Яўген"),
        ("Анатолий", "Анатоль"),
        ("Александр", "Alexander"),
        ("Михаил", "Michael"),
        ("Иосиф", "Язэп"),
        ("Василий", "Васіль"),
        ("Григорий", "Рыгор"),
        ("Иван", "Ян"),
        ("Татьяна", "Таццяна"),
        ("Наталья", "Наталля"),
        ("Фёдор", "Фёдар"),
        ("Дмитрий", "Дзмітрый"),
        ("Алексей", "Aliaksei"),
    ],
)
def test_a_given_name_is_the_same_in_another_language(a: str, b: str) -> None:
    there = PersonSketch("person:2", PersonName(a, None, "Иванов"))
    assert _same(PersonName(b, None, "Иванов"), there)


@pytest.mark.parametrize(
    ("first", "patronymic"), [("Виктор", None), ("Владимир", "Петрович"), ("А.", None)]
)
def test_namesakes_are_two_persons(first: str, patronymic: str | None) -> None:
    name = PersonName(first, patronymic, "Кухарев")
    assert not _same(name, ties=KUKHAREV.ties)


def test_initials_are_the_person_only_where_post_or_place_agrees() -> None:
    name = PersonName("В.", "Е.", "Кухарев")
    assert _same(name, ties=frozenset({"place:minsk"}))
    assert not _same(PersonName("В.", None, "Кухарев"))


@pytest.mark.parametrize("first", ["В", "В.", "В.Е.", "В. Е.", "V.", "У."])
def test_initials_fit_however_they_are_written(first: str) -> None:
    assert _same(PersonName(first, None, "Кухарев"), ties=frozenset({"place:minsk"}))


@pytest.mark.parametrize("first", ["А.В.", "Ян", "D."])
def test_other_initials_or_a_short_name_do_not_fit(first: str) -> None:
    assert not _same(PersonName(first, None, "Кухарев"), ties=frozenset({"place:minsk"}))


def test_a_bare_surname_is_the_person_only_where_post_or_place_agrees() -> None:
    name = PersonName(None, None, "Кухарев")
    assert _same(name, ties=frozenset({"organisation:executive"}))
    assert not _same(name)
    assert not _same(name, ties=frozenset({"place:vitebsk"}))


def test_one_full_name_in_two_countries_is_two_persons() -> None:
    abroad = replace(KUKHAREV, ties=frozenset({"place:ufa"}), countries=frozenset({"RU"}))
    here = PersonSketch(
        "", PersonName("Владимир", None, "Кухарев"), KUKHAREV.ties, KUKHAREV.countries
    )
    assert judge(here, abroad).score < THRESHOLD


def test_a_woman_and_a_man_of_one_family_name_are_two_persons() -> None:
    there = PersonSketch("person:3", PersonName("Александр", None, "Орлов"))
    assert not _same(PersonName(None, None, "Орлова"), there)


def test_the_judgement_names_what_was_compared() -> None:
    features = judge(PersonSketch("", PersonName("В.", None, "Кухарев")), KUKHAREV).features
    assert [(f.name, f.here, f.there) for f in features][:2] == [
        ("first name", "В.", "Владимир"),
        ("surname", "Кухарев", "Кухарев"),
    ]
