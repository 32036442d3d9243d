"""``pobratim.dossier/1``: sections of sentences; footnotes are given by index into one list.

A sentence's ``footnotes`` are indices into the top-level ``footnotes`` array (from 0); each
footnote also carries the ``number`` that the printed dossier shows (from 1).
"""

from __future__ import annotations

from pobratim.app.schemas.pieces import Json, city, dataset, evidence
from pobratim.model.dossiers import Dossier, Footnote, Section, SpanFootnote

__all__ = ["dossier"]


def dossier(item: Dossier) -> Json:
    """Return a dossier in its public shape."""
    index = {note.number: i for i, note in enumerate(item.footnotes)}
    return {
        "schema": "pobratim.dossier/1",
        "title": item.title,
        "language": item.language,
        "as_of": item.as_of,
        "register_reaches": item.register_reaches,
        "withheld": item.withheld,
        "a": city(item.a),
        "b": city(item.b),
        "sections": [_section(s, index) for s in item.sections],
        "footnotes": [_footnote(n) for n in item.footnotes],
    }


def _section(item: Section, index: dict[int, int]) -> Json:
    return {
        "id": item.id,
        "title": item.title,
        "annex": item.annex,
        "sentences": [
            {
                "text": s.text,
                "footnotes": [index[n] for n in s.footnotes],
                "emphasis": s.emphasis,
            }
            for s in item.sentences
        ],
        "tables": [
            {
                "title": t.title,
                "columns": list(t.columns),
                "rows": [
                    {"cells": list(r.cells), "footnotes": [index[n] for n in r.footnotes]}
                    for r in t.rows
                ],
            }
            for t in item.tables
        ],
        "pictures": [
            {
                "id": p.id,
                "title": p.title,
                "alt": p.alt,
                "footnotes": [index[n] for n in p.footnotes],
            }
            for p in item.pictures
        ],
    }


def _footnote(item: Footnote) -> Json:
    if isinstance(item, SpanFootnote):
        shape = evidence(item.evidence)
        return {
            "kind": "evidence",
            "number": item.number,
            **shape,
            "source": item.source.address,
            "outlet": item.source.outlet,
            "grade": item.source.grade,
            "date": item.source.published,
        }
    return {
        "kind": "dataset",
        "number": item.number,
        **dataset(item.dataset),
        "note": item.note,
        "address": item.address,
    }
