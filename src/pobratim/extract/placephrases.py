"""Phrases that name places: cities in any case, regions, countries, city adjectives, metonyms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from pobratim.extract.phrasewords import is_adjective, is_common_noun, is_region_word
from pobratim.extract.placenames import (
    adjective_base,
    city_bases,
    country_of,
    is_formal,
    region_of,
)
from pobratim.extract.proposals import Proposal, is_capitalised, quoted_runs
from pobratim.extract.tokens import Token
from pobratim.lexicon.bodies import body_head, metonyms
from pobratim.lexicon.countries import country_of_adjective
from pobratim.lexicon.gazetteer import Gazetteer
from pobratim.lexicon.morphology import analyse
from pobratim.lexicon.names import first_name_gender, is_no_city, opens_sentences
from pobratim.lexicon.posts import post_head, post_modifier
from pobratim.model.documents import Language

__all__ = ["place_phrases"]

_LONGEST = 4
_SHORTEST_LEAD = 4
_AS_TAGGED = 1.0
"""Weight of what the tagger saw before it was trimmed to a name."""

_ENGLISH_REGIONS = frozenset({"Region", "Oblast", "Krai", "Province", "Voivodeship", "Prefecture",
                              "District", "Territory", "River", "Lake"})  # fmt: skip
_PEOPLE_ENOUGH = 15_000


def place_phrases(
    tokens: Sequence[Token],
    others: Sequence[Proposal],
    gazetteer: Gazetteer,
    language: Language,
) -> Iterator[Proposal]:
    """Yield the places of a sentence; those inside organisations too, those in persons not."""
    blocked = _blocked(others) | (_quoted(tokens) if language != "en" else set())
    tagged = {
        p.start: p
        for p in others
        if p.kind == "place" and _can_be_place(tokens, p, language)
        if not any(o.kind == "organisation" and _same_span(o, p) for o in others)
    }
    located = {i for p in others if p.kind != "person" for i in range(p.start, p.stop)}
    bodies = {i for p in others if p.kind == "organisation" for i in range(p.start, p.stop)}
    i = 0
    while i < len(tokens):
        found = None if i in blocked else _place_at(tokens, i, gazetteer, language)
        if found is not None and _is_part(tokens, found, bodies, language):
            found = None
        if found is not None and found.origin == "named" and language == "ru":
            after_post = i > 0 and post_head(tokens[i - 1].text, language) is not None
            known = i in located or after_post or _is_toponym(tokens[i])
            found = found if known else None
        if found is None and i not in blocked:
            found = _of_post(tokens, i, blocked, language)
        if i in tagged and i not in blocked:
            found = _longer(tokens, tagged[i], found, language)
        if found is None:
            i += 1
            continue
        yield found
        i = found.stop


_BEFORE_CITY = frozenset(
    [
        "Central",
        "Greater",
        "City",
        "Town",
        "Saint",
        "Mayor",
        "Akim",
        "Cllr",
        "Capital",
        "Municipality",
    ]
)


def _is_part(
    tokens: Sequence[Token], found: Proposal, bodies: set[int], language: Language
) -> bool:
    """Tell whether a lone name is but a part of another: "Ashok Leyland", "White Lund".

    A post, a country's adjective, a word that opens sentences may stand before a city; the noun of
    a body, a post or a region may follow with a capital. In Belarusian a given name beside it.
    """
    i = found.start
    if found.origin != "named" or found.stop - i > 1 or i in bodies or language == "ru":
        return False
    if language == "be":
        beside = tokens[max(0, i - 1) : i] if i else ()
        given = any(first_name_gender(t.text, "be") for t in beside) or (
            i > 1 and is_capitalised(tokens[i - 1]) and _names_nobody(tokens[i - 1])
        )
        starts = first_name_gender(tokens[i].text, "be") and i + 1 < len(tokens)
        return given or bool(starts and is_capitalised(tokens[i + 1]))
    before = tokens[i - 1] if i else None
    if before is not None and before.text in {"&", "de", "da", "do", "van", "von"}:
        return i > 1 and is_capitalised(tokens[i - 2])
    return (before is not None and _names_more(before)) or _goes_on(tokens, i + 1)


def _names_nobody(before: Token) -> bool:
    """Tell whether a Belarusian word with a capital inside a sentence is no post nor adjective."""
    kind = post_head(before.text, "be") or body_head(before.text, "be")
    return not kind and not is_adjective(before, "be") and before.text.isalpha()


def _names_more(before: Token) -> bool:
    word = before.text
    if not is_capitalised(before) or not word.isalpha() or word in _BEFORE_CITY or word.isupper():
        return False
    if country_of_adjective(word) or country_of((word,), "en") or region_of((word,), "en"):
        return False
    known = opens_sentences(word, "en") or post_head(word, "en") or post_modifier(word, "en")
    return not known


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a name goes on with capitals that end in no body, post or region."""
    stop = at
    while stop < len(tokens) and is_capitalised(tokens[stop]) and tokens[stop].text[0].isalpha():
        stop += 1
    words = [t.text for t in tokens[at:stop]]
    named = (
        body_head(w, "en") or post_head(w, "en") or post_modifier(w, "en") or w in _ENGLISH_REGIONS
        for w in words
    )
    return bool(words) and not words[0].isupper() and not any(named)


