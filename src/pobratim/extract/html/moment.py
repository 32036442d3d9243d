"""Dates that a page shows to its readers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pobratim.extract.html.walk import TextBlock

__all__ = ["first_date", "is_date_line", "visible_date"]

_MONTHS = (
    ("янв", "студз", "jan"),
    ("фев", "лют", "feb"),
    ("мар", "сак", "mar"),
    ("апр", "крас", "apr"),
    ("мая", "траў", "may"),
    ("июн", "чэрв", "jun"),
    ("июл", "ліп", "jul"),
    ("авг", "жніў", "aug"),
    ("сен", "вер", "sep"),
    ("окт", "кас", "oct"),
    ("ноя", "ліст", "nov"),
    ("дек", "снеж", "dec"),
)
_STEMS = {stem: i for i, stems in enumerate(_MONTHS, start=1) for stem in stems}
_NAME = "|".join(sorted(_STEMS, key=len, reverse=True))
_DATE = re.compile(
    rf"(?P<y>\d{{4}})[-/.](?P<m>\d{{1,2}})[-/.](?P<d>\d{{1,2}})"
    rf"|\b(?P<d2>\d{{1,2}})[./](?P<m2>\d{{1,2}})[./](?P<y2>\d{{4}})\b"
    rf"|\b(?P<d3>\d{{1,2}})(?:st|nd|rd|th|-?га|-?го)?\s+(?P<n3>(?:{_NAME})\w*)\.?,?\s+(?P<y3>\d{{4}})"
    rf"|\b(?P<n4>(?:{_NAME})\w*)\.?\s+(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y4>\d{{4}})",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:am|pm)?\b", re.IGNORECASE)
_FILLER = re.compile(
    r"\b(?:г|год[аеу]?|в|у|мск|msk|гмт|gmt|utc|ист|опубликовано|апублікавана|обновлено|абноўлена|"
    r"published|updated|posted|on|at|last|сегодня|вчера|сёння|учора|today|yesterday|"
    r"понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|панядзелак|аўторак|серада|"
    r"чацвер|пятніца|субота|нядзеля|(?:mon|tues|wednes|thurs|fri|satur|sun)day|"
    r"дата|date|время|час|просмотров|views)\b",
    re.IGNORECASE,
)
_SHORT_DATE = re.compile(rf"\b\d{{1,2}}\s+(?:{_NAME})\w*|\b\d{{1,2}}\.\d{{1,2}}\b", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_LONGEST = 70
_NEAR = 8


def first_date(text: str) -> str | None:
    """Return the first full date in ``text`` as ISO 8601, ``None`` where there is none.

    >>> first_date("Пятница, 20 мая 2022 г., 14:30")
    '2022-05-20'
    """
    for match in _DATE.finditer(text):
        found = match.groupdict()
        year = found["y"] or found["y2"] or found["y3"] or found["y4"]
        day = found["d"] or found["d2"] or found["d3"] or found["d4"]
        month = int(found["m"] or found["m2"] or _month(found["n3"] or found["n4"]))
        if 1 <= month <= 12 and 1 <= int(day) <= 31 and 1990 <= int(year) <= 2100:
            return f"{year}-{month:02d}-{int(day):02d}"
    return None


def is_date_line(text: str) -> bool:
    """Tell whether ``text`` is a date, with a time or a weekday perhaps, and nothing else."""
    if len(text) > _LONGEST or not _DIGIT.search(text):
        return False
    rest = _SHORT_DATE.sub(" ", _CLOCK.sub(" ", _DATE.sub(" ", text)))
    if rest == text:
        return False
    return not re.search(r"\w{2}", re.sub(r"\d+", " ", _FILLER.sub(" ", rest)))


def visible_date(blocks: Sequence[TextBlock], title: str | None) -> str | None:
    """Return the date of the date line next to the headline, ``None`` where there is none."""
    at = next((i for i, b in enumerate(blocks) if b.text == title), None)
    if at is None:
        return None
    near = sorted(
        range(max(0, at - _NEAR), min(len(blocks), at + _NEAR)), key=lambda i: abs(i - at)
    )
    for i in near:
        text = blocks[i].text
        lines = text.split("\n")
        for line in (*lines, *(p for row in lines for p in re.split(r"\s[|·•]\s", row))):
            found = first_date(line) if len(line) <= _LONGEST else None
            if found and is_date_line(line):
                return found
    return None


def _month(name: str) -> int:
    lower = name.lower()
    return next(
        (number for stem, number in _STEMS.items() if lower.startswith(stem)),
        0,
    )
