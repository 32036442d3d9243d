"""A phrase that names a post: its head, what stands around it, and the post that it gives."""

from __future__ import annotations

from dataclasses import dataclass

from pobratim.extract.phrasewords import is_adjective
from pobratim.extract.placenames import adjective_nominative_masculine
from pobratim.extract.tokens import Token
from pobratim.lexicon.bodies import body_head, is_legal_form
from pobratim.lexicon.countries import country_of_adjective
from pobratim.lexicon.morphology import analyse
from pobratim.lexicon.names import is_title
from pobratim.lexicon.posts import post_modifier, post_of_verb, status_of_word
from pobratim.model.documents import Language
from pobratim.model.readings import OccupationStatus
from pobratim.model.spans import Span

__all__ = ["INNER_PREPOSITIONS", "PostPhrase"]

INNER_PREPOSITIONS = frozenset(
    {"по", "в", "во", "на", "при", "от", "и", "па", "ў", "у", "і", "з", "of", "for", "in", "the",
     "and", "at", "'s", "’s", "on", "&", "with", "a", "an", "to"}
)  # fmt: skip
"""Small words that join the parts of a post and end none."""


_OF_COUNCILS = frozenset({"councillor", "councilor", "alderman", "councilmember"})
_CITY_WORDS = frozenset({"city", "town", "county", "borough"})
"""What a councillor is of is no part of the post: "city councillor N"."""


@dataclass(frozen=True, slots=True)
class PostPhrase:
    """A post with what depends on it; ``head`` is its first head's nominative.

    ``head_at`` and ``head_size`` say which of ``tokens`` the head is. ``plural`` marks a post of
    several persons at once: "Councillors A and B".
    """

    tokens: tuple[Token, ...]
    head: str
    head_at: int
    head_size: int
    language: Language
    status: OccupationStatus
    plural: bool = False

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

    @property
    def before(self) -> tuple[Token, ...]:
        """The words before the head."""
        return self.tokens[: self.head_at]

    @property
    def tail(self) -> tuple[Token, ...]:
        """The words after the head."""
        return self.tokens[self.head_at + self.head_size :]

    def opens(self, token: Token) -> bool:
        """Tell whether the phrase begins with ``token``, nothing left out."""
        return self.tokens[0].start == token.start

    def cases(self) -> frozenset[str]:
        """Return the cases that the head can stand in."""
        parses = analyse(self.tokens[self.head_at].text, self.language)
        return frozenset(parse.case for parse in parses if parse.case)

    def post(self, cut: int, *, start: int = 0, body: bool = False) -> str:
        """Return the post, nominative, from offset ``start`` to what begins at offset ``cut``.

        ``body`` says that an organisation begins there: its head before a quoted name goes too.
        """
        if self.language == "en" and post_of_verb(self.tokens[self.head_at].lower) == self.head:
            return self.head  # "who heads the museum": what is headed is no part of the post
        kept = [token for token in self.before if token.start >= start]
        if self.head in _OF_COUNCILS:
            kept = [token for token in kept if token.lower not in _CITY_WORDS]
        words = [w for w in (_part(token, self.language) for token in kept) if w]
        words.append(_gendered(self.head, self.tokens[self.head_at]))
        tail = [token for token in self.tail if token.start < cut]
        closed = len(tail) == len(self.tail)
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


def _part(token: Token, language: Language) -> str | None:
    """Return a word before the head as it belongs to the post, ``None`` where it does not."""
    if status_of_word(token.text, language) is not None:
        return None
    modifier = post_modifier(token.text, language)
    if modifier is not None:
        return modifier
    if language != "en":
        return token.lower if token.lower in {"и", "і"} else None
    return token.lower if token.text[:1].isalpha() and token.lower != "s" else None


def _gendered(head: str, token: Token) -> str:
    """Return a head that is an adjective in the gender of its word: заведующая."""
    feminine = head.endswith(("щий", "ный")) and token.lower.endswith(("ая", "ей", "ой", "ую"))
    return f"{head[:-2]}ая" if feminine else head


_SIDES = frozenset({"гостей", "хозяев", "победителей", "гасцей", "гаспадароў", "пераможцаў",
                    "пераможніц", "победительниц"})  # fmt: skip
"""Whose a trainer is, where no name says it: "главный тренер гостей"."""


def _hangs(token: Token, language: Language) -> bool:
    """Tell whether a word at the end of a post only leads to the body or place after it."""
    if token.lower in INNER_PREPOSITIONS or not token.text[0].isalnum():
        return True
    if language == "en":
        return token.lower in {"its", "our", "their"}
    if token.text[:1].isupper() or is_title(token.text, language) or token.lower in _SIDES:
        return True
    return country_of_adjective(adjective_nominative_masculine(token.text, language)) is not None


def _heads(token: Token, language: Language) -> bool:
    """Tell whether a word is the head of the body that follows: "директор завода «Амкодор»"."""
    head = body_head(token.text, language)
    return is_legal_form(token.text) or (head is not None and head.level != "unit")
