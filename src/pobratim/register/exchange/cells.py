"""Cells of a table: what is more than text or a number as JSON."""

from __future__ import annotations

import json
from typing import Any

__all__ = ["as_cell"]


def as_cell(value: Any) -> str | int | float | bool | None:
    """Return a value of a row as one cell: lists and objects become JSON, the rest stays.

    A list of texts becomes JSON as well, so that a comma in a name splits nothing.
    """
    if isinstance(value, list | tuple | dict):
        return json.dumps(value, ensure_ascii=False)
    if value is None or isinstance(value, str | int | float | bool):
        return value
    return str(value)
