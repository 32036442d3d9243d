from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from pobratim.brief import Measured, assemble
from pobratim.model.dates import DateValue
from pobratim.model.dossiers import Dossier, Section
from pobratim.model.readings import PlaceRef
from pobratim.model.rows import NamedRef, RelationRow


def dossier(register: Any, measured: Measured, language: str = "ru") -> Dossier:
    return assemble(register, measured, as_of="2026-11-24", language=language)


def section(register: Any, measured: Measured, name: str, language: str = "ru") -> Section:
    return next(s for s in dossier(register, measured, language).sections if s.id == name)


def texts(register: Any, measured: Measured, name: str) -> list[str]:
    return [s.text for s in section(register, measured, name).sentences]


def test_the_level_its_document_and_what_expires_next_are_stated(
    register: Any, measured: Measured
) -> None:
    lines = texts(register, measured, "state")
    assert lines[0] == (
        "Уровень: побратимство, 5 июля 2022 года; подписали Алексей Орлов и Дмитрий Микуленок."
    )
    assert lines[1] == "Рабочий документ: дорожная карта; подписание — 29 сентября 2025 года."
    assert lines[2] == "Ближайшее окончание срока — 2027 или 2028 год: источники расходятся."


def test_an_ended_relation_is_not_shown_as_standing(register: Any, measured: Measured) -> None:
    twin = register.held["relations"][0]
    ended: RelationRow = replace(twin, id="t-9", level="ended", since=DateValue("2026-01-10"))
    register.held["relations"] = (*register.held["relations"], ended)
    assert texts(register, measured, "main")[0] == "Отношения прекращены: 10 января 2026 года."


def test_a_planned_stage_is_not_the_state(register: Any, measured: Measured) -> None:
    twin = register.held["relations"][0]
    register.held["relations"] = (replace(twin, status="planned"),)
    lines = texts(register, measured, "state")
    assert lines[0].startswith("Подписанного документа")
    assert any("побратимство (планировалось)" in line for line in lines)
    # The list of twins of the atlas is quoted as what it is.
    assert "По открытому перечню" in texts(register, measured, "main")[0]


def test_meetings_are_tallied_by_host(register: Any, measured: Measured) -> None:
    lines = texts(register, measured, "meetings")
    assert lines[0] == "3 контакта в реестре: в Минске — 2, в Екатеринбурге — 1."
    assert lines[-1].startswith("20 мая 2022 года: визит в Минск; предприятия: Минский автомоб")


def test_planned_is_never_counted_as_a_contact(register: Any, measured: Measured) -> None:
    events = register.held["events"]
    register.held["events"] = tuple(replace(event, status="planned") for event in events)
    assert texts(register, measured, "meetings") == [
        "Встреч и визитов между двумя городами в реестре нет."
    ]


def test_an_event_without_a_date_stands_at_that_of_its_report(
    register: Any, measured: Measured
) -> None:
    events = register.held["events"]
    register.held["events"] = (replace(events[0], date=None), *events[1:])
    assert any(
        line.startswith("Сообщено 20 мая 2022 года: визит")
        for line in texts(register, measured, "meetings")
    )


def test_overdue_promises_come_first_and_done_ones_show_their_result(
    register: Any, measured: Measured
) -> None:
    lines = section(register, measured, "promises").sentences
    assert lines[0].emphasis == "warning"
    assert lines[0].text.startswith("Просрочено: «Кухарев назвал работу")
    assert lines[0].text.endswith("срок: июнь 2026 года.")
    assert "→ «подписана дорожная карта" in lines[1].text


def test_the_result_of_a_withheld_source_is_not_told_but_not_denied(
    register: Any, measured: Measured
) -> None:
    written = assemble(
        register, measured, as_of="2026-11-24", language="ru", do_not_cite=("БЕЛТА",)
    )
    lines = next(s for s in written.sections if s.id == "promises").sentences
    assert any("из источника, на который нельзя ссылаться" in s.text for s in lines)


def test_a_visit_is_followed_to_its_result_plant_by_plant(
    register: Any, measured: Measured
) -> None:
    lines = texts(register, measured, "promises")
    assert any(
        line.startswith("Белкоммунмаш: визит — 20 мая 2022 года; что дальше") for line in lines
    )
    assert "Что дал визит, источники не говорят: Минский автомобильный завод." in lines


def test_what_a_region_promised_is_marked_and_not_counted_as_the_citys(
    register: Any, measured: Measured
) -> None:
    region = NamedRef("pl-reg", "Свердловская область", PlaceRef("region", None, None, "RU"))
    done, late = register.held["commitments"]
    register.held["commitments"] = (done, replace(late, by=(region,), places=(region,)))
    lines = texts(register, measured, "promises")
    assert "уровень региона" in lines[1]
    assert "Все обещания закрыты: 1." in texts(register, measured, "main")


