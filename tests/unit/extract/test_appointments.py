"""Occupations that verbs tell."""

from __future__ import annotations

from importlib import resources

import pytest
import yaml

from pobratim.extract.occupations import occupations_of
from pobratim.lexicon.appointments import appointment_mode, is_doubt, is_post_word
from tests.unit.extract.reading_pages import page

TABLE: dict[str, list[str]] = yaml.safe_load(
    resources.files("pobratim.lexicon").joinpath("data", "appointments.yaml").read_text("utf-8")
)

Row = tuple[str, str | None, str | None, str]


def rows(text: str) -> list[Row]:
    """Return person, post, body or place and status of each occupation of a Russian text."""
    read = page(text, "ru")
    names = {entity.id: entity.name for entity in read.entities}
    return [
        (names[o.person], o.post, names.get(o.organisation or o.place or ""), o.status)
        for o in occupations_of(read)
    ]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Олег Ершов стал директором завода «Маяк».", ("директор", "Маяк", "current")),
        ("Олег Ершов станет директором завода «Маяк».", ("директор", "Маяк", "future")),
        ("Олег Ершов является директором завода «Маяк».", ("директор", "Маяк", "current")),
        ("Олег Ершов остаётся директором завода «Маяк».", ("директор", "Маяк", "current")),
        ("Олег Ершов остался директором завода «Маяк».", ("директор", "Маяк", "current")),
        ("Олег Ершов работает инженером завода «Маяк».", ("инженер", "Маяк", "current")),
        ("Олег Ершов служит инженером завода «Маяк».", ("инженер", "Маяк", "current")),
        ("Олег Ершов трудится инженером завода «Маяк».", ("инженер", "Маяк", "current")),
        ("Олег Ершов занял пост директора завода «Маяк».", ("директор", "Маяк", "current")),
        ("Олег Ершов занимает пост директора завода «Маяк».", ("директор", "Маяк", "current")),
        ("Олег Ершов получил пост директора завода «Маяк».", ("директор", "Маяк", "current")),
        ("Олег Ершов сохранил кресло директора завода «Маяк».", ("директор", "Маяк", "current")),
        ("Олег Ершов принял должность директора завода «Маяк».", ("директор", "Маяк", "current")),
        ("Олег Ершов вступил в должность директора завода «Маяк».",
         ("директор", "Маяк", "current")),
        ("Олег Ершов покинул пост директора завода «Маяк».", ("директор", "Маяк", "former")),
        ("Олег Ершов оставил пост директора завода «Маяк».", ("директор", "Маяк", "former")),
        ("Олег Ершов ушёл с поста директора завода «Маяк».", ("директор", "Маяк", "former")),
        ("Олег Ершов уволился с поста директора завода «Маяк».", ("директор", "Маяк", "former")),
        ("Олег Ершов лишился поста директора завода «Маяк».", ("директор", "Маяк", "former")),
        ("Назначили Олега Ершова директором завода «Маяк».", ("директор", "Маяк", "current")),
        ("Олег Ершов назначен на должность директора завода «Маяк».",
         ("директор", "Маяк", "current")),
        ("Олег Ершов избран президентом Грузии.", ("президент", "Грузия", "current")),
        ("Олег Ершов переизбран президентом Грузии.", ("президент", "Грузия", "current")),
        ("Олег Ершов утверждён министром финансов Грузии.",
         ("министр финансов", "Грузия", "current")),
        ("Директором завода «Маяк» стал Олег Ершов.", ("директор", "Маяк", "current")),
        ("Олег Ершов возглавил завод «Маяк».", ("глава", "Маяк", "current")),
        ("Олег Ершов возглавляет завод «Маяк».", ("глава", "Маяк", "current")),
        ("Олег Ершов руководит заводом «Маяк».", ("глава", "Маяк", "current")),
        ("Партия «Воля», возглавляемая Олегом Ершовым, победила.",
         ("глава", "партия «Воля»", "current")),
    ],
)  # fmt: skip
def test_a_verb_tells_who_holds_a_post(text: str, row: tuple[str, str, str]) -> None:
    assert rows(text) == [("Олег Ершов", *row)]


@pytest.mark.parametrize(
    "doubt", ["не", "никогда", "может", "якобы", "бы", "планирует", "готов", "согласился"]
)
def test_a_doubted_verb_tells_of_no_post(doubt: str) -> None:
    assert rows(f"Олег Ершов {doubt} занять пост директора завода «Маяк».") == []


def test_a_post_without_body_or_place_is_not_told_by_a_verb() -> None:
    assert rows("Олег Ершов стал директором.") == []


def test_every_verb_and_word_of_the_table_is_known() -> None:
    for mode in ("becomes", "takes", "leaves", "appoints", "heads"):
        assert [appointment_mode(verb) for verb in TABLE[mode]] == [mode] * len(TABLE[mode])
    assert all(map(is_post_word, TABLE["posts"]))
    assert all(map(is_doubt, TABLE["doubts"]))
