"""XML that trusts nothing: no entities, no DTD, no network, no depth beyond the parser's own."""

from __future__ import annotations

import re
from html.entities import name2codepoint

from lxml import etree

from pobratim.errors import UnreadableError
from pobratim.extract.formats.encodings import text_of

__all__ = ["parse_xml"]

_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_NAMED = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z]\w{1,10});")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def parse_xml(
    data: bytes, source: str, declared: str | None = None, *, recover: bool = False
) -> etree._Element:
    """Return the root of ``data``; with ``recover``, of a damaged document what is sound.

    Raises:
        UnreadableError: if it declares entities, is nested too deeply or is no XML.
    """
    text = _DECLARATION.sub("", text_of(data, source, declared).removeprefix("\ufeff"), count=1)
    if "<!ENTITY" in text:
        raise UnreadableError(f"{source}: XML that declares entities, as bombs do; not read")
    text = _FORBIDDEN.sub(" ", _NAMED.sub(_character, text))
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        recover=recover,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(text.strip().encode("utf-8"), parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableError(f"{source}: damaged XML: {error.msg}") from error
    if root is None or any("RESOURCE_LIMIT" in e.type_name for e in parser.error_log):
        raise UnreadableError(f"{source}: XML nested too deeply, or none at all")
    return root


def _character(match: re.Match[str]) -> str:
    # Feeds use HTML's names without declaring them; XML itself knows five.
    code = name2codepoint.get(match[1])
    return chr(code) if code else match[0]