def test_proposals_begin_with_what_the_partner_asked_for(
    register: Any, measured: Measured
) -> None:
    lines = section(register, measured, "proposals").sentences
    heads = [s.text for s in lines if s.emphasis == "strong"]
    assert heads[0] == "1. Ответить на интерес Екатеринбурга: транспорт"
    assert len(heads) == 3
    assert sum(s.text.startswith("Риск:") for s in lines) == 3
    assert sum(s.text.startswith("Первый шаг:") for s in lines) == 3


def test_nothing_is_offered_that_the_other_side_makes_or_that_an_idle_firm_would_make(
    register: Any, measured: Measured
) -> None:
    register.held = {}
    heads = [
        s.text
        for s in section(register, measured, "proposals").sentences
        if s.emphasis == "strong"
    ]
    assert any("Подшипниковый завод" in head for head in heads)
    assert not any("электрозавод" in head or "Камволь" in head for head in heads)
    rows = section(register, measured, "opportunities").tables[0].rows
    cautions = {row.cells[1].split(" (")[0]: row.cells[-1] for row in rows}
    assert cautions["Минский электрозавод"].startswith("не предлагать")
    assert cautions["Камволь"].startswith("не предлагать")
    assert cautions["Подшипниковый завод"] == ""


def test_goods_made_on_both_sides_are_named_as_sensitive(
    register: Any, measured: Measured
) -> None:
    assert (
        "Не предлагайте того, что делают обе стороны: силовые трансформаторы (там — Уралэлектро)."
        in texts(register, measured, "sensitive")
    )


def test_a_cancelled_event_is_not_to_be_raised(register: Any, measured: Measured) -> None:
    events = register.held["events"]
    register.held["events"] = (replace(events[0], status="cancelled"), *events[1:])
    first = section(register, measured, "sensitive").sentences[0]
    assert first.text.startswith("Не напоминайте первыми: визит в Минск (отменено), 20 мая 2022")
    assert first.emphasis == "warning"


def test_both_values_of_a_dispute_are_shown_with_their_sources(
    register: Any, measured: Measured
) -> None:
    assert texts(register, measured, "differences")[0].endswith(
        "2026–2028 годы — БЕЛТА; 2026–2027 годы — Рамблер."
    )


def test_a_decided_dispute_shows_the_choice_and_the_rejected_value(
    register: Any, measured: Measured
) -> None:
    conflict = register.held["conflicts"][0]
    first, second = conflict.values
    decided = (replace(first, state="chosen"), replace(second, state="rejected"))
    register.held["conflicts"] = (replace(conflict, values=decided),)
    line = texts(register, measured, "differences")[0]
    assert "БЕЛТА (принято)" in line
    assert "Рамблер (отклонено)" in line


def test_what_is_not_known_names_whom_to_ask(register: Any, measured: Measured) -> None:
    lines = texts(register, measured, "unknown")
    assert any("сами предприятия" in line for line in lines)
    assert any("машиностроение и энергетика" in line for line in lines)
    assert any(
        line.startswith("Данных нет (это не ноль): здравоохранение, спорт (Екат") for line in lines
    )


def test_quotations_are_verbatim_and_anniversaries_counted(
    register: Any, measured: Measured
) -> None:
    lines = section(register, measured, "quotes").sentences
    assert lines[0].emphasis == "quote"
    assert lines[0].text.startswith("«Общего у наших городов действительно много. Возможности")
    assert lines[-1].text == "5 июля 2027 года — 5 лет побратимству."


def test_indirect_speech_is_never_put_in_quotation_marks(
    register: Any, measured: Measured
) -> None:
    said = register.held["statements"][0]
    register.held["statements"] = (replace(said, direct=False),)
    assert texts(register, measured, "quotes")[0].startswith("5 июля 2027")
    assert not section(register, measured, "statements").tables[0].rows[0].cells[2].startswith("«")


def test_every_row_of_the_register_and_the_atlas_is_in_the_annexes(
    register: Any, measured: Measured
) -> None:
    assert len(section(register, measured, "timeline").tables[0].rows) == 5
    assert len(section(register, measured, "statements").tables[0].rows) == 1
    assert len(section(register, measured, "opportunities").tables[0].rows) == 3
    tables = section(register, measured, "enterprises").tables
    assert [len(table.rows) for table in tables] == [3, 2]


def test_figures_name_their_territory(register: Any, measured: Measured) -> None:
    lines = texts(register, measured, "commonalities")
    assert lines[0] == "Минск в пределах города: 1,5 млн человек (2025)."
    assert lines[1] == "Агломерация Минска: 2 млн человек (оценка ООН, 2018)."
    # Yekaterinburg has no figure for the agglomeration here: nothing is said, and no zero.
    assert not any("Агломерация Екатеринбурга" in line for line in lines)


