"""E-mail: the message as a document, attached documents as members."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage, Message
from email.utils import parseaddr, parsedate_to_datetime

from pobratim.errors import UnreadableError
from pobratim.extract.formats.archives import Member
from pobratim.extract.formats.encodings import text_of
from pobratim.extract.formats.limits import Budget
from pobratim.extract.formats.records import RawDocument
from pobratim.extract.html import fragment_text

__all__ = ["mail_members"]

_PREFIX = re.compile(
    r"^(?:\s*(?:re|fwd?|fw|ответ|отв|пересл)\s*(?:\[\d+\])?\s*:\s*)+", re.IGNORECASE
)
_SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)
_SPACES = re.compile(r"[ \t]+$", re.MULTILINE)


def mail_members(
    data: bytes, source: str, budget: Budget
) -> Iterator[Member | RawDocument | UnreadableError]:
    """Yield the message (its subject as title and first line, then its text), then attachments.

    The plain part is preferred to the HTML part; a signature below "-- " goes. Pictures inside
    the text are no attachments. Addresses are not kept.

    Raises:
        UnreadableError: if there is neither text nor attachment.
    """
    message = message_from_bytes(data.lstrip(), policy=policy.default)
    title = _subject(message)
    bodies, attached = _parts(message)
    body = _body(bodies, source)
    if body:
        text = "\n\n".join([title, body] if title and not body.startswith(title) else [body])
        yield RawDocument(source, text, title, _date(message), author=_author(message))
    elif not attached:
        raise UnreadableError(f"{source}: an e-mail without text")
    for number, part in enumerate(attached, start=1):
        where = f"{source}!/{_file_name(part) or number}"
        budget.member(where)
        payload = _payload(part)
        if payload:
            yield Member(where, payload, part.get_content_charset())
        else:
            yield UnreadableError(f"{where}: an empty attachment")


def _parts(message: Message) -> tuple[list[Message], list[Message]]:
    bodies: list[Message] = []
    attached: list[Message] = []
    queue = [message]
    while queue:
        part = queue.pop(0)
        if part.get_content_type() == "message/rfc822":
            attached.append(part)
        elif part.is_multipart():
            queue[:0] = list(part.iter_parts()) if isinstance(part, EmailMessage) else []
        elif _is_attached(part):
            attached.append(part)
        elif part.get_content_maintype() == "text":
            bodies.append(part)
    return bodies, attached


def _is_attached(part: Message) -> bool:
    if part.get_content_disposition() == "attachment":
        return True
    if part.get_content_maintype() == "text":
        return _file_name(part) is not None and part.get_content_disposition() is None
    inline = part.get_content_maintype() == "image" and part.get("Content-ID")
    return not inline


def _body(bodies: list[Message], source: str) -> str:
    plain = [p for p in bodies if p.get_content_type() == "text/plain"]
    pages = [p for p in bodies if p.get_content_type() == "text/html"]
    for parts in (plain, pages or bodies):
        texts = [_text(part, source) for part in parts]
        joined = "\n\n".join(t for t in texts if t)
        if joined:
            return joined
    return ""


def _text(part: Message, source: str) -> str:
    payload = _payload(part)
    if not payload.strip():
        return ""
    text = text_of(payload, source, part.get_content_charset())
    if part.get_content_type() == "text/html":
        return fragment_text(text)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _SPACES.sub("", _SIGNATURE.split(text)[0]).strip()


def _payload(part: Message) -> bytes:
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload()
        first = inner[0] if isinstance(inner, list) and inner else None
        return first.as_bytes() if isinstance(first, Message) else b""
    found = part.get_payload(decode=True)
    return found if isinstance(found, bytes) else b""


def _subject(message: Message) -> str | None:
    return _PREFIX.sub("", " ".join(str(message.get("Subject") or "").split())) or None


def _date(message: Message) -> str | None:
    try:
        return parsedate_to_datetime(str(message.get("Date") or "")).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _author(message: Message) -> str | None:
    return parseaddr(str(message.get("From") or ""))[0] or None


def _file_name(part: Message) -> str | None:
    name = part.get_filename()
    return "".join(c if c.isprintable() else "�" for c in name) if name else None
