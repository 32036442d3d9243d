"""Whether the words around a position speak of the past or the future."""

from __future__ import annotations

from typing import Literal

from pobratim.extract.clauses import predicate_tense
from pobratim.extract.tokens import Sentence, Token

__all__ = ["Tense", "tense_at"]

Tense = Literal["past", "present", "future"]

_BREAKS = frozenset(",;:()—–")
_AHEAD = ("намерен", "назначен", "запланирован", "намечен", "прызначан", "запланаван")
_FUTURE_BE = (
    *("будз", "буду", "плану", "намер", "мяркуе", "збіра", *_AHEAD),
    *("прыед", "паед", "прыбуд", "адбуд", "пройдз", "пройдуц", "выйдз", "выйдуц", "падпіш"),
    *("адкрые", "адкрыю", "прыме", "прымуц", "пачн", "стане", "стануц", "правяд", "збяр"),
    *("перадас", "перададу", "атрымаюц", "пакаж", "верну", "вернец", "прыляц", "наведаю"),
)
"""How words begin that look ahead, perfective futures among them."""

_NOT_PAST_BE = ("уць", "юць", "яць", "аць", "іць", "ыць", "ацца", "іцца", "ае", "уе")
_FUTURE_EN = frozenset(["will", "shall", "would", "plans", "plan", "expected", "intends", "may"])


def tense_at(sentence: Sentence, position: int, language: str) -> Tense | None:
    """Return the tense of the verb nearest to ``position`` in its clause, else in the sentence.

    A Russian infinitive counts as future: what somebody plans to do. ``None`` where there is no
    verb whose tense can be told.
    """
    near: tuple[int, Tense] | None = None
    tokens = sentence.tokens
    at = next((i for i, t in enumerate(tokens) if t.end > position), len(tokens) - 1)
    for i, token in enumerate(tokens):
        tense = _tense(token, language)
        if tense is None:
            continue
        low, high = sorted((i, at))
        distance = high - low + 20 * sum(t.text in _BREAKS for t in tokens[low:high])
        if near is None or distance < near[0]:
            near = (distance, tense)
    return near[1] if near else None


def _tense(token: Token, language: str) -> Tense | None:
    if language == "ru":
        return _russian(token)
    return _belarusian(token) if language == "be" else _english(token)


def _russian(token: Token) -> Tense | None:
    has = token.grammemes
    if token.pos == "INFN" or "futr" in has or token.lower.startswith(_AHEAD):
        return "future"
    if token.pos in ("VERB", "PRTS", "PRTF") and "past" in has:
        return "past"
    return "present" if token.pos == "VERB" and "pres" in has else None


def _belarusian(token: Token) -> Tense | None:
    if predicate_tense(token, "be") == "past" and not token.lower.startswith(_AHEAD):
        return "past"
    if token.lower.startswith(_FUTURE_BE):
        return "future"
    # Endings do not tell a Belarusian present from a future.
    return "present" if token.lower.endswith(_NOT_PAST_BE) and len(token.text) > 4 else None


def _english(token: Token) -> Tense | None:
    if token.text in _FUTURE_EN:  # "May" is a month
        return "future"
    return "past" if predicate_tense(token, "en") == "past" else None
