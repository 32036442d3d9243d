"""Tables that people hand over: CSV and XLSX, packed or plain, in the encodings they come in.

Every reader of lists stands on this room, so that the same file is read alike, and refused in the
same words, whether it fills the register, the atlas or a list of offers. What the columns mean is
for the reader to say; here a table is a head and rows of text.
"""

from __future__ import annotations

from pobratim.tables.layout import Layout
from pobratim.tables.opening import open_text
from pobratim.tables.reading import Table, open_table
from pobratim.tables.rows import Row

__all__ = ["Layout", "Row", "Table", "open_table", "open_text"]
