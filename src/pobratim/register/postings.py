"""The rows by which a document is found: which terms it holds how often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from pobratim.lexicon.terms import plain_words, terms_of

__all__ = ["counted", "postings"]


def counted(text: str, language: str) -> Counter[str]:
    """Return how often each term stands in ``text``."""
    counts: Counter[str] = Counter()
    for word, times in Counter(plain_words(text)).items():
        for term in terms_of(word, language):
            counts[term] += times
    return counts


def postings(
    number: int, document: str, text: str, language: str
) -> tuple[Mapping[str, object], list[Mapping[str, object]]]:
    """Return the row of a document and the rows of its terms.

    ``number`` is short for the document; the length of a document is counted in terms.
    """
    counts = counted(text, language)
    page = {"id": document, "number": number, "length": counts.total()}
    return page, [{"term": t, "page": number, "times": n} for t, n in sorted(counts.items())]
