"""Cyrillic to Latin, and keys under which a name compares across Russian, Belarusian, English."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from pobratim.lexicon.normalise import fold

__all__ = ["name_key", "to_latin"]

_LATIN = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh",
    "з": "z", "и": "i", "і": "i", "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o",
    "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ў": "w", "ф": "f", "х": "kh", "ц": "ts",
    "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu",
    "я": "ya", "ї": "yi", "є": "ye",
}  # fmt: skip
_AFTER_VOWEL = frozenset("аеёиіоуыэюяўьъ'-")

# Steps from a Latin spelling to the key. Order matters: each line assumes the lines above it.
_STEPS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"[^a-z]", ""),
        (r"shch|stch|sch|szcz", "s"),
        (r"zh|dzh|dj", "z"),
        (r"tch|ch|cz", "c"),
        (r"ts|tz", "t"),
        (r"^ul(?=[aeiou])", "vl"),
        (r"sh|sz", "s"),
        (r"kh|ck|q", "k"),
        (r"x", "ks"),
        (r"ph", "f"),
        (r"dz", "d"),
        (r"h", "k"),
        (r"g", "k"),
        (r"ow$|au$|aw$|ou$|off$|of$|aff$", "ov"),
        (r"ew$|eu$|eff$|ef$|iou$", "ev"),
        (r"w", "v"),
        (r"(?<=[aeiou])u(?=[bcdfklmnprstz]|$)", "v"),
        (r"[ijy]+(?=[aeou])", ""),
        (r"[ijy]+", "i"),
        (r"(?<=[aeou])i$|ii$", "i"),
        (r"[aeo]+", "a"),
        (r"(.)\1+", r"\1"),
    )
)


@lru_cache(maxsize=65536)
def to_latin(text: str) -> str:
    """Transliterate Russian or Belarusian ``text``, keeping case and what is not Cyrillic.

    The scheme is the one that English-language outlets use (BGN/PCGN without apostrophes):
    е is ``ye`` at the start of a word and after a vowel or sign, else ``e``.

    >>> to_latin("Екатеринбург"), to_latin("Владимир Кухарев")
    ('Yekaterinburg', 'Vladimir Kukharev')
    """
    out: list[str] = []
    before = " "
    for letter in unicodedata.normalize("NFC", text):
        small = letter.lower()
        latin = _LATIN.get(small)
        if latin is None:
            out.append(letter)
        else:
            if small == "е" and (not before.isalpha() or before in _AFTER_VOWEL):
                latin = "ye"
            out.append(latin.capitalize() if letter.isupper() else latin)
        before = small
    return "".join(out)


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """Return a coarse key that the spellings of one name share across languages and alphabets.

    The key of each word in turn, so that the order of names matters and the number of words
    stays. It is meant for comparing names that something else already brought together (the
    same report, the same post): two different names may share a key. Belarusian ц and дз for
    soft т and д are levelled; given names that differ more (Мікалай, Николай) are not.

    >>> name_key("Кухарев") == name_key("Кухараў") == name_key("Kukharev")
    True
    >>> name_key("Орлов") == name_key("Арлоў") == name_key("Orlov")
    True
    """
    return " ".join(filter(None, (_word_key(word) for word in re.split(r"[\s.]+", fold(name)))))


def _word_key(word: str) -> str:
    plain = unicodedata.normalize("NFD", to_latin(word).lower())
    key = "".join(c for c in plain if not unicodedata.combining(c))
    for pattern, replacement in _STEPS:
        key = pattern.sub(replacement, key)
    return key
