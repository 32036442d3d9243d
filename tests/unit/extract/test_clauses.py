"""Clauses: where one predicate's reach ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pobratim.extract.clauses import clauses_of, tense_of
from pobratim.lexicon.events import fold_keeping_length
from pobratim.model.documents import Language
from tests.unit.extract.pages import page_with


def parts(text: str, language: Language = "ru") -> list[str]:
    """Return the clauses of a text as printed."""
    page = page_with(text, (), language=language)
    folded = fold_keeping_length(text)
    return [
        clause.span.of(text)
        for sentence in page.sentences
        for clause in clauses_of(sentence, folded, language)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Мэр сказал, что города подписали договор.",
            ["Мэр сказал", "что города подписали договор."],
        ),
        ("Договор подписан; визит отменён.", ["Договор подписан", "визит отменён."]),
        (
            "Города подписали договор и договорились о визите.",
            ["Города подписали договор", "договорились о визите."],
        ),
        ("Минск и Казань подписали договор.", ["Минск и Казань подписали договор."]),
        ("Открыт рейс Минск — Казань.", ["Открыт рейс Минск — Казань."]),
        ("Договор подписан — визит отменён.", ["Договор подписан", "визит отменён."]),
    ],
)
def test_conjunctions_marks_and_coordinate_predicates_part_clauses(
    text: str, expected: list[str]
) -> None:
    assert parts(text) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Гарады падпісалі дагавор і дамовіліся пра візіт.", "be"),
        ("The cities signed a pact and agreed on a visit.", "en"),
    ],
)
def test_coordinate_predicates_part_clauses_in_other_languages(
    text: str, language: Language
) -> None:
    assert len(parts(text, language)) == 2


@given(st.text(alphabet="аб вил,;:—- и.А", max_size=80))
def test_clauses_lie_in_their_sentence_in_order_and_never_overlap(text: str) -> None:
    page = page_with(text, ())
    folded = fold_keeping_length(text)
    for sentence in page.sentences:
        end = sentence.start
        for clause in clauses_of(sentence, folded, "ru"):
            assert end <= clause.start < clause.end <= sentence.end
            assert clause.text == folded[clause.start : clause.end]
            end = clause.end


@pytest.mark.parametrize(
    ("word", "tense"),
    [
        ("падпішуць", "nonpast"),
        ("адбудуцца", "nonpast"),
        ("пачнуць", "nonpast"),
        ("вярнуць", "infinitive"),
        ("падпісалі", "past"),
    ],
)
def test_a_belarusian_plural_of_the_future_is_no_infinitive(word: str, tense: str) -> None:
    assert tense_of(word, "be") == tense
