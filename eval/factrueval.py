"""Score mentions on factRuEval-2016, track 1: ``python -m eval.factrueval --data DIR [--json]``.

DIR holds ``book_N.txt``, ``.tokens``, ``.spans`` and ``.objects``. Lenient mode: LocOrg counts as
Location. A mention is the set of its tokens; those of descriptions ("министерство", "город") are
neither required nor wrong, and objects without a name are optional. Response and gold mentions
of a type are matched one to one (linear assignment on F1); partial overlaps count in proportion.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import linear_sum_assignment

from pobratim.errors import DataError
from pobratim.extract import RawDocument, read
from pobratim.lexicon.gazetteer import Gazetteer
from pobratim.model.readings import Reading

__all__ = ["Book", "Score", "load_books", "main", "score_books", "score_type"]

_NAMES = frozenset(
    {"name", "surname", "patronymic", "nickname", "loc_name", "org_name", "geo_adj"}
)
_TYPES = {"Person": "person", "Location": "place", "LocOrg": "place", "Org": "organisation"}

Tokens = frozenset[str]


@dataclass(frozen=True, slots=True)
class Book:
    """A document with its tokens (id → offsets) and gold mentions by type.

    A gold mention is the pair of its name tokens and all its tokens.
    """

    name: str
    text: str
    tokens: Mapping[str, tuple[int, int]]
    gold: Mapping[str, tuple[tuple[Tokens, Tokens], ...]]


@dataclass(slots=True)
class Score:
    """Sums of precision and recall over mentions, with how many there were."""

    precision_sum: float = 0.0
    response: int = 0
    recall_sum: float = 0.0
    gold: int = 0

    @property
    def precision(self) -> float:
        """Mean precision of the response mentions."""
        return self.precision_sum / self.response if self.response else 0.0

    @property
    def recall(self) -> float:
        """Mean recall of the gold mentions."""
        return self.recall_sum / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def add(self, other: Score) -> None:
        """Add the counts of another score to this one."""
        self.precision_sum += other.precision_sum
        self.response += other.response
        self.recall_sum += other.recall_sum
        self.gold += other.gold


def load_books(folder: Path) -> tuple[Book, ...]:
    """Return the books of ``folder`` in the order of their names.

    Raises:
        DataError: if there is none.
    """
    files = sorted(folder.glob("book_*.txt"))
    if not files:
        raise DataError(f"no book_N.txt in {folder}; give the folder of the development part")
    return tuple(_book(file) for file in files)


def _book(file: Path) -> Book:
    tokens = {
        row[0]: (int(row[1]), int(row[1]) + int(row[2])) for row in _rows(file, ".tokens", 3)
    }
    spans = {}
    for line in file.with_suffix(".spans").read_text(encoding="utf-8").splitlines():
        if line.strip():
            head, _, tail = line.partition("#")
            row = head.split()
            spans[row[0]] = (row[1], frozenset(tail.split()[: int(row[5])]))
    gold: dict[str, list[tuple[Tokens, Tokens]]] = {kind: [] for kind in set(_TYPES.values())}
    for row in _rows(file, ".objects", 2):
        if row[1] in _TYPES:
            parts = [spans[span] for span in row[2:] if span in spans]
            whole = frozenset[str]().union(*(words for _, words in parts))
            name = frozenset[str]().union(*(words for kind, words in parts if kind in _NAMES))
            gold[_TYPES[row[1]]].append((name, whole))
    return Book(
        file.stem,
        file.read_text(encoding="utf-8"),
        tokens,
        {kind: tuple(mentions) for kind, mentions in gold.items()},
    )


def _rows(file: Path, suffix: str, least: int) -> Iterator[list[str]]:
    for line in file.with_suffix(suffix).read_text(encoding="utf-8").splitlines():
        row = line.partition("#")[0].split()
        if len(row) >= least:
            yield row


def score_type(response: Sequence[Tokens], gold: Sequence[tuple[Tokens, Tokens]]) -> Score:
    """Return the score of the mentions of one type in one document."""
    named = [(name, whole) for name, whole in gold if name]
    optional = [whole for name, whole in gold if not name]
    kept = [
        words
        for words in response
        if any(words & name for name, _ in named) or not any(words & o for o in optional)
    ]
    score = Score(response=len(kept), gold=len(named))
    if not kept or not named:
        return score
    quality = np.array([[_overlap(words, *pair) for pair in named] for words in kept])
    f1 = np.divide(
        2 * quality[..., 0] * quality[..., 1],
        quality.sum(axis=2),
        out=np.zeros(quality.shape[:2]),
        where=quality.sum(axis=2) > 0,
    )
    for i, j in zip(*linear_sum_assignment(-f1), strict=True):
        score.precision_sum += float(quality[i, j, 0])
        score.recall_sum += float(quality[i, j, 1])
    return score


def _overlap(words: Tokens, name: Tokens, whole: Tokens) -> tuple[float, float]:
    """Return (precision, recall) of a response mention against a gold one."""
    common = len(words & name)
    described = whole - name
    return common / max(1, len(words - described)), common / len(name)


def score_books(books: Sequence[Book], gazetteer: Gazetteer) -> dict[str, Score]:
    """Read every book and return the scores by type, and of all types together."""
    total = {kind: Score() for kind in ("person", "place", "organisation", "all")}
    for book in books:
        reading = read(RawDocument(book.name, book.text, language="ru"), gazetteer)
        for kind, gold in book.gold.items():
            score = score_type(_response(book, reading, kind), gold)
            total[kind].add(score)
            total["all"].add(score)
    return total


def _response(book: Book, reading: Reading, kind: str) -> list[Tokens]:
    spans = {m for e in reading.entities if e.kind == kind for m in e.mentions}
    return [
        frozenset(
            token
            for token, (start, end) in book.tokens.items()
            if span.start <= start and end <= span.end
        )
        for span in sorted(spans)
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """Score and print, a line per type."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    try:
        books = load_books(options.data)
    except DataError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    for kind, score in score_books(books, Gazetteer.open()).items():
        row = {
            "type": kind,
            "precision": round(score.precision, 4),
            "recall": round(score.recall, 4),
            "f1": round(score.f1, 4),
            "response": score.response,
            "gold": score.gold,
        }
        print(json.dumps(row) if options.json else "  ".join(f"{k} {v}" for k, v in row.items()))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
