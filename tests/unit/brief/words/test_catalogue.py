from __future__ import annotations

import re
import string
from pathlib import Path
from typing import get_args

import pytest
import yaml

import pobratim.affinity
import pobratim.atlas
import pobratim.brief
from pobratim.brief.words.catalogue import LANGUAGES, LOCALE, catalogue
from pobratim.brief.words.compile import compiled
from pobratim.errors import DataError, UsageError
from pobratim.model.claims import Grade
from pobratim.model.spheres import PARENT, SPHERES

AFFINITY = Path(pobratim.affinity.__file__).parent
BRIEF = Path(pobratim.brief.__file__).parent
ATLAS = Path(pobratim.atlas.__file__).parent


def source(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / "messages.po"


def messages(language: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for entry in source(language).read_text("utf-8").split("\n\n"):
        key = re.search(r'^msgid "(.+)"$', entry, re.MULTILINE)
        if key:
            found[key[1]] = re.findall(r'^msgstr(?:\[\d\])? "(.*)"$', entry, re.MULTILINE)
    return found


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_compiled_catalogue_is_what_its_source_compiles_to(language: str) -> None:
    assert source(language).with_suffix(".mo").read_bytes() == compiled(source(language))


def test_every_key_has_words_in_every_language() -> None:
    keys = {language: set(messages(language)) for language in LANGUAGES}
    assert len(keys["ru"]) > 500
    assert keys["ru"] == keys["be"] == keys["en"]
    for language in LANGUAGES:
        for key, forms in messages(language).items():
            assert forms, key
            assert all(form for form in forms), (language, key)


def test_every_language_asks_for_values_that_the_reference_knows() -> None:
    cities = {f"{side}{role}" for side in "ab" for role in (
        "", "_of", "_to", "_acc", "_ins", "_with", "_in", "_into", "_from")}  # fmt: skip
    names = {"names_ru", "names_be", "names_en"}
    reference = messages("ru")
    for language in ("be", "en"):
        for key, forms in messages(language).items():
            known = set().union(*(fields(form) for form in reference[key]))
            for form in forms:
                assert fields(form) - cities - names <= known - cities | {"n"}, (language, key)


def test_no_belarusian_word_has_a_letter_that_belarusian_lacks() -> None:
    for key, forms in messages("be").items():
        for form in forms:
            assert not re.search("[ищъИЩЪ]", form), (key, form)


def test_every_key_that_the_room_names_has_words() -> None:
    known = set(messages("ru"))
    literal = re.compile(
        r'(?:words|text|say|warn|count|absent|_messages)\(\s*"([a-z][a-z0-9-]*\.[a-z0-9.-]+)"'
    )
    named = {
        key for path in BRIEF.rglob("*.py") for key in literal.findall(path.read_text("utf-8"))
    }
    assert len(named) > 80
    assert not {key for key in named if key not in known}


def test_every_code_of_affinity_has_words() -> None:
    known = set(messages("ru"))
    text = "\n".join(path.read_text("utf-8") for path in AFFINITY.rglob("*.py"))
    named = [*re.findall(r"Explanation\(([^,]+),", text), *re.findall(r"\bCODE = (.+)", text)]
    reasons = {code for part in named for code in re.findall(r'"([a-z][a-z-]+)"', part)}
    assert len(reasons) >= 15
    assert not {code for code in reasons if f"reason.{code}" not in known}


def test_every_commonality_and_difference_has_words() -> None:
    from pobratim.affinity import from_features

    known = set(messages("ru"))
    text = "\n".join(path.read_text("utf-8") for path in AFFINITY.glob("*.py"))
    emitted = set(re.findall(r'(?:_common|Commonality|Difference)\(\s*"([a-z-]+)"', text))
    columns = (*from_features.BINARY, *from_features.CATEGORIES, *from_features.FIGURES)
    emitted |= {code.replace("_", "-") for code in columns}
    assert len(emitted) >= 15
    assert not {code for code in emitted if f"common.{code}" not in known}


def test_every_category_of_the_feature_table_has_words() -> None:
    from pobratim.atlas import Atlas

    known = set(messages("ru"))
    wanted = ("region", "language_branch", "shared_state", "climate_band")
    for feature in Atlas.open().features().columns:
        if feature.code in wanted:
            assert feature.categories
            assert not {v for v in feature.categories if f"value.{v}" not in known}


def test_every_data_set_grade_and_finer_sphere_has_words() -> None:
    known = set(messages("ru"))
    listed = yaml.safe_load((ATLAS / "catalogue.yaml").read_text("utf-8"))
    assert not {entry["id"] for entry in listed if f"dataset.{entry['id']}" not in known}
    assert not {grade for grade in get_args(Grade) if f"grade.{grade}" not in known}
    finer = set(PARENT) - set(SPHERES)
    assert not {sphere for sphere in finer if f"sphere.{sphere}" not in known}


def test_a_missing_key_or_value_is_an_error_that_names_it() -> None:
    words = catalogue("ru")
    with pytest.raises(DataError, match=r"no words for 'no\.such\.key'"):
        words("no.such.key")
    with pytest.raises(DataError, match="asks for the value 'date'"):
        words("page.as-of")
    assert words.has("page.as-of")
    assert not words.has("no.such.key")


def test_a_language_without_a_catalogue_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="choose one of ru, be, en"):
        catalogue("de")


@pytest.mark.parametrize(
    ("n", "form"),
    [(1, "1 контакт в"), (2, "2 контакта в"), (5, "5 контактов в"), (21, "21 контакт в")],
)
def test_russian_plurals_take_the_right_form(n: int, form: str) -> None:
    assert catalogue("ru").count("meetings.total", n).startswith(form)


def test_english_and_belarusian_plurals_take_the_right_form() -> None:
    assert catalogue("en").count("meetings.total", 1).startswith("1 contact in")
    assert catalogue("en").count("meetings.total", 2).startswith("2 contacts in")
    assert catalogue("be").count("meetings.total", 3).startswith("3 кантакты")
    assert catalogue("be").count("meetings.total", 11).startswith("11 кантактаў")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_proposal_begins_with_the_verb_that_stands_before_it(language: str) -> None:
    before = messages(language)["main.proposal"][0].partition(":")[0].split()[-1]
    titles = [
        m
        for key, (m, *_) in messages(language).items()
        if re.fullmatch(r"proposal\..*title.*", key)
    ]
    assert len(titles) > 5
    assert not [title for title in titles if title.split()[0] == before]
