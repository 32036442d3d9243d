"""Organisations: the words that head their names, their kinds, and the seats hidden in them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from pobratim.lexicon.normalise import flat
from pobratim.lexicon.tables import load_table
from pobratim.model.documents import Language
from pobratim.model.readings import OrganisationKind

__all__ = [
    "BodyHead",
    "KnownOrganisation",
    "Level",
    "adjective_of_city",
    "body_head",
    "city_of_adjective",
    "hidden_seat",
    "is_legal_form",
    "is_no_body",
    "is_park_of_firms",
    "is_plain_head",
    "known_name",
    "known_organisation",
    "looks_like_firm",
    "metonyms",
    "plays",
    "trades",
]

Level = Literal["body", "unit", "generic"]

_ENDINGS = {
    "ru": "|ая|ую|а|у|ом|ем|е|ы|и|я|ю|й|ь|ей|ею|ой|ою|ий|ия|ие|ию|ии|ием|о|ов|ам|ами|ах|ям|ями|ях",
    "be": "|а|у|ам|ом|ем|е|зе|э|ы|і|я|ю|й|ь|ей|яй|ай|ой|ою|аю|о|аў|ў|амі|ах|ям|ямі|ях|ё|ём",
}
_COMPOUND = re.compile(
    r"(?P<seat>\w+?)(?P<body>гор(?:исполком|совет|дум|администраци)|облисполком|исполком|"
    r"(?<=м)ос(?:гордум)|гарвыканкам|аблвыканкам|выканкам|гарсавет|совет|савет)\w{0,3}"
)


_FIRM = re.compile(
    r"[А-ЯЁІЎA-Z][\w-]{2,}(?:маш|пром|прам|банк|завод|строй|буд|сервис|сэрвіс|трейд|снаб|торг|"
    r"прибор|прыбор|прылад|дор|ліфт|мэбля|кабель|хим|хім|ресурс|транс|агро|аграмаш|фарм|тех|тэх|энерго|энерга|нефть|нафта|лифт)"
)


@dataclass(frozen=True, slots=True)
class BodyHead:
    """The head of a body's name: nominative, kind, level, and gender (m, f, n)."""

    name: str
    kind: OrganisationKind
    level: Level
    gender: str


@dataclass(frozen=True, slots=True)
class KnownOrganisation:
    """A short name known at large; ``full`` where the language of the short name has one."""

    kind: OrganisationKind
    full: str | None = None


@lru_cache(maxsize=4)
def _load(name: str) -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = load_table(name)
    return loaded


@lru_cache(maxsize=4)
def _forms(language: Language) -> Mapping[str, BodyHead]:
    """Return every form of every head of one word; earlier heads win."""
    found: dict[str, BodyHead] = {}
    for name, stems, kind, level, gender in _load("bodies.yaml")[language]:
        if " " not in name:
            head = BodyHead(name, kind, level, gender)
            found.setdefault(flat(name), head)
            for stem in stems.split("|"):
                for ending in _ENDINGS[language].split("|"):
                    found.setdefault(flat(stem + ending), head)
    return found


@lru_cache(maxsize=1)
def _english_heads() -> dict[str, BodyHead]:
    return {
        name: BodyHead(name, kind, level, gender)
        for name, _, kind, level, gender in _load("bodies.yaml")["en"]
    }


@lru_cache(maxsize=32768)
def body_head(word: str, language: Language) -> BodyHead | None:
    """Return what head of a body ``word``, in any case, is; ``None`` if none.

    >>> body_head("администрацией", "ru").name, body_head("ўніверсітэта", "be").kind
    ('администрация', 'university')
    """
    lowered = flat(word)
    if language == "en":
        return _english_heads().get(lowered)
    # After a vowel Belarusian writes ў: "дзяржаўнага ўніверсітэта".
    return _forms(language).get("у" + lowered[1:] if lowered.startswith("ў") else lowered)


@lru_cache(maxsize=8192)
def hidden_seat(word: str) -> tuple[str, str] | None:
    """Return (city, body) of a compound body that hides its seat, ``None`` if it is none.

    >>> hidden_seat("Мингорисполкома"), hidden_seat("горисполком")
    (('Минск', 'горисполком'), None)
    """
    match = _COMPOUND.fullmatch(flat(word))
    if match is None or not word[:1].isupper():
        return None
    city = _load("organisations.yaml")["hidden_seats"].get(match["seat"])
    return (city, match["body"]) if city else None


@lru_cache(maxsize=1)
def _legal_forms() -> frozenset[str]:
    return frozenset(_load("organisations.yaml")["legal_forms"])


