"""Folding keys and offset-preserving lowering."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pobratim.lexicon.normalise import flat, fold


@given(st.text())
def test_flat_text_is_exactly_as_long_as_the_original(text: str) -> None:
    assert len(flat(text)) == len(text)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Орёл", "орел"),
        ("Нижний  Новгород\n", "нижний новгород"),
        ("Комсомольск\u2011на\u2011Амуре", "Комсомольск-на-Амуре"),
        ("П’яць", "п'яць"),
        ("«МАЗ»", '"МАЗ"'),
        ("Йошкар-Ола", "и\u0306ошкар-ола"),
        ("Сло\u0301ним", "Слоним"),
        ("Мин\u00adск", "минск"),
    ],
)
def test_spellings_of_one_name_share_a_key(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("Минск", "Мінск"), ("Lyon", "Lión"), ("май", "маи")])
def test_different_letters_stay_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)
