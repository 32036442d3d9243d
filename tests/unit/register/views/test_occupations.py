"""Offices over time: who held them since when, who followed whom, and who spoke in which post."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from pobratim.model.rows import PostRow
from pobratim.register import Register
from tests.unit.register.reports import KAZAN, MINSK, Report


def _told(register: Register, name: str, date: str, status: str = "current", **more: Any) -> None:
    city = more.get("city", MINSK)
    post = more.get("post", "мэр")
    where = {MINSK.geonames: "Минск", KAZAN.geonames: "Казань"}[city.geonames]
    report = Report(f"{name}, {post}. {where} {date}: «{more.get('says', 'рады')}».", date)
    first, last = name.split()
    who = report.person(name, first=first, last=last)
    report.post(who, post, place=report.city(where, city), status=status)
    if "says" in more:
        report.says(who, more["says"])
    register.add(report.reading(), report.source())


def _posts(register: Register, as_of: str | None = None) -> dict[str, PostRow]:
    return {
        person.name: post
        for person in register.people(as_of=as_of)
        for post in person.posts
        if post.status != "former"
    }


def test_the_next_head_of_a_city_follows_the_one_before(register: Register) -> None:
    _told(register, "Иван Лось", "2020-01-01")
    _told(register, "Иван Лось", "2021-05-05", post="председатель горисполкома")
    _told(register, "Пётр Зубр", "2023-03-03", "acting")
    _told(register, "Пётр Зубр", "2023-06-06")
    posts = {(p.person.name, p.post, p.status): p for x in register.people() for p in x.posts}
    elk = posts["Иван Лось", "мэр", "current"]
    acting = posts["Пётр Зубр", "мэр", "acting"]
    assert (elk.since, elk.until) == ("2020-01-01", "2023-03-03")
    assert elk.successor is not None
    assert elk.successor.name == "Пётр Зубр"
    assert acting.predecessor is not None
    assert acting.predecessor.name == "Иван Лось"
    assert (acting.since, acting.until) == ("2023-03-03", None)


def test_as_of_a_day_the_head_is_the_one_of_that_day(register: Register) -> None:
    _told(register, "Иван Лось", "2020-01-01")
    _told(register, "Пётр Зубр", "2023-03-03")
    then = _posts(register, "2021-12-31")
    assert set(then) == {"Иван Лось"}
    assert then["Иван Лось"].until is None
    now = _posts(register)
    assert now["Иван Лось"].until == "2023-03-03"
    assert now["Пётр Зубр"].until is None


def test_who_is_called_a_former_head_has_left_even_without_a_successor(
    register: Register,
) -> None:
    _told(register, "Иван Лось", "2020-01-01")
    _told(register, "Иван Лось", "2022-02-02", "former")
    post = _posts(register)["Иван Лось"]
    assert (post.until, post.successor) == ("2022-02-02", None)


def test_heads_of_two_cities_and_two_deputies_follow_nobody(register: Register) -> None:
    _told(register, "Иван Лось", "2020-01-01")
    _told(register, "Пётр Зубр", "2023-03-03", city=KAZAN)
    _told(register, "Олег Бобр", "2020-01-01", post="заместитель")
    _told(register, "Юрий Ёрш", "2023-03-03", post="заместитель")
    assert {(p.successor, p.predecessor, p.until) for p in _posts(register).values()} == {
        (None, None, None)
    }


def test_two_who_are_shown_at_one_time_follow_nobody(register: Register) -> None:
    _told(register, "Иван Лось", "2020-01-01")
    _told(register, "Пётр Зубр", "2021-01-01")
    _told(register, "Иван Лось", "2022-02-02", post="мэр")
    assert all(p.successor is None for p in _posts(register).values())


def test_a_speaker_has_the_post_of_that_day_and_none_after_leaving(register: Register) -> None:
    _told(register, "Иван Лось", "2020-01-01", says="начинаем")
    _told(register, "Иван Лось", "2022-02-02", "former")
    report = Report("Минск, Иван Лось: «вспоминаю».", "2023-01-01")
    who = report.person("Иван Лось", first="Иван", last="Лось")
    report.city("Минск", MINSK)
    report.says(who, "вспоминаю")
    register.add(report.reading(), report.source())
    posts = {s.text: s.post for s in register.statements()}
    assert posts["начинаем"] == "мэр"
    assert len(register.people()) == 1
    assert posts["вспоминаю"] is None


def _listed(
    register: Register, name: str, since: str | None, until: str | None, date: str | None = None
) -> None:
    report = Report(f"{name}; мэр; Минск; {since}; {until}", date, address=f"list#{name}")
    first, last = name.split()
    who = report.person(name, first=first, last=last)
    status = "former" if until else "current"
    report.post(who, "мэр", place=report.city("Минск", MINSK), status=status)
    report.occupations[-1] = replace(report.occupations[-1], since=since, until=until)
    register.add(report.reading(), report.source())


def test_days_that_a_list_states_are_the_days_in_office(register: Register) -> None:
    _listed(register, "Иван Лось", "2015-02-01", "2019-06-30")
    _listed(register, "Пётр Зубр", "2019-06-30", None)
    posts = {p.person.name: p for row in register.people() for p in row.posts}
    elk, bison = posts["Иван Лось"], posts["Пётр Зубр"]
    assert (elk.status, elk.since, elk.until) == ("former", "2015-02-01", "2019-06-30")
    assert elk.successor == bison.person
    assert (bison.since, bison.until, bison.predecessor) == ("2019-06-30", None, elk.person)


def test_an_earlier_day_of_a_list_goes_before_the_day_of_a_report(register: Register) -> None:
    _told(register, "Иван Лось", "2020-01-01")
    _listed(register, "Иван Лось", "2018-03-01", None, "2024-01-01")
    (post,) = [p for row in register.people() for p in row.posts]
    assert (post.since, post.seen) == ("2018-03-01", ("2020-01-01", "2024-01-01"))


def test_a_stated_end_closes_the_post_that_reports_show(register: Register) -> None:
    _told(register, "Иван Лось", "2020-01-01")
    _listed(register, "Иван Лось", None, "2021-04-01", "2024-01-01")
    current = next(p for row in register.people() for p in row.posts if p.status == "current")
    assert (current.since, current.until) == ("2020-01-01", "2021-04-01")


def test_who_speaks_holds_the_post_that_a_list_states_for_that_day(register: Register) -> None:
    _listed(register, "Иван Лось", "2015-02-01", "2019-06-30")
    for date in ("2014-05-05", "2016-05-05", "2020-05-05"):
        report = Report(f"Иван Лось сказал {date}: «рады {date}».", date, address=date)
        who = report.person("Иван Лось", first="Иван", last="Лось")
        report.says(who, f"рады {date}")
        register.add(report.reading(), report.source())
    assert {row.date: row.post for row in register.statements()} == {
        "2014-05-05": None,
        "2016-05-05": "мэр",
        "2020-05-05": None,
    }
