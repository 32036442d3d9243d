"""Where a post is held by the side of its holder, and who holds the same post elsewhere."""

from __future__ import annotations

import pytest

from pobratim.extract.occupations import occupations_of
from pobratim.model.documents import Language
from tests.unit.extract.reading_pages import page

Held = tuple[str, str | None, str | None, str | None]


def _held(text: str, language: Language) -> list[Held]:
    read = page(text, language)
    names: dict[str | None, str] = {entity.id: entity.name for entity in read.entities}
    return [
        (names[o.person], o.post, names.get(o.organisation), names.get(o.place))
        for o in occupations_of(read)
    ]


@pytest.mark.parametrize(
    ("language", "text", "held"),
    [
        (
            "ru",
            "С китайской стороны план завизировал вице-мэр Сунь Лян. Врачи Уфы были в Цзинани.",
            ("Сунь Лян", "вице-мэр", None, "Цзинань"),
        ),
        (
            "ru",
            "Делегация Тарту побывала в Пскове. Во главе с вице-мэром Томасом Сеппом она уехала.",
            ("Томас Сепп", "вице-мэр", None, "Тарту"),
        ),
        (
            "ru",
            "Из Омска приехали гости. От Павлодара на встрече был мэр Ержан Абилов.",
            ("Ержан Абилов", "мэр", None, "Павлодар"),
        ),
        (
            "be",
            ("Гродна прымае Тамбоў. З літоўскага боку прамову сказаў мэр Валдас Бенкунскас. У "
            "Вільнюсе яму рады."),
            ("Валдас Бенкунскас", "мэр", None, "Вільнюс"),
        ),
        (
            "en",
            ("A delegation from Bydgoszcz came to Kragujevac. Led by deputy mayor Jan Kowalski, "
            "it saw a tram."),
            ("Jan Kowalski", "deputy mayor", None, "Bydgoszcz"),
        ),
        (
            "en",
            "Hefei was glad to see Lord Mayor Katharina Meier and her delegation from Osnabrück.",
            ("Katharina Meier", "lord mayor", None, "Osnabrück"),
        ),
        (
            "en",
            ("Lancaster gave chairs. Tartu has no link with Lancaster. Its deputy mayor, Ann Lee, "
            "said so."),
            ("Ann Lee", "deputy mayor", None, "Tartu"),
        ),
        (
            "ru",
            "Посол Японии в России Масахару Коно прибыл.",
            ("Масахару Коно", "посол", None, "Япония"),
        ),
    ],
)  # fmt: skip
def test_the_side_tells_where_a_post_is_held(language: Language, text: str, held: Held) -> None:
    assert held in _held(text, language)


@pytest.mark.parametrize(
    ("language", "text", "held"),
    [
        (
            "ru",
            "Вице-мэр Уссурийска Светлана Корж и её коллега из Муданьцзяна Хоу Сюэ говорили.",
            ("Хоу Сюэ", "вице-мэр", None, "Муданьцзян"),
        ),
        (
            "be",
            ("Старшыня Мядзельскага райвыканкама Іван Мажэйка і яго калега з Гагарына Раман "
            "Жураўкоў пабеглі."),
            ("Раман Жураўкоў", "старшыня", None, "Гагарын"),
        ),
        (
            "en",
            "Rector Maria Souza and her counterpart from Recife, Alfredo Gomes de Lima, signed.",
            ("Alfredo Gomes de Lima", "rector", None, "Recife"),
        ),
        (
            "en",
            ("Kassel Mayor Sven Schoeller and his Finnish counterpart, Ulla Vainio, met in "
            "Rovaniemi."),
            ("Ulla Vainio", "mayor", None, "Rovaniemi"),
        ),
    ],
)  # fmt: skip
def test_a_counterpart_holds_the_post_of_the_one_named_before(
    language: Language, text: str, held: Held
) -> None:
    assert held in _held(text, language)


def test_a_colleague_of_nobody_with_a_post_gets_none() -> None:
    assert _held("Её коллега Хоу Сюэ приехала в Минск.", "ru") == []


@pytest.mark.parametrize(
    ("language", "text", "held"),
    [
        (
            "ru",
            "Выступила комиссия по бюджету, которую возглавляет депутат Владислав Ненашев.",
            ("Владислав Ненашев", "глава", "комиссия по бюджету", None),
        ),
        (
            "be",
            "Камісія па міжнародных сувязях, якую ўзначальвае Фёдар Хведчык, сабралася.",
            ("Фёдар Хведчык", "кіраўнік", "камісія па міжнародных сувязях", None),
        ),
        (
            "en",
            "The Bamako Committee, chaired by Ann Lee, met.",
            ("Ann Lee", "chair", "Bamako Committee", None),
        ),
    ],
)
def test_a_clause_tells_who_heads_a_body(language: Language, text: str, held: Held) -> None:
    assert held in _held(text, language)


