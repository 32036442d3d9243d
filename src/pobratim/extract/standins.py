"""Words that stand for an entity named before: "the company", "he", "which"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pobratim.extract.tokens import Page, Sentence, Token
from pobratim.lexicon.names import first_name_gender
from pobratim.lexicon.normalise import flat
from pobratim.lexicon.ties import listed, tells_of
from pobratim.model.documents import Language
from pobratim.model.readings import Entity
from pobratim.model.spans import Span

__all__ = ["body_before", "is_relative", "standins_of"]

_MASCULINE = frozenset(["он", "нем", "ним", "нему", "него", "ён", "ім", "яму", "яго", "he", "him"])
_FEMININE = frozenset(["она", "ней", "нею", "яна", "ёй", "яе", "she"])
_DEFINITE = ("эт", "данн", "сам", "гэт", "вс")
_THE = frozenset({"the", "this"})
_RELATIVE = ("котор", "якая", "якое", "якія", "які", "якога", "якой", "якому", "якім", "якую")
_ENGLISH_RELATIVE = frozenset({"which", "who", "that"})
_REACH = 700
_OF_OFFICE = ("ведомств", "ведамств")
_CONSONANTS = frozenset("бвгджзклмнпрстфхцчшщйьў")
_BACK = 3
_INSIDE = 6
_TELLER_REACH = 40


def is_relative(word: str, language: Language) -> bool:
    """Tell whether a word refers to what stands before its comma."""
    if language == "en":
        return word in _ENGLISH_RELATIVE
    return word.startswith(_RELATIVE)


def standins_of(
    page: Page, sentence: Sentence, named: Sequence[tuple[Span, Entity]]
) -> list[tuple[Span, Entity]]:
    """Return the words of a sentence that surely stand for an entity, with that entity.

    ``named`` are the mentions of the sentence. A general noun stands for the body named last if
    nothing says that it is another one; a pronoun for the only person that fits.
    """
    found = []
    for at, token in enumerate(sentence.tokens):
        if any(mention.start <= token.start < mention.end for mention, _ in named):
            continue
        entity = _meant(page, sentence, at, named)
        if entity is not None:
            found.append((token.span, entity))
    return found


def _meant(
    page: Page, sentence: Sentence, at: int, named: Sequence[tuple[Span, Entity]]
) -> Entity | None:
    token = sentence.tokens[at]
    language = page.document.language
    comma = _comma_before(sentence.tokens, at) if is_relative(token.lower, language) else None
    if comma is not None:
        return _antecedent(page.document.text, token, comma, named)
    persons = [mention for mention, entity in named if entity.kind == "person"]
    if listed(token.lower, "stand_for", language) and _is_definite(
        sentence.tokens, at, language, persons
    ):
        office = token.lower.startswith(_OF_OFFICE)
        return body_before(page, token.start, office=office)
    if token.lower in _MASCULINE | _FEMININE:
        return _person(page, sentence, token)
    return None


def _comma_before(tokens: Sequence[Token], at: int) -> int | None:
    """Return where the comma stands that opens the clause of a relative word."""
    return next(
        (t.start for t in reversed(tokens[max(0, at - _BACK) : at]) if t.text == ","), None
    )


def _antecedent(
    text: str, token: Token, comma: int, named: Sequence[tuple[Span, Entity]]
) -> Entity | None:
    """Return what a relative word refers to: the name right before its comma.

    A body rather than the place where it is: "the plant X in Minsk, which …".
    """
    before = [(mention, entity) for mention, entity in named if mention.end <= comma]
    if token.lower == "who":
        before = [(m, e) for m, e in before if e.kind == "person"]
    if not before or any(map(str.isalpha, text[before[-1][0].end : comma])):
        return None
    (last, near), (earlier, other) = before[-1], before[-2] if len(before) > 1 else before[-1]
    inside = near.kind == "place" and other.kind != "place" and last.start - earlier.end <= _INSIDE
    return other if inside else near


def _is_definite(
    tokens: Sequence[Token], at: int, language: Language, persons: Sequence[Span]
) -> bool:
    """Tell whether a general noun means one body already named, and is no head of a name.

    One of ``persons`` may follow: "the owner of the company Ivanov".
    """
    before = tokens[at - 1] if at else None
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    if behind is not None and any(m.start == behind.start for m in persons):
        behind = None
    if language == "en":
        return before is not None and before.lower in _THE and not _is_capital(behind)
    if _is_capital(behind) or (behind is not None and behind.text in '«"“('):
        return False
    if behind is not None and behind.pos in {"NOUN", "ADJF"} and "gent" in behind.grammemes:
        return False
    if before is None or before.pos not in {"ADJF", "PRTF", "NUMR"}:
        return True
    return before.lower.startswith(_DEFINITE)


def _is_capital(token: Token | None) -> bool:
    return token is not None and token.text[:1].isupper()


def _mentions_before(page: Page, end: int, kind: str) -> Iterator[tuple[Span, Entity]]:
    for entity in page.entities:
        if entity.kind == kind:
            for mention in entity.mentions:
                if end - _REACH <= mention.start and mention.end <= end:
                    yield mention, entity


def body_before(page: Page, end: int, *, office: bool = False) -> Entity | None:
    """Return the body named last before ``end``; an authority only where ``office``."""
    language = page.document.language
    found = [
        (mention, entity)
        for mention, entity in _mentions_before(page, end, "organisation")
        if entity.organisation != "media"
        and (entity.organisation == "authority") == office
        and not tells_of(page.document.text[: mention.start][-_TELLER_REACH:], language)
    ]
    return max(found, key=lambda item: item[0].start)[1] if found else None


def _person(page: Page, sentence: Sentence, token: Token) -> Entity | None:
    """Return the only person of fitting gender in this sentence and the one before."""
    index = page.sentences.index(sentence)
    start = page.sentences[max(0, index - 1)].start
    wanted = "masc" if token.lower in _MASCULINE else "femn"
    found = {
        entity.id: entity
        for mention, entity in _mentions_before(page, token.start, "person")
        if mention.start >= start and _gender(entity, page.document.language) in {wanted, None}
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _gender(entity: Entity, language: Language) -> str | None:
    first = entity.person.first if entity.person is not None else None
    if not first:
        return None
    known = first_name_gender(flat(first), language)
    if known or language == "en":
        return known
    return "femn" if first[-1:] in "ая" else "masc" if first[-1:] in _CONSONANTS else None
