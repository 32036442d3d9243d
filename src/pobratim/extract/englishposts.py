"""English phrases that name a post: before a name, behind it, or told by a clause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pobratim.extract.postwords import INNER_PREPOSITIONS, PostPhrase
from pobratim.extract.proposals import is_capitalised
from pobratim.extract.tokens import Token
from pobratim.lexicon.names import is_title, opens_sentences
from pobratim.lexicon.posts import (
    is_post_plural,
    is_post_title,
    post_head,
    post_modifier,
    post_of_verb,
    status_of_word,
)
from pobratim.model.readings import OccupationStatus
from pobratim.model.spans import Span

__all__ = ["english_post_after", "english_post_at", "english_post_before"]

_LONGEST = 24
_LEARNED = frozenset({"professor", "associate professor", "assistant professor", "doctor"})
"""Titles before which another post may stand: "its President, Professor Xu"."""

_LONGEST_HEAD = 4
_MOST_BEFORE = 5
_LED_BY = 6
"""How many words may stand between what opens an apposition and its post."""

_STOPS = frozenset(
    {",", ".", ":", ";", "!", "?", "(", ")", "[", "]", "—", "–", "-", "//", "/", "…", "|", '"',
     "“", "”", "«", "»"}
)  # fmt: skip
_OPENERS = frozenset({",", "—", "–", "-", "//", "/", "(", "|", ":"})
_ARTICLES = frozenset(
    {"the", "a", "an", "its", "their", "our", "his", "her", "now", "who", "currently", "then",
     "is", "was", "also", "as", "today", "one", "of"}
)  # fmt: skip
_BREAKS = frozenset(
    {"by", "from", "as", "that", "which", "who", "whom", "when", "where", "while", "than",
     "is", "was", "were", "are", "be", "been", "being", "has", "have", "had", "having", "will",
     "would", "can", "could", "may", "might", "should", "must", "said", "says", "say", "told",
     "tells", "met", "meets", "signed", "signs", "but", "or", "if", "then", "so", "because",
     "not", "we", "he", "she", "they", "it", "you", "i", "this", "these", "those", "added",
     "noted", "between", "after", "before", "during", "since", "until", "under", "over",
     "about", "into", "also", "did", "does", "do", "came", "come", "comes", "gave", "gives",
     "took", "takes", "joined", "joins", "led", "leads", "thanked", "welcomed", "visited",
     "whose", "there", "here", "went", "got", "won", "lost", "made", "sent", "both", "what",
     "how", "why", "only", "just", "hopes", "wants"}
)  # fmt: skip
"""Words of a clause, which no post runs across."""


def english_post_before(
    tokens: Sequence[Token], start: int, people: Sequence[Span]
) -> Iterator[PostPhrase]:
    """Yield the posts that stand right before the name whose first token is ``start``.

    The head ends right before the name, or "of …", "for …", "at …", "in …" stands between.
    A head behind a comma is one where the name stands between commas: "The chair …, N. N., met".
    """
    titled = start
    while titled > 0 and _is_name_title(tokens, titled - 1):
        if is_post_title(tokens[titled - 1].text):
            yield _of_title(tokens[titled - 1])
        titled -= 1
    titled -= _in_apposition(tokens, titled, people)
    phrase = _ending_at(tokens, titled, people)
    yield from _all(phrase)
    if phrase is not None and phrase.head in _LEARNED:
        begin = titled - len(phrase.tokens)
        if begin > 1 and tokens[begin - 1].text == ",":
            yield from _all(_ending_at(tokens, begin - 1, people))


def _all(phrase: PostPhrase | None) -> Iterator[PostPhrase]:
    """Yield a phrase and, of "president and CEO", the second post as well."""
    if phrase is None:
        return
    first, second = _halves(phrase)
    yield first
    if second is not None:
        yield from _all(second)


def _halves(phrase: PostPhrase) -> tuple[PostPhrase, PostPhrase | None]:
    """Part "mayor of X and chair of Y" in two; without "of", the first shares what follows."""
    tokens = phrase.tokens
    for at in range(phrase.head_at + phrase.head_size, len(tokens)):
        if tokens[at].lower not in {"and", "&"}:
            continue
        begin = at + 1
        while begin < len(tokens) and tokens[begin].lower in _ARTICLES:
            begin += 1
        second = _opening(tokens[begin:])
        if second is None:
            continue
        head_stop = phrase.head_at + phrase.head_size
        if at == head_stop:  # "president and CEO of Acme"
            kept = (*tokens[:head_stop], *second.tail)
            return _with(phrase, kept), second
        return _with(phrase, tokens[:at]), second
    return phrase, None


def _with(phrase: PostPhrase, tokens: Sequence[Token]) -> PostPhrase:
    return PostPhrase(
        tuple(tokens), phrase.head, phrase.head_at, phrase.head_size, "en", phrase.status,
        phrase.plural,
    )  # fmt: skip


def _is_name_title(tokens: Sequence[Token], i: int) -> bool:
    text = tokens[i].text
    if text == "." and i > 0:
        text = tokens[i - 1].text
    return is_title(text, "en") or is_post_title(text) is not None


def _of_title(token: Token) -> PostPhrase:
    """Return the post of a title that is one: Cllr, Prof."""
    head = is_post_title(token.text) or ""
    return PostPhrase((token,), head, 0, 1, "en", "current", token.lower.endswith("s"))


def _in_apposition(tokens: Sequence[Token], start: int, people: Sequence[Span]) -> bool:
    """Tell whether a name stands between commas behind its post: "The chair of …, N. N., met"."""
    if start < 3 or tokens[start - 1].text != ",":
        return False
    named = any(span.end == tokens[start - 2].end for span in people)
    ends = {",", ".", "(", ";", ")"}
    closed = any(token.text in ends for token in tokens[start + 1 : start + 8])
    return closed and not named


# Before the name -------------------------------------------------------------------------------


def _ending_at(tokens: Sequence[Token], stop: int, people: Sequence[Span]) -> PostPhrase | None:
    """Return the post phrase that ends before token ``stop``."""
    at = stop - 1
    while at >= 0 and stop - at <= _LONGEST and not _is_break(tokens, at, people):
        size = _head_size(tokens, at)
        if size and at - size + 1 >= 0:
            head_at = at - size + 1
            if _may_lead(tokens, at + 1, stop):
                return _leftwards(tokens, head_at, size, stop, people)
            return None
        at -= 1
    return None


def _is_break(tokens: Sequence[Token], i: int, people: Sequence[Span]) -> bool:
    token = tokens[i]
    if token.text in _STOPS or token.lower in _BREAKS:
        return token.text != "." or i == 0 or tokens[i - 1].lower not in {"st", "no"}
    return any(span.start <= token.start < span.end for span in people)


def _may_lead(tokens: Sequence[Token], start: int, stop: int) -> bool:
    """Tell whether the words between a head and the name belong to the post."""
    if start == stop:
        return True
    between = tokens[start:stop]
    if between[0].lower not in {"of", "for", "at", "in", "to", "on"}:
        return False
    inviting = any(t.text.islower() and t.lower.endswith("ing") and k == 1
                   for k, t in enumerate(between))  # fmt: skip
    return not inviting


def _head_size(tokens: Sequence[Token], end: int) -> int:
    """Return how many tokens, ending with ``end``, are the head of a post; 0 if none."""
    for size in range(_LONGEST_HEAD, 0, -1):
        first = end - size + 1
        if first >= 0 and _head(tokens, first, size):
            return size
    return 0


def _head(tokens: Sequence[Token], at: int, size: int) -> str | None:
    words = " ".join(token.lower for token in tokens[at : at + size])
    known = post_head(words, "en")
    if known is None and size == 1:
        known = post_head(words.removeprefix("then-").removeprefix("ex-"), "en")
    return known


def _leftwards(
    tokens: Sequence[Token], head_at: int, size: int, stop: int, people: Sequence[Span]
) -> PostPhrase | None:
    """Return the phrase of a head with the words before it that belong to the post."""
    begin = head_at
    while begin > 0 and head_at - begin < _MOST_BEFORE and _extends(tokens, begin - 1, people):
        begin -= 1
    return _made(tokens[begin:stop], head_at - begin, size)


def _extends(tokens: Sequence[Token], i: int, people: Sequence[Span]) -> bool:
    """Tell whether a word before a head belongs to the post: "deputy", "festival", "Council"."""
    token = tokens[i]
    if _is_break(tokens, i, people) or token.lower in _ARTICLES or not token.text[0].isalpha():
        return False
    if post_modifier(token.text, "en") or status_of_word(token.text, "en"):
        return True
    if token.lower in {"s", "and"} or token.lower in INNER_PREPOSITIONS:
        return False
    return is_capitalised(token) and i > 0 and not opens_sentences(token.text, "en")


def _made(tokens: Sequence[Token], head_at: int, size: int) -> PostPhrase | None:
    head = _head(tokens, head_at, size)
    if head is None:
        return None
    status = _status(tokens[: head_at + 1])
    plural = is_post_plural(tokens[head_at + size - 1].text)
    return PostPhrase(tuple(tokens), head, head_at, size, "en", status, plural)


def _status(tokens: Sequence[Token]) -> OccupationStatus:
    for token in tokens:
        if token.lower.startswith(("then-", "ex-")):
            return "former"
        status = status_of_word(token.text, "en")
        if status is not None:
            return status
    return "current"


# Behind the name -------------------------------------------------------------------------------


def english_post_after(
    tokens: Sequence[Token], stop: int, people: Sequence[Span]
) -> Iterator[PostPhrase]:
    """Yield the posts that follow the name which ends before token ``stop``.

    "N, deputy mayor of …", "N (chair)", "N, 54, who heads the museum", "N is the head of …".
    """
    begin = _apposition(tokens, stop)
    if begin is None:
        return
    past = any(token.lower in {"was", "formerly"} for token in tokens[stop:begin])
    end = _phrase_end(tokens, begin, people)
    if end < len(tokens) and any(span.start == tokens[end].start for span in people):
        return  # "…, consul of Latvia Ilze Ozola": the post of the next name in a list
    if tokens[stop].text == "," and _announces(tokens, end, people):
        return  # "N, the mayor of X, M, …" is the next person's
    phrase = _told(tokens[begin:end]) or _opening(tokens[begin:end])
    for found in _all(phrase):
        is_past = past and found.status == "current"
        yield _former(found) if is_past else found


def _former(phrase: PostPhrase) -> PostPhrase:
    return PostPhrase(
        phrase.tokens, phrase.head, phrase.head_at, phrase.head_size, "en", "former", phrase.plural
    )


def _announces(tokens: Sequence[Token], end: int, people: Sequence[Span]) -> bool:
    """Tell whether a comma and another name, between commas, follow the post."""
    if end + 1 >= len(tokens) or tokens[end].text != ",":
        return False
    return any(span.start == tokens[end + 1].start for span in people) and _in_apposition(
        tokens, end + 1, ()
    )


def _apposition(tokens: Sequence[Token], stop: int) -> int | None:
    """Return where what is said of the name begins, ``None`` where nothing is."""
    if stop >= len(tokens):
        return None
    if tokens[stop].lower in {"is", "was"} and stop + 1 < len(tokens):
        begin = stop + 1
        return begin + (tokens[begin].lower in {"the", "a", "an", "also", "now"})
    if tokens[stop].text not in _OPENERS:
        return None
    begin = stop
    while begin < len(tokens) and (
        tokens[begin].lower in _ARTICLES
        or tokens[begin].text in _OPENERS
        or tokens[begin].text.isdigit()
    ):
        begin += 1
    return begin if begin < len(tokens) else None


def _phrase_end(tokens: Sequence[Token], begin: int, people: Sequence[Span]) -> int:
    end = begin
    while (
        end < len(tokens)
        and end - begin < _LONGEST
        and tokens[end].text not in _STOPS - {"."}
        and not (tokens[end].text == "." and tokens[end - 1].lower not in {"st", "no"})
        and not any(span.start <= tokens[end].start < span.end for span in people)
        and not (end > begin and tokens[end].lower in _BREAKS)
    ):
        end += 1
    return end


def _told(tokens: Sequence[Token]) -> PostPhrase | None:
    """Return the post of a clause: "heads the museum", "chairs the committee"."""
    if not tokens or len(tokens) < 2:
        return None
    head = post_of_verb(tokens[0].lower)
    return PostPhrase(tuple(tokens), head, 0, 1, "en", "current") if head else None


def _opening(tokens: Sequence[Token]) -> PostPhrase | None:
    """Return the post at the beginning of ``tokens``, a few words of it before its head."""
    for at in range(min(_LED_BY, len(tokens))):
        size = next(
            (n for n in range(_LONGEST_HEAD, 0, -1)
             if at + n <= len(tokens) and _head(tokens, at, n)), 0
        )  # fmt: skip
        if size and not _leads_to_head(tokens, at, size):
            return _made(tokens, at, size)
        token = tokens[at]
        if not token.text[0].isalpha() or (
            token.lower in INNER_PREPOSITIONS | _BREAKS and token.lower != "s"
        ):
            return None if token.text not in {"'", "’"} else _opening_of(tokens, at)
    return None


def _opening_of(tokens: Sequence[Token], at: int) -> PostPhrase | None:
    """Return the post behind a possessive: "Lyon's deputy mayor"."""
    rest = tokens[at + 2 :] if at + 1 < len(tokens) and tokens[at + 1].lower == "s" else ()
    return _opening(rest) if rest else None


def _leads_to_head(tokens: Sequence[Token], at: int, size: int) -> bool:
    """Tell whether a head is only the first word of a longer post: "deputy mayor"."""
    after = at + size
    if after >= len(tokens) or not tokens[after].text[0].isalpha():
        return False
    return any(
        _head(tokens, after, n) for n in range(1, _LONGEST_HEAD) if after + n <= len(tokens)
    )


def english_post_at(
    tokens: Sequence[Token], begin: int, people: Sequence[Span]
) -> PostPhrase | None:
    """Return the post that begins with token ``begin`` and goes on to a mark, break or name."""
    while begin < len(tokens) and tokens[begin].lower in _ARTICLES:
        begin += 1
    return _opening(tokens[begin : _phrase_end(tokens, begin, people)])
