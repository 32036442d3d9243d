"""No word mixes alphabets: a Latin c inside a Cyrillic word is invisible and breaks every rule."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEXTS = sorted(
    path
    for folder in ("src", "tests", "docs", "eval", "benchmarks")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in {".py", ".yaml", ".csv", ".md", ".txt", ".po", ".j2", ".typ"}
    and "_build" not in path.parts
)
MIXED = re.compile(r"[A-Za-z][Ѐ-ӿ]|[Ѐ-ӿ][A-Za-z]")
# Escapes (a backslash with its letters and digits) and ranges of a character class are no words.
ESCAPE = re.compile(r"\\U\w{8}|\\u\w{4}|\\x\w{2}|\\[A-Za-z]|[A-Za-z]-[A-Za-z]|[А-Яа-я]-[А-Яа-я]")
ON_PURPOSE = "mixed on purpose"


def mixed_words(text: str) -> list[str]:
    """Return the lines with a word of two alphabets; a line may say that it is on purpose."""
    return [
        line
        for line in text.splitlines()
        if ON_PURPOSE not in line and MIXED.search(ESCAPE.sub(" ", line))
    ]


@pytest.mark.parametrize("path", TEXTS, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_word_mixes_latin_and_cyrillic_letters(path: Path) -> None:
    assert mixed_words(path.read_text(encoding="utf-8")) == []


def test_a_latin_letter_inside_a_cyrillic_word_is_found() -> None:
    assert mixed_words("Минc" + "к") == ["Минcк"]  # mixed on purpose
