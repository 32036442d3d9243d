"""The ledger for people: a line a delivery, plant or source, questions in few words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from pobratim.app.cli.output import short

__all__ = ["LEDGERS", "LEDGER_CARDS"]

Shape = Mapping[str, Any]


def _name(value: Shape | None) -> str:
    return str(value["name"]) if value else ""


def _names(values: Sequence[Shape]) -> str:
    return ", ".join(map(_name, values))


def _goods(row: Shape) -> str:
    """What and how many; the words of the report where it names no goods."""
    number = f"{row['quantity']:g}" if row["quantity"] is not None else ""
    told = " ".join(filter(None, (number, row["unit"], row["what"])))
    return told if row["what"] else str(row["evidence"][0]["exact"])


def _sum(row: Shape) -> str:
    if row["amount"] is None:
        return ""
    return f"{row['amount']:,.15g} {row['currency'] or ''}".replace(",", " ").strip()


def _history(row: Shape) -> str:
    told = ((s["reported"] or "no date", s["stage"] or s["status"]) for s in row["history"])
    return "; ".join(f"{day} {stage}" for day, stage in told)


def _question(row: Shape) -> Iterator[str]:
    """The question of a done project without a name, and what it may be, the best first."""
    if not row["asks"]:
        return
    yield "which one?" if row["candidates"] else "which one? nothing known that it could be"
    for number, candidate in enumerate(row["candidates"], start=1):
        why = ", ".join(f"{f['feature']} {f['weight']:+g}" for f in candidate["features"])
        yield f"  {number}. {candidate['label']} ({candidate['score']:g}: {why})"


def _delivery(row: Shape) -> tuple[str, list[str]]:
    maker = _name(row["maker"]) or _names(row["enterprises"])
    head = "  ".join(filter(None, (short(row["id"]), row["stage"] or row["status"], _goods(row))))
    visits = ", ".join(visit["date"] for visit in row["visits"])
    lines = [
        f"between: {_names(row['parties'])}" if row["parties"] else "",
        f"maker: {maker}" if maker else "",
        f"buyer: {_name(row['buyer'])}" if row["buyer"] else "",
        _sum(row),
        _history(row),
        f"visits before: {visits}" if visits else "",
        *_question(row),
    ]
    return head, [line for line in lines if line]


def _result(row: Shape) -> str:
    number = f"{row['quantity']:g}" if row["quantity"] is not None else ""
    stage = row["stage"] or row["status"]
    told = " ".join(filter(None, (number, row["what"], f"({stage})")))
    return " ".join(filter(None, (row["reported"], told)))


def _plant(row: Shape) -> list[str]:
    return [
        _name(row["plant"]),
        _names(row["parties"]),
        ", ".join(visit["date"] for visit in row["visits"]),
        "; ".join(map(_result, row["results"])) or "no source tells of any",
        "; ".join(map(_result, row["before"])),
    ]


def _source(row: Shape) -> tuple[str, list[str]]:
    copied = (row["reprint_of"] or "").removeprefix("sha256:")[:8]
    head = "  ".join(
        (
            row["id"].removeprefix("sha256:")[:8],
            row["published"] or "no date",
            row["grade"],
            row["outlet"],
        )
    )
    lines = (row["title"], row["address"], copied and f"reprint of {copied}")
    return head, [line for line in lines if line]


LEDGERS: dict[str, tuple[tuple[str, ...], Callable[[Shape], list[str]]]] = {
    "plants": (("plant", "between", "visits", "came of it", "known before"), _plant),
}
"""The head and the cells of a line, by the name of the view."""

LEDGER_CARDS: dict[str, Callable[[Shape], tuple[str, list[str]]]] = {
    "deliveries": _delivery,
    "sources": _source,
}
"""The headline and the lines of a row, by the name of the view."""
