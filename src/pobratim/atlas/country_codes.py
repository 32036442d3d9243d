"""Codes of countries in foreign tables brought to ISO 3166-1 alpha-2."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from babel import Locale
from babel.core import get_global

__all__ = ["iso2"]

_TRADE: Final = {
    "842": "US", "251": "FR", "757": "CH", "579": "NO", "699": "IN", "490": "TW", "381": "IT",
    "58": "BE", "711": "ZA", "688": "RS",
}  # fmt: skip
"""Numbers that UN trade statistics use beside those of M49."""


@lru_cache(maxsize=2048)
def iso2(code: str) -> str:
    """Return the alpha-2 code for an alpha-2, an alpha-3 or a number of M49 or UN trade.

    >>> iso2("BLR"), iso2("643"), iso2("842"), iso2("by")
    ('BY', 'RU', 'US', 'BY')

    Raises:
        ValueError: if no country has the code.
    """
    text = code.strip().upper()
    if len(text) == 2 and text.isalpha():
        return text
    if text.isdecimal() and (known := _TRADE.get(str(int(text)))):
        return known
    found = get_global("territory_aliases").get(text.zfill(3))
    # The codes that ISO leaves to users (XX, QQ) have no name.
    if not found or len(text) > 3 or not _named(str(found[0])):
        raise ValueError(f"{code!r} is no code of a country")
    return str(found[0])


def _named(code: str) -> bool:
    return code != "ZZ" and code in Locale("en").territories
