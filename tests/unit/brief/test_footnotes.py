from __future__ import annotations

from typing import Any

from pobratim.brief.footnotes import Footnotes, renumber
from pobratim.model.dossiers import Row, Section, Sentence, SpanFootnote, Table
from pobratim.model.scores import DatasetRef

DATA = DatasetRef("geonames", "2025", "CC BY 4.0")
ITSELF = DatasetRef("register", "2025", "")
ATLAS = DatasetRef("atlas", "2025", "")


def test_the_same_span_or_data_set_is_one_footnote(register: Any) -> None:
    notes = Footnotes(register.source, ITSELF, ATLAS)
    evidence = register.held["relations"][0].evidence
    assert notes.spans(evidence) == notes.spans(evidence) == (1,)
    assert notes.data(DATA, "people") == notes.data(DATA, "people") == 2
    assert notes.data(DATA, "distance") == 3
    assert notes.register("looked") == notes.register("looked") == (4,)
    assert len(notes.all()) == 4


def test_a_fact_of_many_sources_is_carried_by_one_span_a_document(register: Any) -> None:
    notes = Footnotes(register.source, ITSELF, ATLAS)
    evidence = register.held["events"][3].evidence
    assert len(evidence) == 2
    assert notes.spans((*evidence, *evidence)) == (1, 2)
    assert notes.spans(evidence, most=1) == (1,)
    documents = {n.source.document for n in notes.all() if isinstance(n, SpanFootnote)}
    assert len(documents) == 2


def test_renumbering_follows_the_reader_and_drops_what_nobody_cites(register: Any) -> None:
    notes = Footnotes(register.source, ITSELF, ATLAS)
    unused, second, first = (notes.data(DATA, note) for note in ("a", "b", "c"))
    table = Table("t", ("x",), (Row(("1",), (second,)),))
    section = Section("s", "S", (Sentence("one", (first,)),), (table,))
    (done,), kept = renumber([section], notes.all())
    assert done.sentences[0].footnotes == (1,)
    assert done.tables[0].rows[0].footnotes == (2,)
    assert [getattr(note, "note", "") for note in kept] == ["c", "b"]
    assert unused == 1
