"""The table of event cues: how a pattern is written, and that each entry decides something."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import resources
from typing import Any

import pytest
import yaml

from pobratim.lexicon.events import (
    compile_pattern,
    cue_words,
    event_cues_for,
    fold_keeping_length,
    goods_patterns,
    money_pattern,
    scale_factor,
)

LANGUAGES = ("ru", "be", "en")
TABLE: dict[str, Any] = yaml.safe_load(
    resources.files("pobratim.lexicon").joinpath("events.yaml").read_text(encoding="utf-8")
)


def split(pattern: str, mark: str) -> list[str]:
    """Split a pattern at ``mark`` outside brackets."""
    parts, depth = [""], 0
    for char in pattern:
        depth += (char == "(") - (char == ")")
        if char == mark and depth == 0:
            parts.append("")
        else:
            parts[-1] += char
    return [part for part in parts if part]


def example(pattern: str, language: str) -> str:
    """Write words that ``pattern`` stands for: the first alternative, stems as they are."""
    words = []
    for token in split(pattern, " "):
        word = token.removeprefix("^")
        if word == "~":
            continue
        if word == "$city":
            words.append("минска")
        elif word == "$count":
            words.append("40 диванов")
        elif word.startswith("$"):
            words.append(example(TABLE["lists"][word[1:]][language][0], language))
        elif word.startswith("("):
            close = word.rindex(")")
            words.append(example(split(word[1:close], "|")[0], language) + word[close + 1 :])
        else:
            words.append(word)
    return " ".join(words).replace("*", "")


def entries() -> Iterator[tuple[str, str, str, str]]:
    """Yield type, kind, language and pattern of each event cue."""
    for kind_of_event, kinds in TABLE["events"].items():
        for kind, languages in kinds.items():
            for language, patterns in languages.items():
                for pattern in patterns:
                    yield kind_of_event, kind, language, pattern


@pytest.mark.parametrize(("kind_of_event", "kind", "language", "pattern"), list(entries()))
def test_each_event_cue_finds_the_words_that_it_stands_for(
    kind_of_event: str, kind: str, language: str, pattern: str
) -> None:
    words = fold_keeping_length(example(pattern, language))
    found = {
        (cue.type, cue.kind)
        for cue in event_cues_for(words, language)
        if cue.pattern.fullmatch(words)
    }
    assert (kind_of_event, kind) in found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("kind_of_event", "kinds"), list(TABLE["events"].items()))
def test_each_type_of_event_has_cues_in_every_language(
    kind_of_event: str, kinds: dict[str, dict[str, list[str]]], language: str
) -> None:
    assert any(languages.get(language) for languages in kinds.values()), kind_of_event


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_cue_is_written_twice(language: str) -> None:
    written = [(kind, pattern) for kind, _, lang, pattern in entries() if lang == language]
    assert len(written) == len(set(written))


@pytest.mark.parametrize(
    ("section", "key"),
    [(section, key) for section in ("status", "stage", "effect") for key in TABLE[section]]
    + [(section, "") for section in ("speech", "support", "verdict", "thanks", "unrelated")],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_word_of_a_list_is_found_by_the_list(section: str, key: str, language: str) -> None:
    entry = TABLE[section][key] if key else TABLE[section]
    for pattern in entry[language]:
        words = fold_keeping_length(example(pattern, language))
        assert cue_words(section, key, language).search(words), pattern


@pytest.mark.parametrize("text", ["Ёлка’ў", "ПОБРАТИМЫ", "İstanbul", "ßtraße", "у ўзаемадзеянні"])
def test_folding_keeps_every_code_point_in_its_place(text: str) -> None:
    assert len(fold_keeping_length(text)) == len(text)


@pytest.mark.parametrize(
    ("pattern", "text", "tense"),
    [
        ("подписа* ~ договор", "подписали вчера в ратуше договор", "подписали"),
        ("договор ~ ^подписа*", "договор уже подписан", "подписан"),
        ("(купил*|продал*) ~ $thing", "продали новый трактор", "продали"),
    ],
)
def test_the_marked_word_or_the_first_bears_the_tense(pattern: str, text: str, tense: str) -> None:
    match = compile_pattern(pattern, "ru").search(text)
    assert match is not None
    assert match.group("tense") == tense


@pytest.mark.parametrize(
    "text", ["подписали. договор", "подписали; договор", "неподписали договор"]
)
def test_a_gap_stops_at_the_end_of_a_clause_and_words_begin_at_their_edge(text: str) -> None:
    assert compile_pattern("подписа* ~ договор", "ru").search(text) is None


@pytest.mark.parametrize(
    ("text", "number", "what"),
    [
        ("58 новых автобусов", "58", "новых автобусов"),
        ("1 200 самосвалов «белаз»", "1 200", "самосвалов «белаз»"),
    ],
)
def test_counted_goods_keep_their_number_and_maker(text: str, number: str, what: str) -> None:
    match = goods_patterns("ru")[0].search(text)
    assert match is not None
    assert (match["number"], match["what"]) == (number, what)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("3,5 млн белорусских рублей", "BYN"),
        ("2 млрд российских рублей", "RUB"),
        ("10 тысяч долларов", "USD"),
        ("7 рублей", ""),
    ],
)
def test_a_sum_names_its_currency_only_where_one_country_has_it(text: str, code: str) -> None:
    pattern, currencies = money_pattern()
    match = pattern.search(text)
    assert match is not None
    assert next(c for c, p in currencies if re.fullmatch(p, match["currency"])) == code


@pytest.mark.parametrize(("word", "factor"), [("млн", 1e6), ("тысяч", 1e3), ("billion", 1e9)])
def test_words_of_scale_multiply(word: str, factor: float) -> None:
    assert scale_factor(word) == factor
