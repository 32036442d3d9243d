"""Document to facts with spans: blocks, mentions, posts, quotations, events, dates."""

from __future__ import annotations

from pobratim.extract.formats import RawDocument, decode
from pobratim.extract.read import passed_over, read
from pobratim.extract.triage import is_worth_reading

__all__ = ["RawDocument", "decode", "is_worth_reading", "passed_over", "read"]
