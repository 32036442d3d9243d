"""Named entities of Russian news by a small neural tagger (slovnet), in plain numpy.

The weights are those of slovnet's news model and navec's embeddings, MIT; see ``data/README.md``.
A convolutional encoder of three layers over quantised word vectors and word shapes, then a
linear-chain CRF (Viterbi). All sentences of a text run as one sequence with a blank between
them: blanks stay zero in every layer, so that no sentence sees its neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

__all__ = ["Tag", "TaggedSpan", "tag"]

Tag = Literal["PER", "LOC", "ORG"]
Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

_WEIGHTS = "tagger.npz"
_LONGEST: Final = 4096


@dataclass(frozen=True, slots=True)
class TaggedSpan:
    """A run of tokens ``[start, stop)`` of one sentence that names something."""

    start: int
    stop: int
    tag: Tag


@dataclass(frozen=True, slots=True)
class _Model:
    rows: dict[str, int]
    indexes: NDArray[np.uint8]
    codes: Floats
    shapes: dict[str, int]
    shape_vectors: Floats
    layers: tuple[tuple[Floats, Floats, Floats, Floats], ...]
    projection: tuple[Floats, Floats]
    transitions: Floats
    tags: tuple[str, ...]


def tag(sentences: Sequence[Sequence[str]]) -> list[tuple[TaggedSpan, ...]]:
    """Return the named spans of each sentence, given as its tokens in order.

    Works best on Russian news; a text of another language gives little that is right.
    """
    found: list[tuple[TaggedSpan, ...]] = []
    for batch in _batches(sentences):
        found.extend(_tag_batch(batch))
    return found


def _batches(sentences: Sequence[Sequence[str]]) -> Iterator[list[Sequence[str]]]:
    batch: list[Sequence[str]] = []
    size = 0
    for words in sentences:
        batch.append(words)
        size += len(words) + 1
        if size > _LONGEST:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _tag_batch(sentences: list[Sequence[str]]) -> list[tuple[TaggedSpan, ...]]:
    model = _model()
    word_ids: list[int] = []
    shape_ids: list[int] = []
    live: list[bool] = []
    for words in sentences:
        word_ids.extend(model.rows.get(word.lower(), 0) for word in words)
        shape_ids.extend(model.shapes.get(_shape(word), 0) for word in words)
        live.extend([True] * len(words))
        word_ids.append(0)
        shape_ids.append(0)
        live.append(False)
    emissions = _emissions(model, np.array(word_ids), np.array(shape_ids), np.array(live))
    found = []
    start = 0
    for words in sentences:
        path = _viterbi(emissions[start : start + len(words)], model.transitions)
        found.append(tuple(_spans([model.tags[i] for i in path])))
        start += len(words) + 1
    return found


def _emissions(model: _Model, words: Ints, shapes: Ints, live: NDArray[np.bool_]) -> Floats:
    parts = model.codes[np.arange(len(model.codes)), model.indexes[words]]
    vectors = parts.reshape(len(words), -1)
    layer_input = np.concatenate((vectors, model.shape_vectors[shapes]), axis=1)
    layer_input[~live] = 0
    for weight, bias, scale, shift in model.layers:
        padded = np.pad(layer_input, ((1, 1), (0, 0)))
        windows = np.concatenate((padded[:-2], padded[1:-1], padded[2:]), axis=1)
        layer_input = np.maximum(windows @ weight + bias, 0) * scale + shift
        layer_input[~live] = 0
    weight, bias = model.projection
    result: Floats = layer_input @ weight + bias
    return result


def _viterbi(emissions: Floats, transitions: Floats) -> list[int]:
    """Return the best path of tags through ``emissions`` (tokens × tags)."""
    if len(emissions) == 0:
        return []
    score = emissions[0]
    back = []
    for row in emissions[1:]:
        scores = score[:, None] + transitions
        best = scores.argmax(axis=0)
        score = scores[best, np.arange(len(best))] + row
        back.append(best)
    path = [int(score.argmax())]
    for best in reversed(back):
        path.append(int(best[path[-1]]))
    return path[::-1]


def _spans(tags: Sequence[str]) -> Iterator[TaggedSpan]:
    start, kind = 0, ""
    for i, label in enumerate([*tags, "O"]):
        if kind and label != f"I-{kind}":
            yield TaggedSpan(start, i, kind)  # type: ignore[arg-type]
            kind = ""
        if label != "O" and not kind:
            start, kind = i, label[2:]


# Word shapes, as the model was trained on ----------------------------------------------------

_PUNCTUATION = "!#$%&()[]\\/*+,.:;<=>?@^_{|}~-‐−‒⁃–—―`\"'«»„“ʼʻ”№…"
_TYPE = re.compile(
    rf"(?P<RU>[а-яё]+)|(?P<EN>[a-z]+)|(?P<NUM>[+-]?\d+)|(?P<PUNCT>[{re.escape(_PUNCTUATION)}]+)",
    re.IGNORECASE,
)


@lru_cache(maxsize=65536)
def _shape(word: str) -> str:
    match = _TYPE.match(word)
    kind = match.lastgroup if match else "OTHER"
    if kind in {"RU", "EN"}:
        return f"{kind}_{_outline(word)}"
    if kind == "PUNCT":
        known = len(word) == 1 and word in _PUNCTUATION
        return f"PUNCT_{word if known else 'OTHER'}"
    return str(kind)


def _outline(word: str) -> str:
    if len(word) == 1:
        return "X" if word.isupper() else "x"
    if word.isupper():
        return "XX"
    if word.islower():
        return "xx"
    if _is_title(word):
        return "Xx"
    left, dash, right = word.partition("-")
    return "Xx-Xx" if dash and _is_title(left) and _is_title(right) else "OTHER"


def _is_title(word: str) -> bool:
    return len(word) > 1 and word[0].isupper() and word[1:].islower()


# Weights -------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def _model() -> _Model:
    source = resources.files("pobratim.lexicon").joinpath("data", _WEIGHTS)
    with source.open("rb") as file, np.load(file, allow_pickle=False) as data:
        words = data["words"].tobytes().decode("utf-8").split("\n")
        rows = dict(zip(words, data["rows"].tolist(), strict=True))
        shapes = data["shapes"].tobytes().decode("utf-8").split("\n")
        return _Model(
            rows=rows,
            indexes=data["indexes"],
            codes=data["codes"],
            shapes={shape: i for i, shape in enumerate(shapes)},
            shape_vectors=data["shape_vectors"],
            layers=tuple(
                (data[f"w{i}"], data[f"b{i}"], data[f"s{i}"], data[f"t{i}"]) for i in range(3)
            ),
            projection=(data["projection"], data["projection_bias"]),
            transitions=data["transitions"],
            tags=tuple(data["tags"].tobytes().decode("utf-8").split("\n")),
        )
