"""Parses, lemmas and stems in three languages; every row of the ending tables decides a case."""

from __future__ import annotations

from importlib import resources
from typing import Any

import pytest
import yaml

from pobratim.lexicon import morphology
from pobratim.lexicon.morphology import analyse, lemma, stem

TABLES: dict[str, Any] = yaml.safe_load(
    resources.files("pobratim.lexicon").joinpath("data", "endings.yaml").read_text("utf-8")
)


@pytest.mark.parametrize("row", TABLES["be_endings"], ids=lambda row: f"{row[0]}-{row[4]}")
def test_a_belarusian_ending_leads_to_its_normal_form(row: list[str]) -> None:
    _, _, pos, grammemes, example, normal = row
    assert any(
        p.lemma == normal and p.pos == pos and set(grammemes.split()) <= p.grammemes
        for p in analyse(example, "be")
    )


def test_no_two_belarusian_rows_say_the_same() -> None:
    keys = [tuple(row[:4]) for row in TABLES["be_endings"]]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("word", TABLES["be_words"])
def test_a_listed_belarusian_word_is_read_as_listed(word: str) -> None:
    normal, pos = TABLES["be_words"][word]
    assert [(p.lemma, p.pos) for p in analyse(word.capitalize(), "be")] == [(normal, pos)]


@pytest.mark.parametrize("word", TABLES["en_words"])
def test_a_listed_english_word_has_the_listed_lemma(word: str) -> None:
    assert lemma(word, "en") == TABLES["en_words"][word]


@pytest.mark.parametrize(
    ("word", "language", "expected"),
    [
        ("подписали", "ru", "подписать"),
        ("Мингорисполкома", "ru", "мингорисполком"),
        ("днём", "ru", "день"),
        ("дэлегацыі", "be", "дэлегацыя"),
        ("сказаў", "be", "сказаць"),
        ("cities", "en", "city"),
        ("buses", "en", "bus"),
        ("agreed", "en", "agree"),
        ("planned", "en", "plan"),
        ("visited", "en", "visit"),
        ("signing", "en", "sign"),
        ("Perm's", "en", "perm"),
    ],
)
def test_a_lemma_is_the_normal_form(word: str, language: str, expected: str) -> None:
    assert lemma(word, language) == expected


@pytest.mark.parametrize(
    ("forms", "language"),
    [
        (("завод", "завода", "заводами", "заводов"), "ru"),
        (("прадпрыемства", "прадпрыемствам", "прадпрыемстваў"), "be"),
        (("visit", "visits", "visited", "visiting"), "en"),
    ],
)
def test_forms_of_one_word_share_a_stem(forms: tuple[str, ...], language: str) -> None:
    assert len({stem(form, language) for form in forms}) == 1


def test_a_parse_tells_case_number_and_gender() -> None:
    parse = analyse("делегацией", "ru")[0]
    assert (parse.pos, parse.case, parse.number, parse.gender) == ("NOUN", "ablt", "sing", "femn")


def test_unknown_words_still_get_a_parse() -> None:
    assert analyse("Зщгнцх", "ru")
    assert analyse("ў", "be")
    assert analyse("xyzzy", "en")[0].lemma == "xyzzy"


ENGLISH_EXAMPLES = {
    "sses": ("addresses", "address"),
    "ches": ("churches", "church"),
    "shes": ("finishes", "finish"),
    "ies": ("cities", "city"),
    "ss": ("business", "business"),
    "us": ("status", "status"),
    "is": ("basis", "basis"),
    "s": ("visits", "visit"),
    "ied": ("studied", "study"),
    "eed": ("speed", "speed"),
    "uced": ("produced", "produce"),
    "osed": ("proposed", "propose"),
    "ated": ("created", "create"),
    "ized": ("organized", "organize"),
    "ed": ("visited", "visit"),
    "ating": ("creating", "create"),
    "ing": ("visiting", "visit"),
}


@pytest.mark.parametrize("row", morphology._ENGLISH, ids=lambda row: str(row[0]))
def test_an_english_ending_decides_its_example(
    row: tuple[str, str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    word, expected = ENGLISH_EXAMPLES[row[0]]
    assert lemma(word, "en") == expected
    others = tuple(other for other in morphology._ENGLISH if other != row)
    monkeypatch.setattr(morphology, "_ENGLISH", others)
    assert morphology._english(word) != expected


@pytest.mark.parametrize("word", ["Екатеринбургом", "МЭРИЯ", "Ёлки", "Нью-Йорке", "XII", "Euro"])
def test_capitals_change_no_parse_of_a_whole_word(word: str) -> None:
    assert analyse(word) == analyse(word.lower())


def test_a_single_capital_is_an_initial_as_well() -> None:
    assert any("Init" in parse.grammemes for parse in analyse("А"))
    assert not any("Init" in parse.grammemes for parse in analyse("а"))


def test_a_letter_without_a_name_in_unicode_gives_a_word_that_no_table_knows() -> None:
    assert [parse.pos for parse in analyse("\U00017000Ѐ", "ru")] == [None]
