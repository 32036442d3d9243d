"""Occupations: the post, nominative, with body, place and status."""

from __future__ import annotations

import pytest

from pobratim.extract.occupations import occupations_of
from pobratim.model.documents import Language
from tests.unit.extract.reading_pages import page

Row = tuple[str, str | None, str | None, str | None, str]


def rows(text: str, language: Language = "ru") -> list[Row]:
    """Return person, post, body, place and status of each occupation, by name."""
    read = page(text, language)
    names = {entity.id: entity.name for entity in read.entities}
    return [
        (
            names[o.person],
            o.post,
            names.get(o.organisation or ""),
            names.get(o.place or ""),
            o.status,
        )
        for o in occupations_of(read)
    ]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "Встреча председателя Мингорисполкома Владимира Кухарева состоялась.",
            ("Владимир Кухарев", "председатель", "Мингорисполком", "Минск", "current"),
        ),
        (
            "Алексей Орлов, глава администрации Екатеринбурга (Россия):\nЕсть что предложить.",
            ("Алексей Орлов", "глава", "администрация Екатеринбурга", "Екатеринбург", "current"),
        ),
        (
            "Ирина Ковальчук // заместитель председателя Брестского горисполкома\nМы знакомы.",
            (
                "Ирина Ковальчук",
                "заместитель председателя",
                "Брестский горисполком",
                "Брест",
                "current",
            ),
        ),
        (
            "Первый заместитель мэра Казани Олег Ершов приехал.",
            ("Олег Ершов", "первый заместитель мэра", None, "Казань", "current"),
        ),
        (
            "Исполняющий обязанности главы Перми Яков Стрельцов провёл совещание.",
            ("Яков Стрельцов", "глава", None, "Пермь", "acting"),
        ),
        (
            "Бывший мэр Казани Олег Ершов возглавил совет.",
            ("Олег Ершов", "мэр", None, "Казань", "former"),
        ),
        (
            "Выступил генеральный директор завода «Амкодор» Сергей Ильин.",
            ("Сергей Ильин", "генеральный директор", "Амкодор", None, "current"),
        ),
        (
            "Начальник управления культуры Пензы Татьяна Глинская открыла выставку.",
            ("Татьяна Глинская", "начальник управления культуры", None, "Пенза", "current"),
        ),
    ],
)
def test_a_russian_post_before_or_after_the_name(text: str, row: Row) -> None:
    assert row in rows(text)


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "Бургамістр Фрыдрыхсхафена Андрэас Кёлер адкрыў свята.",
            ("Андрэас Кёлер", "бургамістр", None, "Фрыдрыхсхафен", "current"),
        ),
        (
            "Старшыня Мінгарвыканкама Уладзімір Кухараў выступіў.",
            ("Уладзімір Кухараў", "старшыня", "Мінгарвыканкам", "Мінск", "current"),
        ),
        (
            "Старшыня раённага Савета дэпутатаў Марыя Цвірко сустрэла гасцей.",
            ("Марыя Цвірко", "старшыня", "раённы Савет дэпутатаў", None, "current"),
        ),
    ],
)
def test_a_belarusian_post(text: str, row: Row) -> None:
    assert row in rows(text, "be")


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "Vladimir Kukharev, chairman of the Minsk City Executive Committee, spoke.",
            (
                "Vladimir Kukharev",
                "chairman",
                "Minsk City Executive Committee",
                "Minsk",
                "current",
            ),
        ),
        (
            "Gulmira Seitkali, first deputy akim of Astana, attended.",
            ("Gulmira Seitkali", "first deputy akim", None, "Astana", "current"),
        ),
        (
            "Perm's former vice-mayor Denis Ogloblin came.",
            ("Denis Ogloblin", "vice-mayor", None, "Perm", "former"),
        ),
        (
            "Mayor of Kazan Ilsur Metshin arrived.",
            ("Ilsur Metshin", "mayor", None, "Kazan", "current"),
        ),
    ],
)
def test_an_english_post(text: str, row: Row) -> None:
    assert row in rows(text, "en")


def test_a_post_in_a_list_belongs_to_the_next_name() -> None:
    text = "Стаялі бургамістр Полацка Андрэй Кёлер, консул Латвіі Яна Озала."
    posts = {(person, post) for person, post, *_ in rows(text, "be")}
    assert ("Андрэй Кёлер", "консул") not in posts
    assert ("Яна Озала", "консул") in posts


def test_a_post_is_in_one_city_even_if_the_name_of_its_body_comes_later() -> None:
    text = (
        "Правительство Тульской области обязуется открыть линию. "
        "Министр промышленности и торговли Тульской области Вера Лукашина выступила."
    )
    assert rows(text) == [
        (
            "Вера Лукашина",
            "министр промышленности и торговли",
            "правительство Тульской области",
            "Тульская область",
            "current",
        )
    ]


def test_the_evidence_covers_post_and_name() -> None:
    text = "Вчера мэр Казани Ильсур Метшин приехал в Минск."
    (occupation,) = occupations_of(page(text))
    assert [s.of(text) for s in occupation.evidence] == ["мэр Казани Ильсур Метшин"]


def test_names_in_a_row_share_a_plural_post_city_by_city() -> None:
    text = "Мэры Минска и Казани Владимир Кухарев и Ильсур Метшин подписали документ."
    assert rows(text) == [
        ("Владимир Кухарев", "мэр", None, "Минск", "current"),
        ("Ильсур Метшин", "мэр", None, "Казань", "current"),
    ]