def _blocked(others: Sequence[Proposal]) -> set[int]:
    """Return the tokens of persons and of names in quotation marks: no place stands there."""
    return {
        i
        for p in others
        if (p.kind == "person" and p.weight > _AS_TAGGED)
        or (p.kind == "organisation" and p.origin in {"quoted", "known", "bare"})
        for i in range(p.start, p.stop)
    }


def _same_span(a: Proposal, b: Proposal) -> bool:
    return a.origin != "tagger" and (a.start, a.stop) == (b.start, b.stop)


def _longer(
    tokens: Sequence[Token], tagged: Proposal, found: Proposal | None, language: Language
) -> Proposal:
    """Prefer what the tagger saw where the tables know its first adjective only."""
    if found is None:
        return tagged
    partial = found.stop < tagged.stop and is_adjective(tokens[found.start], language)
    return tagged if partial else found


def _quoted(tokens: Sequence[Token]) -> set[int]:
    """Return the tokens of short names in quotation marks: «Минск» there is a hotel."""
    return {i for start, end in quoted_runs(tokens) if end - start <= 4 for i in range(start, end)}


def _names_nothing(token: Token, language: Language) -> bool:
    """Tell whether a word is a kind of district, a post or an adjective of posts."""
    post = post_modifier(token.text, language) or post_head(token.text, language)
    return is_region_word(token) is not None or post is not None


_STREET = re.compile(r"(?:проспект|улиц|набережн|площад|бульвар|шоссе|переул|микрорайон)\w{0,3}")


def _can_be_place(tokens: Sequence[Token], p: Proposal, language: Language) -> bool:
    """Tell whether what the tagger took for a place is more than a common word."""
    words = tokens[p.start : p.stop]
    if any(body_head(token.text, language) for token in words[:1]):
        return False
    if any(_STREET.match(token.lower) for token in words) or not words[0].text[:1].isalpha():
        return False  # streets are no places of cooperation
    if all(_names_nothing(token, language) for token in words):
        return False  # "Городской округ", "Чрезвычайный" name nothing
    return p.start > 0 or not all(is_common_noun(token) for token in words)


def _is_toponym(token: Token) -> bool:
    return any("Geox" in parse.grammemes for parse in analyse(token.text, "ru"))


def _place_at(
    tokens: Sequence[Token], i: int, gazetteer: Gazetteer, language: Language
) -> Proposal | None:
    if i and (tokens[i - 1].lower in _NAMED_AFTER or _is_named_after(tokens, i)):
        return None
    if i and _WATER.match(tokens[i - 1].lower):
        return None
    metonym = _metonym(tokens, i)
    if metonym is not None:
        return metonym
    if not is_capitalised(tokens[i]):
        return _adjective(tokens, i, gazetteer, language)
    return (
        _region(tokens, i, language)
        or _named(tokens, i, gazetteer, language)
        or _adjective(tokens, i, gazetteer, language)
    )


