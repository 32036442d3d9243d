"""One body under many names, and bodies that only look alike."""

from __future__ import annotations

from importlib import resources

import pytest
import yaml

from pobratim.register.resolve.organisations import (
    THRESHOLD,
    OrganisationSketch,
    core_words,
    judge,
    organisation_keys,
)


def _sketch(name: str, seat: str | None = None, kind: str = "enterprise") -> OrganisationSketch:
    return OrganisationSketch(
        "organisation:1",
        frozenset({name}),
        frozenset({kind}),
        frozenset({seat} if seat else ()),
    )


def _same(a: OrganisationSketch, b: OrganisationSketch) -> bool:
    keys = [
        {key for name in s.names for key in organisation_keys(name, next(iter(s.seats), None))}
        for s in (a, b)
    ]
    return bool(keys[0] & keys[1]) and judge(a, b).score >= THRESHOLD


CITY_NAMES = (
    "Мингорисполком",
    "Минский городской исполнительный комитет",
    "Мінгарвыканкам",
    "Мінскі гарадскі выканаўчы камітэт",
    "Minsk City Executive Committee",
)


@pytest.mark.parametrize("a", CITY_NAMES)
@pytest.mark.parametrize("b", CITY_NAMES)
def test_the_executive_committee_of_a_city_is_one_body_under_all_its_names(a: str, b: str) -> None:
    assert _same(_sketch(a, "minsk", "authority"), _sketch(b, "minsk", "authority"))


@pytest.mark.parametrize("name", ["мэрия Уфы", "Администрация города Уфы", "Ufa City Hall"])
def test_an_administration_and_a_mayors_office_of_one_city_are_one_body(name: str) -> None:
    there = _sketch("администрация Уфы", "ufa", "authority")
    assert _same(_sketch(name, "ufa", "authority"), there)


@pytest.mark.parametrize(
    ("a", "b", "seats"),
    [
        ("администрация Уфы", "администрация Казани", ("ufa", "kazan")),
        ("администрация Екатеринбурга", "Екатеринбургская городская дума", ("y", "y")),
        ("Мингорисполком", "Минский городской Совет депутатов", ("minsk", "minsk")),
        ("администрация Екатеринбурга", "правительство Свердловской области", ("y", "s")),
        ("Минский облисполком", "Мингорисполком", ("minsk", "minsk")),
        ("администрация Ленинского района Минска", "Мингорисполком", ("minsk", "minsk")),
        ("Совет министров Беларуси", "Администрация президента Беларуси", ("by", "by")),
    ],
)
def test_two_bodies_stay_two(a: str, b: str, seats: tuple[str, str]) -> None:
    assert not _same(_sketch(a, seats[0], "authority"), _sketch(b, seats[1], "authority"))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Амкодор", "ОАО «Амкодор» – управляющая компания холдинга"),
        ("Белкоммунмаш", "ОАО «Управляющая компания холдинга «Белкоммунмаш»"),
        ("холдинг «Белкоммунмаш»", "Belkommunmash Holding Management Company"),
        ("МАЗ", "Минский автомобильный завод"),
        ("MAZ", "МАЗ"),
        ("МАЗ", "Мінскі аўтамабільны завод"),
        ("Minsk Automobile Plant", "Минский автомобильный завод"),
        ("MAZ", "ОАО «МАЗ» – управляющая компания холдинга «БЕЛАВТОМАЗ»"),
        ("Minsk Tractor Works", "Минский тракторный завод"),
        ("МТЗ", "Мінскі трактарны завод"),
        ("Минский подшипниковый завод", "Minsk Bearing Plant"),
        ("Уральская горно-металлургическая компания", "УГМК"),
        ("ООО «Ромашка»", "Ромашка"),
    ],
)
def test_an_enterprise_is_one_under_legal_form_quotation_marks_and_abbreviation(
    a: str, b: str
) -> None:
    assert _same(_sketch(a), _sketch(b))
    assert _same(_sketch(b), _sketch(a))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Минский автомобильный завод", "Минский тракторный завод"),
        ("Минский автомобильный завод", "Мозырский автомобильный завод"),
        ("БелАЗ", "МАЗ"),
        ("театр «Минск»", "завод «Минск»"),
        ("Белорусский государственный университет", "Башкирский государственный университет"),
    ],
)
def test_enterprises_that_only_look_alike_stay_apart(a: str, b: str) -> None:
    assert not _same(_sketch(a), _sketch(b))


def _rows() -> list[tuple[str, list[str]]]:
    source = resources.files("pobratim.register.resolve").joinpath("concepts.yaml")
    table = yaml.safe_load(source.read_text(encoding="utf-8"))
    return [(concept, row["words"]) for concept, row in table.items()]


@pytest.mark.parametrize(("concept", "words"), _rows())
def test_a_generic_word_is_the_same_in_every_language(concept: str, words: list[str]) -> None:
    cores = {core_words(f"Урал {word}") for word in words}
    assert len(cores) == 1
    assert concept == "company" or concept in cores.pop()


def _beginnings() -> list[str]:
    source = resources.files("pobratim.register.resolve").joinpath("generic.yaml")
    words: list[str] = yaml.safe_load(source.read_text(encoding="utf-8"))
    return words


@pytest.mark.parametrize("word", _beginnings())
def test_a_name_of_shared_words_alone_needs_its_seat(word: str) -> None:
    here, there = _sketch(f"{word} № 2", "kazan"), _sketch(f"{word} № 2", "ufa")
    assert not _same(here, there)
    assert not _same(_sketch(f"{word} № 2"), _sketch(f"{word} № 2"))
    assert _same(here, _sketch(f"{word} № 2", "kazan"))


def test_a_generic_name_is_one_body_only_where_the_seat_agrees() -> None:
    here, there = _sketch("университет", "kazan"), _sketch("университет", "ufa")
    assert not _same(here, there)
    assert not _same(_sketch("университет"), there)
    assert _same(_sketch("университет", "ufa"), there)


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("БелТПП", "Белорусская торгово-промышленная палата"),
        ("Уральская ТПП", "Уральская торгово-промышленная палата"),
    ],
)
def test_short_forms_inside_a_name_are_spelled_out(short: str, full: str) -> None:
    assert core_words(short) == core_words(full)


def test_a_numbered_institution_is_told_without_the_word_city() -> None:
    assert core_words("городская больница № 3") == core_words("больница № 3")
    assert core_words("городская больница № 3") != core_words("городская больница № 5")
    assert core_words("городская больница") != core_words("больница")
