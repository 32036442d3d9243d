"""Promised and done: each commitment with its evidence, overdue first; visit to result."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pobratim.brief.context import Brief
from pobratim.brief.naming import script
from pobratim.brief.select.hopes import announced, is_hope
from pobratim.brief.select.meetings import contacts
from pobratim.brief.select.phrases import post_text, sentence_around, what_happened
from pobratim.brief.select.posts import latest_wording
from pobratim.brief.select.retelling import cited, retold_note
from pobratim.model.dossiers import Section, Sentence
from pobratim.model.rows import CommitmentRow, EventRow, NamedRef
from pobratim.model.spans import Evidence

__all__ = [
    "not_of_city",
    "open_promises",
    "ordered",
    "plants_without_result",
    "said_evidence",
    "section",
    "summary",
]

_ORDER = ("overdue", "open", "partly", "done", "dropped")
_SHOWN = 5
_KEPT = 2


def section(brief: Brief) -> Section:
    """Write the section."""
    return Section("promises", brief.text("section.promises"), tuple(_sentences(brief)))


def ordered(brief: Brief) -> list[CommitmentRow]:
    """Return all commitments: overdue, open, partly done, done, dropped; the city's own first.

    Within a state the latest comes first; what only officials above the cities hoped comes last.
    """
    newest = sorted(brief.rows.commitments, key=lambda row: (row.made or "", row.id), reverse=True)
    return sorted(
        newest,
        key=lambda row: (not_of_city(row), is_hope(brief, row), _ORDER.index(row.state)),
    )


def open_promises(brief: Brief) -> list[CommitmentRow]:
    """Return what is still to be done; a hope of officials above the cities is no promise."""
    states = ("overdue", "open", "partly")
    return [row for row in ordered(brief) if row.state in states and not is_hope(brief, row)]


def summary(brief: Brief) -> Sentence:
    """Say in one sentence how many promises are open and overdue."""
    own = [r for r in brief.rows.commitments if not not_of_city(r) and not is_hope(brief, r)]
    left = [row for row in open_promises(brief) if not not_of_city(row)]
    if not own:
        return brief.absent("promises.none", "looked.commitments")
    if not left:
        notes = brief.spans(*(row.evidence for row in own))
        return brief.count("promises.all-done", len(own), notes)
    notes = brief.spans(*(row.evidence for row in left))
    overdue = sum(row.state == "overdue" for row in left)
    if not overdue:
        return brief.count("promises.open", len(left), notes)
    late = brief.words.count("promises.of-them-overdue", overdue)
    return brief.count("promises.open.overdue", len(left), notes, late=late)


def plants_without_result(brief: Brief) -> list[tuple[NamedRef, EventRow]]:
    """Return the enterprises visited for which no later event is known, each once."""
    found: dict[str, tuple[NamedRef, EventRow]] = {}
    answered: set[str] = set()
    for visit in _visits(brief):
        for plant in visit.enterprises:
            found.setdefault(plant.id, (plant, visit))
            if _results(brief, plant, visit):
                answered.add(plant.id)
    return [pair for plant, pair in found.items() if plant not in answered]


def _sentences(brief: Brief) -> Iterator[Sentence]:
    rows = ordered(brief)
    if not rows:
        yield brief.absent("promises.none", "looked.commitments")
    shown = _shown(brief, rows)
    yield from retold_note(brief, said_evidence(shown), "promises.retold")
    for row in shown:
        yield _hope(brief, row) if is_hope(brief, row) else _line(brief, row)
    if len(rows) > len(shown):
        notes = brief.spans(*(row.evidence for row in rows if row not in shown))
        yield brief.count("promises.more", len(rows) - len(shown), notes)
    yield from _plants(brief)


def said_evidence(rows: Iterable[CommitmentRow]) -> Iterator[Evidence]:
    """Yield the evidence of promises and of what came of them."""
    for row in rows:
        yield from row.evidence[:1]
        yield from row.fulfilment[:1]


def _shown(brief: Brief, rows: list[CommitmentRow]) -> list[CommitmentRow]:
    """Return what the front page shows: what is open, what was kept, and a hope if it is late."""
    own = [row for row in rows if not not_of_city(row) and not is_hope(brief, row)]
    left = [row for row in own if row.state != "done"]
    kept = [row for row in own if row.state == "done"][:_KEPT]
    late = [row for row in rows if is_hope(brief, row) and row.state == "overdue"][:1]
    room = _SHOWN - len(kept) - len(late)
    first = [*left[:room], *kept, *late]
    return first + [row for row in rows if row not in first][: _SHOWN - len(first)]


def _hope(brief: Brief, row: CommitmentRow) -> Sentence:
    """Say what an official above the cities announced; what came of it, no source says."""
    said = announced(brief, row)
    if said is None or said.speaker is None:
        return _line(brief, row)
    person = brief.persons[said.speaker.id]
    return brief.say(
        "promises.hope.kept" if row.fulfilment else "promises.hope",
        brief.spans(said.evidence, row.fulfilment),
        who=brief.person(said.speaker),
        post=post_text(brief, latest_wording(brief, person.posts[0])),
        date=brief.words.date(row.made) if row.made else brief.text("date.unknown"),
        what=cited(brief, said.evidence[0], 200),
    )


def _line(brief: Brief, row: CommitmentRow) -> Sentence:
    quoted = tuple(sentence_around(brief, item) for item in row.evidence)
    parts = [cited(brief, quoted[0], 200), origin(brief, row)]
    if row.due is not None:
        parts.append(brief.text("promises.due", date=brief.words.date(row.due)))
    parts.append(outcome(brief, row))
    say = brief.warn if row.state == "overdue" else brief.say
    notes = brief.spans(quoted, row.fulfilment)
    return say(f"promises.line.{row.state}", notes, what=" ".join(part for part in parts if part))


def origin(brief: Brief, row: CommitmentRow) -> str:
    """Return who promised and when; that both cities did goes without saying."""
    names = [brief.person(ref) for ref in row.by if brief.side_of(ref) is None]
    parts = [brief.words.listed(names)]
    parts.append(brief.words.date(row.made) if row.made else "")
    if not_of_city(row):
        parts.append(brief.text("level.region"))
    inside = ", ".join(part for part in parts if part)
    return f"({inside})" if inside else ""


def not_of_city(row: CommitmentRow) -> bool:
    """Tell whether a region or a country promised, and no city."""
    kinds = {ref.place.kind for ref in (*row.by, *row.places) if ref.place is not None}
    return bool(kinds & {"region", "country"}) and "city" not in kinds


def outcome(brief: Brief, row: CommitmentRow) -> str:
    """Return what came of a promise, empty where no source tells."""
    if row.id in brief.rows.unshown_results:
        return brief.text("promises.result-withheld")
    if not row.fulfilment:
        return ""
    words = cited(brief, _telling(brief, row.fulfilment), 160)
    return brief.text("promises.result", quote=words)


def _telling(brief: Brief, evidence: tuple[Evidence, ...]) -> Evidence:
    """Return the piece of evidence that says most: one that names both cities and is not long."""
    sides = [_stems(city.names.values()) for city in (brief.a, brief.b)]

    def said(item: Evidence) -> tuple[bool, bool, int]:
        both = all(_names_one(item, stems) for stems in sides)
        return both, len(item.exact) <= 160, len(item.exact)

    return max(evidence, key=said)


def _stems(names: Iterable[str]) -> list[str]:
    """Return the beginnings by which names are found in any case."""
    return [name[: max(3, len(name) - 2)].casefold() for name in names]


def _names_one(item: Evidence, stems: Iterable[str]) -> bool:
    words = item.exact.casefold()
    return any(stem in words for stem in stems)


def _visits(brief: Brief) -> list[EventRow]:
    return [event for event in contacts(brief) if event.enterprises]


def _results(brief: Brief, plant: NamedRef, visit: EventRow) -> list[EventRow]:
    """Return the events with the same plant that are dated or reported after the visit."""
    after = brief.known_day(visit)
    return [
        event
        for event in brief.history
        if event.id != visit.id
        and any(ref.id == plant.id for ref in event.enterprises)
        and brief.known_day(event) > after
    ]


def _plants(brief: Brief) -> Iterator[Sentence]:
    """Say for each plant visited what came of the visit."""
    seen: set[str] = set()
    for visit in _visits(brief):
        for plant in visit.enterprises:
            results = _results(brief, plant, visit)
            if plant.id in seen or not results:
                continue
            seen.add(plant.id)
            yield _result(brief, plant, visit, results[-1])
    without = [pair for pair in plants_without_result(brief) if pair[0].id not in seen]
    if without:
        names = brief.words.listed(brief.body(plant) for plant, _ in without)
        notes = brief.spans(*(visit.evidence for _, visit in without))
        yield brief.say("promises.plants-open", notes, names=names)


def _naming(brief: Brief, plant: NamedRef, event: EventRow) -> Evidence:
    """Return the sentence of an event that names the plant, its first sentence else."""
    row = brief.bodies.get(plant.id)
    stems = _stems((plant.name, *(row.names if row else ())))
    sentences = [sentence_around(brief, item) for item in event.evidence]
    return next((s for s in sentences if _names_one(s, stems)), sentences[0])


def _result(brief: Brief, plant: NamedRef, visit: EventRow, result: EventRow) -> Sentence:
    quoted = _naming(brief, plant, result)
    foreign = (script(quoted.exact) == "en") != (brief.words.language == "en")
    quote = what_happened(brief, result) if foreign else cited(brief, quoted, 160)
    return brief.say(
        "promises.plant",
        brief.spans(visit.evidence, (quoted,)),
        plant=brief.body(plant),
        visited=brief.when(visit),
        quote=quote,
        date=brief.when(result),
    )
