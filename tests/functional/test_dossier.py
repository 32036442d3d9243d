from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pobratim.app.pipeline import open_register
from tests.functional.conftest import Run

PAIRS = [
    ("Минск", "Екатеринбург"),
    ("Минск", "Казань"),
    ("Lyon", "Birmingham, GB"),
    ("Гомель", "Екатеринбург"),
]
FIRST_PAGES = [
    "main",
    "who",
    "state",
    "meetings",
    "promises",
    "proposals",
    "sensitive",
    "differences",
    "unknown",
    "quotes",
]


def _written(run: Run, folder: Path, *words: str) -> dict[str, Any]:
    outcome = run("dossier", *words, "--date", "2026-11-24", "-o", str(folder / "d.json"))
    assert outcome.code == 0, outcome.err
    return dict(json.loads((folder / "d.json").read_text(encoding="utf-8")))


def _sentences(dossier: dict[str, Any]) -> list[dict[str, Any]]:
    found = []
    for section in dossier["sections"]:
        found += section["sentences"] + section["pictures"]
        found += [row for table in section["tables"] for row in table["rows"]]
    return found


@pytest.mark.parametrize("language", ["ru", "be", "en"])
@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_every_sentence_has_a_footnote_and_every_span_re_reads_verbatim(
    a: str, b: str, language: str, tmp_path: Path, run: Run
) -> None:
    dossier = _written(run, tmp_path, a, b, "--language", language)
    notes = dossier["footnotes"]
    for sentence in _sentences(dossier):
        assert sentence["footnotes"], sentence
        assert all(0 <= n < len(notes) for n in sentence["footnotes"])
    register = open_register(None)
    for note in notes:
        if note["kind"] == "evidence":
            text = register.text(note["document"])
            assert text[note["start"] : note["end"]] == note["exact"]
        else:
            assert note["id"]
            assert note["vintage"]


@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_two_pages_come_first_in_the_order_of_the_visit(
    a: str, b: str, tmp_path: Path, run: Run
) -> None:
    dossier = _written(run, tmp_path, a, b)
    first = [s["id"] for s in dossier["sections"] if not s["annex"]]
    assert first == FIRST_PAGES


def test_the_demo_dossier_says_what_the_sources_say(tmp_path: Path, run: Run) -> None:
    dossier = _written(run, tmp_path, "Минск", "Екатеринбург")
    text = json.dumps(dossier["sections"], ensure_ascii=False)
    for fact in ("Кухарев", "Орлов", "побратим", "2026–2028", "2026–2027", "Амкодор"):
        assert fact in text
    assert dossier["register_reaches"] == "2025-09-29"


def test_what_came_of_a_promise_is_told_by_a_sentence_that_names_both_cities(
    tmp_path: Path, run: Run
) -> None:
    dossier = _written(run, tmp_path, "Минск", "Екатеринбург")
    said = [s["text"] for section in dossier["sections"] for s in section["sentences"]]
    told = [text for text in said if "сделать города побратимами" in text]
    assert told
    assert all(text.endswith("→ Минск стал побратимом Екатеринбурга.") for text in told)


def test_no_machine_word_stands_in_a_dossier(tmp_path: Path, run: Run) -> None:
    dossier = _written(run, tmp_path, "Минск", "Екатеринбург")
    words = json.dumps([_sentences(dossier)], ensure_ascii=False)
    for machine in ("None", "geonames", "sha256", "nan", "{", "may-buy"):
        plain = [s.get("text", "") for s in _sentences(dossier)]
        assert not any(machine in t for t in plain), machine
    assert words


@pytest.mark.parametrize("kind", ["html", "docx", "pdf", "md", "json"])
def test_the_same_day_gives_the_same_bytes(kind: str, tmp_path: Path, run: Run) -> None:
    made = []
    for name in ("one", "two"):
        path = tmp_path / f"{name}.{kind}"
        outcome = run("dossier", "Минск", "Казань", "--date", "2026-11-24", "-o", str(path))
        assert outcome.code == 0, outcome.err
        made.append(path.read_bytes())
    assert made[0] == made[1]


def test_a_source_that_must_not_be_cited_is_withheld_and_counted(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POBRATIM_DO_NOT_CITE", "https://belta.by")
    dossier = _written(run, tmp_path, "Минск", "Екатеринбург")
    assert dossier["withheld"] >= 1
    assert not any("//belta.by" in str(n.get("source", "")) for n in dossier["footnotes"])


def test_without_a_file_the_dossier_is_markdown_on_standard_output(run: Run) -> None:
    outcome = run("dossier", "Минск", "Екатеринбург", "--date", "2026-11-24")
    assert outcome.out.startswith("# ")


def test_a_city_with_itself_is_refused(run: Run) -> None:
    assert run("dossier", "Минск", "Minsk").code == 2


def test_a_format_that_no_dossier_can_have_is_refused(run: Run) -> None:
    outcome = run("dossier", "Минск", "Казань", "-o", "d.odt")
    assert outcome.code == 2
    assert ".docx" in outcome.err


def test_the_language_follows_the_alphabet_of_the_names(tmp_path: Path, run: Run) -> None:
    assert _written(run, tmp_path, "Минск", "Казань")["language"] == "ru"
    assert _written(run, tmp_path, "Minsk", "Kazan")["language"] == "en"


@pytest.mark.parametrize("day", ["2026", "2026-05", "2026-02-31", "tomorrow"])
def test_a_dossier_is_written_for_a_day_of_the_calendar(day: str, run: Run) -> None:
    outcome = run("dossier", "Минск", "Казань", "--date", day)
    assert outcome.code == 2
    assert "Traceback" not in outcome.err
