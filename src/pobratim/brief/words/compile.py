"""Compile the catalogues: ``python -m pobratim.brief.words.compile`` after any change of words."""

from __future__ import annotations

import io
from pathlib import Path

from pobratim.brief.words.catalogue import DOMAINS, LANGUAGES, LOCALE

__all__ = ["compile_all", "compiled"]


def compiled(source: Path) -> bytes:
    """Return the ``.mo`` bytes of a ``.po`` file; the same source gives the same bytes."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with source.open("rb") as file:
        messages = read_po(file)
    buffer = io.BytesIO()
    write_mo(buffer, messages)
    return buffer.getvalue()


def compile_all() -> None:
    """Write the ``.mo`` file beside each ``.po`` file."""
    for language in LANGUAGES:
        for domain in DOMAINS:
            source = LOCALE / language / "LC_MESSAGES" / f"{domain}.po"
            source.with_suffix(".mo").write_bytes(compiled(source))


if __name__ == "__main__":
    compile_all()
