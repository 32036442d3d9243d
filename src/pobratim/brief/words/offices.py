"""Posts and bodies in another language than that of the source."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from pobratim.lexicon.tables import parse_table

__all__ = ["body_in_words", "post_in_words"]

_FILE = Path(__file__).with_name("offices.yaml")


@lru_cache(maxsize=1)
def _tables() -> Mapping[str, list[dict[str, str]]]:
    loaded: Any = parse_table(_FILE.read_text("utf-8"))
    tables: Mapping[str, list[dict[str, str]]] = loaded
    return tables


def post_in_words(language: str, post: str) -> str | None:
    """Return a post in ``language`` (``ru``, ``be``, ``en``), ``None`` if the table lacks it.

    >>> post_in_words("en", "первый заместитель председателя")
    'first deputy chair'
    """
    wanted = post.casefold()
    for entry in _tables()["posts"]:
        if wanted in (entry["ru"], entry["be"], entry["en"]):
            return entry[language]
    return None


def body_in_words(form: str, name: str, city: str, city_of: str = "") -> str | None:
    """Return a city's authority in words, ``None`` if the table lacks it.

    ``form`` is a language, or ``be_of`` for the Belarusian genitive; ``name`` is what the source
    calls the body, ``city`` the city in the language and ``city_of`` as it stands behind a body.

    >>> body_in_words("en", "Мингорисполком", "Minsk")
    'Minsk city executive committee'
    """
    lowered = name.casefold()
    for entry in _tables()["bodies"]:
        if entry["stem"] in lowered and form in entry:
            return entry[form].format(city=city, city_of=city_of)
    return None
