"""E-mail: text, subject, date; attachments as members."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from pobratim.errors import UnreadableError
from pobratim.extract.formats import RawDocument, decode, decode_all
from tests.unit.extract.formats.made import PAGE, TEXT, docx, mail


def message() -> EmailMessage:
    made = EmailMessage()
    made["From"] = "Пресс-служба <press@example.org>"
    made["To"] = "all@example.org"
    made["Subject"] = "Fwd: Re: Минск и Тверь"
    made["Date"] = "Fri, 20 May 2022 23:30:00 +0300"
    return made


def test_the_subject_is_the_title_and_the_plain_part_the_text() -> None:
    made = message()
    made.set_content(f"{TEXT}\n\n-- \nотдел, телефон")
    made.add_alternative(f"<p>{TEXT}</p><p>Лишнее</p>", subtype="html")
    raw = decode(made.as_bytes(), "m.eml")
    assert raw.text == f"Минск и Тверь\n\n{TEXT}"
    assert (raw.title, raw.published, raw.author) == (
        "Минск и Тверь",
        "2022-05-20",
        "Пресс-служба",
    )
    assert "example.org" not in raw.text


def test_a_mail_of_html_alone_is_read_from_it() -> None:
    made = message()
    made.set_content(f"<div>{TEXT}<br><br>Второй.</div>", subtype="html")
    assert decode(made.as_bytes(), "m").text == f"Минск и Тверь\n\n{TEXT}\n\nВторой."


def test_attached_documents_are_documents_and_others_are_told() -> None:
    made = message()
    made.set_content(TEXT)
    body = f"<w:p><w:r><w:t>{TEXT}</w:t></w:r></w:p>"
    made.add_attachment(docx(body), maintype="application", subtype="x", filename="план.docx")
    made.add_attachment(PAGE.encode(), maintype="text", subtype="html", filename="p.html")
    made.add_attachment(b"\xff\xd8\xff", maintype="image", subtype="jpeg", filename="f.jpg")
    found = list(decode_all(made.as_bytes(), "m.eml"))
    assert [f.source for f in found if isinstance(f, RawDocument)] == [
        "m.eml",
        "m.eml!/план.docx",
        "m.eml!/p.html",
    ]
    assert str(found[3]).startswith("m.eml!/f.jpg: a JPEG picture")


def test_a_forwarded_mail_is_a_document_of_its_own() -> None:
    inner, made = message(), message()
    inner.set_content("Внутри: " + TEXT)
    made.set_content(TEXT)
    made.add_attachment(inner)
    assert len(list(decode_all(made.as_bytes(), "m"))) == 2


def test_a_legacy_encoding_of_a_part_is_used() -> None:
    head = "Content-Type: text/plain; charset=koi8-r\r\nContent-Transfer-Encoding: 8bit\r\n"
    data = mail("", headers=head) + TEXT.encode("koi8-r")
    assert decode(data, "m").text == f"Minsk and Tver\n\n{TEXT}"


def test_a_mail_without_text_is_told() -> None:
    with pytest.raises(UnreadableError, match="without text"):
        decode(mail(""), "m")


def test_a_report_that_opens_like_a_letter_is_plain_text() -> None:
    text = "To: all\nMinsk and Tver signed a plan.\n\nThe delegation left on Friday."
    assert decode(text.encode(), "a").text == text
