"""The report that the project starts from, read in full: labels and offsets, without its text.

``python -m tests.golden.test_seed_report > tests/golden/seed_report.json`` writes the golden file
anew; look at the difference as you would at code.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from pobratim.app.pipeline import read_document
from pobratim.app.schemas.readings import reading as shape
from pobratim.extract import decode

HERE = Path(__file__).parent
SEED = HERE.parents[2] / "shared" / "seed" / "report.txt"
WORDS = ("text", "title", "speaker_text", "source")

needs_seed = pytest.mark.skipif(not SEED.exists(), reason="the seed report lies beside a checkout")


def read_seed(published: str | None = None) -> dict[str, Any]:
    """Read the seed report, as the command line would."""
    raw = decode(SEED.read_bytes(), "report.txt")
    record = read_document(raw if published is None else _dated(raw, published))
    return shape(record)


def _dated(raw: Any, published: str) -> Any:
    from dataclasses import replace

    return replace(raw, published=published)


def without_words(value: Any) -> Any:
    """Drop every key that would carry the report's own sentences."""
    if isinstance(value, dict):
        return {k: without_words(v) for k, v in value.items() if k not in WORDS}
    return [without_words(v) for v in value] if isinstance(value, list) else value


@needs_seed
def test_the_seed_report_reads_as_agreed() -> None:
    golden = json.loads((HERE / "seed_report.json").read_text(encoding="utf-8"))
    assert without_words(read_seed()) == golden


@needs_seed
def test_the_visit_gets_its_year_only_from_a_given_publication_date() -> None:
    def visit(record: dict[str, Any]) -> dict[str, Any]:
        (found,) = [v for v in record["events"] if v["type"] == "visit"]
        return dict(found["date"])

    assert visit(read_seed())["start"] == "--05-20"
    dated = visit(read_seed("2022-05-21"))
    assert (dated["start"], dated["resolved_from"]) == ("2022-05-20", "published")


def test_the_golden_file_holds_no_sentence_of_the_report() -> None:
    def longest(value: Any) -> int:
        if isinstance(value, dict):
            return max(map(longest, value.values()), default=0)
        if isinstance(value, list):
            return max(map(longest, value), default=0)
        return len(value.split()) if isinstance(value, str) else 0

    assert longest(json.loads((HERE / "seed_report.json").read_text(encoding="utf-8"))) <= 4


if __name__ == "__main__":
    shown = without_words(read_seed())
    sys.stdout.write(json.dumps(shown, ensure_ascii=False, indent=1) + "\n")
