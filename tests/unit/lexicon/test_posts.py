"""Posts: every head is known in its cases, every modifier and status word decides."""

from __future__ import annotations

from importlib import resources
from typing import Any

import pytest
import yaml

from pobratim.lexicon.posts import (
    adjective_stem,
    is_post_plural,
    is_post_title,
    post_head,
    post_modifier,
    post_of_verb,
    status_of_word,
)
from pobratim.model.documents import Language

TABLES: dict[str, Any] = yaml.safe_load(
    resources.files("pobratim.lexicon").joinpath("data", "posts.yaml").read_text("utf-8")
)
HEADS = [(lang, head) for lang, heads in TABLES["heads"].items() for head in heads]
MODIFIERS = [(lang, word) for lang, words in TABLES["modifiers"].items() for word in words]
STATUS = [
    (status, lang, word)
    for status in ("acting", "former", "future")
    for lang, words in TABLES[status].items()
    for word in words
]


@pytest.mark.parametrize(("language", "head"), HEADS)
def test_every_post_is_known_by_its_nominative(language: Language, head: str) -> None:
    assert post_head(head, language) == head


@pytest.mark.parametrize(("language", "word"), MODIFIERS)
def test_every_modifier_is_known(language: Language, word: str) -> None:
    assert post_modifier(word, language) == word


@pytest.mark.parametrize(("status", "language", "word"), STATUS)
def test_every_status_word_gives_its_status(status: str, language: Language, word: str) -> None:
    assert status_of_word(word, language) == status


@pytest.mark.parametrize(
    ("word", "language", "head"),
    [
        ("главой", "ru", "глава"),
        ("председателю", "ru", "председатель"),
        ("послом", "ru", "посол"),
        ("судьёй", "ru", "судья"),
        ("заведующего", "ru", "заведующий"),
        ("намесніка", "be", "намеснік"),
        ("старшыні", "be", "старшыня"),
        ("пасла", "be", "пасол"),
    ],
)
def test_posts_are_known_in_oblique_cases(word: str, language: Language, head: str) -> None:
    assert post_head(word, language) == head


@pytest.mark.parametrize("word", ["главный", "мэрия", "послание", "дирекция", "мэрии"])
def test_look_alikes_are_no_posts(word: str) -> None:
    assert post_head(word, "ru") is None


def test_an_adjective_loses_its_ending() -> None:
    assert {adjective_stem(w) for w in ("первый", "первого", "первым")} == {"перв"}


@pytest.mark.parametrize(("title", "post"), TABLES["titles"].items())
def test_every_english_title_stands_for_a_post(title: str, post: str) -> None:
    assert is_post_title(f"{title}.") == post
    assert post_head(post, "en") == post


@pytest.mark.parametrize(("verb", "post"), TABLES["verbs"].items())
def test_every_english_verb_of_leading_tells_a_post(verb: str, post: str) -> None:
    assert post_of_verb(verb) == post
    assert post_head(post, "en") == post


@pytest.mark.parametrize(
    ("word", "head"),
    [("Mayors", "mayor"), ("councilmen", "councilman"), ("deputies", "deputy")],
)
def test_a_plural_is_the_post_of_several(word: str, head: str) -> None:
    assert (post_head(word, "en"), is_post_plural(word)) == (head, True)
