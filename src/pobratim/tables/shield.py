"""Text that a spreadsheet would run as a formula: how it is marked, and read back.

A spreadsheet takes a text that starts with ``=``, ``+``, ``-``, ``@`` or a tab for a formula. In
CSV such a text gets an apostrophe in front, and so does a text that starts with an apostrophe:
dropping one leading apostrophe from every cell that has it gives back the own text.
"""

from __future__ import annotations

__all__ = ["plain", "runs", "shielded", "unshielded"]

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


def unshielded(cell: str) -> str:
    """Return a cell of a file of anybody's without the mark of a shielded formula.

    >>> unshielded("'=1+1"), unshielded("'s-Hertogenbosch")
    ('=1+1', "'s-Hertogenbosch")
    """
    return cell[1:] if cell.startswith(_MARK) and runs(cell[1:]) else cell
