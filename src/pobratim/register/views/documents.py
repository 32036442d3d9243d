"""The documents behind the register: pages, grades, and which are reprints of one text."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace

from pobratim.model.claims import GRADES, Source
from pobratim.model.rows import DocumentRow, EventRow
from pobratim.register.reprints import Reprints
from pobratim.register.snapshot import Paper, Snapshot
from pobratim.register.views.match import Wanted
from pobratim.register.views.places import cities_of

__all__ = ["documents", "with_origins"]

TextsOf = Callable[[Collection[str]], Mapping[str, str]]


def documents(
    snapshot: Snapshot, sources: Iterable[Source], texts: TextsOf, wanted: Wanted = ()
) -> tuple[DocumentRow, ...]:
    """Return documents, the earliest first, undated ones last; with cities, who names each.

    ``texts`` reads frozen texts by the hashes of their documents.
    """
    ids = {city.geonames for city in wanted}
    papers = [p for p in snapshot.papers.values() if ids <= cities_of(snapshot, p.id)]
    papers.sort(key=_by_date)
    pages: dict[str, list[Source]] = {}
    for source in sources:
        pages.setdefault(source.document, []).append(source)
    copied = _copies(texts([paper.id for paper in papers]))
    reach = max((paper.published or "" for paper in papers), default="") or None
    return tuple(
        DocumentRow(
            paper.id,
            paper.published,
            paper.language,
            tuple(sorted(pages.get(paper.id, ()), key=_best_first)),
            copied[paper.id],
            reach,
        )
        for paper in papers
    )


def _by_date(paper: Paper) -> tuple[bool, str, str]:
    return (paper.published is None, paper.published or "", paper.id)


def _best_first(source: Source) -> tuple[int, str]:
    return GRADES.index(source.grade), source.address


def _copies(texts: Mapping[str, str]) -> dict[str, str | None]:
    """The earlier text that each reprints; ``texts`` stand in the order of their dates."""
    reprints = Reprints()
    return {key: reprints.add(key, text) for key, text in texts.items()}


def with_origins(rows: Iterable[EventRow], texts: TextsOf) -> tuple[EventRow, ...]:
    """Return events with the number of independent texts among their documents.

    Only what several documents tell is compared, and only with one another.
    """
    return tuple(replace(row, origins=_origins(row, texts)) for row in rows)


def _origins(row: EventRow, texts: TextsOf) -> int:
    ids = list(dict.fromkeys(item.document for item in row.evidence))
    if len(ids) < 2:
        return len(ids)
    return sum(origin is None for origin in _copies(texts(ids)).values())
