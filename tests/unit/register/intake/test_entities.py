"""Persons and bodies across documents and scripts."""

from __future__ import annotations

import pytest

from pobratim.model.readings import PlaceRef
from pobratim.register import Register
from tests.unit.register.reports import KAZAN, MINSK, YEKATERINBURG, Report


def _person(first: str | None, last: str, post: str, body: str, seat: object = MINSK) -> Report:
    name = f"{first} {last}" if first else last
    report = Report(f"{post} {body}: {name}.", "2022-05-20", address=f"https://e.org/{name}{body}")
    report.language = "en" if name.isascii() else "be" if "ў" in name else "ru"
    who = report.person(name, first=first, last=last)
    where = report.body(body, seat)  # type: ignore[arg-type]
    report.post(who, post, organisation=where)
    return report


def _add(register: Register, *reports: Report) -> None:
    for report in reports:
        register.add(report.reading(), report.source())


def test_one_person_in_three_languages_is_one_row_with_all_name_forms(register: Register) -> None:
    _add(
        register,
        _person("Владимир", "Кухарев", "председатель", "Мингорисполком"),
        _person("Уладзімір", "Кухараў", "старшыня", "Мінгарвыканкам"),
        _person("Vladimir", "Kukharev", "chair", "Minsk City Executive Committee"),
        _person(None, "Кухарев", "глава", "Минский городской исполнительный комитет"),
    )
    people, bodies = register.people(), register.organisations()
    assert len(people) == len(bodies) == 1
    assert people[0].name == "Владимир Кухарев"
    assert set(people[0].names) == {
        "Владимир Кухарев",
        "Уладзімір Кухараў",
        "Vladimir Kukharev",
        "Кухарев",
    }
    assert {post.post for post in people[0].posts} == {
        "председатель",
        "старшыня",
        "chair",
        "глава",
    }


def test_two_first_names_are_two_persons_even_in_one_body(register: Register) -> None:
    _add(
        register,
        _person("Алексей", "Орлов", "глава", "администрация Екатеринбурга", YEKATERINBURG),
        _person("Андрей", "Орлов", "заместитель", "администрация Екатеринбурга", YEKATERINBURG),
    )
    assert [p.name for p in register.people()] == ["Алексей Орлов", "Андрей Орлов"]


def test_a_bare_surname_elsewhere_is_nobody_known(register: Register) -> None:
    _add(
        register,
        _person("Алексей", "Орлов", "глава", "администрация Екатеринбурга", YEKATERINBURG),
        _person(None, "Орлов", "директор", "завод «Старт»", KAZAN),
    )
    assert len(register.people()) == 2


def test_a_bare_surname_that_fits_two_persons_is_neither(register: Register) -> None:
    _add(
        register,
        _person("Алексей", "Орлов", "глава", "администрация Екатеринбурга", YEKATERINBURG),
        _person("Андрей", "Орлов", "глава", "администрация Екатеринбурга", YEKATERINBURG),
        _person(None, "Орлов", "глава", "мэрия Екатеринбурга", YEKATERINBURG),
    )
    assert len(register.people()) == 3


def test_a_bare_surname_is_the_one_of_two_who_holds_such_a_post(register: Register) -> None:
    _add(
        register,
        _person("Алексей", "Орлов", "глава", "администрация Екатеринбурга", YEKATERINBURG),
        _person("Андрей", "Орлов", "заместитель", "администрация Екатеринбурга", YEKATERINBURG),
        _person(None, "Орлов", "глава", "мэрия Екатеринбурга", YEKATERINBURG),
    )
    names = {frozenset(person.names) for person in register.people()}
    assert names == {frozenset({"Алексей Орлов", "Орлов"}), frozenset({"Андрей Орлов"})}


def test_a_country_in_common_makes_nobody_the_same(register: Register) -> None:
    for first in ("Роман", None):
        report = Report(f"{first or ''} Головченко, премьер Беларуси.", "2024-07-09")
        who = report.person("Головченко", first=first, last="Головченко")
        land = report.place("Беларуси", PlaceRef("country", None, "Belarus", "BY"), "Беларусь")
        report.post(who, "премьер", place=land)
        _add(register, report)
    assert len(register.people()) == 2


def test_the_administration_and_the_council_of_a_city_are_two(register: Register) -> None:
    report = Report("администрация Екатеринбурга и Екатеринбургская городская дума")
    report.body("администрация Екатеринбурга", YEKATERINBURG)
    report.body("Екатеринбургская городская дума", YEKATERINBURG)
    _add(register, report)
    assert len(register.organisations()) == 2
    assert {o.place.geonames for o in register.organisations() if o.place} == {1486209}


def test_a_hidden_seat_is_found_where_the_text_gives_none(register: Register) -> None:
    report = Report("Мингорисполком сообщил.")
    report.body("Мингорисполком")
    _add(register, report)
    place = register.organisations(MINSK)[0].place
    assert place is not None
    assert place.geonames == MINSK.geonames


@pytest.mark.parametrize("second", ["ОАО «Амкодор»", "Amkodor", "холдинг «Амкодор»"])
def test_an_enterprise_is_one_row_under_several_names(register: Register, second: str) -> None:
    for number, name in enumerate(("Амкодор", second)):
        report = Report(f"{name} — {number}")
        report.body(name, kind="enterprise")
        _add(register, report)
    assert len(register.organisations()) == 1


def test_the_link_of_a_record_keeps_why_it_was_made(register: Register) -> None:
    _add(
        register,
        _person("Владимир", "Кухарев", "председатель", "Мингорисполком"),
        _person(None, "Кухарев", "глава", "Мингорисполком"),
    )
    linked = [
        line
        for line in register.dump()
        if '"table":"records"' in line and '"kind":"person"' in line and "surname" in line
    ]
    assert len(linked) == 1
    assert '"score":0.6' in linked[0]