def test_a_city_post_belongs_to_the_city_named_last_and_to_none_of_several_far_away() -> None:
    near = "The delegation of Gomel arrived in Kazan. City head Alexey Orlov met it."
    assert ("Alexey Orlov", "city head", None, "Kazan", "current") in rows(near, "en")
    far = "Gomel and Kazan met. It rained. The talks went on. City head Alexey Orlov left."
    assert ("Alexey Orlov", "city head", None, None, "current") in rows(far, "en")


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "В Токио прилетел премьер-министр Олег Ершов. Это первый гость из Казахстана.",
            ("Олег Ершов", "премьер-министр", None, "Казахстан", "current"),
        ),
        (
            "Приехал лидер московского клуба «Парус» Олег Ершов.",
            ("Олег Ершов", "лидер", "клуб «Парус»", None, "current"),
        ),
        (
            "Выступил секретарь Исламского комитета России Олег Ершов.",
            ("Олег Ершов", "секретарь", "Исламский комитет России", None, "current"),
        ),
    ],
)
def test_a_post_of_state_has_the_country_in_view_and_a_named_unit_is_a_body(
    text: str, row: Row
) -> None:
    found = rows(text)
    assert [r[:3] for r in found] == [row[:3]]
    assert row[3] is None or found[0][3] == row[3]


def test_of_two_countries_in_view_none_is_guessed() -> None:
    text = "Премьер-министр Олег Ершов прилетел.\n\nПольша и Литва спорят.\n\nКонец."
    assert [row[3] for row in rows(text)] == [None]


def test_posts_in_a_row_before_a_name_are_all_of_that_person() -> None:
    text = "Среди гостей депутат совета Перми, сопредседатель движения «Рассвет» Олег Ершов."
    assert {row[1] for row in rows(text)} == {"депутат", "сопредседатель"}


def test_a_post_behind_another_name_is_not_the_next_persons() -> None:
    text = "Приехали Яков Лисин, депутат совета Перми, директор завода «Маяк» Олег Ершов."
    posts = {(row[0], row[1]) for row in rows(text)}
    assert ("Олег Ершов", "директор") in posts
    assert ("Олег Ершов", "депутат") not in posts


@pytest.mark.parametrize(
    ("text", "language", "row"),
    [
        (
            "Мэр Рязани Пётр Глухов ждал гостей из Лодзи. Заместитель мэра Анна Белова приехала.",
            "ru",
            ("Анна Белова", "заместитель мэра", None, "Рязань", "current"),
        ),
        (
            "Новости\n\nКурск. Гости из Витебска уехали. Вице-мэр Анна Белова рада.",
            "ru",
            ("Анна Белова", "вице-мэр", None, "Курск", "current"),
        ),
        (
            "Министр спорта Тверской области Иван Петров, министр культуры Анна Белова пришли.",
            "ru",
            ("Анна Белова", "министр культуры", None, "Тверская область", "current"),
        ),
        (
            "Соглашение подписали Ош и Сергиев Посад. Слово взял кмет Пловдива Здравко Димов.",
            "ru",
            ("Здравко Димов", "кмет", None, "Пловдив", "current"),
        ),
        (
            "Работает Вятский государственный университет. Выступил проректор Иван Петров.",
            "ru",
            ("Иван Петров", "проректор", "Вятский государственный университет", None, "current"),
        ),
        (
            "Делегацию принял Пинский горисполком. Заместитель председателя Анна Белова рада.",
            "ru",
            ("Анна Белова", "заместитель председателя", "Пинский горисполком", "Пинск", "current"),
        ),
        (
            "Выступила заведующая библиотекой Анна Белова.",
            "ru",
            ("Анна Белова", "заведующая библиотекой", None, None, "current"),
        ),
        (
            "Приехали трое, переводчик – Анна Белова.",
            "ru",
            ("Анна Белова", "переводчик", None, None, "current"),
        ),
        (
            "Выступил председатель общества «Псков – Нарва» Иван Петров.",
            "ru",
            ("Иван Петров", "председатель", "общество «Псков – Нарва»", None, "current"),
        ),
        (
            "Дамову падпісаў хакім Бухары Рустам Каримаў.",
            "be",
            ("Рустам Каримаў", "хакім", None, "Бухара", "current"),
        ),
    ],
)
def test_a_post_takes_the_body_and_the_place_that_the_text_makes_certain(
    text: str, language: Language, row: Row
) -> None:
    assert row in rows(text, language)


def test_a_learned_title_before_a_name_is_a_post_of_its_own() -> None:
    found = {row[1] for row in rows("Выступил декан факультета профессор Иван Петров.")}
    assert found == {"декан факультета", "профессор"}


def test_a_comma_inside_the_name_of_a_ministry_does_not_end_the_post() -> None:
    text = "Встречу провёл с министром транспорта, связи и энергетики Тувы Иваном Петровым мэр."
    assert "министр транспорта, связи и энергетики" in {row[1] for row in rows(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The link was set up in Ulm under then-Mayor Karl Stumm.",
            ("Karl Stumm", "mayor", None, "Ulm", "former"),
        ),
        (
            "Eszter Kolbe, festival director, thanked the guests.",
            ("Eszter Kolbe", "festival director", None, None, "current"),
        ),
        (
            "The Lviv Art Museum has lent ten icons, its director, Oksana Tymchuk, said.",
            ("Oksana Tymchuk", "director", "Lviv Art Museum", "Lviv", "current"),
        ),
    ],
)
def test_english_posts_of_the_past_in_compounds_and_of_the_body_before(
    text: str, expected: tuple[str, str | None, str | None, str | None, str]
) -> None:
    assert expected in rows(text, "en")
