"""Belarusian names of cities in the case that a sentence asks for.

No dictionary of Belarusian forms is at hand, so only what the last letter decides is inflected:
masculine names on a hard consonant, by the school grammar of the language. Names of another
shape stand in a table or keep the way round ("у горадзе Ікс"), which is right for every name.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from pobratim.lexicon.tables import parse_table

__all__ = ["belarusian_region_of", "inflect_belarusian_place", "joins_hard"]

_FILE = Path(__file__).with_name("belarusian.yaml")
_CASES = ("gent", "datv", "accs", "ablt", "loct")

# The vowel of these endings may drop ("Арол": "Арла", "Гарадок": "Гарадка").
_UNSURE = re.compile(r"(?:[еэ]ц|[аоёе]к|[оёе]л)$")
_HARD = re.compile(r"(?:Санкт-)?[А-ЯЁІЎ][а-яёіў’]*[бвгджзклмнпрстўфхцчш]")

# Locative by the last consonant: г, к, х take -у, hardened ones -ы, д and т soften before -е.
_LOCATIVE = {
    **dict.fromkeys("гкх", "у"),
    **dict.fromkeys("жшчцр", "ы"),
    **dict.fromkeys("бвзлмнпсф", "е"),
}
_SOFTENED = {"д": "дзе", "т": "це"}


@lru_cache(maxsize=1)
def _table() -> dict[str, list[str]]:
    loaded: dict[str, list[str]] = parse_table(_FILE.read_text("utf-8"))
    return loaded


def inflect_belarusian_place(name: str, case: str) -> str | None:
    """Return a city's name in ``case`` (``gent``, ``datv``, ``accs``, ``ablt``, ``loct``).

    ``None`` where neither the table nor the last letter decides.

    >>> inflect_belarusian_place("Магілёў", "loct"), inflect_belarusian_place("Брэст", "loct")
    ('Магілёве', 'Брэсце')
    """
    known = _table().get(name)
    if known is not None:
        return known[_CASES.index(case)]
    if not _HARD.fullmatch(name) or _UNSURE.search(name):
        return None
    stem = name[:-1] + "в" if name.endswith("ў") else name
    if case == "accs":
        return name
    if case != "loct":
        return stem + {"gent": "а", "datv": "у", "ablt": "ам"}[case]
    last = stem[-1]
    return stem[:-1] + _SOFTENED[last] if last in _SOFTENED else stem + _LOCATIVE[last]


def belarusian_region_of(name: str) -> str | None:
    """Return the genitive of "Брэсцкая вобласць" and its like, ``None`` for another name.

    >>> belarusian_region_of("Брэсцкая вобласць")
    'Брэсцкай вобласці'
    """
    found = re.fullmatch(r"(.+)ая вобласць", name)
    return f"{found[1]}ай вобласці" if found else None


def joins_hard(name: str) -> bool:
    """Tell whether "з" becomes "са" before ``name``: Смаленск, Штутгарт."""
    return bool(re.match(r"(?i)[сзшж][бвгджзйклмнпрстфхцчшў]", name))
