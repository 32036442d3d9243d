"""Countries: their names in three languages through CLDR, and the adjectives made from them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from babel import Locale

from pobratim.lexicon.normalise import fold
from pobratim.lexicon.tables import load_table

__all__ = [
    "common_country_name",
    "country_code",
    "country_name",
    "country_of_adjective",
    "country_words",
]

_LANGUAGES = ("ru", "be", "en")
_CODE_LENGTH = 2


@lru_cache(maxsize=1)
def _territories() -> dict[str, dict[str, str]]:
    return {
        language: {
            code: name
            for code, name in Locale(language).territories.items()
            if len(code) == _CODE_LENGTH and code.isalpha() and code not in {"ZZ", "EU", "QO"}
        }
        for language in _LANGUAGES
    }


@lru_cache(maxsize=8)
def _table(name: str) -> dict[str, list[str]]:
    loaded: dict[str, list[str]] = load_table(name)
    return loaded


def _spellings() -> Iterator[tuple[str, str]]:
    for names in _territories().values():
        for code, name in names.items():
            yield name, code
    for code, extra in _table("countries_extra.yaml").items():
        for name in extra:
            yield name, code


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    return {fold(name): code for name, code in _spellings()}


@lru_cache(maxsize=1)
def _adjectives() -> dict[str, str]:
    return {
        fold(word): code
        for code, words in _table("country_adjectives.yaml").items()
        for word in words
    }


def country_code(name: str) -> str | None:
    """Return the ISO 3166-1 code of a country named in Russian, Belarusian or English.

    ``None`` where no country has that name. The name is nominative; case, ё and hyphens do not
    matter.

    >>> country_code("Беларусь"), country_code("Republic of Korea"), country_code("Минск")
    ('BY', 'KR', None)
    """
    return _codes().get(fold(name))


@lru_cache(maxsize=1)
def country_words() -> frozenset[str]:
    """Return every word that some country's name has, folded: most words occur in none.

    >>> "корея" in country_words(), "минск" in country_words()
    (True, False)
    """
    return frozenset(word for name in _codes() for word in name.split())


def country_name(code: str, language: str) -> str:
    """Return the name of the country with the ISO 3166-1 ``code``, the code itself if unknown.

    >>> country_name("BY", "en"), country_name("RU", "be")
    ('Belarus', 'Расія')
    """
    return _territories().get(language, {}).get(code, code)


def country_of_adjective(word: str) -> str | None:
    """Return the code of the country whose adjective (nominative, masculine) ``word`` is.

    >>> country_of_adjective("немецкий"), country_of_adjective("Belarusian")
    ('DE', 'BY')
    """
    return _adjectives().get(fold(word))


_FORMAL = frozenset(
    {"республика", "федерация", "рэспубліка", "федэрацыя", "republic", "federation", "рф", "рб",
     "кнр", "фрг", "people's"}
)  # fmt: skip
_NO_SHORT_NAME = frozenset({"KR", "KP", "CD", "CG", "ZA", "CF", "DO"})
_IN_USE = {("KG", "ru"): "Кыргызстан"}


def common_country_name(name: str, code: str, language: str) -> str:
    """Return the name in common use of a country that a text calls by its full or short one.

    >>> common_country_name("Российская Федерация", "RU", "ru")
    'Россия'
    >>> common_country_name("Республика Корея", "KR", "ru"), common_country_name("США", "US", "ru")
    ('Республика Корея', 'США')
    """
    if code in _NO_SHORT_NAME or not _FORMAL & set(fold(name).split()):
        return name
    return _IN_USE.get((code, language)) or country_name(code, language)
