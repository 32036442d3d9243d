"""How well the article is told from the page: own pages, 4-gram F1 against the known text.

The pages are every layout of :mod:`eval.html_layouts` with development reports of our own in
Russian, Belarusian and English (``--later``: those of :mod:`eval.html_later`, on which nothing
was tuned); teasers are other reports' headlines and leads. An extractor may leave captions out
or not: the better of both counts, for each alike. ``--peers`` also measures
readability-lxml and trafilatura where they are installed.
"""

from __future__ import annotations

import argparse
import importlib
import json
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

from eval.html_later import LATER
from eval.html_layouts import LAYOUTS, Frame, Layout, News
from pobratim.extract.html import article_of

__all__ = ["Page", "four_gram_f1", "main", "own_text", "pages", "scores"]

GOLD = Path(__file__).parent / "gold"
_WORD = re.compile(r"\w+")
_ARTICLES = {"ru": 4, "be": 2, "en": 2}
_MENU = {
    "ru": ("Главная", "Новости", "Политика", "Экономика", "Общество", "Спорт", "Контакты"),
    "be": ("Галоўная", "Навіны", "Палітыка", "Эканоміка", "Грамадства", "Спорт", "Кантакты"),
    "en": ("Home", "News", "Politics", "Business", "Society", "Sport", "Contact"),
}
_COMMENTS = {
    "ru": (
        "Наконец-то, давно пора было договориться. Посмотрим, что из этого выйдет на деле.",
        "А когда автобусы пойдут до нашего района? Третий год обещают, и ничего не меняется.",
        "Хорошая новость, спасибо всем, кто работал над этим. Ждём продолжения!",
    ),
    "be": (
        "Нарэшце, даўно трэба было дамовіцца. Паглядзім, што з гэтага атрымаецца на справе.",
        "А калі аўтобусы пойдуць да нашага раёна? Трэці год абяцаюць, і нічога не мяняецца.",
        "Добрая навіна, дзякуй усім, хто працаваў. Чакаем працягу!",
    ),
    "en": (
        "At last, this was long overdue. Let us see what comes of it in practice.",
        "And when will the buses reach our district? They have promised it for three years.",
        "Good news, thanks to everybody who worked on this. Looking forward to more!",
    ),
}
_CALLS = {
    "ru": (
        "Поделиться", "Комментарии", "Версия для печати",
        "Подписывайтесь на наш канал, чтобы первыми узнавать о главном.",
        "Заметили ошибку? Выделите её и нажмите Ctrl+Enter.",
        "Пресс-служба: телефон для справок на сайте, звонить в рабочее время.",
    ),
    "be": (
        "Падзяліцца", "Каментары", "Версія для друку",
        "Падпісвайцеся на наш канал, каб першымі даведвацца пра галоўнае.",
        "Знайшлі памылку? Вылучыце яе і націсніце Ctrl+Enter.",
        "Прэс-служба: тэлефон для даведак на сайце, тэлефанаваць у працоўны час.",
    ),
    "en": (
        "Share", "Comments", "Print version",
        "Subscribe to our channel to be the first to hear what matters.",
        "Found a mistake? Select it and press Ctrl+Enter.",
        "Press office: see the site for the telephone number, call in working hours.",
    ),
}  # fmt: skip
_REST = {
    "ru": ("Фото из архива редакции", "Ирина Ветрова", "Вестник края", "Читайте также:",
           "Все права защищены. При использовании материалов ссылка на сайт обязательна."),
    "be": ("Фота з архіва рэдакцыі", "Ірына Ветрава", "Веснік краю", "Чытайце таксама:",
           "Усе правы абаронены. Пры выкарыстанні матэрыялаў спасылка на сайт абавязковая."),
    "en": ("The delegation in the hall", "Irene Winter", "Regional Herald", "Read also:",
           "All rights reserved. A link to the site is required when materials are used."),
}  # fmt: skip
_DATES = {"ru": "20 мая 2024, 10:15", "be": "20 мая 2024, 10:15", "en": "May 20, 2024 10:15"}


@dataclass(frozen=True, slots=True)
class Page:
    """A page and the article in it."""

    layout: str
    news: News
    html: str