def test_a_share_and_its_p_value_stand_in_the_annex_only(
    register: Any, measured: Measured
) -> None:
    row = section(register, measured, "commonalities").tables[0].rows[0]
    assert row.cells[3:] == ("0,4\u00a0%", "0,002")
    front = [s for s in dossier(register, measured).sections if not s.annex]
    assert not any("p-" in s.text or "0,002" in s.text for f in front for s in f.sentences)


@pytest.mark.parametrize(
    ("language", "name"), [("en", "Vladimir Kukharev"), ("be", "Уладзімір Кухараў")]
)
def test_names_and_posts_are_written_as_the_language_writes_them(
    register: Any, measured: Measured, language: str, name: str
) -> None:
    first = section(register, measured, "who", language).sentences[0].text
    assert first.startswith(name)
    expected = {
        "en": "chair of the Minsk city executive",
        "be": "старшыня гарвыканкама Мінска",
    }
    assert expected[language] in first


def test_a_silent_register_gives_short_honest_forms(empty: Any, measured: Measured) -> None:
    lines = texts(empty, measured, "main")
    assert lines[1].startswith("Сообщений о связях этих городов в реестре нет")
    assert lines[2].startswith(
        "Самое редкое общее: оба — крупнейшие города своих регионов (так у 0,4"
    )
    assert texts(empty, measured, "promises") == [
        "Обещаний и поручений между двумя городами в реестре нет."
    ]


def test_what_a_firm_offers_is_not_called_the_citys(register: Any, measured: Measured) -> None:
    asked = register.held["positions"][0]
    firm = NamedRef("o-bkm", "Белкоммунмаш")
    register.held["positions"] = (replace(asked, kind="offer", by=firm),)
    heads = [
        s.text
        for s in section(register, measured, "proposals").sentences
        if s.emphasis == "strong"
    ]
    assert heads[0].startswith("1. Развить предложение предприятия (Белкоммунмаш)")


def test_a_leader_who_tells_what_the_other_city_wants_does_not_ask_himself(
    register: Any, measured: Measured
) -> None:
    asked = register.held["positions"][0]
    speaker = NamedRef("p-kukharev", "Владимир Кухарев")
    register.held["positions"] = (replace(asked, by=speaker),)
    lines = section(register, measured, "proposals").sentences
    assert lines[0].text.startswith("1. Ответить на интерес Екатеринбурга")
    assert lines[1].text.startswith("Почему: Владимир Кухарев, 29 сентября 2025 года")


def test_what_was_said_long_ago_grounds_no_proposal(register: Any, measured: Measured) -> None:
    asked = register.held["positions"][0]
    register.held["positions"] = (replace(asked, date="2015-09-07"),)
    lines = section(register, measured, "proposals").sentences
    assert not any("интерес" in s.text for s in lines)


def test_a_regional_meeting_is_never_shown_as_the_cities_own(
    register: Any, measured: Measured
) -> None:
    meeting = replace(register.held["events"][0], level="region", type="meeting")
    register.held = {"events": (meeting,)}
    lines = texts(register, measured, "meetings")
    assert lines[0] == "Встреч и визитов между двумя городами в реестре нет."
    assert lines[1].startswith("Кроме того, 1 встреча на уровне региона или страны")
    assert texts(register, measured, "main")[1].startswith("Сообщений о связях этих городов")


def test_a_stage_without_a_date_stands_at_that_of_its_report(
    register: Any, measured: Measured
) -> None:
    twin = register.held["relations"][0]
    register.held["relations"] = (replace(twin, since=None),)
    first = texts(register, measured, "state")[0]
    assert first.startswith("Уровень: побратимство, сообщено 5 июля 2022 года; подписали")


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("Екатеринбург заинтересован в технике", "Ответить на интерес Екатеринбурга"),
        ("интерес к продукции Минского завода", "Ответить на высказанный интерес"),
        ("поставлять технику в Минск", "Ответить на высказанный интерес"),
        ("Минск и Екатеринбург хотят техники", "Ответить на высказанный интерес"),
    ],
)
def test_only_the_city_that_is_the_subject_is_said_to_ask(
    register: Any, measured: Measured, words: str, title: str
) -> None:
    asked = register.held["positions"][0]
    speaker = NamedRef("p-kukharev", "Владимир Кухарев")
    register.held["positions"] = (replace(asked, by=speaker, text=words),)
    heads = section(register, measured, "proposals").sentences
    assert heads[0].text.startswith(f"1. {title}")
