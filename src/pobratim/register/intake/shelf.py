"""What one transaction gathers, and what intake asks of the register meanwhile.

Rows wait here and are written together, in the order of their keys: one by one they cost several
times as much. What was asked of the register once is kept, and what waits is answered beside it,
so that a reading is linked to those before it as if these were written.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from pobratim.register.decisions import log
from pobratim.register.facts import Fact
from pobratim.register.ids import canonical, claim_id, value_id
from pobratim.register.links import Links, links_of
from pobratim.register.store import Writer

__all__ = ["Facts", "Shelf", "Tally"]

Tally = Counter[str]
"""How many rows of each table one reading brought that were not known."""

Facts = dict[str, dict[tuple[str, str], Mapping[str, str]]]
"""By property: each (value, qualifiers as text) with its qualifiers."""

_COLUMNS: dict[str, tuple[str, ...]] = {
    "documents": ("id", "language", "title", "published", "text", "blocks"),
    "sources": (
        "id", "document", "address", "outlet", "grade", "title", "published", "language",
    ),
    "readings": ("id", "document", "number", "extractor", "cooperation", "score"),
    "subjects": ("id", "kind", "founded"),
    "records": ("id", "document", "subject", "kind", "label", "score", "why"),
    "keys": ("scheme", "key", "subject"),
    "claims": ("id", "subject", "property", "qualifiers"),
    "claim_values": ("id", "claim", "value", "status", "valid_from", "valid_to"),
    "evidence": (
        "id", "claim_value", "document", "record", "start", "end", "exact", "prefix", "suffix",
        "extractor", "confidence", "detail",
    ),
}  # fmt: skip
"""The tables in the order in which they are written: parents before children."""

_COUNTED = frozenset({"sources", "subjects", "claims", "evidence"})
_WHERE = frozenset({"ref", "seat"})
_AT_ONCE = 500
_CLAIMS = """
SELECT c.property, v.value, c.qualifiers FROM claims c JOIN claim_values v ON v.claim = c.id
WHERE c.subject = :subject
"""
_PAPERS = """
SELECT d.id, d.published FROM documents d
WHERE d.id IN (SELECT document FROM records WHERE subject = :subject)
"""
_NUMBER = "SELECT coalesce(max(number), 0) FROM readings"

Row = tuple[object, ...]


class Shelf:
    """The rows of many readings within one transaction.

    ``memo`` keeps what was found out on where places and bodies are, until a fact adds to it.
    """

    def __init__(self, writer: Writer) -> None:
        self.writer = writer
        self.memo: dict[tuple[str, str], object] = {}
        self._waiting: dict[str, dict[object, tuple[Row, Tally | None]]] = {
            t: {} for t in _COLUMNS
        }
        self._certain: set[object] = set()
        self._claims: dict[tuple[str, str, str], str] = {}
        self._values: dict[tuple[str, str, str, str, str | None], str] = {}
        self._facts: dict[str, Facts] = defaultdict(dict)
        self._papers: dict[str, dict[str, str | None]] = defaultdict(dict)
        self._filed: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
        self._had: dict[tuple[str, str], bool] = {}
        self._asked: set[tuple[str, object]] = set()

    @cached_property
    def links(self) -> Links:
        """The merges and splits in force; nobody decides while the transaction lasts."""
        return links_of(self.writer, log(self.writer))

    @cached_property
    def _last_number(self) -> list[int]:
        return [int(self.writer.rows(_NUMBER)[0][0])]

    def next_number(self) -> int:
        """Return the number of the next reading."""
        self._last_number[0] += 1
        return self._last_number[0]

    def waits(self, table: str, key: object) -> bool:
        """Tell whether the row is gathered and not yet written."""
        return key in self._waiting[table]

    def knows(self, table: str, key: str) -> bool:
        """Tell whether the row is gathered or in the register."""
        if key in self._waiting[table]:
            return True
        asked = self._had.get((table, key))
        return bool(self._existing(table, [key])) if asked is None else asked

    def look_up(self, table: str, keys: Iterable[str]) -> None:
        """Ask for many rows at once, before each of them is asked for."""
        wanted = list(keys)
        had = self._existing(table, wanted)
        self._had.update({(table, key): key in had for key in wanted})

    def put(
        self, table: str, key: object, row: Row, tally: Tally | None = None, *, new: bool = False
    ) -> None:
        """Gather a row, once, for ``tally``; ``new`` says that the register cannot have it."""
        waiting = self._waiting[table]
        if key not in waiting:
            waiting[key] = (row, tally)
            if new:
                self._certain.add(key)

    def founded(self, subject: str) -> None:
        """Note that a subject is made of a document that nobody knew: nothing is to be asked."""
        self._certain.add(subject)
        self._asked |= {("facts", subject), ("papers", subject)}

    def state(self, fact: Fact, tally: Tally) -> str:
        """Gather the claim and the value of a fact; return the id of the value."""
        told = canonical(dict(fact.qualifiers)) if fact.qualifiers else "{}"
        key = (fact.subject, fact.property, told, fact.value, fact.status)
        found = self._values.get(key)
        if found is None:
            claim = self._claim(fact, told, tally)
            found = self._values[key] = value_id(claim, fact.value, fact.status)
            row = (found, claim, fact.value, fact.status, None, None)
            self.put("claim_values", found, row, tally)
            values = self._facts[fact.subject].setdefault(fact.property, {})
            values[fact.value, told] = fact.qualifiers
            if fact.property in _WHERE:
                self.memo.clear()
        return found

    def _claim(self, fact: Fact, told: str, tally: Tally) -> str:
        key = (fact.subject, fact.property, told)
        found = self._claims.get(key)
        if found is None:
            found = self._claims[key] = claim_id(fact.subject, fact.property, fact.qualifiers)
            new = fact.subject in self._certain
            self.put("claims", found, (found, *key), tally, new=new)
        return found

    def named(self, subject: str, document: str, published: str | None) -> None:
        """Remember that a document speaks of a subject."""
        self._papers[subject][document] = published

    def file(self, scheme: str, key: str, subject: str, tally: Tally) -> None:
        """Gather a key under which a subject is found."""
        self._filed[scheme, key][subject] = None
        self.put("keys", (scheme, key, subject), (scheme, key, subject), tally)

    def facts(self, subject: str) -> Facts:
        """Return what is held on a subject, from all documents."""
        held = self._facts[subject]
        if self._is_first("facts", subject):
            for name, value, told in self.writer.rows(_CLAIMS, {"subject": subject}):
                where = json.loads(told) if told != "{}" else {}
                held.setdefault(name, {}).setdefault((value, told), where)
        return held

    def papers(self, subject: str) -> Mapping[str, str | None]:
        """Return the documents that speak of a subject, with their publication dates."""
        held = self._papers[subject]
        if self._is_first("papers", subject):
            held.update(self.writer.rows(_PAPERS, {"subject": subject}))
        return held

    def under(self, scheme: str, keys: Iterable[str]) -> list[str]:
        """Return the subjects that are filed under one of ``keys``, in the order of their ids."""
        wanted = list(dict.fromkeys(keys))
        fresh = [key for key in wanted if self._is_first(scheme, key)]
        for key, subject in self._rows_of("key, subject FROM keys", "key", fresh, scheme):
            self._filed[scheme, str(key)][str(subject)] = None
        return sorted({s for key in wanted for s in self._filed.get((scheme, key), ())})

    def write(self) -> None:
        """Write all that was gathered and count what was not known."""
        for table, columns in _COLUMNS.items():
            waiting = self._waiting[table]
            if not waiting:
                continue
            if table in _COUNTED:
                self._count(table, waiting)
            self.writer.add_tuples(table, columns, [row for row, _ in waiting.values()])
            self._waiting[table] = {}
        self._certain.clear()
        self._had.clear()

    def _count(self, table: str, waiting: dict[object, tuple[Row, Tally | None]]) -> None:
        unsure = [str(key) for key in waiting if key not in self._certain]
        known = self._existing(table, unsure)
        for key, (_, tally) in waiting.items():
            if tally is not None and key not in known:
                tally[table] += 1

    def _is_first(self, what: str, key: object) -> bool:
        if (what, key) in self._asked:
            return False
        self._asked.add((what, key))
        return True

    def _existing(self, table: str, keys: Iterable[str]) -> set[object]:
        return {row[0] for row in self._rows_of(f"id FROM {table}", "id", sorted(keys))}

    def _rows_of(
        self, what: str, column: str, values: list[str], scheme: str | None = None
    ) -> Iterator[Row]:
        """The rows with one of ``values``, a few hundred at a time."""
        also = "" if scheme is None else "scheme = :scheme AND "
        for start in range(0, len(values), _AT_ONCE):
            marks = {f"v{i}": v for i, v in enumerate(values[start : start + _AT_ONCE])}
            listed = ", ".join(f":{name}" for name in marks)
            given = marks if scheme is None else {"scheme": scheme, **marks}
            yield from self.writer.rows(
                f"SELECT {what} WHERE {also}{column} IN ({listed})",
                given,
            )
