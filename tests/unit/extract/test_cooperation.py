"""Whether a text reports cooperation between places."""

from __future__ import annotations

import pytest

from pobratim.extract.cooperation import cooperation_of
from pobratim.model.readings import Event
from pobratim.model.spans import Span
from tests.unit.extract.texts import city, page

TVER = city("Тверь", "c1", 1)
MINSK = city("Минск", "c2", 2)


def meeting(*parties: str) -> Event:
    return Event("v1", "meeting", "done", (Span(0, 5),), parties)


def test_an_event_between_two_places_is_cooperation() -> None:
    read = page(
        "Тверь и Минск\nДелегация Твери посетила Минск и подписала соглашение.", TVER, MINSK
    )
    found = cooperation_of(read, [meeting("c1", "c2")])
    assert found.value
    assert found.score > 0.7


@pytest.mark.parametrize(
    "text",
    [
        "Тверь обыграла Минск\nМатч чемпионата выиграла Тверь, тренер доволен, Минск забил гол.",
        "Прогноз погоды\nВ Твери осадки, в Минске до 20 градусов.",
        "ДТП\nАвтобус Тверь – Минск столкнулся с грузовиком, пострадали двое.",
        "Рейтинг городов\nТверь и Минск поднялись в рейтинге, гречка подешевела.",
    ],
)
def test_cities_that_merely_meet_in_a_text_do_not_cooperate(text: str) -> None:
    assert not cooperation_of(page(text, TVER, MINSK)).value


def test_two_names_of_one_place_are_not_two_places() -> None:
    read = page("Новости\nВ Минске встретились гости.", MINSK, city("Минска", "c3", 2))
    assert (
        cooperation_of(read, [meeting("c2", "c3")]).score
        < cooperation_of(
            page("Новости\nВ Минске и Твери встретились гости.", TVER, MINSK),
            [meeting("c1", "c2")],
        ).score
    )


def test_words_of_a_match_weigh_against_an_event() -> None:
    plain = page("Новости\nТверь и Минск встретились.", TVER, MINSK)
    sport = page("Новости\nТверь и Минск встретились: матч, тренер, чемпионат.", TVER, MINSK)
    event = [meeting("c1", "c2")]
    assert cooperation_of(sport, event).score < cooperation_of(plain, event).score


@pytest.mark.parametrize(
    "text",
    [
        "Новости\nДелегация Твери с визитом в Минске: встреча, обмен опытом, дружба городов.",
        "Навіны\nДэлегацыя Твери з візітам у Минске: сустрэча, абмен вопытам, сяброўства гарадоў.",
        "News\nA delegation of Тверь on a visit in Минск: a meeting, an exchange, friendship.",
    ],
)
def test_many_kinds_of_contact_stand_in_for_an_event_that_was_not_read(text: str) -> None:
    assert cooperation_of(page(text, TVER, MINSK)).value


def test_an_empty_page_does_not_cooperate() -> None:
    assert cooperation_of(page("Пусто")).score < 0.1
