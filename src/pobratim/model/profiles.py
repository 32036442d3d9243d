"""Offers and requests that somebody has entered: typed, dated, with a body to turn to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pobratim.model.spans import Evidence

__all__ = ["Profile", "ProfileKind", "Scheme"]

ProfileKind = Literal["offer", "request"]
Scheme = Literal["hs", "nace", "okved"]


@dataclass(frozen=True, slots=True)
class Profile:
    """What one body offers or asks for.

    ``city`` is a GeoNames id; ``what`` are free words in Russian, Belarusian or English;
    ``classes`` are (scheme, code) pairs, digits as the scheme writes them; ``valid_until`` is an
    ISO date, the last day on which it counts; ``contact`` is a body in its official capacity;
    ``place`` says where it was read, as ``list.csv:4``; ``evidence`` are the words of a report.
    """

    id: str
    kind: ProfileKind
    who: str
    city: int
    what: str
    valid_until: str
    contact: str
    quantity: str = ""
    classes: tuple[tuple[Scheme, str], ...] = ()
    place: str = ""
    evidence: tuple[Evidence, ...] = ()
