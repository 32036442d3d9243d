"""Dates of subjects: what sources agree on, what they differ in, and what a person chose."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from pobratim.model.dates import DateValue
from pobratim.register.dates import agree, combine, from_text, same_term
from pobratim.register.facts import DISPUTABLE
from pobratim.register.snapshot import Held, Subject

__all__ = ["date_of", "disputed", "disputes", "latest_day"]


def date_of(subject: Subject, name: str) -> DateValue | None:
    """Return the date that the sources give together, ``None`` where they differ or have none."""
    held = subject.all(name)
    chosen = [h for h in held if h.state == "chosen"]
    if not held or (not chosen and disputed(name, held)):
        return None
    dates = [_read(h) for h in chosen or held]
    return combine(dates) if name != "term" else max(dates, key=lambda d: len(d.end or ""))


def _read(held: Held) -> DateValue:
    detail = held.details[0] if held.details else {}
    date = from_text(held.value, text=detail.get("text", ""))
    resolved = detail.get("resolved_from")
    if resolved not in {"published", "text"}:
        return date
    return DateValue(
        date.start,
        date.end,
        date.precision,
        date.text,
        "published" if resolved == "published" else "text",
    )


def disputed(name: str, held: Sequence[Held]) -> bool:
    """Tell whether values of a property that has one true value contradict each other."""
    values = sorted({h.value for h in held})
    if name not in DISPUTABLE or len(values) < 2:
        return False
    if name not in {"date", "term"}:
        return True
    matches = same_term if name == "term" else agree
    dates = [from_text(value) for value in values]
    return any(not matches(a, b) for a, b in combinations(dates, 2))


def disputes(subject: Subject) -> tuple[str, ...]:
    """Return the properties that sources dispute and nobody has decided, sorted."""
    found: set[str] = set()
    for name in DISPUTABLE:
        by_claim: dict[str, list[Held]] = {}
        for held in subject.all(name):
            by_claim.setdefault(held.claim, []).append(held)
        for values in by_claim.values():
            if disputed(name, values) and not any(h.state == "chosen" for h in values):
                found.add(name)
    return tuple(sorted(found))


def latest_day(date: DateValue) -> str:
    """Return the last day that a date can mean, as a string to compare with full ISO dates.

    The day of a month without one is written 31, the month of a year 12-31; a date without a
    year is empty: it cannot be compared.
    """
    text = date.end or date.start
    if text.startswith("--"):
        return ""
    return text + "-12-31"[len(text) - 4 :] if len(text) < 10 else text
