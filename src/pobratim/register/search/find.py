"""Finding: which documents hold all the words, best first, and where in them the words stand."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pobratim.errors import UsageError
from pobratim.lexicon.terms import alternatives, plain_words, terms_of, words_in
from pobratim.model.rows import FoundRow, FoundThing
from pobratim.model.spans import Span, anchor
from pobratim.register.store import Reader

__all__ = ["find"]

_SATURATION, _LENGTH = 1.2, 0.75
"""BM25's k1 and b (Robertson and Zaragoza 2009, The Probabilistic Relevance Framework)."""

_WIDTH = 240
"""Code points of a snippet, at least the words found."""

_EXTENT = "SELECT count(*), coalesce(sum(length), 0) FROM pages"
_HOW_MANY = "SELECT term, count(*) FROM terms WHERE term IN ({}) GROUP BY term"
_SCORE = "{t}.times * {idf} / ({t}.times + {k} * ({short} + {b} * {t}.length / {mean}))"
_GROUPED = (
    "(SELECT t.page, max({score}) AS score FROM terms t WHERE t.term IN ({marks}) "
    "GROUP BY t.page) {name}"
)
_BEST = """
SELECT d.id, d.language, d.published, s.score
FROM (SELECT w0.page AS page, {scores} AS score FROM {words}{together}{cut}) AS s
JOIN pages p ON p.number = s.page JOIN documents d ON d.id = p.id
WHERE 1 = 1{where}
ORDER BY s.score DESC, d.published DESC, d.id LIMIT {limit}
"""
_FIRST = " ORDER BY score DESC, page DESC LIMIT {}"
"""Where nothing but words is asked for, documents are looked at for the first ranks only."""

_NAMES_CITY = " AND EXISTS (SELECT 1 FROM records r WHERE r.document = d.id AND r.subject = :{})"
_AS_OF = (
    " AND (d.published IS NULL OR substr(d.published, 1, {n}) <= substr(:day, 1, "
    "length(d.published)))"
)
_TEXT = "SELECT text FROM documents WHERE id = :id"
_SAID = """
SELECT DISTINCT c.subject, r.kind, e.start, e."end" FROM evidence e
JOIN claim_values v ON v.id = e.claim_value JOIN claims c ON c.id = v.claim
JOIN records r ON r.id = e.record
WHERE e.document = :document AND c.property IN ('text', 'type')
ORDER BY e.start, e."end", c.subject
"""


@dataclass(frozen=True, slots=True)
class _Query:
    """The words asked for, each with the terms that it may mean."""

    words: tuple[tuple[str, ...], ...]


def find(
    reader: Reader, words: str, *, places: Sequence[str] = (), as_of: str | None = None,
    limit: int = 20,
) -> tuple[FoundRow, ...]:  # fmt: skip
    """Return the documents that hold all of ``words`` in any form, best first.

    ``places`` are ids of places that the document must name; ``as_of`` leaves out what was
    published later. The rank is BM25 over terms, a word of several readings counting by its best;
    equal ranks go by date, latest first.

    Raises:
        UsageError: if ``words`` has no word to look for.
    """
    query = _query(words)
    sql, parameters = _statement(reader, query, places, as_of, limit)
    if not sql:
        return ()
    return tuple(_row(reader, row, query) for row in reader.rows(sql, parameters))


def _query(words: str) -> _Query:
    spans = list(words_in(words))
    whole = [
        span.of(words)
        for number, span in enumerate(spans)
        if not any(other.contains(span) for other in spans[:number])
    ]
    meant = [terms for word in whole if (terms := alternatives(word))]
    if not meant:
        raise UsageError(f"no word to look for in {words!r}; prepositions alone find nothing")
    return _Query(tuple(dict.fromkeys(meant)))


def _statement(
    reader: Reader, query: _Query, places: Sequence[str], as_of: str | None, limit: int
) -> tuple[str, Mapping[str, object]]:
    """The question and its parameters; empty where a word stands in no document."""
    parameters: dict[str, object] = {
        f"w{i}x{j}": term for i, terms in enumerate(query.words) for j, term in enumerate(terms)
    }
    listed = ", ".join(f":{name}" for name in parameters)
    pages, length = reader.rows(_EXTENT)[0]
    many = dict(reader.rows(_HOW_MANY.format(listed), parameters))
    counts = [sum(many.get(term, 0) for term in terms) for terms in query.words]
    if not all(counts):
        return "", {}
    words: list[_Word] = []
    for i in sorted(range(len(counts)), key=lambda i: (counts[i], i)):  # the rarest leads
        terms = query.words[i]
        held = tuple(f":w{i}x{j}" for j, term in enumerate(terms) if term in many)
        words.append(_Word(f"w{len(words)}", held, math.log1p((pages + 0.5) / counts[i])))
    where = "".join(_NAMES_CITY.format(f"place{i}") for i in range(len(places)))
    parameters |= {f"place{i}": place for i, place in enumerate(places)}
    if as_of is not None:
        where += _AS_OF.format(n=len(as_of))
        parameters["day"] = as_of
    mean = int(length) / pages or 1.0
    together = [condition for word in words for condition in word.conditions()]
    sql = _BEST.format(
        scores=" + ".join(word.score(mean) for word in words),
        words=" CROSS JOIN ".join(word.source(mean) for word in words),
        together=f" WHERE {' AND '.join(together)}" if together else "",
        where=where,
        limit=int(limit),
        cut="" if where else _FIRST.format(10 * int(limit)),
    )
    return sql, parameters


