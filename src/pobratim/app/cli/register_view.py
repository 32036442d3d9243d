"""Rows of the register for people: few columns, dates first, that fit a terminal of 80 letters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from pobratim.app.cli.ledger_view import LEDGER_CARDS, LEDGERS
from pobratim.app.cli.output import short

__all__ = ["CARDS", "TABLES", "quotation"]

Shape = Mapping[str, Any]
Card = tuple[str, list[str]]

_MOST = 3


def _lines(parts: Iterable[str | None]) -> str:
    return "\n".join(part for part in parts if part)


def _names(refs: Iterable[Shape | None]) -> str:
    return ", ".join(ref["name"] for ref in refs if ref)


def _date(value: Shape | None) -> str:
    if value is None:
        return ""
    return f"{value['start']}/{value['end']}" if value["end"] else str(value["start"])


def _source(evidence: Sequence[Shape]) -> str:
    """The first source in a line, and how many more documents say so."""
    if not evidence:
        return ""
    first = evidence[0]["source"]
    more = len({item["document"] for item in evidence}) - 1
    told = " ".join(filter(None, (first["outlet"] or first["address"], first["published"])))
    return f"{told} (+{more})" if more else told


def _post(post: Shape) -> str:
    where = post["organisation"] or post["place"]
    told = ", ".join(filter(None, (post["post"], where and where["name"])))
    status = f" [{post['status']}]" if post["status"] not in {None, "current"} else ""
    since = f"from {post['since']}" if post["since"] else ""
    until = f"until {post['until']}" if post["until"] else ""
    span = " ".join(filter(None, (since, until)))
    return told + status + (f"; {span}" if span else "")


def _person(row: Shape) -> list[str]:
    others = [name for name in row["names"] if name != row["name"]]
    posts = [_post(post) for post in row["posts"]]
    return [short(row["id"]), _lines((row["name"], *others)), _lines(posts)]


def _organisation(row: Shape) -> list[str]:
    others = [name for name in row["names"] if name != row["name"]]
    place = row["place"] or {}
    seat = ", ".join(filter(None, (place.get("name_en"), place.get("country"))))
    return [short(row["id"]), _lines((row["name"], *others)), row["kind"], seat]


def _relation(row: Shape) -> list[str]:
    since, until = _date(row["since"]), _date(row["until"])
    signed = f"signed by: {_names(row['signatories'])}" if row["signatories"] else None
    return [
        _names(row["parties"]),
        row["level"],
        since,
        until,
        _lines((row["document_title"], signed)),
        _source(row["evidence"]),
    ]


def _head(row: Shape, *parts: str | None) -> str:
    return "  ".join(filter(None, (short(row["id"]), *parts)))


def _event(row: Shape) -> Card:
    state = ", ".join(filter(None, (row["status"], row["effect"], row["stage"])))
    parties = " – ".join(ref["name"] for ref in row["parties"])
    head = _head(row, _date(row["date"]) or "no date", f"{row['type']} ({state})", parties)
    lines = [*_told(row), *_kept(row)] or [row["evidence"][0]["exact"]]
    return head, [*lines, _source(row["evidence"])]


def _told(row: Shape) -> Iterator[str]:
    if row["document_title"]:
        yield row["document_title"]
    for name in ("signatories", "participants"):
        if row[name]:
            people = (", ".join(filter(None, (s["name"], s["post"]))) for s in row[name])
            yield f"{name}: {'; '.join(people)}"
    if row["enterprises"]:
        yield f"enterprises: {_names(row['enterprises'])}"
    if row["goods"]:
        yield f"goods: {', '.join(item['what'] for item in row['goods'])}"
    if row["venue"]:
        yield f"at: {row['venue']['name']}"
    if row["term"]:
        yield f"term: {_date(row['term'])}"
    if row["conflicts"]:
        yield f"sources differ: {', '.join(row['conflicts'])}"


def _kept(row: Shape) -> Iterator[str]:
    return (f"{f['name'].replace('-', ' ')}: {f['value']}" for f in row["fields"])


def _commitment(row: Shape) -> Card:
    due = f"due {_date(row['due'])}" if row["due"] else None
    who = _names(row["by"]) or _names(row["places"])
    head = _head(row, row["state"], row["made"] or "no date", due, who)
    return head, [row["text"], *_came_of(row), _source(row["evidence"])]


def _came_of(row: Shape) -> Iterator[str]:
    """What was done, or called off; else what may have been, with why it falls short."""
    if row["decision"]:
        yield f"decided{_decided(row['decision'])}"
    if row["fulfilment"]:
        told = row["fulfilment"][0]["exact"]
        yield f"{row['state']}: {told} ({_source(row['fulfilment'])})"
    if row["called_off"]:
        yield f"called off: {row['called_off'][0]['exact']} ({_source(row['called_off'])})"
    if row["state"] in {"open", "overdue", "partly"}:
        yield from map(_candidate, row["candidates"][:_MOST])
        more = len(row["candidates"]) - _MOST
        if more > 0:
            yield f"and {more} less alike (--json lists them)"


def _candidate(candidate: Shape) -> str:
    why = ", ".join(f"{f['feature']} {f['weight']:+g}" for f in candidate["features"])
    told = candidate["evidence"][0]["exact"] if candidate["evidence"] else ""
    if candidate["verdict"] == "open":
        verdict = "perhaps" if candidate["score"] < candidate["threshold"] else "counts"
    else:
        verdict = candidate["verdict"]
    score = f"{candidate['score']:g} of {candidate['threshold']:g}"
    return f"{verdict} {short(candidate['event'])}, {score} ({why}): {told}"


def _position(row: Shape) -> Card:
    who = row["by"]["name"] if row["by"] else _names(row["places"])
    head = _head(row, row["date"] or "no date", row["kind"], who)
    return head, [row["text"], _source(row["evidence"])]


def _conflict(row: Shape) -> Card:
    values = [
        f"{v['value']} ({v['state']}): {_source(v['evidence'])}" + _decided(v["decision"])
        for v in row["values"]
    ]
    return _head(row, row["property"], row["about"]), values


def _decided(decision: Shape | None) -> str:
    return f"; {decision['by']}, {decision['at'][:10]}: {decision['why']}" if decision else ""


def _statement(row: Shape) -> Card:
    who = row["speaker"]["name"] if row["speaker"] else row["speaker_text"]
    body = row["organisation"]["name"] if row["organisation"] else None
    told = ", ".join(filter(None, (who, row["post"], body)))
    otherwise = [f"also: {w['text']} ({_source(w['evidence'])})" for w in row["elsewhere"]]
    head = _head(row, row["date"] or "no date", told)
    return head, [row["text"], _source(row["evidence"]), *otherwise]


def quotation(row: Shape) -> Card:
    """Return a statement that a quotation is of: whether word for word, and how to cite it."""
    how = "word for word" if row["exact"] else "not word for word; the nearest"
    if row["statement"]["evidence"][0]["source"]["grade"] == "retold":
        how += ", in a retelling: look at the source before you quote"
    head, lines = _statement(row["statement"])
    first = row["statement"]["evidence"][0]
    address = f"{first['source']['address']}, characters {first['start']}-{first['end']}"
    return head, [how, *lines, address]


Table = tuple[tuple[str, ...], Callable[[Shape], list[str]]]

TABLES: dict[str, Table] = {
    "people": (("id", "name", "posts"), _person),
    "organisations": (("id", "name", "kind", "seat"), _organisation),
    "relations": (("between", "level", "since", "until", "document", "source"), _relation),
    **LEDGERS,
}
"""The head and the cells of a row, by the name of the view: what has a word or two a cell."""

CARDS: dict[str, Callable[[Shape], Card]] = {
    "events": _event,
    "agreements": _event,
    "commitments": _commitment,
    "positions": _position,
    "conflicts": _conflict,
    "statements": _statement,
    **LEDGER_CARDS,
}
"""The headline and the lines of a row, by the name of the view: what has sentences in it."""
