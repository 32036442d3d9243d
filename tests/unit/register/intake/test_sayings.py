"""Statements, positions and promises."""

from __future__ import annotations

from pobratim.register import Register
from tests.unit.register.reports import MINSK, YEKATERINBURG, Report, day


def _quoted(address: str, published: str) -> Report:
    report = Report(
        f"Кухарев, председатель, о Минске и Екатеринбурге {published}: много общего.",
        published,
        address=address,
    )
    report.city("Минске", MINSK, "Минск")
    report.city("Екатеринбурге", YEKATERINBURG, "Екатеринбург")
    who = report.person("Кухарев", first="Владимир", last="Кухарев")
    report.post(who, "председатель")
    report.says(who, "много общего")
    report.position("много общего", "assessment", who)
    return report


def test_the_same_words_of_one_speaker_are_one_statement_with_two_sources(
    register: Register,
) -> None:
    for report in (_quoted("https://a.org", "2022-05-20"), _quoted("https://b.org", "2022-05-21")):
        register.add(report.reading(), report.source())
    (statement,) = register.statements(MINSK, YEKATERINBURG)
    (position,) = register.positions(MINSK, YEKATERINBURG)
    assert len(statement.evidence) == len(position.evidence) == 2
    assert statement.date == "2022-05-20"
    assert statement.post == "председатель"
    assert statement.speaker is not None
    assert statement.speaker.name == "Владимир Кухарев"


def test_a_position_keeps_for_whom_it_is_said(register: Register) -> None:
    report = Report("Кухарев сообщил, что Екатеринбург ждет автобусы из Минска.", "2025-09-29")
    report.city("Минска", MINSK, "Минск")
    city = report.city("Екатеринбург", YEKATERINBURG)
    who = report.person("Кухарев", first="Владимир", last="Кухарев")
    report.position("Екатеринбург ждет автобусы", "request", who, city)
    register.add(report.reading(), report.source())
    (position,) = register.positions(MINSK, YEKATERINBURG)
    assert position.on_behalf_of is not None
    assert position.on_behalf_of.name == "Екатеринбург"
    assert position.by is not None
    assert position.by.name == "Владимир Кухарев"


def test_promises_of_one_planned_event_are_one_commitment(register: Register) -> None:
    for address, words in (("https://a.org", "обещают подписать"), ("https://b.org", "подпишут")):
        report = Report(
            f"Минск и Екатеринбург {words} соглашение 5 июля.", "2022-07-04", address=address
        )
        parties = (report.city("Минск", MINSK), report.city("Екатеринбург", YEKATERINBURG))
        event = report.event(words, "twinning", "planned", parties=parties, date=day("2022-07-05"))
        report.promise(f"{words} соглашение", by=parties, about=event)
        register.add(report.reading(), report.source())
    (row,) = register.commitments()
    assert len(row.evidence) == 2
    assert row.due is not None
    assert row.due.start == "2022-07-05"


def test_ties_between_entities_are_kept_as_claims(register: Register) -> None:
    report = Report("Амкодор поставляет технику на завод Старт.")
    seller, buyer = report.body("Амкодор", kind="enterprise"), report.body("завод Старт")
    report.relation(
        "поставляет технику", "supplies", source=seller, target=buyer, object="техника"
    )
    register.add(report.reading(), report.source())
    held = {c.property: c.values[0].value for c in register.claims() if "tie:" in c.subject}
    assert held["type"] == "supplies"
    assert held["object"] == "техника"
    assert held["source"] != held["target"]
