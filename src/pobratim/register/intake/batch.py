"""What one reading brings, gathered row by row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from pobratim.model.dates import DateValue
from pobratim.model.readings import Reading
from pobratim.model.spans import Span, anchor
from pobratim.register.dates import as_text
from pobratim.register.facts import Fact, SubjectKind
from pobratim.register.ids import canonical, evidence_id, identify
from pobratim.register.intake.decided import Decided, load_decided
from pobratim.register.intake.shelf import Shelf, Tally
from pobratim.register.properties import refuse_others
from pobratim.register.resolve.judgement import Judgement

__all__ = ["Batch", "Thing"]

_SUBJECT = "SELECT subject FROM records WHERE id = :id"
Spans = tuple[Span, ...]
Words = tuple[int, int, str, str, str]


@dataclass(frozen=True, slots=True)
class Thing:
    """A record of one document, and the subject that it was found to speak of."""

    subject: str
    record: str


@dataclass
class Batch:
    """What one reading adds. ``things`` maps the reading's local ids to subjects and records.

    ``fresh`` tells that the document was unknown: nobody linked or decided anything on it yet.
    ``tally`` counts the rows that were new, ``given`` all pieces of evidence.
    """

    reading: Reading
    shelf: Shelf
    fresh: bool = False
    things: dict[str, Thing] = field(default_factory=dict)
    tally: Tally = field(default_factory=Counter)
    given: int = 0
    _subjects: dict[str, str] = field(default_factory=dict)
    _words: dict[Span, Words] = field(default_factory=dict)

    @cached_property
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
            return load_decided(self.shelf.writer, self.document)
        return Decided(self.shelf.links)

    @cached_property
    def extractor(self) -> str:
        """What read the document, as ``name/version``."""
        return f"{self.reading.extractor.name}/{self.reading.extractor.version}"

    def known_subject(
        self, record: str, kind: str, spans: Iterable[Span], what: str = ""
    ) -> str | None:
        """Return what a record was linked to, now or when its document was taken in before.

        A record that is new, and stands on words that a person decided on, is the decided one.
        """
        if record in self._subjects:
            return self._subjects[record]
        if self.fresh:
            return None
        rows = self.shelf.writer.rows(_SUBJECT, {"id": record})
        return str(rows[0][0]) if rows else self.decided.on(kind, spans, what)

    def found(self, kind: SubjectKind, *parts: object) -> str:
        """Return the id of a subject that this document is the first to speak of."""
        subject = identify(kind, self.document, *parts)
        if self.fresh:
            self.shelf.founded(subject)
        return subject

    def thing(
        self, kind: SubjectKind, record: str, label: str, *, subject: str, judged: Judgement | None
    ) -> Thing:
        """Gather a record and its subject; ``judged`` is why it joined a known one."""
        document = self.reading.document
        self.shelf.put("subjects", subject, (subject, kind, document.id), self.tally)
        if record not in self._subjects:
            self._subjects[record] = subject
            score, why = (judged.score, canonical(judged.as_list())) if judged else (None, "[]")
            row = (record, document.id, subject, kind, label, score, why)
            self.shelf.put("records", record, row, self.tally)
            self.shelf.named(subject, document.id, document.published)
        return Thing(subject, record)

    def key(self, scheme: str, key: str, thing: Thing) -> None:
        """Gather a key under which the subject of a thing is found."""
        self.shelf.file(scheme, key, thing.subject, self.tally)

    def fact(self, fact: Fact) -> None:
        """Gather a claim, its value, and one piece of evidence per span.

        Raises:
            RegisterError: if a subject of this kind may not have the property.
        """
        refuse_others(fact.subject, fact.property)
        value = self.shelf.state(fact, self.tally)
        spans = fact.spans
        for span in spans if len(spans) == 1 else dict.fromkeys(spans):
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
                self._said(date.text, spans),
                detail={key: value for key, value in detail.items() if value},
            )
        )

    def _said(self, words: str, spans: Spans) -> Spans:
        """The words of a date inside the fact's spans, else elsewhere in the same paragraph."""
        text = self.reading.document.text
        for span in (*spans, *(_paragraph(text, span) for span in spans)):
            start = text.find(words, span.start, span.end) if words else -1
            if start >= 0:
                return (Span(start, start + len(words)),)
        return spans

    def _evidence(self, fact: Fact, value: str, span: Span) -> None:
        found = self._words.get(span) or self._anchored(span)
        identity = evidence_id(value, fact.record, (self.document, *found[:2], self.extractor))
        detail = canonical(dict(fact.detail)) if fact.detail else "{}"
        head = (identity, value, self.document, fact.record)
        row = (*head, *found, self.extractor, None, detail)
        self.shelf.put("evidence", identity, row, self.tally, new=self.fresh)
        self.given += 1

    def _anchored(self, span: Span) -> Words:
        """Position and quotation of a span; most carry several facts."""
        document = self.reading.document
        found = anchor(document.id, document.text, span)
        words = (found.start, found.end, found.exact, found.prefix, found.suffix)
        self._words[span] = words
        return words


def _paragraph(text: str, span: Span) -> Span:
    end = text.find("\n", span.end)
    return Span(text.rfind("\n", 0, span.start) + 1, len(text) if end < 0 else end)
