"""Pack the weights of slovnet's news tagger and navec's vectors for ``lexicon/tagger.py``.

Usage: ``python eval/pack_tagger.py NAVEC.tar SLOVNET_NER.tar OUT.npz [--rows N]``. Both inputs
lie in the ``natasha`` wheel (MIT). The N most frequent words keep their vectors; each other word
takes those of its nearest neighbour among them.
"""

from __future__ import annotations

import argparse
import io
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
from navec import Navec
from numpy.typing import NDArray
from slovnet import NER

_BATCH = 1000


def nearest_kept(
    vectors: NDArray[np.float32], kept: NDArray[np.int64], others: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Return for each of ``others`` the place in ``kept`` of its nearest vector by cosine."""
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit = vectors / np.where(norms == 0, 1, norms)
    targets = unit[kept].T.copy()
    parts = [
        (unit[others[i : i + _BATCH]] @ targets).argmax(axis=1)
        for i in range(0, len(others), _BATCH)
    ]
    return np.concatenate(parts) if parts else np.zeros(0, dtype=np.int64)


def pack(navec_path: Path, ner_path: Path, rows: int) -> dict[str, NDArray[Any]]:
    """Return the arrays of the packed model."""
    navec = Navec.load(str(navec_path))
    ner = NER.load(str(ner_path))
    vocab = ner.infer.encoder.words_vocab
    counts = np.array(navec.vocab.counts, dtype=np.int64)
    counts[[vocab.unk_id, vocab.pad_id]] = -1
    order = np.argsort(-counts, kind="stable")
    ranked = order[counts[order] >= 0]
    kept, others = ranked[:rows], ranked[rows:]
    place = np.zeros(len(vocab.items), dtype=np.uint32)
    place[kept] = np.arange(1, len(kept) + 1)
    place[others] = nearest_kept(navec.pq.unpack(), kept, others) + 1
    words = [word for i, word in enumerate(vocab.items) if i not in {vocab.unk_id, vocab.pad_id}]
    ids = [i for i in range(len(vocab.items)) if i not in {vocab.unk_id, vocab.pad_id}]
    indexes = navec.pq.indexes[np.concatenate(([vocab.unk_id], kept))]
    arrays: dict[str, NDArray[Any]] = {
        "words": _text(words),
        "rows": place[ids],
        "indexes": indexes,
        "codes": navec.pq.codes,
    }
    return arrays | _network(ner)


def _text(items: list[str]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(items).encode("utf-8"), dtype=np.uint8)


def _network(ner: Any) -> dict[str, NDArray[Any]]:
    model, encoder = ner.infer.model, ner.infer.encoder
    arrays: dict[str, NDArray[Any]] = {
        "shapes": _text(encoder.shapes_vocab.items),
        "shape_vectors": model.emb.shape.weight.array,
        "projection": model.head.proj.weight.array,
        "projection_bias": model.head.proj.bias.array,
        "transitions": model.head.crf.transitions.array,
        "tags": _text(ner.infer.decoder.tags_vocab.items),
    }
    for i, layer in enumerate(model.encoder.layers):
        conv, norm = layer.conv, layer.norm
        # From filters × in × 3 to (3 · in) × filters: the window is three tokens side by side.
        arrays[f"w{i}"] = conv.weight.array.transpose(2, 1, 0).reshape(-1, len(conv.weight.array))
        arrays[f"b{i}"] = conv.bias.array
        scale = norm.weight.array / norm.std.array
        arrays[f"s{i}"] = scale
        arrays[f"t{i}"] = norm.bias.array - norm.mean.array * scale
    return arrays


def write(path: Path, arrays: dict[str, NDArray[Any]]) -> None:
    """Write ``arrays`` as a compressed ``.npz`` that has the same bytes each time."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(arrays):
            buffer = io.BytesIO()
            np.save(buffer, np.ascontiguousarray(arrays[name]), allow_pickle=False)
            info = zipfile.ZipInfo(f"{name}.npy", date_time=(1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, buffer.getvalue())


def main() -> None:
    """Read the arguments and pack."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("navec", type=Path)
    parser.add_argument("ner", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--rows", type=int, default=120_000)
    options = parser.parse_args()
    write(options.out, pack(options.navec, options.ner, options.rows))


if __name__ == "__main__":
    main()
