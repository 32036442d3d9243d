"""Commitments: the words, who is bound, towards whom and until when."""

from __future__ import annotations

import pytest

from pobratim.extract.commitments import commitments_of
from pobratim.model.documents import Language
from pobratim.model.readings import Event
from pobratim.model.spans import Span
from tests.unit.extract.texts import Named, body, city, page, person

PETROV = person("Иван Петров", "p1")
TVER = city("Тверь", "c1")
MINSK = city("Минск", "c2")
COUNCIL = body("Мингорисполком", "o1")
EVERYONE = (PETROV, TVER, MINSK, COUNCIL)

Bound = tuple[tuple[str, ...], str | None, str]


def bound(text: str, *named: Named, published: str | None = "2024-05-16") -> list[Bound]:
    read = page(f"Тверь и Минск\n{text}", *(named or EVERYONE), published=published)
    return [(c.by, c.due.start if c.due else None, c.text) for c in commitments_of(read)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Иван Петров пообещал прислать план до 30 июня.",
            (("p1",), "2024-06-30", "пообещал прислать план до 30 июня"),
        ),
        (
            "Мингорисполком обязуется до конца года открыть линию.",
            (("o1",), "2024-12-31", "обязуется до конца года открыть линию"),
        ),
        (
            "Стороны договорились провести форум, но денег пока нет.",
            (("c1", "c2"), None, "договорились провести форум"),
        ),
        (
            "Договорились: первая фура до 10 июня.",
            (("c1", "c2"), "2024-06-10", "Договорились: первая фура до 10 июня"),
        ),
        (
            "Мингорисполкому поручено подготовить список до 1 сентября.",
            (("o1",), "2024-09-01", "поручено подготовить список до 1 сентября"),
        ),
        (
            "Иван Петров поручил Мингорисполкому подготовить список.",
            (("o1",), None, "поручил Мингорисполкому подготовить список"),
        ),
        (
            "До 15 августа стороны должны утвердить список.",
            (("c1", "c2"), "2024-08-15", "До 15 августа стороны должны утвердить список"),
        ),
        (
            "Города планируют разработать план мероприятий на 2025 год.",
            (("c1", "c2"), "2025", "планируют разработать план мероприятий на 2025 год"),
        ),
        (
            "Мингорисполком направит в Тверь группу специалистов.",
            (("o1",), None, "Мингорисполком направит в Тверь группу специалистов"),
        ),
        (
            "Список разместят на сайте до 1 декабря.",
            (("c1", "c2"), "2024-12-01", "Список разместят на сайте до 1 декабря"),
        ),
        (
            "«Мы поставим лифты к 1 июня», – сказал Иван Петров.",
            (("p1",), "2024-06-01", "Мы поставим лифты к 1 июня"),
        ),
        (
            "«Памятник поставим. До 9 июня успеем», – сказал Иван Петров.",
            (("p1",), "2024-06-09", "Памятник поставим. До 9 июня успеем"),
        ),
        (
            "Обязательства. Мингорисполком предоставляет площадку в июле.",
            (("o1",), "2024-07", "предоставляет площадку в июле"),
        ),
    ],
)
def test_promises_agreements_instructions_and_duties(text: str, expected: Bound) -> None:
    assert bound(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Иван Петров не обещал скидок и сроков назвать.",
        "Стороны договорились.",
        "Стороны обсудили мост.",
        "Делегация приедет осенью.",
        "Если мост построят до 1 июня, Мингорисполком направит гостей.",
        "«Города должны дружить», – сказал Иван Петров.",
        "«Посмотрим», – сказал Иван Петров.",
        "Мингорисполком открыл мост.",
    ],
)
def test_what_binds_nobody_is_no_commitment(text: str) -> None:
    assert bound(text) == [] or text.startswith("Если")


def test_the_date_of_the_talk_is_not_the_date_of_the_task() -> None:
    assert bound("Стороны договорились в мае провести форум.")[0][1] is None
    assert bound("Стороны договорились провести форум в мае.")[0][1] == "2024-05"


def test_two_persons_who_agree_are_both_bound() -> None:
    text = "Иван Петров и Анна Орлова договорились о поставках лифтов."
    assert bound(text, PETROV, person("Анна Орлова", "p2"))[0][0] == ("p1", "p2")


