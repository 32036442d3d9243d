"""Where a word that tells a tie stands, between what offsets it governs, and what is in a row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pobratim.extract.arguments import Argument
from pobratim.extract.clauses import Clause
from pobratim.extract.standins import is_relative
from pobratim.extract.tokens import Page, Sentence, Token
from pobratim.lexicon.ties import Frame
from pobratim.model.spans import Span

__all__ = ["Place", "asides_of", "bounds_of", "gap", "is_verbal", "row_of"]

_STRUNG = re.compile(
    r"[»\"”\s)]*(?:,?\s*(?:а также|а таксама|и|і|ды|and|as well as)|,)\s*[«\"“]?\s*"
)
_PAREN = re.compile(r"\([^()]*\)")
_VERBAL = frozenset({"PRTF", "GRND"})
_PARTICIPLE = re.compile(r"\w+(?:[уюая]щ|вш)(?:ий|ая|ее|ие|его|ему|ей|ую|им|ем|их|ими)(?:ся)?")
_OPENING = 3
_BACK = 3


@dataclass(frozen=True, slots=True)
class Place:
    """A word that tells a tie: where it stands and what stands around it."""

    page: Page
    sentence: Sentence
    clause: Clause
    word: Span
    arguments: Sequence[Argument]

    @property
    def text(self) -> str:
        """The text of the document."""
        return self.page.document.text

    @property
    def token(self) -> Token | None:
        """The first token of the word."""
        return next((t for t in self.sentence.tokens if t.start >= self.word.start), None)

    def tokens(self, start: int, end: int) -> list[Token]:
        """Return the tokens of the sentence between two offsets."""
        return [t for t in self.sentence.tokens if start <= t.start < end]


def bounds_of(place: Place, frame: Frame) -> tuple[int, int]:
    """Return between what offsets the word finds its arguments.

    They end before the next predicate; a noun's own ("a loan *was given* to X") is none.
    """
    clause, word = place.clause, place.word
    left = clause.start
    tokens = place.tokens(clause.start, word.start)
    for at, token in enumerate(tokens):
        comma = next((t for t in tokens[max(0, at - _BACK) : at] if t.text == ","), None)
        if comma is not None and is_relative(token.lower, place.page.document.language):
            left = comma.end
    starts = [clause.start + p.at for p in clause.predicates if clause.start + p.at >= word.end]
    if starts and frame.form != "verb" and "," not in place.text[word.end : starts[0]]:
        del starts[0]
    if not starts:
        return left, clause.end
    comma_at = place.text.rfind(",", word.end, starts[0])
    return left, comma_at if comma_at >= 0 else starts[0]


def is_verbal(token: Token) -> bool:
    """Tell whether a word is a participle or a gerund, also where it reads as an adjective."""
    if token.pos in _VERBAL:
        return True
    return token.pos == "ADJF" and _PARTICIPLE.fullmatch(token.lower) is not None


def asides_of(place: Place) -> list[Span]:
    """Return the participial and relative clauses between commas before the word.

    What stands in them belongs to their own verb, so the word's subject is not among it.
    """
    language = place.page.document.language
    commas = [
        t.start for t in place.tokens(place.sentence.start, place.word.start) if t.text == ","
    ]
    found = []
    for start, end in pairwise(commas):
        opening = place.tokens(start + 1, end)[:_OPENING]
        if any(is_verbal(t) or is_relative(t.lower, language) for t in opening):
            found.append(Span(start, end))
    return found


def gap(argument: Argument, word: Span) -> int:
    """Return how many characters stand between a word and an argument."""
    if argument.mention.start >= word.end:
        return argument.mention.start - word.end
    return word.start - argument.mention.end


def row_of(
    place: Place, first: Argument, free: Sequence[Argument], kinds: frozenset[str]
) -> list[Argument]:
    """Return those strung to an argument by commas and an "and", of a kind with it.

    Commas alone make no row: "at a meeting with X, Y said".
    """
    row = sorted((a for a in free if a is not first), key=lambda a: a.start)
    found: list[Argument] = []
    joined = False
    for forward in (True, False):
        last = first
        for a in row if forward else reversed(row):
            before, after = (last, a) if forward else (a, last)
            stands_free = a.governor is None and a.entity.kind in kinds
            if stands_free and _follows(place, before, after):
                joined = joined or _says_and(place, before, after)
                found.append(a)
                last = a
    return found if joined else []


def _says_and(place: Place, before: Argument, after: Argument) -> bool:
    between = _PAREN.sub("", place.text[before.mention.end : after.start])
    return any(map(str.isalpha, between))


def _follows(place: Place, before: Argument, after: Argument) -> bool:
    """Tell whether only a comma or an "and" parts two phrases of one case."""
    if before.mention.end > after.start:
        return False
    between = _PAREN.sub("", place.text[before.mention.end : after.start])
    quoted = bool(between) and between[-1] in '«"“'
    alike = before.form is None or after.form is None or bool(before.form & after.form)
    same = after.preposition in {"", before.preposition}
    return _STRUNG.fullmatch(between) is not None and (alike or quoted) and same