def test_a_rank_between_post_and_name_is_a_post_of_its_own() -> None:
    text = "Рассказал начальник отдела Псковской таможни подполковник Евгений Шмыгов."
    assert [post for _, post, _, _ in _held(text, "ru")] == ["начальник отдела", "подполковник"]


def test_a_post_before_a_learned_title_is_held_as_well() -> None:
    text = "They were led by the president, Professor Ann Lee."
    assert [post for _, post, _, _ in _held(text, "en")] == ["professor", "president"]


def test_a_town_and_a_date_place_a_post_like_a_dateline() -> None:
    text = (
        "Протокол встречи с Гянджой\n\nг. Махачкала, 27.02.2025\n\nПредседательствовал глава "
        "города Мурад Закарьяев. В Гянджу поедут врачи. Гянджа ответит."
    )
    assert ("Мурад Закарьяев", "глава города", None, "Махачкала") in _held(text, "ru")


def test_whose_a_trainer_is_is_no_part_of_the_post() -> None:
    text = "Так сказал главный тренер гостей Андрей Козырев."
    assert [post for _, post, _, _ in _held(text, "ru")] == ["главный тренер"]


def test_an_adjective_of_a_city_places_a_colleague() -> None:
    text = (
        "Старшыня Мядзельскага райвыканкама Іван Мажэйка сустрэў гасцей з Гагарына. Фінішаваў яго "
        "гагарынскі калега Раман Жураўкоў."
    )
    assert ("Раман Жураўкоў", "старшыня", None, "Гагарын") in _held(text, "be")


@pytest.mark.parametrize(
    ("text", "held"),
    [
        (
            "Китай ждал. В Лондоне британский премьер Гордон Браун выступил.",
            ("Гордон Браун", "премьер", None, None),
        ),
        (
            "Так сказал корреспонденту «Голоса» лидер движения «Рост» Олег Белов.",
            ("Олег Белов", "лидер", "движение «Рост»", None),
        ),
        (
            "Экс-премьера Пакистана Наваза Шарифа освободили.",
            ("Наваз Шариф", "экс-премьер", None, "Пакистан"),
        ),
    ],
)
def test_a_nation_a_hearer_and_a_former_post_are_told(text: str, held: Held) -> None:
    found = _held(text, "ru")
    assert (held[0], held[1]) in {(name, post) for name, post, _, _ in found}
    assert held[3] is not None or all(place != "Китай" for *_, place in found)


def test_a_guest_of_a_university_comes_from_the_other_one() -> None:
    text = (
        "Академию мастацтваў наведалі госці.\n\nБеларускую дзяржаўную акадэмію (Мінск) наведалі "
        "прадстаўнікі Аньхойскага аграрнага ўніверсітэта. Кітайскую дэлегацыю ўзначальваў "
        "прарэктар Ван Цзяньпін. Яны з Хэфэя."
    )
    held = _held(text, "be")
    assert ("Ван Цзяньпін", "прарэктар", "Аньхойскі аграрны універсітэт") in {
        row[:3] for row in held
    }


@pytest.mark.parametrize(
    ("language", "text", "posts"),
    [
        (
            "en",
            ("HARBURY TOWN COUNCIL\n\nMinutes of the Twinning Committee\n\nPresent: Cllrs M. Gray "
            "(Chair), P. Stone and A. Wood. In attendance: Mrs J. Lamb, Town Clerk."),
            {
                ("M. Gray", "councillor", "HARBURY TOWN COUNCIL"),
                ("M. Gray", "chair", "Twinning Committee"),
                ("P. Stone", "councillor", "HARBURY TOWN COUNCIL"),
                ("A. Wood", "councillor", "HARBURY TOWN COUNCIL"),
                ("J. Lamb", "town clerk", "HARBURY TOWN COUNCIL"),
            },
        ),
        (
            "ru",
            "Депутаты Омской думы Анна Белова и Иван Лось выступили.",
            {("Анна Белова", "депутат", "Омская дума"), ("Иван Лось", "депутат", "Омская дума")},
        ),
        (
            "en",
            "Ask the Head of the Department of Culture A. Reed to prepare it.",
            {("A. Reed", "head", "Department of Culture")},
        ),
    ],
)  # fmt: skip
def test_a_post_of_several_is_held_by_each(
    language: Language, text: str, posts: set[tuple[str, str, str]]
) -> None:
    assert {row[:3] for row in _held(text, language)} == posts
