"""Sentence vectors: alike for what means the same, whatever the language and the neighbours."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from pobratim.lexicon.encoder import sentence_vectors

MEETING = ["Мэры двух городов встретились.", "Мэры двух гарадоў сустрэліся.", "Two mayors met."]
RAIN = "Завтра днём ожидается сильный дождь и ветер."


def alike(a: NDArray[np.float32], b: NDArray[np.float32]) -> float:
    return float(a @ b / np.linalg.norm(a) / np.linalg.norm(b))


def test_a_sentence_is_nearer_to_its_translations_than_to_other_matters() -> None:
    ru, be, en, rain = sentence_vectors([*MEETING, RAIN])
    assert min(alike(ru, be), alike(ru, en)) > max(alike(ru, rain), alike(en, rain))


def test_a_vector_does_not_hang_on_the_sentences_beside_it() -> None:
    alone = sentence_vectors([MEETING[0]])[0]
    among = sentence_vectors([RAIN * 3, MEETING[0], "А"])[1]
    assert np.allclose(alone, among, atol=1e-4)


def test_no_sentences_give_no_vectors() -> None:
    assert sentence_vectors([]).shape == (0, 384)


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=200))
def test_any_text_has_a_finite_vector(text: str) -> None:
    assert np.isfinite(sentence_vectors([text])).all()
