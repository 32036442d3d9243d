"""Full-text search over documents, with the claims and sayings that stand on the words found."""

from __future__ import annotations

__all__: list[str] = []
