"""Verbs and phrases of speech: every entry of the table is decided by a sentence."""

from __future__ import annotations

from importlib import resources
from typing import Any

import pytest
import yaml
from pymorphy3 import MorphAnalyzer

from pobratim.lexicon.normalise import flat
from pobratim.lexicon.speech import according_to, is_speech_verb

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
            {"say": "said", "tell": "told", "think": "thought", "write": "wrote"}.get(
                v, v.rstrip("e") + "ed"
            ),
        )
        for v in TABLES["en"]
        if v not in ("think", "admit")
    ],
)
def test_a_listed_english_verb_is_known_in_the_past(verb: str, past: str) -> None:
    assert is_speech_verb(past, "en") or is_speech_verb(past[:-3] + "ied", "en")


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
        ("падпісаў", "be"),
        ("signed", "en"),
        ("not", "en"),
    ],
)
def test_other_words_are_no_verbs_of_speech(word: str, language: str) -> None:
    assert not is_speech_verb(word, language)
