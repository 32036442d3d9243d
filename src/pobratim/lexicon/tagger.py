"""Named entities of Russian news by a small neural tagger (slovnet), in plain numpy.

The weights are those of slovnet's news model and navec's embeddings, MIT; see ``data/README.md``.
A convolutional encoder of three layers over quantised word vectors and word shapes, then a
linear-chain CRF (Viterbi). All sentences of a text run as one sequence with a blank between
them: blanks stay zero in every layer, so that no sentence sees its neighbours.

Each layer looks at a token and its two neighbours. Its weights stand side by side, so that one
product gives what every token hands to the left, to itself and to the right; shifted, the three
add up. In the first layer, the dearest, that product depends on the word alone and is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from threading import Lock
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

__all__ = ["Tag", "TaggedSpan", "tag"]

Tag = Literal["PER", "LOC", "ORG"]
Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

_WEIGHTS = "tagger.npz"
_LONGEST: Final = 4096
_KEPT_WORDS: Final = 8192


@dataclass(frozen=True, slots=True)
class TaggedSpan:
    """A run of tokens ``[start, stop)`` of one sentence that names something."""

    start: int
    stop: int
    tag: Tag


@dataclass(frozen=True, slots=True)
class _Layer:
    """A convolution over three tokens: ``weight`` (inputs × 3 outputs), then what follows it."""

    weight: Floats
    bias: Floats
    scale: Floats
    shift: Floats


@dataclass(frozen=True, slots=True)
class _Model:
    rows: dict[str, int]
    words: _Words
    shapes: dict[str, int]
    shape_products: Floats
    layers: tuple[_Layer, ...]
    projection: tuple[Floats, Floats]
    transitions: Floats
    tags: tuple[str, ...]


class _Words:
    """The products of word vectors with the first layer, worked out once for each word."""

    def __init__(self, indexes: NDArray[np.uint8], codes: Floats, weight: Floats) -> None:
        self._indexes, self._codes, self._weight = indexes, codes, weight
        self._products = np.empty((_KEPT_WORDS, weight.shape[1]), dtype=np.float32)
        self._places = np.full(len(indexes), -1)
        self._kept = 0
        self._lock = Lock()

    def products(self, words: Ints) -> Floats:
        """Return one row for each of ``words``, given as row numbers of the vocabulary."""
        with self._lock:
            if not self._keep(_each_once(words[self._places[words] < 0])):
                self._places.fill(-1)
                self._kept = 0
                if not self._keep(_each_once(words)):
                    return self._computed(words)
            products: Floats = self._products[self._places[words]]
        return products

    def _keep(self, fresh: Ints) -> bool:
        """Work out and keep the products of further words; ``False`` where there is no room."""
        upto = self._kept + len(fresh)
        if upto > len(self._products):
            return False
        if len(fresh):
            self._products[self._kept : upto] = self._computed(fresh)
            self._places[fresh] = np.arange(self._kept, upto)
            self._kept = upto
        return True

    def _computed(self, words: Ints) -> Floats:
        parts = self._codes[np.arange(len(self._codes)), self._indexes[words]]
        products: Floats = parts.reshape(len(words), -1) @ self._weight
        return products


def _each_once(words: Ints) -> Ints:
    # np.unique would import numpy's masked arrays, a tenth of a second before the first word.
    return np.array(sorted(set(words.tolist())), dtype=np.int64)


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
    lengths = [len(words) for words in sentences]
    starts = np.cumsum([0, *(length + 1 for length in lengths[:-1])])
    return [
        tuple(_spans([model.tags[i] for i in path]))
        for path in _best_paths(emissions, starts, np.array(lengths), model.transitions)
    ]


def _emissions(model: _Model, words: Ints, shapes: Ints, live: NDArray[np.bool_]) -> Floats:
    products = model.words.products(words) + model.shape_products[shapes]
    blank = ~live
    products[blank] = 0
    first, *others = model.layers
    hidden = _activated(products, first, blank)
    for layer in others:
        hidden = _activated(hidden @ layer.weight, layer, blank)
    weight, bias = model.projection
    result: Floats = hidden @ weight + bias
    return result


def _activated(products: Floats, layer: _Layer, blank: NDArray[np.bool_]) -> Floats:
    """Add up what each token gets from its neighbours and itself; then the rest of the layer."""
    size = products.shape[1] // 3
    hidden = products[:, size : 2 * size] + layer.bias
    hidden[1:] += products[:-1, :size]
    hidden[:-1] += products[1:, 2 * size :]
    np.maximum(hidden, 0, out=hidden)
    hidden *= layer.scale
    hidden += layer.shift
    hidden[blank] = 0
    return hidden


def _best_paths(
    emissions: Floats, starts: Ints, lengths: Ints, transitions: Floats
) -> list[list[int]]:
    """Return the best path of tags through each sentence (Viterbi), all sentences abreast.

    ``emissions`` has a row a token and a column a tag; sentence ``i`` has ``lengths[i]`` rows
    from ``starts[i]``.
    """
    order = np.argsort(-lengths, kind="stable")
    begin, size = starts[order], lengths[order]
    longest = int(size[0])
    if longest == 0:
        return [[] for _ in lengths]
    # Longest first: the sentences that still go on are always the first ones.
    going = [int(np.searchsorted(-size, -at, side="left")) for at in range(longest)]
    score = emissions[begin[: going[0]]]
    back = np.zeros((longest, going[0]), dtype=np.int64)[:, :, None] + np.arange(len(transitions))
    for at in range(1, longest):
        n = going[at]
        scores = score[:n, :, None] + transitions
        back[at, :n] = scores.argmax(axis=1)
        score[:n] = scores.max(axis=1) + emissions[begin[:n] + at]
    paths = _followed(back, score.argmax(axis=1))
    found: list[list[int]] = [[] for _ in lengths]
    for i, path in enumerate(paths.T.tolist()):
        found[order[i]] = path[: size[i]]
    return found


def _followed(back: Ints, last: Ints) -> Ints:
    """Follow ``back`` (tokens × sentences × tags) from the tags ``last`` to the beginnings."""
    paths = np.empty(back.shape[:2], dtype=np.int64)
    paths[-1] = last
    sentences = np.arange(len(last))
    for at in range(len(back) - 1, 0, -1):
        paths[at - 1] = back[at, sentences, paths[at]]
    return paths


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
        layers = tuple(
            _Layer(_side_by_side(data[f"w{i}"]), data[f"b{i}"], data[f"s{i}"], data[f"t{i}"])
            for i in range(3)
        )
        codes = data["codes"]
        size = codes.shape[0] * codes.shape[2]
        return _Model(
            rows=rows,
            words=_Words(data["indexes"], codes, layers[0].weight[:size]),
            shapes={shape: i for i, shape in enumerate(shapes)},
            shape_products=data["shape_vectors"] @ layers[0].weight[size:],
            layers=layers,
            projection=(data["projection"], data["projection_bias"]),
            transitions=data["transitions"],
            tags=tuple(data["tags"].tobytes().decode("utf-8").split("\n")),
        )


def _side_by_side(weight: Floats) -> Floats:
    """Return weights of the left, middle and right token, one below another, as columns."""
    return np.ascontiguousarray(np.concatenate(np.split(weight, 3), axis=1))
