"""Events of hand-built pages: entities are given, so that only the reading of events is tested."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from pobratim.extract.blocks import blocks_of
from pobratim.extract.events import events_of
from pobratim.extract.segment import page_of
from pobratim.extract.tokens import Page
from pobratim.model.documents import Document, Language, hash_text
from pobratim.model.readings import Entity, Event, PlaceRef
from pobratim.model.spans import Span

CITIES = {
    "Минск": (r"(?i)минск\w*", 625144, "BY"),
    "Мінск": (r"(?i)м[іе]нск\w*", 625144, "BY"),
    "Minsk": ("Minsk", 625144, "BY"),
    "Екатеринбург": (r"(?i)екатеринбур\w+", 1486209, "RU"),
    "Казань": (r"(?i)казан\w+", 551487, "RU"),
    "Казань (be)": (r"(?i)казан\w+", 551487, "RU"),
    "Kazan": ("Kazan", 551487, "RU"),
    "Гомель": (r"(?i)гомел\w+", 627907, "BY"),
    "Yekaterinburg": ("Yekaterinburg", 1486209, "RU"),
}
ENTERPRISES = {"МАЗ": r"МАЗ\b|Минск\w+ автомобильн\w+ завод\w*", "Амкодор": "Амкодор"}


def _spans(pattern: str, text: str) -> tuple[Span, ...]:
    return tuple(Span(*match.span()) for match in re.finditer(pattern, text))


def page(text: str, *names: str, published: str | None = None, language: Language = "ru") -> Page:
    """Build the page of ``text`` with the cities and enterprises in ``names``."""
    document = Document(
        hash_text(text), "-", language, None, published, text, blocks_of(text, language)
    )
    entities = []
    for number, name in enumerate(names, start=1):
        if name in ENTERPRISES:
            spans = _spans(ENTERPRISES[name], text)
            made = Entity(f"e{number}", "organisation", name, spans, organisation="enterprise")
        else:
            pattern, geonames, country = CITIES[name]
            spans = _spans(pattern, text)
            made = Entity(
                f"e{number}",
                "place",
                name,
                spans,
                place=PlaceRef("city", geonames, name, country),
            )
        entities.append(made)
    return replace(page_of(document), entities=tuple(entities))


def read(
    text: str, *names: str, published: str | None = None, language: Language = "ru"
) -> list[Event]:
    """Return the events of ``text``."""
    return list(events_of(page(text, *names, published=published, language=language), ()))


def kinds(events: list[Event]) -> set[tuple[str, str]]:
    """Return type and status of each event."""
    return {(event.type, event.status) for event in events}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Минск и Казань подписали соглашение о сотрудничестве.", ("agreement", "done")),
        ("Минск и Казань планируют подписать меморандум.", ("agreement", "planned")),
        ("Минск и Казань подпишут дорожную карту в мае.", ("agreement", "planned")),
        ("Казань предложила Минску подписать протокол.", ("agreement", "proposed")),
        ("Делегация Казани посетила заводы Минска.", ("visit", "done")),
        ("Делегация Казани посетит заводы Минска.", ("visit", "planned")),
        ("Визит делегации Казани в Минск отменён.", ("visit", "cancelled")),
        ("Минск и Казань стали побратимами.", ("twinning", "done")),
        (
            "Власти Минска опровергли сообщение, что разорвали отношения с Казанью.",
            ("other", "denied"),
        ),
        ("Минск приостановил отношения с Казанью.", ("other", "done")),
        ("Минск и Казань обсудили открытие прямого рейса.", ("route", "discussed")),
    ],
)
def test_tense_and_modal_words_decide_the_status(text: str, expected: tuple[str, str]) -> None:
    assert expected in kinds(read(text, "Минск", "Казань"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Мінск і Казань падпісалі пагадненне аб супрацоўніцтве.", ("agreement", "done")),
        ("Мінск і Казань плануюць падпісаць мемарандум.", ("agreement", "planned")),
        ("Дэлегацыя Казані наведала заводы Мінска.", ("visit", "done")),
        ("Мінск і Казань сталі гарадамі-пабрацімамі.", ("twinning", "done")),
    ],
)
def test_belarusian_is_read_by_its_own_endings(text: str, expected: tuple[str, str]) -> None:
    assert expected in kinds(read(text, "Мінск", "Казань", language="be"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Minsk and Kazan signed a memorandum of cooperation.", ("agreement", "done")),
        ("Minsk and Kazan will sign a roadmap in May.", ("agreement", "planned")),
        ("A delegation from Kazan visited plants in Minsk.", ("visit", "done")),
        ("Minsk and Kazan became twin cities.", ("twinning", "done")),
    ],
)
def test_english_is_read_by_the_words_before_the_verb(
    text: str, expected: tuple[str, str]
) -> None:
    assert expected in kinds(read(text, "Minsk", "Kazan", language="en"))


def test_existing_projects_are_done_and_name_no_enterprise() -> None:
    text = (
        "Мэр Минска встретился с главой Казани.\n\n"
        "У сторон уже есть успешные проекты в машиностроении и энергетике."
    )
    projects = [event for event in read(text, "Минск", "Казань") if event.type == "project"]
    assert [(p.status, p.enterprises) for p in projects] == [("done", ())]
    assert set(projects[0].parties) == {"e1", "e2"}


def test_the_same_meeting_in_title_and_body_is_one_event() -> None:
    text = (
        "Глава Минска встретился с мэром Казани\n\n"
        "Глава Минска встретился с мэром Казани в ратуше. На встрече обсудили культуру."
    )
    meetings = [event for event in read(text, "Минск", "Казань") if event.type == "meeting"]
    assert len(meetings) == 1
    assert len(meetings[0].evidence) >= 2


def test_every_span_of_evidence_reads_verbatim_without_blanks_at_its_edges() -> None:
    text = "Минск и Казань, как сообщили, подписали договор; делегация Казани приедет в Минск."
    for event in read(text, "Минск", "Казань"):
        for span in event.evidence:
            assert span.of(text) == span.of(text).strip(" ,;")


@pytest.mark.parametrize(
    "text",
    [
        "Команды Минска и Казани встретились в матче чемпионата и сыграли со счётом 2:2.",
        "Полиция Казани задержала жителя Минска, сообщили в суде.",
        "Дороги Минск — Казань и Минск — Гомель под контролем.",
    ],
)
def test_sport_crime_and_roads_make_no_event(text: str) -> None:
    assert read(text, "Минск", "Казань", "Гомель") == []


def test_a_visit_takes_its_date_and_enterprises_from_its_own_sentence() -> None:
    text = (
        "Глава Минска встретился с мэром Екатеринбурга.\n\n"
        "Также 20 мая делегация Екатеринбурга посетила предприятия Минска, включая "
        "Минский автомобильный завод и холдинг «Амкодор»."
    )
    visit = next(
        event
        for event in read(text, "Минск", "Екатеринбург", "МАЗ", "Амкодор")
        if event.type == "visit"
    )
    assert visit.date is not None
    assert visit.date.start == "--05-20"
    assert set(visit.enterprises) == {"e3", "e4"}


def test_buses_bought_under_a_contract_are_goods_with_a_quantity() -> None:
    text = "По муниципальному контракту Екатеринбург купил у Минска 58 новых автобусов МАЗ."
    contract = next(e for e in read(text, "Минск", "Екатеринбург", "МАЗ") if e.type == "contract")
    assert contract.status == "done"
    assert [goods.quantity for goods in contract.goods] == [58.0]


def test_the_term_of_a_roadmap_is_not_the_date_of_its_signing() -> None:
    text = "29 сентября Минск и Екатеринбург подписали дорожную карту на 2026–2028 годы."
    event = next(e for e in read(text, "Минск", "Екатеринбург") if e.type == "agreement")
    assert event.date is not None
    assert event.date.start == "--09-29"
    assert event.term is not None
    assert (event.term.start, event.term.end) == ("2026", "2028")
    assert event.document_title is not None
    assert event.document_title.startswith("дорожную карту")


def test_the_month_in_which_sides_agreed_is_not_the_date_of_what_they_agreed_on() -> None:
    from pobratim.app.pipeline import read_document
    from pobratim.extract import RawDocument

    text = (
        "О том, чтобы сделать города побратимами, глава Твери Иван Орлов и мэр Бреста Пётр Лис "
        "договорились в мае, во время визита тверской делегации в Брест."
    )
    (twinning,) = (
        event
        for event in read_document(RawDocument("-", text, published="2022-07-04")).events
        if event.type == "twinning"
    )
    assert (twinning.status, twinning.date) == ("planned", None)


def test_a_signing_far_below_the_meeting_of_the_same_sides_has_its_day() -> None:
    text = (
        "5 марта 2024 года мэр Минска встретился с главой Казани.\n\n"
        "Делегация Казани также осмотрела завод.\n\nМинск и Казань подписали меморандум."
    )
    signed = [e for e in read(text, "Минск", "Казань") if e.type == "agreement"]
    assert [e.date.start if e.date else None for e in signed] == ["2024-03-05"]
