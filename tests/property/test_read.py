"""Reading never fails on odd text, and every span that it gives lies in the text."""

from __future__ import annotations

from functools import lru_cache

from hypothesis import given, settings
from hypothesis import strategies as st

from pobratim.extract import RawDocument, read
from pobratim.lexicon.gazetteer import Gazetteer
from tests.fuzz.hold import spans

_PIECES = [
    "Владимир Кухарев", "председатель Мингорисполкома", "глава администрации Екатеринбурга",
    "мэр", "А. В.", "В. Кухарев", "«Амкодор»", "МАЗ", "ОАО", "в Минске", "(Россия)", ":", "—",
    "//", "\n", "\n\n", "…", "Уладзімір Кухараў", "старшыня гарвыканкама", "у Мінску", "«",
    "»", "Mayor of Kazan Ilsur Metshin", "O'Leary", "Perm Chamber of Commerce", "20 мая",
    "Свердловской области", "Брестской и Тульской областей", "🚋", "́", "İ", "ß", "№ 1",
    "1. ", "- ", "фото 2", "и.о.", "экс-мэр", "\t", "\u2028", "\u00a0",
]  # fmt: skip

_texts = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(_PIECES), max_size=30).map(" ".join),
    st.lists(st.one_of(st.sampled_from(_PIECES), st.text(max_size=5)), max_size=20).map("".join),
)


@lru_cache(maxsize=1)
def _gazetteer() -> Gazetteer:
    return Gazetteer.open()


@given(text=_texts, language=st.sampled_from(["ru", "be", "en", None]))
@settings(max_examples=150, deadline=None)
def test_any_text_gives_a_reading_whose_spans_lie_in_the_text(
    text: str, language: str | None
) -> None:
    raw = RawDocument("-", text, language=language)  # type: ignore[arg-type]
    reading = read(raw, _gazetteer())
    assert reading.document.text == text
    for span in spans(reading):
        assert 0 <= span.start < span.end <= len(text)


@given(text=_texts)
@settings(max_examples=80, deadline=None)
def test_ids_of_occupations_name_entities_of_the_same_reading(text: str) -> None:
    reading = read(RawDocument("-", text), _gazetteer())
    kinds = {entity.id: entity.kind for entity in reading.entities}
    for occupation in reading.occupations:
        assert kinds[occupation.person] == "person"
        assert occupation.organisation is None or kinds[occupation.organisation] == "organisation"
        assert occupation.place is None or kinds[occupation.place] == "place"


@given(text=_texts)
@settings(max_examples=60, deadline=None)
def test_reading_twice_gives_the_same(text: str) -> None:
    raw = RawDocument("-", text)
    assert read(raw, _gazetteer()) == read(raw, _gazetteer())
