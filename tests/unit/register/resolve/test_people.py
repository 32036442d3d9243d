"""Who is who, and who is not."""

from __future__ import annotations

from dataclasses import replace
from importlib import resources
from typing import Any

import pytest
import yaml

from pobratim.lexicon.translit import name_key
from pobratim.model.readings import PersonName
from pobratim.register.resolve.people import (
    PENDING,
    THRESHOLD,
    PersonSketch,
    judge,
    post_sort,
    surname_keys,
)

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


def _rows(name: str) -> Any:
    source = resources.files("pobratim.register.resolve").joinpath(name)
    return yaml.safe_load(source.read_text(encoding="utf-8"))


@pytest.mark.parametrize("row", _rows("given_names.yaml"), ids=lambda row: str(row[0]))
def test_each_form_of_the_table_of_given_names_decides(row: list[str]) -> None:
    there = PersonSketch("person:2", PersonName(row[0], None, "Лось"))
    assert any(name_key(form) != name_key(row[0]) or form[0] != row[0][0] for form in row[1:])
    for form in row[1:]:
        assert _same(PersonName(form, None, "Лось"), there)


@pytest.mark.parametrize(("letter", "stands"), sorted(_rows("initials.yaml").items()))
def test_each_first_letter_of_the_table_decides(letter: str, stands: str) -> None:
    there = PersonSketch("person:2", PersonName("Q.", None, "Лось"), frozenset({"organisation:1"}))
    for latin in stands:
        known = replace(there, name=PersonName(f"{latin.upper()}.", None, "Лось"))
        here = PersonName(f"{letter.upper()}.", None, "Лось")
        assert _same(here, known, frozenset({"organisation:1"})), latin
    assert stands != letter


@pytest.mark.parametrize(
    ("sort", "post"),
    [
        ("deputy", "заместитель председателя"),
        ("deputy", "намеснік старшыні"),
        ("deputy", "deputy mayor"),
        ("deputy", "vice-rector"),
        ("deputy", "помощник губернатора"),
        ("deputy", "памочнік мэра"),
        ("deputy", "assistant to the mayor"),
        ("deputy", "советник главы"),
        ("deputy", "дарадца кіраўніка"),
        ("section", "начальник управления"),
        ("section", "начальнік упраўлення"),
        ("section", "руководитель отделения"),
        ("section", "кіраўнік аддзялення"),
        ("section", "head of the department"),
        ("governor", "губернатор"),
        ("governor", "губернатар"),
        ("governor", "governor"),
        ("head", "мэр"),
        ("head", "мэра города"),
        ("head", "глава города"),
        ("head", "кіраўнік адміністрацыі"),
        ("head", "градоначальник"),
        ("head", "mayor"),
        ("head", "председатель Мингорисполкома"),
        ("head", "старшыня гарвыканкама"),
        ("head", "chairman"),
        ("head", "head of the city"),
        ("director", "генеральный директор"),
        ("director", "дырэктар"),
        ("director", "director general"),
        ("director", "CEO"),
        ("director", "управляющий"),
        ("minister", "министр"),
        ("minister", "міністр"),
        ("minister", "minister"),
        ("rector", "ректор"),
        ("rector", "рэктар"),
        ("rector", "rector"),
        ("envoy", "посол"),
        ("envoy", "пасол"),
        ("envoy", "ambassador"),
        ("envoy", "консул"),
        ("deputies", "депутат"),
        ("deputies", "дэпутат"),
        ("deputies", "member of the council"),
        ("", "тренер"),
    ],
)
def test_posts_fall_into_sorts(sort: str, post: str) -> None:
    assert post_sort(post) == sort


def test_posts_of_two_sorts_in_one_body_leave_initials_to_a_person() -> None:
    mayor = replace(KUKHAREV, posts=frozenset({"head"}))
    other = PersonSketch("", PersonName("В.", None, "Кухарев"), KUKHAREV.ties)
    score = judge(replace(other, posts=frozenset({"deputy"})), mayor).score
    assert PENDING <= score < THRESHOLD
    assert judge(replace(other, posts=frozenset({"head"})), mayor).score >= THRESHOLD


@pytest.mark.parametrize(
    ("a", "b"), [("Быков", "Бычков"), ("Калашников", "Калеснікаў"), ("Жуков", "Зуков")]
)
def test_surnames_that_only_hiss_alike_are_two(a: str, b: str) -> None:
    assert not _same(PersonName("Олег", None, a), PersonSketch("p", PersonName("Олег", None, b)))


@pytest.mark.parametrize(("a", "b"), [("Щербак", "Шчарбак"), ("Рудь", "Рудзь")])
def test_surnames_that_two_languages_spell_otherwise_are_one(a: str, b: str) -> None:
    assert _same(PersonName("Олег", None, a), PersonSketch("p", PersonName("Олег", None, b)))
