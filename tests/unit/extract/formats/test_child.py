"""The limited child: what it may not do, and what happens when it dies."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest

from pobratim.errors import UnreadableError
from pobratim.extract.formats import RawDocument, child, decode, decode_all
from pobratim.extract.formats import limits as caps
from tests.unit.extract.formats.made import TEXT, pdf, zipped

# A stand-in for the worker, to run one line of Python under the worker's limits.
UNDER_LIMITS = """
import sys
from pobratim.extract.formats import worker
worker._warm_up(); worker._limit(); worker._more_time(); sys.addaudithook(worker._refuse)
try:
    {line}
except BaseException as error:
    print(type(error).__name__)
else:
    print("allowed")
"""


@pytest.fixture(autouse=True)
def _fresh_children() -> Iterator[None]:
    child._close_idle()
    yield
    child._close_idle()


def test_one_child_serves_many_inputs() -> None:
    data = zipped({"a.txt": TEXT})
    for _ in range(3):
        assert decode(data, "z").text == TEXT
    assert [c.served for c in child._idle] == [3]


@pytest.mark.skipif(sys.platform == "win32", reason="no resource limits on this platform")
@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("import socket; socket.create_connection(('127.0.0.1', 9))", "PermissionError"),
        ("import subprocess; subprocess.run(['true'])", "PermissionError"),
        ("open('pobratim-was-here', 'w')", "PermissionError"),
        ("import os; os.system('true')", "PermissionError"),
        ("bytearray(2 * 2**30)", "MemoryError"),
        ("len(open(sys.executable, 'rb').read(4))", "allowed"),
    ],
)
def test_the_child_may_neither_connect_nor_write_nor_start_anything(line: str, says: str) -> None:
    code = UNDER_LIMITS.format(line=line)
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert ran.stdout.strip() == says


def test_a_member_that_takes_too_long_is_told_and_the_others_go_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    slow = child._START.replace(
        "main()\n",
        "import time\n"
        "from pobratim.extract.formats import outcomes\n"
        "parse = outcomes._PARSE['text']\n"
        "def held(leaf):\n"
        "    time.sleep(60 if 'slow' in leaf.source else 0)\n"
        "    return parse(leaf)\n"
        "outcomes._PARSE['text'] = held\n"
        "main()\n",
    )
    monkeypatch.setattr(child, "_START", slow)
    monkeypatch.setattr(caps, "SECONDS", 5.0)
    data = zipped({"1.txt": TEXT, "2-slow.txt": TEXT, "3.txt": TEXT})
    found = list(decode_all(data, "z"))
    assert [f.source for f in found if isinstance(f, RawDocument)] == ["z!/1.txt", "z!/3.txt"]
    assert str(found[1]) == "z!/2-slow.txt: takes longer than 5 s; not read"


def test_a_parser_that_dies_is_told_by_member(monkeypatch: pytest.MonkeyPatch) -> None:
    dying = child._START.replace(
        "main()\n",
        "import os\n"
        "from pobratim.extract.formats import outcomes\n"
        "outcomes._PARSE['pdf'] = lambda leaf: os._exit(9)\n"
        "main()\n",
    )
    monkeypatch.setattr(child, "_START", dying)
    found = list(decode_all(zipped({"1.txt": TEXT, "2.pdf": pdf("Минск"), "3.txt": TEXT}), "z"))
    assert [type(f) for f in found] == [RawDocument, UnreadableError, RawDocument]
    assert "z!/2.pdf: ended the process" in str(found[1])


def test_an_input_that_keeps_ending_the_parser_is_given_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(child, "_START", "raise SystemExit(3)#{path}")
    monkeypatch.setattr(caps, "MAX_RESTARTS", 2)
    found = list(decode_all(zipped({"1.txt": TEXT}), "z"))
    assert all(isinstance(f, UnreadableError) for f in found)
    assert "the rest is not read" in str(found[-1])


def test_a_reader_that_stops_early_leaves_no_child_in_the_middle_of_an_answer() -> None:
    stream = decode_all(zipped({"1.txt": TEXT, "2.txt": TEXT}), "z")
    next(stream)
    stream.close()  # type: ignore[attr-defined]
    assert child._idle == []
