"""What is never changed once it is written, whatever database holds it."""

from __future__ import annotations

__all__ = ["FROZEN"]

FROZEN = ("documents", "decisions")
"""Tables whose rows may be added and never changed or removed: the database itself refuses."""
