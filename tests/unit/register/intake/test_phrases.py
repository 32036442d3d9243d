"""Sentences that state a standing tie between two cities."""

from __future__ import annotations

import pytest

from pobratim.register import Register
from tests.unit.register.reports import KAZAN, MINSK, YEKATERINBURG, Report


def _levels(register: Register, text: str) -> list[tuple[str, set[str]]]:
    report = Report(text, "2022-07-04")
    for words, city in (("Минск", MINSK), ("Екатеринбург", YEKATERINBURG), ("Казань", KAZAN)):
        if words in text:
            report.city(words, city)
    register.add(report.reading(), report.source())
    return [(row.level, {p.name for p in row.parties}) for row in register.relations()]


@pytest.mark.parametrize(
    "text",
    [
        "Минск и Екатеринбург двадцать лет остаются городами-партнёрами.",
        "Пока Минск – город-партнер города Екатеринбург.",
        "Города Минск и Екатеринбург связывают партнерские отношения.",
        "Минск остается партнером города Екатеринбург.",
        "Минск и Екатеринбург – города партнеры.",
        "Минск и Екатеринбург, партнеры уже двадцать лет, подвели итоги.",
        "Гарады-партнёры Минск і Екатеринбург падвялі вынікі.",
        "Минск and Екатеринбург are partner cities.",
        "Минск and Екатеринбург remain partners.",
        "Минск and Екатеринбург, partner towns since 1999.",
    ],
)
def test_partners_are_partners(register: Register, text: str) -> None:
    assert _levels(register, text) == [("partner", {"Минск", "Екатеринбург"})]


@pytest.mark.parametrize(
    "text",
    [
        "Минск и Екатеринбург станут городами-партнёрами.",
        "Минск и Екатеринбург не являются городами-партнёрами.",
        "Минск – город-партнер. Екатеринбург тоже.",
        "Минск и Екатеринбург обсудили торговлю.",
    ],
)
def test_a_wish_a_denial_or_another_sentence_states_nothing(register: Register, text: str) -> None:
    assert _levels(register, text) == []


def test_two_cities_of_one_country_are_not_partners_of_each_other(register: Register) -> None:
    found = _levels(register, "Екатеринбург и Казань – города-партнёры города Минск.")
    assert sorted(sorted(names) for _, names in found) == [
        ["Екатеринбург", "Минск"],
        ["Казань", "Минск"],
    ]
