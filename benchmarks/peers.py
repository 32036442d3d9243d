"""Peers that are measured in the same run, fetched from the package registry when asked for."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

__all__ = ["natasha_chain"]

_NATASHA = "natasha==1.6.0"


def natasha_chain() -> Callable[[str], object] | None:
    """Return natasha's chain of segmentation, morphology, syntax and names; ``None`` offline.

    The package itself does not run beside a current setuptools, so its parts are put together as
    it does: razdel, slovnet's three news models and navec's vectors, out of its wheel (MIT). Its
    lemmas are left out, which makes the peer faster than the package.
    """
    with tempfile.TemporaryDirectory() as folder:
        words = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "-d", folder]
        fetched = subprocess.run([*words, _NATASHA], capture_output=True, check=False)  # noqa: S603
        wheels = list(Path(folder).glob("*.whl"))
        if fetched.returncode or not wheels:
            return None
        with zipfile.ZipFile(wheels[0]) as wheel:
            wheel.extractall(folder)
        return _chain(Path(folder) / "natasha" / "data")


def _chain(data: Path) -> Callable[[str], object]:
    from navec import Navec
    from razdel import sentenize, tokenize
    from slovnet import NER, Morph, Syntax

    navec = Navec.load(str(next(data.rglob("navec*.tar"))))
    models = [
        kind.load(str(next(data.rglob(f"slovnet_{name}*.tar")))).navec(navec)
        for kind, name in ((Morph, "morph"), (Syntax, "syntax"))
    ]
    names = NER.load(str(next(data.rglob("slovnet_ner*.tar")))).navec(navec)

    def read(text: str) -> object:
        sentences = [[t.text for t in tokenize(s.text)] for s in sentenize(text)]
        return [list(model.map(sentences)) for model in models], names(text)

    return read
