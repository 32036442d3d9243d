"""Names of places in any case, back to the nominative that the tables know."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import product

from pobratim.lexicon.bodies import city_of_adjective
from pobratim.lexicon.countries import country_code, country_of_adjective, country_words
from pobratim.lexicon.exonyms import exonym
from pobratim.lexicon.gazetteer import Gazetteer
from pobratim.lexicon.morphology import analyse
from pobratim.lexicon.names import Role, nominatives
from pobratim.lexicon.normalise import flat, fold
from pobratim.lexicon.posts import adjective_stem
from pobratim.lexicon.regions import Region, region, region_words
from pobratim.model.documents import Language
from pobratim.model.places import City

__all__ = [
    "adjective_base",
    "adjective_nominative_masculine",
    "city_bases",
    "country_of",
    "is_formal",
    "place_bases",
    "region_name",
    "region_of",
]

_ON_RIVER = re.compile(r"-(?:на|над|ля|in|upon|on|am|sur)-", re.IGNORECASE)
_ADJECTIVE_PEOPLE = 50_000
_MOST_FORMS = 400
_LONGEST = 3
"""Words of the longest name of a country or region."""

_TAILS_EN = ("'s", "’s", "-based", "-made", "-born")

_ROLES: tuple[Role, ...] = ("first", "last", "place")
_HOME = {"ru": ("RU", "BY"), "be": ("BY", "RU"), "en": ()}


@lru_cache(maxsize=65536)
def _word_bases(word: str, language: Language) -> tuple[str, ...]:
    """Return the nominatives that one word of a place name may have, the word itself first."""
    if language == "en":
        return (word, *(word.removesuffix(end) for end in _TAILS_EN if word.endswith(end)))
    river = _ON_RIVER.search(word)
    if river is not None:
        tail = word[river.start() :]
        return tuple(base + tail for base in _word_bases(word[: river.start()], language))
    found = {word: None}
    if language == "ru":
        for parse in analyse(word, "ru"):
            if parse.pos in {"NOUN", "ADJF"} and not {"Name", "Surn", "Patr"} & parse.grammemes:
                found[_like(parse.lemma, word)] = None
    for role in _ROLES:
        for base, _, _ in nominatives(word, role, language):
            found[base] = None
    return tuple(found)


def _like(lemma: str, word: str) -> str:
    """Return ``lemma`` with the capitals of ``word``, each part after a hyphen too."""
    if word.isupper() and len(word) > 3:
        return lemma.upper()
    return "-".join(part[:1].upper() + part[1:] for part in lemma.split("-"))


def place_bases(words: Sequence[str], language: Language) -> Iterator[str]:
    """Yield the nominatives that a place name of several words may have, likeliest first."""
    options = [_word_bases(word, language) for word in words]
    for count, choice in enumerate(product(*options)):
        if count > _MOST_FORMS:
            return
        yield " ".join(choice)


@lru_cache(maxsize=65536)
def city_bases(
    words: tuple[str, ...], gazetteer: Gazetteer, language: Language
) -> tuple[tuple[str, tuple[City, ...]], ...]:
    """Return the (nominative, cities of that name) pairs that a name in any case may mean."""
    found = []
    bases = place_bases(words, language)
    if len(words) > 1 and not _may_begin(words[0], gazetteer, language):
        bases = iter(())
    for base in bases:
        known = exonym(base, language)
        cities = gazetteer.candidates(base) if known is None else (gazetteer.city(known),)
        if cities:
            found.append((base, cities))
    if not found and language == "be":
        found.extend(_by_russian_spelling(words, gazetteer))
    return tuple(found)


@lru_cache(maxsize=65536)
def _may_begin(word: str, gazetteer: Gazetteer, language: Language) -> bool:
    """Tell whether a city's name of several words may begin with ``word`` in some case."""
    return any(gazetteer.begins(base) for base in _word_bases(word, language))


