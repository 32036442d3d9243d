"""From a reading to rows: each thing a document names is resolved, each fact keeps its span."""

from __future__ import annotations

__all__: list[str] = []
