"""Retention: a register without what was published before a day, written as a new file.

Nothing is removed from the register at hand: a mistyped day would lose what nobody can read
again. The copy leaves out old documents, the evidence in them, and what only they told; the log
of decisions goes along whole, for it says who decided what and why.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pobratim.errors import RegisterError
from pobratim.register.search.index import index_document
from pobratim.register.store import Reader, Store, Writer

__all__ = ["Retention", "is_older", "planned", "write_copy"]

_DOCUMENTS = "SELECT id, published, language, text FROM documents ORDER BY id"
_COLUMNS: dict[str, str] = {
    "sources": "id, document, address, outlet, grade, title, published, language",
    "readings": "id, document, number, extractor, cooperation, score",
    "records": "id, document, subject, kind, label, score, why",
    "evidence": (
        'id, claim_value, document, record, start, "end", exact, prefix, suffix, extractor, '
        "confidence, detail"
    ),
}


@dataclass(frozen=True, slots=True)
class Retention:
    """What a copy without old documents leaves out, and what it keeps.

    ``documents``, ``evidence`` and ``subjects`` count what goes, ``kept`` the documents that
    stay, ``undated`` those among them that state no date: they always stay.
    """

    before: str
    documents: int
    evidence: int
    subjects: int
    kept: int
    undated: int


def is_older(published: str | None, before: str) -> bool:
    """Tell whether a document is surely older than ``before``; one of that very year may be not.

    >>> is_older("2015", "2016-03-01"), is_older("2016", "2016-03-01"), is_older(None, "2016")
    (True, False, False)
    """
    if published is None:
        return False
    width = min(len(published), len(before))
    return published[:width] < before[:width]


def planned(reader: Reader, before: str) -> Retention:
    """Count what a copy that begins on ``before`` (ISO 8601, possibly partial) leaves out."""
    papers = reader.rows("SELECT id, published FROM documents")
    kept = {identity for identity, published in papers if not is_older(published, before)}
    spans = reader.rows("SELECT document, count(*) FROM evidence GROUP BY document")
    told = reader.rows("SELECT DISTINCT subject, document FROM records")
    stays = {subject for subject, document in told if document in kept}
    return Retention(
        before,
        len(papers) - len(kept),
        sum(int(count) for document, count in spans if document not in kept),
        len({subject for subject, _ in told} - stays),
        len(kept),
        sum(published is None for _, published in papers),
    )


def write_copy(reader: Reader, target: Path, before: str) -> None:
    """Write everything that is not older than ``before`` into a new register file.

    Raises:
        RegisterError: if the file exists, or nothing at all would be kept.
    """
    if target.exists():
        raise RegisterError(f"{target} exists; name a file that does not")
    if not planned(reader, before).kept:
        raise RegisterError(f"every document is older than {before}; nothing is left")
    store = Store.open(target, create=True)
    try:
        with store.writing() as writer:
            _write(reader, writer, before)
    finally:
        store.close()


def _write(reader: Reader, writer: Writer, before: str) -> None:
    kept = {row[0] for row in reader.rows(_DOCUMENTS) if not is_older(row[1], before)}
    papers = "id, language, title, published, text, blocks"
    writer.add("documents", _rows(reader, "documents", papers, "id", kept))
    rows = {
        table: list(_rows(reader, table, columns, "document", kept))
        for table, columns in _COLUMNS.items()
    }
    _write_subjects(reader, writer, rows)
    _write_claims(reader, writer, rows)
    writer.add("sources", rows["sources"])
    writer.add("readings", rows["readings"])
    writer.add("evidence", rows["evidence"])
    log = 'id, number, subject, kind, value, "by", at, why'
    writer.add("decisions", _rows(reader, "decisions", log, "id", None))
    for identity, _, language, text in reader.rows(_DOCUMENTS):
        if identity in kept:
            index_document(writer, identity, text, language)


Held = Mapping[str, list[dict[str, object]]]


def _rows(
    reader: Reader, table: str, columns: str, by: str, kept: set[str] | None
) -> Iterator[dict[str, object]]:
    names = [name.strip().strip('"') for name in columns.split(",")]
    for row in reader.rows(f"SELECT {columns} FROM {table} ORDER BY id"):  # noqa: S608
        found = dict(zip(names, row, strict=True))
        if kept is None or found[by] in kept:
            yield found


def _write_subjects(reader: Reader, writer: Writer, rows: Held) -> None:
    """What a kept document tells of; one whose first document is gone is founded by the next."""
    order = {str(row["document"]): int(str(row["number"])) for row in rows["readings"]}
    first: dict[str, str] = {}
    for record in sorted(rows["records"], key=lambda r: order.get(str(r["document"]), 0)):
        first.setdefault(str(record["subject"]), str(record["document"]))
    for split, founded in reader.rows(
        "SELECT s.id, s.founded FROM subjects s JOIN decisions d ON d.value = s.id"
    ):
        if founded in order:
            first.setdefault(split, founded)
    subjects = _rows(reader, "subjects", "id, kind, founded", "id", set(first))
    writer.add("subjects", [{**row, "founded": first[str(row["id"])]} for row in subjects])
    writer.add("records", rows["records"])
    keys = reader.rows("SELECT scheme, key, subject FROM keys ORDER BY scheme, key, subject")
    writer.add(
        "keys",
        [
            {"scheme": s, "key": k, "subject": subject}
            for s, k, subject in keys
            if subject in first
        ],
    )


def _write_claims(reader: Reader, writer: Writer, rows: Held) -> None:
    told = {str(row["claim_value"]) for row in rows["evidence"]}
    columns = "id, claim, value, status, valid_from, valid_to"
    values = list(_rows(reader, "claim_values", columns, "id", told))
    claims = {str(row["claim"]) for row in values}
    writer.add(
        "claims", _rows(reader, "claims", "id, subject, property, qualifiers", "id", claims)
    )
    writer.add("claim_values", values)
