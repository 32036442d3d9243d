"""A page to text blocks, in one walk: what each says, how much of it is links, where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from lxml import html

from pobratim.extract.html.noise import is_hidden, is_noise

__all__ = ["TextBlock", "TextKind", "blocks_of"]

TextKind = Literal["paragraph", "heading", "item", "caption", "row", "quote"]

_UNREAD = frozenset(
    [
        *("script", "style", "noscript", "template", "svg", "iframe", "button", "select", "head"),
        *("textarea", "object", "embed", "canvas", "dialog", "audio", "video", "math", "input"),
        *("map", "datalist", "option"),
    ]
)
_BLOCK = frozenset(
    [
        *("address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div"),
        *("dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3"),
        *("h4", "h5", "h6", "header", "hr", "html", "legend", "li", "main", "menu", "nav", "ol"),
        *("p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr"),
        *("ul", "caption"),
    ]
)
_KINDS: dict[str, TextKind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("li", "dd", "dt"), "item"),
    **dict.fromkeys(("figcaption", "caption"), "caption"),
    **dict.fromkeys(("blockquote",), "quote"),
    "tr": "row",
}
_CAPTION = re.compile(
    r"(?:^|[\s_-])(?:wp-)?(?:caption|figcaption|img-?desc\w*|photo-?(?:desc\w*|title|caption|text)|"
    r"image-?(?:desc\w*|title|caption|text)|pic-?(?:desc\w*|title|caption)|podpis)(?:$|[\s_-])",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"^\s*(?:[\[(]?\s*(?:фото|фота|снимок|на (?:фото|снимке|здымку)|иллюстрация|видео|photo|image|"
    r"picture)\b|©|\(c\))",
    re.IGNORECASE,
)
_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_BREAK = "\u2028"
_SHORTEST_HEAD = 15


@dataclass(slots=True)
class TextBlock:
    """A block of text: ``linked`` counts its characters in links; ``place`` its ancestors.

    ``opens_with_link`` tells that its first line is a link and nothing else.

    ``place`` begins with the element that holds the text itself; ``noise`` are those of the
    ancestors that look like menus, teasers, comments, and so on.
    """

    text: str
    linked: int
    kind: TextKind
    place: tuple[html.HtmlElement, ...]
    noise: tuple[html.HtmlElement, ...]
    opens_with_link: bool = False

    @property
    def labelled(self) -> bool:
        """Whether the words themselves say that they describe a picture."""
        return bool(_LABELLED.match(self.text))


@dataclass(slots=True)
class _State:
    place: tuple[html.HtmlElement, ...] = ()
    noise: tuple[html.HtmlElement, ...] = ()
    kind: TextKind = "paragraph"
    link: int = 0
    row: bool = False
    parts: list[str] = field(default_factory=list)
    linked: int = 0
    head: str | None = None
    head_linked: int = 0
    blocks: list[TextBlock] = field(default_factory=list)


def blocks_of(tree: html.HtmlElement) -> list[TextBlock]:
    """Return the visible text of ``tree`` as blocks, in the order of the page.

    A single line break is a line feed within a block, two or more end it. Cells of a row without
    blocks of their own are one block, apart by " | ".
    """
    state = _State()
    _walk(tree, str(tree.tag), state)
    _flush(state)
    return state.blocks


def _walk(element: html.HtmlElement, tag: str, state: _State) -> None:
    if tag in _UNREAD or is_hidden(element):
        return
    if tag == "br":
        if state.head is None:
            state.head, state.head_linked = "".join(state.parts).strip(), state.linked
        state.parts.append(_BREAK)
    elif tag in _BLOCK and not (state.row and tag in ("td", "th")):
        _block(element, tag, state)
    elif tag == "a":
        state.link += 1
        _inside(element, state)
        state.link -= 1
    elif tag not in ("span", "ins") or not is_noise(element):
        if tag in ("td", "th") and state.parts:
            state.parts.append(" | ")
        _inside(element, state)


def _inside(element: html.HtmlElement, state: _State) -> None:
    if element.text:
        _take(element.text, state)
    for child in element:
        tag = child.tag
        if isinstance(tag, str):
            _walk(child, tag, state)
        if child.tail:
            _take(child.tail, state)


def _take(text: str, state: _State) -> None:
    if not state.parts and text.isspace():
        return  # What stands between two elements.
    state.parts.append(text)
    if state.link:
        state.linked += len(text.strip())


def _block(element: html.HtmlElement, tag: str, state: _State) -> None:
    if state.parts:
        _flush(state)
    before = (state.place, state.noise, state.kind, state.row)
    state.place = (element, *state.place)
    if is_noise(element):
        state.noise = (*state.noise, element)
    state.kind = _kind(element, tag, state.kind)
    if tag == "tr":
        state.row = not any(c.tag in _BLOCK and c.tag not in ("td", "th") for c in _below(element))
    _inside(element, state)
    if state.parts:
        _flush(state)
    state.place, state.noise, state.kind, state.row = before


def _below(element: html.HtmlElement) -> list[html.HtmlElement]:
    return [c for c in element.iterdescendants() if isinstance(c.tag, str)]


def _kind(element: html.HtmlElement, tag: str, around: TextKind) -> TextKind:
    if around in ("caption", "heading"):
        return around
    names = element.get("class")
    if (names and _CAPTION.search(names)) or element.get("itemprop") == "caption":
        return "caption" if tag not in ("article", "section", "main", "body") else around
    if tag in ("p", "div", "td", "tbody", "section") and around in ("item", "quote"):
        return around
    return _KINDS.get(tag, "paragraph")


def _flush(state: _State) -> None:
    if not state.parts:
        return
    text = _SPACE.sub(" ", "".join(state.parts))
    for part in re.split(f"{_BREAK}(?: *{_BREAK})+", text) if _BREAK in text else [text]:
        rows = [row.strip(" \xa0") for row in part.split(_BREAK)]
        words = "\n".join(row for row in rows if row.strip(" |"))
        if words:
            linked = min(state.linked, len(words))
            opens = _opens_with_link(state, words)
            state.blocks.append(
                TextBlock(words, linked, state.kind, state.place, state.noise, opens)
            )
            state.linked -= linked
    state.parts, state.linked, state.head, state.head_linked = [], 0, None, 0


def _opens_with_link(state: _State, words: str) -> bool:
    if state.head:
        return state.head_linked >= 0.9 * len(state.head) and len(state.head) >= _SHORTEST_HEAD
    return state.linked >= 0.9 * len(words) and len(words) >= _SHORTEST_HEAD
