"""Phrases that name a post before or after a person's name, in Russian and Belarusian."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pobratim.extract.englishposts import (
    english_post_after,
    english_post_at,
    english_post_before,
)
from pobratim.extract.phrasewords import is_genitive
from pobratim.extract.postwords import INNER_PREPOSITIONS, PostPhrase
from pobratim.extract.tokens import Token
from pobratim.lexicon.bodies import body_head
from pobratim.lexicon.morphology import analyse
from pobratim.lexicon.normalise import flat
from pobratim.lexicon.posts import post_head, post_modifier, status_of_word
from pobratim.model.documents import Language
from pobratim.model.readings import OccupationStatus
from pobratim.model.spans import Span

__all__ = ["PostPhrase", "post_after", "post_at", "post_before"]

_LONGEST = 24
_STOPS = frozenset({",", ".", ":", ";", "!", "?", "(", ")", "—", "–", "-", "//", "/", "…", "|"})
_OPENERS = frozenset({",", "—", "–", "-", "//", "/", "(", "|"})
_VERBS = frozenset({"VERB", "INFN", "GRND"})
_ROW = frozenset({",", "–", "—"})
_OBLIQUE = ("у", "ю", "ам", "ям", "цы", "ом", "ем", "ами", "ями", "амі", "ямі")
_TITLES = frozenset(
    {"профессор", "академик", "доцент", "прафесар", "акадэмік", "дацэнт", "подполковник",
     "полковник", "майор", "капитан", "лейтенант", "генерал", "генерал-майор", "сержант",
     "генерал-лейтенант", "падпалкоўнік", "палкоўнік", "маёр", "лейтэнант", "сяржант"}
)  # fmt: skip
"""Titles and ranks that stand between a post and a name, posts of their own."""


def post_before(
    tokens: Sequence[Token], start: int, people: Sequence[Span], language: Language
) -> Iterator[PostPhrase]:
    """Yield the posts that stand right before the name whose first token is ``start``.

    Several may: "руководитель проекта, декан Анна …", "директор института профессор Анна …".
    """
    if language == "en":
        yield from english_post_before(tokens, start, people)
        return
    begin = _begin_before(tokens, start, people, language)
    if begin == start:
        yield from _before_dash(tokens, start, language)
        return
    phrase = _phrase(tokens[begin:start], language, first=True)
    if phrase is not None:
        yield from _without_title(phrase, language)
        yield from _stacked(tokens, begin, phrase, people)


def _begin_before(
    tokens: Sequence[Token], start: int, people: Sequence[Span], language: Language
) -> int:
    quoted = _quoted_dashes(tokens, start)
    begin = start
    while (
        begin > 0
        and start - begin < _LONGEST
        and (
            begin - 1 in quoted
            or _inside(tokens, begin - 1, people, language)
            or _enumerates(tokens, begin - 1, language)
        )
    ):
        begin -= 1
    return begin


def _enumerates(tokens: Sequence[Token], at: int, language: Language) -> bool:
    """Tell whether a comma stands inside a ministry's name: "торговли, труда и связи"."""
    if tokens[at].text != "," or not 0 < at < len(tokens) - 2:
        return False
    around = (tokens[at - 1], tokens[at + 1])
    joined = any(t.lower in {"и", "і"} for t in tokens[at + 2 : at + 4])
    return joined and all(
        t.text.islower() and not post_head(t.text, language) and is_genitive(t, language)
        for t in around
    )


def _quoted_dashes(tokens: Sequence[Token], stop: int) -> frozenset[int]:
    """Return the dashes and commas inside quotation marks: «Псков – Нарва» is one name."""
    found: set[int] = set()
    opened: int | None = None
    for i in range(max(0, stop - _LONGEST), stop):
        if tokens[i].text == "«":
            opened = i
        elif tokens[i].text == "»" and opened is not None:
            found.update(k for k in range(opened, i) if tokens[k].text in {"–", "—", "-", ","})
            opened = None
    return frozenset(found)


