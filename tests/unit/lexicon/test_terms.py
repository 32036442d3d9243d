"""What a word is found by."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pobratim.lexicon.terms import alternatives, plain_words, terms_of, words_in


@pytest.mark.parametrize(
    ("asked", "told", "language"),
    [
        ("делегация", "делегацией", "ru"),
        ("подписать", "подписали", "ru"),
        ("Екатеринбург", "Екатеринбурге", "ru"),
        ("белок", "белка", "ru"),
        ("белка", "белка", "ru"),
        ("прадпрыемства", "прадпрыемстваў", "be"),
        ("agreement", "agreements", "en"),
        ("signing", "signed", "en"),
        ("Amkodor", "Amkodor", "ru"),
        ("2022", "2022", "be"),
    ],
)
def test_a_word_of_a_query_means_its_other_forms(asked: str, told: str, language: str) -> None:
    assert set(alternatives(asked)) & set(terms_of(told, language))


@pytest.mark.parametrize(
    ("asked", "told"), [("город", "городской"), ("план", "планета"), ("мир", "мера")]
)
def test_another_word_is_not_meant(asked: str, told: str) -> None:
    assert not set(alternatives(asked)) & set(terms_of(told, "ru"))


def test_a_preposition_is_not_looked_for() -> None:
    assert terms_of("в", "ru") == ()
    assert terms_of("или", "ru") == ()


def test_a_word_with_a_hyphen_is_found_whole_and_by_its_parts() -> None:
    text = "город-побратим"
    assert [span.of(text) for span in words_in(text)] == ["город-побратим", "город", "побратим"]


@given(st.text(max_size=60), st.sampled_from(["ru", "be", "en"]))
def test_every_word_of_any_text_lies_in_it_and_has_terms_of_bounded_length(
    text: str, language: str
) -> None:
    assert list(plain_words(text)) == [span.of(text) for span in words_in(text)]
    for span in words_in(text):
        assert span.of(text)
        assert all(0 < len(term) <= 60 for term in terms_of(span.of(text), language))
