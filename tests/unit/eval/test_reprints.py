from __future__ import annotations

import pytest

from eval import reprints


def test_reprints_are_told_as_the_documentation_says(capsys: pytest.CaptureFixture[str]) -> None:
    assert reprints.main([]) == 0
    assert "precision" in capsys.readouterr().out


def test_a_family_is_a_report_with_its_reprints_and_patterned_reports_stand_alone() -> None:
    texts, family = reprints.corpus(patterned=2)
    assert set(texts) == set(family)
    assert {list(family.values()).count(name) for name in family.values()} == {1, 4}
