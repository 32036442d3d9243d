"""Field sets of jurisdictions: those that ship, and files of one's own."""

from __future__ import annotations

import pytest

from pobratim.brief.reports.fields import FIELDS
from pobratim.brief.reports.fieldset import PROFILES, field_set, profile_text
from pobratim.errors import UsageError


@pytest.mark.parametrize("name", PROFILES)
def test_every_profile_that_ships_is_sound_and_names_each_field_once(name: str) -> None:
    held = field_set(profile_text(name), origin=name)
    assert set(held.names) == {"ru", "be", "en"}
    assert set(held.fields) <= set(FIELDS)
    assert len(held.fields) == len(set(held.fields))
    assert {"title", "parties", "date"} <= set(held.required)


@pytest.mark.parametrize("name", [name for name in PROFILES if name != "default"])
def test_a_profile_of_a_jurisdiction_says_what_it_rests_on(name: str) -> None:
    text = profile_text(name)
    assert field_set(text).basis
    assert "https://" in text or "http://" in text
    assert "checked: 20" in text


def test_no_two_profiles_ask_for_the_same() -> None:
    sets = {field_set(profile_text(name)).required for name in PROFILES}
    assert len(sets) == len(PROFILES)


def test_a_file_of_one_s_own_may_name_a_field_in_its_own_words() -> None:
    held = field_set("name: Наш город\nrequired: [title]\ncalled: {consent: {ru: решение}}\n")
    assert (held.names["en"], held.required, held.wanted) == ("Наш город", ("title",), ())
    assert held.called["consent"] == {"ru": "решение", "be": "решение", "en": "решение"}


def test_a_plain_list_of_fields_is_what_is_required() -> None:
    assert field_set("fields: [title, date]\n").required == ("title", "date")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[", "no YAML"),
        ("name: x\n", "needs a list `required:`"),
        ("required: title\n", "needs a list"),
        ("required: [title, colour]\nwanted: [smell]\n", "no field colour, smell"),
        ("required: [title]\ncalled: {hue: x}\n", "no field hue"),
        ("required: [title]\nwants: [date]\n", "unknown key 'wants'"),
        ("required: [title]\nwanted: date\n", "`wanted:` is no list"),
        ("required: [title]\ncalled: date\n", "`called:` holds lines"),
    ],
)
def test_what_is_wrong_with_a_file_is_named(text: str, problem: str) -> None:
    with pytest.raises(UsageError, match=problem):
        field_set(text, origin="mine.yaml")


def test_a_name_that_does_not_ship_is_answered_with_those_that_do() -> None:
    with pytest.raises(UsageError, match="ru-municipal"):
        profile_text("xx")
