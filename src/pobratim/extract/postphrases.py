"""Phrases that name a post before or after a person's name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pobratim.extract.phrasewords import is_adjective, is_genitive
from pobratim.extract.placenames import adjective_nominative_masculine
from pobratim.extract.proposals import is_capitalised
from pobratim.extract.tokens import Token
from pobratim.lexicon.bodies import body_head, is_legal_form
from pobratim.lexicon.countries import country_of_adjective
from pobratim.lexicon.morphology import analyse
from pobratim.lexicon.names import is_title
from pobratim.lexicon.normalise import flat
from pobratim.lexicon.posts import post_head, post_modifier, status_of_word
from pobratim.model.documents import Language
from pobratim.model.readings import OccupationStatus
from pobratim.model.spans import Span

__all__ = ["PostPhrase", "post_after", "post_at", "post_before"]

_LONGEST = 24
_STOPS = frozenset({",", ".", ":", ";", "!", "?", "(", ")", "—", "–", "-", "//", "/", "…", "|"})
_INNER_PREPOSITIONS = frozenset(
    {"по", "в", "во", "на", "при", "от", "и", "па", "ў", "у", "і", "з", "of", "for", "in", "the",
     "and", "at", "'s", "’s", "on", "&"}
)  # fmt: skip
_OPENERS = frozenset({",", "—", "–", "-", "//", "/", "(", "|"})
_ARTICLES = frozenset({"the", "a", "an", "now", "who", "currently", "then"})
_CHAIRS = {"chairs": "chair", "heads": "head", "leads": "head"}
_NO_PART = frozenset(
    {"and", "or", "but", "of", "for", "the", "a", "an", "who", "which", "that", "its", "their",
     "our", "his", "her", "my", "at", "in", "on", "by", "to", "with", "from", "as", "is", "was",
     "also", "then", "now", "once", "long", "both", "not", "said", "told", "says", "where", "when"}
)  # fmt: skip
_VERBS = frozenset({"VERB", "INFN", "GRND"})
_ROW = frozenset({",", "–", "—"})
_TITLED = 3
_TITLES = frozenset({"профессор", "академик", "доцент", "прафесар", "акадэмік", "дацэнт"})


@dataclass(frozen=True, slots=True)
class PostPhrase:
    """A post with what depends on it; ``head`` is its first head's nominative."""

    tokens: tuple[Token, ...]
    head: str
    head_at: int
    head_size: int
    language: Language
    status: OccupationStatus

    @property
    def span(self) -> Span:
        """The words of the phrase, status words and adjectives included."""
        return Span(self.tokens[0].start, self.tokens[-1].end)

    @property
    def head_start(self) -> int:
        """Where the head begins."""
        return self.tokens[self.head_at].start

    @property
    def head_end(self) -> int:
        """Where the head ends."""
        return self.tokens[self.head_at + self.head_size - 1].end

    def opens(self, token: Token) -> bool:
        """Tell whether the phrase begins with ``token``, nothing left out."""
        return self.tokens[0].start == token.start

    def cases(self) -> frozenset[str]:
        """Return the cases that the head can stand in."""
        parses = analyse(self.tokens[self.head_at].text, self.language)
        return frozenset(parse.case for parse in parses if parse.case)

    def post(self, cut: int, *, body: bool = False) -> str:
        """Return the post, nominative, without what begins at offset ``cut``.

        ``body`` says that an organisation begins there: its head before a quoted name goes too.
        """
        words = [
            post_modifier(t.text, self.language) or t.lower
            for t in self.tokens[: self.head_at]
            if (post_modifier(t.text, self.language) or _compounds(t, self.language))
            and status_of_word(t.text, self.language) is None
        ]
        words.append(_gendered(self.head, self.tokens[self.head_at]))
        tail = [t for t in self.tokens[self.head_at + self.head_size :] if t.start < cut]
        closed = len(tail) + self.head_at + self.head_size == len(self.tokens)
        while tail and (
            _hangs(tail[-1], self.language)
            or (body and _heads(tail[-1], self.language))
            or (not closed and is_adjective(tail[-1], self.language))
        ):
            tail.pop()
        text = " ".join(words)
        for before, token in zip(
            (self.tokens[self.head_at + self.head_size - 1], *tail), tail, strict=False
        ):
            text += (" " if token.start > before.end else "") + token.text
        return text


def _compounds(token: Token, language: Language) -> bool:
    """Tell whether an English word may stand before a post as part of it: "festival director"."""
    return language == "en" and token.text.islower() and token.lower not in _NO_PART


def _gendered(head: str, token: Token) -> str:
    """Return a head that is an adjective in the gender of its word: заведующая."""
    feminine = head.endswith(("щий", "ный")) and token.lower.endswith(("ая", "ей", "ой", "ую"))
    return f"{head[:-2]}ая" if feminine else head


def _hangs(token: Token, language: Language) -> bool:
    """Tell whether a word at the end of a post only leads to the body or place after it."""
    if token.lower in _INNER_PREPOSITIONS or not token.text[0].isalnum():
        return True
    if language == "en" or token.text[:1].isupper():
        return language != "en" and token.text[:1].isupper()
    return country_of_adjective(adjective_nominative_masculine(token.text, language)) is not None


def _heads(token: Token, language: Language) -> bool:
    """Tell whether a word is the head of the body that follows: "директор завода «Амкодор»"."""
    head = body_head(token.text, language)
    return is_legal_form(token.text) or (head is not None and head.level != "unit")


