"""A comparison that explains itself."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["VETO", "Feature", "Judgement", "best"]

VETO = -10.0
"""The weight of a contradiction: no sum of agreements outweighs it."""


@dataclass(frozen=True, slots=True)
class Feature:
    """One thing compared: its name, the two values, and what it adds to the score."""

    name: str
    here: str
    there: str
    weight: float


@dataclass(frozen=True, slots=True)
class Judgement:
    """How well a record fits ``subject``; ``score`` is the sum of the features' weights.

    ``algorithm`` names the version of the comparison, empty where it is not kept.
    """

    subject: str
    features: tuple[Feature, ...]
    algorithm: str = ""

    @property
    def score(self) -> float:
        """The sum of the weights, without unit; each room states the threshold it asks for."""
        return round(sum(feature.weight for feature in self.features), 6)

    def as_list(self) -> list[list[str | float]]:
        """Return the features as plain lists, for keeping beside the link they decided."""
        listed: list[list[str | float]] = []
        if self.algorithm:
            listed.append(["algorithm", self.algorithm, "", 0.0])
        listed += [[f.name, f.here, f.there, f.weight] for f in self.features]
        return listed


def best(judgements: list[Judgement], *, threshold: float) -> Judgement | None:
    """Return the one clear winner at or over ``threshold``; a tie at the top has none.

    A tie means that the record fits two subjects equally well: it founds its own, and a person
    may merge it later. A subject may be judged several times, by each of its names.
    """
    closest: dict[str, Judgement] = {}
    for judged in judgements:
        known = closest.get(judged.subject)
        if judged.score >= threshold and (known is None or judged.score > known.score):
            closest[judged.subject] = judged
    passed = sorted(closest.values(), key=lambda j: (-j.score, j.subject))
    if not passed or (len(passed) > 1 and passed[0].score == passed[1].score):
        return None
    return passed[0]
