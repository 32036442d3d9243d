"""Places: cities in any form to GeoNames, by context; what is not a city is none."""

from __future__ import annotations

import pytest

from pobratim.model.documents import Language
from tests.unit.extract.reading_pages import cities, entities, named

MINSK, YEKATERINBURG, GOMEL, KAZAN = 625144, 1486209, 627907, 551487


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Делегация прибыла в Минск.", [MINSK]),
        ("Делегация из Казани побывала в Гомеле.", [KAZAN, GOMEL]),
        ("Товары из Нижнего Новгорода везут в Санкт-Петербург.", [520555, 498817]),
        ("Гости из Набережных Челнов и Ростова-на-Дону.", [523750, 501175]),
        ("Старое название города – Свердловск, он на Урале.", [YEKATERINBURG]),
        ("Уральская столица ждёт гостей из Гомеля.", [YEKATERINBURG, GOMEL]),
        ("Столица Беларуси примет форум.", [MINSK]),
    ],
)
def test_a_city_in_any_form_gets_its_geonames_id(text: str, found: list[int]) -> None:
    assert cities(text, "ru") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Дэлегацыя Гродна знаходзіцца ў Краснадары.", [627904, 542420]),
        ("Гандбалісты гулялі ў Лідзе і Брэсце.", [626081, 629634]),
        ("Настаўнікі з Каламны (Маскоўская вобласць) у Баранавічах.", [546230, 630429]),
        ("Мінск і Екацярынбург.", [MINSK, YEKATERINBURG]),
    ],
)
def test_belarusian_cases_and_spellings_are_known(text: str, found: list[int]) -> None:
    assert cities(text, "be") == found


def test_the_city_hidden_in_a_body_is_a_mention_of_it() -> None:
    text = "Решение принял Мингорисполком."
    minsk = entities(text, "place", "ru")[0]
    assert minsk.place is not None
    assert minsk.place.geonames == MINSK
    assert [m.of(text) for m in minsk.mentions] == ["Мингорисполком"]


def test_an_adjective_before_a_party_is_a_mention_of_the_city() -> None:
    assert cities("Екатеринбургская делегация посетила завод.", "ru") == [YEKATERINBURG]


def test_an_adjective_of_a_train_or_a_street_is_no_city() -> None:
    assert cities("Он вышел из московского поезда на улице.", "ru") == []


@pytest.mark.parametrize("name", ["Мирном", "Советске", "Троицке"])
def test_a_name_of_several_cities_stays_open_without_context(name: str) -> None:
    assert cities(f"Выставка открылась в {name}.", "ru") == [None]


def test_the_region_beside_a_name_decides_between_cities() -> None:
    assert cities("Гости из Троицка (Челябинская область) приехали.", "ru") == [1489246]


def test_the_country_beside_a_name_decides_between_cities() -> None:
    text = "BREST, France - A delegation from Brest in Belarus arrived."
    assert cities(text, "en") == [3030300, 629634]


def test_a_region_and_a_country_are_no_cities() -> None:
    text = "Есть что предложить Республике Беларусь и Свердловской области."
    found = {e.name: e.place for e in entities(text, "place", "ru")}
    belarus, region = found["Беларусь"], found["Свердловская область"]
    assert belarus is not None
    assert region is not None
    assert (belarus.kind, belarus.country, belarus.geonames) == ("country", "BY", None)
    assert (region.kind, region.country, region.geonames) == ("region", "RU", None)


def test_two_regions_share_one_noun() -> None:
    text = "Предприятия Брестской и Тульской областей."
    assert named(text, "place", "ru") == ["Брестская область", "Тульская область"]


def test_an_unknown_place_is_kept_and_never_guessed() -> None:
    assert cities("Выступил мэр Сёміхіных Гор Пётр Латышаў.", "be") == [None]


def test_short_names_in_quotation_marks_are_no_places() -> None:
    assert cities("Гости живут в гостинице «Бобруйск».", "ru") == []


def test_the_english_name_comes_from_the_gazetteer() -> None:
    place = entities("Форум пройдёт в Екатеринбурге.", "place", "ru")[0].place
    assert place is not None
    assert (place.name_en, place.country) == ("Yekaterinburg", "RU")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Далей госці пабывалі на заводзе.", "be"),
        ("Тады ж пачаліся перамовы.", "be"),
        ("Піша наш чытач.", "be"),
        ("Since May the two sides have met twice.", "en"),
        ("The guests were received at City Hall.", "en"),
        ("Split decisions are rare in the council.", "en"),
        ("They walked over the Varadin Bridge.", "en"),
    ],
)
def test_a_word_of_everyday_is_no_city(text: str, language: Language) -> None:
    assert cities(text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Гродна прыняла гасцей.", "be", ["Гродна"]),
        ("Пекін даслаў ліст. Пра гэта ў Пекіне паведамілі ўчора.", "be", ["Пекін"]),
        ("Nice has answered. The mayor of Nice will come in June.", "en", ["Nice"]),
        ("Cork and Cologne signed a charter.", "en", ["Cork", "Cologne"]),
    ],
)
def test_a_city_that_opens_a_sentence_is_kept_where_something_supports_it(
    text: str, language: Language, found: list[str]
) -> None:
    places = entities(text, "place", language)
    assert [place.name for place in places] == found


def test_streets_and_bare_kinds_of_districts_are_no_places() -> None:
    text = "Гости жили в Пскове на Рижском проспекте. Городской округ и Чрезвычайный Посол рады."
    assert named(text, "place", "ru") == ["Псков"]