def post_before(
    tokens: Sequence[Token], start: int, people: Sequence[Span], language: Language
) -> Iterator[PostPhrase]:
    """Yield the posts that stand right before the name whose first token is ``start``.

    Several may: "руководитель проекта, декан Анна …", "директор института профессор Анна …".
    """
    if language == "en" and _in_apposition(tokens, start, people):
        start -= 1
    begin = _begin_before(tokens, start, people, language)
    if begin == start:
        yield from _before_dash(tokens, start, language)
        return
    phrase = _phrase(tokens[begin:start], language, first=True)
    if phrase is not None and (language != "en" or _adjacent(phrase, language)):
        yield from _without_title(phrase, language)
        if language != "en":
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
    if tokens[at].text != "," or language == "en" or not 0 < at < len(tokens) - 2:
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
    yield replace(phrase, tokens=phrase.tokens[:-1])
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
    if at < 1 or tokens[at].text not in {"–", "—"} or language == "en":
        return
    first = at
    while first > 0 and tokens[first - 1].text not in _STOPS and at - first < _LONGEST:
        first -= 1
    phrase = _phrase(tokens[first:at], language, first=False)
    if phrase is not None and phrase.tokens[phrase.head_at].lower == flat(phrase.head):
        yield phrase


def _in_apposition(tokens: Sequence[Token], start: int, people: Sequence[Span]) -> bool:
    """Tell whether a name stands between commas behind its post: "The chair of …, N. N., met"."""
    if start < 3 or tokens[start - 1].text != ",":
        return False
    named = any(span.end == tokens[start - 2].end for span in people)
    closed = any(token.text == "," for token in tokens[start + 1 : start + 5])
    return closed and not named


def _adjacent(phrase: PostPhrase, language: Language) -> bool:
    """Tell whether an English post stands right before the name, as it must."""
    after = phrase.tokens[phrase.head_at + phrase.head_size :]
    return (
        not after
        or all(is_title(t.text, language) or t.text == "." for t in after)
        or (after[0].lower == "of")
    )


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
        token.pos == "PREP" and token.lower not in _INNER_PREPOSITIONS
    ):
        return False
    if token.pos == "CONJ" and token.lower not in _INNER_PREPOSITIONS:
        return False
    return language != "en" or is_capitalised(token) or _english_inside(token)


def _is_verb(token: Token, language: Language) -> bool:
    """Tell whether a token is a verb; Belarusian guesses give way to what the tables know."""
    if token.pos not in _VERBS:
        return False
    known = post_head(token.text, language) or body_head(token.text, language)
    return language != "be" or known is None


def _past_post(token: Token) -> str | None:
    """Return the post in "then-Mayor" or "ex-minister"."""
    return post_head(token.lower.removeprefix("then-").removeprefix("ex-"), "en")


def _english_inside(token: Token) -> bool:
    lower = token.lower
    return (
        lower in _INNER_PREPOSITIONS
        or _past_post(token) is not None
        or post_modifier(lower, "en") is not None
        or status_of_word(lower, "en") is not None
        or lower in {"city", "town", "executive", "committee", "council", "administration"}
    )


def post_after(
    tokens: Sequence[Token], stop: int, people: Sequence[Span], language: Language
) -> Iterator[PostPhrase]:
    """Yield the post that follows the name which ends before token ``stop``."""
    if stop >= len(tokens) or tokens[stop].text not in _OPENERS:
        return
    begin = stop + 1
    while begin < len(tokens) and (
        tokens[begin].lower in _ARTICLES or tokens[begin].text in _OPENERS
    ):
        begin += 1
    end = begin
    while end < len(tokens) and end - begin < _LONGEST and _follows(tokens, end, people, language):
        end += 1
    if end < len(tokens) and any(span.start == tokens[end].start for span in people):
        return  # "…, консул Латвии Илзе Озала": the post of the next name in a list
    phrase = _phrase(tokens[begin:end], language, first=False)
    if phrase is not None and phrase.head_at <= _TITLED:
        yield phrase


def post_at(
    tokens: Sequence[Token], begin: int, people: Sequence[Span], language: Language
) -> PostPhrase | None:
    """Return the post that begins with token ``begin`` and goes on to a mark, verb or name."""
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
    at = next((i for i in range(len(tokens)) if _head_at(tokens, i, language)[0]), None)
    if at is None:
        return None
    while language == "en" and post_modifier(tokens[at].text, "en") and at + 1 < len(tokens):
        if not _head_at(tokens, at + 1, language)[0] or _head_at(tokens, at, language)[1] > 1:
            break
        at += 1
    head, size = _head_at(tokens, at, language)
    begin = at
    while begin > 0 and (
        _before_head(tokens, begin - 1, language)
        or (not first and at < _TITLED and _compounds(tokens[begin - 1], language))
    ):
        begin -= 1
    if not first and begin > 1:
        return None
    status = _status(tokens[begin:at], language)
    kept = tuple(tokens[begin:])
    if tokens[at].lower.startswith(("экс-", "ex-", "then-")):
        status = "former"
    return PostPhrase(kept, head, at - begin, size, language, status)


def _head_at(tokens: Sequence[Token], i: int, language: Language) -> tuple[str, int]:
    if language == "en":
        for size in (3, 2, 1):
            words = " ".join(t.lower for t in tokens[i : i + size])
            known = post_head(words, "en")
            if known and i + size <= len(tokens):
                return known, size
        past = _past_post(tokens[i])
        if past:
            return past, 1
        return _CHAIRS.get(tokens[i].lower, ""), 1
    return post_head(tokens[i].text, language) or "", 1


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
