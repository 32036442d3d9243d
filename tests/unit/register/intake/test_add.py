"""Taking a reading in: once, exactly, and only what its text carries."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pobratim.errors import RegisterError
from pobratim.model.readings import Extractor
from pobratim.model.spans import Span
from pobratim.register import Register
from tests.unit.register.reports import MINSK, YEKATERINBURG, Report, day


def _report() -> Report:
    report = Report(
        "Владимир Кухарев, председатель Мингорисполкома, принял в Минске делегацию "
        "Екатеринбурга. Он сказал: «У нас много общего». Стороны обещают план к 1 июля.",
        "2022-05-20",
    )
    minsk = report.city("Минске", MINSK, "Минск")
    guest = report.city("Екатеринбурга", YEKATERINBURG, "Екатеринбург")
    person = report.person("Владимир Кухарев", first="Владимир", last="Кухарев")
    body = report.body("Мингорисполкома", MINSK, name="Мингорисполком")
    report.post(person, "председатель", organisation=body)
    report.event(
        "принял в Минске делегацию Екатеринбурга",
        "meeting",
        parties=(minsk, guest),
        participants=(person,),
        date=day("2022-05-20"),
    )
    report.says(person, "У нас много общего")
    report.promise(
        "обещают план к 1 июля", by=(minsk, guest), due=day("2022-07-01", text="1 июля")
    )
    report.position("У нас много общего", "assessment", person)
    report.relation("принял", "meets", "done", members=(person, guest))
    return report


def test_a_reading_is_new_once_and_changes_nothing_the_second_time(register: Register) -> None:
    report = _report()
    first = register.add(report.reading(), report.source())
    before = list(register.dump())
    second = register.add(report.reading(), report.source())
    assert first.new_document
    assert first.new > 0
    assert first.known == 0
    assert not second.changed
    assert second.new_claims == second.new_subjects == 0
    assert second.known == first.new
    assert list(register.dump()) == before


def test_the_same_text_on_another_page_adds_the_page_alone(register: Register) -> None:
    report = _report()
    register.add(report.reading(), report.source())
    mirror = replace(report.source(), address="https://mirror.example/1", grade="mirror")
    again = register.add(report.reading(), mirror)
    assert again.new_source
    assert not again.new_document
    assert again.new == 0
    assert register.source(report.document().id).grade == "media"
    assert len(register.sources()) == 2


def test_the_same_readings_in_the_same_order_give_the_same_dump(tmp_path: Path) -> None:
    dumps = []
    for name in ("one", "two"):
        with Register.open(tmp_path / f"{name}.sqlite", create=True) as register:
            for report in (_report(), _other()):
                register.add(report.reading(), report.source())
            dumps.append(list(register.dump()))
    assert dumps[0] == dumps[1]
    assert len(dumps[0]) > 50


def _other() -> Report:
    report = Report("Vladimir Kukharev visited Yekaterinburg.", "2023-01-10", language="en")
    report.city("Yekaterinburg", YEKATERINBURG)
    report.person("Vladimir Kukharev", first="Vladimir", last="Kukharev")
    return report


def test_a_text_that_does_not_have_its_hash_is_refused(register: Register) -> None:
    report = _report()
    torn = replace(report.reading(), document=replace(report.document(), text="other words"))
    with pytest.raises(RegisterError, match="does not have the hash"):
        register.add(torn, report.source())


def test_a_source_of_another_document_is_refused(register: Register) -> None:
    report = _report()
    with pytest.raises(RegisterError, match="the source is of"):
        register.add(report.reading(), replace(report.source(), document="sha256:0"))


def test_a_span_outside_the_text_takes_the_whole_reading_back(register: Register) -> None:
    report = _report()
    broken = report.reading()
    entity = replace(broken.entities[0], mentions=(Span(5000, 5004),))
    with pytest.raises(RegisterError, match="read it again"):
        register.add(replace(broken, entities=(entity,)), report.source())
    assert not any('"table":"documents"' in line for line in register.dump())


def test_letters_that_no_encoding_holds_are_a_clear_error(register: Register) -> None:
    report = Report("Минск \ud800", "2022")
    with pytest.raises(RegisterError, match="read it again"):
        register.add(report.reading(), report.source())


def test_a_date_is_anchored_to_its_own_words(register: Register) -> None:
    report = _report()
    register.add(report.reading(), report.source())
    claim = next(c for c in register.claims() if c.property == "due")
    assert [e.exact for v in claim.values for e in v.evidence] == ["1 июля"]


def test_evidence_keeps_position_and_quotation_and_the_extractor(register: Register) -> None:
    report = _report()
    register.add(report.reading(), report.source())
    found = [e for c in register.claims() for v in c.values for e in v.evidence]
    assert all(e.reads_verbatim(report.text) for e in found)
    assert all(report.text[: e.start].endswith(e.prefix) for e in found)
    assert all(report.text[e.end :].startswith(e.suffix) for e in found)
    assert {e.extractor for e in found} == {"by-hand/1"}


def test_a_newer_reading_of_a_document_is_shown_and_the_older_stays_on_record(
    register: Register,
) -> None:
    report = _report()
    register.add(report.reading(), report.source())
    wrong = register.events()[0]
    newer = replace(report.reading(), extractor=Extractor("by-hand", "2"), events=())
    assert register.add(newer, report.source()).changed
    assert register.events() == ()
    assert len(register.people()) == 1
    assert {e.extractor for e in register.people()[0].evidence} == {"by-hand/2"}
    assert any(wrong.id in line for line in register.dump())
    assert not register.add(report.reading(), report.source()).changed
    assert register.events() == ()
    assert register.check() == []
