"""Statements and commitments against gold: exact words, right speaker, overlapping spans."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from eval.naming import folded, same_person
from eval.tally import Scores

__all__ = ["score_commitments", "score_statements"]

Json = dict[str, Any]
Fits = Callable[[Json, Json], bool]


def _greedy(found: Sequence[Json], there: Sequence[Json], fits: Fits) -> list[tuple[int, int]]:
    """Return pairs (found, gold): each gold item takes the first free item that fits."""
    free = list(range(len(found)))
    pairs = []
    for j, item in sorted(enumerate(there), key=lambda pair: bool(pair[1].get("optional"))):
        match = next((i for i in free if fits(found[i], item)), None)
        if match is not None:
            free.remove(match)
            pairs.append((match, j))
    return pairs


def _count(
    scores: Scores,
    name: str,
    language: str,
    *,
    items: tuple[Sequence[Json], Sequence[Json]],
    pairs: Sequence[tuple[int, int]],
    exhaustive: bool = True,
) -> None:
    found, there = items
    optional = sum(bool(there[j].get("optional")) for _, j in pairs)
    required = sum(not item.get("optional") for item in there)
    right = len(pairs) - optional
    wrong = len(found) - len(pairs) if exhaustive else 0
    scores.add(name, language, right=right, wrong=wrong, missed=required - right)


def _exact(a: Json, b: Json) -> bool:
    return bool(a["text"].strip() == b["text"].strip())


def _share(a: Sequence[int], b: Sequence[int]) -> float:
    """Return intersection over union of two spans."""
    common = min(a[1], b[1]) - max(a[0], b[0])
    return common / (max(a[1], b[1]) - min(a[0], b[0])) if common > 0 else 0.0


def score_statements(scores: Scores, record: Json, gold: Json) -> None:
    """Add the figures of one document's statements.

    Direct ones must have the exact text; reported ones overlap by half (intersection over union).
    The speaker is scored on the matched.
    """
    language = gold["language"]
    names = {entity["id"]: entity["name"] for entity in record["entities"]}
    rules: tuple[tuple[bool, str, Fits], ...] = (
        (True, "direct statements, exact words", _exact),
        (False, "reported statements", lambda a, b: _share(a["span"], b["span"]) >= 0.5),
    )
    for direct, name, fits in rules:
        found = [s for s in record["statements"] if s["direct"] is direct]
        there = [s for s in gold["statements"] if s["direct"] is direct]
        pairs = _greedy(found, there, fits)
        key = "statements_exhaustive" if direct else "reported_exhaustive"
        _count(
            scores,
            name,
            language,
            items=(found, there),
            pairs=pairs,
            exhaustive=bool(gold.get(key)),
        )
        for i, j in pairs:
            same = _same_speaker(found[i], there[j], names)
            scores.add(f"speaker of {name}", language, right=same, wrong=not same)


def _same_speaker(found: Json, there: Json, names: dict[str, str]) -> bool:
    expected = there["speaker"]
    speaker = names.get(found["speaker"] or "")
    if expected is None:
        return speaker is None
    said = speaker or found.get("speaker_text") or ""
    return same_person(said, expected) or folded(said) == folded(expected)


def score_commitments(scores: Scores, record: Json, gold: Json) -> None:
    """Add the figures of one document's commitments; spans overlap by half, due dates are equal.

    Gold without a list of commitments is left out.
    """
    if "commitments" not in gold:
        return
    language = gold["language"]
    found, there = record["commitments"], gold["commitments"]
    pairs = _greedy(found, there, lambda a, b: _share(a["span"], b["span"]) >= 0.5)
    _count(scores, "commitments", language, items=(found, there), pairs=pairs)
    for i, j in pairs:
        due = found[i]["due"]
        start = due["start"] if due else None
        expected = there[j]["due"]
        same = start == expected or (expected is not None and start == expected.split("/")[0])
        scores.add("due dates of matched commitments", language, right=same, wrong=not same)
