"""Dates in a page, as precise as the words are, resolved where something else gives the rest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from pobratim.extract.date_context import Context, Reference
from pobratim.extract.date_values import as_day, value_of
from pobratim.extract.memo import per_page
from pobratim.extract.tense import tense_at
from pobratim.extract.tokens import Page, Sentence
from pobratim.lexicon.date_patterns import (
    ANY,
    DEADLINE,
    FULL_DATE,
    PATTERNS,
    TRIGGER,
    YEAR_WORDS,
)
from pobratim.lexicon.normalise import flat
from pobratim.model.dates import DateValue
from pobratim.model.spans import Span

__all__ = ["Dated", "dates_of"]

_ROOM_FOR_A_PLACE = 25


@dataclass(frozen=True, slots=True)
class Dated:
    """A date where it stands. ``deadline`` tells "до 1 мая" from "1 мая"."""

    span: Span
    value: DateValue
    deadline: bool = False


@dataclass(frozen=True, slots=True)
class _Around:
    """What a text named before a date: the year of its title, the last day, the last year."""

    title_year: int | None
    anchor: date | None
    told_year: int | None


def dates_of(page: Page, within: Span | None = None) -> tuple[Dated, ...]:
    """Return the dates of ``page``, or of ``within``, in order; they never overlap.

    A missing year comes from the publication date (the nearest that suits the tense), from a
    line that dates the document, or from the year in the title; else the value keeps ``--`` for
    it. Words such as "вчера" that need a day of reference are left out where there is none.
    """
    found = _all_dates(page)
    return found if within is None else tuple(d for d in found if within.contains(d.span))


@per_page
def _all_dates(page: Page) -> tuple[Dated, ...]:
    reference = _reference(page)
    title_year = _title_year(page)
    found: list[Dated] = []
    anchor: date | None = None
    told_year: int | None = None
    block = -1
    for sentence in page.sentences:
        anchor = anchor if sentence.block == block else None
        block = sentence.block
        around = _Around(title_year, anchor, told_year)
        for dated in _in_sentence(page, sentence, reference, around):
            found.append(dated)
            anchor = as_day(dated.value) or anchor
            told_year = _year_in_words(dated.value) or told_year
    return tuple(found)


def _year_in_words(value: DateValue) -> int | None:
    """Return the year of a date whose words tell it, perhaps through another date."""
    told = value.resolved_from in {None, "text"} and not value.start.startswith("--")
    return int(value.start[:4]) if told else None


def _in_sentence(
    page: Page,
    sentence: Sentence,
    reference: Reference,
    around: _Around,
) -> Iterator[Dated]:
    text, language = page.document.text, page.document.language
    words = flat(sentence.span.of(text))
    if not TRIGGER.search(words):
        return
    anchor, told_year = around.anchor, around.told_year
    for hit in ANY.finditer(words):
        kind = str(hit.lastgroup)
        match = PATTERNS[kind].match(words, hit.start())
        if match is None:
            continue
        span = Span(sentence.start + match.start(), sentence.start + match.end())
        deadline = kind == "end_of" or bool(DEADLINE.search(words[: match.start()]))
        tense = tense_at(sentence, span.start, language)
        context = Context(reference, tense, around.title_year, anchor, deadline, told_year)
        value = value_of(kind, match.groupdict(), context)
        if value is not None:
            anchor = as_day(value) or anchor
            told_year = _year_in_words(value) or told_year
            yield Dated(span, replace(value, text=span.of(text)), deadline)


# What the document is dated by --------------------------------------------------------------


def _reference(page: Page) -> Reference:
    published = page.document.published
    if published and not published.startswith("--"):
        parts = [int(part) for part in published.split("-")]
        year, month, day = (*parts, None, None)[:3]
        return Reference(year, month, day)
    for block in page.document.blocks[:6]:
        day_of_text = _day_of_line(flat(block.span.of(page.document.text)))
        if day_of_text:
            return Reference(day_of_text.year, day_of_text.month, day_of_text.day, "text")
    return Reference()


def _day_of_line(line: str) -> date | None:
    # "г. Пермь, 13 февраля 2024 года" dates a document, a date in a sentence does not.
    match = FULL_DATE.search(line)
    if match is None or len(line) - len(match.group()) >= _ROOM_FOR_A_PLACE:
        return None
    nowhere = Context(Reference(), None, None, None, deadline=False)
    value = value_of("numeric" if match["dd"] else "day", match.groupdict(), nowhere)
    return as_day(value) if value else None


def _title_year(page: Page) -> int | None:
    years = set(YEAR_WORDS.findall(flat(page.document.title or "")))
    return int(years.pop()) if len(years) == 1 else None