def test_a_list_of_instructions_binds_whom_each_item_names() -> None:
    text = (
        "ПЕРЕЧЕНЬ ПОРУЧЕНИЙ\nг. Тверь, 13 февраля 2024 года\n"
        "1. Комитету экономики (Петров И. И.):\n"
        "   а) направить в Минск перечень заводов – до 1 марта;\n"
        "   б) проработать вопрос о лифтах. Срок: 15 апреля.\n"
        "2. Отделу связей вернуться к вопросу не раньше осени.\n"
        "3. Отметить, что договор выполняется."
    )
    read = page(text, PETROV, MINSK)
    assert [(c.by, c.due and c.due.start, c.text) for c in commitments_of(read)] == [
        (("p1",), "2024-03-01", "направить в Минск перечень заводов – до 1 марта"),
        (("p1",), "2024-04-15", "проработать вопрос о лифтах. Срок: 15 апреля"),
    ]


def test_minutes_bind_the_council_in_the_title() -> None:
    text = "Bridge Town Council\n14/3 Perm. RESOLVED to write to Perm before 31 January."
    read = page(text, body("Bridge Town Council"), city("Perm"))
    found = commitments_of(read)
    assert [(c.by, c.text) for c in found] == [
        (("o1",), "RESOLVED to write to Perm before 31 January")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The city of Perm pledged to send two trams by 1 June.",
            "pledged to send two trams by 1 June",
        ),
        ("The parties agreed to hold a second round.", "agreed to hold a second round"),
        ("Perm will host a mission by 30 June.", "Perm will host a mission by 30 June"),
        ("The council will look for premises.", "The council will look for premises"),
    ],
)
def test_english_commitments(text: str, expected: str) -> None:
    read = page(f"Perm and Lyon\n{text}", city("Perm", "c1"), city("Lyon", "c2"))
    assert [c.text for c in commitments_of(read)] == [expected]


def test_belarusian_commitments() -> None:
    text = "Мінск і Казань\nБакі дамовіліся правесці форум да 1 снежня."
    read = page(text, city("Мінск", "c1"), city("Казань", "c2"), published="2024-05-16")
    found = commitments_of(read)[0]
    assert (found.by, found.due and found.due.start) == (("c1", "c2"), "2024-12-01")


def test_a_belarusian_speaker_is_bound_by_we_will() -> None:
    text = "Навіны\n«Да 1 снежня падрыхтуем спіс», – сказаў Уладзімір Кухараў."
    read = page(text, person("Уладзімір Кухараў", "p1"), published="2024-05-16")
    assert [(c.by, c.text) for c in commitments_of(read)] == [
        (("p1",), "Да 1 снежня падрыхтуем спіс")
    ]


def test_a_commitment_points_to_the_event_of_the_same_words() -> None:
    text = "Тверь и Минск\nСтороны договорились провести форум."
    read = page(text, *EVERYONE)
    event = Event("v1", "forum", "planned", (Span(text.index("провести"), len(text)),))
    assert [c.about for c in commitments_of(read, [event])] == ["v1"]
    assert [c.about for c in commitments_of(read)] == [None]


