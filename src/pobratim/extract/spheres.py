"""The spheres of cooperation that a page names, with the words that name them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pobratim.extract.memo import per_page
from pobratim.extract.tokens import Page
from pobratim.extract.why import because
from pobratim.lexicon.spheres import Naming, spheres_named
from pobratim.model.readings import SphereMention
from pobratim.model.spans import Span
from pobratim.model.spheres import SPHERES

__all__ = ["spheres_in", "spheres_of"]

_SILENT = frozenset({"authority", "union", "media"})


def spheres_of(page: Page) -> tuple[SphereMention, ...]:
    """Return the spheres that ``page`` names, in the order of the scheme, with their evidence.

    Names of authorities, chambers and media name none (a chamber of industry is no industry);
    nor do captions that repeat the title, and boilerplate.
    """
    found: dict[str, list[Span]] = {}
    for sphere, span in _named(page):
        found.setdefault(sphere, []).append(span)
    return tuple(SphereMention(s, tuple(found[s])) for s in SPHERES if s in found)


def spheres_in(page: Page, span: Span) -> tuple[str, ...]:
    """Return the spheres that are named inside ``span``, in the order of the scheme."""
    inside = {sphere for sphere, words in _named(page) if span.contains(words)}
    return tuple(s for s in SPHERES if s in inside)


@per_page
def _named(page: Page) -> tuple[tuple[str, Span], ...]:
    text, language = page.document.text, page.document.language
    found = [
        (naming.sphere, Span(sentence.start + naming.start, sentence.start + naming.end), naming)
        for sentence in page.sentences
        for naming in spheres_named(sentence.span.of(text), language)
    ]
    sure = _sure(page, found)
    named = tuple((sphere, span) for sphere, span, _ in found if sphere in sure)
    for sphere, span in named:
        because("sphere", span, "word of {}: {}", sphere, span.of(text))
    silent = [m for e in page.entities if e.organisation in _SILENT for m in e.mentions]
    return tuple(pair for pair in named if not any(m.contains(pair[1]) for m in silent))


def _sure(page: Page, found: Sequence[tuple[str, Span, Naming]]) -> frozenset[str]:
    """Return the spheres that a strong word names, or weak ones twice or in the title."""
    head = next((b.span for b in page.document.blocks if b.kind == "title"), Span(0, 0))
    times = Counter(sphere for sphere, _, _ in found)
    return frozenset(
        sphere
        for sphere, span, naming in found
        if not naming.weak or head.contains(span) or times[sphere] > 1
    )
