"""A reading as tables for a person."""

from __future__ import annotations

from collections.abc import Iterable

import click

from pobratim.app.cli.output import table
from pobratim.model.readings import Event, Reading

__all__ = ["show"]


def show(reading: Reading) -> None:
    """Print what one document says, a table per kind of fact; empty kinds are left out."""
    names = {e.id: e.name for e in reading.entities}
    _head(reading)
    _part(
        "Persons and posts",
        ("person", "post", "organisation", "place", "status"),
        (
            (
                names.get(o.person),
                o.post,
                names.get(o.organisation or ""),
                names.get(o.place or ""),
                o.status,
            )
            for o in reading.occupations
        ),
    )
    _part(
        "Events",
        ("type", "status", "date", "parties", "persons", "enterprises", "words"),
        (_event(v, names, reading.document.text) for v in reading.events),
    )
    _part(
        "Statements",
        ("speaker", "direct", "words"),
        (
            (names.get(s.speaker or "", s.speaker_text), "yes" if s.direct else "no", s.text)
            for s in reading.statements
        ),
    )
    _part(
        "Commitments",
        ("by", "due", "words"),
        (
            (_names(c.by, names), c.due.start if c.due else None, c.text)
            for c in reading.commitments
        ),
    )
    _part(
        "Positions",
        ("kind", "by", "words"),
        ((p.kind, names.get(p.by or ""), p.text) for p in reading.positions),
    )
    click.echo()


def _head(reading: Reading) -> None:
    document = reading.document
    click.echo(document.title or document.source)
    told = "cooperation" if reading.cooperation.value else "no cooperation between places"
    spheres = ", ".join(s.id for s in reading.spheres)
    dated = document.published or "not dated"
    click.echo(f"{document.language}, {dated}: {told}{'; ' + spheres if spheres else ''}")


def _part(title: str, columns: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> None:
    found = list(rows)
    if found:
        click.echo()
        table(title, columns, found)


def _names(ids: Iterable[str], names: dict[str, str]) -> str:
    return ", ".join(names[i] for i in ids if i in names)


def _event(event: Event, names: dict[str, str], text: str) -> tuple[object, ...]:
    return (
        event.type,
        event.status,
        event.date.start if event.date else None,
        _names(event.parties, names),
        _names(event.participants, names),
        _names(event.enterprises, names),
        " … ".join(" ".join(e.of(text).split()) for e in event.evidence),
    )
