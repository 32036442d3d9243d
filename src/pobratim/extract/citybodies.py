"""Bodies that only their city tells apart: a bare "мэрия", "полоцкий водоканал", "City Hall"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pobratim.extract.bodytails import right_edge
from pobratim.extract.knownbodies import joined_text
from pobratim.extract.phrasewords import adjective_nominative, is_adjective
from pobratim.extract.placenames import adjective_base
from pobratim.extract.proposals import Proposal, is_capitalised
from pobratim.extract.tokens import Token
from pobratim.lexicon.bodies import BodyHead, body_head
from pobratim.lexicon.gazetteer import Gazetteer
from pobratim.lexicon.names import first_name_gender
from pobratim.lexicon.posts import post_head
from pobratim.model.documents import Language

__all__ = ["ENGLISH_BARE", "bare_country", "city_bodies"]

_BARE = frozenset(
    {"мэрия", "муниципалитет", "магистрат", "акимат", "хокимият", "маслихат", "горсовет",
     "гордума", "горадминистрация", "мэрыя", "муніцыпалітэт", "магістрат", "акімат", "хакіміят",
     "масліхат", "гарсавет", "гардума"}
)  # fmt: skip
_COUNTRIES: dict[str, frozenset[str]] = {
    **dict.fromkeys(("акимат", "акімат", "маслихат", "масліхат", "akimat"), frozenset({"KZ"})),
    **dict.fromkeys(("хокимият", "хакіміят"), frozenset({"UZ"})),
    **dict.fromkeys(("горсовет", "гордума", "горадминистрация", "гардума"),
                    frozenset({"RU", "BY", "UA", "KG", "MD"})),
}  # fmt: skip
ENGLISH_BARE = frozenset({"city hall", "city council", "town council", "town hall", "akimat"})
"""English bodies of one city that stand without its name, in lower case."""

_UNIQUE = frozenset(
    {"водоканал", "цирк", "цырк", "зоопарк", "аэропорт", "вокзал", "метрополитен", "филармония",
     "университет", "горсовет", "гордума", "мэрия", "муниципалитет", "магистрат", "акимат",
     "хокимият", "маслихат", "администрация", "порт", "водаканал", "заапарк", "аэрапорт",
     "вакзал", "метрапалітэн", "філармонія", "універсітэт", "мэрыя", "муніцыпалітэт", "гарсавет",
     "акімат", "хакіміят", "адміністрацыя"}
)  # fmt: skip
_KINDS = frozenset({"enterprise", "hospital", "museum", "university", "other"})
_MOST_ADJECTIVES = 4


def bare_country(name: str) -> frozenset[str]:
    """Return the only countries that have such a body, empty where any may have it."""
    return _COUNTRIES.get(name.lower(), frozenset())


def city_bodies(
    tokens: Sequence[Token], gazetteer: Gazetteer, language: Language
) -> Iterator[Proposal]:
    """Yield bare bodies of cities, and heads behind a small adjective made from a city."""
    if language == "en":
        yield from _english(tokens)
        return
    for i, token in enumerate(tokens):
        head = body_head(token.text, language)
        if head is None or head.level != "body" or post_head(token.text, language):
            continue
        left = _city_adjective(tokens, i, head, gazetteer, language)
        if left is not None:
            name = _name(tokens, (left, i), head, language)
            yield Proposal("organisation", left, i + 1, "body", 1.4, name, head.kind, seat_at=left)
        elif _of_town(tokens, i, head):
            yield Proposal("organisation", i, i + 2, "bare", 0.6, head.name, head.kind)
        elif _of_level(tokens, i, head, language):
            yield _levelled(tokens, i, head, language)
        elif head.name in _BARE and _is_one(tokens, i):
            yield Proposal("organisation", i, i + 1, "bare", 0.4, head.name, head.kind)


_LEVELS = (
    "городск",
    "областн",
    "краев",
    "районн",
    "муниципальн",
    "окружн",
    "республиканск",
    "гарадск",
    "абласн",
    "абласны",
    "раённ",
    "муніцыпальн",
    "акруговы",
    "рэспубліканск",
)
_LEVELLED = frozenset(
    {"администрация", "дума", "совет", "собрание", "парламент", "управа", "суд", "прокуратура",
     "больница", "поликлиника", "библиотека", "филармония", "минздрав", "правительство", "палата",
     "федерация", "адміністрацыя", "савет", "сход", "пракуратура", "бальніца",
     "паліклініка", "бібліятэка", "філармонія", "урад", "федэрацыя"}
)  # fmt: skip
"""Heads of which a city or a region has one: "городская дума", "абласная бальніца"."""

_CITY_LEVELS = ("городск", "гарадск", "муниципальн", "муніцыпальн")


def _of_level(tokens: Sequence[Token], i: int, head: BodyHead, language: Language) -> bool:
    """Tell whether the head is the one of its city or region: "городская дума"."""
    left = _level_edge(tokens, i, language)
    plural = language == "ru" and "plur" in tokens[i].grammemes
    return left < i and head.name in _LEVELLED and not plural and _is_one(tokens, left)


_TOWN = frozenset({"города", "горада"})


def _of_town(tokens: Sequence[Token], i: int, head: BodyHead) -> bool:
    """Tell whether the head is the one of "the city" that stands without its name."""
    if i + 1 >= len(tokens) or tokens[i + 1].lower not in _TOWN or head.name not in _LEVELLED:
        return False
    if i + 2 >= len(tokens) or not is_capitalised(tokens[i + 2]):
        return True
    language: Language = "be" if tokens[i + 1].lower == "горада" else "ru"
    return first_name_gender(tokens[i + 2].text, language) is not None


def _level_edge(tokens: Sequence[Token], i: int, language: Language) -> int:
    """Return where the adjective of the level stands before a head, perhaps one between."""
    for left in range(i - 1, max(-1, i - 3), -1):
        if not is_adjective(tokens[left], language) or not tokens[left].text.islower():
            return i
        if tokens[left].lower.startswith(_LEVELS):
            return left
    return i


def _levelled(tokens: Sequence[Token], i: int, head: BodyHead, language: Language) -> Proposal:
    left = _level_edge(tokens, i, language)
    words = [adjective_nominative(token, head.gender, language) for token in tokens[left:i]]
    right, place_at = right_edge(tokens, i, language, {})
    right = right if place_at is None else i + 1
    tail = [joined_text(tokens, i + 1, right)] if right > i + 1 else []
    name = " ".join([*words, head.name, *tail])
    bare = tokens[left].lower.startswith(_CITY_LEVELS) and head.kind == "authority"
    origin = "bare" if bare else "body"
    return Proposal("organisation", left, right, origin, 0.5, name, head.kind)


def _english(tokens: Sequence[Token]) -> Iterator[Proposal]:
    for i in range(len(tokens) - 1):
        pair = f"{tokens[i].lower} {tokens[i + 1].lower}"
        if pair in ENGLISH_BARE and is_capitalised(tokens[i]) and is_capitalised(tokens[i + 1]):
            name = f"{tokens[i].text} {tokens[i + 1].text}"
            yield Proposal("organisation", i, i + 2, "bare", 0.4, name, "authority")


_SEVERAL = frozenset({"обе", "две", "обеих", "двух", "три", "абедзве", "дзве", "абедзвюх"})


def _is_one(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether the head means one body: not "обе мэрии", not in quotation marks."""
    before = tokens[i - 1] if i else None
    if tokens[i].pos == "NOUN" and "plur" in tokens[i].grammemes:
        return tokens[i].lower.endswith("ии") and (before is None or before.lower not in _SEVERAL)
    return before is None or (before.lower not in _SEVERAL and before.text not in '«"“')


def _city_adjective(
    tokens: Sequence[Token], i: int, head: BodyHead, gazetteer: Gazetteer, language: Language
) -> int | None:
    """Return where "полоцкий молочный комбинат" begins: at an adjective made from a city.

    A head that a city has many of (завод, школа) needs another adjective between.
    """
    edge = i
    while edge > 0 and i - edge < _MOST_ADJECTIVES and is_adjective(tokens[edge - 1], language):
        edge -= 1
        if tokens[edge].text[:1].islower() and adjective_base(
            tokens[edge].text, gazetteer, language
        ):
            unique = head.name in _UNIQUE or i - edge > 1
            named = unique and (head.kind in _KINDS or head.name in _UNIQUE)
            return edge if named and "plur" not in tokens[edge].grammemes else None
    return None


def _name(
    tokens: Sequence[Token], edges: tuple[int, int], head: BodyHead, language: Language
) -> str:
    left, at = edges
    words = [adjective_nominative(token, head.gender, language) for token in tokens[left:at]]
    words[0] = words[0][:1].upper() + words[0][1:]
    return " ".join([*words, head.name])
