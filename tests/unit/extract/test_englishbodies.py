"""English organisations: heads with their capitals, acronyms, names by what they do."""

from __future__ import annotations

import pytest

from tests.unit.extract.reading_pages import named


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Haiphong People's Committee replied.", "Haiphong People's Committee"),
        ("Doctors from Seattle Children's Hospital came.", "Seattle Children's Hospital"),
        ("The line is run by FESCO since May.", "FESCO"),
        ("Half of it is paid for by CATL, whose plant is in Debrecen.", "CATL"),
        ("Bajaj Auto has offered to lend ten rickshaws.", "Bajaj Auto"),
        ("Mogotex is ready to ship the first batch.", "Mogotex"),
        ("The cooperative Copacol will send chicken.", "Copacol"),
        ("The mayor's office denied it.", "mayor's office"),
        (
            "Members of Duluth Sister Cities International came.",
            "Duluth Sister Cities International",
        ),
        ("They toured the Kharkiv City Hospital No. 4 today.", "Kharkiv City Hospital No. 4"),
        ("Buses from Scania and Toyota were compared.", "Scania"),
    ],
)
def test_an_english_body_is_found(text: str, name: str) -> None:
    assert name in named(text, "organisation", "en")


@pytest.mark.parametrize(
    "text",
    [
        "OMSK, 3 May. The GDP of the USA grew.",
        "The CEO paid 300 EUR in VAT.",
        "Talks WILL GO ON, he said.",
        "Lyon has shipped nothing.",
        "Anna Weiss sold her car.",
    ],
)
def test_capitals_and_cities_are_no_bodies(text: str) -> None:
    assert named(text, "organisation", "en") == []
