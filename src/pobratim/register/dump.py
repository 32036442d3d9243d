"""Everything in the register as lines of JSON: the same content gives the same lines."""

from __future__ import annotations

from collections.abc import Iterator

from pobratim.register.ids import canonical
from pobratim.register.store import Reader

__all__ = ["dump"]

_COLUMNS: dict[str, str] = {
    "documents": "id, language, title, published, text, blocks",
    "sources": "id, document, address, outlet, grade, title, published, language",
    "readings": "id, document, number, extractor, CAST(cooperation AS integer), score",
    "subjects": "id, kind, founded",
    "records": "id, document, subject, kind, label, score, why",
    "keys": "scheme, key, subject",
    "claims": "id, subject, property, qualifiers",
    "claim_values": "id, claim, value, status, valid_from, valid_to",
    "evidence": (
        'id, claim_value, document, record, start, "end", exact, prefix, suffix, extractor, '
        "confidence, detail"
    ),
    "decisions": 'id, number, subject, kind, value, "by", at, why',
}


def dump(reader: Reader) -> Iterator[str]:
    """Yield one JSON object a row, table by table, each in the order of its keys."""
    for table, columns in _COLUMNS.items():
        names = [_name(column) for column in columns.split(",")]
        order = "scheme, key, subject" if table == "keys" else "id"
        for row in reader.rows(f"SELECT {columns} FROM {table} ORDER BY {order}"):  # noqa: S608
            yield canonical({"table": table, **dict(zip(names, row, strict=True))})


def _name(column: str) -> str:
    """The name of a column; what one database keeps as a truth value, another does as a number."""
    return column.strip().strip('"').removeprefix("CAST(").removesuffix(" AS integer)")
