"""Claims and scores to the dossier: choose, word, lay out, render."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from pobratim.brief.assemble import assemble, verify
from pobratim.brief.measured import Measured, measure
from pobratim.brief.render import FORMATS, render
from pobratim.model.dossiers import Dossier
from pobratim.model.places import City

if TYPE_CHECKING:
    from pobratim.atlas import Atlas
    from pobratim.brief.ports import RegisterReader

__all__ = ["FORMATS", "Measured", "assemble", "build", "measure", "render", "verify"]


def build(  # noqa: PLR0913 - what a dossier is about, for whom, and as of when
    register: RegisterReader,
    atlas: Atlas,
    a: City,
    b: City,
    *,
    as_of: str,
    language: str,
    do_not_cite: Iterable[str] = (),
) -> Dossier:
    """Write the dossier on ``a`` and ``b``: two pages, then annexes, every line footnoted.

    ``as_of`` is the ISO date of the day that it is written for. An entry of ``do_not_cite`` is an
    outlet's name or a part of an address: evidence from it is withheld and counted.

    Raises:
        UsageError: if there are no words in ``language``.
        IntegrityError: if a line has no footnote or a quotation does not re-read verbatim.
    """
    return assemble(
        register,
        measure(register, atlas, a, b, as_of=as_of),
        as_of=as_of,
        language=language,
        do_not_cite=do_not_cite,
    )
