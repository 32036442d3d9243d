from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pobratim.app.pipeline import EMBEDDED
from pobratim.register.reprints import LIKENESS, Reprints, groups, likeness

REPORT = (
    "В Перми открылась выставка минских художников. Её привезла делегация Минска во главе с "
    "Анной Орловой. Гости посетили 3 завода и передали библиотеке 240 книг. В мае пермские "
    "музеи ответят своей выставкой, сообщили в мэрии города."
)
REPRINT = "ПЕРМЬ, 3 марта. " + REPORT.replace("Её", "Ее").replace("передали", "подарили")
PATTERN = (
    REPORT.replace("Перм", "Твер")
    .replace("перм", "твер")
    .replace("240", "75")
    .replace("3 з", "8 з")
)
RETOLD = (
    "Художники из Минска показывают свои работы пермякам. Вместе с картинами приехали чиновники: "
    "Анна Орлова привезла 240 книг для библиотеки и прошла по цехам 3 заводов."
)


def test_a_text_with_another_headline_and_a_word_changed_is_a_reprint() -> None:
    assert likeness(REPORT, REPRINT) >= LIKENESS
    assert groups({"a": REPORT, "b": RETOLD, "c": REPRINT}) == (("a", "c"),)


def test_the_same_event_in_other_words_is_a_source_of_its_own() -> None:
    assert likeness(REPORT, RETOLD) < LIKENESS


def test_one_pattern_filled_with_other_names_and_numbers_is_no_reprint() -> None:
    assert likeness(REPORT, PATTERN) == 0.0


def test_a_long_text_that_holds_a_short_one_is_not_its_reprint() -> None:
    digest = "\n".join(
        [REPORT, *(f"Новость {n}: мост номер {n} открыт для машин." for n in range(40))]
    )
    assert likeness(REPORT, digest) == 0.0


def test_the_origin_of_a_group_is_its_first_text() -> None:
    reprints = Reprints()
    assert [reprints.add(key, text) for key, text in (("a", REPORT), ("b", REPRINT))] == [
        None,
        "a",
    ]
    assert reprints.add("c", REPRINT + " Фото мэрии.") == "a"


def test_a_text_given_again_answers_as_before() -> None:
    reprints = Reprints()
    reprints.add("a", REPORT)
    assert [reprints.add("b", REPRINT), reprints.add("b", REPRINT)] == ["a", "a"]
    assert reprints.add("a", REPORT) is None


def test_the_sample_reports_are_retellings_and_no_reprints() -> None:
    paths = sorted((EMBEDDED / "reports").glob("*.txt"))
    assert groups({path.name: path.read_text(encoding="utf-8") for path in paths}) == ()


@given(st.text(max_size=300), st.text(max_size=300))
def test_likeness_is_a_share_and_the_same_both_ways(a: str, b: str) -> None:
    assert 0.0 <= likeness(a, b) == likeness(b, a) <= 1.0
