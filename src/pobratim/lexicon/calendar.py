"""Words of the calendar in Russian, Belarusian and English, as patterns over flat text."""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = [
    "MONTH",
    "MONTH_ADJECTIVES",
    "ORDINAL",
    "SEASON",
    "SEASON_AFTER",
    "WEEKDAY",
    "month_of",
    "ordinal_of",
    "weekday_of",
]

# Each row: a pattern over text folded by normalise.flat, tried as a whole word.
_MONTHS: tuple[str, ...] = (
    r"январ(?:[ьяюе]|ем)|янв\.?|студзен[ьі]|студзен[яюе]м?|january|jan\.?",
    r"феврал(?:[ьяюе]|ем)|февр?\.?|лют(?:ы|ага|ым|аму)|february|feb\.?",
    r"март[аеу]?|мартом|мар\.?|сакавік[аоу]?|сакавіком|march|mar\.?",
    r"апрел(?:[ьяюе]|ем)|апр\.?|красавік[аоу]?|красавіком|april|apr\.?",
    r"ма[йяюе]|маем|траў?н[яіюе]м?|траве?н[ьі]|may",
    r"июн(?:[ьяюе]|ем)|июн\.?|чэрвен[ьіяюе]м?|june|jun\.?",
    r"июл(?:[ьяюе]|ем)|июл\.?|ліпен[ьіяюе]м?|july|jul\.?",
    r"август[аеу]?|августом|авг\.?|жніў?н[яіюе]м?|жнівен[ьі]|august|aug\.?",
    r"сентябр(?:[ьяюе]|ем)|сент?\.?|верасн[яіюе]м?|верасень|september|sept?\.?",
    r"октябр(?:[ьяюе]|ем)|окт\.?|кастрычнік[аоу]?|кастрычніком|october|oct\.?",
    r"ноябр(?:[ьяюе]|ем)|нояб?\.?|лістапад[ау]?|лістападам|лістападзе|november|nov\.?",
    r"декабр(?:[ьяюе]|ем)|дек\.?|снежн[яіюе]м?|снежань|december|dec\.?",
)
_WEEKDAYS: tuple[str, ...] = (
    r"понедельник[ау]?|панядзел(?:ак|ка)|monday",
    r"вторник[ау]?|аўтор(?:ак|ка)|tuesday",
    r"сред[ауы]|серад[ауы]|wednesday",
    r"четверг[ау]?|чацвер|чацвярга|thursday",
    r"пятниц[ауы]|пятніц[ауы]|friday",
    r"суббот[ауы]|субот[ауы]|saturday",
    r"воскресень[ея]|нядзел[яюі]|sunday",
)
_ORDINALS: tuple[str, ...] = (
    r"перв\w+|перш\w+|first|1st|1-\w+|i|і|1",
    r"втор\w+|друг\w+|second|2nd|2-\w+|ii|іі|2",
    r"трет\w+|трэц\w+|third|3rd|3-\w+|iii|ііі|3",
    r"четверт\w+|чацверт\w+|чацвёрт\w+|fourth|last|последн\w+|апошн\w+|4th|4-\w+|iv|\u0456v|4",
)

MONTH = f"(?:{'|'.join(_MONTHS)})"
WEEKDAY = f"(?:{'|'.join(_WEEKDAYS)})"
ORDINAL = f"(?:{'|'.join(_ORDINALS)})"
SEASON = (
    r"(?:весной|летом|осенью|зимой|вясной|вясною|увесну|увясну|летам|улетку|восенню|увосень|зімой|"
    r"зімою|узімку|spring|summer|autumn|winter|(?<=\bthe\s)fall|(?<=last\s)fall|(?<=next\s)fall|"
    r"(?<=this\s)fall|(?<=\bin\s)fall)"
)
"""A season, used as an adverb in Russian and Belarusian."""

SEASON_AFTER = (
    r"(?:весны|лета|осени|зимы|весне|лету|зиме|весну|осень|зиму|вясны|восені|зімы|вясне|зіме|вясну|"
    r"восень|зіму)"
)
"""A season after a preposition such as "by", "from", "for"."""

MONTH_ADJECTIVES: dict[int, tuple[str, ...]] = {
    1: ("январск", "студзеньск"),
    2: ("февральск", "лютаўск"),
    3: ("мартовск", "сакавіцк"),
    4: ("апрельск", "красавіцк"),
    5: ("майск", "травеньск"),
    6: ("июньск", "чэрвеньск"),
    7: ("июльск", "ліпеньск"),
    8: ("августовск", "жнівеньск"),
    9: ("сентябрьск", "вераснёўск", "вераснеўск"),
    10: ("октябрьск", "кастрычніцк"),
    11: ("ноябрьск", "лістападаўск"),
    12: ("декабрьск", "снежаньск"),
}
"""How the adjectives of the months begin."""


def month_of(word: str) -> int:
    """Return the number, 1 to 12, of the month that ``word`` (flat text) names.

    Raises:
        KeyError: if it names none.
    """
    return _number(word, _MONTHS)


def weekday_of(word: str) -> int:
    """Return the number of the weekday that ``word`` names, Monday being 0.

    Raises:
        KeyError: if it names none.
    """
    return _number(word, _WEEKDAYS) - 1


def ordinal_of(word: str) -> int:
    """Return 1 to 4 for the ordinal of a quarter.

    Raises:
        KeyError: if ``word`` is none.
    """
    return _number(word, _ORDINALS)


@lru_cache(maxsize=512)
def _number(word: str, patterns: tuple[str, ...]) -> int:
    for number, pattern in enumerate(patterns, start=1):
        if re.fullmatch(pattern, word):
            return number
    raise KeyError(word)
