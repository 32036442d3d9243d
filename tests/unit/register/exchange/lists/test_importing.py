from __future__ import annotations

import pytest

from pobratim.lexicon.gazetteer import Gazetteer
from pobratim.model.documents import hash_text
from pobratim.register.exchange.lists.importing import ListRead, ListTerms, read_list
from pobratim.register.exchange.lists.mapping import parse_map
from pobratim.register.exchange.lists.sheets import read_table

AGREEMENTS = """
columns:
  Название: title
  Партнёр: party_b
  Подписано: signed
  Уровень: level
  От нас: signatories_a
  Номер: registration_number
  Прекращено: ended
constants: {party_a: Минск}
"""
HEAD = "Название;Партнёр;Подписано;Уровень;От нас;Номер;Прекращено;Телефон\n"


def _read(kind: str, chart: str, text: str) -> ListRead:
    table = read_table(text.encode(), "list.csv")
    return read_list(
        kind, table, parse_map(chart, kind, origin="m"), Gazetteer.open(), ListTerms("Минск")
    )


def test_a_row_becomes_a_document_of_its_own_words_and_nothing_else() -> None:
    read = _read(
        "agreements",
        AGREEMENTS,
        HEAD + "Соглашение;Казань;05.07.2022;побратимство;Кухарев В.Е., председатель;17;;+375\n",
    )
    ((reading, source),) = read.rows
    text = reading.document.text
    assert text.splitlines()[0] == "Название: Соглашение"
    assert "+375" not in text
    assert read.unread == ("Телефон",)
    assert reading.document.id == hash_text(text) == source.document
    assert source.address == "list.csv#row=2"
    words = {e.name: e.mentions[0].of(text) for e in reading.entities}
    assert words == {"Минск": "Минск", "Казань": "Казань", "В. Е. Кухарев": "Кухарев В.Е."}
    (event,) = reading.events
    assert (event.type, event.status, event.document_title) == ("twinning", "done", "Соглашение")
    number = next(field for field in event.fields if field.name == "registration-number")
    assert (number.value, number.evidence.of(text)) == ("17", "17")


def test_an_end_is_an_event_of_its_own() -> None:
    read = _read("agreements", AGREEMENTS, HEAD + "Соглашение;Казань;2010;;;;01.03.2022;\n")
    begun, ended = read.rows[0][0].events
    assert (begun.effect, ended.effect, ended.date and ended.date.start) == (
        None,
        "end",
        "2022-03-01",
    )


def test_every_problem_of_every_row_is_told_with_its_column() -> None:
    read = _read(
        "agreements",
        AGREEMENTS,
        HEAD
        + "Соглашение;Брест;31.02.2020;никакой;Иванов;;;\n"
        + ";Казань;2010;;;;;\n"
        + "Меморандум;Минск;2010;;;;;\n"
        + "Меморандум;Казань;;;;;;\n",
    )
    assert [(p.where, p.column) for p in read.problems] == [
        ("list.csv, row 2", "Партнёр"),
        ("list.csv, row 2", "Подписано"),
        ("list.csv, row 2", "Уровень"),
        ("list.csv, row 2", "От нас"),
        ("list.csv, row 3", "Название"),
        ("list.csv, row 4", "Партнёр"),
        ("list.csv, row 5", "status"),
    ]
    assert read.bad_rows == 4
    assert not read.rows


def test_a_word_of_the_list_is_told_apart_by_the_map() -> None:
    chart = AGREEMENTS + "values: {level: {побр.: twin}}\n"
    read = _read("agreements", chart, HEAD + "Соглашение;Казань;2010;побр.;;;;\n")
    assert read.rows[0][0].events[0].type == "twinning"


