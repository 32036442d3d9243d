"""Which of a city's many Cyrillic name forms is the modern Russian one, which the Belarusian.

GeoNames gives forms without language tags. Precision first: where no rule is sure there is no
form to show, and the reader falls back on GeoNames' own name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pobratim.atlas.palladius import from_pinyin
from pobratim.lexicon.countries import country_code
from pobratim.lexicon.translit import name_key as sound_key
from pobratim.lexicon.translit import to_latin

__all__ = [
    "RussianNames",
    "belarusian_name",
    "is_belarusian",
    "is_russian",
    "matches_russian",
    "spelling_key",
]

_RUSSIAN = re.compile(r"[А-ЯЁ][а-яё]*(?:[ -][А-ЯЁа-яё][а-яё]*)*")
_BELARUSIAN = re.compile(
    r"[А-ЗЙ-ШЫ-ЯЁІЎ][а-зй-шы-яёіў'’]*(?:[ -][А-ЗЙ-ШЫ-ЯЁІЎа-зй-шы-яёіў][а-зй-шы-яёіў'’]*)*"
)
# Generic words that other Cyrillic languages put beside a name (Erzya, Kyrgyz, Mongolian …).
_GENERIC = re.compile(
    r"(?:^| )(?:ош|шаары|хот|облас|гаь|хула|каласы|шахары|балһсн|горад|город|вилояти)(?: |$)",
    re.IGNORECASE,
)
# What Russian spelling does not allow: Bulgarian ъ, Ukrainian ськ and ьо, Mongolian ьи and ээ …
_NOT_RUSSIAN = re.compile(
    r"ъ(?![еёюя])|[сцз]ьк|ь[иаэ]|ээ|[жшчщ][ыяю]|[бдмптгк]ьо|\bльо\b|[гкх]ы|[гкх][яю]|ӏ|^[ыьъ]",
    re.IGNORECASE,
)
# Letters that only Russian would write there. Belarusian shares э and ы but hardens consonants
# that Russian leaves soft (Маастрыхт, Рэдонда); in names from Asia Russian hardens them too.
_SURE_RUSSIAN = re.compile(r"(?<![бвгджзклмнпрстфхцчшщ])э|(?<=\w)ё|(?<![рчжшц])ы", re.IGNORECASE)
_SURE_IN_ASIA = re.compile(r"э|(?<=\w)ё|(?<![рчжшц])ы", re.IGNORECASE)
_HARDENED = re.compile(r"[бвгджзклмнпрстфхцчшщ]э|р[ы]", re.IGNORECASE)
_DOUBLE = re.compile(r"([^\W\d_])\1", re.IGNORECASE)
_ASIA = frozenset({"JP", "KR", "KP", "MN", "TH", "VN", "TW", "HK"})
_LIKELY_RUSSIAN = re.compile(r"[ьщъ]", re.IGNORECASE)
_NOT_BELARUSIAN = re.compile(
    "[жшчр][еёіюяь]|[тд][еёіюяь]|[аеёіоуыэюя]в(?![аеёіоуыэюя])|[бвмпф]ь|сьц|сьв|ньн|льл|зьн|сьн|ць[вн]",
    re.IGNORECASE,
)
_RUSSIAN_LANDS = frozenset({"RU", "BY", "KZ", "KG", "UA"})
# Countries whose names Russian writes with hard consonants too (Бакэу, Рыбник, Мары).
_HARD_LANDS = (
    _ASIA | _RUSSIAN_LANDS | {"RO", "MD", "ET", "ER", "TM", "AZ", "PL", "CZ", "SK", "BG", "TR"}
)
# Countries for whose cities a single Cyrillic form is often another language's.
_OTHER_CYRILLIC = frozenset({"US", "CN", "BG", "RS", "MK", "ME", "BA", "MN", "TJ"})
_TWO_O = re.compile(r"о[^ -]*о", re.IGNORECASE)
_VOWELS = re.compile("[аеёіоуыэюя]", re.IGNORECASE)
_SAFE_VOWELS = frozenset("ауыюя")

# Russian spelling to what Belarusian may write for it; longer keys are tried first.
_TO_BELARUSIAN = {
    "ий": "і", "ый": "ы", "ио": "іё", "иа": "і[яа]", "ия": "ія", "щ": "шч",
    "а": "[ая]", "о": "[оаё]", "е": "[еяэёа]", "ё": "[ёо]", "и": "[іы]", "й": "[йі]",
    "э": "[эе]", "в": "[вў]", "у": "[уў]", "л": "[лў]", "т": "[тц]", "д": "дз?",
    "рь": "р", "ъ": "['’]", "я": "[яа]", "ю": "[юу]", "нн": "нн?", "сс": "сс?", "лл": "лл?",
    "мм": "мм?", "тт": "тт?", "рр": "рр?",
}  # fmt: skip
_PIECE = re.compile("|".join(sorted(map(re.escape, _TO_BELARUSIAN), key=len, reverse=True)) + "|.")


@dataclass(frozen=True, slots=True)
class RussianNames:
    """Chooses the Russian form of a city's name.

    ``confirmed`` maps the key of a spelling (see :func:`spelling_key`) to the spelling that a
    Russian source has: the CLDR's cities, the official list of Russian towns, the place names
    of the morphological dictionary.
    """

    confirmed: Mapping[str, str]

    def choose(self, name: str, forms: Iterable[str], *, country: str) -> str | None:
        """Return the Russian form among ``forms`` of the city ``name``, ``None`` if not sure.

        In countries whose GeoNames names are transliterated from Russian, a form that sounds
        like ``name`` is the Russian one; in China it is the one that the Palladius system gives.
        """
        forms = tuple(forms)
        chinese = from_pinyin(name) if country == "CN" else frozenset()
        spelt = _without_hardened(_russian_forms(forms, country), country)
        alike = [form for form in spelt if _sounds_like(form, name)]
        known = [form for form in spelt if self._known(form)]
        sure_letter = _SURE_IN_ASIA if country in _ASIA else _SURE_RUSSIAN
        sure = [form for form in spelt if country != "BY" and sure_letter.search(form)]
        tiers = (
            [form for form in forms if form in chinese],
            [form for form in known if form in alike],
            known,
            alike if country in _RUSSIAN_LANDS else [],
            sure,
            [form for form in alike or spelt if _LIKELY_RUSSIAN.search(form)],
            spelt if set(spelt) == set(alike) and country != "CN" else [],
            _with_doubles_of(name, spelt),
            spelt if country not in _OTHER_CYRILLIC else [],
        )
        return next((only for tier in tiers if (only := self._only(tier))), None)

    def _known(self, form: str) -> bool:
        return spelling_key(form) in self.confirmed

    def _only(self, forms: list[str]) -> str | None:
        """Return the one form that ``forms`` spell, ё taken before е; ``None`` if they differ."""
        keys = {spelling_key(form) for form in forms}
        if len(keys) != 1:
            return None
        known = self.confirmed.get(keys.pop())
        best = min(forms, key=lambda form: ("ё" not in form, "-" not in form, form))
        return best if known is None or "ё" in best else known


def is_russian(form: str) -> bool:
    """Tell whether ``form`` could be written so in Russian."""
    return (
        _RUSSIAN.fullmatch(form) is not None
        and not _GENERIC.search(form)
        and not _NOT_RUSSIAN.search(form)
    )


def spelling_key(form: str) -> str:
    """Return what two spellings of one Russian name share: no case, ё, or hyphens.

    >>> spelling_key("Ростов на Дону") == spelling_key("Ростов-на-Дону")
    True
    """
    return form.lower().replace("ё", "е").replace("-", " ")


def belarusian_name(
    russian: str | None, forms: Iterable[str], known: Mapping[str, str]
) -> str | None:
    """Return the official Belarusian form of a city, ``None`` if not sure.

    ``known`` maps Russian names to the Belarusian ones that a dictionary has. A form counts
    when its letters obey Belarusian spelling and it is what Belarusian makes of ``russian``;
    forms in the classical orthography and Ukrainian ones fall out by that.
    """
    if russian is None:
        return None
    if russian in known:
        return known[russian]
    fitting = {
        form.replace("'", "’")
        for form in forms
        if is_belarusian(form) and matches_russian(form, russian)
    }
    others = sorted(form for form in fitting if form != russian)
    if others:
        return others[0] if len(others) == 1 else None
    return russian if russian in fitting and _spelt_alike(russian) else None


def is_belarusian(form: str) -> bool:
    """Tell whether ``form`` could be written so in official Belarusian."""
    return (
        _BELARUSIAN.fullmatch(form) is not None
        and not _NOT_BELARUSIAN.search(form)
        and not _TWO_O.search(form)
    )


def matches_russian(form: str, russian: str) -> bool:
    """Tell whether ``form`` is a Belarusian rendering of the Russian name, letter by letter.

    >>> matches_russian("Екацярынбург", "Екатеринбург"), matches_russian("Менск", "Минск")
    (True, False)
    """
    pieces = (
        _TO_BELARUSIAN.get(piece, re.escape(piece)) for piece in _PIECE.findall(russian.lower())
    )
    return re.fullmatch("".join(pieces), form.lower()) is not None


def _russian_forms(forms: Iterable[str], country: str) -> list[str]:
    """Keep what could be Russian and does not name another country (Албания for Albany)."""
    return [form for form in forms if is_russian(form) and country_code(form) in {None, country}]


def _without_hardened(spelt: list[str], country: str) -> list[str]:
    """Leave out spellings with consonants hardened the Belarusian way, if others remain."""
    soft = [form for form in spelt if not _HARDENED.search(form)]
    return spelt if country in _HARD_LANDS or not soft else soft


def _with_doubles_of(name: str, spelt: list[str]) -> list[str]:
    """Of spellings that differ in doubled letters only, keep those that double as ``name``."""
    keys = {spelling_key(form) for form in spelt}
    if len(keys) < 2 or len({_DOUBLE.sub(r"\1", key) for key in keys}) > 1:
        return []
    most = max if _DOUBLE.search(name) else min
    best = most(sorted(keys), key=lambda key: len(_DOUBLE.findall(key)))
    return [form for form in spelt if spelling_key(form) == best]


def _spelt_alike(russian: str) -> bool:
    """Tell whether no rule of Belarusian spelling could change the Russian form."""
    vowels = _VOWELS.findall(russian.lower())
    return len(vowels) == 1 or set(vowels) <= _SAFE_VOWELS


def _sounds_like(form: str, name: str) -> bool:
    key = sound_key(to_latin(form).replace("-", " "))
    return bool(key) and key == sound_key(name.replace("-", " "))
