"""Whether a date is that of an agreeing or a promise, not of what was agreed or promised."""

from __future__ import annotations

import re

__all__ = ["dates_the_agreeing"]

_TOLD = re.compile(
    r"(?<!\w)(?:договор(?:и|ен)|условил|достиг|пообещ|обеща[лв]|обязал|поруч|дамов|дасяг|паабяц|"
    r"даруч|agreed|promised|pledged|undertook|resolved)"
)
_TASK_WORD = re.compile(
    r"\b\w{2,}(?:ть|ти|чь|ться|ць|цца|[сз]ці)\b|\s(?:о|об|аб|пра|на)\s|,\s|:\s|\sto\s|\sthat\s"
)


def dates_the_agreeing(before: str) -> bool:
    """Tell whether a date dates the agreeing, by the folded words ``before`` it.

    It does where nothing of the task stands between the two: "договорились в мае провести".

    >>> dates_the_agreeing("стороны договорились в ")
    True
    >>> dates_the_agreeing("стороны договорились провести форум в ")
    False
    """
    told = None
    for told in _TOLD.finditer(before):  # noqa: B007
        pass
    return told is not None and _TASK_WORD.search(before[told.end() :]) is None
