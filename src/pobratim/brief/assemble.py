"""From rows and figures to the dossier: sections written, footnotes numbered, all checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pobratim.brief.context import Brief
from pobratim.brief.footnotes import Footnotes, renumber
from pobratim.brief.measured import Measured
from pobratim.brief.pictures import illustrate
from pobratim.brief.ports import RegisterReader
from pobratim.brief.rows import gather
from pobratim.brief.select import ANNEXES, FRONT
from pobratim.brief.words import words_for
from pobratim.errors import IntegrityError
from pobratim.model.dossiers import Dossier, SpanFootnote
from pobratim.model.scores import DatasetRef

__all__ = ["assemble", "verify"]


def assemble(
    register: RegisterReader,
    measured: Measured,
    *,
    as_of: str,
    language: str,
    do_not_cite: Iterable[str] = (),
) -> Dossier:
    """Write the dossier on the two cities of ``measured.comparison``.

    Raises:
        UsageError: if there are no words in ``language``.
        IntegrityError: if a sentence has no footnote or a quotation does not re-read.
    """
    brief = _desk(register, measured, as_of, language, do_not_cite)
    front = [write(brief) for write in FRONT]
    annexes = [write(brief) for write in ANNEXES[:-1]]
    illustrated = illustrate(brief, [*front, *annexes])
    sections, notes = renumber([*illustrated, ANNEXES[-1](brief)], brief.notes.all())
    dossier = Dossier(
        a=brief.a,
        b=brief.b,
        language=language,
        as_of=as_of,
        title=brief.text("title"),
        register_reaches=brief.reaches,
        sections=sections,
        footnotes=notes,
        withheld=brief.rows.withheld,
    )
    verify(dossier, register)
    return dossier


def _desk(
    register: RegisterReader,
    measured: Measured,
    as_of: str,
    language: str,
    do_not_cite: Iterable[str],
) -> Brief:
    a, b = measured.comparison.a, measured.comparison.b
    rows = gather(register, (a, b), as_of, tuple(do_not_cite))
    latest = register.reaches(a, b)
    reaches = latest and min(latest, as_of)
    label = words_for(language)("dataset.register")
    itself = DatasetRef("register", reaches or as_of, "", label)
    atlas = DatasetRef("atlas", as_of, "", words_for(language)("dataset.atlas"))
    return Brief(
        a=a,
        b=b,
        as_of=as_of,
        words=words_for(language),
        notes=Footnotes(register.source, itself, atlas),
        rows=rows,
        measured=measured,
        read=register.text,
        reaches=reaches,
    )


def verify(dossier: Dossier, register: RegisterReader) -> None:
    """Check that every line has its footnote and every quotation still re-reads verbatim.

    Raises:
        IntegrityError: naming the first line or the first span that fails.
    """
    known = {note.number for note in dossier.footnotes}
    for text, numbers in _lines(dossier):
        if not numbers or not known.issuperset(numbers):
            raise IntegrityError(f"a line of the dossier has no footnote: {text[:80]!r}")
    for note in dossier.footnotes:
        if isinstance(note, SpanFootnote):
            evidence = note.evidence
            if not evidence.reads_verbatim(register.text(evidence.document)):
                raise IntegrityError(
                    f"footnote {note.number} does not re-read in {evidence.document}"
                    f"[{evidence.start}:{evidence.end}]: check the register"
                )


def _lines(dossier: Dossier) -> Iterator[tuple[str, tuple[int, ...]]]:
    for section in dossier.sections:
        for sentence in section.sentences:
            yield sentence.text, sentence.footnotes
        for picture in section.pictures:
            yield picture.alt, picture.footnotes
        for table in section.tables:
            for row in table.rows:
                yield " | ".join(row.cells), row.footnotes
