"""The own sentences with their ties, and how a reading is held against them."""

from __future__ import annotations

from pathlib import Path

import pytest

import eval.relations
from eval.relations.__main__ import load_cases, ties_of
from pobratim.model.documents import Document, Language, hash_text
from pobratim.model.readings import Cooperation, Entity, Extractor, Reading, Relation
from pobratim.model.spans import Span

FOLDER = Path(eval.relations.__file__).parent
LANGUAGES: tuple[Language, ...] = ("ru", "be", "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_sentence_says_what_it_tells(language: Language) -> None:
    rows = (FOLDER / f"{language}.tsv").read_text(encoding="utf-8").splitlines()
    for row, case in zip(rows, load_cases(FOLDER, language), strict=True):
        told = row.partition("\t")[2]
        assert told == "-" or len(case.ties) == told.count("("), row


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_side_of_a_tie_is_named_in_its_sentence(language: Language) -> None:
    for case in load_cases(FOLDER, language):
        for tie in case.ties:
            for side in tie.sides:
                assert all(name in case.text for name in side), case.text


def test_both_halves_hold_sentences_that_tell_nothing() -> None:
    silent = {case.half for case in load_cases(FOLDER, "ru") if not case.ties}
    assert silent == {0, 1}


def test_a_read_tie_is_known_by_its_names_and_mentions() -> None:
    text = "Дорн владеет «Вектором»."
    names = (
        Entity("e1", "person", "Дорн", (Span(0, 4),)),
        Entity("e2", "organisation", "Вектор", (Span(14, 22),)),
    )
    owns = Relation("owns", "current", (Span(0, len(text)),), source="e1", target="e2")
    document = Document(hash_text(text), "-", "ru", None, None, text, ())
    reading = Reading(
        document,
        Cooperation(value=False, score=0.0),
        Extractor("test", "0"),
        entities=names,
        relations=(owns,),
    )
    (tie,) = ties_of(reading)
    assert tie.directed
    assert tie.status == "settled"
    assert tie.sides == (frozenset({"Дорн"}), frozenset({"Вектор", "Вектором"}))
