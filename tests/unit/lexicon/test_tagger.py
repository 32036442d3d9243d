"""The tagger: what it sees, and that sentences do not disturb each other."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest

from pobratim.lexicon import tagger
from pobratim.lexicon.tagger import tag

REPORT = ["Глава", "Казани", "Ильсур", "Метшин", "посетил", "Минский", "автомобильный", "завод"]
PLAIN = ["вчера", "в", "городе", "весь", "день", "шел", "дождь"]


def _names(words: list[str]) -> list[tuple[str, str]]:
    return [(" ".join(words[s.start : s.stop]), s.tag) for s in tag([words])[0]]


def test_persons_places_and_organisations_are_told_apart() -> None:
    assert _names(REPORT) == [
        ("Казани", "LOC"),
        ("Ильсур Метшин", "PER"),
        ("Минский автомобильный завод", "ORG"),
    ]


def test_a_sentence_without_names_has_no_spans() -> None:
    assert tag([PLAIN]) == [()]


def test_a_sentence_reads_the_same_alone_and_among_others() -> None:
    alone = [tag([words])[0] for words in (REPORT, PLAIN, REPORT)]
    assert tag([REPORT, PLAIN, REPORT]) == alone


def test_no_sentences_and_empty_sentences_are_fine() -> None:
    assert tag([]) == []
    assert tag([[], ["Минск"]])[0] == ()


def test_long_texts_run_in_batches_with_the_same_result() -> None:
    many = [REPORT] * 700
    assert set(tag(many)) == {tag([REPORT])[0]}


def test_words_beyond_what_is_kept_still_get_their_own_products(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tagger, "_KEPT_WORDS", 4)
    indexes = np.arange(20, dtype=np.uint8).reshape(10, 2)
    codes = np.random.default_rng(1).random((2, 20, 3), dtype=np.float32)
    weight = np.random.default_rng(2).random((6, 9), dtype=np.float32)
    words = tagger._Words(indexes, codes, weight)
    for asked in ([0, 1, 1, 2], [2, 3, 4], [9, 8, 7, 6, 5, 4, 3], [4, 0]):
        vectors = np.stack([codes[[0, 1], indexes[w]].ravel() for w in asked])
        assert np.allclose(words.products(np.array(asked)), vectors @ weight)


def test_the_best_path_weighs_every_way_through_each_sentence() -> None:
    chance = np.random.default_rng(3)
    emissions = chance.random((9, 3), dtype=np.float32)
    transitions = chance.random((3, 3), dtype=np.float32)

    def weight(start: int, path: tuple[int, ...]) -> float:
        steps = sum(transitions[a, b] for a, b in pairwise(path))
        return float(steps + sum(emissions[start + i, tag] for i, tag in enumerate(path)))

    starts, lengths = np.array([0, 3, 4]), np.array([2, 0, 5])
    paths = tagger._best_paths(emissions, starts, lengths, transitions)
    for start, length, path in zip(starts, lengths, paths, strict=True):
        every = product(range(3), repeat=int(length))
        assert tuple(path) == max(every, key=lambda way: weight(start, way))
