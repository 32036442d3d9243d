"""Document to facts with spans: blocks, mentions, posts, quotations, events, dates."""

from __future__ import annotations

from pobratim.extract.formats import RawDocument, decode
from pobratim.extract.read import read

__all__ = ["RawDocument", "decode", "read"]