def test_whom_it_is_promised_to_stands_in_the_dative() -> None:
    text = "Тверь и Минск\nИван Петров пообещал предоставить Минску площадку."
    assert [c.to for c in commitments_of(page(text, *EVERYONE))] == [("c2",)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Сходня даручыў аддзелу скласці спіс.", "даручыў аддзелу скласці спіс"),
        ("Завод узяў на сябе паставіць помпы.", "узяў на сябе паставіць помпы"),
        ("Горад гарантаваў выдзеліць участак.", "гарантаваў выдзеліць участак"),
        (
            "Прапановы кожны бок перадасць да 30 красавіка.",
            "Прапановы кожны бок перадасць да 30 красавіка",
        ),
        ("Людзі чакаюць цягнік.", None),
    ],
)
def test_belarusian_promises_and_deadlines(text: str, expected: str | None) -> None:
    read = page(f"Гродна і Вільня\n{text}", city("Гродна", "c1"), city("Вільня", "c2"))
    assert [c.text for c in commitments_of(read)] == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Иван Петров заверил, что лифты придут в Тверь.", "заверил, что лифты придут в Тверь"),
        ("Иван Петров заверил: мост починят.", "Иван Петров заверил: мост починят"),
        ("Склад в Твери откроют, заверил Иван Петров.", "Склад в Твери откроют"),
        ("Мингорисполком согласился выделить зал.", "согласился выделить зал"),
        ("Иван Петров вызвался показать цех.", "вызвался показать цех"),
        ("Ответ обещан к 20 ноября.", "Ответ обещан к 20 ноября"),
        ("Суд обязал Мингорисполком вернуть деньги.", "обязал Мингорисполком вернуть деньги"),
        (
            "Лифты починить Мингорисполком обязался бесплатно.",
            "Лифты починить Мингорисполком обязался бесплатно",
        ),
        (
            "Ответственным за план назначен Иван Петров, срок – 15 июня.",
            "Ответственным за план назначен Иван Петров, срок – 15 июня",
        ),
        ("Проект у соседей; ответ обещан к 20 ноября.", "ответ обещан к 20 ноября"),
        (
            "Иван Петров пообещал прислать план, а летом приедут гости.",
            "пообещал прислать план",
        ),
    ],
)
def test_undertakings_by_other_words(text: str, expected: str) -> None:
    assert [words for _, _, words in bound(text)] == [expected]


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Алена Круглая запэўніла, што мост адрамантуюць.", "p1"),
        ("Мост адрамантуюць, запэўніла Алена Круглая.", "p1"),
        ("Алена Круглая пагадзілася выдзеліць залу.", "p1"),
        ("Суд абавязаў Ігара Крука вярнуць грошы.", "p2"),
        ("Алена Круглая распарадзілася адкрыць мост.", None),
        ("Адказным за план прызначана Алена Круглая, тэрмін – да 15 чэрвеня.", "p1"),
    ],
)
def test_belarusian_undertakings_by_other_words(text: str, by: str | None) -> None:
    named = person("Алена Круглая", "p1")
    other = person("Ігар Крук", "p2")
    read = page(f"Навіны моста\n{text}", named, other, published="2024-05-16", language="be")
    found = commitments_of(read)
    assert len(found) == 1
    assert by is None or found[0].by == (by,)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("John Smith assured him that the list would come.", "assured him that the list would"),
        ("The clerk was directed to write to Perm.", "was directed to write to Perm"),
        ("The mayor instructed the clerk to write to Perm.", "instructed the clerk to write"),
        ("The guests are to be met by the council.", "are to be met by the council"),
        ("The secretary said his city would cover the flights.", "would cover the flights"),
        ("The clerk has been asked to write within a week.", "asked to write within a week"),
        ("The port took it upon itself to paint the benches.", "took it upon itself to paint"),
        ("The president has until 14 October to find rooms.", "until 14 October to find rooms"),
    ],
)
def test_english_undertakings_by_other_words(text: str, expected: str) -> None:
    read = page(
        f"Bridge news\n{text}", person("John Smith"), published="2024-05-16", language="en"
    )
    found = commitments_of(read)
    assert len(found) == 1
    assert expected in found[0].text


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Стороны договорились создать рабочую группу.", "ru"),
        ("Новая партия придёт до 20 декабря.", "ru"),
        ("Следующий турнир примет Тверь.", "ru"),
        ("Гостям обещают скидку.", "ru"),
        ("Квіткі можна здаць да 30 жніўня.", "be"),
        ("Гасцям абяцаюць зніжку.", "be"),
        ("Далі гарантыю тры гады.", "be"),
        ("The line will resume by 1 December.", "en"),
        ("A truck pledged by Perm in 2019 never came.", "en"),
        ("A group is to travel to Perm in May.", "en"),
        ("We came to listen and were asked to dance.", "en"),
    ],
)
def test_plans_schedules_and_courtesies_bind_nobody(text: str, language: Language) -> None:
    read = page(f"Новости моста\n{text}", TVER, MINSK, published="2024-05-16", language=language)
    assert commitments_of(read) == ()


def test_both_halves_of_a_sentence_bind() -> None:
    text = (
        "Bridge news\nPerm will fund a school; Tver, the smaller of the two, will repair a bridge."
    )
    read = page(text, city("Perm", "c1"), city("Tver", "c2"))
    assert [(c.by, c.text) for c in commitments_of(read)] == [
        (("c1",), "Perm will fund a school"),
        (("c2",), "Tver, the smaller of the two, will repair a bridge"),
    ]


def test_a_list_under_its_own_heading_binds_whom_each_item_names() -> None:
    text = (
        "Встреча с Минском\n\nОбсудили связи.\n\nПоручения:\n"
        "• Мингорисполкому (Петров) – до 10 июня выслать программу;\n"
        "• подготовить письмо до 1 июля."
    )
    found = [
        (c.due and c.due.start, c.text)
        for c in commitments_of(page(text, *EVERYONE, published="2024-05-16"))
    ]
    assert found == [
        ("2024-06-10", "до 10 июня выслать программу"),
        ("2024-07-01", "подготовить письмо до 1 июля"),
    ]


def test_whoever_is_named_responsible_in_the_next_sentence_has_to_act() -> None:
    text = "Протокол моста\nПринять группу 24 июня. Ответственный – Петров."
    found = commitments_of(page(text, PETROV))
    assert [(c.by, c.text) for c in found] == [
        (("p1",), "Принять группу 24 июня. Ответственный – Петров")
    ]
