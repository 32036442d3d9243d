"""Verbs and phrases that carry somebody's words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from pobratim.lexicon.morphology import lemma
from pobratim.lexicon.normalise import flat
from pobratim.lexicon.tables import load_table

__all__ = ["according_to", "is_quoting_verb", "is_speech_verb", "posts_of_role", "set_phrase"]

_FORM_BE = re.compile(r"(?:ў|ўся|ўшы|л[аі]|л[аі]ся|ць|цца|[еэ]|[жшч]а|[жшч][уы])$")
_NOT_BE = ("прызнач", "адказн", "дадатк")
"""Words that begin like a verb of speech: "прызначыў" appoints, "адказны" is responsible."""


@lru_cache(maxsize=1)
def _tables() -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = load_table("speech.yaml")
    return loaded


@lru_cache(maxsize=8)
def _verbs(language: str, *, beside: bool = False) -> tuple[str, ...]:
    table = _tables()["beside"] if beside else _tables()
    return tuple(map(flat, table[language]))


@lru_cache(maxsize=20_000)
def is_speech_verb(word: str, language: str) -> bool:
    """Tell whether ``word``, in any form, is a verb of speech or opinion.

    >>> is_speech_verb("отметила", "ru"), is_speech_verb("сказаў", "be")
    (True, True)
    """
    return _is_form(word, language, beside=False)


@lru_cache(maxsize=20_000)
def is_quoting_verb(word: str, language: str) -> bool:
    """Tell whether ``word`` may stand beside a quotation: a verb of speech, or "улыбнулся".

    >>> is_quoting_verb("улыбнулся", "ru"), is_speech_verb("улыбнулся", "ru")
    (True, False)
    """
    return is_speech_verb(word, language) or _is_form(word, language, beside=True)


def _is_form(word: str, language: str, *, beside: bool) -> bool:
    lowered = flat(word)
    if language == "be":
        if not lowered.startswith(_verbs("be", beside=beside)) or lowered.startswith(_NOT_BE):
            return False
        # "паведамленне" and "заявы" are nouns.
        return _FORM_BE.search(lowered) is not None and not lowered.endswith("нне")
    verbs = _verb_set(language, beside=beside)
    normal = lemma(lowered, language)
    if normal in verbs:
        return True
    # "noted" and "stated" lose their e with the ending, "admitted" doubles its t.
    inflected = language == "en" and lowered.endswith(("ed", "ing"))
    return inflected and (normal + "e" in verbs or normal[:-1] in verbs)


@lru_cache(maxsize=8)
def _verb_set(language: str, *, beside: bool) -> frozenset[str]:
    return frozenset(_verbs(language, beside=beside))


@lru_cache(maxsize=4)
def according_to(language: str) -> re.Pattern[str]:
    """Return the pattern, over flat text, of phrases such as "по словам" and "according to"."""
    phrases = sorted(_tables()["according"][language], key=len, reverse=True)
    # "как отметил" stands for every gender and number of its verb.
    return re.compile(rf"\b(?:{'|'.join(map(_forms, phrases))})(?=\s)")


@lru_cache(maxsize=4)
def set_phrase(language: str) -> re.Pattern[str]:
    """Return the pattern, over flat text, of phrases that a clause with "that" hangs on.

    >>> set_phrase("ru").search("мэр дал понять, что мост нужен").group()
    'дал понять, что '
    """
    that = {"ru": ",? что ", "be": ",? што ", "en": " that "}[language]
    return re.compile(rf"\b(?:{'|'.join(_tables()['phrases'][language])}){that}")


def _forms(phrase: str) -> str:
    base = flat(phrase)
    if not base.startswith(("как ", "як ")):
        return re.escape(base)
    if base.endswith("ў"):
        return re.escape(base[:-1]) + "(?:ў|ла|лі)"
    return re.escape(base) + "(?:а|и)?"


@lru_cache(maxsize=20_000)
def posts_of_role(word: str) -> tuple[str, ...] | None:
    """Return the heads of the posts that somebody called ``word`` (folded) has.

    Empty where any person may be meant, ``None`` where the word calls nobody spoken of before.

    >>> posts_of_role("собеседник"), posts_of_role("мост")
    ((), None)
    """
    for row in _tables()["roles"]:
        if word.startswith(tuple(row["words"])):
            return tuple(row["posts"])
    return None
