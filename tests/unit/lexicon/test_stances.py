"""Commitments and positions: every row of the table decides its own example."""

from __future__ import annotations

import re
from importlib import resources
from typing import Any

import pytest
import yaml

from pobratim.lexicon.normalise import flat
from pobratim.lexicon.stances import binding_acts, is_binding_act, is_obligations_head, stances_in

TABLES: dict[str, Any] = yaml.safe_load(
    resources.files("pobratim.lexicon").joinpath("data", "stances.yaml").read_text("utf-8")
)
ROWS = [
    (table, language, row)
    for table in ("commitments", "positions")
    for language in ("ru", "be", "en")
    for row in TABLES[table][language]
]


@pytest.mark.parametrize(("table", "language", "row"), ROWS)
def test_a_row_finds_its_example(table: str, language: str, row: dict[str, str]) -> None:
    assert row["kind"] in {s.kind for s in stances_in(row["example"], table, language)}


@pytest.mark.parametrize(("table", "language", "row"), ROWS)
def test_no_other_row_finds_the_example(table: str, language: str, row: dict[str, str]) -> None:
    others = [r for t, lang, r in ROWS if (t, lang) == (table, language) and r is not row]
    words = flat(row["example"])
    assert not any(re.search(rf"(?<![\w-])(?:{r['cue']})", words) for r in others)


@pytest.mark.parametrize(
    ("text", "table", "language"),
    [
        ("Обещание прозвучало.", "commitments", "ru"),
        ("Договор подписан.", "commitments", "ru"),
        ("Нужно отметить работу школ.", "positions", "ru"),
        ("Готовы к работе.", "positions", "ru"),
        ("Он общался с прессой.", "positions", "ru"),
        ("The promise was heard.", "commitments", "en"),
    ],
)
def test_words_that_only_resemble_a_cue_are_left_alone(
    text: str, table: str, language: str
) -> None:
    assert not list(stances_in(text, table, language))


def test_cues_come_in_order_with_their_offsets() -> None:
    text = "Городу нужны лифты, а главная тема – транспорт."
    found = list(stances_in(text, "positions", "ru"))
    assert [(s.kind, text[s.start : s.end]) for s in found] == [
        ("request", "нужны"),
        ("priority", "главная тема"),
    ]


def test_a_paragraph_on_obligations_is_known_by_its_head() -> None:
    assert is_obligations_head("Обязательства. Мэрия предоставляет площадку.")
    assert not is_obligations_head("Мэрия выполнила обязательства. Стороны довольны.")


@pytest.mark.parametrize("language", ["ru", "be", "en"])
def test_each_act_that_binds_is_known_in_its_form(language: str) -> None:
    for act in binding_acts(language):
        word = act + "ць" if language == "be" else act
        assert is_binding_act(word, act, language)


def test_a_past_form_or_another_verb_does_not_bind() -> None:
    assert not is_binding_act("аплаціў", "", "be")
    assert not is_binding_act("хадзіць", "", "be")
    assert not is_binding_act("paid", "pay", "en")
    assert not is_binding_act("ходит", "ходить", "ru")
