"""Train the heads of the thorough tier: ``python -m eval.train_heads OUT.npz GOLD…``.

A sentence is an example of each type of event whose words it shares. Logistic regression with a
strong penalty over the sentence vectors of ``lexicon/encoder.py``; nothing is drawn by chance.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from eval.reading import gold_of
from pobratim.extract.formats import RawDocument
from pobratim.extract.read import document_of
from pobratim.extract.segment import page_of
from pobratim.lexicon.encoder import sentence_vectors

__all__ = ["examples", "fitted", "main"]

Json = dict[str, Any]

PENALTY = 0.01
"""Inverse strength of the penalty, chosen on reports that the rules had not seen."""

_FEWEST = 8


def examples(gold: Iterable[Json]) -> tuple[list[str], list[set[str]]]:
    """Return the sentences of the reports and the types of events that each tells."""
    sentences, told = [], []
    for record in gold:
        raw = RawDocument(record["id"], record["text"], language=record["language"])
        for sentence in page_of(document_of(raw)).sentences:
            sentences.append(sentence.span.of(record["text"]))
            told.append({e["type"] for e in record["events"] if _shares(sentence.span, e)})
    return sentences, told


def _shares(span: Any, event: Json) -> bool:
    start, end = event["evidence_span"]
    return bool(start < span.end and span.start < end)


def fitted(sentences: Sequence[str], told: Sequence[set[str]]) -> dict[str, NDArray[Any]]:
    """Return the arrays of the heads: ``types``, ``weights``, ``bias``, ``mean``, ``scale``."""
    vectors = sentence_vectors(sentences)
    mean, scale = vectors.mean(axis=0), vectors.std(axis=0) + 1e-6
    counts = {kind: sum(kind in one for one in told) for kind in sorted(set().union(*told))}
    types = [kind for kind, count in counts.items() if count >= _FEWEST]
    heads = [
        LogisticRegression(C=PENALTY, max_iter=1000).fit(
            (vectors - mean) / scale, [kind in one for one in told]
        )
        for kind in types
    ]
    return {
        "types": np.array(types),
        "weights": np.concatenate([head.coef_ for head in heads]).astype(np.float32),
        "bias": np.concatenate([head.intercept_ for head in heads]).astype(np.float32),
        "mean": mean.astype(np.float32),
        "scale": scale.astype(np.float32),
    }


def main() -> None:
    """Train on the gold files of the command line and write the heads."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("gold", type=Path, nargs="+")
    given = parser.parse_args()
    np.savez(given.out, **fitted(*examples(gold_of(given.gold))))  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
