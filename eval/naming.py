"""When two names mean the same: persons, bodies and posts as texts write them."""

from __future__ import annotations

import re

__all__ = ["folded", "same_body", "same_person", "same_post"]

_MARKS = re.compile(r"[«»\"“”„'’ʼ().,–—-]+")
_LEGAL = re.compile(
    r"\b(?:оао|ооо|зао|пао|ао|сооо|руптп|руп|муп|осоо|спк|ааа?т|таа|пп|город[а]?|горад[а]?)\b"
)
_STEM = 5


def folded(name: str) -> str:
    """Return a name in lower case, ё as е, without marks and legal forms."""
    plain = _MARKS.sub(" ", name.lower().replace("ё", "е"))
    return " ".join(_LEGAL.sub(" ", plain).split())


def same_person(a: str, b: str) -> bool:
    """Tell whether two names of a person agree: a word in common, no first name that differs.

    An initial agrees with every name that begins with it.
    """
    ours, theirs = folded(a).split(), folded(b).split()
    if not ours or not theirs:
        return False
    if ours == theirs:
        return True
    common = [word for word in ours if word in theirs]
    if ours != theirs and not any(len(word) > 2 for word in common):
        return False
    rest_a = [word for word in ours if word not in common]
    rest_b = [word for word in theirs if word not in common]
    return not rest_a or not rest_b or any(_agree(x, y) for x in rest_a for y in rest_b)


def _agree(a: str, b: str) -> bool:
    return (len(a) == 1 or len(b) == 1) and a[0] == b[0]


def _stems(name: str) -> set[str]:
    return {word[:_STEM] for word in folded(name).split() if len(word) > 2}


def same_body(a: str | None, b: str | None) -> bool:
    """Tell whether two names of an organisation agree in at least half of their word stems."""
    if a is None or b is None:
        return a is b
    ours, theirs = _stems(a), _stems(b)
    if not ours or not theirs:
        return folded(a) == folded(b)
    return len(ours & theirs) * 2 >= max(len(ours), len(theirs))


def same_post(a: str | None, b: str | None) -> bool:
    """Tell whether two posts are the same words, one perhaps with the body's name behind it."""
    if a is None or b is None:
        return a is b
    ours, theirs = folded(a), folded(b)
    return ours == theirs or ours.startswith(theirs + " ") or theirs.startswith(ours + " ")
