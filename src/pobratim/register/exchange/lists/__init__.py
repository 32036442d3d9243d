"""Lists that people keep already: agreements, visits, enterprises, officials, from CSV and XLSX.

A row of a table becomes a document of its own: the frozen text of its cells. From there it goes
the way of every report, so that a visit in a list and a report of the same visit are one event,
and every claim points at the words of the row. Columns that no map names are never read in.
"""

from __future__ import annotations

__all__: list[str] = []
