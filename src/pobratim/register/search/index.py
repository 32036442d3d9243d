"""Making documents findable: two plain tables, the same in any database."""

from __future__ import annotations

from pobratim.register.postings import counted
from pobratim.register.store import Writer

__all__ = ["index_document"]


def index_document(writer: Writer, document: str, text: str, language: str) -> None:
    """Make a new document findable at the end of the caller's transaction."""
    memo = writer.memo
    if "page" not in memo:
        memo["page"] = int(writer.rows("SELECT coalesce(max(number), 0) FROM pages")[0][0])
    page = memo["page"] = memo["page"] + 1
    counts = counted(text, language)
    length = counts.total()
    writer.add_later("pages", ("id", "number", "length"), [(document, page, length)])
    terms = [(term, page, times, length) for term, times in counts.items()]
    writer.add_later("terms", ("term", "page", "times", "length"), terms)
