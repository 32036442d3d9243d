"""Everyday news that names two places and reports no cooperation between them."""

from __future__ import annotations

import pytest

from pobratim.extract import read
from pobratim.extract.formats import RawDocument
from pobratim.lexicon.gazetteer import Gazetteer
from pobratim.model.documents import Language

EVERYDAY: list[tuple[Language, str]] = [
    (
        "ru",
        (
            "Водоканал Самары заменит трубы\n\n"
            "Водоканал Самары закупил 12 километров труб в Челябинске. Директор "
            "водоканала Игорь Лосев сообщил, что контракт подписан с челябинским "
            "заводом в мае. Работы на улице Гагарина завершат к осени.\n\n"
            "В прошлом году предприятие отремонтировало два участка. Мэр Самары Олег "
            "Фомин проверил ход работ."
        ),
    ),
    (
        "ru",
        (
            "Суд взыскал с подрядчика 5 миллионов\n\n"
            "Арбитражный суд Саратова рассмотрел иск администрации Саратова к "
            "компании из Казани. Компания должна была поставить 20 автобусов, но "
            "поставила 12. Договор заключили в 2022 году.\n\n"
            "Суд обязал казанскую фирму выплатить неустойку. Представитель "
            "администрации сообщил, что контракт расторгнут."
        ),
    ),
    (
        "ru",
        (
            "Выставка мастеров открылась в Туле\n\n"
            "В Туле открылась выставка местных гончаров. Художник Пётр Белов привёз "
            "работы из своей мастерской. До осени выставку увидят жители Калуги и "
            "Рязани.\n\n"
            "Концерт ансамбля «Тулица» пройдёт в субботу."
        ),
    ),
    (
        "ru",
        (
            "Рейтинг городов: Тюмень обогнала Пермь\n\n"
            "Тюмень заняла второе место в рейтинге качества жизни, Пермь – седьмое. "
            "Эксперты отметили новые парки и программу строительства школ. Делегации "
            "городов получили награды на форуме в Москве."
        ),
    ),
    (
        "en",
        (
            "Council approves new bridge\n\n"
            "Leeds City Council approved a new footbridge on Monday. The steel was "
            "bought from a plant in Sheffield. Councillor Ann Reed said the project "
            "would be completed by spring.\n\n"
            "A contract worth 2 million pounds was signed with the Sheffield firm in "
            "May."
        ),
    ),
    (
        "en",
        (
            "Lyon tops ranking of student cities\n\n"
            "Lyon has overtaken Munich in a ranking of student cities. Students from "
            "120 countries study there. Munich came second, and Vienna third. The "
            "mayor of Lyon, Paul Roche, welcomed the result and said a new campus "
            "would open in 2026."
        ),
    ),
    (
        "be",
        (
            "Тэатр адкрыў сезон\n\n"
            "Тэатр у Віцебску адкрыў сезон прэм'ерай. Рэжысёр з Мінска Ігар Казлоў "
            "паставіў камедыю. У лістападзе калектыў пакажа спектакль у Полацку.\n\n"
            "Білеты прададзены."
        ),
    ),
    (
        "be",
        (
            "Дарогі ў Гомелі адрамантуюць\n\n"
            "Гомельскі гарвыканкам закупіў 10 машын у Мінску. Намеснік старшыні Алег "
            "Дудко паведаміў, што кантракт падпісаны з заводам у красавіку. Рамонт "
            "вуліц завершаць да восені. Жыхары горада сустрэліся са старшынёй."
        ),
    ),
    (
        "ru",
        (
            "«Спартак» сыграл вничью\n\n"
            "Московский «Спартак» сыграл в Минске товарищеский матч с минским "
            "«Динамо». Гости открыли счёт на 20-й минуте. Тренер москвичей встретился "
            "с журналистами. Следующую игру команды проведут в Казани."
        ),
    ),
    (
        "ru",
        (
            "Краеведы рассказали об истории моста\n\n"
            "Мост в Костроме построили в 1932 году рабочие из Ярославля. Проект "
            "подготовил инженер Николай Орлов. В 1970 году мост реконструировали, его "
            "посетил министр. Музей открыл экспозицию, посвящённую строителям."
        ),
    ),
]


@pytest.mark.parametrize(("language", "text"), EVERYDAY)
def test_trade_shows_and_rankings_of_everyday_make_no_event(language: Language, text: str) -> None:
    raw = RawDocument(
        source="-",
        text=text,
        title=None,
        published="2025-03-20",
        language=language,
        source_id=None,
    )
    assert read(raw, Gazetteer.open()).events == ()
