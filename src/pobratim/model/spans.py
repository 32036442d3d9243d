"""Where in a document a fact stands: position and quotation together."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["CONTEXT", "Evidence", "Span", "anchor"]

CONTEXT = 32
"""Code points kept before and after a quotation, so that it can be found again."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range ``[start, end)`` of Unicode code points over a document's frozen text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse a range that cannot stand in any text.

        Raises:
            ValueError: if ``start`` is negative or ``end`` lies before it.
        """
        if self.start < 0 or self.end < self.start:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def of(self, text: str) -> str:
        """Return the words of ``text`` that this span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Tell whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Evidence:
    """The exact words that carry a fact, as W3C Web Annotation selectors.

    ``start`` and ``end`` are the text position selector; ``exact``, ``prefix`` and ``suffix`` the
    text quote selector. ``document`` is ``sha256:…`` of the frozen text. ``extractor`` is
    ``name/version`` of what read it; ``confidence`` lies in [0, 1], ``None`` where not stated.
    """

    document: str
    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""
    extractor: str = ""
    confidence: float | None = None

    @property
    def span(self) -> Span:
        """The position as a span."""
        return Span(self.start, self.end)

    def reads_verbatim(self, text: str) -> bool:
        """Tell whether ``text`` still has the same words at the same position."""
        return text[self.start : self.end] == self.exact


def anchor(
    document: str,
    text: str,
    span: Span,
    *,
    extractor: str = "",
    confidence: float | None = None,
) -> Evidence:
    """Build the evidence for ``span`` of ``text``, with both selectors.

    Raises:
        ValueError: if the span is empty or reaches beyond the text.
    """
    if span.end > len(text) or span.start == span.end:
        raise ValueError(f"[{span.start}, {span.end}) is no place in a text of {len(text)}")
    return Evidence(
        document=document,
        start=span.start,
        end=span.end,
        exact=span.of(text),
        prefix=text[max(0, span.start - CONTEXT) : span.start],
        suffix=text[span.end : span.end + CONTEXT],
        extractor=extractor,
        confidence=confidence,
    )
