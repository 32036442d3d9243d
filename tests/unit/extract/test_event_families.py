"""Events told by any word of a family, in any voice, and sentences that only look like them."""

from __future__ import annotations

from functools import lru_cache

import pytest

from pobratim.extract import read
from pobratim.extract.formats import RawDocument
from pobratim.lexicon.gazetteer import Gazetteer
from pobratim.model.documents import Language
from pobratim.model.readings import Event, Reading

PUBLISHED = "2024-06-10"
LEADS: dict[Language, str] = {
    "ru": "Мэр Перми Олег Сомов и мэр Гродно Пётр Лис обсудили сотрудничество двух городов.",
    "be": "Мэр Пярмі Алег Сомаў і мэр Гродна Пётр Ліс абмеркавалі супрацоўніцтва двух гарадоў.",
    "en": "Mayor of Perm Oleg Somov and Mayor of Grodno Piotr Lis discussed cooperation.",
}


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """Open the packaged gazetteer once."""
    return Gazetteer.open()


def reading(text: str, language: Language = "ru", published: str | None = PUBLISHED) -> Reading:
    """Read a text with the whole chain."""
    raw = RawDocument(
        source="-", text=text, title=None, published=published, language=language, source_id=None
    )
    return read(raw, gazetteer())


def told(sentence: str, language: Language = "ru") -> list[tuple[str, str]]:
    """Return type and status of the events whose evidence lies in ``sentence`` after a lead."""
    lead = LEADS[language]
    events = reading(f"{lead}\n\n{sentence}", language).events
    return [(e.type, e.status) for e in events if _starts(e) > len(lead)]


def _starts(event: Event) -> int:
    return max(span.start for span in event.evidence)


@pytest.mark.parametrize(
    ("sentence", "kind", "status"),
    [
        ("Делегация Гродно прилетела в Пермь во вторник.", "visit", "done"),
        ("Гродненские гости заехали на Пермский пороховой завод.", "visit", "done"),
        ("Пермь ждёт гродненскую делегацию в августе.", "visit", "planned"),
        ("Пермские врачи прошли стажировку в Гродно.", "exchange", "done"),
        ("В Гродно поедут двадцать пермских школьников.", "exchange", "planned"),
        ("Оркестр из Гродно сыграет в пермской филармонии.", "exchange", "planned"),
        ("Гродно передал пермской больнице два аппарата УЗИ.", "aid", "done"),
        ("Пермь отправит в Гродно медикаменты.", "aid", "planned"),
        ("Завод отгрузил в Гродно 40 станков.", "contract", "done"),
        ("Первая партия из 12 троллейбусов прибудет в Пермь в июле.", "contract", "planned"),
        ("Пермь и Гродно поставили подписи под соглашением.", "agreement", "done"),
        ("Пермь и Гродно заложили аллею дружбы.", "project", "done"),
        ("В Гродно назовут Пермской новую улицу.", "project", "planned"),
        ("Между Гродно и Пермью возобновят авиасообщение.", "route", "planned"),
        ("Гродно прекратил контакты с Пермью.", "other", "done"),
        ("Пермь вышла из соглашения с Гродно.", "other", "done"),
        ("Гродно пригласил пермские предприятия на ярмарку.", "forum", "proposed"),
        ("Школьный обмен между Пермью и Гродно не состоится.", "exchange", "cancelled"),
        ("Гродно и Пермь — города-побратимы с 1999 года.", "twinning", "done"),
    ],
)
def test_russian_families_of_words_tell_events(sentence: str, kind: str, status: str) -> None:
    assert (kind, status) in told(sentence)


@pytest.mark.parametrize(
    ("sentence", "kind", "status"),
    [
        ("Дэлегацыя Гродна прыляцела ў Пярм у аўторак.", "visit", "done"),
        ("У Гродна паедуць дваццаць школьнікаў з Пярмі.", "exchange", "planned"),
        ("Гродна перадаў бальніцы Пярмі два апараты УГД.", "aid", "done"),
        ("Завод адгрузіў у Гродна 40 станкоў.", "contract", "done"),
        ("Гродна спыніў сувязі з Пярмю.", "other", "done"),
        ("Гродна і Пярм паставілі подпісы пад пагадненнем.", "agreement", "done"),
        ("Выстаўка мастакоў з Гродна ў Пярмі не адбудзецца.", "exchange", "cancelled"),
    ],
)
def test_belarusian_families_of_words_tell_events(sentence: str, kind: str, status: str) -> None:
    assert (kind, status) in told(sentence, "be")


