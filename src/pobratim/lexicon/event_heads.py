"""Which events a sentence is likely to tell: one logistic head a type over its vector.

Trained by ``eval/train_heads.py`` on reports of our own.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from importlib import resources
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pobratim.lexicon.encoder import sentence_vectors
from pobratim.model.readings import EventType

__all__ = ["event_likelihoods"]

_WEIGHTS = "event-heads.npz"


def event_likelihoods(sentences: Sequence[str]) -> list[dict[EventType, float]]:
    """Return for each sentence the probability, in [0, 1], that it tells an event of each type.

    The heads know the types that enough reports of the training set tell of.
    """
    if not sentences:
        return []
    heads = _heads()
    types: list[EventType] = heads["types"].tolist()
    centred = (sentence_vectors(sentences) - heads["mean"]) / heads["scale"]
    odds = centred @ heads["weights"].T + heads["bias"]
    return [
        dict(zip(types, row, strict=True)) for row in (1 / (1 + np.exp(-odds))).round(6).tolist()
    ]


@lru_cache(maxsize=1)
def _heads() -> dict[str, NDArray[Any]]:
    source = resources.files("pobratim.lexicon").joinpath("data", _WEIGHTS)
    with source.open("rb") as file, np.load(file, allow_pickle=False) as data:
        return {name: data[name] for name in data}
