"""The form of a name that suits the dossier's language, out of those that sources use."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pobratim.lexicon.countries import country_name
from pobratim.lexicon.regions import region
from pobratim.lexicon.translit import to_latin
from pobratim.model.readings import PlaceRef

__all__ = ["area_in", "body_in", "name_in", "script"]

_BELARUSIAN = re.compile(r"[іўІЎ]")
_CYRILLIC = re.compile(r"[А-Яа-яЁёІіЎў]")


def script(text: str) -> str:
    """Return ``en`` for Latin letters, ``be`` where a letter is Belarusian only, else ``ru``."""
    if _BELARUSIAN.search(text):
        return "be"
    return "ru" if _CYRILLIC.search(text) else "en"


def name_in(language: str, name: str, forms: Iterable[str]) -> str:
    """Return a person's name as the language writes it, from ``name`` and other ``forms``.

    The fullest form of the right script wins; without one, English transliterates and the
    others keep the name as its source has it.
    """
    right = [f for f in (name, *forms) if script(f) == language and " " in f and "." not in f]
    if right:
        return name if name in right else max(right, key=len)
    return to_latin(name) if language == "en" else name


def body_in(language: str, name: str, forms: Iterable[str]) -> str:
    """Return an organisation's name as the language writes it, as ``name_in`` does."""
    right = [f for f in (name, *forms) if script(f) == language]
    if right:
        return name if name in right else max(right, key=len)
    return to_latin(name) if language == "en" else name


def area_in(language: str, name: str, place: PlaceRef) -> str | None:
    """Return a region's or a country's name in ``language``, ``None`` where no table has it.

    A name that is in the language already stays as the source has it: "Средний Урал".
    """
    if script(name) == language != "be":
        return name
    if place.kind == "country" and place.country is not None:
        return country_name(place.country, language)
    found = region(name) if place.kind == "region" else None
    return (getattr(found, language) or None) if found else None