@pytest.mark.parametrize(
    ("sentence", "kind", "status"),
    [
        ("A choir from Grodno performed in Perm in May.", "exchange", "done"),
        ("Perm will send two ambulances to Grodno.", "aid", "planned"),
        ("Belkommunmash shipped the first 5 trams to Perm.", "contract", "done"),
        ("The Grodno delegation is expected in Perm in July.", "visit", "planned"),
        ("Perm and Grodno will launch a joint programme in 2026.", "project", "planned"),
        ("The partnership with Grodno was suspended in 2022.", "other", "done"),
    ],
)
def test_english_families_of_words_tell_events(sentence: str, kind: str, status: str) -> None:
    assert (kind, status) in told(sentence, "en")


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("ru", "Пермь известна заводами, Гродно — замками."),
        ("ru", "Мэр напомнил, что Гродно старше Перми."),
        ("ru", "Поезда ходят, как ходили."),
        ("ru", "Участники круглого стола обменялись мнениями."),
        ("be", "Гродна старэйшы за Пярм."),
        ("en", "Grodno is older than Perm."),
    ],
)
def test_what_only_mentions_the_cities_tells_none(language: Language, sentence: str) -> None:
    assert told(sentence, language) == []


@pytest.mark.parametrize(
    "text",
    [
        (
            "Ураган дошёл до Риги и Вильнюса\n\nРейс Рига — Вильнюс отправился с опозданием в два "
            "часа, автобусы идут по расписанию. В Вильнюсе метель и гололёд."
        ),
        (
            "«Динамо» приняло «Спартак»\n\nМатч в Туле закончился со счётом 2:1. Тренер гостей из "
            "Пскова подписал контракт с новым вратарём. Делегация судей из Твери работала ровно."
        ),
        (
            "В Пензе открылась выставка\n\nВ музее показали картины пензенских художников. Раньше "
            "выставку видели в Саратове и Самаре."
        ),
        (
            "Суд в Орле вынес приговор\n\nПодсудимый из Курска получил груз из Минска. Полиция "
            "задержала его на трассе."
        ),
        (
            "Самые зелёные города\n\nАналитики составили рейтинг. Самолёты летают в Казань и "
            "Уфу. Прямые рейсы есть и в Минск."
        ),
    ],
)
def test_weather_matches_exhibitions_courts_and_rankings_are_no_cooperation(text: str) -> None:
    found = reading(text)
    assert found.events == ()
    assert not found.cooperation.value


def test_deliveries_between_countries_are_cooperation_without_its_words() -> None:
    text = (
        "Омск закупит автобусы в Минске\n\nМинский завод отгрузил в Омск 20 автобусов МАЗ. "
        "Ещё 30 автобусов поступят в Омск до конца года."
    )
    found = reading(text)
    assert found.cooperation.value
    assert {e.type for e in found.events} == {"contract"}


def test_the_head_of_a_section_is_the_second_party_in_a_digest() -> None:
    text = (
        "Новости побратимов\n\nПсков. Хор вернулся с конкурса в немецком Нойсе.\n\n"
        "Тула. Завод отправил в Могилёв 10 станков."
    )
    found = reading(text)
    names = {e.id: e.name for e in found.entities}
    pairs = {e.type: {names[p] for p in e.parties} for e in found.events}
    assert pairs == {"exchange": {"Псков", "Нойс"}, "contract": {"Тула", "Могилёв"}}


def test_what_is_signed_at_a_meeting_has_the_day_of_the_meeting() -> None:
    text = (
        "5 июня мэр Перми Олег Сомов встретился с мэром Гродно Петром Лисом.\n\n"
        "По итогам переговоров города подписали соглашение о сотрудничестве."
    )
    days = {e.type: e.date.start for e in reading(text).events if e.date}
    assert days == {"meeting": "2024-06-05", "agreement": "2024-06-05"}


def test_a_tie_keeps_its_own_missing_day_beside_a_dated_meeting() -> None:
    text = (
        "5 июня мэр Перми Олег Сомов встретился с мэром Гродно Петром Лисом. "
        "Города являются побратимами."
    )
    assert {e.type: e.date for e in reading(text).events}.get("twinning") is None


