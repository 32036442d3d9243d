"""The words of the published report that started it all: offsets and hashes, never its text."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from pobratim.extract.formats import decode
from pobratim.extract.positions import positions_of
from pobratim.extract.spheres import spheres_of
from pobratim.extract.statements import statements_of
from pobratim.extract.tokens import Page
from pobratim.model.documents import hash_text
from tests.unit.extract.texts import city, page, person

SEED = Path(__file__).parents[3] / "shared" / "seed" / "report.txt"
pytestmark = pytest.mark.skipif(not SEED.exists(), reason="the report is not part of the project")


def seed() -> Page:
    raw = decode(SEED.read_bytes(), "seed")
    return page(
        raw.text,
        person("Владимир Кухарев", "p1"),
        person("Алексей Орлов", "p2"),
        city("Минск", "c1"),
        city("Екатеринбург", "c2"),
    )


def digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:12]


def test_the_text_is_frozen_as_published() -> None:
    assert seed().document.id == hash_text(SEED.read_text("utf-8"))


def test_captions_and_speaker_lines_are_set_apart() -> None:
    kinds = [b.kind for b in seed().document.blocks]
    assert kinds == [
        *("title", "paragraph", "caption", "paragraph", "caption"),
        *("speaker", "paragraph", "caption", "speaker", "paragraph", "paragraph"),
    ]


def test_the_headline_and_both_speeches_are_quoted_word_for_word() -> None:
    found = [
        (s.speaker, s.direct, s.span.start, s.span.end, digest(s.text))
        for s in statements_of(seed())
    ]
    assert found == EXPECTED


def test_offers_the_priority_and_the_assessments_are_positions() -> None:
    found = [(p.kind, p.by) for p in positions_of(seed())]
    assert found == [
        ("priority", None),
        ("assessment", "p1"),
        ("assessment", "p1"),
        ("offer", "p2"),
        ("offer", "p2"),
    ]


def test_the_spheres_are_those_that_the_report_names() -> None:
    assert [s.id for s in spheres_of(seed())] == [
        *("trade", "industry", "machine-building", "light-industry", "energy", "transport"),
        *("education", "culture", "health-care", "tourism"),
    ]


EXPECTED = [
    ("p1", True, 43, 110, "5efb6cc2d8ea"),
    ("p1", True, 898, 1368, "5ec69eb4bc24"),
    ("p2", True, 1543, 1881, "e093c1b32b26"),
]
