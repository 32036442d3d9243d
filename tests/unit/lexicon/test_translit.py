"""Latin spellings and keys that compare names across the three languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pobratim.lexicon.translit import name_key, to_latin


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("Екатеринбург", "Yekaterinburg"),
        ("Кухарев", "Kukharev"),
        ("Щёлково", "Shchyolkovo"),
        ("Уладзімір", "Uladzimir"),
        ("МАЗ-203", "MAZ-203"),
    ],
)
def test_cyrillic_is_spelled_as_english_outlets_spell_it(cyrillic: str, latin: str) -> None:
    assert to_latin(cyrillic) == latin


@pytest.mark.parametrize(
    "spellings",
    [
        ("Кухарев", "Кухараў", "Kukharev", "Kukharau"),
        ("Орлов", "Арлоў", "Orlov"),
        ("Владимир", "Уладзімір", "Vladimir", "Uladzimir"),
        ("Алексей", "Аляксей", "Alexei", "Aleksey", "Aliaksei"),
        ("Щерба", "Шчэрба", "Shcherba"),
        ("Екатеринбург", "Екацярынбург", "Yekaterinburg", "Ekaterinburg"),
        ("Юрий", "Юрый", "Yury", "Yuri", "Yuriy"),
        ("Гомель", "Gomel", "Homel", "Homyel"),
        ("Соловьёв", "Салаўёў", "Solovyov"),
    ],
)
def test_one_name_has_one_key_in_every_language(spellings: tuple[str, ...]) -> None:
    assert len({name_key(s) for s in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("Орлов", "Кухарев"), ("Минск", "Пинск"), ("Иванов", "Иванова"), ("Орлов", "Алексей Орлов")],
)
def test_different_names_have_different_keys(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


@given(st.text())
def test_a_key_is_lower_case_latin_words_for_any_text(text: str) -> None:
    assert all(word.isascii() and word.isalpha() for word in name_key(text).split())
