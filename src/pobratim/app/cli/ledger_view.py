"""The ledger for people: a line a delivery, plant or source, questions in few words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

__all__ = ["LEDGERS"]

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


def _question(row: Shape) -> str:
    if not row["asks"]:
        return ""
    labels = "; ".join(candidate["label"] for candidate in row["candidates"])
    return f"which one? {labels or 'nothing known that it could be'}"


def _delivery(row: Shape) -> list[str]:
    return [
        _names(row["parties"]),
        _name(row["maker"]) or _names(row["enterprises"]),
        _name(row["buyer"]),
        _goods(row),
        _sum(row),
        _history(row),
        ", ".join(visit["date"] for visit in row["visits"]),
        _question(row),
    ]


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


def _source(row: Shape) -> list[str]:
    copied = (row["reprint_of"] or "").removeprefix("sha256:")[:8]
    return [
        row["id"].removeprefix("sha256:")[:8],
        row["published"] or "no date",
        row["grade"],
        row["outlet"],
        row["title"] or "",
        row["address"],
        copied and f"reprint of {copied}",
    ]


LEDGERS: dict[str, tuple[tuple[str, ...], Callable[[Shape], list[str]]]] = {
    "deliveries": (
        (
            "between",
            "maker",
            "buyer",
            "what",
            "for how much",
            "stage by stage",
            "visits before",
            "question",
        ),
        _delivery,
    ),
    "sources": (
        ("document", "published", "grade", "outlet", "title", "address", "reprint"),
        _source,
    ),
    "plants": (("plant", "between", "visits", "came of it", "known before"), _plant),
}
"""The head and the cells of a line, by the name of the view."""
