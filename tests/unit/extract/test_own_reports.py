"""Own short reports of many forms, read by the whole chain: what must be found and what must not.

The cities are real, the events are invented. The reports were written to try the rules on forms
that they had not seen: chronicles, denials, suspensions, business news, rankings.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import pytest

from pobratim.extract import read
from pobratim.extract.formats import RawDocument
from pobratim.lexicon.gazetteer import Gazetteer
from pobratim.model.documents import Language
from pobratim.model.readings import Event, Reading


@dataclass(frozen=True, slots=True)
class Report:
    """A report with the events that it must give: type, status, start of the date or None."""

    id: str
    language: Language
    published: str | None
    text: str
    parties: tuple[str, ...]
    events: tuple[tuple[str, str, str | None], ...]


REPORTS: tuple[Report, ...] = (
    Report(
        "a route that is agreed after talk",
        "ru",
        "2024-03-12",
        "Витебск и Псков договорились о новом автобусном маршруте\n\n"
        "Мэр Пскова Борис Елкин 11 марта принял в администрации делегацию Витебска во главе с "
        "председателем горисполкома Иваном Гореловым. Стороны рассмотрели вопрос об открытии "
        "прямого автобусного рейса и договорились запустить его с 1 июня.\n\n"
        "Он напомнил, что города стали побратимами в 1995 году.\n\n"
        "Также обсуждалось создание совместного предприятия по переработке льна, однако решение "
        "отложено.",
        ("Витебск", "Псков"),
        (
            ("meeting", "done", "2024-03-11"),
            ("route", "planned", None),
            ("twinning", "done", "1995"),
            ("project", "cancelled", None),
        ),
    ),
    Report(
        "a suspension voted by a council",
        "en",
        "2023-10-02",
        "Coventry and Minsk suspend links\n\n"
        "Coventry City Council has voted to suspend its twinning with Minsk. The link was "
        "established in 1957. A planned visit by a youth orchestra has been cancelled.",
        ("Coventry", "Minsk"),
        (
            ("other", "done", None),
            ("twinning", "done", "1957"),
            ("visit", "cancelled", None),
        ),
    ),
    Report(
        "a break with history",
        "ru",
        None,
        "Ярославль и Пуатье: десять лет спустя\n\n"
        "В 1970 году города стали побратимами. С тех пор студенты Ярославля трижды ездили на "
        "стажировку в Пуатье, а в 2010 году в Ярославле построили сквер Пуатье. Теперь связи "
        "заморожены. Мэрия Ярославля предлагает вернуться к обменам, когда позволит обстановка.",
        ("Ярославль", "Пуатье"),
        (
            ("twinning", "done", "1970"),
            ("exchange", "done", None),
            ("project", "done", "2010"),
            ("other", "done", None),
            ("exchange", "proposed", None),
        ),
    ),
    Report(
        "a plan of cooperation with a term",
        "be",
        "2023-09-25",
        "Магілёў і Тула падоўжылі дамову\n\n"
        "Магілёў і Тула падоўжылі дагавор аб супрацоўніцтве да 2028 года. Дакумент падпісалі "
        "22 верасня старшыня гарвыканкама Уладзімір Цумараў і кіраўнік адміністрацыі Тулы "
        "Дзмітрый Мілаеў. Тульскія прадпрыемствы закупілі 40 ліфтаў. Прапанову аб стварэнні "
        "сумеснага прадпрыемства адхілілі.",
        ("Магілёў", "Тула"),
        (
            ("agreement", "done", "2023-09-22"),
            ("contract", "done", None),
            ("project", "denied", None),
        ),
    ),
    Report(
        "talks with no agreement",
        "en",
        "2024-11-20",
        "Gdansk hosts Vilnius mayor\n\n"
        "GDANSK, Nov 20 - Vilnius Mayor Valdas Benkunskas visited Gdansk on Wednesday and met his "
        "counterpart Aleksandra Dulkiewicz. They discussed the possibility of a night train "
        "between the two cities. No agreement was signed. A school exchange programme will start "
        "in September 2025.",
        ("Gdansk", "Vilnius"),
        (
            ("visit", "done", "2024-11-20"),
            ("meeting", "done", None),
            ("route", "discussed", None),
            ("exchange", "planned", "2025-09"),
        ),
    ),
    Report(
        "a visit with an offer and a put-off twinning",
        "ru",
        "2024-10-11",
        "Делегация Бреста побывала в Ковеле\n\n"
        "10 октября официальная делегация во главе с председателем Брестского горисполкома "
        "Сергеем Лободинским посетила украинский Ковель. Ранее стороны планировали заключить "
        "договор о побратимстве, но его подписание перенесли на неопределенный срок.\n\n"
        "По словам Лободинского, брестские предприятия готовы поставлять холодильное "
        "оборудование.",
        ("Брест", "Ковель"),
        (
            ("visit", "done", "2024-10-10"),
            ("twinning", "cancelled", None),
            ("contract", "proposed", None),
        ),
    ),
    Report(
        "a first flight",
        "ru",
        "2024-05-24",
        "Запущен прямой рейс Екатеринбург — Минск\n\n"
        "Авиакомпания «Уральские авиалинии» 23 мая выполнила первый рейс из Екатеринбурга в "
        "Минск. Полеты будут выполняться дважды в неделю.",
        ("Екатеринбург", "Минск"),
        (("route", "done", "2024-05-23"),),
    ),
    Report(
        "agreements ended",
        "en",
        "2023-07-14",
        "Statement by the City of Riga\n\n"
        "Riga City Council today terminated its cooperation agreement with Minsk. The agreement "
        "with Minsk was signed in 2003. No official visits have been planned.",
        ("Riga", "Minsk"),
        (("other", "done", "2023-07-14"), ("agreement", "done", "2003")),
    ),
    Report(
        "a visit told by the guest",
        "ru",
        "2024-04-18",
        "Глава Уфы Ратмир Мавлиев посетил Минск с рабочим визитом\n\n"
        "В ходе визита он встретился с Владимиром Кухаревым. Главы городов обсудили поставки "
        "коммунальной техники. По словам Мавлиева, Уфа готова закупить 30 троллейбусов. "
        "Следующая встреча состоится в Уфе в июне.",
        ("Уфа", "Минск"),
        (
            ("visit", "done", None),
            ("meeting", "done", None),
            ("contract", "discussed", None),
            ("contract", "proposed", None),
            ("meeting", "planned", "2024-06"),
        ),
    ),
    Report(
        "a roadmap signed by video link",
        "ru",
        "2021-06-15",
        "Мэрия Новосибирска и администрация Могилева подписали дорожную карту\n\n"
        "Как сообщает пресс-служба, документ на 2021–2023 годы в режиме видеоконференции "
        "подписали Анатолий Локоть и Владимир Цумарев. «Мы намерены открыть в Новосибирске "
        "торговый дом Могилева», — заявил Цумарев.",
        ("Новосибирск", "Могилев"),
        (("agreement", "done", None), ("project", "planned", None)),
    ),
)

MORE = (
    Report(
        "aid that is bought is aid",
        "en",
        "2023-02-20",
        "Ankara sends aid to Sarajevo\n\n"
        "The Municipality of Ankara delivered 20 ambulances to Sarajevo on Friday as a gift. Both "
        "cities plan to sign a friendship protocol in April. Talks on a joint water project were "
        "postponed.",
        ("Ankara", "Sarajevo"),
        (
            ("aid", "done", "2023-02-17"),
            ("agreement", "planned", "2023-04"),
            ("meeting", "cancelled", None),
        ),
    ),
    Report(
        "days of a city, and those that fell through",
        "ru",
        "2024-09-02",
        "Дни Ташкента пройдут в Минске с 10 по 12 сентября\n\n"
        "Об этом рассказали в пресс-службе Мингорисполкома. Ожидается приезд хокима Ташкента "
        "Шавката Умурзакова. В прошлом году Дни Минска в Ташкенте отменили из-за непогоды.",
        ("Минск", "Ташкент"),
        (
            ("forum", "planned", "2024-09-10"),
            ("visit", "planned", None),
            ("forum", "cancelled", "2023"),
        ),
    ),
    Report(
        "students and pupils exchanged",
        "en",
        "2024-04-04",
        "Nottingham students return from Karlsruhe\n\n"
        "Thirty students from Nottingham have returned from a two-week internship in Karlsruhe. "
        "Karlsruhe pupils will come to Nottingham in October. The cities have been twinned since "
        "1969.",
        ("Nottingham", "Karlsruhe"),
        (
            ("exchange", "done", None),
            ("exchange", "planned", "2024-10"),
            ("twinning", "done", "1969"),
        ),
    ),
    Report(
        "a denied suspension",
        "be",
        "2023-11-30",
        "Мэр Вільнюса абвергнуў чуткі пра скасаванне дамовы з Мінскам\n\n"
        "Мэрыя Вільнюса паведаміла, што рашэнне аб прыпыненні супрацоўніцтва з Мінскам не "
        "прымалася.",
        ("Вільнюс", "Мінск"),
        (("other", "denied", None),),
    ),
    Report(
        "results of a visit",
        "ru",
        "2023-06-30",
        "В Мозыре подвели итоги визита в Рязань\n\n"
        "Делегация Мозырского района вернулась из Рязани. За два дня гости посетили завод "
        "«Сафьян». Подписан протокол о намерениях. Договоренность о поставке 10 автобусов МАЗ "
        "достигнута, контракт подпишут до конца июля. Рязанские школьники отдохнут в мозырском "
        "лагере в августе.",
        ("Мозырь", "Рязань"),
        (
            ("visit", "done", None),
            ("agreement", "done", None),
            ("contract", "planned", "2023-07-31"),
            ("exchange", "planned", "2023-08"),
        ),
    ),
)
REPORTS += MORE

UNRELATED: tuple[tuple[Language, str], ...] = (
    (
        "ru",
        (
            "Минчанин выиграл марафон в Казани\n\n"
            "Бегун из Минска занял первое место на марафоне в "
            "Казани. Он обошел спортсмена из Екатеринбурга. Следующий старт состоится в Москве."
        ),
    ),
    (
        "ru",
        (
            "Задержан поставщик контрафакта\n\n"
            "В Екатеринбурге задержали мужчину, который поставлял "
            "контрафактные запчасти из Минска. Суд заключил его под стражу."
        ),
    ),
    (
        "ru",
        (
            "Цены на жилье: Минск против Гродно\n\n"
            "Аренда в Минске стоит 400 долларов, в Гродно 300. "
            "Эксперты обсудили прогнозы. Подписано соглашение о единой базе между агентствами."
        ),
    ),
    (
        "ru",
        (
            "Топ-10 городов для зимнего отдыха: Казань обогнала Минск\n\n"
            "Аналитики составили рейтинг. "
            "Казань посетили 300 тысяч туристов, Минск — 250 тысяч."
        ),
    ),
    (
        "ru",
        (
            "Поезд Минск — Гродно задержали из-за поломки\n\nПассажиров пересадили на автобусы. "
            "Сотрудники встретили пассажиров в Лиде."
        ),
    ),
    (
        "be",
        (
            "У Мінску адкрылі новую станцыю метро\n\nНа цырымоніі прысутнічаў прэм'ер-міністр. "
            "Падобныя станцыі ёсць у Маскве і Казані."
        ),
    ),
    (
        "en",
        (
            "Heavy snow closes airports in Warsaw and Vilnius\n\n"
            "Flights between Warsaw and Vilnius "
            "were cancelled on Monday. Passengers met long queues."
        ),
    ),
    (
        "en",
        (
            "Startup from Tallinn buys rival in Riga\n\n"
            "The startup Rido bought its Riga rival for "
            "10 million euros. The companies signed an agreement on Friday."
        ),
    ),
)


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """Open the packaged gazetteer once."""
    return Gazetteer.open()


def reading(text: str, language: Language, published: str | None) -> Reading:
    """Read a text with the whole chain."""
    raw = RawDocument(
        source="-",
        text=text,
        title=None,
        published=published,
        language=language,
        source_id=None,
    )
    return read(raw, gazetteer())


def starts(event: Event) -> str | None:
    """Return the start of an event's date."""
    return event.date.start if event.date else None


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.id)
def test_a_report_gives_its_events_with_status_and_date(report: Report) -> None:
    found = reading(report.text, report.language, report.published).events
    told = [(event.type, event.status, starts(event)) for event in found]
    for kind, status, date in report.events:
        assert any((kind, status) == other[:2] and date in {None, other[2]} for other in told), (
            kind,
            status,
            date,
            told,
        )


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.id)
def test_the_parties_are_the_two_cities(report: Report) -> None:
    record = reading(report.text, report.language, report.published)
    names = {entity.id: entity.name for entity in record.entities}
    for event in record.events:
        assert {names[party] for party in event.parties} == set(report.parties), event


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.id)
def test_a_report_gives_at_most_one_event_more_than_expected(report: Report) -> None:
    found = reading(report.text, report.language, report.published).events
    assert len(found) <= len(report.events) + 1


@pytest.mark.parametrize(("language", "text"), UNRELATED)
def test_rivals_neighbours_and_business_make_no_event(language: Language, text: str) -> None:
    assert reading(text, language, "2024-02-02").events == ()