def pages(gold: Path = GOLD, layouts: Mapping[str, Layout] = LAYOUTS) -> Iterator[Page]:
    """Yield every layout with reports of each language; the same in every run."""
    for language, count in _ARTICLES.items():
        rows = (gold / f"own-{language}-dev.jsonl").read_text(encoding="utf-8").splitlines()
        texts = [json.loads(row)["text"] for row in rows if row.strip()]
        reports = [r for r in map(_split, texts) if len(r[1]) >= 2]
        for number, layout in enumerate(layouts):
            for k in range(count):
                at = (number * count + k) % len(reports)
                others = [reports[(at + i) % len(reports)] for i in range(1, 5)]
                news, frame = _news(*reports[at], language), _frame(others, language)
                yield Page(layout, news, layouts[layout](news, frame))


def four_gram_f1(found: str, expected: str) -> float:
    """Return the F1 of word 4-grams as bags, case aside; of shorter texts, of their words."""
    ours, theirs = _grams(found), _grams(expected)
    both = (ours & theirs).total()
    return 2 * both / (ours.total() + theirs.total()) if ours or theirs else 1.0


def scores(extract: Callable[[str, News], str], found: Iterable[Page]) -> dict[str, float]:
    """Return the mean F1 by layout and language, and of all pages ("all")."""
    by_set: dict[str, list[float]] = defaultdict(list)
    for page in found:
        text = extract(page.html, page.news)
        body = "\n".join(page.news.paragraphs)
        score = max(four_gram_f1(text, body), four_gram_f1(text, f"{page.news.caption}\n{body}"))
        for name in (page.layout, page.news.language, "all"):
            by_set[name].append(score)
    return {name: mean(values) for name, values in by_set.items()}


def own_text(page: str, _news: News) -> str:
    """Return our article without its headline, as the others return it."""
    article = article_of(page)
    return article.text.removeprefix(article.title or "").strip()


def main() -> None:
    """Print F1 by page set, and with ``--peers`` that of the peers and the ratio of speeds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--later", action="store_true", help="the layouts written afterwards")
    peers = parser.parse_args()
    extractors = {"pobratim": own_text, **(_peers() if peers.peers else {})}
    all_pages = list(pages(layouts=LATER if peers.later else LAYOUTS))
    found: dict[str, dict[str, float]] = {}
    for name, extract in extractors.items():
        started = time.process_time()
        found[name] = scores(extract, all_pages)
        found[name]["milliseconds a page"] = (
            1000 * (time.process_time() - started) / len(all_pages)
        )
    if peers.json:
        print(json.dumps(found, ensure_ascii=False))
        return
    for key in next(iter(found.values())):
        print(f"{key:22}", *(f"{name} {found[name][key]:7.3f}" for name in found), sep="  ")


def _split(text: str) -> tuple[str, list[str]]:
    title, *rest = [row.strip() for row in text.split("\n") if row.strip()]
    return title, rest


def _news(title: str, rest: list[str], language: str) -> News:
    caption, author, outlet, _, _ = _REST[language]
    return News(title, tuple(rest), caption, author, outlet, "2024-05-20", language)


def _frame(others: list[tuple[str, list[str]]], language: str) -> Frame:
    return Frame(
        menu=_MENU[language],
        teasers=tuple((title, rest[0]) for title, rest in others),
        comments=_COMMENTS[language],
        calls=_CALLS[language],
        shown_date=_DATES[language],
        also=_REST[language][3],
        legal=_REST[language][4],
    )


def _grams(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text.lower())
    size = min(4, max(len(words), 1))
    return Counter(tuple(words[i : i + size]) for i in range(len(words) - size + 1))


def _peers() -> dict[str, Callable[[str, News], str]]:
    found: dict[str, Callable[[str, News], str]] = {}
    for name, make in (("readability", _readability), ("trafilatura", _trafilatura)):
        try:
            found[name] = make()
        except ImportError:
            print(f"{name} is not installed: not measured")
    return found


def _readability() -> Callable[[str, News], str]:
    document = importlib.import_module("readability").Document
    parse = importlib.import_module("lxml.html").fromstring
    return lambda page, _: " \n".join(parse(document(page).summary()).itertext())


def _trafilatura() -> Callable[[str, News], str]:
    extract = importlib.import_module("trafilatura").extract
    return lambda page, _: extract(page, include_comments=False) or ""


if __name__ == "__main__":
    main()
