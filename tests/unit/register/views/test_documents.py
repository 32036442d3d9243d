"""The documents behind the register."""

from __future__ import annotations

from pobratim.model.claims import Grade
from pobratim.register import Register
from tests.unit.register.reports import KAZAN, MINSK, YEKATERINBURG, Report, day

STORY = (
    "Делегация Екатеринбурга приехала в Минск 20 мая 2022 года. Гости посетили Минский "
    "автомобильный завод и холдинг Амкодор, встретились с председателем горисполкома Владимиром "
    "Кухаревым и обсудили промышленность, образование, культуру и здравоохранение."
)
OTHER = (
    "В столице Беларуси, городе Минск, приняли гостей с Урала: 20 мая Екатеринбурга посланцы "
    "говорили с Кухаревым о заводах, школах и театрах, а потом поехали смотреть технику."
)


def _told(register: Register, text: str, published: str, grade: Grade = "media") -> str:
    report = Report(text, published, address=f"https://{published}.example", grade=grade)
    pair = (report.city("Минск", MINSK), report.city("Екатеринбурга", YEKATERINBURG))
    report.event("20 мая", "visit", parties=pair, date=day("2022-05-20"))
    register.add(report.reading(), report.source())
    return report.document().id


def test_a_copy_hardly_changed_is_a_reprint_of_the_earliest(register: Register) -> None:
    later = _told(register, STORY + " Фото: архив.", "2022-05-22")
    first = _told(register, STORY, "2022-05-21")
    other = _told(register, OTHER, "2022-05-23")
    rows = {row.id: row.reprint_of for row in register.documents()}
    assert rows == {first: None, later: first, other: None}


def test_an_event_counts_independent_texts_beside_documents(register: Register) -> None:
    _told(register, STORY, "2022-05-21")
    _told(register, STORY + " Фото: архив.", "2022-05-22")
    _told(register, OTHER, "2022-05-23")
    (row,) = register.events(MINSK, YEKATERINBURG)
    assert (row.sources, row.origins) == (3, 2)


def test_what_one_document_tells_has_one_origin(register: Register) -> None:
    _told(register, STORY, "2022-05-21")
    (row,) = register.events()
    assert (row.sources, row.origins) == (1, 1)


def test_documents_of_a_pair_name_both_and_say_up_to_when_they_reach(register: Register) -> None:
    _told(register, STORY, "2022-05-21")
    _told(register, OTHER, "2022-05-23")
    rows = register.documents(MINSK, YEKATERINBURG)
    assert {row.reach for row in rows} == {"2022-05-23"}
    assert register.documents(MINSK, KAZAN) == ()
    assert [row.reach for row in register.documents(as_of="2022-05-22")] == ["2022-05-21"]


def test_the_page_of_the_best_grade_comes_first(register: Register) -> None:
    grades: tuple[Grade, ...] = ("mirror", "official", "media")
    for grade in grades:
        report = Report(STORY, "2022-05-21", address=f"https://{grade}.example", grade=grade)
        report.city("Минск", MINSK)
        register.add(report.reading(), report.source())
    (row,) = register.documents()
    assert [page.grade for page in row.pages] == ["official", "media", "mirror"]
