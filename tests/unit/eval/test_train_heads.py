"""The heads that ship are what the training gives; a sentence is an example of what it shares."""

from __future__ import annotations

import numpy as np

from eval.train_heads import examples, fitted

TEXT = "Мэры встретились в Минске.\nГорода подписали договор о дружбе."
RECORD = {
    "id": "t-1",
    "text": TEXT,
    "language": "ru",
    "events": [{"type": "agreement", "evidence_span": [27, 60]}],
}


def test_a_sentence_is_an_example_of_the_events_whose_words_it_shares() -> None:
    sentences, told = examples([RECORD])
    assert dict(zip(sentences, told, strict=True)) == {
        "Мэры встретились в Минске.": set(),
        "Города подписали договор о дружбе.": {"agreement"},
    }


def test_the_same_examples_give_the_same_heads() -> None:
    sentences, told = examples([RECORD] * 8)
    first, second = fitted(sentences, told), fitted(sentences, told)
    assert first["types"].tolist() == ["agreement"]
    assert all(np.array_equal(first[name], second[name]) for name in first)


def test_a_type_with_few_examples_gets_no_head() -> None:
    sentences, told = examples([RECORD] * 8)
    told[0] = {"aid"}
    assert fitted(sentences, told)["types"].tolist() == ["agreement"]
