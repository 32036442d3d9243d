"""The register itself: one object to open, fill, ask and decide on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Self

from pobratim.errors import NotFoundError, RegisterError, UsageError
from pobratim.model.claims import GRADES, Claim, Decision, Source
from pobratim.model.places import City
from pobratim.model.readings import Reading
from pobratim.model.rows import (
    CommitmentRow,
    ConflictRow,
    EventRow,
    FoundRow,
    LinkRow,
    OrganisationRow,
    PendingRow,
    PersonRow,
    PositionRow,
    RelationRow,
    StatementRow,
)
from pobratim.register import decisions, sqlite
from pobratim.register.check import Violation, violations
from pobratim.register.decisions import Signature
from pobratim.register.derived import checked, derived_ids
from pobratim.register.dump import dump
from pobratim.register.intake.report import AddReport
from pobratim.register.ledger import Ledger, wanted_of
from pobratim.register.links import links_of
from pobratim.register.loaded import Loaded
from pobratim.register.postgres import is_server
from pobratim.register.privacy import Masks, masks_of
from pobratim.register.retention import Retention
from pobratim.register.snapshot import Snapshot, load, sources
from pobratim.register.store import Address, Store
from pobratim.register.views import (
    commitments,
    conflicts,
    events,
    organisations,
    people,
    places,
    relations,
    sayings,
)

__all__ = ["Register"]


class Register(Ledger):
    """Who cooperates with whom, with evidence, conflicts and decisions.

    Every question takes up to two cities and a day: ``a`` and ``b`` narrow to rows that concern
    them, ``as_of`` (ISO 8601, possibly partial) leaves out what was published later. Use it as a
    context manager, or :meth:`close` it.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._version: object = None
        self._loaded = Loaded(store)
        self._sources: dict[str, Source] = {}
        self._masks: Masks | None = None

    @classmethod
    def open(cls, address: Address, *, read_only: bool = False, create: bool = False) -> Register:
        """Open the register at ``address``; with ``create``, make it if it is missing.

        The address is a file, or ``postgresql+psycopg://user@host/database`` for a server.

        Raises:
            RegisterError: if there is none, the address is of no register, or it was written by
                a newer version of the program.
        """
        where = address if is_server(address) else Path(address)
        return cls(Store.open(where, read_only=read_only, create=create))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file or the server."""
        self._store.close()

    def seal(self) -> None:
        """Close the register and make its file one compact piece for shipping.

        Raises:
            RegisterError: if another program has it open, or it is no file.
        """
        self.close()
        if not isinstance(self._store.address, Path):
            raise RegisterError(f"{self._store.label} is no file that could be sealed")
        sqlite.seal(self._store.address)

    def add(self, reading: Reading, source: Source) -> AddReport:
        """Take in a reading; adding the same one twice changes nothing.

        Raises:
            ReadOnlyRegisterError: if the register is read-only.
            RegisterError: if the reading does not fit its own text, or the disk is full.
        """
        return self._add_together([(reading, source)])[0]

    def add_all(
        self, items: Iterable[tuple[Reading, Source]], *, at_once: int = 200
    ) -> Iterator[AddReport]:
        """Take in many readings, ``at_once`` in one transaction; far quicker than one by one.

        A reading's report is given out when it is safely written. Where one cannot be taken in,
        those before it are kept, and the error is raised in its turn.

        Raises:
            ReadOnlyRegisterError: if the register is read-only.
            RegisterError: if a reading does not fit its own text, or the disk is full.
        """
        waiting = iter(items)
        while batch := list(islice(waiting, at_once)):
            try:
                reports: Iterable[AddReport] = self._add_together(batch)
            except RegisterError:
                reports = (self.add(reading, source) for reading, source in batch)
            yield from reports

    def _add_together(self, batch: Sequence[tuple[Reading, Source]]) -> list[AddReport]:
        from pobratim.register.intake.add import Intake

        with self._store.writing() as writer:
            intake = Intake(writer)
            intake.take_all(batch)
            return intake.reports()

    def add_list(
        self, items: Iterable[tuple[Reading, Source]], *, rehearse: bool = False
    ) -> tuple[AddReport, ...]:
        """Take in the rows of a list: all of them, or none.

        A row that the register has from the same file keeps the address that it has. With
        ``rehearse`` nothing is kept, and the answer says what would have been.

        Raises:
            ReadOnlyRegisterError: if the register is read-only.
            RegisterError: if a row does not fit its own text, or the disk is full.
        """
        from pobratim.register.intake.listed import take_list

        return take_list(self._store, items, rehearse=rehearse)

    def decide(
        self, subject: str, kind: str, *, by: str, at: str, why: str, value: str | None = None
    ) -> Decision:
        """Append a decision to the log; views honour it from now on.

        ``kind`` is ``accept``, ``reject``, ``choose`` (with ``value``), ``hide``, or ``undo``
        (of a decision); ``subject`` is the id of a row or claim, ``at`` an ISO 8601 time.

        Raises:
            UsageError: if the kind is unknown, or who or why is missing.
            NotFoundError: if the register has no such id, or the claim no such value.
            ReadOnlyRegisterError: if the register is read-only.
        """
        if kind not in decisions.KINDS or kind in {"merge", "split", "correct"}:
            known = "accept, reject, choose, hide, undo"
            raise UsageError(f"no decision is called {kind!r}; choose one of {known}")
        draft = Decision("", subject, decisions.KINDS[kind], by, at, why, value)
        promises = self.commitments()
        draft = checked(draft, promises)
        derived = derived_ids(self.relations(), promises) | self._renamed(draft)
        with self._store.writing() as writer:
            return decisions.record(writer, draft, derived=derived)

    def merge(self, subject: str, into: str, signed: Signature) -> Decision:
        """Record that ``subject`` is the same as ``into``, under whose id both are shown.

        Raises:
            NotFoundError: if the register shows no such subjects.
            UsageError: if they are one already, of two kinds, or a plan and a deed.
            ReadOnlyRegisterError: if the register is read-only.
        """
        from pobratim.register.changes import merge

        snapshot = self._snapshot(None)
        with self._store.writing() as writer:
            return merge(writer, snapshot, pair=(subject, into), signed=signed)

    def split(self, record: str, signed: Signature, *, to: str | None = None) -> Decision:
        """Record that a document's record is not of the subject that it joined.

        It becomes a subject of its own, or joins the subject ``to``. :meth:`links` lists the
        records of a subject.

        Raises:
            NotFoundError: if the register has no such record or target.
            UsageError: if there is nothing to split it from, or it was split already.
            ReadOnlyRegisterError: if the register is read-only.
        """
        from pobratim.register.changes import split

        links = links_of(self._store, self.decisions())
        with self._store.writing() as writer:
            return split(writer, links, record_id=record, target=to, signed=signed)

    def correct(
        self,
        identity: str,
        value: str,
        signed: Signature,
        *,
        name: str | None = None,
        instead_of: str | None = None,
    ) -> Decision:
        """Record that a value reads ``value``; the old one stays to be seen as corrected.

        ``identity`` is a claim, or a subject with the property ``name``; ``instead_of`` says
        which value where there are several.

        Raises:
            NotFoundError: if the register shows no such claim, subject or value.
            UsageError: if several values fit, or ``value`` is none that the property can have.
            ReadOnlyRegisterError: if the register is read-only.
        """
        from pobratim.register.changes import correct
        from pobratim.register.locate import held_for

        snapshot = self._snapshot(None)
        held = held_for(snapshot, identity, name=name, value=instead_of)
        with self._store.writing() as writer:
            return correct(writer, snapshot, held, value=value, signed=signed)

    def links(self, subject: str) -> tuple[LinkRow, ...]:
        """Return the records of documents behind a subject, with why each was linked to it."""
        from pobratim.register.locate import links_behind

        return tuple(links_behind(self._store, links_of(self._store, self.decisions()), subject))

    def whole_id(self, text: str) -> str:
        """Return the id that ``text`` begins; what begins none is returned as it is.

        Raises:
            UsageError: if several ids begin so.
        """
        from pobratim.register.locate import whole_id

        return whole_id(self._store, text)

    def _renamed(self, draft: Decision) -> set[str]:
        """The claim of a draft, where merges or splits renamed it: its row has another id."""
        if not links_of(self._store, self.decisions()):
            return set()
        from pobratim.register.locate import check_shown

        return check_shown(self._snapshot(None), draft)

    def backup(self, target: Path, *, force: bool = False) -> None:
        """Write all of the register into the file ``target``, checked before and after.

        Raises:
            UsageError: if ``target`` exists and ``force`` is not given.
            IntegrityError: if the register does not hold.
            RegisterError: if there is no room, or the folder is missing.
        """
        from pobratim.register.copying import backup

        backup(self._store, target, force=force)

    def decisions(self) -> tuple[Decision, ...]:
        """Return the whole log, oldest first; nothing is ever removed from it."""
        return decisions.log(self._store)

    def people(
        self, a: City | None = None, b: City | None = None, as_of: str | None = None
    ) -> tuple[PersonRow, ...]:
        """Return persons by name; of one or two cities, those with a post in either."""
        return people.people(self._on(a, b, as_of), wanted_of(a, b))

    def organisations(
        self, a: City | None = None, b: City | None = None, as_of: str | None = None
    ) -> tuple[OrganisationRow, ...]:
        """Return organisations by name; of one or two cities, those that sit in either."""
        return organisations.organisations(self._on(a, b, as_of), wanted_of(a, b))

    def events(
        self, a: City | None = None, b: City | None = None, as_of: str | None = None
    ) -> tuple[EventRow, ...]:
        """Return acts of cooperation by date, each once; ``level`` says whose fact it is."""
        return self._counted(events.events(self._on(a, b, as_of), wanted_of(a, b)))

    def agreements(
        self, a: City | None = None, b: City | None = None, as_of: str | None = None
    ) -> tuple[EventRow, ...]:
        """Return the documents signed or to be signed, by date."""
        return self._counted(events.agreements(self._on(a, b, as_of), wanted_of(a, b)))

    def statements(
        self, a: City | None = None, b: City | None = None, as_of: str | None = None
    ) -> tuple[StatementRow, ...]:
        """Return what was said, word for word, by date."""
        return sayings.statements(self._on(a, b, as_of), wanted_of(a, b))

    def positions(
        self, a: City | None = None, b: City | None = None, as_of: str | None = None
    ) -> tuple[PositionRow, ...]:
        """Return offers, requests, priorities and assessments, by date."""
        return sayings.positions(self._on(a, b, as_of), wanted_of(a, b))

    def relations(
        self, a: City | None = None, b: City | None = None, as_of: str | None = None
    ) -> tuple[RelationRow, ...]:
        """Return the stages of the relation, pair by pair, oldest first."""
        return relations.relations(self._on(a, b, as_of), wanted_of(a, b))

    def commitments(
        self, a: City | None = None, b: City | None = None, as_of: str | None = None
    ) -> tuple[CommitmentRow, ...]:
        """Return promises with their state on ``as_of``, oldest first."""
        snapshot, today = self._on(a, b, as_of), as_of or self._loaded.latest()
        return commitments.commitments(snapshot, wanted_of(a, b), today=today)

    def conflicts(
        self, a: City | None = None, b: City | None = None, as_of: str | None = None
    ) -> tuple[ConflictRow, ...]:
        """Return claims for which sources differ, decided or not."""
        snapshot, wanted = self._on(a, b, as_of), wanted_of(a, b)
        among = frozenset(row.id for row in events.events(snapshot, wanted)) if wanted else None
        return conflicts.conflicts(snapshot, among=among)

    def pending(self) -> tuple[PendingRow, ...]:
        """Return pairs that may be one and wait for a person's decision, the most alike first."""
        from pobratim.register.views.pending import pending

        return pending(self._snapshot(None))

    def settle(self, pair: str, *, accept: bool, signed: Signature) -> Decision:
        """Decide on a pending pair: accepting merges the second into the first.

        Raises:
            NotFoundError: if no such pair waits.
            ReadOnlyRegisterError: if the register is read-only.
        """
        row = next((row for row in self.pending() if row.id.startswith(pair)), None)
        if row is None:
            raise NotFoundError(f"no pair {pair} waits for a decision (see: register pending)")
        if accept:
            return self.merge(row.b.id, row.a.id, signed)
        kind = decisions.KINDS["reject"]
        draft = Decision("", row.id, kind, signed.by, signed.at, signed.why)
        with self._store.writing() as writer:
            return decisions.record(writer, draft, derived={row.id})

    def claims_on(self, subject: str) -> tuple[Claim, ...]:
        """Return the claims on one subject with all their values, refused ones too.

        Raises:
            NotFoundError: if the register shows no such subject.
        """
        with self._store.consistent():
            found = load(self._store, None, self.decisions(), subjects={subject}).claims()
        if not found:
            raise NotFoundError(f"the register shows nothing with the id {subject}")
        return found

    def search(
        self,
        words: str,
        a: City | None = None,
        b: City | None = None,
        *,
        as_of: str | None = None,
        limit: int = 20,
    ) -> tuple[FoundRow, ...]:
        """Return the documents with all of ``words`` in any of their forms, best first.

        With cities, those that name each of them. ``limit`` is the number of rows at most.

        Raises:
            UsageError: if ``words`` has no word to look for.
        """
        from pobratim.register.resolve.places import city_id
        from pobratim.register.search.find import find

        places = [city_id(city.geonames) for city in wanted_of(a, b)]
        return self._hidden().found(
            find(self._store, words, places=places, as_of=as_of, limit=limit)
        )

    def claims(self, as_of: str | None = None) -> tuple[Claim, ...]:
        """Return every claim with all its values and their evidence, in the order of ids."""
        return self._snapshot(as_of).claims()

    def source(self, document: str) -> Source:
        """Return where a document comes from: of several pages, the best grade.

        Raises:
            NotFoundError: if the register has no such document.
        """
        self._refresh()
        if not self._sources:
            for entry in sorted(sources(self._store), key=lambda s: -GRADES.index(s.grade)):
                title = entry.title and self._hidden().words(entry.document, entry.title)
                self._sources[entry.document] = replace(entry, title=title)
        if document not in self._sources:
            raise NotFoundError(f"the register has no document {document}")
        return self._sources[document]

    def sources(self) -> tuple[Source, ...]:
        """Return every page of every document, in the order of ids."""
        return sources(self._store)

    def text(self, document: str) -> str:
        """Return a document's frozen text, with the names of hidden persons blacked out.

        Raises:
            NotFoundError: if the register has no such document.
        """
        rows = self._store.rows("SELECT text FROM documents WHERE id = :id", {"id": document})
        if not rows:
            raise NotFoundError(f"the register has no document {document}")
        return self._hidden().words(document, str(rows[0][0]))

    def _hidden(self) -> Masks:
        """The names that are blacked out after objections."""
        self._refresh()
        if self._masks is None:
            entries = self.decisions()
            links = links_of(self._store, entries)
            objected = decisions.Verdicts(entries, links.into).objected()
            self._masks = masks_of(self._store, objected, links)
        return self._masks

    def reaches(self, a: City, b: City) -> str | None:
        """Return the latest publication date among reports that name both cities."""
        snapshot, wanted = self._on(a, b, None), {a.geonames, b.geonames}
        dates = (
            paper.published
            for paper in snapshot.papers.values()
            if wanted <= places.cities_of(snapshot, paper.id)
        )
        return max((date for date in dates if date), default=None)

    def retention(self, before: str, target: Path | str | None = None) -> Retention:
        """Count what is older than ``before``; with ``target``, write all else into a new file.

        Nothing is removed from this register.

        Raises:
            RegisterError: if ``target`` exists, or nothing would be kept.
        """
        from pobratim.register.retention import planned, write_copy

        if target is not None:
            write_copy(self._store, Path(target), before)
        return planned(self._store, before)

    def check(self) -> list[Violation]:
        """Read every span and compute every id again; return what does not hold."""
        return list(violations(self._store))

    def dump(self) -> Iterator[str]:
        """Yield all rows as lines of JSON, the same for the same content."""
        return dump(self._store)

    def _snapshot(self, as_of: str | None) -> Snapshot:
        self._refresh()
        return self._loaded.whole(as_of)

    def _on(self, a: City | None, b: City | None, as_of: str | None) -> Snapshot:
        """What questions on a pair need; everything, for questions on less than a pair."""
        self._refresh()
        return self._loaded.on(a, b, as_of)

    def _refresh(self) -> None:
        """Forget what was loaded before the last write, whoever wrote."""
        version = self._store.version()
        if version != self._version:
            self._version = version
            self._loaded.clear()
            self._sources.clear()
            self._masks = None
