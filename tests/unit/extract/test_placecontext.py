"""Places by the rest of the page: provinces, the outlet's English, fame, neighbours in a name."""

from __future__ import annotations

import pytest

from pobratim.extract.formats import RawDocument
from pobratim.extract.placecontext import outlet_country, votes_of
from pobratim.extract.read import read
from pobratim.lexicon.gazetteer import Gazetteer
from pobratim.model.documents import Language

GAZETTEER = Gazetteer.open()


def cities(text: str, language: Language = "en") -> list[int | None]:
    """Return the GeoNames ids of the cities of ``text``, in order of mention."""
    raw = RawDocument(source="-", text=text, language=language)
    entities = read(raw, GAZETTEER).entities
    return [
        e.place.geonames
        for e in entities
        if e.kind == "place" and e.place and e.place.kind == "city"
    ]


@pytest.mark.parametrize(
    ("text", "geonames"),
    [
        ("A mission from London, Ontario, met the council.", 6058560),
        ("The choir of Toledo, Ohio, met the council.", 5174035),
        ("The choir of Toledo (Ohio) met the council.", 5174035),
        ("The buses of Portland, Ore., met the council.", 5746545),
        ("The team of Newport, Wales, met the council.", 2641598),
        ("A team went to Birmingham, Ala., in May.", 4049979),
    ],
)
def test_a_province_beside_a_name_decides_between_namesakes(text: str, geonames: int) -> None:
    assert cities(text)[0] == geonames


@pytest.mark.parametrize(
    ("text", "geonames"),
    [
        ("Cllr Smith said the chairs would leave Lancaster for Aalborg.", 2644972),
        ("The chairs of Lincoln cost £600, said a councillor.", 2644487),
        ("The mayor of Valencia met the mayor of Bilbao.", 2509954),
        ("The mayor of Valencia met the mayor of Caracas.", 3625549),
        ("The mayor of Nakhchivan met the council.", 147429),
        ("The mayor of Porto met the council.", 2735943),
        ("A Polotsk-based firm met the council.", 623317),
    ],
)
def test_the_page_and_the_outlet_decide_between_namesakes(text: str, geonames: int) -> None:
    assert geonames in cities(text)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The chairs were kept in White Lund by Ashok Leyland.", "en"),
        ("It was said by Sabeen Gul Afridi and Alfredo Gomes de Lima.", "en"),
        ("Пра гэта сказаў дырэктар Казімір Лях.", "be"),
        ("Картины музея имени И. И. Машкова приехали.", "ru"),
        ("Ровно год назад мост открыли.", "ru"),
        ("О мосте говорили на ноябрьской сессии.", "ru"),
    ],
)
def test_a_part_of_a_persons_or_streets_name_is_no_city(text: str, language: Language) -> None:
    assert cities(text, language) == []


@pytest.mark.parametrize(
    ("text", "geonames"),
    [
        ("Дэлегацыя з Чунцына прыехала.", 1814906),
        ("Дэлегацыя з Вільні прыехала.", 593116),
        ("Дэлегацыя з Антальі прыехала.", 323777),
        ("Дэлегацыя з Шыхэцзы прыехала.", 1529195),
        ("Дэлегацыя з Каламны прыехала.", 546230),
    ],
)
def test_a_belarusian_name_is_respelled_or_listed(text: str, geonames: int) -> None:
    assert cities(text, "be") == [geonames]


def test_what_a_city_is_called_today_outweighs_what_one_was_called() -> None:
    assert cities("Делегация приехала в Ставрополь.", "ru") == [487846]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("The borough agreed.", "GB"),
        ("The prize is £5.", "GB"),
        ("Councilors of the sister cities met downtown.", "US"),
        ("The bridge costs $5.", None),
        ("The city council met.", None),
    ],
)
def test_the_english_of_an_outlet_shows_its_country(text: str, country: str | None) -> None:
    assert outlet_country(text) == country


def test_a_name_of_one_country_weighs_more_than_one_of_several() -> None:
    lyon, valencia = GAZETTEER.candidates("Lyon")[:1], GAZETTEER.candidates("Valencia")[:2]
    assert votes_of(lyon) == {"FR": 1.0}
    assert sum(votes_of(valencia).values()) == pytest.approx(0.5)


def test_a_village_abroad_does_not_take_a_towns_name_for_the_country_of_its_partner() -> None:
    text = "Орша – Вязьма\n\nВ Орше часы, как в Смоленске. Московский поезд идёт в Вязьму."
    assert 624079 in cities(text, "ru")
