"""Names of persons: what each word of a name is, and how a name in any case reads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Final

from pobratim.lexicon.easternnames import is_eastern
from pobratim.lexicon.morphology import analyse, is_known
from pobratim.lexicon.nameforms import CASES, Role, first_names, name_table, nominatives
from pobratim.lexicon.namewords import (
    PATRONYMIC,
    first_name_gender,
    is_doubtful_city,
    is_initial,
    is_no_city,
    is_particle,
    is_patronymic,
    is_title,
    looks_like_surname,
    opens_sentences,
)
from pobratim.lexicon.normalise import flat
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
    "written_name",
]


@dataclass(frozen=True, slots=True)
class NameReading:
    """One way to read a name: its nominative, the case it stands in, and how likely that is."""

    name: PersonName
    gender: str | None
    case: str
    score: float

    @property
    def text(self) -> str:
        """The name as it is written in full."""
        return written_name(self.name)


def written_name(name: PersonName) -> str:
    """Return a name in full, given name first; names of East Asia have the surname first.

    >>> written_name(PersonName("Дэмин", None, "Чэнь"))
    'Чэнь Дэмин'
    >>> written_name(PersonName("Ян", None, "Лось"))
    'Ян Лось'
    """
    parts = [name.first, name.patronymic, name.last]
    if name.first and name.last and name.patronymic is None:
        eastern = is_eastern((name.last, *name.first.split()))
        parts = [name.last, name.first] if eastern else parts
    return " ".join(part for part in parts if part)


def roles_of(words: Sequence[str], language: Language) -> tuple[Role, ...]:
    """Return what each word of a name is, given and last names in either order.

    >>> roles_of(("Бердникова", "Глеба", "Андреевича"), "ru")
    ('last', 'first', 'patronymic')
    """
    if language != "en" and is_eastern(words, in_case=True):
        behind: list[Role] = ["first" for _ in words[1:]]
        return ("last", *behind)
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
    match = PATRONYMIC.fullmatch(flat(word))
    father = match["father"] if match else word
    return any(known.startswith(father) for known in first_names(language))


def _given_at(words: Sequence[str], language: Language) -> int:
    """Return the place of the first name, -1 where there is only a surname."""
    if len(words) == 1:
        known = first_name_gender(words[0], language)
        return 0 if known and not looks_like_surname(words[0], language) else -1
    if first_name_gender(words[0], language):
        return 0
    known_last = first_name_gender(words[-1], language) is not None
    return len(words) - 1 if known_last and looks_like_surname(words[0], language) else 0


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
    as_written = is_eastern(words)  # no ending of a case: "с Тан Жоси"
    found: dict[str, NameReading] = {}
    for wanted, gender in product(CASES, ("masc", "femn")):
        for reading in _agreeing(words, roles, language, (wanted, gender)):
            bonus = 1.0 if wanted in cases else 0.3 if wanted == "nomn" and not cases else 0.0
            bonus += 1.5 if as_written and reading.text == " ".join(words) else 0.0
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
        (
            base,
            _weight(base, role, language, form)
            + _both_undone(word, base)
            + _likelihood(word, role, language, form),
        )
        for base in bases
    ]
    return sorted(weighted, key=lambda pair: (-pair[1], pair[0]))[:2]


@lru_cache(maxsize=16384)
def _likelihood(word: str, role: Role, language: Language, form: tuple[str, str]) -> float:
    """Return a little for the reading of a given name that is the commoner: Дмитрия is Дмитрий."""
    if role != "first" or language != "ru":
        return 0.0
    case, gender = form
    fitting = (
        parse.score
        for parse in analyse(word, "ru")
        if "Name" in parse.grammemes and parse.case == case and parse.gender == gender
    )
    return max(fitting, default=0.0)


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
    if role == "last" and base.endswith(tuple(name_table()["surname_ends"][language])):
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
        known = first_names(language).get(flat(base))
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