_CITY_POSTS = frozenset({"мэр", "бургамістр", "бургомистр", "градоначальник", "mayor"})


def _of_post(
    tokens: Sequence[Token], i: int, blocked: set[int], language: Language
) -> Proposal | None:
    """Find a town that only its mayor tells: "мэр Сёміхіных Гор Пётр Латышаў"."""
    at = i - 2 if i > 1 and tokens[i - 1].lower == "of" else i - 1
    if at < 0 or post_head(tokens[at].text, language) not in _CITY_POSTS:
        return None
    if not is_capitalised(tokens[i]):
        return None
    stop = i
    while stop < len(tokens) and stop not in blocked and is_capitalised(tokens[stop]):
        stop += 1
    named = stop in blocked or stop == len(tokens) or not tokens[stop].text[:1].isalpha()
    return Proposal("place", i, stop, "unknown", 0.5) if stop > i and named else None


_NAMED_AFTER = frozenset({"имени", "імя"})


_WATER = re.compile(r"(?:озер|рек[аиеу]|рак[аі]|рацэ|возер|вулкан|остров|востраў)\w{0,3}$")


def _is_named_after(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether a shortened word before a name makes it a person's or a street's."""
    if i < 2 or tokens[i - 1].text != ".":
        return False
    short = tokens[i - 2]
    initial = len(short.text) == 1 and short.text.isupper() and short.text.isalpha()
    return initial or short.lower in {"им", "ім", "ул", "вул", "пр", "пл", "пер", "просп"}


@lru_cache(maxsize=1)
def _metonym_starts() -> frozenset[str]:
    return frozenset(phrase.split()[0] for phrase in metonyms())


def _metonym(tokens: Sequence[Token], i: int) -> Proposal | None:
    if not {tokens[i].lower, tokens[i].lemma} & _metonym_starts():
        return None
    for size in (3, 2):
        if i + size <= len(tokens):
            for phrase in _phrase_forms(tokens[i : i + size]):
                city = metonyms().get(phrase)
                if city:
                    return Proposal("place", i, i + size, "metonym", 2.0, name=city)
    return None


def _phrase_forms(words: Sequence[Token]) -> Iterator[str]:
    yield " ".join(word.lower for word in words)
    yield " ".join([words[0].lemma, *(word.lower for word in words[1:])])
    yield " ".join([words[0].lemma, words[1].lemma, *(word.lower for word in words[2:])])
    yield " ".join(word.lemma for word in words)


def _region(tokens: Sequence[Token], i: int, language: Language) -> Proposal | None:
    """Find "Свердловская область", "Республика Беларусь", "Республика Татарстан" at ``i``."""
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    if following is None:
        return None
    if language == "en":
        size = 1 + is_capitalised(following) * (i + 2 < len(tokens))
        whole = tokens[i + size].text in _ENGLISH_REGIONS if i + size < len(tokens) else False
        short = following.text in _ENGLISH_REGIONS
        stop = i + 2 if short else i + size + 1
        return Proposal("place", i, stop, "english", 2.0) if short or whole else None
    if is_region_word(tokens[i]) and is_capitalised(following):
        return Proposal("place", i, i + 2, "region", 2.0)
    return _region_of_adjective(tokens, i, language)


def _region_of_adjective(tokens: Sequence[Token], i: int, language: Language) -> Proposal | None:
    """Find "Свердловская область", "Вяземский муниципальный округ" at ``i``."""
    if is_adjective(tokens[i], language) and not post_modifier(tokens[i].text, language):
        size = 1
        while i + size < len(tokens) - 1 and tokens[i + size].lower in {
            "автономного", "автономный", "муниципального", "муниципальный", "муниципальным",
            "городского", "городской", "городским",
        }:  # fmt: skip
            size += 1
        if is_region_word(tokens[i + size]):
            formal = _formal_country(tokens, i, i + size + 1, language)
            if formal is not None:
                return formal
            return Proposal("place", i, i + size + 1, "region", 2.0)
        if _shared(tokens, i, language):
            return Proposal("place", i, i + 1, "region", 2.0, name="shared")
    return None


def _formal_country(
    tokens: Sequence[Token], i: int, stop: int, language: Language
) -> Proposal | None:
    """Find "Социалистическая Республика Вьетнам": a republic with its name behind the word."""
    if stop >= len(tokens) or not is_formal([t.text for t in tokens[i : stop + 1]]):
        return None
    named = is_capitalised(tokens[stop]) and country_of((tokens[stop].text,), language)
    return Proposal("place", i, stop + 1, "named", 2.0) if named else None


def _shared(tokens: Sequence[Token], i: int, language: Language) -> bool:
    """Tell whether the adjective at ``i`` shares a plural область: "Брестской и Тульской …"."""
    if i + 3 >= len(tokens) or tokens[i + 1].lower not in {"и", "і", ","}:
        return False
    plural = {"областей", "области", "областям", "областях", "вобласцей", "вобласці", "раены"}
    return is_adjective(tokens[i + 2], language) and tokens[i + 3].lower in plural


def _named(
    tokens: Sequence[Token], i: int, gazetteer: Gazetteer, language: Language
) -> Proposal | None:
    for size in range(_LONGEST, 0, -1):
        words = tuple(token.text for token in tokens[i : i + size])
        if len(words) < size or not all(w[:1].isalpha() for w in words):
            continue
        if country_of(words, language) or region_of(words, language):
            return Proposal("place", i, i + size, "named", 2.0)
        if size > 1 and not all(w[:1].isupper() for w in (words[0], words[-1])):
            continue
        if city_bases(words, gazetteer, language):
            if size == 1 and _modifies(tokens, i, language):
                continue
            if size == 1 and not _credible(tokens, i, gazetteer, language):
                continue
            return Proposal("place", i, i + size, "named", 2.0)
    return None


def _modifies(tokens: Sequence[Token], i: int, language: Language) -> bool:
    """Tell whether an adjective stands before its noun: "Тульской палате" names no Тульский."""
    if i + 1 >= len(tokens) or not is_adjective(tokens[i], language):
        return False
    following = tokens[i + 1]
    return following.text[:1].islower() and (
        is_adjective(following, language) or following.pos == "NOUN"
    )


def _credible(tokens: Sequence[Token], i: int, gazetteer: Gazetteer, language: Language) -> bool:
    """Tell whether a lone capitalised word is likely a city and not the start of a sentence."""
    token = tokens[i]
    if token.text.isupper() and len(token.text) < 5 and not _is_lead(tokens, i):
        return False
    if token.text.isascii() and language != "en":
        return False  # "Google" in a Russian text is the firm, whatever towns are called so
    if len(token.text) < 3 or (language == "be" and i == 0 and len(token.text) < 4):
        return False
    if opens_sentences(token.text, language) or post_head(token.text, language):
        return False
    if is_no_city(token.text, language) or body_head(token.text, language):
        return False
    return i > 0 or language == "ru" or _is_large((token.text,), gazetteer, language)


def _is_lead(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether a short word in capitals opens an item: "ОРША. Мэр …", "LYON – …"."""
    after = tokens[i + 1].text if i + 1 < len(tokens) else ""
    if i or len(tokens[i].text) < _SHORTEST_LEAD:
        return False
    return after in {",", "–", "—", "-", "/"} or (after == "." and i + 2 == len(tokens))


def _is_large(words: tuple[str, ...], gazetteer: Gazetteer, language: Language) -> bool:
    """Tell whether a city of the name is large enough to trust a word that opens a sentence."""
    return any(
        (city.population or 0) >= _PEOPLE_ENOUGH
        for _, cities in city_bases(words, gazetteer, language)
        for city in cities
    )


def _adjective(
    tokens: Sequence[Token], i: int, gazetteer: Gazetteer, language: Language
) -> Proposal | None:
    if not is_adjective(tokens[i], language):
        return None
    base = adjective_base(tokens[i].text, gazetteer, language)
    if base is None:
        return None
    return Proposal("place", i, i + 1, "adjective", 0.5, name=base)
