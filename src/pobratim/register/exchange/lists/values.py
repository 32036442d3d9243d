"""Cells read as dates, people and places. What cannot be told is an error, never a guess."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from pobratim.errors import AmbiguousPlaceError, UnknownPlaceError
from pobratim.lexicon.calendar import MONTH, month_of
from pobratim.lexicon.countries import country_code
from pobratim.lexicon.gazetteer import Gazetteer
from pobratim.lexicon.names import first_name_gender, is_initial, is_patronymic
from pobratim.lexicon.normalise import flat
from pobratim.lexicon.regions import region
from pobratim.model.dates import DateValue, Precision
from pobratim.model.documents import Language
from pobratim.model.readings import PersonName, PlaceRef

__all__ = ["ListedPerson", "read_date", "read_names", "read_people", "read_person", "read_place"]

_ISO = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_DAY = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")
_MONTH_YEAR = re.compile(r"(\d{1,2})[./](\d{4})")
_WORDS = re.compile(rf"(?:(\d{{1,2}})\s+)?({MONTH})\s+(\d{{4}})")
_ENGLISH = re.compile(rf"({MONTH})\s+(\d{{1,2}}),?\s+(\d{{4}})")
_TAIL = re.compile(r"\s*(?:г\.?|год[а-я]*|гг\.?)\s*$")
_RANGE = re.compile(r"\s*[–—]\s*|\s+-\s+|(?<=\d{4})-(?=\d{4})|\s+(?:по|да|to)\s+")
_DAYS = re.compile(r"(?P<first>\d{1,2})\s*[-–—]\s*(?P<last>\d{1,2})(?P<rest>[./ ].+)")
_SEVERAL = re.compile(r"\s*[;\n]\s*")
_TOWN_MARK = re.compile(r"^(?:г\.|гор\.|город|горад|city of)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ListedPerson:
    """A person of a cell: the words of the name, its parts, and the post behind a comma."""

    words: str
    name: PersonName
    post: str | None = None

    @property
    def shown(self) -> str:
        """The name as it is written in full, given name first."""
        parts = (self.name.first, self.name.patronymic, self.name.last)
        return " ".join(part for part in parts if part)


def read_date(text: str) -> DateValue:
    """Return a day, month, year or range.

    >>> read_date("05.07.2022").start, read_date("5–7 июля 2022 г.").end
    ('2022-07-05', '2022-07-07')

    Raises:
        ValueError: if the text is no date, or no day of the calendar.
    """
    if days := _DAYS.fullmatch(text.strip()):
        ends = [days["first"] + days["rest"], days["last"] + days["rest"]]
    else:
        ends = _RANGE.split(text.strip())
    if len(ends) > 2:
        raise ValueError(_unknown(text))
    first, last = _one(ends[0], text), _one(ends[-1], text)
    if first > last:
        raise ValueError(f"{text!r} ends before it begins")
    end = None if len(ends) == 1 else last
    precision: Precision = ("year", "month", "day")[first.count("-")]
    return DateValue(first, end, precision, text)


def _unknown(text: str) -> str:
    return f"{text!r} is no date; write 2022-07-05, 05.07.2022, 2022-07, 2022 or a range of these"


def _one(text: str, whole: str) -> str:
    words = _TAIL.sub("", flat(text.strip()))
    found = _digits(words) or _named(words)
    if found is None:
        raise ValueError(_unknown(whole))
    year, month, day = found
    try:
        dt.date(year, month or 1, day or 1)
    except ValueError as error:
        raise ValueError(f"{whole!r} is no day of the calendar") from error
    parts = [f"{year:04d}", *(f"{part:02d}" for part in (month, day) if part is not None)]
    return "-".join(parts)


Parts = tuple[int, int | None, int | None]


def _digits(text: str) -> Parts | None:
    if _ISO.fullmatch(text):
        year, *rest = map(int, text.split("-"))
        return year, rest[0] if rest else None, rest[1] if len(rest) > 1 else None
    if match := _DAY.fullmatch(text):
        day, month, year = map(int, match.groups())
        if "/" in text and day <= 12 and month <= 12 and day != month:
            raise ValueError(f"{text!r} may be two days; write it as 2022-07-05")
        return (year, day, month) if "/" in text and month > 12 else (year, month, day)
    if match := _MONTH_YEAR.fullmatch(text):
        return int(match[2]), int(match[1]), None
    return None


def _named(text: str) -> Parts | None:
    if match := _WORDS.fullmatch(text):
        return int(match[3]), month_of(match[2]), int(match[1]) if match[1] else None
    if match := _ENGLISH.fullmatch(text):
        return int(match[3]), month_of(match[1]), int(match[2])
    return None


def read_names(text: str) -> tuple[str, ...]:
    """Return the names of a cell, separated by semicolons or lines."""
    return tuple(dict.fromkeys(name.strip() for name in _SEVERAL.split(text) if name.strip()))


def read_people(text: str, language: Language) -> tuple[ListedPerson, ...]:
    """Return the people of a cell: "name, post; name, post".

    Raises:
        ValueError: if a name has one word, or more than four.
    """
    found = []
    for entry in read_names(text):
        words, _, post = entry.partition(",")
        found.append(
            ListedPerson(words.strip(), read_person(words, language), post.strip() or None)
        )
    return tuple(found)


def read_person(text: str, language: Language) -> PersonName:
    """Return the parts of a name in either order, with or without initials.

    >>> read_person("Кухарев В.Е.", "ru")
    PersonName(first='В.', patronymic='Е.', last='Кухарев')
    >>> read_person("Кухарев Владимир Евгеньевич", "ru").first
    'Владимир'

    Raises:
        ValueError: if the name has one word, or more than four.
    """
    words = re.sub(r"(?<=[^\W\d_])\.(?=\w)", ". ", text).split()
    if not 2 <= len(words) <= 4:
        raise ValueError(f"{text.strip()!r} is no name; write given name and surname")
    if any(is_initial(word) and word.endswith(".") for word in words):
        return _with_initials(words)
    return _in_full(words, language)


def _with_initials(words: list[str]) -> PersonName:
    initials = [word for word in words if is_initial(word) and word.endswith(".")]
    rest = [word for word in words if word not in initials]
    if len(rest) != 1:
        # "John F. Kennedy": the initial in the middle is no patronymic
        return PersonName(words[0], None, words[-1])
    return PersonName(initials[0], initials[1] if len(initials) > 1 else None, rest[0])


def _in_full(words: list[str], language: Language) -> PersonName:
    father = next((i for i, word in enumerate(words) if i and is_patronymic(word)), None)
    if father == len(words) - 1 and len(words) > 2:
        return PersonName(words[-2], words[-1], " ".join(words[:-2]))
    if father == 1:
        return PersonName(words[0], words[1], " ".join(words[2:]) or None)
    second = first_name_gender(words[1], language) and not first_name_gender(words[0], language)
    if len(words) == 2 and second:
        return PersonName(words[1], None, words[0])
    return PersonName(words[0], None, words[-1])


def read_place(text: str, gazetteer: Gazetteer) -> PlaceRef:
    """Return the city, region or country that a cell names.

    Raises:
        ValueError: if no place has this name, or several cities have it.
    """
    name = _TOWN_MARK.sub("", text.strip())
    known = region(name)
    code = country_code(name)
    if known is not None:
        return PlaceRef("region", None, known.en, known.country)
    if code is not None:
        return PlaceRef("country", None, None, code)
    try:
        city = gazetteer.resolve(name)
    except AmbiguousPlaceError as error:
        listed = "; ".join(error.candidates[:3])
        raise ValueError(f"{text!r} may be several cities; add the country: {listed}") from error
    except UnknownPlaceError as error:
        raise ValueError(f"no place is called {text!r}; write a name or geonames:ID") from error
    return PlaceRef("city", city.geonames, city.name, city.country)
