"""The cases that a person's name may stand in, as the words around it allow."""

from __future__ import annotations

from collections.abc import Sequence

from pobratim.extract.mentions import Mention
from pobratim.extract.phrasewords import is_common_noun
from pobratim.extract.postphrases import post_before
from pobratim.extract.postwords import PostPhrase
from pobratim.extract.tokens import Token
from pobratim.lexicon.declension import governed_cases
from pobratim.lexicon.morphology import analyse
from pobratim.lexicon.names import CASES, is_title
from pobratim.lexicon.normalise import flat
from pobratim.model.documents import Language
from pobratim.model.spans import Span

__all__ = ["name_cases"]


def name_cases(mentions: Sequence[Mention], language: Language) -> dict[Span, frozenset[str]]:
    """Return the cases of each person's name that the words before it allow; all if not there.

    A post right before the name stands in the name's case. Without one, a Russian preposition
    asks for its cases, and a noun for the genitive: "без Раймонда Паулса", "поездка Дмитрия".
    """
    people = [m.span for m in mentions if m.kind == "person"]
    cases: dict[Span, frozenset[str]] = {}
    for mention in mentions:
        if mention.kind == "person" and language != "en":
            found = _cases_before(mention, people, language)
            if found:
                cases[mention.span] = found
    return cases


def _cases_before(mention: Mention, people: Sequence[Span], language: Language) -> frozenset[str]:
    others = [span for span in people if span != mention.span]
    tokens, start = mention.sentence.tokens, mention.proposal.start
    found: frozenset[str] = frozenset()
    for phrase in post_before(tokens, start, others, language):
        found = _cases_of(phrase, language)
    if found or language != "ru" or not start:
        return found
    before = start - 1
    while before > 0 and is_title(tokens[before].text, language):
        before -= 1
    if _is_subject(tokens, before, mention.proposal.stop):
        return frozenset({"nomn"})
    return _governed(tokens, before)


def _is_subject(tokens: Sequence[Token], before: int, stop: int) -> bool:
    """Tell whether "сообщила" follows a woman's name that no noun before it governs."""
    if stop >= len(tokens) or tokens[stop].pos != "VERB" or governed_cases(tokens[before].lower):
        return False
    subject = tokens[before].pos == "NOUN" and "nomn" in tokens[before].grammemes
    return "femn" in tokens[stop].grammemes and not subject


def _governed(tokens: Sequence[Token], before: int) -> frozenset[str]:
    """Return the cases that a preposition or a noun right before a Russian name asks for."""
    token = tokens[before]
    wanted = governed_cases(token.lower)
    if wanted:
        return wanted
    noun = token.pos == "NOUN" and token.text.islower() and is_common_noun(token)
    if noun and not (before and governed_cases(tokens[before - 1].lower)):
        return frozenset({"gent", "nomn"})
    return frozenset()


def _cases_of(phrase: PostPhrase, language: Language) -> frozenset[str]:
    """Return the cases that the head of a post can stand in."""
    head = phrase.tokens[phrase.head_at]
    if language == "be":
        known = head.lower == flat(phrase.head)
        return frozenset({"nomn"}) if known else frozenset(CASES) - {"nomn"}
    parses = [parse for parse in analyse(head.text, "ru") if parse.pos == "NOUN"]
    sure = [parse for parse in parses if parse.lemma == phrase.head]
    return frozenset(parse.case for parse in sure or parses if parse.case)
