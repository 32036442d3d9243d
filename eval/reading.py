"""Score readings against gold: ``python -m eval.reading --data DIR | --gold FILE… [--json]``.

A folder holds ``reading-dev.jsonl`` or ``reading-own-dev.jsonl``, a file may have any name. Gold
is JSON Lines whose records have ``text``, ``language`` and the gold fields that its
own README describes. Every figure comes with its counts, by field and language.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from eval.gold_events import score_events
from eval.gold_words import score_commitments, score_statements
from eval.naming import folded, same_body, same_person, same_post
from eval.tally import Scores, Tally
from pobratim.app.schemas.readings import reading as public_shape
from pobratim.errors import DataError
from pobratim.model.readings import Reading

__all__ = [
    "GOLD_FILES",
    "gold_of",
    "load_gold",
    "main",
    "read_all",
    "score_all",
    "score_record",
    "table",
]

Json = dict[str, Any]

GOLD_FILES = ("reading-dev.jsonl", "reading-own-dev.jsonl")
"""Files looked for in the folder; at least one must be there."""

_NEEDED = ("id", "text", "language", "events", "places", "persons", "statements", "cooperation")


def load_gold(folder: Path) -> tuple[Json, ...]:
    """Return the gold records of ``folder``, file by file.

    Raises:
        DataError: if no file is there, or a line is no record with the needed fields.
    """
    files = [folder / name for name in GOLD_FILES if (folder / name).is_file()]
    if not files:
        raise DataError(f"no gold in {folder}: expected {' or '.join(GOLD_FILES)}")
    return gold_of(files)


def gold_of(files: Iterable[Path]) -> tuple[Json, ...]:
    """Return the gold records of ``files``, file by file.

    Raises:
        DataError: if a file is not there, or a line is no record with the needed fields.
    """
    return tuple(record for file in files for record in _records(file))


def _records(file: Path) -> Iterator[Json]:
    if not file.is_file():
        raise DataError(f"no gold file {file}: give the path of a JSON Lines file")
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            record: Json = json.loads(line)
        except json.JSONDecodeError as error:
            raise DataError(f"{file.name}, line {number}: not JSON ({error.msg})") from error
        lacking = [key for key in _NEEDED if key not in record]
        if lacking:
            raise DataError(f"{file.name}, line {number}: lacks {', '.join(lacking)}")
        yield record


def score_record(scores: Scores, found: Reading | Json, gold: Json) -> None:
    """Add one document's figures; ``found`` is a reading or its public JSON shape."""
    record = public_shape(found) if isinstance(found, Reading) else found
    language = gold["language"]
    _score_names(scores, record, gold)
    _score_places(scores, record, gold)
    _score_occupations(scores, record, gold)
    score_events(scores, record, gold)
    score_statements(scores, record, gold)
    score_commitments(scores, record, gold)
    scores.add_sets(
        "spheres",
        language,
        found={sphere["id"] for sphere in record["spheres"]},
        there=set(gold["spheres"]),
    )
    said, true = record["cooperation"]["value"], gold["cooperation"]
    scores.add(
        "cooperation",
        language,
        right=said and true,
        wrong=said and not true,
        missed=true and not said,
    )


def _pair_off(
    found: Iterable[str], there: Iterable[str], same: Callable[[str, str], bool]
) -> tuple[int, int, int]:
    """Return counts right, wrong, missed of two lists of names."""
    free = list(there)
    total, right, wrong = len(free), 0, 0
    for name in found:
        match = next((other for other in free if same(name, other)), None)
        if match is None:
            wrong += 1
        else:
            free.remove(match)
            right += 1
    return right, wrong, total - right


def _score_names(scores: Scores, record: Json, gold: Json) -> None:
    """Score persons, bodies and enterprises by name."""
    language = gold["language"]
    of_kind = [e for e in record["entities"] if e["kind"] == "organisation"]
    firms = [e["name"] for e in of_kind if e["organisation"]["kind"] == "enterprise"]
    others = [e["name"] for e in of_kind if e["organisation"]["kind"] != "enterprise"]
    persons = [e["name"] for e in record["entities"] if e["kind"] == "person"]
    named = [person["name"] for person in gold["persons"]]
    for field, found, there, same in (
        ("persons", persons, named, same_person),
        ("organisations", others, gold.get("organisations", []), same_body),
        ("enterprises", firms, gold.get("enterprises", []), same_body),
        (
            "all organisations",
            [*others, *firms],
            [*gold.get("organisations", []), *gold.get("enterprises", [])],
            same_body,
        ),
    ):
        right, wrong, missed = _pair_off(found, there, same)
        scores.add(field, language, right=right, wrong=wrong, missed=missed)