def _without_title(phrase: PostPhrase, language: Language) -> Iterator[PostPhrase]:
    """Yield a phrase, a learned title at its end by itself."""
    last = phrase.tokens[-1]
    title = post_head(last.text, language)
    if title not in _TITLES or phrase.head_at == len(phrase.tokens) - 1:
        yield phrase
        return
    kept = phrase.tokens[:-1]
    comma = kept[-1].text == "," and len(kept) > phrase.head_at + 1
    yield replace(phrase, tokens=kept[:-1] if comma else kept)
    yield PostPhrase((last,), title, 0, 1, language, "current")


def _stacked(
    tokens: Sequence[Token], begin: int, phrase: PostPhrase, people: Sequence[Span]
) -> Iterator[PostPhrase]:
    """Yield the posts before a post: "член совета, депутат думы N. N." are both of N.

    They stand in the same case, and no name stands before them: it would be theirs.
    """
    if begin < 2 or tokens[begin - 1].text not in _ROW or not phrase.opens(tokens[begin]):
        return
    stop = begin - 1
    first = _begin_before(tokens, stop, people, phrase.language)
    other = _phrase(tokens[first:stop], phrase.language, first=True)
    if other is None or (first > 1 and _ends_name(tokens, first, people)):
        return
    if phrase.cases() & other.cases():
        yield other
        yield from _stacked(tokens, first, other, people)


def _ends_name(tokens: Sequence[Token], at: int, people: Sequence[Span]) -> bool:
    """Tell whether a name stands right before the mark that precedes token ``at``."""
    return any(span.end in {tokens[at - 1].end, tokens[at - 2].end} for span in people)


def _before_dash(tokens: Sequence[Token], start: int, language: Language) -> Iterator[PostPhrase]:
    """Yield the post that a dash joins to the name and a mark cuts off before: "тренер – Анна"."""
    at = start - 1
    if at < 1 or tokens[at].text not in {"–", "—"}:
        return
    first = at
    while first > 0 and tokens[first - 1].text not in _STOPS and at - first < _LONGEST:
        first -= 1
    phrase = _phrase(tokens[first:at], language, first=False)
    if phrase is not None and phrase.tokens[phrase.head_at].lower == flat(phrase.head):
        yield phrase


def _inside(tokens: Sequence[Token], i: int, people: Sequence[Span], language: Language) -> bool:
    """Tell whether a token may belong to a phrase that leads up to a name."""
    token = tokens[i]
    if any(span.start <= token.start < span.end for span in people):
        return False
    if token.text in {"–", "—", "-"} and tokens[i + 1].lower.startswith(("управляющ", "кіруюч")):
        return True  # "ОАО «МТЗ» – управляющая компания холдинга …" is one body
    if token.text in _STOPS:
        return token.text == "." and i > 0 and tokens[i - 1].lower in {"о", "и", "г", "а", "в"}
    if _is_verb(token, language) or (
        token.pos == "PREP" and token.lower not in INNER_PREPOSITIONS
    ):
        return False
    return not (token.pos == "CONJ" and token.lower not in INNER_PREPOSITIONS)


def _is_verb(token: Token, language: Language) -> bool:
    """Tell whether a token is a verb; Belarusian guesses give way to what the tables know."""
    if token.pos not in _VERBS:
        return False
    known = post_head(token.text, language) or body_head(token.text, language)
    return language != "be" or known is None


def post_after(
    tokens: Sequence[Token], stop: int, people: Sequence[Span], language: Language
) -> Iterator[PostPhrase]:
    """Yield the post that follows the name which ends before token ``stop``."""
    if language == "en":
        yield from english_post_after(tokens, stop, people)
        return
    if stop >= len(tokens) or tokens[stop].text not in _OPENERS:
        return
    begin = stop + 1
    while begin < len(tokens) and tokens[begin].text in _OPENERS:
        begin += 1
    end = begin
    while end < len(tokens) and end - begin < _LONGEST and _follows(tokens, end, people, language):
        end += 1
    if end < len(tokens) and any(span.start == tokens[end].start for span in people):
        return  # "…, консул Латвии Илзе Озала": the post of the next name in a list
    phrase = _phrase(tokens[begin:end], language, first=False)
    if phrase is not None and not _is_of_several(phrase):
        yield phrase


