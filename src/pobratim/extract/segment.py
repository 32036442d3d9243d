"""Sentences and tokens of a document, with the parse that the neighbours support."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from razdel import sentenize, tokenize

from pobratim.extract.blocks import repeats_title
from pobratim.extract.tokens import Page, Sentence, Token
from pobratim.lexicon.morphology import Parse, analyse
from pobratim.lexicon.normalise import flat
from pobratim.model.documents import Block, Document

__all__ = ["page_of", "words_of"]

_GOVERNED: dict[str, frozenset[str]] = {
    word: frozenset(cases.split())
    for word, cases in {
        "в": "accs loct loc2", "во": "accs loct loc2", "на": "accs loct loc2", "о": "loct accs",
        "об": "loct accs", "при": "loct", "с": "ablt gent", "со": "ablt gent", "к": "datv",
        "ко": "datv", "по": "datv loct accs", "у": "gent", "из": "gent", "от": "gent",
        "до": "gent", "для": "gent", "без": "gent", "около": "gent", "после": "gent",
        "между": "ablt gent", "над": "ablt", "под": "ablt accs", "перед": "ablt",
        "через": "accs", "за": "ablt accs", "про": "accs",
    }.items()
}  # fmt: skip
_MODIFIERS = frozenset({"ADJF", "PRTF"})
_UNLIKELY = 0.1
_CHUNK = re.compile(r"\S+")

# What razdel joins, it joins within a chunk between blanks, by marks and figures that stand next
# to it; only where one of these marks is at the rim of a chunk do the neighbours have a say.
_DASHES = r"\-\u2010-\u2015\u2212"
_LONGEST = 64  # longer chunks are no words and not worth remembering
_LEANS_LEFT = re.compile(rf"[{_DASHES}_/\\]|[.,]\d")
_LEANS_RIGHT = re.compile(rf"(?:[{_DASHES}_/\\]|\d[.,])$")

_Piece = tuple[int, int, str, str]


def page_of(document: Document) -> Page:
    """Return the page of ``document``: its sentences in order, each inside one block.

    Boilerplate and captions that repeat the title have no sentences. Tokens of Russian carry
    lemma, part of speech and grammemes chosen by government and agreement with neighbours.
    """
    sentences = [
        sentence
        for index, block in enumerate(document.blocks)
        if _is_read(document, block)
        for sentence in _sentences(document, block, index)
    ]
    return Page(document, tuple(sentences))


def _is_read(document: Document, block: Block) -> bool:
    if block.kind == "caption":
        return not repeats_title(block.span.of(document.text), document.title)
    return block.kind != "boilerplate"


def _sentences(document: Document, block: Block, index: int) -> Iterator[Sentence]:
    for piece in sentenize(block.span.of(document.text)):
        start = block.start + piece.start
        tokens = _tokens(piece.text, start, document.language)
        if tokens:
            yield Sentence(start, block.start + piece.stop, index, tokens)


def _tokens(text: str, offset: int, language: str) -> tuple[Token, ...]:
    pieces = words_of(text)
    parses = _chosen(pieces, language)
    return tuple(
        Token(
            start=offset + start,
            end=offset + end,
            text=word,
            lower=lower,
            lemma=parse.lemma,
            pos=parse.pos,
            grammemes=parse.grammemes,
        )
        for (start, end, word, lower), parse in zip(pieces, parses, strict=True)
    )


def words_of(text: str) -> list[tuple[int, int, str, str]]:
    """Return the words and marks of ``text`` as razdel cuts them: start, end, word, flat word.

    Chunks between blanks come again and again, so razdel is asked for each of them once, but
    for a sentence in which a chunk leans on its neighbours.

    >>> [word for _, _, word, _ in words_of("Минск – 58 автобусов.")]
    ['Минск', '–', '58', 'автобусов', '.']
    """
    found: list[_Piece] = []
    for chunk in _CHUNK.finditer(text):
        at, end = chunk.span()
        pieces = _pieces(chunk.group()) if end - at <= _LONGEST else None
        if pieces is None:
            return _cut(text)
        found.extend((at + start, at + end, word, lower) for start, end, word, lower in pieces)
    return found


@lru_cache(maxsize=1 << 15)
def _pieces(chunk: str) -> tuple[_Piece, ...] | None:
    """Return what ``chunk`` falls into, or ``None`` where that hangs on its neighbours."""
    if len(chunk) > 1 and (_LEANS_LEFT.match(chunk) or _LEANS_RIGHT.search(chunk)):
        return None
    return tuple(_cut(chunk))


def _cut(text: str) -> list[_Piece]:
    return [(piece.start, piece.stop, piece.text, flat(piece.text)) for piece in tokenize(text)]


def _chosen(words: Sequence[_Piece], language: str) -> list[Parse]:
    options = [_options(word, language) for _, _, word, _ in words]
    chosen = [parses[0] for parses in options]
    if language == "en":
        return chosen
    for i, (_, _, _, lower) in enumerate(words):
        governed = _GOVERNED.get(lower)
        if governed and language == "ru":
            _govern(i, governed, options, chosen)
    for i in range(len(words) - 2, -1, -1):
        if any(p.pos in _MODIFIERS and p.score >= _UNLIKELY for p in options[i]):
            _agree(i, options, chosen)
    return chosen


def _options(word: str, language: str) -> tuple[Parse, ...]:
    if word[:1].isalpha():
        return analyse(word, language)
    return (Parse(flat(word)),)


def _govern(
    at: int, cases: frozenset[str], options: list[tuple[Parse, ...]], chosen: list[Parse]
) -> None:
    """Choose for the words after the preposition at ``at`` the likeliest governed case."""
    for i in range(at + 1, min(at + 4, len(chosen))):
        fitting = next((p for p in options[i] if p.grammemes & cases), None)
        if fitting is None:
            return
        if not chosen[i].grammemes & cases:
            chosen[i] = fitting
        if fitting.pos == "NOUN":
            return


def _agree(at: int, options: list[tuple[Parse, ...]], chosen: list[Parse]) -> None:
    """Let the modifier at ``at`` agree with the noun or modifier after it, if any parse can."""
    head = chosen[at + 1]
    if head.pos not in _MODIFIERS and head.pos != "NOUN":
        return
    if chosen[at].pos in _MODIFIERS and _agrees(chosen[at], head):
        return
    pairs = (
        (mine, theirs)
        for theirs in (head, *options[at + 1])
        for mine in options[at]
        if mine.pos in _MODIFIERS and _agrees(mine, theirs)
    )
    best = next(pairs, None)
    if best is not None:
        chosen[at], chosen[at + 1] = best


def _agrees(modifier: Parse, noun: Parse) -> bool:
    if modifier.case != noun.case or modifier.number != noun.number:
        return False
    return noun.number == "plur" or noun.gender is None or modifier.gender in (noun.gender, None)
