"""Taking in the rows of a list within one transaction, or rehearsing it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pobratim.model.claims import Source
from pobratim.model.readings import Reading
from pobratim.register.intake.add import Intake
from pobratim.register.intake.report import AddReport
from pobratim.register.store import Reader, Store

__all__ = ["take_list"]

_KNOWN = "SELECT address FROM sources WHERE document = :document AND grade = :grade ORDER BY id"


class _RehearsedError(Exception):
    """Ends a transaction of which nothing is to be kept."""


def take_list(
    store: Store, items: Iterable[tuple[Reading, Source]], *, rehearse: bool
) -> tuple[AddReport, ...]:
    """Take in every item, or none; with ``rehearse`` none, whatever the reports say.

    Raises:
        ReadOnlyRegisterError: if the register is read-only.
        RegisterError: if an item does not fit its own text, or the disk is full.
    """
    reports: list[AddReport] = []
    try:
        with store.writing() as writer:
            intake = Intake(writer)
            for reading, source in items:
                intake.settle(source.document)
                intake.take(reading, _known(writer, source))
            reports = intake.reports()
            _end(rehearse=rehearse)
    except _RehearsedError:
        pass
    return tuple(reports)


def _end(*, rehearse: bool) -> None:
    if rehearse:
        raise _RehearsedError


def _known(reader: Reader, source: Source) -> Source:
    """A row that moved within its file is the same row of the same file."""
    file = source.address.partition("#")[0]
    found = reader.rows(_KNOWN, {"document": source.document, "grade": source.grade})
    same = [str(row[0]) for row in found if str(row[0]).partition("#")[0] == file]
    return replace(source, address=same[0]) if same else source
