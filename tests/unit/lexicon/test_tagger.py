"""The tagger: what it sees, and that sentences do not disturb each other."""

from __future__ import annotations

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
