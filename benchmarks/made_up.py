"""A register as large as one wants, made up of our own words and always the same.

Statistics of what :func:`reports` yields, whatever the size: Russian reports of about a hundred
words on a pair of 300 real cities (those of the gazetteer with most people in nine countries). One
city in four reports is Minsk, one in nine Yekaterinburg, so that a hub has its hub's load; the
others are drawn with weights that fall like 1/rank. Each city has one administration and eight
officials in three posts. A report names two cities, one or two bodies, one or two persons with
posts, one event (a fifth of them only planned) with its date, parties, participants and sphere, a
statement and, in two reports of five, a promise. One report in five retells the event of an
earlier one, as another outlet would; dates run over ten years. That makes 27 pieces of evidence a
report.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass, field

from pobratim.lexicon.gazetteer import Gazetteer
from pobratim.model.claims import Source
from pobratim.model.dates import DateValue
from pobratim.model.documents import Block, Document, hash_text
from pobratim.model.places import City
from pobratim.model.readings import (
    Commitment,
    Cooperation,
    Entity,
    Event,
    Extractor,
    Occupation,
    PersonName,
    PlaceRef,
    Reading,
    Statement,
)
from pobratim.model.spans import Span

__all__ = ["PAIR", "SEED", "reports"]

SEED = 20261124
PAIR = (625144, 1486209)
_COUNTRIES = ("BY", "RU", "KZ", "CN", "PL", "DE", "FR", "TR", "UZ")
_CITIES = 300
_FIRST = ("Анна", "Борис", "Вера", "Глеб", "Дарья", "Егор", "Зоя", "Игорь", "Клара", "Лев")
_ROOTS = ("Бел", "Вет", "Гор", "Дуб", "Жур", "Зим", "Кар", "Лис", "Мор", "Нов", "Озер", "Пав")
_TAILS = ("ович", "инский", "енко", "ухин", "аев", "ицкий", "ников", "уров", "ильев", "анов")
_POSTS = ("мэр", "первый заместитель мэра", "начальник отдела внешних связей")
_KINDS = (
    ("meeting", "встретились", "экономика"),
    ("visit", "обменялись визитами", "культура"),
    ("agreement", "подписали соглашение", "образование"),
    ("exchange", "провели дни города", "туризм"),
    ("contract", "заключили контракт", "промышленность"),
    ("forum", "собрали форум", "транспорт"),
)
_SPHERES = ("economy", "culture", "education", "tourism", "industry", "transport")
_WORDS = (
    "Стороны обсудили поставки автобусов и трамваев для городского хозяйства.",
    "Речь шла о школах, библиотеках и летних лагерях для детей.",
    "Предприятия покажут станки, мебель и молочные продукты на осенней ярмарке.",
    "Университеты готовят обмен студентами и совместные лаборатории.",
    "Музеи привезут выставку керамики и старых карт.",
    "Врачи двух больниц делятся опытом лечения и профилактики.",
    "Участники осмотрели парк, набережную и новый стадион.",
    "Спортивные школы проведут турнир по хоккею и лёгкой атлетике.",
    "Архитекторы рассказали о реконструкции площади и вокзала.",
    "Туристические фирмы предложили маршрут выходного дня.",
    "Товарооборот вырос, чаще других покупают тракторы и лекарства.",
    "Театры сыграют спектакли на сценах обоих городов.",
    "Энергетики рассмотрели проект солнечной станции.",
    "Молодёжные советы создадут общий совет и газету.",
    "Отдельно говорили о прямом авиарейсе и железной дороге.",
)
_SAID = (
    "Мы готовы расширять поставки и работать с каждым предприятием",
    "Наши города дружат давно, и впереди много общих дел",
    "Главное теперь довести каждый проект до результата",
    "Жители должны почувствовать пользу от нашего сотрудничества",
    "Школы и университеты станут основой этой дружбы",
)
_START = dt.date(2016, 1, 1)
_DAYS = 3652


@dataclass
class _Text:
    """A text under construction, and where its words came to stand."""

    parts: list[str] = field(default_factory=list)
    length: int = 0

    def add(self, words: str) -> Span:
        self.parts.append(words)
        self.length += len(words)
        return Span(self.length - len(words), self.length)

    def paragraph(self) -> None:
        self.add("\n")


@dataclass(frozen=True)
class _Deed:
    """What happened, before an outlet tells it."""

    a: City
    b: City
    kind: int
    day: dt.date
    planned: bool
    person: int


def reports(count: int) -> Iterator[tuple[Reading, Source]]:
    """Yield ``count`` readings with their sources; the first n are the same for every count."""
    draw = random.Random(SEED)  # noqa: S311  no secret, but the same each time
    cities = _cities()
    earlier: list[_Deed] = []
    for number in range(count):
        if earlier and draw.random() < 0.2:
            deed = draw.choice(earlier[-2000:])
        else:
            deed = _deed(draw, cities)
            earlier.append(deed)
        yield _report(draw, deed, number)


def _cities() -> tuple[City, ...]:
    gazetteer = Gazetteer.open()
    found = [city for city in gazetteer if city.country in _COUNTRIES]
    first = [gazetteer.city(identity) for identity in PAIR]
    rest = sorted(found, key=lambda city: (-(city.population or 0), city.geonames))
    return (*first, *[c for c in rest if c.geonames not in PAIR][: _CITIES - 2])


def _deed(draw: random.Random, cities: tuple[City, ...]) -> _Deed:
    a = _one(draw, cities)
    b = _one(draw, cities)
    while b is a:
        b = _one(draw, cities)
    day = _START + dt.timedelta(days=draw.randrange(_DAYS))
    return _Deed(a, b, draw.randrange(len(_KINDS)), day, draw.random() < 0.2, draw.randrange(8))


def _one(draw: random.Random, cities: tuple[City, ...]) -> City:
    """The hubs by their share, any other city with a weight of one over its rank."""
    chance = draw.random()
    if chance < 0.13:
        return cities[0]
    if chance < 0.19:
        return cities[1]
    rank = int(len(cities) ** draw.random())
    return cities[min(rank + 1, len(cities) - 1)]


def _person(city: City, number: int) -> PersonName:
    key = city.geonames * 8 + number
    root, tail = _ROOTS[key % len(_ROOTS)], _TAILS[key // 12 % len(_TAILS)]
    second = _ROOTS[key // 120 % len(_ROOTS)].lower()
    return PersonName(_FIRST[key // 7 % len(_FIRST)], None, root + second + tail)


def _report(draw: random.Random, deed: _Deed, number: int) -> tuple[Reading, Source]:
    text = _Text()
    kind, verb, word = _KINDS[deed.kind]
    entities, posts = _actors(text, deed)
    text.add(" ")
    happened = text.add(f"{'планируют: ' if deed.planned else ''}{verb}")
    text.add(f" ({word}) ")
    day = text.add(f"{deed.day.day:02d}.{deed.day.month:02d}.{deed.day.year}")
    text.add(f", сообщение {number}.")
    text.paragraph()
    for words in draw.sample(_WORDS, 8):
        text.add(words + " ")
    text.paragraph()
    said = text.add(f"{draw.choice(_SAID)}, {word}, {number}")
    text.add(".")
    event = Event(
        id="v1",
        type=kind,  # type: ignore[arg-type]
        status="planned" if deed.planned else "done",
        evidence=(happened,),
        parties=("e1", "e2"),
        participants=("e4",),
        date=DateValue(
            deed.day.isoformat(), None, "day", "".join(text.parts)[day.start : day.end]
        ),
        spheres=(_SPHERES[deed.kind],),
    )
    words = "".join(text.parts)
    promises: tuple[Commitment, ...] = ()
    if number % 5 < 2:
        promises = (Commitment(("e3",), ("e2",), said.of(words), said, None, "v1"),)
    published = (deed.day + dt.timedelta(days=draw.randrange(3))).isoformat()
    reading = Reading(
        Document(
            hash_text(words),
            f"made-up:{number}",
            "ru",
            None,
            published,
            words,
            (Block("paragraph", 0, len(words)),),
        ),
        Cooperation(value=True, score=0.9),
        Extractor("made-up", "1"),
        entities=entities,
        occupations=posts,
        events=(event,),
        statements=(Statement("e4", "e4", said.of(words), said, direct=True),),
        commitments=promises,
    )
    outlet = f"Outlet {number % 40}"
    address = f"https://outlet{number % 40}.example/{number}"
    return reading, Source(reading.document.id, address, outlet, "media", None, published, "ru")


def _actors(text: _Text, deed: _Deed) -> tuple[tuple[Entity, ...], tuple[Occupation, ...]]:
    """The two cities, the administration of the first, and an official of it."""
    places = []
    for number, city in enumerate((deed.a, deed.b), start=1):
        span = text.add(city.names.get("ru", city.name))
        text.add(" и " if number == 1 else ". ")
        places.append(
            Entity(f"e{number}", "place", span.of("".join(text.parts)), (span,), _ref(city))
        )
    post = text.add(_POSTS[deed.person % len(_POSTS)])
    text.add(" ")
    body_name = f"администрация города {places[0].name}"
    body = Entity(
        "e3", "organisation", body_name, (text.add(body_name),), _ref(deed.a), "authority"
    )
    text.add(", ")
    name = _person(deed.a, deed.person)
    shown = f"{name.first} {name.last}"
    person = Entity("e4", "person", shown, (text.add(shown),), person=name)
    post_words = post.of("".join(text.parts))
    return (*places, body, person), (Occupation("e4", post_words, "e3", None, (post,)),)


def _ref(city: City) -> PlaceRef:
    return PlaceRef("city", city.geonames, city.name, city.country)
