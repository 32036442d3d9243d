"""Reports of the register for the people who keep it: tables with a source in every row.

The yearly list of agreements with what is missing in each, the visits of a period, what is new
since a day, what was promised and not done. A report is a few tables; ``render`` makes a DOCX, an
XLSX or Markdown of it.
"""

from __future__ import annotations

from pobratim.brief.reports.paper import Paper, PaperRow, PaperTable
from pobratim.brief.reports.render import FORMATS, render

__all__ = ["FORMATS", "Paper", "PaperRow", "PaperTable", "render"]
