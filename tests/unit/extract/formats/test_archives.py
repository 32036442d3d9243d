"""ZIP and gzip: members, names, bombs."""

from __future__ import annotations

import gzip
import io
import zipfile

import pytest

from pobratim.errors import UnreadableError
from pobratim.extract.formats import RawDocument, decode, decode_all
from pobratim.extract.formats import limits as caps
from pobratim.extract.formats.archives import Member, zip_members
from pobratim.extract.formats.limits import Budget
from tests.unit.extract.formats.made import PAGE, TEXT, zipped


def test_every_member_is_a_document_or_an_error_of_its_own() -> None:
    data = zipped({"б.html": PAGE, "а.txt": TEXT, "в/г.png": b"\x89PNG\r\n\x1a\n", "д.txt": b""})
    found = list(decode_all(data, "z.zip"))
    assert [f.source for f in found if isinstance(f, RawDocument)] == [
        "z.zip!/а.txt",
        "z.zip!/б.html",
    ]
    assert [str(f).partition(": ")[0] for f in found if isinstance(f, UnreadableError)] == [
        "z.zip!/в/г.png",
        "z.zip!/д.txt",
    ]


def test_what_operating_systems_leave_behind_is_no_member() -> None:
    data = zipped({"__MACOSX/a.txt": "x", "b/.DS_Store": "x", "Thumbs.db": "x", "a.txt": TEXT})
    assert decode(data, "z").text == TEXT


def test_a_name_of_russian_windows_is_shown_as_it_was_written() -> None:
    data = zipped({"AAAA.txt": TEXT}).replace(b"AAAA.txt", "план.txt".encode("cp866"))
    assert decode(data, "z").source == "z!/план.txt"


def test_a_bomb_is_refused_and_its_neighbour_read() -> None:
    found = list(decode_all(zipped({"a.txt": b"a" * 30_000_000, "b.txt": TEXT}), "z"))
    assert "as bombs do" in str(found[0])
    assert isinstance(found[1], RawDocument)


def test_archives_nested_deeper_than_two_are_refused() -> None:
    inner = zipped({"a.txt": TEXT})
    twice = zipped({"b.zip": inner})
    assert decode(twice, "z").source == "z!/b.zip!/a.txt"
    (found,) = decode_all(zipped({"c.zip": twice}), "z")
    assert "nested deeper than 2" in str(found)


def test_all_members_together_may_unpack_to_so_much_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(caps, "MAX_UNPACKED", 1000)
    data = zipped({f"{i}.txt": bytes(range(33, 123)) * 5 for i in range(4)})
    found = list(zip_members(data, "z", Budget()))
    assert [isinstance(f, Member) for f in found] == [True, True, False, False]


def test_more_members_than_allowed_are_refused_as_a_whole() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for i in range(caps.MAX_MEMBERS + 1):
            archive.writestr(str(i), b"")
    (found,) = decode_all(out.getvalue(), "z")
    assert "10,001 members" in str(found)


@pytest.mark.parametrize("cut", [30, 60, 120])
def test_a_cut_archive_is_damaged(cut: int) -> None:
    (found,) = decode_all(zipped({"a.txt": TEXT})[:cut], "z")
    assert "damaged ZIP" in str(found)


def test_an_archive_without_files_is_empty() -> None:
    (found,) = decode_all(zipped({}), "z")
    assert "empty ZIP" in str(found)


def test_a_member_with_a_password_is_told() -> None:
    data = bytearray(zipped({"a.txt": TEXT}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    (found,) = decode_all(bytes(data), "z")
    assert "password" in str(found)


def test_a_gzipped_page_is_read_and_a_cut_one_told() -> None:
    data = gzip.compress(PAGE.encode())
    assert TEXT in decode(data, "a.html.gz").text
    (found,) = decode_all(data[:-20], "a.html.gz")
    assert "ends too early" in str(found)


@pytest.mark.parametrize(
    ("member", "name"),
    [("xl/workbook.xml", "Excel"), ("META-INF/manifest.xml", "OpenDocument")],
)
def test_office_files_of_other_kinds_are_named(member: str, name: str) -> None:
    (found,) = decode_all(zipped({member: "<a/>"}), "f")
    assert name in str(found)
