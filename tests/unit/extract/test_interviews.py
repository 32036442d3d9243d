"""Interviews: whose the answers are, by label, by dash, and who only asks or takes pictures."""

from __future__ import annotations

import pytest

from pobratim.extract.interviews import interviewee_of, is_answer, is_question
from pobratim.extract.statements import statements_of
from tests.unit.extract.texts import Named, page, person

PETROV = person("Иван Петров", "p1")
ORLOVA = person("Анна Орлова", "p2")
EN = (person("John Smith", "p1"), person("Mary Brown", "p2"))
BE = (person("Алена Сідарэйка", "p1"), person("Уладзімір Кухараў", "p2"))


def said(text: str, *named: Named) -> list[tuple[str | None, str]]:
    return [(s.speaker, s.text) for s in statements_of(page(text, *named)) if s.direct]


@pytest.mark.parametrize("label", ["A:", "Answer:", "Ответ:", "Адказ:", "О.:", "А.:"])
def test_a_label_tells_an_answer(label: str) -> None:
    assert is_answer(label)
    assert not is_question(label)


@pytest.mark.parametrize(
    "label", ["Q:", "Question:", "Вопрос:", "Пытанне:", "Корр.:", "В.:", "П.:", "«Голос»:"]
)
def test_a_label_tells_a_question(label: str) -> None:
    assert is_question(label)
    assert not is_answer(label)


def test_answers_under_a_label_are_those_of_the_person_whom_the_introduction_asks() -> None:
    text = (
        "Bridges first\n\nMary Brown built the old one. We asked John Smith what comes next.\n\n"
        "Q: Will there be a bridge?\nA: Yes. We have the money.\nQ: When?\nA: In May."
    )
    assert said(text, *EN) == [("p1", "Yes. We have the money."), ("p1", "In May.")]


def test_an_answer_after_a_dash_is_not_that_of_a_person_named_in_another_answer() -> None:
    text = (
        "Мост будет\n\nМы поговорили с мэром. Это Анна Орлова.\n\nМост будет?\n"
        "– Будет. Строит Иван Петров.\n\nКогда?\n– Летом."
    )
    assert said(text, ORLOVA, PETROV) == [
        ("p2", "Будет. Строит Иван Петров."),
        ("p2", "Летом."),
    ]


def test_who_asked_or_took_the_picture_does_not_answer() -> None:
    text = (
        "Мост будзе\n\nГутарыў Уладзімір Кухараў\n\nПра мост распавяла Алена Сідарэйка.\n\n"
        "Пытанне: Калі?\nАдказ: У маі.\nПытанне: Дакладна?\nАдказ: Так."
    )
    assert said(text, *BE) == [("p1", "У маі."), ("p1", "Так.")]


def test_a_printed_dialogue_gives_the_words_after_a_surname_or_an_outlet() -> None:
    text = (
        "Разговор о мосте\n\nНа вопросы ответил Иван Петров.\n\n«Голос»: Мост будет?\n"
        "Петров: Будет.\n\n«Голос»: Когда?\nПетров: Летом."
    )
    assert said(text, PETROV) == [("p1", "Будет."), ("p1", "Летом.")]


def test_answers_on_the_line_below_a_question_need_no_label() -> None:
    text = (
        "Bridges first\n\nWe asked John Smith about the bridge.\n\n"
        "Will there be a bridge?\nYes. We have the money.\n\n"
        "Who builds it?\nMary Brown and her firm.\n\n"
        "There was talk of a ferry.\nThere was.\n\n"
        "And when?\nIn May."
    )
    assert said(text, *EN) == [
        ("p1", "Yes. We have the money."),
        ("p1", "Mary Brown and her firm."),
        ("p1", "There was."),
        ("p1", "In May."),
    ]


def test_two_questions_of_the_author_make_no_interview() -> None:
    text = "Bridges\n\nWho pays?\nJohn Smith does.\n\nAnd why?\nHe likes bridges."
    assert said(text, *EN) == []


@pytest.mark.parametrize(
    "text",
    [
        "Новости моста\n\nМост нужен?\n– Нужен, – сказал Иван Петров.",
        "Новости моста\n\nИван Петров открыл мост.",
    ],
)
def test_one_reply_makes_no_interview(text: str) -> None:
    assert interviewee_of(page(text, PETROV)) is None
