"""Sentences, roughly."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from pobratim.model.spans import Span
from pobratim.register.intake.sentences import sentence_around, sentences


def test_a_line_break_ends_a_sentence_and_a_point_inside_a_word_does_not() -> None:
    text = "Заголовок\nВстреча прошла в 10.30 утра. Потом обед"
    assert [span.of(text).strip() for span in sentences(text)] == [
        "Заголовок",
        "Встреча прошла в 10.30 утра",
        "Потом обед",
    ]


def test_the_sentence_around_a_span_is_whole() -> None:
    text = "Раз. О побратимстве договорились в мае. Три."
    start = text.index("договорились")
    assert sentence_around(text, Span(start, start + 12)) == "О побратимстве договорились в мае"


@given(st.text(max_size=60))
def test_sentences_never_overlap_and_lie_in_the_text(text: str) -> None:
    found = list(sentences(text))
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(span.end <= len(text) for span in found)
