"""Track 1 of factRuEval: token sets, descriptions that do not count, optional objects."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.factrueval import load_books, main, score_books, score_type
from pobratim.errors import DataError
from pobratim.lexicon.gazetteer import Gazetteer


def _set(*words: str) -> frozenset[str]:
    return frozenset(words)


def test_a_full_match_counts_once_on_both_sides() -> None:
    score = score_type([_set("1", "2")], [(_set("1", "2"), _set("1", "2"))])
    assert (score.precision, score.recall, score.f1) == (1.0, 1.0, 1.0)


def test_a_partial_overlap_counts_in_proportion() -> None:
    score = score_type([_set("1")], [(_set("1", "2"), _set("1", "2"))])
    assert (score.precision, score.recall) == (1.0, 0.5)


def test_tokens_of_a_description_are_neither_required_nor_wrong() -> None:
    gold = [(_set("2"), _set("1", "2"))]
    assert score_type([_set("1", "2")], gold).f1 == 1.0
    assert score_type([_set("2")], gold).f1 == 1.0


def test_an_object_without_a_name_is_optional() -> None:
    gold = [(_set(), _set("1"))]
    assert score_type([], gold).gold == 0
    assert score_type([_set("1")], gold).response == 0


def test_two_response_mentions_never_share_one_gold_mention() -> None:
    score = score_type([_set("1"), _set("1")], [(_set("1"), _set("1"))])
    assert (score.precision, score.recall) == (0.5, 1.0)


def _write_book(folder: Path) -> None:
    (folder / "book_1.txt").write_text("Мэр Казани приехал.", encoding="utf-8")
    (folder / "book_1.tokens").write_text(
        "10 0 3 Мэр\n11 4 6 Казани\n12 11 7 приехал\n13 18 1 .\n", encoding="utf-8"
    )
    (folder / "book_1.spans").write_text("5 loc_name 4 6 11 1 # 11 Казани\n", encoding="utf-8")
    (folder / "book_1.objects").write_text("7 LocOrg 5 # Казани\n", encoding="utf-8")


def test_a_book_is_read_and_scored(tmp_path: Path) -> None:
    _write_book(tmp_path)
    scores = score_books(load_books(tmp_path), Gazetteer.open())
    assert (scores["place"].f1, scores["all"].gold) == (1.0, 1)


def test_a_folder_without_books_is_an_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(DataError, match=r"book_N\.txt"):
        load_books(tmp_path)
    assert main(["--data", str(tmp_path)]) == 1
    assert "book_N.txt" in capsys.readouterr().err
