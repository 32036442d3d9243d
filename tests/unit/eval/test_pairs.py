"""The pair set: large, fair, split by entity; floors and frozen algorithms that can fail."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.pairs import __main__ as command
from eval.pairs.make import HALVES, Pair, names, pairs
from eval.pairs.score import ROOMS, Counts, count, fingerprint
from pobratim.register.resolve import people
from pobratim.register.resolve.published import ALGORITHMS, algorithm, page


@pytest.fixture(scope="module")
def every() -> list[Pair]:
    return list(pairs())


def test_there_are_at_least_six_hundred_pairs_of_both_labels_in_both_halves(
    every: list[Pair],
) -> None:
    assert len(every) >= 600
    assert {(p.half, p.same) for p in every} == {(h, s) for h in HALVES for s in (True, False)}
    assert {p.kind for p in every} == {*ROOMS, "places"}


def test_the_halves_share_no_entity(every: list[Pair]) -> None:
    labels = {half: {(p.kind, p.label) for p in every if p.half == half} for half in HALVES}
    assert not labels["dev"] & labels["heldout"]


def test_three_scripts_are_in_the_set(every: list[Pair]) -> None:
    words = " ".join(str(p.here) for p in every if p.kind == "people")
    assert all(sign in words for sign in ("щ", "ў", "Kukharev"))


def test_every_figure_of_both_halves_reaches_its_floor(every: list[Pair]) -> None:
    for half in HALVES:
        for kind, counts in count(p for p in every if p.half == half).items():
            assert list(command.shortfalls(half, kind, counts)) == []


def test_the_strong_names_are_without_error() -> None:
    assert list(command.name_errors()) == []
    assert {same for *_, same in names()} == {True, False}


def test_each_algorithm_scores_as_on_the_day_it_was_named(every: list[Pair]) -> None:
    assert command._frozen(every, write=False) == []


def test_a_changed_weight_is_caught(every: list[Pair], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(people, "FEATURES", people.FEATURES[1:])
    assert any("person" in line for line in command._frozen(every, write=False))
    assert fingerprint(every)["person-2"]


@pytest.mark.parametrize(("joined", "wrong", "missed"), [(9, 1, 0), (8, 0, 2)])
def test_a_figure_below_its_floor_is_named(joined: int, wrong: int, missed: int) -> None:
    counts = Counts(joined, wrong, missed)
    (line,) = command.shortfalls("dev", "people", counts)
    assert "its floor is" in line


def test_algorithms_are_found_by_name() -> None:
    assert [algorithm(module.NAME) for module in ALGORITHMS] == list(ALGORITHMS)


def test_the_page_of_the_manual_is_what_the_features_say() -> None:
    committed = Path(__file__).parents[3] / "docs" / "reference" / "resolution.md"
    assert committed.read_text(encoding="utf-8") == page()
