"""Verbs and phrases of speech: every entry of the table is decided by a sentence."""

from __future__ import annotations

import re
from importlib import resources
from typing import Any

import pytest
import yaml
from pymorphy3 import MorphAnalyzer

from pobratim.lexicon.normalise import flat
from pobratim.lexicon.speech import (
    according_to,
    is_quoting_verb,
    is_speech_verb,
    posts_of_role,
    set_phrase,
)

TABLES: dict[str, Any] = yaml.safe_load(
    resources.files("pobratim.lexicon").joinpath("data", "speech.yaml").read_text("utf-8")
)
MORPH = MorphAnalyzer()


@pytest.mark.parametrize("verb", TABLES["ru"])
def test_a_listed_russian_verb_is_known_in_the_past_of_either_gender(verb: str) -> None:
    parse = next(p for p in MORPH.parse(verb) if p.tag.POS == "INFN")
    forms = [parse.inflect({"VERB", "past", gender, "sing"}).word for gender in ("masc", "femn")]
    assert all(is_speech_verb(form, "ru") for form in forms)


@pytest.mark.parametrize("beginning", TABLES["be"])
def test_a_listed_belarusian_verb_is_known_by_its_beginning(beginning: str) -> None:
    assert is_speech_verb(beginning + "ў", "be")


def test_no_belarusian_beginning_covers_another() -> None:
    listed = TABLES["be"]
    assert not [(a, b) for a in listed for b in listed if a != b and b.startswith(a)]


@pytest.mark.parametrize(
    ("verb", "past"),
    [
        (
            v,
            {"say": "said", "tell": "told", "write": "wrote", "admit": "admitted"}.get(
                v, v.rstrip("e") + "ed"
            ),
        )
        for v in TABLES["en"]
        if v != "think"
    ],
)
def test_a_listed_english_verb_is_known_in_the_past(verb: str, past: str) -> None:
    assert is_speech_verb(past, "en") or is_speech_verb(past[:-3] + "ied", "en")


@pytest.mark.parametrize("verb", TABLES["beside"]["ru"])
def test_a_russian_verb_beside_a_quotation_reports_no_clause(verb: str) -> None:
    parse = next(p for p in MORPH.parse(verb) if p.tag.POS == "INFN")
    form = parse.inflect({"VERB", "past", "femn", "sing"}).word
    assert is_quoting_verb(form, "ru")
    assert not is_speech_verb(form, "ru")


@pytest.mark.parametrize("beginning", TABLES["beside"]["be"])
def test_a_belarusian_verb_beside_a_quotation_reports_no_clause(beginning: str) -> None:
    form = beginning if beginning.endswith("е") else beginning + "ў"
    assert is_quoting_verb(form, "be")
    assert not is_speech_verb(form, "be")


@pytest.mark.parametrize("verb", TABLES["beside"]["en"])
def test_an_english_verb_beside_a_quotation_reports_no_clause(verb: str) -> None:
    assert is_quoting_verb(verb + "s", "en") or is_quoting_verb(verb[:-1] + "ies", "en")
    assert not is_speech_verb(verb + "s", "en")


@pytest.mark.parametrize(
    ("word", "posts"),
    [(word, tuple(row["posts"])) for row in TABLES["roles"] for word in row["words"]],
)
def test_a_word_for_somebody_spoken_of_before_has_its_posts(
    word: str, posts: tuple[str, ...]
) -> None:
    assert posts_of_role(word) == posts


@pytest.mark.parametrize("language", ["ru", "be", "en"])
def test_every_listed_phrase_is_found_before_a_name(language: str) -> None:
    for phrase in TABLES["according"][language]:
        match = according_to(language).search(flat(f"рост, {phrase} иванова"))
        assert match is not None
        assert match.group() == flat(phrase)


@pytest.mark.parametrize(
    ("word", "language"),
    [
        ("подписал", "ru"),
        ("предложил", "ru"),
        ("рассказ", "ru"),
        ("паведамленне", "be"),
        ("прызначыў", "be"),
        ("адказны", "be"),
        ("дадатковы", "be"),
        ("заяўка", "be"),
        ("падпісаў", "be"),
        ("signed", "en"),
        ("not", "en"),
    ],
)
def test_other_words_are_no_verbs_of_speech(word: str, language: str) -> None:
    assert not is_speech_verb(word, language)


@pytest.mark.parametrize(
    ("language", "phrase"),
    [(lang, phrase) for lang, phrases in TABLES["phrases"].items() for phrase in phrases],
)
def test_every_set_phrase_is_found_before_its_clause(language: str, phrase: str) -> None:
    # The first way to read each group of the pattern is a text that it fits.
    words = re.sub(r"\(\?:([^|()]*)[^()]*\)\??", r"\1", phrase)
    words = re.sub(r"\[(.)[^\]]*\]", r"\1", words).replace(r"\w+ ", "")
    that = {"ru": ", что", "be": ", што", "en": " that"}[language]
    match = set_phrase(language).search(f"он {words}{that} мост")
    assert match is not None
    assert match.group().startswith(words[:6])
