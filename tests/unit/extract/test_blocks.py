"""Blocks, each as the line that it is: kind and exact words."""

from __future__ import annotations

import pytest

from pobratim.extract.blocks import blocks_of, repeats_title, title_of
from pobratim.extract.language import language_of


def shown(text: str, title: str | None = None) -> list[tuple[str, str]]:
    return [(b.kind, b.span.of(text)) for b in blocks_of(text, language_of(text), title)]


TITLE = "Мэр о дружбе с Тверью: у нас один берег и много дел впереди"


@pytest.mark.parametrize("tail", ["-1", "-4", " - 7", " – фото 2", " (3)", ", фото 12"])
def test_a_numbered_copy_of_the_headline_is_a_caption(tail: str) -> None:
    blocks = shown(f"{TITLE}\n\nСтороны встретились.\n\n{TITLE}{tail}\n\nОбсудили мост.")
    assert [kind for kind, _ in blocks] == ["title", "paragraph", "caption", "paragraph"]


def test_a_copy_of_a_headline_given_apart_is_a_caption() -> None:
    assert shown(f"{TITLE}-1\nСтороны встретились и обсудили мост.", TITLE)[0][0] == "caption"


def test_copies_are_known_by_each_other_where_there_is_no_headline() -> None:
    copies = [f"Встреча в ратуше с гостями из Твери-{n}" for n in (1, 2)]
    text = f"МИНСК, 5 мая - Агентство. Начало.\n{copies[0]}\nДальше.\n{copies[1]}"
    assert [k for k, _ in shown(text)].count("caption") == 2


@pytest.mark.parametrize(
    "line",
    [
        "[Фото: участники встречи]",
        "Фото: Иван Иванов",
        "Фото пресс-службы администрации",
        "На снимке: делегация у ратуши",
        "Фота: Уладзь Сакалоў",
        "На здымку: госці",
        "© Городская газета",
        "Photo: city hall",
    ],
)
def test_a_line_that_describes_or_credits_a_picture_is_a_caption(line: str) -> None:
    assert ("caption", line) in shown(f"Заголовок\n\nТекст абзаца.\n{line}\nЕще текст.")


@pytest.mark.parametrize(
    "line",
    [
        "Иван Петров, председатель горисполкома:",
        "Иван Петров, мэр Твери (Россия):",
        "Иван Петров (мэр Твери):",
        "Иван Петров // мэр Твери",
        "Иван Петров:",
        "Мэр Твери Иван Петров:",
        "И. И. Петров, мэр:",
        "Иван ПЕТРОВ, мэр Твери:",
        "Анна-Мария Петрова-Водкина, директор:",
        "Иван Петров отметил:",
        "Уладзімір Кухараў, старшыня Мінгарвыканкама:",
        "Pavel Hrytsuk, chair of the chamber:",
    ],
)
def test_a_line_that_announces_a_speaker_is_a_speaker_block(line: str) -> None:
    assert ("speaker", line) in shown(f"Заголовок\n\nТекст абзаца.\n\n{line} \nМы рады гостям.")


@pytest.mark.parametrize(
    "line",
    [
        "В программе визита:",
        "Стороны договорились о следующем:",
        "Нижний Новгород:",
        "Обязательства сторон:",
        "Дата и место подписания: 28 сентября 2018 года, Бишкек.",
    ],
)
def test_a_line_with_a_colon_that_names_no_person_is_a_paragraph(line: str) -> None:
    assert ("paragraph", line) in shown(f"Заголовок\n\nТекст абзаца.\n\n{line}\nпервое и второе.")


def test_name_and_post_without_a_colon_announce_who_says_we() -> None:
    words = "Мы рады видеть наших коллег и благодарим их за приезд."
    text = f"Заголовок\n\nИван Петров, мэр Твери\n{words}"
    assert shown(text)[1] == ("speaker", "Иван Петров, мэр Твери")


def test_name_and_post_without_a_colon_announce_nobody_before_a_report() -> None:
    text = (
        "Заголовок\n\nИван Петров, мэр Твери\nДелегация посетила завод и уехала вечером в Тверь."
    )
    assert shown(text)[1] == ("paragraph", "Иван Петров, мэр Твери")


