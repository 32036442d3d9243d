"""A second look with the whole page in view: bare surnames, cities taken for people."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from pobratim.extract.mentions import Mention
from pobratim.extract.placenames import city_bases
from pobratim.extract.proposals import Proposal, is_capitalised
from pobratim.extract.tokens import Page, Sentence
from pobratim.lexicon.bodies import body_head
from pobratim.lexicon.gazetteer import Gazetteer
from pobratim.lexicon.names import first_name_gender, is_initial, name_readings, nominatives
from pobratim.lexicon.normalise import flat
from pobratim.model.documents import Language
from pobratim.model.places import City

__all__ = ["rechecked"]

_PEOPLE = 10_000
_SHORTEST = 3
_LARGE = 300_000


def rechecked(
    mentions: Sequence[Mention], page: Page, gazetteer: Gazetteer
) -> tuple[Mention, ...]:
    """Return ``mentions`` with what only the whole page shows.

    A lone word that was taken for a person is a city where the gazetteer has one and no full
    name on the page has that word. A surname of a full name on the page is that person wherever
    it stands alone.
    """
    language = page.document.language
    full = _words_of_full_names(mentions, language)
    kept = [_as_place(m) if _is_city(m, full, gazetteer, language) else m for m in mentions]
    kept = [m for m in kept if not _is_only_city(m, kept, language)]
    surnames = _surnames(mentions, language)
    kept = [m for m in kept if not _is_surname(m, surnames, gazetteer, language)]
    kept.extend(_bare_surnames(kept, page, surnames))
    kept.extend(_repeated_bodies(kept, page))
    return tuple(sorted(kept, key=lambda m: (m.span.start, -m.span.end)))


def _full_names(mentions: Sequence[Mention]) -> Iterator[Mention]:
    for mention in mentions:
        if mention.kind == "person" and len([w for w in mention.words if w != "."]) > 1:
            yield mention


def _words_of_full_names(mentions: Sequence[Mention], language: Language) -> frozenset[str]:
    """Return every word of the full names, in every nominative that it may have."""
    return frozenset(
        flat(base)
        for mention in _full_names(mentions)
        for word in mention.words
        for base in _bases(word, language)
    )


def _bases(word: str, language: Language) -> Iterator[str]:
    for base, _, _ in (
        *nominatives(word, "first", language),
        *nominatives(word, "last", language),
    ):
        yield base


def _is_city(
    mention: Mention, full: frozenset[str], gazetteer: Gazetteer, language: Language
) -> bool:
    if mention.kind == "place" or len(mention.words) != 1:
        return False
    if mention.proposal.origin not in {"tagger", "rule"}:
        return False
    if mention.kind == "organisation" and _is_name_of_body(mention, language):
        return False
    word = mention.words[0]
    if any(flat(base) in full for base, _, _ in nominatives(word, "last", language)):
        return False
    if word.isascii() and language != "en":
        return False
    cities = [c for _, found in city_bases((word,), gazetteer, language) for c in found]
    factor = 10 if mention.kind == "organisation" else 1
    return any((city.population or 0) >= factor * _least(word, city, language) for city in cities)


def _is_only_city(mention: Mention, mentions: Sequence[Mention], language: Language) -> bool:
    """Tell whether a lone word that was taken for a body is a city of the gazetteer as well."""
    if mention.kind != "organisation":
        return False
    if mention.proposal.origin == "introduced":
        return any(m.kind == "place" and m.span == mention.span for m in mentions)
    if mention.proposal.origin != "tagger":
        return False
    if len(mention.words) != 1 or _is_name_of_body(mention, language):
        return False
    return any(
        m.kind == "place" and m.proposal.origin == "named" and m.span == mention.span
        for m in mentions
    )


def _is_name_of_body(mention: Mention, language: Language) -> bool:
    """Tell whether a lone name stands in quotation marks, behind a body's head, or in capitals."""
    at = mention.proposal.start
    before = mention.sentence.tokens[at - 1] if at else None
    if mention.words[0].isupper():
        return True
    return before is not None and (
        not before.text[0].isalnum() or body_head(before.text, language) is not None
    )


