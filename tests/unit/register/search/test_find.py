"""Searching: any form of a word, all words, best first; what stands on the words found."""

from __future__ import annotations

import pytest

from pobratim.errors import UsageError
from pobratim.register import Register
from tests.unit.register.reports import KAZAN, MINSK, YEKATERINBURG, Report
from tests.unit.register.story import fill


def _add(register: Register, text: str, published: str = "2023", language: str = "ru") -> str:
    report = Report(text, published, language=language)  # type: ignore[arg-type]
    register.add(report.reading(), report.source())
    return report.document().id


def _found(register: Register, words: str, **how: object) -> list[str]:
    return [row.document for row in register.search(words, **how)]  # type: ignore[arg-type]


def test_a_russian_query_finds_inflected_forms(register: Register) -> None:
    document = _add(register, "Делегацией завода подписаны соглашения.")
    _add(register, "Погода хорошая.")
    for words in ("делегация", "делегации", "заводы подписали соглашение", "СОГЛАШЕНИЙ"):
        assert _found(register, words) == [document]


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("be", "Прадпрыемствы горада падпісалі дагавор.", "прадпрыемстваў гарады"),
        ("en", "The cities signed agreements.", "city agreement"),
        ("ru", "Завод МАЗ и Amkodor.", "amkodor"),
    ],
)
def test_each_language_is_found_by_its_own_forms(
    register: Register, language: str, text: str, words: str
) -> None:
    document = _add(register, text, language=language)
    first = words.split(maxsplit=1)[0]
    assert _found(register, first) == [document]


def test_all_words_must_stand_in_the_document(register: Register) -> None:
    both = _add(register, "Автобусы и трамваи.")
    _add(register, "Автобусы.")
    assert _found(register, "трамвай автобус") == [both]
    assert _found(register, "трамвай автобус троллейбус") == []


def test_more_of_the_word_in_less_text_stands_first(register: Register) -> None:
    rare = _add(register, "Музей. " + "Город растёт и строится дальше. " * 10)
    dense = _add(register, "Музей и ещё музей открыты.")
    assert _found(register, "музей") == [dense, rare]


def test_of_equal_ranks_the_latest_stands_first(register: Register) -> None:
    old = _add(register, "Музей один.", "2020-01-01")
    new = _add(register, "Музей два.", "2024-01-01")
    assert _found(register, "музей") == [new, old]
    assert _found(register, "музей", as_of="2022") == [old]
    assert _found(register, "музей", limit=1) == [new]


def test_a_passage_reads_verbatim_and_shows_where_the_words_stand(register: Register) -> None:
    text = "Начало.\n" + "Слова без смысла. " * 40 + "\nЗавод поставил автобусы в город.\nКонец."
    _add(register, text)
    (row,) = register.search("автобус завод")
    (passage,) = row.evidence
    assert passage.reads_verbatim(text)
    assert passage.exact == "Завод поставил автобусы в город."
    assert [span.of(text) for span in row.hits] == ["Завод", "автобусы"]


def test_what_the_register_holds_on_the_words_is_named(register: Register) -> None:
    fill(register)
    (row,) = register.search("губернатор рассказал")
    kinds = {thing.kind for thing in row.things}
    assert {"event", "statement"} <= kinds
    shown = {r.id for r in register.events()} | {r.id for r in register.statements()}
    assert {t.id for t in row.things if t.kind in {"event", "statement"}} <= shown


def test_with_cities_only_what_names_them_is_found(register: Register) -> None:
    fill(register)
    assert register.search("побратимы")
    pair = {row.document for row in register.search("побратимы", MINSK, YEKATERINBURG)}
    other = {row.document for row in register.search("побратимы", MINSK, KAZAN)}
    assert pair
    assert other
    assert not pair & other


def test_a_query_without_a_word_is_refused(register: Register) -> None:
    for words in ("", "…", "в"):
        with pytest.raises(UsageError, match="no word to look for"):
            register.search(words) if _add(register, "Слово.") else None


def test_a_document_read_again_is_found_once(register: Register) -> None:
    document = _add(register, "Музей открыт.")
    _add(register, "Музей открыт.")
    assert _found(register, "музей") == [document]
    assert register.check() == []


def test_quotes_and_signs_of_a_query_are_no_language_of_its_own(register: Register) -> None:
    document = _add(register, "Музей открыт.")
    assert _found(register, "'музей\" OR (открыт* ;") == []
    assert _found(register, "'музей\" - (открыт* ;") == [document]
