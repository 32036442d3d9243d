"""The rows that the register answers with, assembled from claims for the one who asks."""

from __future__ import annotations

__all__: list[str] = []
