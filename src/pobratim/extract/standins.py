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
_BACK = 3
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
    if is_relative(token.lower, language) and _behind_comma(sentence.tokens, at):
        return _antecedent(token, named)
    persons = [mention for mention, entity in named if entity.kind == "person"]
    if listed(token.lower, "stand_for", language) and _is_definite(
        sentence.tokens, at, language, persons
    ):
        office = token.lower.startswith(_OF_OFFICE)
        return body_before(page, token.start, office=office)
    if token.lower in _MASCULINE | _FEMININE:
        return _person(page, sentence, token)
    return None


def _behind_comma(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a relative word opens its clause, at most behind a preposition or a noun."""
    return any(tokens[i].text == "," for i in range(max(0, at - _BACK), at))


def _antecedent(token: Token, named: Sequence[tuple[Span, Entity]]) -> Entity | None:
    """Return what a relative word refers to: the name right before, no place if another is."""
    before = [entity for mention, entity in named if mention.end <= token.start]
    near = before[-2:]
    if token.lower == "who":
        near = [entity for entity in near if entity.kind == "person"]
    if not near:
        return None
    return near[0] if near[-1].kind == "place" and near[0].kind != "place" else near[-1]


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
    return first_name_gender(flat(first), language) if first else None