def test_a_name_with_words_on_the_same_line_is_cut_in_two() -> None:
    text = "Заголовок\n\nА. В.: Впервые зимой.\nВед.: А летом?"
    assert shown(text)[1:] == [
        ("speaker", "А. В.:"),
        ("paragraph", "Впервые зимой."),
        ("speaker", "Вед.:"),
        ("paragraph", "А летом?"),
    ]


def test_a_sentence_that_opens_with_name_and_post_announces_nobody() -> None:
    line = "Иван Петров, мэр Твери, похвалил мост."
    assert ("paragraph", line) in shown(
        f"Заголовок\n\nТекст.\n{line}\nМы рады гостям, сказал он им."
    )


def test_the_first_line_is_the_title() -> None:
    assert shown("Города подписали план\nВ Твери подписан план.")[0] == (
        "title",
        "Города подписали план",
    )


@pytest.mark.parametrize(
    "line",
    [
        "ХАБАРОВСК, 5 июл — ДВ-Новости. Экспресс может начать работу весной.",
        "BREST, France - They share a name and a letter of intent",
        "Делегация прибыла в Тверь. Её встретили в ратуше.",
        "Иван Петров, мэр Твери:",
    ],
)
def test_a_first_line_that_reads_like_text_is_no_title(line: str) -> None:
    assert "title" not in [kind for kind, _ in shown(f"{line}\nМы рады. Стороны обсудили мост.")]


def test_a_title_given_apart_is_a_block_only_where_the_text_repeats_it() -> None:
    assert shown("Города дружат\nТекст.", "Города дружат")[0][0] == "title"
    assert "title" not in [kind for kind, _ in shown("Первая строка\nТекст.", "Города дружат")]


def test_one_line_alone_is_a_paragraph() -> None:
    assert shown("Города подписали план") == [("paragraph", "Города подписали план")]


def test_a_notice_above_the_title_is_boilerplate() -> None:
    blocks = shown("FOR IMMEDIATE RELEASE\nCities Sign Plan\nThe cities have signed a plan.")
    assert [kind for kind, _ in blocks] == ["boilerplate", "title", "paragraph"]


@pytest.mark.parametrize(
    "foot",
    ["Читайте также: мост закрыт", "Ранее по теме: мост", "# # #", "Media contact: press office"],
)
def test_a_foot_is_boilerplate(foot: str) -> None:
    assert shown(f"Заголовок\n\nТекст абзаца.\n\n{foot}")[-1] == ("boilerplate", foot)


def test_links_under_a_foot_are_boilerplate() -> None:
    links = "Мост закрыли на ремонт\nВ Твери открыли сквер"
    text = f"Заголовок\n\nТекст абзаца.\n\nЧитайте также\n{links}"
    assert [k for k, _ in shown(text)] == ["title", "paragraph", *["boilerplate"] * 3]


def test_readers_comments_are_boilerplate_to_the_end() -> None:
    comments = "Комментарии (2)\nНаталья: а самолёты?\nСергей П.: лучше дороги."
    text = f"Заголовок\n\nТекст абзаца.\n\n{comments}"
    assert [k for k, _ in shown(text)][2:] == ["boilerplate"] * 3


def test_list_items_are_known_by_number_letter_or_semicolon() -> None:
    text = "Заголовок\n\n1. Первое.\nа) второе;\nСтороны содействуют:\n– обмену школ;\n– спорту."
    assert [k for k, _ in shown(text)][1:] == ["list", "list", "paragraph", "list", "list"]


def test_a_reply_after_a_dash_is_a_paragraph() -> None:
    assert shown("Заголовок\n\n– Мы рады, – сказал мэр.")[1][0] == "paragraph"


def test_the_title_is_told_from_a_copy_by_its_words() -> None:
    assert repeats_title(f"{TITLE}-4", TITLE)
    assert not repeats_title("Совсем другой длинный заголовок-4", TITLE)
    assert not repeats_title("Что угодно", None)


def test_no_title_block_means_no_title() -> None:
    text = "Делегация прибыла в Тверь. Её встретили.\nИ всё."
    assert title_of(text, blocks_of(text, "ru")) is None


def test_a_heading_comments_high_up_is_no_end_of_the_article() -> None:
    text = "Итоги выборов\n\nКомментарии\n\nНаблюдатели довольны.\n\nВыборы прошли.\n\nКонец."
    kinds = [block.kind for block in blocks_of(text, "ru")]
    assert "boilerplate" not in kinds