def _least(word: str, city: City, language: Language) -> int:
    """Return how many people a city must have: more where the word is a first name as well."""
    home = city.country in {"BY", "RU"}
    return (10 if first_name_gender(word, language) else 1) * (_PEOPLE if home else 5 * _PEOPLE)


def _as_place(mention: Mention) -> Mention:
    proposal = replace(mention.proposal, kind="place", origin="named")
    return replace(mention, proposal=proposal)


def _surnames(mentions: Sequence[Mention], language: Language) -> frozenset[str]:
    """Return the surnames of the full names, as their likeliest readings give them."""
    found = set()
    for mention in _full_names(mentions):
        words = tuple(w for w in mention.words if w != ".")
        for reading in name_readings(words, language)[:2]:
            last = reading.name.last
            if last and len(last) >= _SHORTEST and " " not in last and not is_initial(last):
                found.add(flat(last))
    return frozenset(found)


def _is_surname(
    mention: Mention, surnames: frozenset[str], gazetteer: Gazetteer, language: Language
) -> bool:
    """Tell whether a lone place or adjective is the surname of somebody named in full."""
    if mention.kind != "place" or len(mention.words) != 1 or not mention.words[0][:1].isupper():
        return False
    word = mention.words[0]
    if surnames.isdisjoint(_as_surnames(word, language)):
        return False
    cities = [c for _, found in city_bases((word,), gazetteer, language) for c in found]
    return all((city.population or 0) < _LARGE for city in cities)


@lru_cache(maxsize=1 << 15)
def _as_surnames(word: str, language: Language) -> tuple[str, ...]:
    """Return the nominatives that ``word`` may have as a surname."""
    return tuple(flat(base) for base, _, _ in nominatives(word, "last", language))


def _repeated_bodies(mentions: Sequence[Mention], page: Page) -> Iterator[Mention]:
    """Yield further mentions of bodies that the page names by one word in quotation marks."""
    kinds = {
        m.words[0]: m.proposal.organisation
        for m in mentions
        if m.proposal.origin == "quoted" and len(m.words) == 1 and len(m.words[0]) > _SHORTEST
    }
    if not kinds:
        return
    for index, sentence, i in _unnamed(mentions, page):
        name = _name_in(sentence.tokens[i].text, kinds, page.document.language)
        if name is not None:
            proposal = Proposal(
                "organisation", i, i + 1, "repeated", name=name, organisation=kinds[name]
            )
            yield Mention(sentence, index, proposal)


def _unnamed(mentions: Sequence[Mention], page: Page) -> Iterator[tuple[int, Sentence, int]]:
    """Yield the capitalised tokens that no mention holds: sentence, its index, token's index."""
    taken = {(m.index, i) for m in mentions for i in range(m.proposal.start, m.proposal.stop)}
    for index, sentence in enumerate(page.sentences):
        for i, token in enumerate(sentence.tokens):
            if is_capitalised(token) and (index, i) not in taken:
                yield index, sentence, i


def _name_in(word: str, names: Collection[str], language: Language) -> str | None:
    """Return which of ``names`` the word is, in any case."""
    if word in names:
        return word
    bases = (base for base, _, _ in nominatives(word, "place", language))
    return next((base for base in bases if base in names), None)


def _bare_surnames(
    mentions: Sequence[Mention], page: Page, surnames: frozenset[str]
) -> Iterator[Mention]:
    """Yield the mentions of known surnames that stand alone and were not seen yet."""
    if not surnames:
        return
    language = page.document.language
    for index, sentence, i in _unnamed(mentions, page):
        word = sentence.tokens[i].text
        if len(word) < _SHORTEST:
            continue
        if not surnames.isdisjoint(_as_surnames(word.removesuffix("'s"), language)):
            yield Mention(sentence, index, Proposal("person", i, i + 1, "surname"))
