"""Belarusian and English reports of our own, one sentence a class: what is an event, what not."""

from __future__ import annotations

from functools import lru_cache

import pytest

from pobratim.extract import read
from pobratim.extract.formats import RawDocument
from pobratim.lexicon.gazetteer import Gazetteer
from pobratim.model.documents import Language
from pobratim.model.readings import Reading


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """Open the packaged gazetteer once."""
    return Gazetteer.open()


def reading(text: str, language: Language) -> Reading:
    """Read a text with the whole chain."""
    raw = RawDocument("-", text, title=None, published="2025-05-15", language=language)
    return read(raw, gazetteer())


BELARUSIAN = (
    ("Учора ў Полацк прыехала дэлегацыя кітайскага горада Сіань.", "visit", "done"),
    ("Кіраўнік Оршы прыме дэлегацыю Смаленска ў чэрвені.", "meeting", "planned"),
    ("Падпісанне мемарандума паміж Оршай і Смаленскам запланавана на верасень.", "agreement",
     "planned"),
    ("Мэры Оршы і Вязьмы паставілі подпісы пад дагаворам аб дружбе.", "agreement", "done"),
    ("Орша і Смаленск сталі пабрацімамі.", "twinning", "done"),
    ("Сустрэча кіраўнікоў Оршы і Смаленска не адбылася.", "meeting", "cancelled"),
    ("Орша перадала Смаленску медыкаменты.", "aid", "done"),
    ("Сход Оршы адклаў падпісанне пагаднення са Смаленскам.", "agreement", "cancelled"),
    ("Кіраўнік Оршы дамовіўся з калегамі з Смаленска адкрыць аўтобусны маршрут.", "route",
     "planned"),
    ("Аркестр Оршы выступіў на фестывалі ў Смаленску.", "exchange", "done"),
    ("Школьнікі Смаленска прыедуць у Оршу на стажыроўку.", "exchange", "planned"),
    ("Завод у Мінску адгрузіць Смаленску 40 трактароў да 1 ліпеня.", "contract", "planned"),
    ("Паміж Оршай і Смаленскам адкрыюць аўтобусны маршрут.", "route", "planned"),
    ("Орша і Смаленск прыпынілі дзеянне дагавора аб супрацоўніцтве.", "other", "done"),
)  # fmt: skip

ENGLISH = (
    ("A delegation from Lyon led by Deputy Mayor Anne Roche arrived in Leipzig.", "visit",
     "done"),
    ("The Mayor of Lyon will host visitors from Leipzig in June.", "visit", "planned"),
    ("Lyon has donated ten buses to Leipzig.", "aid", "done"),
    ("Lyon pledged to send generators to Leipzig by December.", "aid", "planned"),
    ("A direct flight between Lyon and Leipzig will be launched in April.", "route", "planned"),
    ("Lyon ended its partnership with Leipzig in 2022.", "other", "done"),
    ("The agreement between Lyon and Leipzig has been renewed.", "agreement", "done"),
    ("Lyon and Leipzig entered into a memorandum of understanding.", "agreement", "done"),
    ("Lyon and Leipzig have been twinned since 1981.", "twinning", "done"),
    ("A youth choir from Lyon will perform in Leipzig.", "exchange", "planned"),
    ("Nurses from Lyon trained in Leipzig last year.", "exchange", "done"),
    ("Lyon shipped 40 trams to Leipzig.", "contract", "done"),
    ("A visit of the Mayor of Lyon to Leipzig is off.", "visit", "cancelled"),
    ("A delegation from Lyon is expected in Leipzig in May.", "visit", "planned"),
    ("Lyon has invited a choir from Leipzig.", "exchange", "proposed"),
    ("No twinning is planned between Lyon and Leipzig.", "twinning", "denied"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "status"), BELARUSIAN)
def test_a_belarusian_sentence_tells_its_event(text: str, kind: str, status: str) -> None:
    assert (kind, status) in {(e.type, e.status) for e in reading(text, "be").events}


@pytest.mark.parametrize(("text", "kind", "status"), ENGLISH)
def test_an_english_sentence_tells_its_event(text: str, kind: str, status: str) -> None:
    assert (kind, status) in {(e.type, e.status) for e in reading(text, "en").events}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("«Дынама» прайграла ў Казані «Рубіну». Матч у Самары мінчане правядуць у чэрвені.", "be"),
        ("У Гомелі чакаецца да 30 градусаў, у Чарнігаве пройдуць дажджы.", "be"),
        ("Жыхар Гродна купіў у Мінску машыну і паехаў у Брэст.", "be"),
        ("Тэатр у Пінску паставіў спектакль пра Вільню.", "be"),
        ("Porto beat Genoa 2-1. His team would meet Bologna next week, the coach said.", "en"),
        ("Vienna is again the most liveable city, ahead of Copenhagen and Zurich.", "en"),
        ("Police in Leeds arrested a man who had travelled from Cork.", "en"),
        ("Prices in Turin rose faster than in Milan in May.", "en"),
    ],
)
def test_sport_weather_crime_and_prices_are_no_cooperation(text: str, language: Language) -> None:
    assert reading(text, language).events == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Кобрынскі райвыканкам накіраваў ліст.", "Кобрынскі райвыканкам"),
        ("Аршанскі завод атрымаў заказ.", "Аршанскі завод"),
        ("Пінскі гарвыканкам прыняў гасцей.", "Пінскі гарвыканкам"),
    ],
)
def test_a_verb_is_no_part_of_a_belarusian_body(text: str, name: str) -> None:
    found = [e.name for e in reading(text, "be").entities if e.kind == "organisation"]
    assert found == [name]
