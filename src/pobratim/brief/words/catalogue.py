"""Message catalogues by gettext: keys are the message ids, one catalogue a language."""

from __future__ import annotations

import gettext
from functools import lru_cache
from pathlib import Path

from pobratim.errors import DataError, UsageError

__all__ = ["DOMAINS", "LANGUAGES", "LOCALE", "Catalogue", "catalogue"]

LANGUAGES: tuple[str, ...] = ("ru", "be", "en")
"""Russian is the reference."""

DOMAINS: tuple[str, ...] = ("messages", "reports")
"""What there are words for: dossiers, and the reports of a register."""

LOCALE = Path(__file__).parent / "locale"
"""Where the ``.po`` sources and the compiled ``.mo`` files lie."""


class Catalogue:
    """The messages of one language.

    A message is looked up by its key and filled with named values. A key without words is an
    error, never an empty line or the key itself.
    """

    def __init__(self, language: str, translations: gettext.GNUTranslations) -> None:
        self.language = language
        self._translations = translations

    def __call__(self, key: str, **values: object) -> str:
        """Return the words of ``key`` with ``values`` put in.

        Raises:
            DataError: if the catalogue has no such key, or the message names another value.
        """
        return self._filled(key, self._translations.gettext(key), values)

    def count(self, key: str, n: int, **values: object) -> str:
        """Return the form of ``key`` that goes with the number ``n``, which fills ``{n}``.

        Raises:
            DataError: if the catalogue has no such key.
        """
        return self._filled(key, self._translations.ngettext(key, key, n), {"n": n, **values})

    def has(self, key: str) -> bool:
        """Tell whether the catalogue words ``key``."""
        return self._translations.gettext(key) != key

    def _filled(self, key: str, message: str, values: dict[str, object]) -> str:
        if message == key:
            raise DataError(f"no words for {key!r} in {self.language!r}: add it to the .po files")
        try:
            return message.format_map(values)
        except KeyError as error:
            raise DataError(f"{key!r} in {self.language!r} asks for the value {error}") from error


@lru_cache(maxsize=len(LANGUAGES) * len(DOMAINS))
def catalogue(language: str, domain: str = "messages") -> Catalogue:
    """Return the catalogue of ``ru``, ``be`` or ``en`` for one of :data:`DOMAINS`.

    Raises:
        UsageError: if there is no catalogue of this language.
        DataError: if the compiled catalogue is not in the package.
    """
    if language not in LANGUAGES:
        raise UsageError(f"no words in {language!r}: choose one of {', '.join(LANGUAGES)}")
    path = LOCALE / language / "LC_MESSAGES" / f"{domain}.mo"
    try:
        with path.open("rb") as file:
            return Catalogue(language, gettext.GNUTranslations(file))
    except OSError as error:
        raise DataError(f"{path.name} of {language!r} is missing: compile the words") from error
