"""Making documents findable: two plain tables, the same in any database."""

from __future__ import annotations

from pobratim.register.postings import postings
from pobratim.register.store import Writer

__all__ = ["index_document"]


def index_document(writer: Writer, document: str, text: str, language: str) -> None:
    """Make a new document findable, within the caller's transaction."""
    memo = writer.memo
    if "page" not in memo:
        memo["page"] = int(writer.rows("SELECT coalesce(max(number), 0) FROM pages")[0][0])
    memo["page"] += 1
    page, terms = postings(memo["page"], document, text, language)
    writer.add("pages", [page])
    writer.add_later("terms", terms)