def is_legal_form(word: str) -> bool:
    """Tell whether ``word`` is a legal form of enterprises: ОАО, ТАА, LLC."""
    return word in _legal_forms()


@lru_cache(maxsize=1)
def _no_bodies() -> frozenset[str]:
    return frozenset(_load("organisations.yaml")["no_bodies"])


def is_no_body(word: str) -> bool:
    """Tell whether ``word`` is an abbreviation that names no organisation: СМИ, ДТП."""
    return word in _no_bodies()


@lru_cache(maxsize=8192)
def trades(word: str, language: Language) -> bool:
    """Tell whether a verb, by its beginning, is one of what firms do: поставила, адгрузіць.

    >>> trades("отгрузит", "ru"), trades("отдохнёт", "ru")
    (True, False)
    """
    stems = tuple(_load("organisations.yaml")["trades"].get(language, ()))
    return flat(word).startswith(stems)


@lru_cache(maxsize=8192)
def plays(word: str, language: Language) -> bool:
    """Tell whether a verb, by its beginning, is one of what teams do: обыграл, саступіла.

    >>> plays("обыграла", "ru"), plays("обошла", "ru")
    (True, False)
    """
    stems = tuple(_load("organisations.yaml")["plays"].get(language, ()))
    return flat(word).startswith(stems)


def is_plain_head(name: str) -> bool:
    """Tell whether an English head names, with an article, the one body of its kind in a city.

    >>> is_plain_head("authority"), is_plain_head("company")
    (True, False)
    """
    return name in _load("organisations.yaml")["plain_heads"]


def is_park_of_firms(adjective: str, noun: str) -> bool:
    """Tell whether two words call an industrial or technology park: "индустриальный парк".

    >>> is_park_of_firms("индустриального", "парка"), is_park_of_firms("городской", "парк")
    (True, False)
    """
    stems = tuple(_load("organisations.yaml")["parks"])
    return flat(noun).startswith("парк") and flat(adjective).startswith(stems)


@lru_cache(maxsize=8192)
def known_organisation(name: str) -> KnownOrganisation | None:
    """Return what is known at large of the organisation with this short name.

    >>> known_organisation("МАЗ").full
    'Минский автомобильный завод'
    """
    base = known_name(name)
    row = _load("organisations.yaml")["known"].get(base)
    return KnownOrganisation(row["kind"], row.get("full")) if row else None


@lru_cache(maxsize=8192)
def known_name(word: str) -> str:
    """Return a short name without its case ending, ``word`` itself where it has none.

    >>> known_name("МАЗа"), known_name("Белкоммунмашем"), known_name("Москва")
    ('МАЗ', 'Белкоммунмаш', 'Москва')
    """
    known = _load("organisations.yaml")["known"]
    if word in known:
        return word
    for ending in ("ом", "ем", "ам", "а", "у", "е", "ы"):
        base = word.removesuffix(ending)
        if base != word and (base in known or _FIRM.fullmatch(base)):
            return base
    return word


def looks_like_firm(name: str) -> bool:
    """Tell whether a name of one word is built as those of firms are: Белкоммунмаш, Амкодор."""
    return _FIRM.fullmatch(name) is not None


@lru_cache(maxsize=1)
def metonyms() -> Mapping[str, str]:
    """Return the phrases that stand for a city, folded, each with the city's name."""
    return {flat(phrase): city for phrase, city in _load("organisations.yaml")["metonyms"].items()}


@lru_cache(maxsize=1024)
def adjective_of_city(city: str, language: Language) -> str | None:
    """Return the listed adjective (nominative masculine) of a city, ``None`` if none is listed.

    >>> adjective_of_city("Минск", "ru"), adjective_of_city("Орша", "be")
    ('минский', 'аршанскі')
    """
    table = _load("organisations.yaml")["city_adjectives"]
    end = "і" if language == "be" else "й"
    return next(
        (
            word
            for word, named in table.items()
            if word.endswith(end) and flat(named) == flat(city)
        ),
        None,
    )


@lru_cache(maxsize=8192)
def city_of_adjective(adjective: str) -> str | None:
    """Return the city of a listed irregular adjective (nominative masculine), else ``None``.

    >>> city_of_adjective("тульский")
    'Тула'
    """
    return _cities_by_adjective().get(flat(adjective))


@lru_cache(maxsize=1)
def _cities_by_adjective() -> Mapping[str, str]:
    table = _load("organisations.yaml")["city_adjectives"]
    return {flat(adjective): city for adjective, city in table.items()}
