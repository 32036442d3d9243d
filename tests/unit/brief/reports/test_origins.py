from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pobratim.brief.reports.digest import day_before
from pobratim.brief.reports.origins import origins
from pobratim.model.claims import Grade, Source

TEXT = (
    "Делегация города приехала с визитом и встретилась с руководством завода в понедельник. Гости "
    "осмотрели цехи, узнали о новых машинах и говорили о совместной работе предприятий."
)


def _source(document: str, published: str, grade: Grade = "media") -> Source:
    return Source(document, f"https://{document}", document, grade, None, published, "ru")


def test_a_reprint_stands_under_the_earliest_text_and_others_stand_alone() -> None:
    texts = {
        "a": f"{TEXT}. Добавка",
        "b": TEXT,
        "c": "Совсем другой текст о другом деле: в городе открыли мост, по нему пошли трамваи, "
        "а жители собрались на берегу и смотрели на первый вагон до самого вечера.",
    }
    sources = [
        _source("a", "2022-05-21"),
        _source("b", "2022-05-20"),
        _source("c", "2022-05-22"),
    ]
    groups = origins(sources, texts.__getitem__)
    assert [[s.document for s in group] for group in groups] == [["c"], ["b", "a"]]


def test_of_one_day_the_better_graded_text_is_the_origin() -> None:
    sources = [_source("a", "2022-05-20"), _source("b", "2022-05-20", "official")]
    ((first, _),) = origins(sources, lambda _: TEXT)
    assert first.document == "b"


@given(st.lists(st.sampled_from(["2022-05-20", "2022-05-21"]), max_size=6))
def test_no_source_is_lost_or_told_twice(days: list[str]) -> None:
    sources = [_source(str(number), day) for number, day in enumerate(days)]
    found = [s for group in origins(sources, lambda d: f"{TEXT} {d}") for s in group]
    assert sorted(s.document for s in found) == sorted(s.document for s in sources)


def test_the_day_before_a_year_is_the_last_of_the_year_before() -> None:
    assert day_before("2022") == "2021-12-31"
