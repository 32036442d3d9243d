"""The table of ties between entities: every row is found, and every list answers."""

from __future__ import annotations

import re

import pytest

from pobratim.lexicon.events import fold_keeping_length
from pobratim.lexicon.tables import load_table
from pobratim.lexicon.ties import (
    WordList,
    frames,
    frames_for,
    is_descriptor,
    listed,
    preposition_cases,
    tells_of,
)

LANGUAGES = ("ru", "be", "en")
TABLE = load_table("ties.yaml")
LISTS: tuple[WordList, ...] = (
    "shares", "spokesmen", "proxies", "premises", "descriptors", "stand_for", "compositions",
    "times",
)  # fmt: skip


def example(pattern: str) -> str:
    """Write words that a pattern stands for: the first alternative, stems as they are."""
    first = re.sub(r"\(([^|()]*)[^()]*\)", r"\1", pattern)
    return fold_keeping_length(first.replace("*", ""))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_word_of_a_frame_is_found_by_a_frame_of_its_type(language: str) -> None:
    for entry in TABLE["frames"]:
        for pattern in entry.get(language, []):
            words = example(str(pattern))
            assert any(
                frame.type == entry["type"]
                and frame.form == entry["as"]
                and frame.deal == entry.get("deal")
                and frame.pattern.search(words)
                for frame in frames_for(words, language)
            ), pattern


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_exception_of_a_frame_is_found(language: str) -> None:
    rows = [entry for entry in TABLE["frames"] if entry.get(language)]
    for entry, frame in zip(rows, frames(language), strict=True):
        for pattern in entry.get("unless", {}).get(language, []):
            assert frame.unless is not None
            assert frame.unless.search(example(pattern)), pattern


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_word_of_a_list_is_listed(name: WordList, language: str) -> None:
    for pattern in TABLE[name][language]:
        assert listed(example(str(pattern)), name, language), pattern


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_preposition_governs_something(language: str) -> None:
    for word in TABLE["prepositions"][language]:
        assert preposition_cases(str(word), language), word


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_frame_has_two_sides_at_least(language: str) -> None:
    for frame in frames(language):
        assert len(frame.slots) > 1
        assert all(slot.words or (slot.kinds and slot.grips) for slot in frame.slots)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("МАЗ купил завод, сообщает «", "ru"),
        ("по данным агентства ", "ru"),
        ("Завод закрыты, паведамляе «", "be"),
        ("The plant is shut, according to ", "en"),
    ],
)
def test_who_tells_is_known_by_the_words_before_the_name(text: str, language: str) -> None:
    assert tells_of(text, language)


def test_who_acts_does_not_tell() -> None:
    assert not tells_of("Завод купил ", "ru")
    assert not tells_of("The plant was sold to ", "en")


def test_a_share_is_no_descriptor() -> None:
    assert is_descriptor("компанией", "ru")
    assert not is_descriptor("акций", "ru")
