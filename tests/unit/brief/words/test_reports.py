from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

import pobratim.brief.reports
from pobratim.brief.reports.fieldset import field_set
from pobratim.brief.words.catalogue import LANGUAGES, LOCALE, catalogue
from pobratim.brief.words.compile import compiled
from pobratim.model.claims import Grade
from pobratim.model.readings import EventStatus, EventType, OccupationStatus
from pobratim.model.rows import CommitmentState, RelationLevel
from pobratim.register.exchange.lists.fields import KINDS, fields_of

ROOM = Path(pobratim.brief.reports.__file__).parent


def keys(language: str) -> dict[str, str]:
    text = (LOCALE / language / "LC_MESSAGES" / "reports.po").read_text("utf-8")
    found = dict(re.findall(r'^msgid "(.+)"\nmsgstr "(.*)"$', text, re.MULTILINE))
    assert all(found.values())
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_words_of_reports_are_what_their_source_compiles_to(language: str) -> None:
    source = LOCALE / language / "LC_MESSAGES" / "reports.po"
    assert source.with_suffix(".mo").read_bytes() == compiled(source)


def test_every_key_has_words_and_the_same_values_in_every_language() -> None:
    tables = [keys(language) for language in LANGUAGES]
    assert set(tables[0]) == set(tables[1]) == set(tables[2])
    for key in tables[0]:
        assert len({tuple(sorted(re.findall(r"\{\w+\}", t[key]))) for t in tables}) == 1, key


def test_no_belarusian_word_has_a_letter_that_belarusian_lacks() -> None:
    assert not [text for text in keys("be").values() if re.search("[ищъИЩЪ]", text)]


def test_every_value_that_a_report_may_show_has_words() -> None:
    wanted = [
        *(f"event.{v}" for v in get_args(EventType)),
        *(f"status.{v}" for v in get_args(EventStatus)),
        *(f"level.{v}" for v in get_args(RelationLevel)),
        *(f"state.{v}" for v in get_args(CommitmentState)),
        *(f"grade.{v}" for v in get_args(Grade)),
        *(f"post.{v}" for v in get_args(OccupationStatus)),
        *(f"field.{name}" for name in field_set().fields),
        *(
            f"field.{name.replace('_', '-')}"
            for kind in KINDS
            for name, entry in fields_of(kind).items()
            if entry.kept
        ),
    ]
    words = catalogue("ru", "reports")
    assert not [key for key in wanted if not words.has(key)]


def test_every_key_that_the_reports_name_has_words_and_every_word_is_named() -> None:
    text = "\n".join(path.read_text("utf-8") for path in ROOM.glob("*.py"))
    named = set(re.findall(r'"([a-z][a-z-]*(?:\.[a-z.-]+)?)"', text))
    known = set(keys("ru"))
    families = ("event.", "status.", "level.", "state.", "grade.", "post.", "field.", "kind.",
                "property.", "col.", "calendar.")  # fmt: skip
    columns = {key.removeprefix("col.") for key in known if key.startswith("col.")}
    assert columns <= named | {"source"}  # named as a whole key
    assert not {key for key in known if not key.startswith(families)} - named