def _score_places(scores: Scores, record: Json, gold: Json) -> None:
    """Score the cities that have a GeoNames id, and all places by id or name."""
    language = gold["language"]
    if not any("geonames" in place for place in gold["places"]):
        return
    places = [e for e in record["entities"] if e["kind"] == "place"]
    there = {p["geonames"] for p in gold["places"] if p.get("geonames")}
    found = {
        (e.get("place") or {}).get("geonames")
        for e in places
        if (e.get("place") or {}).get("kind") == "city"
    } - {None}
    scores.add_sets("cities with GeoNames id", language, found=found, there=there)
    other_names = [p["name"] for p in gold["places"] if not p.get("geonames")]
    other_found = [e["name"] for e in places if not (e.get("place") or {}).get("geonames")]
    right, wrong, missed = _pair_off(other_found, other_names, _same_place)
    scores.add("other places", language, right=right, wrong=wrong, missed=missed)


def _same_place(a: str, b: str) -> bool:
    return folded(a) == folded(b)


def _score_occupations(scores: Scores, record: Json, gold: Json) -> None:
    """Score person with post, and person with post and body or place."""
    if "occupations" not in gold:
        return
    names = {e["id"]: e["name"] for e in record["entities"]}
    found = [
        (
            names[o["person"]],
            o["post"],
            names.get(o["organisation"] or ""),
            names.get(o["place"] or ""),
            o["status"],
        )
        for o in record["occupations"]
    ]
    there = [
        (o["person"], o["post"], o["organisation"], o["place"], o["status"])
        for o in gold["occupations"]
    ]
    for field, same in (
        ("person and post", _same_person_and_post),
        ("person, post and body or place", _same_occupation),
    ):
        right, wrong, missed = _pair_tuples(found, there, same)
        scores.add(field, gold["language"], right=right, wrong=wrong, missed=missed)


Occupied = tuple[str, str | None, str | None, str | None, str]


def _same_person_and_post(a: Occupied, b: Occupied) -> bool:
    return same_person(a[0], b[0]) and same_post(a[1], b[1])


def _same_occupation(a: Occupied, b: Occupied) -> bool:
    body = a[2] is not None and b[2] is not None and same_body(a[2], b[2])
    place = a[3] is not None and b[3] is not None and _same_place(a[3], b[3])
    neither = b[2] is None and b[3] is None
    return _same_person_and_post(a, b) and a[4] == b[4] and (body or place or neither)


def _pair_tuples(
    found: Sequence[Occupied],
    there: Sequence[Occupied],
    same: Callable[[Occupied, Occupied], bool],
) -> tuple[int, int, int]:
    free = list(there)
    right = 0
    for item in found:
        match = next((other for other in free if same(item, other)), None)
        if match is not None:
            free.remove(match)
            right += 1
    return right, len(found) - right, len(there) - right


def score_all(pairs: Iterable[tuple[Reading | Json, Json]]) -> Scores:
    """Return the scores of pairs (reading, gold)."""
    scores = Scores()
    for found, gold in pairs:
        score_record(scores, found, gold)
    return scores


def _percent(value: float | None) -> str:
    return "   –" if value is None else f"{100 * value:4.0f}"


def table(scores: Scores) -> str:
    """Return the scores as a table for reading; percentages, then the counts behind them."""
    fields = list(dict.fromkeys(name for name, _ in scores.tallies))
    lines = [f"{'field':40} lang    P    R   F1  right  wrong missed"]
    for name in fields:
        for language in ("ru", "be", "en", "all"):
            tally = scores.tallies.get((name, language), Tally())
            if tally == Tally():
                continue
            lines.append(
                f"{name if language == 'all' else '':40} {language:4} {_percent(tally.precision)} "
                f"{_percent(tally.recall)} {_percent(tally.f1)} "
                f"{tally.right:6} {tally.wrong:6} {tally.missed:6}"
            )
    return "\n".join(lines)


def read_all(gold: Sequence[Json], *, thorough: bool = False) -> Iterator[tuple[Reading, Json]]:
    """Read each gold text with the product itself."""
    from pobratim.extract import read
    from pobratim.extract.formats import RawDocument
    from pobratim.lexicon.gazetteer import Gazetteer

    gazetteer = Gazetteer.open()
    for record in gold:
        raw = RawDocument(
            source=record["id"],
            text=record["text"],
            title=None,
            published=record.get("published"),
            language=record["language"],
            source_id=record["id"],
        )
        yield read(raw, gazetteer, thorough=thorough), record


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the scorer from the command line and return the exit code."""
    parser = argparse.ArgumentParser(prog="eval.reading", description=__doc__)
    where = parser.add_mutually_exclusive_group(required=True)
    where.add_argument("--data", type=Path, help="folder with the gold")
    where.add_argument("--gold", type=Path, nargs="+", help="gold files")
    parser.add_argument("--json", action="store_true", help="print JSON Lines")
    parser.add_argument("--thorough", action="store_true", help="read with the encoder too")
    options = parser.parse_args(arguments)
    gold = gold_of(options.gold) if options.gold else load_gold(options.data)
    scores = score_all(read_all(gold, thorough=options.thorough))
    if options.json:
        for row in scores.rows():
            sys.stdout.write(json.dumps({"schema": "pobratim.eval/1", **row}) + "\n")
    else:
        sys.stdout.write(table(scores) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
