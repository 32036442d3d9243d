"""What would fulfil a promise, and whether a deed does."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pobratim.register.views.fulfilment import (
    THRESHOLD,
    Awaited,
    Deed,
    Expectation,
    awaited,
    document_kind,
    fulfils,
    words_of,
)
from tests.unit.register.reports import day

PAIR = frozenset({"city:1", "city:2"})


@pytest.mark.parametrize(
    ("text", "kinds", "document"),
    [
        ("договорились стать побратимами", {"twinning"}, None),
        ("дамовіліся стаць пабрацімамі", {"twinning"}, None),
        ("agreed to become twins", {"twinning"}, None),
        ("agreed to become sister cities", {"twinning"}, None),
        ("составят план на несколько лет", {"agreement"}, "programme"),
        ("подготовят дорожную карту", {"agreement"}, "programme"),
        ("падрыхтуюць дарожную карту", {"agreement"}, "programme"),
        ("will draw up a road map", {"agreement"}, "programme"),
        ("примут программу сотрудничества", {"agreement"}, "programme"),
        ("прымуць праграму", {"agreement"}, "programme"),
        ("a joint programme", {"agreement"}, "programme"),
        ("an action plan", {"agreement"}, "programme"),
        ("подпишут соглашение", {"agreement"}, None),
        ("меморандум будет подписан", {"agreement"}, None),
        ("подпишут протокол", {"agreement"}, None),
        ("падпішуць пагадненне", {"agreement"}, None),
        ("мемарандум", {"agreement"}, None),
        ("пратакол", {"agreement"}, None),
        ("sign an agreement", {"agreement"}, None),
        ("a memorandum", {"agreement"}, None),
        ("a protocol", {"agreement"}, None),
        ("поставят сорок автобусов", {"contract", "project"}, None),
        ("наладят поставки", {"contract", "project"}, None),
        ("закупят трамваи", {"contract", "project"}, None),
        ("купит технику", {"contract", "project"}, None),
        ("примут участие в аукционе", {"contract", "project"}, None),
        ("объявят тендер", {"contract", "project"}, None),
        ("паставяць аўтобусы", {"contract", "project"}, None),
        ("will deliver trams", {"contract", "project"}, None),
        ("will supply trams", {"contract", "project"}, None),
        ("will purchase buses", {"contract", "project"}, None),
        ("a tender", {"contract", "project"}, None),
        ("will order buses", {"contract", "project"}, None),
        ("откроют прямой рейс", {"route"}, None),
        ("новый маршрут", {"route"}, None),
        ("восстановят авиасообщение", {"route"}, None),
        ("a direct flight", {"route"}, None),
        ("a bus route", {"route"}, None),
        ("авіязносіны", {"route"}, None),
        ("проведут Дни города", {"exchange", "forum", "other"}, None),
        ("участие в Днях культуры", {"exchange", "forum", "other"}, None),
        ("Дні культуры", {"exchange", "forum", "other"}, None),
        ("проведение Дней города", {"exchange", "forum", "other"}, None),
        ("пройдет фестиваль", {"exchange", "forum", "other"}, None),
        ("откроют выставку", {"exchange", "forum", "other"}, None),
        ("проведут форум", {"exchange", "forum", "other"}, None),
        ("фестываль", {"exchange", "forum", "other"}, None),
        ("адкрыюць выставу", {"exchange", "forum", "other"}, None),
        ("Days of Minsk", {"exchange", "forum", "other"}, None),
        ("a festival", {"exchange", "forum", "other"}, None),
        ("ответный визит", {"visit", "meeting"}, None),
        ("делегация должна приехать осенью", {"visit", "meeting"}, None),
        ("приедут в мае", {"visit", "meeting"}, None),
        ("посетит завод", {"visit", "meeting"}, None),
        ("візіт у адказ", {"visit", "meeting"}, None),
        ("абяцаюць прыехаць", {"visit", "meeting"}, None),
        ("will visit the plant", {"visit", "meeting"}, None),
        ("думают о будущем", set(), None),
        ("на территории завода", set(), None),
    ],
)
def test_the_words_of_a_promise_tell_what_it_waits_for(
    text: str, kinds: set[str], document: str | None
) -> None:
    assert (set(awaited(text).kinds), awaited(text).document) == (kinds, document)


def test_only_what_is_done_once_is_told_by_type_and_parties() -> None:
    assert awaited("станут побратимами").telling
    assert awaited("дорожная карта").telling
    assert not awaited("визит").telling


def test_a_plan_a_programme_and_a_roadmap_are_one_kind_of_document() -> None:
    assert {document_kind(t) for t in ("план", "программа", "roadmap")} == {"programme"}
    assert document_kind("соглашение") is None
    assert document_kind(None) is None


VISIT = Expectation(Awaited(frozenset({"visit"})), PAIR, "2024-01-10", words_of("ответный визит"))
CAME = Deed("event:1", "visit", PAIR, "2024-05-10", words_of("ответный визит"))


def _kept(promise: Expectation, deed: Deed) -> bool:
    return fulfils(promise, deed).score >= THRESHOLD


def test_the_right_thing_in_the_same_words_keeps_an_undated_promise() -> None:
    assert _kept(VISIT, CAME)
    assert not _kept(VISIT, replace(CAME, words=words_of("футбольный турнир")))


def test_a_dated_promise_is_kept_on_its_day_or_soon_after() -> None:
    dated = replace(VISIT, due=day("2024-05-10"), words=frozenset())
    assert _kept(dated, replace(CAME, date=day("2024-05-10")))
    assert not _kept(dated, replace(CAME, date=day("2024-12-10"), day="2024-12-10"))
    assert not _kept(dated, CAME)


@pytest.mark.parametrize(
    "deed",
    [
        replace(CAME, day="2023-05-10"),
        replace(CAME, kind="meeting"),
        replace(CAME, parties=frozenset({"city:1", "city:3"})),
    ],
)
def test_an_earlier_deed_another_type_or_another_city_keeps_nothing(deed: Deed) -> None:
    assert not _kept(VISIT, deed)


def test_sides_that_neither_report_names_are_not_the_same_sides() -> None:
    nobody: frozenset[str] = frozenset()
    promise = replace(VISIT, parties=nobody, due=day("2024-05-10"))
    deed = replace(CAME, parties=nobody, date=day("2024-05-10"))
    assert not _kept(promise, deed)
    assert not _kept(promise, replace(deed, parties=PAIR))


def test_other_goods_speak_against_a_delivery() -> None:
    awaits = Awaited(frozenset({"contract"}))
    words = words_of("поставка")
    promise = Expectation(awaits, PAIR, "2024", words, goods=frozenset({"автобусы"}))
    deed = Deed("event:2", "contract", PAIR, "2024-05-10", words, goods=frozenset({"автобусы"}))
    assert _kept(promise, deed)
    assert not _kept(promise, replace(deed, goods=frozenset({"лифты"})))


def test_the_judgement_says_why() -> None:
    names = [feature.name for feature in fulfils(VISIT, CAME).features]
    assert names == ["type", "parties", "words"]
