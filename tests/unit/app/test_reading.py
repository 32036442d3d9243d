from __future__ import annotations

import pytest

from pobratim.app.inputs import Failure
from pobratim.app.pipeline import TIERS, read_document
from pobratim.app.reading import read_all
from pobratim.extract import RawDocument

VISIT = RawDocument("visit", "Делегация Минска во главе с мэром Иваном Петровым посетила Пермь.")
RAIN = RawDocument("rain", "Завтра в Перми дождь. Синоптик Анна Орлова обещает плюс восемь.")
ITEMS: list[RawDocument | Failure] = [VISIT, Failure("x.bin", "x.bin: binary"), RAIN]


def test_failures_keep_their_place_among_the_readings() -> None:
    kinds = [isinstance(outcome, Failure) for outcome in read_all(ITEMS)]
    assert kinds == [False, True, False]


def test_several_processes_give_the_same_readings_in_the_same_order() -> None:
    many: list[RawDocument | Failure] = [
        *ITEMS,
        *(RawDocument(str(n), f"{VISIT.text} Автобусов было {n}.") for n in range(40)),
    ]
    assert list(read_all(many, jobs=2)) == list(read_all(many))


def test_less_than_one_process_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one process"):
        list(read_all(ITEMS, jobs=0))


def test_triage_passes_over_what_shows_no_trace_of_cooperation_and_says_so_by_name() -> None:
    reading = read_document(RAIN, "triage")
    assert reading.extractor.name == "pobratim-triage"
    assert not reading.cooperation.value
    assert not reading.entities
    assert reading.document.text == RAIN.text


def test_triage_reads_in_full_what_passes() -> None:
    assert read_document(VISIT, "triage") == read_document(VISIT, "fast")


def test_without_triage_every_text_is_read() -> None:
    read = {tier: bool(read_document(RAIN, tier).entities) for tier in TIERS}
    assert read == {"auto": True, "triage": False, "fast": True, "thorough": True}
