"""Standing ties that a sentence states in so many words: города-партнёры, partner cities."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import resources
from itertools import combinations

from pobratim.lexicon.normalise import flat
from pobratim.lexicon.tables import parse_table
from pobratim.model.readings import Entity
from pobratim.model.spans import Span
from pobratim.register.facts import Fact
from pobratim.register.ids import identify
from pobratim.register.intake.batch import Batch
from pobratim.register.intake.sentences import sentences

__all__ = ["take_phrases"]


@lru_cache(maxsize=1)
def _table() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    source = resources.files("pobratim.register.intake").joinpath("phrases.yaml")
    table: dict[str, dict[str, str]] = parse_table(source.read_text(encoding="utf-8"))
    return tuple(
        (level, _compile(row["is"]), _compile(row["but"])) for level, row in table.items()
    )


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\s+\|", "|", pattern))


def take_phrases(batch: Batch) -> None:
    """Add a tie for every sentence that states one between cities of two countries."""
    cities = [
        entity
        for entity in batch.reading.entities
        if entity.kind == "place" and entity.place is not None and entity.place.kind == "city"
    ]
    last = max((m.start for entity in cities for m in entity.mentions), default=-1)
    for span in sentences(batch.reading.document.text):
        if span.start > last or len(cities) < 2:
            break
        named = [entity for entity in cities if any(span.contains(m) for m in entity.mentions)]
        if len(named) >= 2:
            _take(batch, span, named)


def _take(batch: Batch, span: Span, named: list[Entity]) -> None:
    words = flat(span.of(batch.reading.document.text))
    for level, states, doubts in _table():
        if states.search(words) and not doubts.search(words):
            for pair in filter(_abroad, combinations(named, 2)):
                _add(batch, level, span, batch.subjects(entity.id for entity in pair))


def _abroad(pair: tuple[Entity, ...]) -> bool:
    """Two cities of one country in such a sentence are both partners of a third."""
    countries = {entity.place.country for entity in pair if entity.place is not None}
    return len(countries) == 2


def _add(batch: Batch, level: str, span: Span, members: tuple[str, ...]) -> None:
    subject = identify("tie", "level", level, sorted(members))
    record = identify("record", batch.document, subject, span.start)
    batch.thing("tie", record, level, subject=subject, judged=None)
    facts = [("type", "level"), ("level", level), *(("member", member) for member in members)]
    for name, value in facts:
        batch.fact(Fact(subject, record, name, value, (span,)))
