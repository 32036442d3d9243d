"""Rows of a city, of a pair, as of a day."""

from __future__ import annotations

from pobratim.register import Register
from tests.unit.register.reports import KAZAN, MINSK, YEKATERINBURG, Report, day
from tests.unit.register.story import fill


def test_events_of_a_pair_are_those_of_both_cities(register: Register) -> None:
    rows = fill(register).events(MINSK, YEKATERINBURG)
    assert {row.type for row in rows} == {"twinning", "agreement", "exchange", "meeting"}
    assert all("Казань" not in {p.name for p in row.parties} for row in rows)


def test_a_meeting_of_the_region_is_returned_and_says_whose_it_is(register: Register) -> None:
    (meeting,) = [r for r in fill(register).events(MINSK, YEKATERINBURG) if r.type == "meeting"]
    assert meeting.level == "region"
    assert {p.name for p in meeting.parties} == {"Свердловская область", "Беларусь"}


def test_the_meeting_of_a_region_belongs_to_no_city_elsewhere(register: Register) -> None:
    assert not [r for r in fill(register).events(MINSK, KAZAN) if r.type == "meeting"]


def test_events_come_in_the_order_of_their_dates(register: Register) -> None:
    rows = fill(register).events()
    dated = [row.date.start for row in rows if row.date]
    assert dated == sorted(dated)


def test_people_of_two_cities_are_those_with_a_post_in_either(register: Register) -> None:
    fill(register)
    assert {p.name for p in register.people(MINSK, YEKATERINBURG)} >= {
        "Владимир Кухарев",
        "Алексей Орлов",
    }
    assert "Ильсур Метшин" not in {p.name for p in register.people(MINSK, YEKATERINBURG)}
    assert {p.name for p in register.people(KAZAN)} == {"Ильсур Метшин"}


def test_bodies_of_a_city_are_those_that_sit_there(register: Register) -> None:
    assert [o.name for o in fill(register).organisations(MINSK)] == ["Мингорисполком"]


def test_statements_on_a_pair_leave_out_who_speaks_for_another_city(register: Register) -> None:
    fill(register)
    assert [s.speaker.name for s in register.statements(MINSK, YEKATERINBURG) if s.speaker] == [
        "Евгений Куйвашев"
    ]
    assert [s.speaker.name for s in register.statements(MINSK, KAZAN) if s.speaker] == [
        "Ильсур Метшин"
    ]


def test_what_was_published_later_is_left_out(register: Register) -> None:
    fill(register)
    assert {e.status for e in register.events(MINSK, YEKATERINBURG, as_of="2022-07-04")} == {
        "planned"
    }
    assert register.conflicts(as_of="2025-09-28") == ()
    assert register.people(KAZAN, as_of="2024-12") != ()
    assert register.people(KAZAN, as_of="2024-11") == ()


def test_the_register_reaches_the_last_report_that_names_both_cities(register: Register) -> None:
    fill(register)
    assert register.reaches(MINSK, YEKATERINBURG) == "2025-09-29"
    assert register.reaches(KAZAN, MINSK) == "2024-12-05"
    assert register.reaches(KAZAN, YEKATERINBURG) is None


def test_agreements_are_the_documents_signed_or_to_be(register: Register) -> None:
    rows = fill(register).agreements(MINSK, YEKATERINBURG)
    assert [(row.type, row.status) for row in rows if row.status == "done"] == [
        ("twinning", "done"),
        ("agreement", "done"),
    ]


def test_the_statement_carries_the_post_held_when_it_was_made(register: Register) -> None:
    for published, post in (("2019-01-10", "заместитель"), ("2022-05-20", "председатель")):
        report = Report(
            f"Минск: {post} Кухарев сказал речь {published}.",
            published,
            address=f"https://{published}.example",
        )
        place = report.city("Минск", MINSK)
        who = report.person("Кухарев", first="Владимир", last="Кухарев")
        report.post(who, post, place=place)
        report.says(who, f"речь {published}")
        register.add(report.reading(), report.source())
    assert [s.post for s in register.statements()] == ["заместитель", "председатель"]
    assert [p.post for p in register.people()[0].posts] == ["председатель", "заместитель"]


def test_a_post_told_by_its_city_alone_joins_the_post_at_the_body_there(
    register: Register,
) -> None:
    for number, words in enumerate(("администрации Екатеринбурга", "Екатеринбурга")):
        report = Report(
            f"глава {words} Орлов, {number}", "2022-05-20", address=f"https://{number}.example"
        )
        who = report.person("Орлов", first="Алексей", last="Орлов")
        if number:
            place = report.city("Екатеринбурга", YEKATERINBURG, "Екатеринбург")
            report.post(who, "глава", place=place)
        else:
            body = report.body(words, YEKATERINBURG, name="администрация Екатеринбурга")
            report.post(who, "глава", organisation=body)
        register.add(report.reading(), report.source())
    (post,) = register.people()[0].posts
    assert post.organisation is not None
    assert len(post.evidence) == 2


def test_one_sided_events_of_a_pair_are_found_through_hosts_and_enterprises(
    register: Register,
) -> None:
    report = Report("делегация города Екатеринбург посетила завод МАЗ", "2022-05-20")
    guest = report.city("Екатеринбург", YEKATERINBURG)
    plant = report.body("МАЗ", MINSK, kind="enterprise")
    report.event(
        "посетила", "visit", parties=(guest,), enterprises=(plant,), date=day("2022-05-20")
    )
    register.add(report.reading(), report.source())
    assert len(register.events(MINSK, YEKATERINBURG)) == 1
    assert register.events(KAZAN, YEKATERINBURG) == ()