_RESPELLED = (
    ("льля", "лья"), ("лля", "лья"), ("ння", "нья"), ("цця", "тья"), ("дз", "д"), ("шчы", "щи"),
    ("ці", "ти"), ("це", "те"), ("ця", "тя"), ("ць", "ть"), ("і", "и"), ("ў", "в"), ("ё", "е"),
)  # fmt: skip
_VARIES = {"а": "ао", "я": "яе", "э": "еэ", "ы": "иы"}
"""What a Belarusian vowel may be in Russian: unstressed о is written а, ы stands after ц, ж, ч."""
_MOST_VOWELS = 5
_RESPELLED_PEOPLE = 15_000


def _by_russian_spelling(
    words: tuple[str, ...], gazetteer: Gazetteer
) -> Iterator[tuple[str, tuple[City, ...]]]:
    """Yield cities that the gazetteer has in Russian only: Каламна is Коломна."""
    for base in place_bases(words, "be"):
        for spelling in _russian_spellings(base):
            cities = tuple(
                city
                for city in gazetteer.candidates(spelling)
                if (city.population or 0) >= _RESPELLED_PEOPLE
            )
            if cities:
                yield base, cities
                break


def _russian_spellings(name: str) -> Iterator[str]:
    plain = flat(name)
    for belarusian, russian in _RESPELLED:
        plain = plain.replace(belarusian, russian)
    varied = [i for i, letter in enumerate(plain) if letter in _VARIES][:_MOST_VOWELS]
    for choice in product(*(_VARIES[plain[i]] for i in varied)):
        letters = list(plain)
        for i, letter in zip(varied, choice, strict=True):
            letters[i] = letter
        yield "".join(letters)


@lru_cache(maxsize=65536)
def _in_countries(word: str, language: Language) -> bool:
    return _has_base_in(country_words(), word, language)


@lru_cache(maxsize=65536)
def _in_regions(word: str, language: Language) -> bool:
    return _has_base_in(region_words(), word, language)


def _has_base_in(known: frozenset[str], word: str, language: Language) -> bool:
    # Asked of each word alone, this spares the forms of all of them together.
    return any(known.issuperset(fold(base).split()) for base in _word_bases(word, language))


@lru_cache(maxsize=32768)
def country_of(words: tuple[str, ...], language: Language) -> tuple[str, str] | None:
    """Return (nominative, ISO code) of a country named in any case, ``None`` if it is none.

    >>> country_of(("Республике", "Беларусь"), "ru")
    ('Республика Беларусь', 'BY')
    """
    if len(words) > _LONGEST or not all(_in_countries(word, language) for word in words):
        return None
    for base in place_bases(words, language):
        code = country_code(base)
        if code is not None:
            return base, code
    return None


_REPUBLIC = ("республик", "рэспублік", "republic")


def is_formal(words: Sequence[str]) -> bool:
    """Tell whether a name of several words calls a country a republic before its own name."""
    return any(word.lower().startswith(_REPUBLIC) for word in words[:-1])


@lru_cache(maxsize=32768)
def region_of(words: tuple[str, ...], language: Language) -> tuple[str, Region] | None:
    """Return (nominative, region) of a region of our table named in any case, else ``None``."""
    if len(words) > _LONGEST or not all(_in_regions(word, language) for word in words):
        return None
    for base in place_bases(words, language):
        found = region(base)
        if found is not None:
            return base, found
    return None


def region_name(words: Sequence[str], head: str, language: Language) -> str:
    """Return the nominative of "Свердловской области", ``head`` being the nominative noun.

    >>> region_name(("Свердловской", "области"), "область", "ru")
    'Свердловская область'
    """
    return " ".join([*(_region_adjective(word, head, language) for word in words[:-1]), head])


_FEMININE = frozenset({"область", "вобласць", "губерния", "республика", "рэспубліка"})
_NEUTER = frozenset({"воеводство", "ваяводства"})


def _region_adjective(word: str, head: str, language: Language) -> str:
    stem = word[: len(adjective_stem(word))]
    gender = 1 if head in _FEMININE else 2 if head in _NEUTER else 0
    soft = stem[-1] in "кгх"
    if language == "be":
        return stem + ("і" if soft else "ы", "ая", "ае")[gender]
    return stem + ("ий" if soft else "ый", "ая", "ое")[gender]


# City adjectives -----------------------------------------------------------------------------


