"""Positions: what each side offers, asks for, sets first and thinks."""

from __future__ import annotations

import pytest

from pobratim.extract.positions import positions_of
from tests.unit.extract.texts import body, city, page, person

PETROV = person("Иван Петров", "p1")
TVER = city("Тверь", "c1")
MINSK = city("Минск", "c2")
COUNCIL = body("Мингорисполком", "o1")


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("Есть что предложить Минску.", "offer", "Есть что предложить Минску"),
        ("Тверь готова поставлять вагоны.", "offer", "Тверь готова поставлять вагоны"),
        ("Минску нужны вагоны.", "request", "Минску нужны вагоны"),
        ("Минск заинтересован в вагонах.", "request", "Минск заинтересован в вагонах"),
        ("Упор сделают на торговлю.", "priority", "Упор сделают на торговлю"),
        ("Главная тема – транспорт.", "priority", "Главная тема – транспорт"),
        ("У городов много общего.", "assessment", "У городов много общего"),
        (
            "Денег нет, но Тверь готова поставлять вагоны.",
            "offer",
            "Тверь готова поставлять вагоны",
        ),
    ],
)
def test_each_kind_is_read_with_its_clause(text: str, kind: str, words: str) -> None:
    found = positions_of(page(f"Новости\n{text}", PETROV, TVER, MINSK))
    assert [(p.kind, p.text) for p in found] == [(kind, words)]


@pytest.mark.parametrize(
    "text",
    ["Минску не нужны вагоны.", "Стороны обсудили вагоны.", "Минск не заинтересован в вагонах."],
)
def test_a_denied_need_is_no_request(text: str) -> None:
    assert positions_of(page(f"Новости\n{text}", TVER, MINSK)) == ()


def test_the_speaker_holds_it_for_the_place_he_is_announced_with() -> None:
    text = (
        "Новости моста\n\nИван Петров, мэр Твери:\n"
        "Есть что предложить Минску. И в плане туризма, и спорта. Мы рады."
    )
    found = positions_of(page(text, PETROV, TVER, MINSK))
    assert [(p.kind, p.by, p.on_behalf_of, p.to, p.spheres) for p in found] == [
        ("offer", "p1", "c1", "c2", ("tourism", "sport"))
    ]
    assert found[0].text == "Есть что предложить Минску. И в плане туризма, и спорта"


def test_without_a_speaker_the_place_named_holds_it() -> None:
    found = positions_of(page("Новости\nМинску нужны вагоны.", TVER, MINSK))
    assert [(p.by, p.on_behalf_of) for p in found] == [(None, "c2")]


def test_a_headline_that_repeats_the_speaker_is_not_a_second_position() -> None:
    text = "Петров: у нас много общего\n\nИван Петров, мэр Твери:\nУ нас много общего. Мы рады."
    found = positions_of(page(text, PETROV, TVER))
    assert [text[: p.span.start].count("\n") for p in found] == [3]


def test_a_headline_alone_counts() -> None:
    found = positions_of(page("Петров: у нас много общего\n\nИван Петров уехал.", PETROV))
    assert [(p.kind, p.by) for p in found] == [("assessment", "p1")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Мінск гатовы прыняць выставу.", "offer"),
        ("Мінску патрэбны вагоны.", "request"),
        ("The city is ready to host a fair.", "offer"),
        ("Our priority is transport.", "priority"),
    ],
)
def test_the_other_languages(text: str, kind: str) -> None:
    assert [p.kind for p in positions_of(page(f"News\n{text}"))] == [kind]