def test_points_of_a_protocol_are_plans_and_bind_whom_they_name() -> None:
    text = (
        "Протокол встречи делегаций Витебска и Смоленска\n\n"
        "1. Комитету по туризму администрации Смоленска разработать маршрут. Срок: 15 июля.\n\n"
        "2. Сторонам провести в сентябре форум малого бизнеса в Смоленске."
    )
    found = reading(text)
    assert ("forum", "planned") in {(e.type, e.status) for e in found.events}
    assert [c.due.start for c in found.commitments if c.due] == ["2024-07-15", "2024-09"]


def test_what_lasts_or_opens_by_itself_is_no_promise() -> None:
    text = f"{LEADS['ru']}\n\nЭкспозиция проработает до ноября. Ярмарка продлится до 1 июля."
    assert reading(text).commitments == ()


def test_lines_of_a_belarusian_programme_are_plans_whatever_noun_they_begin_with() -> None:
    text = (
        "Праграма знаходжання дэлегацыі горада Паневежыс у Салігорску\n\n11 ліпеня\n\n"
        "11:30 Наведванне камбіната\n\n16:00 Падпісанне мемарандума"
    )
    found = {(e.type, e.status) for e in reading(text, "be").events}
    assert {("visit", "planned"), ("agreement", "planned")} <= found


def test_an_association_of_twins_is_no_twinning() -> None:
    assert told("The twinning association in Grodno has a new chair.", "en") == []


@pytest.mark.parametrize(
    ("sentence", "language", "kind", "status"),
    [
        ("Пермский завод поставит в Гродно партию мебели.", "ru", "contract", "planned"),
        ("В Гродно появился сквер Перми.", "ru", "project", "done"),
        ("Обмен между школами двух городов не начался.", "ru", "exchange", "cancelled"),
        ("Турнир по боксу пройдёт в Гродно в июле.", "ru", "forum", "planned"),
        ("У Пермі адкрыюць факультэт Гродзенскага ўніверсітэта.", "be", "project", "planned"),
        (
            "Гродна і Пярм падпісалі праграму культурнага супрацоўніцтва.",
            "be",
            "agreement",
            "done",
        ),
        ("Perm will train ten nurses from Grodno.", "en", "exchange", "planned"),
        ("Perm and Grodno adopted an action plan.", "en", "agreement", "done"),
        ("A Grodno dance team will perform in Perm in July.", "en", "exchange", "planned"),
    ],
)
def test_classes_of_words_tell_events(
    sentence: str, language: Language, kind: str, status: str
) -> None:
    assert (kind, status) in told(sentence, language)


def test_a_numbered_list_names_the_partner_at_the_head_of_each_point() -> None:
    text = (
        "Соглашения города Пермь\n\n1. Гродно (Беларусь). Соглашение подписано в 2008 году.\n\n"
        "2. Циндао (Китай). Протокол о дружбе подписан в 2003 году."
    )
    found = reading(text)
    names = {entity.id: entity.name for entity in found.entities}
    pairs = [{names[party] for party in event.parties} for event in found.events]
    assert pairs == [{"Пермь", "Гродно"}, {"Пермь", "Циндао"}]


def test_universities_stand_for_their_cities() -> None:
    text = (
        "Пермский государственный университет и Гродненский государственный университет "
        "подписали соглашение о сотрудничестве."
    )
    found = reading(text)
    seats = {entity.id: entity.place and entity.place.name_en for entity in found.entities}
    assert [{seats[party] for party in event.parties} for event in found.events] == [
        {"Perm", "Hrodna"}
    ]


def test_the_year_of_a_plan_lies_ahead() -> None:
    lead = LEADS["be"]
    found = reading(f"{lead}\n\n25 мая ў Пярм прыедуць госці з Гродна.", "be").events
    assert [e.date.start for e in found if e.date] == ["2025-05-25"]


def test_a_fair_at_which_something_is_signed_is_no_event_of_its_own() -> None:
    text = (
        "Города станут побратимами\n\n"
        "Соглашение о побратимстве Минск и Казань планируют подписать 5 июля на выставке."
    )
    assert [e.type for e in reading(text).events] == ["twinning"]
