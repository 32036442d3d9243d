"""The integrity check: every span is read again, every id computed again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from pobratim.model.documents import hash_text
from pobratim.model.spans import Evidence
from pobratim.register.ids import claim_id, evidence_id, identify, value_id
from pobratim.register.store import Reader

__all__ = ["Violation", "violations"]

Row = tuple[str, str, str, str, int, int, str, str, str, str]
_EVIDENCE = """
SELECT id, claim_value, record, document, start, "end", exact, prefix, suffix, extractor
FROM evidence WHERE document = :document ORDER BY id
"""
_ORPHANS: tuple[tuple[str, str, str], ...] = (
    ("sources", "document", "documents"),
    ("pages", "id", "documents"),
    ("readings", "document", "documents"),
    ("records", "document", "documents"),
    ("records", "subject", "subjects"),
    ("keys", "subject", "subjects"),
    ("claims", "subject", "subjects"),
    ("claim_values", "claim", "claims"),
    ("evidence", "claim_value", "claim_values"),
    ("evidence", "document", "documents"),
    ("evidence", "record", "records"),
)


@dataclass(frozen=True, slots=True)
class Violation:
    """Something that is not as it was written: the table, the row's id, and what is wrong."""

    table: str
    id: str
    problem: str

    def __str__(self) -> str:
        return f"{self.table} {self.id}: {self.problem}"


def violations(reader: Reader) -> Iterator[Violation]:
    """Yield everything that does not re-read or does not add up; nothing in a sound register."""
    for (document,) in reader.rows("SELECT id FROM documents ORDER BY id"):
        yield from _document(reader, document)
    yield from _pages(reader)
    yield from _claims(reader)
    yield from _orphans(reader)
    yield from _log(reader)


def _document(reader: Reader, document: str) -> Iterator[Violation]:
    text: str = reader.rows("SELECT text FROM documents WHERE id = :id", {"id": document})[0][0]
    if hash_text(text) != document:
        yield Violation("documents", document, "the text no longer has this hash")
    for row in reader.rows(_EVIDENCE, {"document": document}):
        yield from _span(text, row)


def _span(text: str, row: Row) -> Iterator[Violation]:
    identity, value, record, document, start, end, exact, prefix, suffix, extractor = row
    found = Evidence(document, start, end, exact, prefix, suffix, extractor)
    if not 0 <= start < end <= len(text) or not found.reads_verbatim(text):
        yield Violation("evidence", identity, f"[{start}, {end}) no longer reads {found.exact!r}")
    elif not text[:start].endswith(found.prefix) or not text[end:].startswith(found.suffix):
        yield Violation("evidence", identity, "the words around the quotation have changed")
    if evidence_id(value, record, (document, start, end, extractor)) != identity:
        yield Violation("evidence", identity, "the id does not fit the row")


def _pages(reader: Reader) -> Iterator[Violation]:
    """Every document can be found: by its words, if it has any that tell something."""
    for (document,) in reader.rows(
        "SELECT id FROM documents WHERE id NOT IN (SELECT id FROM pages) ORDER BY id"
    ):
        yield Violation("pages", document, "the document is not in the index of the search")
    for (document,) in reader.rows(
        "SELECT p.id FROM pages p LEFT JOIN (SELECT page, sum(times) AS held, "
        "min(length) AS least, max(length) AS most FROM terms GROUP BY page) t "
        "ON t.page = p.number "
        "WHERE p.length <> coalesce(t.held, 0) OR t.least <> p.length OR t.most <> p.length "
        "ORDER BY p.id"
    ):
        yield Violation("pages", document, "words of the document are missing from the index")


def _claims(reader: Reader) -> Iterator[Violation]:
    for identity, subject, name, qualifiers in reader.rows(
        "SELECT id, subject, property, qualifiers FROM claims ORDER BY id"
    ):
        if claim_id(subject, name, json.loads(qualifiers)) != identity:
            yield Violation("claims", identity, "the id does not fit the row")
    for identity, claim, value, status in reader.rows(
        "SELECT id, claim, value, status FROM claim_values ORDER BY id"
    ):
        if value_id(claim, value, status) != identity:
            yield Violation("claim_values", identity, "the id does not fit the row")
    for (identity,) in reader.rows(
        "SELECT id FROM claim_values "
        "WHERE id NOT IN (SELECT claim_value FROM evidence) ORDER BY id"
    ):
        yield Violation("claim_values", identity, "a value without evidence")


def _orphans(reader: Reader) -> Iterator[Violation]:
    for table, column, parent in _ORPHANS:
        sql = (
            f"SELECT DISTINCT {column} FROM {table} "  # noqa: S608
            f"WHERE {column} NOT IN (SELECT id FROM {parent}) ORDER BY {column}"
        )
        for (missing,) in reader.rows(sql):
            yield Violation(table, missing, f"{column} is not among the {parent}")


def _log(reader: Reader) -> Iterator[Violation]:
    rows = reader.rows(
        'SELECT id, number, subject, kind, value, "by", at, why FROM decisions ORDER BY number'
    )
    for place, (identity, number, subject, kind, value, by, at, why) in enumerate(rows, start=1):
        fields = {
            "subject": subject,
            "kind": kind,
            "value": value,
            "by": by,
            "at": at,
            "why": why,
        }
        if number != place:
            yield Violation("decisions", identity, f"entry {place} of the log is missing")
        if identify("decision", number, fields) != identity:
            yield Violation("decisions", identity, "the entry was altered")
