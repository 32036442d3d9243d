"""Quotation marks of three alphabets and broken quotations."""

from __future__ import annotations

import pytest

from pobratim.extract.quotes import inner, pieces_of, quotations_in, trimmed
from pobratim.model.spans import Span


def quoted(text: str) -> list[str]:
    return [inner(text, q).of(text) for q in quotations_in(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Он: «да» и «нет».", ["да", "нет"]),
        ("Он: „да“ и “yes”.", ["да", "yes"]),
        ('Он: "да", потом "нет".', ["да", "нет"]),
        ("«Завод «Заря» растёт», – сказал он.", ["Завод «Заря» растёт"]),
        ("«Завод «Заря», – сказал он.", ["Завод «Заря"]),
        ("«Завод „Заря“ растёт»", ["Завод „Заря“ растёт"]),
        ("«Начало без конца", ["Начало без конца"]),
        ("нет кавычек", []),
        ('5" трубы и 7" трубы', []),
        ("A “quote,” he said.", ["quote"]),
    ],
)
def test_the_outermost_quotations_are_found(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "pieces", "author"),
    [
        ("Раз, – сказал он. – Два", ["Раз", "Два"], "сказал он"),
        ("Раз! – сказал Пётр. – Два.", ["Раз!", "Два."], "сказал Пётр"),
        ("Раз, – сказал он", ["Раз"], "сказал он"),
        ("Раз, – сказал он, – два", ["Раз", "два"], "сказал он"),
        ("Мост – это дорога. – И жизнь", ["Мост – это дорога. – И жизнь"], None),
        ("Просто слова", ["Просто слова"], None),
    ],
)
def test_a_broken_quotation_is_cut_at_the_authors_words(
    text: str, pieces: list[str], author: str | None
) -> None:
    broken = pieces_of(text, Span(0, len(text)), "ru")
    assert [p.of(text) for p in broken.pieces] == pieces
    assert (broken.author.of(text) if broken.author else None) == author


def test_trimming_takes_blanks_and_a_last_comma_and_nothing_else() -> None:
    text = "  слово!, "
    assert trimmed(text, Span(0, len(text))).of(text) == "слово!"