@dataclass(frozen=True, slots=True)
class _Word:
    """A word in the question: where its pages are read from, as SQL.

    ``marks`` are the parameters of its terms. A word with one term, as nearly all, is read from
    the index itself; of several terms a page counts by the best.
    """

    name: str
    marks: tuple[str, ...]
    idf: float

    def source(self, mean: float) -> str:
        if len(self.marks) == 1:
            return f"terms {self.name}"
        score = self._score("t", mean)
        return _GROUPED.format(score=score, marks=", ".join(self.marks), name=self.name)

    def score(self, mean: float) -> str:
        return self._score(self.name, mean) if len(self.marks) == 1 else f"{self.name}.score"

    def conditions(self) -> list[str]:
        found = [f"{self.name}.term = {self.marks[0]}"] if len(self.marks) == 1 else []
        return found + ([] if self.name == "w0" else [f"{self.name}.page = w0.page"])

    def _score(self, table: str, mean: float) -> str:
        return _SCORE.format(
            t=table,
            idf=f"{self.idf:.9f}",
            k=_SATURATION,
            b=_LENGTH,
            short=1 - _LENGTH,
            mean=f"{mean:.9f}",
        )


def _row(reader: Reader, row: tuple[str, str, str | None, float], query: _Query) -> FoundRow:
    document, language, published, score = row
    text: str = reader.rows(_TEXT, {"id": document})[0][0]  # only of those that are shown
    hits = _hits(text, language, query)
    passage = _passage(text, hits)
    inside = tuple(span for span, _ in hits if passage.contains(span))
    return FoundRow(
        document=document,
        language=language,
        published=published,
        score=round(float(score), 6),
        evidence=(anchor(document, text, passage),),
        hits=inside,
        things=_things(reader, document, passage),
    )


def _hits(text: str, language: str, query: _Query) -> list[tuple[Span, int]]:
    """Where the words of the query stand in a text, and which of them it is."""
    meant = {term: number for number, terms in enumerate(query.words) for term in terms}
    forms: dict[str, int] = {}
    for word in set(plain_words(text)):
        number = next((meant[t] for t in terms_of(word, language) if t in meant), None)
        if number is not None:
            forms[word] = number
    found: list[tuple[Span, int]] = []
    for span in words_in(text, forms):
        if not found or not found[-1][0].contains(span):
            found.append((span, forms[span.of(text)]))
    return found


def _passage(text: str, hits: Sequence[tuple[Span, int]]) -> Span:
    """The stretch of a text with most of the words asked for, whole words at both ends."""
    if not hits:
        return Span(0, min(len(text), _WIDTH))

    def worth(first: int) -> tuple[int, int, int]:
        near = [h for h in hits[first:] if h[0].end - hits[first][0].start <= _WIDTH]
        return len({number for _, number in near}), len(near), -first

    best = max(range(len(hits)), key=worth)
    start = hits[best][0].start
    last = max(
        (s.end for s, _ in hits[best:] if s.end - start <= _WIDTH), default=hits[best][0].end
    )
    margin = max(0, (_WIDTH - (last - start)) // 2)
    return _whole_words(text, max(0, start - margin), min(len(text), last + margin), (start, last))


def _whole_words(text: str, start: int, end: int, kept: tuple[int, int]) -> Span:
    """Move both ends inwards to the border of a word or paragraph, never past what was found."""
    line = text.rfind("\n", start, kept[0])
    if line >= 0:
        start = line + 1
    while 0 < start < kept[0] and (text[start - 1].isalnum() or text[start].isspace()):
        start += 1
    line = text.find("\n", kept[1], end)
    if line >= 0:
        end = line
    while kept[1] < end < len(text) and (text[end].isalnum() or text[end - 1].isspace()):
        end -= 1
    return Span(start, end)


def _things(reader: Reader, document: str, passage: Span) -> tuple[FoundThing, ...]:
    """The events, statements, positions and promises that stand on the words shown."""
    rows: Iterable[tuple[str, str, int, int]] = reader.rows(_SAID, {"document": document})
    found = {
        subject: FoundThing(subject, kind)
        for subject, kind, start, end in rows
        if kind != "tie" and passage.overlaps(Span(start, end))
    }
    return tuple(found.values())
