"""Names of persons: which words can be one, and how a name in any case reads in the nominative."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Any, Final, Literal

from pobratim.lexicon.morphology import analyse, is_known
from pobratim.lexicon.normalise import flat
from pobratim.lexicon.tables import load_table
from pobratim.lexicon.translit import to_latin
from pobratim.model.documents import Language
from pobratim.model.readings import PersonName

__all__ = [
    "CASES",
    "NameReading",
    "Role",
    "first_name_gender",
    "is_doubtful_city",
    "is_initial",
    "is_no_city",
    "is_particle",
    "is_patronymic",
    "is_title",
    "looks_like_surname",
    "name_readings",
    "nominatives",
    "opens_sentences",
    "roles_of",
]

Role = Literal["first", "patronymic", "last", "initial", "place"]

CASES: Final = ("nomn", "gent", "datv", "accs", "ablt", "loct")
"""The cases of names in the order of the tables."""

_LONGEST_ENDING = 4
_INITIAL = re.compile(r"(?:[А-ЯЁІЎA-Z]\.){1,2}|[А-ЯЁІЎA-Z]\.?|(?:Дж|Ю|Я|Дз|Th|Ch|Yu|Ya)\.")
_PATRONYMIC = re.compile(
    r"(?P<father>.{2,})(?:[оеёаэ]вич|ич|[оеё]вн|ичн|[аеіы]віч|іч|[аоеё]ўн|ічн|"
    r"[oe]vich|ich|[oe]vn|ichn)(?:|а|у|ем|ом|е|ы|ой|ою|ам|ай|і|a)"
)


@dataclass(frozen=True, slots=True)
class NameReading:
    """One way to read a name: its nominative, the case it stands in, and how likely that is."""

    name: PersonName
    gender: str | None
    case: str
    score: float

    @property
    def text(self) -> str:
        """The name as it is written in full, given name first."""
        parts = (self.name.first, self.name.patronymic, self.name.last)
        return " ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class _Ending:
    """One ending of a paradigm: what it says and what the nominative has instead."""

    role: str
    case: str
    gender: str
    nominative: str
    stem: re.Pattern[str]


@lru_cache(maxsize=1)
def _tables() -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = load_table("names.yaml")
    return loaded


@lru_cache(maxsize=4)
def _endings(language: Language) -> Mapping[str, tuple[_Ending, ...]]:
    """Return the paradigms turned about: from an ending to all that it may be."""
    found: dict[str, list[_Ending]] = {}
    for row in _tables()["paradigms"].get(language, ()):
        nominative = str(row["endings"][0]).split("|")[0]
        stem = re.compile(rf"{row['stem']}$")
        for case, endings in zip(CASES, row["endings"], strict=True):
            for ending in str(endings).split("|"):
                entry = _Ending(row["role"], case, row["gender"], nominative, stem)
                found.setdefault(ending, []).append(entry)
    return {ending: tuple(entries) for ending, entries in found.items()}


@lru_cache(maxsize=4)
def _first_names(language: Language) -> dict[str, str]:
    """Return the listed first names in lower case, each with its gender."""
    listed = {
        flat(name): gender
        for gender, names in _tables()["first_names"].get(language, {}).items()
        for name in names
    }
    if language == "en":
        for gender, names in _tables()["first_names"]["be"].items():
            for name in names:
                listed.setdefault(to_latin(name).lower(), gender)
    return listed


# What a word can be --------------------------------------------------------------------------


def is_initial(word: str) -> bool:
    """Tell whether ``word`` is one or two initials.

    >>> is_initial("В."), is_initial("В.Е."), is_initial("Вы")
    (True, True, False)
    """
    return _INITIAL.fullmatch(word) is not None


def is_particle(word: str) -> bool:
    """Tell whether ``word`` is a small word inside names: фон, al, van."""
    return flat(word) in _words("particles")


def is_title(word: str, language: Language) -> bool:
    """Tell whether ``word`` announces a name and is no post: господин, Ms."""
    return flat(word) in _words("titles", language)


def opens_sentences(word: str, language: Language) -> bool:
    """Tell whether ``word`` often begins a sentence with its capital and is no name."""
    return flat(word) in _words("not_names", language)


def is_no_city(word: str, language: Language) -> bool:
    """Tell whether ``word`` is one of everyday, whatever town is called so: Hall, Тады.

    >>> is_no_city("Since", "en"), is_no_city("Cork", "en")
    (True, False)
    """
    return language != "ru" and flat(word) in _words("no_cities", language)


def is_doubtful_city(word: str, language: Language) -> bool:
    """Tell whether ``word`` at the start of a sentence may be none of the city it names: Nice."""
    return language == "en" and flat(word) in _words("doubtful_cities", language)


@lru_cache(maxsize=8)
def _words(table: str, language: Language | None = None) -> frozenset[str]:
    words = _tables()[table]
    return frozenset(flat(word) for word in (words[language] if language else words))


@lru_cache(maxsize=65536)
def first_name_gender(word: str, language: Language) -> str | None:
    """Return ``masc`` or ``femn`` if ``word``, in any case, is a known first name, else ``None``.

    >>> first_name_gender("Владимира", "ru"), first_name_gender("Алены", "be")
    ('masc', 'femn')
    """
    if not word[:1].isupper():
        return None
    if language == "ru":
        return _russian_gender(word)
    listed = _first_names(language)
    if language == "en":
        return listed.get(word.lower())
    genders = (listed.get(flat(base)) for base, _, _ in nominatives(word, "first", language))
    return next((gender for gender in genders if gender), None)


def _russian_gender(word: str) -> str | None:
    if not is_known(word):
        return None
    for parse in analyse(word, "ru"):
        if "Name" in parse.grammemes:
            return parse.gender or "masc"
    return None


def is_patronymic(word: str) -> bool:
    """Tell whether ``word``, in any case, is shaped like a patronymic.

    >>> is_patronymic("Евгеньевича"), is_patronymic("Андрэеўна"), is_patronymic("Кухарева")
    (True, True, False)
    """
    return word[:1].isupper() and _PATRONYMIC.fullmatch(flat(word)) is not None


@lru_cache(maxsize=65536)
def looks_like_surname(word: str, language: Language) -> bool:
    """Tell whether ``word``, in any case, ends as surnames do.

    >>> looks_like_surname("Кухаревым", "ru"), looks_like_surname("Кухараву", "be")
    (True, True)
    """
    if len(word) < 4 or not word[0].isupper():
        return False
    ends = tuple(_tables()["surname_ends"][language])
    if language == "en":
        return word.endswith(ends)
    return any(base.endswith(ends) for base, _, _ in nominatives(word, "last", language))


def roles_of(words: Sequence[str], language: Language) -> tuple[Role, ...]:
    """Return what each word of a name is, given and last names in either order.

    >>> roles_of(("Бердникова", "Глеба", "Андреевича"), "ru")
    ('last', 'first', 'patronymic')
    """
    if len(words) == 2 and is_initial(words[1]) and _is_given(words[0], language):
        return ("first", "last")
    if language == "en" and len(words) > 2 and is_initial(words[1]) and not is_initial(words[0]):
        surnames: list[Role] = ["last" for _ in words[2:]]
        return ("first", "first", *surnames)
    if any(is_initial(word) for word in words):
        return tuple("initial" if is_initial(word) else "last" for word in words)
    father = _patronymic_at(words, language)
    given = father - 1 if father > 0 else _given_at(words, language)
    return tuple(
        "patronymic" if i == father else "first" if i == given else "last"
        for i in range(len(words))
    )


def _is_given(word: str, language: Language) -> bool:
    known = first_name_gender(word, language) is not None
    return known and not looks_like_surname(word, language)


def _patronymic_at(words: Sequence[str], language: Language) -> int:
    """Return the place of the patronymic, -1 where there is none: it never comes first."""
    for i, word in enumerate(words[1:], 1):
        if is_patronymic(word) and (len(words) > 2 or _from_first_name(word, language)):
            return i
    return -1


def _from_first_name(word: str, language: Language) -> bool:
    """Tell a patronymic from a surname in -ич: only the former is made from a first name."""
    if language == "ru":
        return any("Patr" in parse.grammemes for parse in analyse(word, "ru")[:2])
    match = _PATRONYMIC.fullmatch(flat(word))
    father = match["father"] if match else word
    return any(known.startswith(father) for known in _first_names(language))


def _given_at(words: Sequence[str], language: Language) -> int:
    """Return the place of the first name, -1 where there is only a surname."""
    if len(words) == 1:
        known = first_name_gender(words[0], language)
        return 0 if known and not looks_like_surname(words[0], language) else -1
    if first_name_gender(words[0], language):
        return 0
    known_last = first_name_gender(words[-1], language) is not None
    return len(words) - 1 if known_last and looks_like_surname(words[0], language) else 0


# Nominatives ---------------------------------------------------------------------------------


@lru_cache(maxsize=65536)
def nominatives(word: str, role: Role, language: Language) -> tuple[tuple[str, str, str], ...]:
    """Return the ways to undo the case of one word of a name: (nominative, case, gender).

    The word as it stands is always among them, in the nominative of both genders. English
    undoes nothing.

    >>> ("Кухарев", "ablt", "masc") in nominatives("Кухаревым", "last", "ru")
    True
    """
    found = {(word, "nomn", "masc"): None, (word, "nomn", "femn"): None}
    found.update(dict.fromkeys(_undone(word, role, language)))
    if role == "last" and language != "en":
        found.update(dict.fromkeys(_undeclined(word)))
    if role == "first":
        found.update(dict.fromkeys(_from_dictionary(word, language)))
    if flat(word) in _words("undeclined"):
        found.update(dict.fromkeys((word, case, "masc") for case in CASES))
    if language == "be":
        found.update(dict.fromkeys(_softened(word)))
    if "-" in word and role in {"first", "last"} and language != "en":
        found = dict.fromkeys(_double(word, role, language)) | found
    return tuple(found)


def _double(word: str, role: Role, language: Language) -> Iterator[tuple[str, str, str]]:
    """Yield what a double name hides: both its parts decline, Шевцовой-Кононюк is Шевцова-….

    A first part that has no other nominative stays: Мелик-Оганяна is Мелик-Оганян; a second part
    may not decline at all: Сафиным-Идель is Сафин-Идель.
    """
    head, _, tail = word.partition("-")
    heads = nominatives(head, role, language) if head[:1].isupper() and tail else ()
    for base, case, gender in nominatives(tail, role, language) if len(tail) > 1 else ():
        undone = [b for b, c, g in heads if (c, g) == (case, gender) and b != head]
        for first in undone or (head,):
            yield f"{first}-{base}", case, gender
    yield from ((f"{base}-{tail}", case, gender) for base, case, gender in heads if base != head)


def _softened(word: str) -> Iterator[tuple[str, str, str]]:
    """Yield what the hissing of Belarusian datives and locatives hides: Лідзе is Ліда."""
    for ending, hard in _tables()["softened"].items():
        if word.endswith(ending) and len(word) > len(ending) + 1:
            stem = word[: -len(ending)] + hard
            yield from ((stem + "а", case, "femn") for case in ("datv", "loct"))
            yield from ((stem, "loct", "masc"), (stem + "о", "loct", "masc"))


def _from_dictionary(word: str, language: Language) -> Iterator[tuple[str, str, str]]:
    """Yield what no ending tells: Льва is Лев, Пятра is Пётр."""
    if language == "ru":
        for parse in analyse(word, "ru"):
            if "Name" in parse.grammemes and parse.case and parse.number != "plur":
                same = parse.lemma == flat(word)
                nominative = word if same else parse.lemma.capitalize()
                yield nominative, parse.case, parse.gender or "masc"
    for stem, nominative in _tables()["irregular"].get(language, {}).items():
        for case, ending in zip(CASES, ("", "а", "у", "а", "ом", "е"), strict=True):
            if word in {stem + ending, stem + ending.replace("о", "а")} and ending:
                yield nominative, case, "masc"


def _undone(word: str, role: Role, language: Language) -> Iterator[tuple[str, str, str]]:
    table = _endings(language)
    for size in range(min(_LONGEST_ENDING, len(word) - 2) + 1):
        stem, ending = word[: len(word) - size], word[len(word) - size :]
        for entry in table.get(ending, ()):
            if entry.role in {role, "any"} and entry.stem.search(stem):
                yield stem + entry.nominative, entry.case, entry.gender


def _undeclined(word: str) -> Iterator[tuple[str, str, str]]:
    if word.endswith(("о", "и", "у", "э", "е", "ых", "их", "ю", "і", "ы", "ё")):
        yield from ((word, case, g) for case in CASES for g in ("masc", "femn"))
    elif not word.endswith(("а", "я", "ь")):
        yield from ((word, case, "femn") for case in CASES)


@lru_cache(maxsize=16384)
def name_readings(
    words: tuple[str, ...], language: Language, cases: frozenset[str] = frozenset()
) -> tuple[NameReading, ...]:
    """Return the ways to read a name, likeliest first: all its words agree in case and gender.

    ``cases`` are those that the words before the name allow, empty where nothing is known.

    >>> name_readings(("Владимира", "Кухарева"), "ru")[0].text
    'Владимир Кухарев'
    >>> name_readings(("Ларисой", "Адамчук"), "ru")[0].text
    'Лариса Адамчук'
    """
    roles = roles_of(words, language)
    if language == "en":
        return (NameReading(_assemble(words, roles), None, "nomn", 1.0),)
    found: dict[str, NameReading] = {}
    for wanted, gender in product(CASES, ("masc", "femn")):
        for reading in _agreeing(words, roles, language, (wanted, gender)):
            bonus = 1.0 if wanted in cases else 0.3 if wanted == "nomn" and not cases else 0.0
            scored = NameReading(reading.name, gender, wanted, reading.score + bonus)
            known = found.get(scored.text)
            if known is None or known.score < scored.score:
                found[scored.text] = scored
    return tuple(sorted(found.values(), key=lambda r: -r.score))


def _agreeing(
    words: Sequence[str], roles: Sequence[Role], language: Language, form: tuple[str, str]
) -> Iterator[NameReading]:
    options = [
        _options(word, role, language, form) for word, role in zip(words, roles, strict=True)
    ]
    for choice in product(*options):
        score = sum(weight for _, weight in choice)
        yield NameReading(_assemble([w for w, _ in choice], roles), form[1], form[0], score)


def _options(
    word: str, role: Role, language: Language, form: tuple[str, str]
) -> list[tuple[str, float]]:
    if role == "initial":
        return [(word, 0.0)]
    bases = {base for base, c, g in nominatives(word, role, language) if (c, g) == form}
    weighted = [
        (base, _weight(base, role, language, form) + _both_undone(word, base)) for base in bases
    ]
    return sorted(weighted, key=lambda pair: (-pair[1], pair[0]))[:2]


def _both_undone(word: str, base: str) -> float:
    """Return a little for a double name that lost the case of its first part as well."""
    return 0.2 if "-" in word and base.partition("-")[0] != word.partition("-")[0] else 0.0


def _weight(base: str, role: Role, language: Language, form: tuple[str, str]) -> float:
    """Return how well ``base`` is known as a nominative of this role and gender."""
    case, gender = form
    if language == "ru":
        weight = _russian_weight(base, role, gender)
    else:
        weight = _listed_weight(base, role, language, gender)
    if role == "last" and base.endswith(tuple(_tables()["surname_ends"][language])):
        weight += 0.5 + _gendered_end(base, gender)
    if language == "be" and gender == "masc" and base.endswith("ка"):
        weight -= 0.2  # "Чыжыкам" is rather Чыжык than Чыжыка
    return weight - (0.1 if case == "loct" else 0.0)


_FEMININE_END = re.compile(r"(?:ов|ев|ёв|ин|ын|ав)а$|[сц]кая$|ая$")
_MASCULINE_END = re.compile(r"(?:ов|ев|ёв|ин|ын|[оеаёя]ў|ін)$|[сц]к(?:ий|і)$|[иы]й$|ой$")


def _gendered_end(base: str, gender: str) -> float:
    if _FEMININE_END.search(base):
        return 0.5 if gender == "femn" else -1.0
    if _MASCULINE_END.search(base):
        return 0.5 if gender == "masc" else -1.0
    return 0.0


_GRAMMEME: Final = {"first": "Name", "patronymic": "Patr", "last": "Surn"}


def _russian_weight(base: str, role: Role, gender: str) -> float:
    wanted = _GRAMMEME[role]
    best = 0.0
    for parse in analyse(base, "ru"):
        if wanted not in parse.grammemes or parse.case != "nomn" or parse.number == "plur":
            continue
        fits = parse.gender in (gender, None) or "Ms-f" in parse.grammemes
        weight = 2.0 if fits and role != "last" else 1.0 if fits else 0.0
        if role == "first" and not is_known(base):
            weight /= 4  # a reading that is a prediction by the ending alone
        best = max(best, weight - (0.5 if "Fixd" in parse.grammemes and role == "first" else 0.0))
    return best


def _listed_weight(base: str, role: Role, language: Language, gender: str) -> float:
    if role == "first":
        known = _first_names(language).get(flat(base))
        return 2.0 if known == gender else 0.0
    if role == "patronymic":
        feminine = base.endswith("а")
        return 1.0 if feminine == (gender == "femn") else 0.0
    return 0.0


def _assemble(words: Iterable[str], roles: Sequence[Role]) -> PersonName:
    parts: dict[str, list[str]] = {"first": [], "patronymic": [], "last": []}
    for word, role in zip(words, roles, strict=True):
        if role == "initial":
            _add_initials(parts, word)
        else:
            parts[role].append(word)
    joined = {role: " ".join(found) or None for role, found in parts.items()}
    return PersonName(joined["first"], joined["patronymic"], joined["last"])


def _add_initials(parts: dict[str, list[str]], word: str) -> None:
    for letter in re.findall(r"\w+", word):
        role = "patronymic" if parts["first"] else "first"
        parts[role].append(f"{letter}.")
