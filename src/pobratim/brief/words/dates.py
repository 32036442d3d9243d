"""Dates as people write them: "20 мая 2022 года", "в мае 2022 года", "2026–2028 годы"."""

from __future__ import annotations

from pobratim.brief.words.catalogue import Catalogue
from pobratim.model.dates import DateValue

__all__ = ["date_of", "date_plain", "date_short", "date_when"]


def date_plain(words: Catalogue, date: DateValue | str) -> str:
    """Return a date or range in the nominative: "май 2022 года", "2026–2028 годы"."""
    return _worded(words, date, "plain")


def date_of(words: Catalogue, date: DateValue | str) -> str:
    """Return a date in the genitive, as after "с" or "от": "мая 2022 года"."""
    return _worded(words, date, "of")


def date_when(words: Catalogue, date: DateValue | str) -> str:
    """Return a date as an answer to "when": "20 мая 2022 года", "в мае 2022 года"."""
    return _worded(words, date, "when")


def date_short(iso: str) -> str:
    """Return a date for a table cell: ``20.05.2022``, ``05.2022``, ``2022``."""
    parts = [part for part in iso.replace("--", "").split("-") if part]
    return ".".join(reversed(parts))


def _worded(words: Catalogue, date: DateValue | str, form: str) -> str:
    if isinstance(date, str):
        date = DateValue(date)
    if date.end is not None and date.end != date.start:
        return _range(words, date.start, date.end, form)
    year, month, day = _parts(date.start)
    if month is None:
        return words(f"date.year.{form}", year=year)
    name = words(f"month.{'of' if day is not None or form == 'of' else form}.{month}")
    if day is not None and year is None:
        return words(f"date.day-only.{form}", day=day, month=name)
    if day is not None:
        return words(f"date.day.{form}", day=day, month=name, year=year)
    key = "date.month-only" if year is None else "date.month"
    return words(f"{key}.{form}", month=name, year=year)


def _range(words: Catalogue, start: str, end: str, form: str) -> str:
    if len(start) == 4 and len(end) == 4:
        return words(f"date.years.{form}", start=start, end=end)
    return words("date.range", start=date_of(words, start), end=date_of(words, end))


def _parts(iso: str) -> tuple[str | None, int | None, int | None]:
    """Split a partial ISO date into its year, month and day."""
    if iso.startswith("--"):
        rest = iso[2:].split("-")
        return None, int(rest[0]), int(rest[1]) if len(rest) > 1 else None
    parts = iso.split("-")
    month = int(parts[1]) if len(parts) > 1 else None
    return parts[0], month, int(parts[2]) if len(parts) > 2 else None
