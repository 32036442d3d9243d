"""Text from sources as XML may hold it."""

from __future__ import annotations

import re

__all__ = ["printable"]

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def printable(text: str) -> str:
    r"""Return ``text`` without the control characters that XML 1.0 forbids.

    >>> printable("a\x0bb")
    'ab'
    """
    return _FORBIDDEN.sub("", text)
