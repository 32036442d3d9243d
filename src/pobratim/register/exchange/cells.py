"""Cells of a table: what is more than text or a number as JSON, and no text that runs.

A spreadsheet takes a text that starts with ``=``, ``+``, ``-``, ``@`` or a tab for a formula. In
CSV such a text gets an apostrophe in front, and so does a text that starts with an apostrophe:
dropping one leading apostrophe from every cell that has it gives back the register's own text.
"""

from __future__ import annotations

import json
from typing import Any

__all__ = ["as_cell", "plain", "runs", "shielded"]

_STARTS = tuple("=+-@\t\r\n＝＋－＠−")
_MARK = "'"


def runs(text: str) -> bool:
    """Tell whether a spreadsheet may take ``text`` for a formula.

    >>> runs("=1+1"), runs("Минск")
    (True, False)
    """
    return text.startswith(_STARTS)


def shielded(text: str) -> str:
    """Return ``text`` with an apostrophe in front where a spreadsheet would run it.

    >>> shielded("=1+1"), shielded("Минск")
    ("'=1+1", 'Минск')
    """
    return _MARK + text if runs(text) or text.startswith(_MARK) else text


def plain(cell: str) -> str:
    """Return the text that :func:`shielded` was given.

    >>> plain("'=1+1"), plain("Минск")
    ('=1+1', 'Минск')
    """
    return cell.removeprefix(_MARK)


def as_cell(value: Any) -> str | int | float | bool | None:
    """Return a value of a row as one cell: lists and objects become JSON, the rest stays.

    A list of texts becomes JSON as well, so that a comma in a name splits nothing.
    """
    if isinstance(value, list | tuple | dict):
        return json.dumps(value, ensure_ascii=False)
    if value is None or isinstance(value, str | int | float | bool):
        return value
    return str(value)