def test_a_visit_has_its_members_in_their_posts_and_the_report_that_is_due() -> None:
    read = _read(
        "visits",
        "columns: {Откуда: visitor, Когда: date, Кто: members, Где: enterprises, "
        "Отчёт: report_due}\n"
        "constants: {host: Минск, status: done}",
        "Откуда;Когда;Кто;Где;Отчёт\n"
        "Екатеринбург;20–21.05.2022;Орлов А.В., глава;МАЗ\nАмкодор;20.06.2022\n".replace(
            "МАЗ\nАмкодор", '"МАЗ\nАмкодор"'
        ),
    )
    reading = read.rows[0][0]
    (event,) = reading.events
    assert event.date is not None
    assert (event.date.start, event.date.end) == ("2022-05-20", "2022-05-21")
    assert [(f.name, f.value) for f in event.fields] == [("report-due", "2022-06-20")]
    assert [post.post for post in reading.occupations] == ["глава"]
    firms = [e.name for e in reading.entities if e.kind == "organisation"]
    assert firms == ["МАЗ", "Амкодор"]


def test_an_enterprise_makes_its_products() -> None:
    read = _read(
        "enterprises",
        "columns: {Имя: name, Город: city, Делает: products}",
        "Имя|Город|Делает\nМАЗ|Минск|автобусы; грузовики\n",
    )
    reading = read.rows[0][0]
    made = [(r.type, r.object, r.evidence[0].of(reading.document.text)) for r in reading.relations]
    assert made == [
        ("produces", "автобусы", "автобусы"),
        ("produces", "грузовики", "грузовики"),
    ]


@pytest.mark.parametrize(("until", "status"), [("", "current"), ("2024", "former")])
def test_an_official_whose_post_has_ended_is_a_former_one(until: str, status: str) -> None:
    read = _read(
        "officials",
        "columns: {ФИО: name, Должность: post, Орган: body, До: until}\nconstants: {city: Минск}",
        f"ФИО;Должность;Орган;До\nКухарев В.Е.;председатель;Мингорисполком;{until}\n",
    )
    (post,) = read.rows[0][0].occupations
    assert (post.post, post.status) == ("председатель", status)


def test_an_official_s_days_are_kept_and_an_end_before_the_beginning_is_a_problem() -> None:
    chart = "columns: {ФИО: name, Должность: post, С: since, По: until}\nconstants: {city: Минск}"
    head = "ФИО;Должность;С;По\n"
    good = _read("officials", chart, head + "Иван Лось;мэр;01.02.2015;июнь 2019\n")
    (post,) = good.rows[0][0].occupations
    assert (post.since, post.until, post.status) == ("2015-02-01", "2019-06", "former")
    bad = _read("officials", chart, head + "Иван Лось;мэр;01.02.2019;2015\n")
    assert "is before 2019-02-01" in bad.problems[0].problem


def test_two_names_in_a_row_of_officials_are_a_problem() -> None:
    read = _read(
        "officials",
        "columns: {ФИО: name, Должность: post}\nconstants: {city: Минск}",
        "ФИО,Должность\nИван Петров; Пётр Иванов,глава\n",
    )
    assert "one person a row" in read.problems[0].problem


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Соглашение о побратимстве", "twinning"),
        ("Соглашение об установлении побратимских связей", "twinning"),
        ("Пагадненне аб пабрацімскіх адносінах", "twinning"),
        ("Twinning charter", "twinning"),
        ("Sister City Agreement", "twinning"),
        ("Программа сотрудничества городов-побратимов", "agreement"),
        ("План о побратимстве на 2026 год", "agreement"),
        ("Соглашение о сотрудничестве городов-побратимов", "agreement"),
        ("Соглашение о сотрудничестве", "agreement"),
    ],
)
def test_a_title_that_makes_twins_is_a_twinning_where_no_level_is_told(
    title: str, kind: str
) -> None:
    read = _read(
        "agreements",
        "columns: {Название: title, Город: party_b, Дата: signed}\nconstants: {party_a: Минск}",
        f"Название;Город;Дата\n{title};Казань;01.06.2016\n",
    )
    assert [event.type for event in read.rows[0][0].events] == [kind]
