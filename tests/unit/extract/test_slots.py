"""Documents, hosts, signatories and dates of events."""

from __future__ import annotations

import pytest

from pobratim.extract.events import events_of
from pobratim.model.readings import Event, Occupation
from tests.unit.extract.pages import city, firm, page_with, person

NAMES = (
    city("Минск", r"(?i)минск\w*", 625144, "BY"),
    city("Казань", r"(?i)казан\w+", 551487, "RU"),
    person("Кухарев", r"Кухарев\w*"),
    person("Метшин", r"Метшин\w*"),
    firm("МАЗ", "МАЗ"),
)
POSTS = (
    Occupation("e3", "мэр", None, "e1", ()),
    Occupation("e4", "мэр", None, "e2", ()),
)


def events(text: str, published: str | None = None) -> list[Event]:
    """Return the events of a Russian text."""
    return list(events_of(page_with(text, NAMES, published=published), POSTS))


def only(text: str, kind: str, published: str | None = None) -> Event:
    """Return the only event of its type."""
    (event,) = [event for event in events(text, published) if event.type == kind]
    return event


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Минск и Казань подписали соглашение о торговых связях городов.",
            "соглашение о торговых связях городов",
        ),
        (
            "Минск и Казань подписали дорожную карту на 2026–2028 годы.",
            "дорожную карту",
        ),
        (
            "Минск и Казань подписали меморандум «Мост дружбы» в ратуше.",
            "меморандум «Мост дружбы»",
        ),
        ("Минск и Казань подписали протокол.", "протокол"),
    ],
)
def test_a_document_is_named_by_its_kind_and_what_hangs_on_it(text: str, title: str) -> None:
    assert only(text, "agreement").document_title == title


def test_signatories_sign_for_the_place_of_their_post() -> None:
    event = only("Кухарев и Метшин подписали соглашение Минска и Казани.", "agreement")
    assert {(s.person, s.party) for s in event.signatories} == {("e3", "e1"), ("e4", "e2")}


def test_a_planned_agreement_has_no_signatories_yet() -> None:
    event = only("Кухарев и Метшин подпишут соглашение Минска и Казани.", "agreement")
    assert event.signatories == ()


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("Делегация Казани побывала в Минске.", "e1"),
        ("Мэр Казани Метшин посетил Минск.", "e1"),
        ("Делегация Минска посетила заводы Казани.", "e2"),
    ],
)
def test_the_host_of_a_visit_is_not_the_one_who_comes(text: str, host: str) -> None:
    assert only(text, "visit").host == host


def test_a_later_clause_does_not_date_an_earlier_one() -> None:
    text = "Минск и Казань подписали договор и договорились открыть рейс с 1 июня 2025 года."
    assert only(text, "agreement").date is None
    route = only(text, "route").date
    assert route is not None
    assert route.start == "2025-06-01"


def test_what_is_told_as_done_on_a_later_day_is_planned() -> None:
    event = only("Форум Минска и Казани состоялся 5 мая 2023 года.", "forum", "2023-05-01")
    assert event.status == "planned"


def test_a_plan_does_not_take_the_day_on_which_it_was_made() -> None:
    text = "3 мая 2022 года Минск и Казань договорились стать побратимами."
    event = only(text, "twinning", "2022-07-04")
    assert (event.status, event.date) == ("planned", None)


def test_a_tie_extended_until_a_year_has_that_year_as_its_term() -> None:
    event = only("Минск и Казань продлили соглашение до 2028 года.", "agreement", "2023-05-01")
    assert event.date is None
    assert event.term is not None
    assert event.term.start == "2028"


def test_a_short_dated_line_dates_what_follows_it() -> None:
    text = "Программа визита делегации Казани в Минск\n\n18 сентября\n\n10:00 – Экскурсия на МАЗ."
    event = only(text, "visit")
    assert event.date is not None
    assert (event.status, event.date.start) == ("planned", "--09-18")


def test_an_event_takes_the_spheres_of_its_own_clause() -> None:
    text = "Мэр Минска принял делегацию Казани.\n\nУ городов есть проекты в энергетике."
    assert "energy" in only(text, "project").spheres
    assert "energy" not in only(text, "meeting").spheres
