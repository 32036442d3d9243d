"""Folding of text: what must compare equal although outlets write it differently."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["flat", "fold"]

_APOSTROPHES = "\u2019\u2018\u02bc\u02b9\u0060\u00b4\uff07\u2032"
_HYPHENS = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00ad\ufe58\ufe63\uff0d"
_QUOTES = "\u00ab\u00bb\u201c\u201d\u201e\u201f\u2039\u203a\u301d\u301e\uff02"
_SPACES = "\u00a0\u2007\u2009\u200a\u202f\u2002\u2003\u3000\t"

_SAME_LENGTH = {
    "ё": "е",
    "Ё": "е",
    **dict.fromkeys(_APOSTROPHES, "'"),
    **dict.fromkeys(_QUOTES, '"'),
    **dict.fromkeys(_SPACES, " "),
}
_UNIFIED = {**dict.fromkeys(_HYPHENS, "-"), "\u00ad": "", "\u0301": "", "\u0300": ""}

# Most words have nothing to unify. A pattern sees that several times as fast as a translation,
# which looks every Cyrillic letter up in its mapping.
_VARIES = re.compile(f"[{''.join(_SAME_LENGTH)}]")
_VARIES_IN_KEY = re.compile(f"[{''.join(_UNIFIED)}]")
_CYRILLIC_STRESS = re.compile("(?<=[\u0400-\u04ff])[\u0300\u0301]")


def flat(text: str) -> str:
    """Lower ``text`` and unify ё, apostrophes, quotation marks and blanks, position by position.

    The result is exactly as long as ``text``, so that what a pattern finds in it stands at the
    same offsets in the original. Dashes are left as they are: they carry meaning in a sentence.

    >>> flat("Пётр «МАЗ»")
    'петр "маз"'
    """
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return _VARIES.sub(_one_spelling, lowered)


def fold(text: str) -> str:
    """Return the key under which ``text`` compares: NFC, case, ё, apostrophes, hyphens, blanks.

    Stress marks over Cyrillic letters and soft hyphens go; Latin diacritics stay. The key may
    be shorter or longer than ``text``; use :func:`flat` where offsets matter.

    >>> fold("  Йошкар–Ола ") == fold("Йошкар-Ола")
    True
    >>> fold("Сло́нім")
    'слонім'
    """
    composed = _CYRILLIC_STRESS.sub("", unicodedata.normalize("NFC", text))
    key = _VARIES.sub(_one_spelling, composed.casefold())
    key = _VARIES_IN_KEY.sub(_one_key, key)
    return " ".join(unicodedata.normalize("NFC", key).split())


def _one_spelling(found: re.Match[str]) -> str:
    return _SAME_LENGTH[found.group()]


def _one_key(found: re.Match[str]) -> str:
    return _UNIFIED[found.group()]
