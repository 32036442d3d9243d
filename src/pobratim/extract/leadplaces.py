"""Places right behind a post or a word for a place: "аким Павлодара Нурлан …" begins no name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pobratim.extract.placenames import city_bases, country_of, region_of
from pobratim.extract.proposals import is_capitalised
from pobratim.extract.tokens import Token
from pobratim.lexicon.bodies import body_head
from pobratim.lexicon.gazetteer import Gazetteer
from pobratim.lexicon.morphology import analyse
from pobratim.lexicon.names import first_name_gender, is_patronymic
from pobratim.lexicon.posts import post_head
from pobratim.model.documents import Language

__all__ = ["dedicated_end", "lead_places", "words_after_dedication"]

_LEADING = frozenset(
    {"провинции", "города", "земли", "штата", "кантона", "префектуры", "уезда", "общины",
     "провінцыі", "горада", "зямлі", "прэфектуры", "павета", "гміны", "гмины",
     "акимата", "хокимията", "мэрии", "администрации", "адміністрацыі", "мэрыі"}
)  # fmt: skip
_LONGEST = 3
_NO_NAMES = frozenset(
    {"city", "town", "municipal", "regional", "district", "county", "state", "national",
     "executive", "international", "province", "oblast", "region", "people"}
)  # fmt: skip
_DEDICATED = frozenset({"имени", "імя", "імені"})


def lead_places(
    tokens: Sequence[Token], gazetteer: Gazetteer, language: Language
) -> frozenset[int]:
    """Return the tokens of places that stand between a post and the name of its holder.

    A country is one in any case; a city only in an oblique case and before a further capital.
    English puts "of" before such a place: "Mayor of Derry Orla Quinn".
    """
    if language == "en":
        return frozenset(_behind_of(tokens, gazetteer))
    found: set[int] = set()
    for i in range(1, len(tokens)):
        if is_capitalised(tokens[i]) and _leads(tokens[i - 1], language):
            found.update(range(i, _place_end(tokens, i, gazetteer, language)))
    return frozenset(found)


def _behind_of(tokens: Sequence[Token], gazetteer: Gazetteer) -> Iterator[int]:
    """Yield the tokens of English places between "post of" and two capitalised words."""
    for i in range(2, len(tokens)):
        led = tokens[i - 1].lower == "of" and post_head(tokens[i - 2].text, "en") is not None
        if not led or not is_capitalised(tokens[i]):
            continue
        for size in range(_LONGEST, 0, -1):
            words = tuple(token.text for token in tokens[i : i + size])
            pair = tokens[i + size : i + size + 2]
            named = len(pair) > 1 and all(is_capitalised(t) and _names_person(t) for t in pair)
            if named and (country_of(words, "en") or city_bases(words, gazetteer, "en")):
                yield from range(i, i + size)
                break


def _names_person(token: Token) -> bool:
    """Tell whether an English word with a capital may be part of a person's name."""
    return body_head(token.text, "en") is None and token.lower not in _NO_NAMES


def _leads(token: Token, language: Language) -> bool:
    if token.lower in _LEADING or post_head(token.text, language) is not None:
        return True
    head = body_head(token.text, language)
    return head is not None and head.kind == "authority" and head.level == "body"


def _place_end(tokens: Sequence[Token], i: int, gazetteer: Gazetteer, language: Language) -> int:
    """Return the end of the place that begins at ``i``, ``i`` itself where none does."""
    for size in range(_LONGEST, 0, -1):
        words = tuple(token.text for token in tokens[i : i + size])
        if len(words) < size or not all(word[:1].isupper() for word in (words[0], words[-1])):
            continue
        if first_name_gender(words[0], language) and not _is_name_next(tokens, i + size, language):
            continue
        if country_of(words, language) or region_of(words, language):
            return i + size
        if _begins_name(tokens, i + size) and _is_oblique_city(words, gazetteer, language):
            return i if _is_surname_first(tokens, i, language) else i + size
    named = tokens[i - 1].lower in _LEADING and _is_name_next(tokens, i + 1, language)
    return i + 1 if named or _is_unknown_seat(tokens, i, language) else i


_CHIEFS = frozenset({"мэр", "вице-мэр", "аким", "хоким", "бургомистр", "губернатор", "віцэ-мэр",
                     "бургамістр", "акім", "хакім", "губернатар"})  # fmt: skip
_OBLIQUE = ("а", "я", "ы", "и", "і", "у")


def _is_unknown_seat(tokens: Sequence[Token], i: int, language: Language) -> bool:
    """Tell whether a town that no table knows stands between its chief and his two names."""
    pair = tokens[i + 1 : i + 3]
    return (
        post_head(tokens[i - 1].text, language) in _CHIEFS
        and len(pair) > 1
        and all(is_capitalised(token) and len(token.text) > 1 for token in pair)
        and tokens[i].text.endswith(_OBLIQUE)
        and first_name_gender(tokens[i].text, language) is None
        and not any(is_patronymic(token.text) for token in pair)
    )


def _begins_name(tokens: Sequence[Token], i: int) -> bool:
    return i < len(tokens) and is_capitalised(tokens[i]) and len(tokens[i].text) > 1


def _is_name_next(tokens: Sequence[Token], i: int, language: Language) -> bool:
    """Tell whether a first name and a further capital follow: the place ends before them."""
    given = _begins_name(tokens, i) and first_name_gender(tokens[i].text, language) is not None
    return given and not is_patronymic(tokens[i].text) and _begins_name(tokens, i + 1)


def _is_oblique_city(words: tuple[str, ...], gazetteer: Gazetteer, language: Language) -> bool:
    surface = " ".join(words)
    return any(base != surface for base, _ in city_bases(words, gazetteer, language))


def _is_surname_first(tokens: Sequence[Token], i: int, language: Language) -> bool:
    """Tell whether a surname that is a city too stands before first name and patronymic."""
    return (
        i + 2 < len(tokens)
        and first_name_gender(tokens[i + 1].text, language) is not None
        and is_patronymic(tokens[i + 2].text)
        and not (i + 3 < len(tokens) and is_capitalised(tokens[i + 3]))
    )


def words_after_dedication(tokens: Sequence[Token], language: Language) -> Iterator[int]:
    """Yield the tokens of the name that a body bears: "университет имени Янки Купалы".

    Behind initials it is one surname; else it ends before a first name in the nominative, which
    begins the name of somebody else: "… имени Королёва Владимир Богатырь".
    """
    for i, token in enumerate(tokens):
        short = token.text == "." and i > 0 and tokens[i - 1].lower in {"им", "ім"}
        if token.lower in _DEDICATED or short:
            yield from range(i + 1, dedicated_end(tokens, i + 1, language))


def dedicated_end(tokens: Sequence[Token], start: int, language: Language) -> int:
    """Return the end of the name that a body bears and that begins at ``start``."""
    stop, words, initials = start, 0, False
    while stop < len(tokens) and (is_capitalised(tokens[stop]) or tokens[stop].text == "."):
        text = tokens[stop].text
        if text == ".":
            initials = True
        elif len(text) > 1:
            if words and (initials or _is_nominative_given(text, language)):
                break
            words += 1
        stop += 1
    while stop > start and tokens[stop - 1].text == ".":
        stop -= 1
    return stop


def _is_nominative_given(word: str, language: Language) -> bool:
    """Tell whether a word is a first name that can stand in the nominative."""
    if first_name_gender(word, language) is None:
        return False
    if language != "ru":
        return not word.endswith(("а", "ы", "і", "у"))
    return any(p.case == "nomn" and "Name" in p.grammemes for p in analyse(word, "ru")[:2])
