"""Score factRuEval-2016: ``python -m eval.factrueval --data DIR [--track 1|2|3] [--json]``.

DIR holds ``book_N.txt``, ``.tokens``, ``.spans``, ``.objects``, ``.coref`` and ``.facts``.
Track 1 is mentions (below), 2 identification (:mod:`eval.factrueval_objects`), 3 facts
(:mod:`eval.factrueval_facts`). ``--half`` takes the books with an even or an odd number only:
rules are tried on one half and checked on the other.

Mentions are lenient: LocOrg counts as Location. A mention is the set of its tokens; those of
descriptions ("министерство", "город") are neither required nor wrong, and objects without a name
are optional. Response and gold mentions of a type are matched one to one (linear assignment on
F1); partial overlaps count in proportion.
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

from eval.factrueval_facts import FACT_KINDS, Mode, fact_pairs, facts_of
from eval.factrueval_gold import GoldFact, GoldObject, load_facts, load_objects
from eval.factrueval_objects import attributes_of, best_pairs, object_quality
from pobratim.errors import DataError
from pobratim.extract import RawDocument, read
from pobratim.lexicon.gazetteer import Gazetteer
from pobratim.model.readings import Reading
from pobratim.model.spans import Span

__all__ = [
    "Book",
    "Score",
    "load_books",
    "main",
    "score_books",
    "score_facts",
    "score_objects",
    "score_type",
]

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
    objects: tuple[GoldObject, ...] = ()
    facts: tuple[GoldFact, ...] = ()


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
        load_objects(file),
        load_facts(file),
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
        reading = _read(book, gazetteer)
        for kind, gold in book.gold.items():
            score = score_type(_response(book, reading, kind), gold)
            total[kind].add(score)
            total["all"].add(score)
    return total


def _read(book: Book, gazetteer: Gazetteer) -> Reading:
    return read(RawDocument(book.name, book.text, language="ru"), gazetteer)


def score_objects(books: Sequence[Book], gazetteer: Gazetteer) -> dict[str, Score]:
    """Read every book and return the scores of identification by type and of all together."""
    total = {kind: Score() for kind in ("person", "place", "organisation", "all")}
    for book in books:
        reading = _read(book, gazetteer)
        for kind in set(_TYPES.values()):
            score = _identified(book, reading, kind)
            total[kind].add(score)
            total["all"].add(score)
    return total


def _identified(book: Book, reading: Reading, kind: str) -> Score:
    """Return the score of one type; objects without a name may be found or not."""
    gold = [g for g in book.objects if g.kind == kind and g.values]
    optional = [m for g in book.objects if g.kind == kind and not g.values for m in g.mentions]
    found = [e for e in reading.entities if e.kind == kind]
    quality = [[object_quality(attributes_of(e), g) for g in gold] for e in found]
    pairs = best_pairs(quality)
    paired = {i for i, _ in pairs}
    aside = sum(
        i not in paired and any(_tokens_of(book, m) & o for m in e.mentions for o in optional)
        for i, e in enumerate(found)
    )
    reached = sum(quality[i][j] for i, j in pairs)
    return Score(reached, len(found) - aside, reached, len(gold))


def score_facts(
    books: Sequence[Book], gazetteer: Gazetteer, mode: Mode = "easy"
) -> dict[str, Score]:
    """Read every book and return the scores of facts by type and of all together."""
    total = {kind: Score() for kind in (*FACT_KINDS, "all")}
    for book in books:
        facts = facts_of(_read(book, gazetteer))
        objects = {g.id: g for g in book.objects}
        for kind in FACT_KINDS:
            reached, response, gold = fact_pairs(
                [f for f in facts if f.kind == kind],
                [g for g in book.facts if g.kind == kind],
                objects,
                mode=mode,
            )
            for key in (kind, "all"):
                total[key].add(Score(reached, response, reached, gold))
    return total


def _response(book: Book, reading: Reading, kind: str) -> list[Tokens]:
    spans = {m for e in reading.entities if e.kind == kind for m in e.mentions}
    return [_tokens_of(book, span) for span in sorted(spans)]


def _tokens_of(book: Book, span: Span) -> Tokens:
    return frozenset(
        token
        for token, (start, end) in book.tokens.items()
        if span.start <= start and end <= span.end
    )


def _half(books: Sequence[Book], half: str) -> list[Book]:
    """Return the books whose number is even or odd, or all."""
    rest = {"even": (0,), "odd": (1,), "all": (0, 1)}[half]
    return [book for book in books if int(book.name.rpartition("_")[2]) % 2 in rest]


def _scores(books: Sequence[Book], track: int) -> dict[str, Score]:
    """Return the scores of a track by type; those of hard mode have ``hard`` before the type."""
    gazetteer = Gazetteer.open()
    if track == 1:
        return score_books(books, gazetteer)
    if track == 2:
        return score_objects(books, gazetteer)
    hard = score_facts(books, gazetteer, "hard")
    return {
        **score_facts(books, gazetteer),
        **{f"hard {kind}": score for kind, score in hard.items()},
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Score and print, a line per type."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--track", type=int, choices=(1, 2, 3), default=1)
    parser.add_argument("--half", choices=("all", "even", "odd"), default="all")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    try:
        books = load_books(options.data)
    except DataError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    for kind, score in _scores(_half(books, options.half), options.track).items():
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
