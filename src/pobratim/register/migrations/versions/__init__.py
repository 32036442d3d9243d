"""One module per revision; a released revision is never edited."""

from __future__ import annotations

__all__: list[str] = []
