"""Spheres: ids of the scheme, labels in three languages, and every cue decided by a phrase."""

from __future__ import annotations

from importlib import resources
from typing import Any

import pytest
import yaml

from pobratim.lexicon.normalise import flat
from pobratim.lexicon.spheres import sphere_label, spheres_named
from pobratim.model.spheres import SPHERES

TABLE: dict[str, Any] = yaml.safe_load(
    resources.files("pobratim.lexicon").joinpath("data", "spheres.yaml").read_text("utf-8")
)
CUES = [
    (s, lang, str(cue)) for s in TABLE for lang in ("ru", "be", "en") for cue in TABLE[s][lang]
]


def test_the_table_holds_exactly_the_spheres_of_the_scheme() -> None:
    assert tuple(TABLE) == SPHERES


@pytest.mark.parametrize("sphere", SPHERES)
def test_a_sphere_has_its_label_in_three_languages(sphere: str) -> None:
    labels = [sphere_label(sphere, language) for language in ("ru", "be", "en")]
    assert all(labels)
    assert len(set(labels)) >= 2


def test_an_unknown_sphere_or_language_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        sphere_label("magic", "ru")
    with pytest.raises(KeyError):
        sphere_label("trade", "de")


@pytest.mark.parametrize(("sphere", "language", "cue"), CUES)
def test_a_cue_names_its_sphere_where_it_stands_and_only_there(
    sphere: str, language: str, cue: str
) -> None:
    plain = cue.removesuffix("?")
    words = " ".join(w[:-1] if w.endswith("=") else w + "а" for w in plain.split())
    text = f"12 {words} 34"
    found = {(n.sphere, text[n.start : n.end], n.weak) for n in spheres_named(text, language)}
    assert (sphere, words, plain != cue) in found
    assert not list(spheres_named("12 34", language))


@pytest.mark.parametrize(("sphere", "language", "cue"), CUES)
def test_no_shorter_cue_of_the_same_sphere_makes_a_cue_superfluous(
    sphere: str, language: str, cue: str
) -> None:
    # A weak cue may begin as a strong one does: "завод?" and "заводе" would differ in strength.
    others = [
        str(c)
        for c in TABLE[sphere][language]
        if str(c) != cue and (cue.endswith("?") or not str(c).endswith("?"))
    ]
    others = [o.removesuffix("?") for o in others]
    first = flat(cue.removesuffix("?")).split()[0].removesuffix("=")
    shadows = [
        o for o in others if " " not in o and not o.endswith("=") and first.startswith(flat(o))
    ]
    assert not shadows


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("обсудили туризм и здравоохранение", "ru", {"tourism", "health-care"}),
        ("Минский автомобильный завод", "ru", {"machine-building"}),
        ("лёгкая промышленность", "ru", {"light-industry"}),
        ("Энергетика и сельское хозяйство", "ru", {"energy", "agriculture"}),
        ("культура і адукацыя", "be", {"culture", "education"}),
        ("health care, light industry", "en", {"health-care", "light-industry"}),
        ("заводная песня о сыщике", "ru", set()),
        ("passport and airport", "en", {"transport"}),
    ],
)
def test_texts_name_spheres(text: str, language: str, expected: set[str]) -> None:
    assert {n.sphere for n in spheres_named(text, language)} == expected


@pytest.mark.parametrize("sphere", SPHERES)
def test_each_language_has_words_of_each_sphere(sphere: str) -> None:
    assert all(len(TABLE[sphere][language]) >= 4 for language in ("ru", "be", "en"))