def adjective_nominative_masculine(word: str, language: Language) -> str:
    """Return an adjective in lower case, nominative masculine."""
    stem = adjective_stem(word)
    if language == "be":
        return stem + ("і" if stem[-1] in "кгх" else "ы")
    return stem + ("ий" if stem[-1] in "кгх" else "ой" if stem.endswith("тверск") else "ый")


_ADJECTIVE = re.compile(r"(?P<stem>.{3,}?)(?P<end>ск|цк)(?:ий|ой|і)")
_NO_CITIES = frozenset(
    [
        "советский",
        "русский",
        "морской",
        "городской",
        "детский",
        "женский",
        "мужской",
        "заводской",
        "гражданский",
        "конский",
        "царский",
        "деревенский",
        "сельский",
        "людской",
        "светский",
        "мирской",
        "братский",
        "октябрьский",
        "ленинский",
        "комсомольский",
        "первомайский",
        "пролетарский",
        "июльский",
        "июньский",
        "майский",
        "мартовский",
        "январский",
        "февральский",
        "апрельский",
        "августовский",
        "сентябрьский",
        "ноябрьский",
        "декабрьский",
        "приморский",
        "горский",
        "лесной",
        "северский",
        "турский",
        "савецкі",
        "гарадскі",
        "дзіцячы",
        "жаночы",
        "мужчынскі",
        "вясковы",
        "сяброўскі",
        "бацькоўскі",
        "партнерский",
        "дружеский",
        "побратимский",
        "пабрацімскі",
        "партнёрскі",
        "медицинский",
        "медыцынскі",
        "спортивный",
        "татарский",
        "башкирский",
        "кавказский",
        "уральский",
        "сибирский",
        "балтийский",
        "европейский",
        "азиатский",
        "африканский",
        "английский",
        "католический",
        "исламский",
        "христианский",
        "иудейский",
    ]
)


@lru_cache(maxsize=1)
def _listed() -> None:
    return None


@lru_cache(maxsize=65536)
def adjective_base(word: str, gazetteer: Gazetteer, language: Language) -> str | None:
    """Return the city that an adjective is made from, ``None`` where it is made from none.

    Only cities of 50,000 people or more count, and those of the home countries of the language,
    or very large ones: the shape of the word alone proves little.
    """
    if language == "en":
        return None
    masculine = adjective_nominative_masculine(word, language)
    listed = city_of_adjective(masculine)
    if listed is not None:
        return listed
    return _derived(masculine, gazetteer, language)


def _derived(masculine: str, gazetteer: Gazetteer, language: Language) -> str | None:
    match = _ADJECTIVE.fullmatch(masculine)
    if match is None or masculine in _NO_CITIES or country_adjective(masculine):
        return None
    best: tuple[int, str] | None = None
    for base in _city_stems(match["stem"], match["end"], language):
        for city in gazetteer.candidates(base)[:1]:
            people = city.population or 0
            wanted = _ADJECTIVE_PEOPLE if city.country in _HOME[language] else 500_000
            if people >= wanted and (best is None or people > best[0]):
                best = (people, base.capitalize())
    return best[1] if best else None


def country_adjective(masculine: str) -> bool:
    """Tell whether the adjective belongs to a country."""
    return country_of_adjective(masculine) is not None


def _city_stems(stem: str, end: str, language: Language) -> Iterator[str]:
    yield stem + end
    yield stem
    letters = "аыоеьийяую" if language == "ru" else "аыоеьіэйяу"
    for letter in letters:
        yield stem + letter
    if end == "цк":
        yield from (stem + "к", stem + "ч", stem + "т", stem + "т" + "ы", stem + "чи", stem + "чы")
    softened = stem.removesuffix("ь")
    if softened != stem:
        yield from (softened, softened + "а", softened + "я", softened + "и", softened + "о")
    if stem.endswith(("ен", "ин", "ан", "он")):
        yield from (stem[:-2] + letter for letter in letters)
        yield stem[:-2]
    if stem.endswith(("ов", "ев", "оў", "еў", "аў")):
        yield stem[:-2]
        yield from (stem[:-2] + letter for letter in letters)
        yield from (flat(stem[:-1] + "в"), stem[:-1] + "ва", stem[:-1] + "во")
