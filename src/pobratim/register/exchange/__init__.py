"""The register handed over: tables for spreadsheets, calendars, maps and knowledge graphs.

Each module writes one format from rows and returns the bytes with what it had to leave out: a
format that cannot hold a row says so, and nothing goes missing unsaid. The same rows give the
same bytes. Nothing here reads a clock, a terminal or the network.
"""

from __future__ import annotations

__all__: list[str] = []
