# ruff: noqa: E501, FBT003, ARG002 - rows read best on one line; the questions take all three
"""A register and figures made by hand for the dossier: true facts, in our own words."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import pytest

from pobratim.brief import Measured
from pobratim.model.claims import Grade, Source
from pobratim.model.dates import DateValue
from pobratim.model.documents import hash_text
from pobratim.model.places import Agglomeration, City
from pobratim.model.readings import PlaceRef
from pobratim.model.rows import (
    CommitmentRow,
    ConflictRow,
    ConflictValue,
    EventRow,
    NamedRef,
    OrganisationRow,
    PersonRow,
    PositionRow,
    PostRow,
    RelationRow,
    StatementRow,
)
from pobratim.model.scores import (
    ChainLink,
    Commonality,
    Comparison,
    DatasetRef,
    Difference,
    Match,
    Missing,
    Organisation,
    PartnerScore,
    RouteGap,
)
from pobratim.model.spans import Evidence, Span, anchor
from pobratim.model.ties import TwinRecord

VISIT = (
    "Председатель Мингорисполкома Владимир Кухарев встретился с главой администрации "
    "Екатеринбурга Алексеем Орловым. У городов уже есть успешные проекты в машиностроении и "
    "энергетике. 20 мая делегация Екатеринбурга побывала на Минском автомобильном заводе, в "
    "холдингах «Белкоммунмаш» и «Амкодор».\n"
    "Общего у наших городов действительно много. Возможности для совместной работы огромны."
)
TWINNING = (
    "5 июля в Екатеринбурге подписали соглашение о побратимстве Минска и Екатеринбурга. Подписали "
    "Алексей Орлов и Дмитрий Микуленок. Власти городов планируют составить план на несколько лет."
)
ROADMAP = (
    "29 сентября в Минске подписана дорожная карта сотрудничества на 2026–2028 годы. Председатель "
    "Мингорисполкома Владимир Кухарев встретился с главой Екатеринбурга Алексеем Орловым. "
    "Кухарев назвал работу по пассажирской технике «Белкоммунмаша»."
)
OTHER = (
    "Дорожная карта Минска и Екатеринбурга рассчитана на 2026–2027 годы. Екатеринбург "
    "заинтересован в коммунальной и пассажирской технике."
)

GEONAMES = DatasetRef("geonames", "2025", "CC BY 4.0", "GeoNames")
CURATED = DatasetRef("curated", "2026-11", "CC0 1.0", "Pobratim")
TWINS = DatasetRef("wikidata-twins-2016", "2016-09", "CC0 1.0", "Wikidata")
UN = DatasetRef("un-wup2018", "2018", "CC BY 3.0 IGO", "United Nations")
USE = DatasetRef("useeior-bea2017", "2017", "MIT", "US EPA")
ROUTES = DatasetRef("openflights", "about 2014", "ODbL 1.0", "OpenFlights")
LAND = DatasetRef("natural-earth", "2018", "public domain", "Natural Earth")


def _city(
    geonames: int, names: tuple[str, str, str], country: str, at: tuple[float, float]
) -> City:
    ru, be, en = names
    return City(
        geonames, en, country, "", at[0], at[1], 1_500_000, "UTC", {"ru": ru, "be": be, "en": en}
    )


MINSK = _city(625144, ("Минск", "Мінск", "Minsk"), "BY", (53.9, 27.57))
URAL = _city(1486209, ("Екатеринбург", "Екацярынбург", "Yekaterinburg"), "RU", (56.85, 60.61))
ISTANBUL = _city(745044, ("Стамбул", "Стамбул", "Istanbul"), "TR", (41.01, 28.95))


@dataclass
class HandRegister:
    """Answers the questions of a dossier from rows made by hand."""

    texts: dict[str, str] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    held: dict[str, tuple[object, ...]] = field(default_factory=dict)
    latest: str | None = None

    grade: Grade = "media"

    def put(self, text: str, published: str, outlet: str, address: str) -> str:
        document = hash_text(text)
        self.texts[document] = text
        self.sources[document] = Source(
            document, address, outlet, self.grade, text[:30], published, "ru"
        )
        self.latest = max(self.latest or "", published)
        return document

    def quote(self, text: str, words: str) -> tuple[Evidence, ...]:
        start = text.index(words)
        return (anchor(hash_text(text), text, Span(start, start + len(words))),)

    def source(self, document: str) -> Source:
        return self.sources[document]

    def text(self, document: str) -> str:
        return self.texts[document]

    def reaches(self, a: City, b: City) -> str | None:
        return self.latest

    def __getattr__(self, name: str) -> object:
        if name not in _QUESTIONS:
            raise AttributeError(name)

        def answer(
            a: City | None = None, b: City | None = None, as_of: str | None = None
        ) -> tuple[object, ...]:
            return self.held.get(name, ())

        return answer


_QUESTIONS = (
    "people",
    "organisations",
    "events",
    "statements",
    "positions",
    "agreements",
    "relations",
    "commitments",
    "conflicts",
)

A_PLACE = PlaceRef("city", 625144, "Minsk", "BY")
B_PLACE = PlaceRef("city", 1486209, "Yekaterinburg", "RU")
A = NamedRef("pl-minsk", "Минск", A_PLACE)
B = NamedRef("pl-ekb", "Екатеринбург", B_PLACE)
KUKHAREV = NamedRef("p-kukharev", "Владимир Кухарев")
ORLOV = NamedRef("p-orlov", "Алексей Орлов")
MIKULENOK = NamedRef("p-mikulenok", "Дмитрий Микуленок")
COUNCIL = NamedRef("o-minsk", "Мингорисполком", A_PLACE)
OFFICE = NamedRef("o-ekb", "администрация Екатеринбурга", B_PLACE)
MAZ = NamedRef("o-maz", "Минский автомобильный завод")
BKM = NamedRef("o-bkm", "Белкоммунмаш")


def _full(grade: Grade = "media") -> HandRegister:
    r = HandRegister(grade=grade)
    r.put(VISIT, "2022-05-20", "СТВ", "https://example.org/visit")
    r.put(TWINNING, "2022-07-05", "Русский мир", "https://example.org/twinning")
    r.put(ROADMAP, "2025-09-29", "БЕЛТА", "https://example.org/roadmap")
    r.put(OTHER, "2025-09-29", "Рамблер", "https://example.org/other")
    r.held = {
        "people": _people(r),
        "organisations": _bodies(r),
        "events": _events(r),
        "statements": _statements(r),
        "positions": _positions(r),
        "relations": _relations(r),
        "commitments": _commitments(r),
        "conflicts": _conflicts(r),
    }
    return r


# fmt: off
def _people(r: HandRegister) -> tuple[PersonRow, ...]:
    a = r.quote(ROADMAP, "Председатель Мингорисполкома Владимир Кухарев")
    b = r.quote(ROADMAP, "главой Екатеринбурга Алексеем Орловым")
    first = PostRow(
        KUKHAREV, "председатель", COUNCIL, A, "current", ("2022-05-20", "2025-09-29"), a
    )
    second = PostRow(ORLOV, "глава", None, B, "current", ("2025-09-29",), b)
    return (
        PersonRow("p-kukharev", "Владимир Кухарев", ("Уладзімір Кухараў",), (first,), a),
        PersonRow("p-orlov", "Алексей Орлов", (), (second,), b),
    )


def _bodies(r: HandRegister) -> tuple[OrganisationRow, ...]:
    return (
        OrganisationRow(
            "o-minsk",
            "Мингорисполком",
            (),
            "authority",
            A_PLACE,
            r.quote(VISIT, "Мингорисполкома"),
        ),
        OrganisationRow(
            "o-maz",
            MAZ.name,
            ("MAZ",),
            "enterprise",
            A_PLACE,
            r.quote(VISIT, "Минском автомобильном заводе"),
        ),
        OrganisationRow(
            "o-bkm", BKM.name, (), "enterprise", A_PLACE, r.quote(VISIT, "Белкоммунмаш")
        ),
    )


def _events(r: HandRegister) -> tuple[EventRow, ...]:
    return (
        EventRow(
            "v-visit", "visit", "done", (A, B), r.quote(VISIT, "20 мая делегация Екатеринбурга побывала"),
            host=A, enterprises=(MAZ, BKM), date=DateValue("2022-05-20"),
        ),
        EventRow(
            "v-project", "project", "done", (A, B), r.quote(VISIT, "У городов уже есть успешные проекты"),
            spheres=("machine-building", "energy"),
        ),
        EventRow(
            "v-twin", "twinning", "done", (A, B), r.quote(TWINNING, "подписали соглашение о побратимстве"),
            host=B, signatories=(ORLOV, MIKULENOK), date=DateValue("2022-07-05"),
        ),
        EventRow(
            "v-map", "agreement", "done", (A, B),
            (*r.quote(ROADMAP, "подписана дорожная карта"), *r.quote(OTHER, "Дорожная карта")),
            host=A, date=DateValue("2025-09-29"), document_title="дорожная карта", conflicts=("term",),
        ),
        EventRow(
            "v-work", "project", "planned", (A, B), r.quote(ROADMAP, "работу по пассажирской технике"),
            enterprises=(BKM,), date=DateValue("2025-09-29"), spheres=("transport",),
        ),
    )  # fmt: skip


def _statements(r: HandRegister) -> tuple[StatementRow, ...]:
    words = (
        "Общего у наших городов действительно много. Возможности для совместной работы огромны."
    )
    return (
        StatementRow(
            "s-1", KUKHAREV, "Владимир Кухарев", "председатель", words, True, "2022-05-20", (A, B),
            r.quote(VISIT, words),
        ),
    )  # fmt: skip


def _positions(r: HandRegister) -> tuple[PositionRow, ...]:
    words = "Екатеринбург заинтересован в коммунальной и пассажирской технике."
    return (
        PositionRow(
            "w-1", "request", B, words, "2025-09-29", (B,), r.quote(OTHER, words), ("transport",)
        ),
    )


def _relations(r: HandRegister) -> tuple[RelationRow, ...]:
    twin = r.quote(TWINNING, "соглашение о побратимстве Минска и Екатеринбурга")
    plan = r.quote(ROADMAP, "дорожная карта сотрудничества на 2026–2028 годы")
    return (
        RelationRow(
            "t-1",
            (A, B),
            "twin",
            "done",
            DateValue("2022-07-05"),
            None,
            None,
            (ORLOV, MIKULENOK),
            twin,
        ),
        RelationRow(
            "t-2",
            (A, B),
            "roadmap",
            "done",
            DateValue("2025-09-29"),
            None,
            "дорожная карта",
            (),
            plan,
        ),
    )


def _commitments(r: HandRegister) -> tuple[CommitmentRow, ...]:
    promise = "Власти городов планируют составить план на несколько лет."
    return (
        CommitmentRow(
            "c-1", (), (), promise, "2022-07-05", None, "done", (A, B), r.quote(TWINNING, promise),
            r.quote(ROADMAP, "подписана дорожная карта сотрудничества на 2026–2028 годы"),
        ),
        CommitmentRow(
            "c-2", (KUKHAREV,), (), "работу по пассажирской технике", "2025-09-29", DateValue("2026-06"),
            "overdue", (A, B), r.quote(ROADMAP, "работу по пассажирской технике"),
        ),
    )  # fmt: skip


def _conflicts(r: HandRegister) -> tuple[ConflictRow, ...]:
    return (
        ConflictRow(
            "k-1", "claim-1", "v-map", "term",
            (
                ConflictValue("2026/2028", r.quote(ROADMAP, "на 2026–2028 годы"), "open"),
                ConflictValue("2026/2027", r.quote(OTHER, "на 2026–2027 годы"), "open"),
            ),
        ),
    )  # fmt: skip


def _firm(
    name: str, side: City, nace: str, product: tuple[str, str], **more: object
) -> Organisation:
    label, heading = product
    firm = Organisation(
        id=name,
        city=side.geonames,
        town=side.names["ru"],
        names={"ru": name, "en": name},
        kind="enterprise",
        sphere="machine-building",
        products=({"name_ru": label, "name_en": label, "hs4": heading},),
        nace=nace,
        addresses=("https://example.org/firm",),
        verified=True,
    )
    return replace(firm, **more)  # type: ignore[arg-type]


def _figures() -> Measured:
    makes = _firm("Подшипниковый завод", MINSK, "28.15", ("подшипники", "8482"))
    trafo = _firm("Минский электрозавод", MINSK, "27.11", ("трансформаторы", "8504"))
    idle = _firm("Камволь", MINSK, "13.20", ("ткани", "5112"), idle=True)
    buys = _firm("Уральский завод", URAL, "28.22", ("краны", "8426"))
    own = _firm("Уралэлектро", URAL, "27.11", ("силовые трансформаторы", "8504"))
    chain = (
        ChainLink("nace", "28.15", "подшипники", 1.0),
        ChainLink("bea", "333920", "подъёмное оборудование", 0.04),
    )
    link = {"score": 0.5, "sphere": "machine-building", "chain": chain, "sources": (USE,)}
    ring_a = Agglomeration(MINSK, 60.0, (625144,), 2_017_000, "un-wup2018", "2018")
    ring_b = Agglomeration(URAL, 60.0, (1486209,), None, "sum", "2025")
    shared = Commonality("regional-seat", True, True, 0.004, 1200, 0.002, (GEONAMES,))
    return Measured(
        comparison=Comparison(
            MINSK, URAL, (ring_a, ring_b), 2035.0, (shared,),
            (Difference("population", 2_000_000, 1_500_000, (GEONAMES,)),),
            (Missing("health-care", "both", None), Missing("sport", "b", None)),
        ),
        matches=(
            Match("may-buy", trafo, buys, **{**link, "score": 0.9}),  # type: ignore[arg-type]
            Match("may-buy", idle, buys, **{**link, "score": 0.8}),  # type: ignore[arg-type]
            Match("may-buy", makes, buys, **link),  # type: ignore[arg-type]
        ),
        partner=PartnerScore(MINSK, URAL, 1, 0.031, 0.0004, True, (), ()),
        organisations=((makes, trafo, idle), (buys, own)),
        twins=TwinRecord(True, (5, 4), (), TWINS),
        route=RouteGap(
            MINSK, URAL, 2092.0, {"air": 3.3, "rail": 26.2, "road": 29.9}, False, 0.06,
            ("MSQ", "SVX"), ("IST",), (), (ROUTES, GEONAMES),
        ),
        transfers=(ISTANBUL,),
        catalogue=(GEONAMES, CURATED, TWINS, UN, USE, ROUTES, LAND),
        outlines=(((20.0, 50.0), (40.0, 50.0), (40.0, 60.0), (20.0, 60.0)),),
    )  # fmt: skip


@pytest.fixture
def register() -> HandRegister:
    """A filled register on Minsk and Yekaterinburg."""
    return _full()


@pytest.fixture
def retold() -> HandRegister:
    """The same register, all of its reports in our own words."""
    return _full("retold")


@pytest.fixture
def empty() -> HandRegister:
    """A register that holds nothing on the pair."""
    return HandRegister()


@pytest.fixture
def measured() -> Measured:
    """Figures on Minsk and Yekaterinburg."""
    return _figures()
