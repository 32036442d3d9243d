"""Words of names: which can be a given name, a patronymic, a surname, an initial, a title."""

from __future__ import annotations

import re
from functools import lru_cache

from pobratim.lexicon.morphology import analyse, is_known
from pobratim.lexicon.nameforms import first_names, name_table, name_words, nominatives
from pobratim.lexicon.normalise import flat
from pobratim.model.documents import Language

__all__ = [
    "PATRONYMIC",
    "first_name_gender",
    "is_doubtful_city",
    "is_initial",
    "is_no_city",
    "is_particle",
    "is_patronymic",
    "is_title",
    "looks_like_surname",
    "opens_sentences",
]

_INITIAL = re.compile(r"(?:[А-ЯЁІЎA-Z]\.){1,2}|[А-ЯЁІЎA-Z]\.?|(?:Дж|Ю|Я|Дз|Th|Ch|Yu|Ya)\.")
PATRONYMIC = re.compile(
    r"(?P<father>.{2,}?)(?:[оеёаэ]вич|ич|[оеё]вн|ичн|[аеіы]віч|іч|[аоеё]ўн|ічн|"
    r"[oe]vich|ich|[oe]vn|ichn)(?:|а|у|ем|ом|е|ы|ой|ою|ам|ай|і|a)"
)
"""What a patronymic looks like in any case, ``father`` being what it is made from."""


def is_initial(word: str) -> bool:
    """Tell whether ``word`` is one or two initials.

    >>> is_initial("В."), is_initial("В.Е."), is_initial("Вы")
    (True, True, False)
    """
    return _INITIAL.fullmatch(word) is not None


def is_particle(word: str) -> bool:
    """Tell whether ``word`` is a small word inside names: фон, al, van."""
    return flat(word) in name_words("particles")


def is_title(word: str, language: Language) -> bool:
    """Tell whether ``word`` announces a name and is no post: господин, Ms."""
    return flat(word) in name_words("titles", language)


def opens_sentences(word: str, language: Language) -> bool:
    """Tell whether ``word`` often begins a sentence with its capital and is no name."""
    return flat(word) in name_words("not_names", language)


def is_no_city(word: str, language: Language) -> bool:
    """Tell whether ``word`` is one of everyday, whatever town is called so: Hall, Тады.

    >>> is_no_city("Since", "en"), is_no_city("Cork", "en")
    (True, False)
    """
    return flat(word) in name_words("no_cities", language)


def is_doubtful_city(word: str, language: Language) -> bool:
    """Tell whether ``word`` at the start of a sentence may be none of the city it names: Nice."""
    return language == "en" and flat(word) in name_words("doubtful_cities", language)


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
    listed = first_names(language)
    if language == "en":
        return listed.get(word.lower())
    genders = (listed.get(flat(base)) for base, _, _ in nominatives(word, "first", language))
    return next((gender for gender in genders if gender), None)


def _russian_gender(word: str) -> str | None:
    if not is_known(word):
        return None
    for parse in analyse(word, "ru"):
        if "Name" in parse.grammemes and parse.number != "plur":
            return parse.gender or "masc"
    return None


def is_patronymic(word: str) -> bool:
    """Tell whether ``word``, in any case, is shaped like a patronymic.

    >>> is_patronymic("Евгеньевича"), is_patronymic("Андрэеўна"), is_patronymic("Кухарева")
    (True, True, False)
    """
    return word[:1].isupper() and PATRONYMIC.fullmatch(flat(word)) is not None


@lru_cache(maxsize=65536)
def looks_like_surname(word: str, language: Language) -> bool:
    """Tell whether ``word``, in any case, ends as surnames do.

    >>> looks_like_surname("Кухаревым", "ru"), looks_like_surname("Кухараву", "be")
    (True, True)
    """
    if len(word) < 4 or not word[0].isupper():
        return False
    ends = tuple(name_table()["surname_ends"][language])
    if language == "en":
        return word.endswith(ends)
    return any(base.endswith(ends) for base, _, _ in nominatives(word, "last", language))
