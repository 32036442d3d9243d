"""Ties between entities that are no events."""

from __future__ import annotations

import pytest

from pobratim.extract.relations import relations_of
from pobratim.model.readings import Event, Relation
from pobratim.model.spans import Span
from tests.unit.extract.pages import city, firm, page_with, person

NAMES = (
    firm("МАЗ", "МАЗ"),
    firm("Амкодор", "Амкодор"),
    city("Минск", r"Минск\w*", 625144, "BY"),
    person("Иванов", r"Иванов\w*"),
    person("Петров", r"Петров\w*"),
)


def relations(text: str, events: tuple[Event, ...] = ()) -> list[Relation]:
    """Return the relations of a Russian text."""
    return list(relations_of(page_with(text, NAMES), events))


@pytest.mark.parametrize(
    ("text", "kind", "source", "target"),
    [
        ("Иванов владеет заводом МАЗ.", "owns", "e4", "e1"),
        ("МАЗ принадлежит холдингу Амкодор.", "owns", "e2", "e1"),
        ("МАЗ входит в холдинг Амкодор.", "part_of", "e1", "e2"),
        ("МАЗ расположен в Минске.", "located_in", "e1", "e3"),
        ("МАЗ сотрудничает с компанией Амкодор.", "works_with", "e1", "e2"),
        ("МАЗ поставляет мосты компании Амкодор.", "supplies", "e1", "e2"),
    ],
)
def test_directed_relations_go_from_source_to_target(
    text: str, kind: str, source: str, target: str
) -> None:
    found = [(r.type, r.source, r.target) for r in relations(text)]
    assert (kind, source, target) in found


def test_what_is_produced_is_kept_in_words() -> None:
    (relation,) = relations("МАЗ выпускает городские автобусы, как и раньше.")
    assert (relation.type, relation.object) == ("produces", "городские автобусы")


def test_a_meeting_of_persons_holds_all_its_members() -> None:
    (relation,) = relations("Иванов встретился с Петровым.")
    assert (relation.type, relation.members, relation.status) == ("meets", ("e4", "e5"), "done")


def test_a_planned_deal_is_planned() -> None:
    deals = [r for r in relations("МАЗ и Амкодор подпишут контракт.") if r.type == "deal"]
    assert [(r.members, r.status) for r in deals] == [(("e1", "e2"), "planned")]


def test_what_an_event_holds_is_no_relation() -> None:
    text = "Иванов встретился с Петровым."
    event = Event("v1", "meeting", "done", (Span(0, len(text)),))
    assert relations(text, (event,)) == []


def test_one_name_alone_makes_no_relation() -> None:
    assert relations("Иванов владеет домом. МАЗ входит в тройку лидеров.") == []


def test_each_relation_reads_verbatim() -> None:
    text = "Новости. Иванов владеет заводом МАЗ; МАЗ расположен в Минске."
    for relation in relations(text):
        for span in relation.evidence:
            assert 0 <= span.start < span.end <= len(text)


def test_a_fine_is_a_deal_with_each_of_those_in_a_row() -> None:
    names = (firm("Надзор", "Надзор"), firm("МАЗ", "МАЗ"), firm("Амкодор", "Амкодор"))
    found = relations_of(page_with("Надзор оштрафовал МАЗ и Амкодор.", names), ())
    deals = [(r.members, r.deal_type) for r in found if r.type == "deal"]
    assert deals == [(("e1", "e2"), "fine"), (("e1", "e3"), "fine")]


def test_who_tells_of_a_deal_has_no_part_in_it() -> None:
    names = (*NAMES, firm("Вестник", "Вестник"))
    text = "МАЗ купил Амкодор, сообщает «Вестник»."
    (deal,) = [r for r in relations_of(page_with(text, names), ()) if r.type == "deal"]
    assert deal.members == ("e1", "e2")


def test_a_place_that_something_lies_in_is_no_party() -> None:
    assert [r for r in relations("МАЗ купил дом в Минске.") if r.type == "deal"] == []


def test_the_company_is_the_one_named_last() -> None:
    text = "Вырос МАЗ. Теперь компания купила Амкодор."
    assert [r.members for r in relations(text) if r.type == "deal"] == [("e1", "e2")]
    text = "Вырос МАЗ. Об этом сказал основатель компании Иванов."
    assert ("owns", "e4", "e1") in [(r.type, r.source, r.target) for r in relations(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Иванов основал МАЗ.",
        "Иванов учредил МАЗ.",
        "МАЗ контролируется семьёй, его хозяин Иванов владеет МАЗ.",
    ],
)
def test_who_founded_or_controls_a_firm_owns_it(text: str) -> None:
    assert ("owns", "e4", "e1") in [(r.type, r.source, r.target) for r in relations(text)]


def test_who_speaks_after_a_meeting_has_not_met() -> None:
    names = (*NAMES, person("Сидоров", r"Сидоров\w*"))
    text = "О встрече между Ивановым и Петровым сообщил Сидоров."
    found = [r for r in relations_of(page_with(text, names), ()) if r.type == "meets"]
    assert [r.members for r in found] == [("e4", "e5")]
