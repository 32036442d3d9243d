"""How the reasons of a match are shown."""

from __future__ import annotations

import pytest

from pobratim.app.cli.why import show_reasons
from pobratim.model.places import City
from pobratim.model.scores import DatasetRef, Explanation, Match, Organisation
from pobratim.model.spans import Evidence

MINSK = City(625144, "Minsk", "BY", "", 53.9, 27.57, 2_000_000, "UTC", {"ru": "Минск"})
UFA = City(479561, "Ufa", "RU", "", 54.7, 56.0, 1_100_000, "UTC", {"ru": "Уфа"})
SOURCE = DatasetRef("curated", "2026-11", "CC0 1.0")


def _firm(name: str) -> Organisation:
    return Organisation(
        name, 1, "X", {"ru": name, "en": f"{name} works"}, "enterprise", "industry"
    )


def _match(*reasons: Explanation) -> Match:
    return Match("may-buy", _firm("A"), _firm("B"), 0.5, "industry", reasons=reasons)


def test_each_reason_is_told_with_its_code_words_and_data_set(
    capsys: pytest.CaptureFixture[str],
) -> None:
    need = Explanation("stated-need", {"need": "bearings"}, (SOURCE,))
    show_reasons([_match(need)], (MINSK, UFA), "en")
    head, line = capsys.readouterr().out.strip().splitlines()
    assert head == "may-buy 0.50: A works – B works"
    assert line.startswith("  stated-need: ")
    assert "bearings" in line
    assert line.endswith("[curated (2026-11)]")


def test_evidence_is_told_by_document_and_span(capsys: pytest.CaptureFixture[str]) -> None:
    words = Evidence("sha256:0123456789", 3, 8, "купил")
    visit = Explanation("seller-visited", {"date": None}, evidence=(words,))
    show_reasons([_match(visit)], (MINSK, UFA), "ru")
    assert "[sha256:01234:3–8]" in capsys.readouterr().out


def test_a_match_without_reasons_has_its_head_alone(capsys: pytest.CaptureFixture[str]) -> None:
    show_reasons([_match()], (MINSK, UFA), "en")
    assert capsys.readouterr().out == "\nmay-buy 0.50: A works – B works\n"
