"""English posts: before the name, behind it, possessive, told by a clause, in a row."""

from __future__ import annotations

import pytest

from tests.unit.extract.test_occupations import Row, rows


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "The Lord Mayor of Dublin, Cllr Nora Quinn, opened the fair.",
            ("Nora Quinn", "lord mayor", None, "Dublin", "current"),
        ),
        (
            "Lyon's deputy mayor for culture, Claire Morel, thanked the choir.",
            ("Claire Morel", "deputy mayor for culture", None, "Lyon", "current"),
        ),
        (
            "Newport City Council leader Gareth Pryce replied.",
            ("Gareth Pryce", "leader", "Newport City Council", "Newport", "current"),
        ),
        (
            "The City Council voted. Council President Janet Ruiz of Duluth abstained.",
            ("Janet Ruiz", "council president", "City Council", "Duluth", "current"),
        ),
        (
            "Anna Weiss, 54, who heads the Ulm City Museum, came.",
            ("Anna Weiss", "head", "Ulm City Museum", "Ulm", "current"),
        ),
        (
            "Mark Ellis, president and CEO of Acme Motors, spoke.",
            ("Mark Ellis", "president", "Acme Motors", None, "current"),
        ),
        (
            "Mayor Takashi Nanba of Shizuoka arrived in Omaha.",
            ("Takashi Nanba", "mayor", None, "Shizuoka", "current"),
        ),
        (
            "Vikram Kulkarni (Pune Municipal Commissioner): There is no money.",
            ("Vikram Kulkarni", "municipal commissioner", None, "Pune", "current"),
        ),
        (
            "The akim of Almaty, Yerzhan Dosaev, sent an invitation.",
            ("Yerzhan Dosaev", "akim", None, "Almaty", "current"),
        ),
        (
            "Acting Mayor of Cork Mary Shea signed it.",
            ("Mary Shea", "mayor", None, "Cork", "acting"),
        ),
    ],
)
def test_an_english_post_is_read_with_whose_it_is(text: str, row: Row) -> None:
    assert row in rows(text, "en")


@pytest.mark.parametrize(
    "text",
    [
        "Yesterday the driver met Anna Weiss.",
        "She thanked the mayor for inviting Anna Weiss.",
        "In New York, Mayor Ruiz said, Anna Weiss sang.",
    ],
)
def test_a_post_in_another_clause_is_not_the_persons(text: str) -> None:
    assert not [row for row in rows(text, "en") if row[0] == "Anna Weiss"]
