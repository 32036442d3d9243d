"""Counts of right, wrong and missed items, and the figures made of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

__all__ = ["Scores", "Tally"]


@dataclass(slots=True)
class Tally:
    """True positives, false positives and false negatives of one field."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, right: int = 0, wrong: int = 0, missed: int = 0) -> None:
        """Add counts."""
        self.right += right
        self.wrong += wrong
        self.missed += missed

    @property
    def precision(self) -> float | None:
        """Share of what was found that is right, ``None`` where nothing was found."""
        found = self.right + self.wrong
        return self.right / found if found else None

    @property
    def recall(self) -> float | None:
        """Share of what is there that was found, ``None`` where nothing is there."""
        there = self.right + self.missed
        return self.right / there if there else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall, ``None`` where there is nothing to count."""
        total = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / total if total else None

    def as_dict(self) -> dict[str, float | int | None]:
        """Return counts and figures for JSON."""
        return {
            "right": self.right,
            "wrong": self.wrong,
            "missed": self.missed,
            "precision": self.precision,
            "recall": self.recall,
            "f1": self.f1,
        }


@dataclass(slots=True)
class Scores:
    """Tallies by field and language; the language ``all`` sums the others."""

    tallies: dict[tuple[str, str], Tally] = field(
        default_factory=lambda: defaultdict(Tally),
    )

    def add(
        self, name: str, language: str, *, right: int = 0, wrong: int = 0, missed: int = 0
    ) -> None:
        """Add counts to a field, under its language and under ``all``."""
        for key in (language, "all"):
            self.tallies[name, key].add(right, wrong, missed)

    def add_sets(
        self, name: str, language: str, *, found: set[object], there: set[object]
    ) -> None:
        """Add the comparison of two sets."""
        self.add(
            name,
            language,
            right=len(found & there),
            wrong=len(found - there),
            missed=len(there - found),
        )

    def rows(self) -> list[dict[str, object]]:
        """Return one row per field and language, fields in the order of their first count."""
        return [
            {"field": name, "language": language, **tally.as_dict()}
            for (name, language), tally in self.tallies.items()
        ]
