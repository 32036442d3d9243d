"""The rows that one reading brings, gathered and written within one transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import cast

from pobratim.model.dates import DateValue
from pobratim.model.readings import Reading
from pobratim.model.spans import Span, anchor
from pobratim.register.dates import as_text
from pobratim.register.decisions import log
from pobratim.register.facts import Fact, SubjectKind
from pobratim.register.ids import canonical, claim_id, evidence_id, identify
from pobratim.register.intake.decided import Decided, load_decided
from pobratim.register.links import links_of
from pobratim.register.properties import refuse_others
from pobratim.register.resolve.judgement import Judgement
from pobratim.register.store import Writer

__all__ = ["Batch", "Thing"]

Spans = tuple[Span, ...]
_ORDER = ("subjects", "records", "keys", "claims", "claim_values", "evidence")


@dataclass(frozen=True, slots=True)
class Thing:
    """A record of one document, and the subject that it was found to speak of."""

    subject: str
    record: str


@dataclass
class Batch:
    """What one reading adds. ``things`` maps the reading's local ids to subjects and records.

    ``fresh`` tells that the document was unknown: nobody linked or decided anything on it yet.
    ``new`` and ``known`` count rows per table; ``memo`` keeps what was looked up and cannot
    change any more while the reading is taken in.
    """

    reading: Reading
    writer: Writer
    fresh: bool = False
    things: dict[str, Thing] = field(default_factory=dict)
    new: Counter[str] = field(default_factory=Counter)
    known: Counter[str] = field(default_factory=Counter)
    memo: dict[tuple[str, str], object] = field(default_factory=dict)
    _rows: dict[str, list[Mapping[str, object]]] = field(default_factory=dict)
    _records: set[str] = field(default_factory=set)
    _answers: dict[tuple[object, ...], list[tuple[object, ...]]] = field(default_factory=dict)

    @property
    def document(self) -> str:
        """The id of the document read."""
        return self.reading.document.id

    def subject(self, local: str | None) -> str | None:
        """Return the subject behind a local id, ``None`` where the reading names none."""
        thing = self.things.get(local or "")
        return thing.subject if thing else None

    def subjects(self, local: Iterable[str]) -> tuple[str, ...]:
        """Return the subjects behind local ids, each once, in order."""
        found = (self.subject(item) for item in local)
        return tuple(dict.fromkeys(subject for subject in found if subject))

    @cached_property
    def decided(self) -> Decided:
        """What people decided before that concerns this document."""
        if not self.fresh:
            return load_decided(self.writer, self.document)
        memo = self.writer.memo
        if "links" not in memo:
            memo["links"] = Decided(links_of(self.writer, log(self.writer)))
        return cast("Decided", memo["links"])

    def known_subject(
        self, record: str, kind: str, spans: Iterable[Span], what: str = ""
    ) -> str | None:
        """Return what a record was linked to when its document was taken in before.

        A record that is new, and stands on words that a person decided on, is the decided one.
        """
        if self.fresh and record not in self._records:
            return None
        rows = self.look("SELECT subject FROM records WHERE id = :id", {"id": record})
        return str(rows[0][0]) if rows else self.decided.on(kind, spans, what)

    def look(self, sql: str, parameters: Mapping[str, object]) -> list[tuple[object, ...]]:
        """Read within the transaction, after what was gathered so far is written."""
        self.flush()
        question = (sql, *parameters.values())
        if question not in self._answers:
            self._answers[question] = self.writer.rows(sql, parameters)
        return self._answers[question]

    def put(self, table: str, **row: object) -> None:
        """Gather a row; parents are written before children whatever the order of calls."""
        self._rows.setdefault(table, []).append(row)

    def thing(
        self, kind: SubjectKind, record: str, label: str, *, subject: str, judged: Judgement | None
    ) -> Thing:
        """Gather a record and its subject; ``judged`` is why it joined a known one."""
        self._records.add(record)
        self.put("subjects", id=subject, kind=kind, founded=self.document)
        self.put(
            "records",
            id=record,
            document=self.document,
            subject=subject,
            kind=kind,
            label=label,
            score=judged.score if judged else None,
            why=canonical(judged.as_list() if judged else []),
        )
        return Thing(subject, record)

    def fact(self, fact: Fact) -> None:
        """Gather a claim, its value, and one piece of evidence per span.

        Raises:
            RegisterError: if a subject of this kind may not have the property.
        """
        refuse_others(fact.subject, fact.property)
        claim = claim_id(fact.subject, fact.property, fact.qualifiers)
        value = identify("value", claim, fact.value, fact.status)
        self.put(
            "claims",
            id=claim,
            subject=fact.subject,
            property=fact.property,
            qualifiers=canonical(dict(fact.qualifiers)),
        )
        self.put(
            "claim_values",
            id=value,
            claim=claim,
            value=fact.value,
            status=fact.status,
            valid_from=None,
            valid_to=None,
        )
        for span in dict.fromkeys(fact.spans):
            self._evidence(fact, value, span)

    def dated(self, thing: Thing, name: str, date: DateValue | None, spans: Spans) -> None:
        """Gather a date, anchored to its own words where the document has them nearby."""
        if date is None:
            return
        detail = {"text": date.text, "resolved_from": date.resolved_from or ""}
        self.fact(
            Fact(
                thing.subject,
                thing.record,
                name,
                as_text(date),
                self._words(date.text, spans),
                detail={key: value for key, value in detail.items() if value},
            )
        )

    def flush(self) -> None:
        """Write what was gathered and count it."""
        if not self._rows:
            return
        rows, self._rows = self._rows, {}
        self._answers.clear()
        for table in _ORDER:
            if table in rows:
                new = self.writer.add(table, rows[table])
                self.new[table] += new
                self.known[table] += len(rows[table]) - new

    def _words(self, words: str, spans: Spans) -> Spans:
        """The words of a date inside the fact's spans, else elsewhere in the same paragraph."""
        text = self.reading.document.text
        for span in (*spans, *(_paragraph(text, span) for span in spans)):
            start = text.find(words, span.start, span.end) if words else -1
            if start >= 0:
                return (Span(start, start + len(words)),)
        return spans

    def _evidence(self, fact: Fact, value: str, span: Span) -> None:
        document, extractor = self.reading.document, self.reading.extractor
        found = anchor(
            document.id,
            document.text,
            span,
            extractor=f"{extractor.name}/{extractor.version}",
        )
        self.put(
            "evidence",
            id=evidence_id(value, fact.record, found),
            claim_value=value,
            document=document.id,
            record=fact.record,
            start=found.start,
            end=found.end,
            exact=found.exact,
            prefix=found.prefix,
            suffix=found.suffix,
            extractor=found.extractor,
            confidence=found.confidence,
            detail=canonical(dict(fact.detail)),
        )


def _paragraph(text: str, span: Span) -> Span:
    end = text.find("\n", span.end)
    return Span(text.rfind("\n", 0, span.start) + 1, len(text) if end < 0 else end)
