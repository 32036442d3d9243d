"""Organisations: found, merged, named in the nominative, with kind and seat."""

from __future__ import annotations

import pytest

from pobratim.model.documents import Language
from tests.unit.extract.reading_pages import entities, named


def test_holdings_in_a_row_share_their_head() -> None:
    text = "Гости посетили холдинги «Белкоммунмаш» и «Амкодор»."
    assert named(text, "organisation", "ru") == ["Белкоммунмаш", "Амкодор"]
    assert {e.organisation for e in entities(text, "organisation", "ru")} == {"enterprise"}


def test_a_name_with_and_without_quotation_marks_is_one_organisation() -> None:
    text = "Холдинг «Амкодор» поставит технику. По словам директора, Амкодор готов."
    assert named(text, "organisation", "ru") == ["Амкодор"]


def test_an_acronym_is_merged_with_the_full_name() -> None:
    text = "Делегация посетила Минский автомобильный завод. МАЗ показал автобусы."
    (plant,) = entities(text, "organisation", "ru")
    assert plant.name == "Минский автомобильный завод"
    assert [m.of(text) for m in plant.mentions] == ["Минский автомобильный завод", "МАЗ"]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        (
            "Встречу провели в администрации Екатеринбурга.",
            "администрация Екатеринбурга",
            "authority",
        ),
        (
            "Об этом сообщили в Мингорисполкоме.",
            "Мингорисполком",
            "authority",
        ),
        (
            "В Тульской торгово-промышленной палате прошла биржа.",
            "Тульская торгово-промышленная палата",
            "union",
        ),
        (
            "Студенты Казанского федерального университета приедут.",
            "Казанский федеральный университет",
            "university",
        ),
        (
            "Он работает на Оршанском инструментальном заводе.",
            "Оршанский инструментальный завод",
            "enterprise",
        ),
        (
            "Договор подписало ОАО «Брестский чулочный комбинат».",
            "Брестский чулочный комбинат",
            "enterprise",
        ),
        ("Ответил МИД России.", "МИД России", "authority"),
        (
            "Сообщили в правительстве Тульской области.",
            "правительство Тульской области",
            "authority",
        ),
    ],
)
def test_an_organisation_reads_in_the_nominative(text: str, name: str, kind: str) -> None:
    (found,) = entities(text, "organisation", "ru")
    assert (found.name, found.organisation) == (name, kind)


def test_an_administration_has_the_seat_that_its_name_gives() -> None:
    (body,) = entities("Решила администрация города Перми.", "organisation", "ru")
    assert body.place is not None
    assert body.place.geonames == 511196


def test_a_country_is_no_federation_of_the_kind_of_bodies() -> None:
    text = "Российская Федерация и Советский Союз."
    assert named(text, "organisation", "ru") == []
    assert len(named(text, "place", "ru")) == 2


def test_a_bare_committee_belongs_to_the_belarusian_city_before_it() -> None:
    text = (
        "Гродзенскія госці ў Краснадары. Дэлегацыя Гродна прыехала ўчора. "
        "У складзе намеснік старшыні гарвыканкама Зміцер Мурашка."
    )
    (body,) = entities(text, "organisation", "be")
    assert body.place is not None
    assert body.place.geonames == 627904


def test_english_bodies_are_found_by_their_heads() -> None:
    text = "The Perm Chamber of Commerce and Industry wrote to the Irkutsk city administration."
    assert named(text, "organisation", "en") == [
        "Perm Chamber of Commerce and Industry",
        "Irkutsk city administration",
    ]


def test_a_city_spelled_out_in_a_bodys_name_changes_nothing() -> None:
    text = "Стороны: Мэрия города Бишкека. Мэрия Бишкека предоставляет площадку."
    assert len(entities(text, "organisation", "ru")) == 1


def test_a_quoted_name_is_found_again_without_its_head_and_in_other_cases() -> None:
    text = (
        'Авіякампанія "Белавія" адкрывае рэйс. Так паведамілі ў "Белавіі". Білеты прадае Белавія.'
    )
    (airline,) = entities(text, "organisation", "be")
    assert (airline.name, len(airline.mentions)) == ("Белавія", 3)


def test_a_belarusian_body_is_known_after_a_vowel_too() -> None:
    text = "Рэктар Гомельскага дзяржаўнага ўніверсітэта Сяргей Хахомаў выступіў."
    (body,) = entities(text, "organisation", "be")
    assert (body.name, body.organisation) == ("Гомельскі дзяржаўны універсітэт", "university")


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Гости прибыли в Ижевск. Их приняли в мэрии.", "ru", "мэрия Ижевска"),
        (
            "Алматы ждёт гостей из Томска. Об этом сообщили в акимате.",
            "ru",
            "акимат Алматы",
        ),
        (
            "РЯЗАНЬ, 3 марта. /ИА Волна/. Делегация Баку приехала вчера.\nВ мэрии ей рады.",
            "ru",
            "мэрия Рязани",
        ),
        ("Горад Люблін прыпыніў дагавор. Так рашыла мэрыя.", "be", "мэрыя Любліна"),
        ("Bristol celebrates. City Hall was pleased.", "en", "City Hall"),
    ],
)
def test_a_bare_body_is_one_where_its_city_is_certain(
    text: str, language: Language, name: str
) -> None:
    assert name in named(text, "organisation", language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Мэры Гомеля і Брэста сустрэліся. У мэрыі задаволены.", "be"),
        ("Bristol and Porto met. City Hall was pleased.", "en"),
    ],
)
def test_a_bare_body_of_one_of_two_cities_is_none(text: str, language: Language) -> None:
    assert named(text, "organisation", language) == []


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Контракт выиграл калужский водоканал.", "ru", "Калужский водоканал"),
        ("Сыр привёз витебский молочный комбинат.", "ru", "Витебский молочный комбинат"),
        ("Выступіў гомельскі цырк.", "be", "Гомельскі цырк"),
        ("Дети пришли в гимназию № 12 вовремя.", "ru", "гимназия № 12"),
    ],
)
def test_a_small_adjective_of_a_city_or_a_number_tells_a_body_apart(
    text: str, language: Language, name: str
) -> None:
    assert name in named(text, "organisation", language)


def test_a_common_word_behind_a_small_adjective_is_no_body() -> None:
    assert named("Открылся минский завод и тульская школа.", "organisation", "ru") == []


def test_a_consulate_takes_in_where_it_stands() -> None:
    text = "Выставку открыло генеральное консульство Чехии в Кракове."
    assert named(text, "organisation", "ru") == ["генеральное консульство Чехии в Кракове"]


def test_a_name_ends_before_the_holder_of_the_post() -> None:
    text = "Приехал ректор академии имени Скорины Владимир Богатырь."
    assert named(text, "organisation", "ru") == ["академия имени Скорины"]
    assert named(text, "person", "ru") == ["Владимир Богатырь"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Партыю адгрузяць на «БАТЭ» ў чэрвені.", "БАТЭ"),
        ("Прыехаў дырэктар «Палесся» Ігар Рубан.", "Палесся"),
        ("Пра гэта пісалі ў «Веснік» двойчы.", "Веснік"),
    ],
)
def test_belarusian_quotation_marks_behind_staff_or_a_preposition_hold_a_body(
    text: str, name: str
) -> None:
    assert named(text, "organisation", "be") == [name]


def test_a_title_in_belarusian_quotation_marks_is_no_body() -> None:
    text = "Адкрылася выстава «Дзве Дзвіны». Паказалі спектакль «Паўлінка»."
    assert named(text, "organisation", "be") == []
