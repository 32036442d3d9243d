"""English names told by what stands around them: a post, an apposition, a by-line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pobratim.extract.tokens import Token
from pobratim.lexicon.bodies import body_head
from pobratim.lexicon.names import is_title
from pobratim.lexicon.posts import post_head, post_modifier

__all__ = [
    "NO_NAMES",
    "REGION_WORDS",
    "follows_matter",
    "in_apposition",
    "is_double",
    "is_led",
    "is_lone_name",
    "is_signed",
    "is_titled",
]


_SHORT_NAME = 3
_SIGNED = frozenset(
    {
        "by",
        "interview",
        "text",
        "photo",
        "photos",
        "contact",
        "editor",
        "author",
        "reporter",
        "report",
        "camera",
        "video",
        "words",
        "pictures",
        "story",
        "translation",
        "compiled",
    }
)


_LEADS = frozenset({"heads", "leads", "chairs", "runs", "directs", "manages"})


def is_signed(tokens: Sequence[Token], i: int, stop: int) -> bool:
    """Tell whether the name stands alone behind "By" or "Interview:" at the start of a line."""
    if not 0 < i <= _SHORT_NAME or stop - i < 2:
        return False
    label = next((t.lower for t in reversed(tokens[:i]) if t.text[:1].isalpha()), "")
    colon = tokens[i - 1].text == ":" or label == "by"
    return (
        colon
        and label in _SIGNED
        and (stop == len(tokens) or tokens[stop].text in {",", "/", ".", "|"})
    )


_DOUBLE = re.compile(r"[A-ZÀ-Ž]\w{2,}-[A-ZÀ-Ž]\w{2,}")


def is_double(tokens: Sequence[Token], i: int, stop: int) -> bool:
    """Tell whether two words inside a sentence are a name with a double surname."""
    return i > 0 and stop - i == 2 and _DOUBLE.fullmatch(tokens[stop - 1].text) is not None


def is_led(tokens: Sequence[Token], stop: int) -> bool:
    """Tell whether ", who heads …" follows the name."""
    words = [token.lower for token in tokens[stop : stop + 3]]
    return words[:2] == [",", "who"] and words[-1] in _LEADS


def is_titled(tokens: Sequence[Token], start: int) -> bool:
    """Tell whether words in small letters lead to a post: "festival director"."""
    for at in range(start, min(len(tokens), start + _SHORT_NAME + 2)):
        if post_head(tokens[at].text, "en"):
            named = at + 1 < len(tokens) and tokens[at + 1].text[:1].isupper()
            return not named  # "New York, Mayor Lee said": the name follows
        if not tokens[at].text.isalpha():
            return False
    return False


REGION_WORDS = frozenset(
    {"province", "county", "region", "district", "oblast", "prefecture", "state", "municipality",
     "borough", "canton", "voivodeship"}
)  # fmt: skip


NO_NAMES = frozenset({"pro", "tem", "extraordinary", "plenipotentiary"})
"""Words with a capital between a post and a name that belong to the post."""


_MATTER_WITHIN = 7


def follows_matter(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether a post with what it is of leads up: "Governor of Konya Province N. N."."""
    before = tokens[i - 1]
    region = before.lower in REGION_WORDS
    if not region and not (before.text.islower() and body_head(before.text, "en")):
        return False
    for at in range(i - 2, max(-1, i - _MATTER_WITHIN), -1):
        if tokens[at].lower in {"of", "for"}:
            return at > 0 and post_head(tokens[at - 1].text, "en") is not None
        if not tokens[at].text[:1].isalpha():
            return False
    return False


_HOLDERS = frozenset({"counterpart", "colleague", "predecessor", "successor", "reader", "resident",
                      "son", "daughter", "widow", "husband", "wife"})  # fmt: skip


_REACH = 14


_AFTER_NAME = frozenset({",", ".", ";", ")", "(", "and", "of", "from", "in"})


def in_apposition(tokens: Sequence[Token], i: int, stop: int) -> bool:
    """Tell whether a comma parts the name from a post: "the akim of Almaty, Yerzhan Dosaev,"."""
    if i < 2 or tokens[i - 1].text != ",":
        return False
    if stop < len(tokens) and tokens[stop].text not in _AFTER_NAME:
        return False
    for at in range(i - 2, max(-1, i - _REACH), -1):
        if tokens[at].text in {",", ".", ";", ":", "(", '"', "“", "”"}:
            return False
        if tokens[at].lower in _HOLDERS:
            return True
        if post_head(tokens[at].text, "en"):
            return tokens[at].text[:1].islower() or at == 0 or _leads_phrase(tokens, at)
    return False


def _leads_phrase(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether what follows a capitalised post is what it is a post of, no name."""
    following = {"of", "for", ",", "to", "and", *NO_NAMES}
    return at + 1 < len(tokens) and tokens[at + 1].lower in following


def is_lone_name(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether one English word behind a post or title is a surname: "Mayor Okafor"."""
    if i + 1 < len(tokens) and tokens[i + 1].text[:1].isupper():
        return False
    if post_modifier(tokens[i].text, "en") or is_title(tokens[i].text, "en"):
        return False
    at = i - 2 if tokens[i - 1].text == "." else i - 1
    return is_title(tokens[at].text, "en") or tokens[at].text[:1].isupper()
