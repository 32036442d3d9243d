"""Verbs and phrases that carry somebody's words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from pobratim.lexicon.morphology import lemma
from pobratim.lexicon.normalise import flat
from pobratim.lexicon.tables import load_table

__all__ = ["according_to", "is_speech_verb"]


@lru_cache(maxsize=1)
def _tables() -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = load_table("speech.yaml")
    return loaded


@lru_cache(maxsize=4)
def _verbs(language: str) -> tuple[str, ...]:
    return tuple(map(flat, _tables()[language]))


@lru_cache(maxsize=20_000)
def is_speech_verb(word: str, language: str) -> bool:
    """Tell whether ``word``, in any form, is a verb of speech or opinion.

    >>> is_speech_verb("отметила", "ru"), is_speech_verb("сказаў", "be")
    (True, True)
    """
    lowered = flat(word)
    if language == "be":
        return lowered.startswith(_verbs("be")) and not lowered.endswith(("нне", "ння", "нню"))
    normal = lemma(lowered, language)
    # "noted" and "stated" lose their e with the ending.
    silent_e = language == "en" and lowered.endswith(("ed", "ing"))
    return normal in _verb_set(language) or (silent_e and normal + "e" in _verb_set("en"))


@lru_cache(maxsize=4)
def _verb_set(language: str) -> frozenset[str]:
    return frozenset(_verbs(language))


@lru_cache(maxsize=4)
def according_to(language: str) -> re.Pattern[str]:
    """Return the pattern, over flat text, of phrases such as "по словам" and "according to"."""
    phrases = sorted(_tables()["according"][language], key=len, reverse=True)
    # "как отметил" stands for every gender and number of its verb.
    return re.compile(rf"\b(?:{'|'.join(map(_forms, phrases))})(?=\s)")


def _forms(phrase: str) -> str:
    base = flat(phrase)
    if not base.startswith(("как ", "як ")):
        return re.escape(base)
    if base.endswith("ў"):
        return re.escape(base[:-1]) + "(?:ў|ла|лі)"
    return re.escape(base) + "(?:а|и)?"
