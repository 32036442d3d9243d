"""Tracks 2 and 3 of factRuEval on books made by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.factrueval_facts import Argument, Fact, fact_pairs, fact_quality, facts_of
from eval.factrueval_gold import GoldArgument, GoldFact, GoldObject, load_facts, load_objects
from eval.factrueval_objects import attributes_of, best_pairs, object_quality, same_object
from pobratim.extract import RawDocument, read
from pobratim.lexicon.gazetteer import Gazetteer
from pobratim.model.readings import Entity, EntityKind, PersonName
from pobratim.model.spans import Span


def _entity(name: str, kind: EntityKind, person: PersonName | None = None) -> Entity:
    return Entity("e1", kind, name, (Span(0, 1),), person=person)


PETROV = _entity("Иван Петров", "person", PersonName("Иван", None, "Петров"))
GOLD_PETROV = GoldObject(
    "1", "person", {"firstname": frozenset({"иван"}), "lastname": frozenset({"петров"})}
)
ALFA = _entity("компания «Альфа»", "organisation")
GOLD_ALFA = GoldObject(
    "2", "organisation", {"name": frozenset({"альфа", "альфа груп"})}, frozenset({"компания"})
)
OBJECTS = {"1": GOLD_PETROV, "2": GOLD_ALFA}
DIRECTOR = GoldFact(
    "Occupation",
    (
        GoldArgument("Who", frozenset({"1"})),
        GoldArgument("Position", texts=frozenset({"директора"})),
        GoldArgument("Where", frozenset({"2"})),
    ),
)
READ = Fact(
    "Occupation",
    (
        Argument("Who", PETROV),
        Argument("Position", text="директор"),
        Argument("Where", ALFA),
    ),
)


def test_a_missing_and_an_extra_attribute_cost_their_share() -> None:
    bare = _entity("Петров", "person", PersonName(None, None, "Петров"))
    long = _entity("x", "person", PersonName("Иван", "Ильич", "Петров"))
    qualities = [object_quality(attributes_of(e), GOLD_PETROV) for e in (PETROV, bare, long)]
    assert qualities == [1.0, 0.5, pytest.approx(2 / 3)]


def test_a_descriptor_may_stand_in_a_name_or_not() -> None:
    assert object_quality(attributes_of(ALFA), GOLD_ALFA) == 1.0
    assert object_quality({"name": "бета"}, GOLD_ALFA) == 0.0


def test_initials_are_no_value() -> None:
    short = _entity("И. Петров", "person", PersonName("И.", None, "Петров"))
    assert attributes_of(short) == {"lastname": "петров"}


def test_a_person_with_another_first_name_is_another_person() -> None:
    other = _entity("Пётр Петров", "person", PersonName("Пётр", None, "Петров"))
    assert same_object(PETROV, GOLD_PETROV)
    assert not same_object(other, GOLD_PETROV)


def test_pairs_are_one_to_one_and_worth_something() -> None:
    assert best_pairs([[0.9, 0.8], [0.8, 0.0], [0.0, 0.0]]) == [(0, 1), (1, 0)]
    assert best_pairs([]) == []


def test_a_position_in_another_case_matches() -> None:
    assert fact_quality(READ, DIRECTOR, OBJECTS) == 1.0


def test_a_position_weighs_half_an_argument() -> None:
    without = Fact("Occupation", (READ.arguments[0], READ.arguments[2]))
    assert fact_quality(without, DIRECTOR, OBJECTS) == 2.0 / 2.5
    alone = Fact("Occupation", READ.arguments[:1])
    assert fact_quality(alone, DIRECTOR, OBJECTS) == 1.0 / 2.5


def test_a_phase_is_asked_for_in_hard_mode_only() -> None:
    begun = GoldFact("Occupation", DIRECTOR.arguments, phase="начало")
    assert fact_quality(READ, begun, OBJECTS) == 1.0
    assert fact_quality(READ, begun, OBJECTS, mode="hard") == 2.5 / 3.0


def test_difficult_facts_are_left_aside_in_easy_mode() -> None:
    hard = GoldFact("Occupation", DIRECTOR.arguments, difficult=True)
    assert fact_pairs([READ], [hard], OBJECTS) == (0.0, 0, 0)
    assert fact_pairs([READ], [hard], OBJECTS, mode="hard") == (1.0, 1, 1)


def test_finding_a_future_fact_costs_precision_in_hard_mode() -> None:
    future = GoldFact("Occupation", DIRECTOR.arguments, modality="будущее")
    assert fact_pairs([READ], [future], OBJECTS) == (1.0, 1, 1)
    assert fact_pairs([READ], [future], OBJECTS, mode="hard") == (0.0, 1, 0)


def _write_book(folder: Path) -> Path:
    book = folder / "book_1.txt"
    book.write_text("Мэр Казани Иван Петров приехал.", encoding="utf-8")
    (folder / "book_1.spans").write_text(
        "5 loc_name 4 6 11 1 # 11 Казани\n6 name 11 4 12 1 # 12 Иван\n"
        "8 surname 16 6 13 1 # 13 Петров\n",
        encoding="utf-8",
    )
    (folder / "book_1.objects").write_text(
        "7 LocOrg 5 # Казани\n9 Person 6 8 # Иван Петров\n", encoding="utf-8"
    )
    (folder / "book_1.coref").write_text(
        "2 7\nname Казань\nwikidata Q900\n\n3 9\nfirstname Иван\nlastname Петров\n\n",
        encoding="utf-8",
    )
    (folder / "book_1.facts").write_text(
        "1-0 Occupation\nWho obj3 Петров Иван\nPosition span4 Мэр\nWhere obj2 Казань\n"
        "Фаза начало\nСложность повышенная\n\n1-1 isPartOf\nPart obj2\n",
        encoding="utf-8",
    )
    return book


def test_objects_and_facts_of_a_book_are_loaded(tmp_path: Path) -> None:
    book = _write_book(tmp_path)
    place, person = load_objects(book)
    assert (place.kind, place.values) == ("place", {"name": frozenset({"казань"})})
    assert person.values["lastname"] == frozenset({"петров"})
    (fact,) = load_facts(book)
    assert (fact.kind, fact.phase, fact.difficult) == ("Occupation", "начало", True)
    assert fact.arguments[1].texts == frozenset({"мэр"})


def test_a_reading_is_mapped_to_facts_and_scored(tmp_path: Path) -> None:
    book = _write_book(tmp_path)
    reading = read(RawDocument("-", book.read_text(encoding="utf-8")), Gazetteer.open())
    objects = {gold.id: gold for gold in load_objects(book)}
    facts = facts_of(reading)
    total, response, gold = fact_pairs(facts, load_facts(book), objects, mode="hard")
    assert total == pytest.approx(2.5 / 3.0)
    assert (response, gold) == (1, 1)