def _is_of_several(phrase: PostPhrase) -> bool:
    """Tell whether a Russian post is one of several persons: "…, депутаты приняли …"."""
    head = phrase.tokens[phrase.head_at]
    if phrase.language != "ru":
        return False
    numbers = {parse.number for parse in analyse(head.text, "ru") if parse.pos == "NOUN"}
    return numbers == {"plur"}


def post_at(
    tokens: Sequence[Token], begin: int, people: Sequence[Span], language: Language
) -> PostPhrase | None:
    """Return the post that begins with token ``begin`` and goes on to a mark, verb or name."""
    if language == "en":
        return english_post_at(tokens, begin, people)
    end = begin
    while end < len(tokens) and end - begin < _LONGEST and _follows(tokens, end, people, language):
        end += 1
    return _phrase(tokens[begin:end], language, first=False)


def _follows(tokens: Sequence[Token], i: int, people: Sequence[Span], language: Language) -> bool:
    token = tokens[i]
    if token.text in _STOPS and not (token.text == "-" and i):
        return token.text == "." and tokens[i - 1].lower in {"о", "и", "г"}
    if any(span.start <= token.start < span.end for span in people):
        return False
    return not _is_verb(token, language)


def _phrase(tokens: Sequence[Token], language: Language, *, first: bool) -> PostPhrase | None:
    """Return the post phrase that begins within ``tokens``, ``None`` where there is none."""
    at = next((i for i, t in enumerate(tokens) if post_head(t.text, language)), None)
    if at is None:
        return None
    if first:
        at += _told_to(tokens[at:], language)
    head = post_head(tokens[at].text, language) or ""
    begin = at
    while begin > 0 and _before_head(tokens, begin - 1, language):
        begin -= 1
    if not first and begin > 1:
        return None
    status = _status(tokens[begin:at], language)
    kept = tuple(tokens[begin:])
    if tokens[at].lower.startswith("экс-"):
        status = "former"
    return PostPhrase(kept, head, at - begin, 1, language, status)


def _told_to(tokens: Sequence[Token], language: Language) -> int:
    """Return how many words before a post are whom it told: "сообщил журналистам мэр N".

    The hearer stands in the dative or instrumental, the post itself in the nominative.
    """
    first = post_head(tokens[0].text, language) or ""
    if tokens[0].lower == flat(first) or not tokens[0].lower.endswith(_OBLIQUE):
        return 0
    quoted = False
    for i, token in enumerate(tokens):
        quoted = (quoted or token.text == "«") and token.text != "»"
        head = post_head(token.text, language) if i and not quoted else None
        if head is not None and token.lower == flat(head) and _is_nominative(token, language):
            return i
    return 0


def _is_nominative(token: Token, language: Language) -> bool:
    """Tell whether a head is a nominative and no genitive: "корреспонденту … лидер"."""
    if language != "ru":
        return True
    cases = {parse.case for parse in analyse(token.text, "ru") if parse.pos == "NOUN"}
    return "nomn" in cases and "gent" not in cases


def _before_head(tokens: Sequence[Token], i: int, language: Language) -> bool:
    text = tokens[i].text
    if text.lower() in {"и", "і"} and i > 0 and post_modifier(tokens[i + 1].text, language):
        return post_modifier(tokens[i - 1].text, language) is not None
    if text == "." and i > 0:
        return tokens[i - 1].lower in {"о", "и", "а", "в"}
    return (
        post_modifier(text, language) is not None
        or status_of_word(text, language) is not None
        or tokens[i].lower in {"обязанности", "абавязкі", "временно", "часова", "о", "и.о", "вр"}
        or (tokens[i].text in {"И", "и"} and i + 1 < len(tokens) and tokens[i + 1].text == ".")
    )


def _status(tokens: Sequence[Token], language: Language) -> OccupationStatus:
    words = [t.text for t in tokens]
    joined = "".join(word.lower() for word in words)
    if "и.о." in joined or "в.а." in joined:
        return "acting"
    for word in words:
        status = status_of_word(word, language)
        if status is not None:
            return status
    return "current"
