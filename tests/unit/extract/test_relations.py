"""Ties between entities that are no events."""

from __future__ import annotations

import pytest

from pobratim.extract.relations import relations_of
from pobratim.model.documents import Language
from pobratim.model.readings import Event, Relation
from pobratim.model.spans import Span
from tests.unit.extract.pages import Named, city, firm, page_with, person, wide

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


# Siblings of each rule ---------------------------------------------------------------------------

SIDES = (
    firm("Вектор", r"Вектор\w*"),
    firm("Сириус", r"Сириус\w*"),
    firm("Прогресс", r"Прогресс\w*"),
    person("Громов", r"(?:Иван\w* )?Громов\w*"),
    person("Мазур", r"Елен\w+ Мазур"),
    person("Дорн", r"Олег\w* Дорн\w*"),
    city("Тула", r"Тул\w+", 480562, "RU"),
    wide("Куба", r"Куб[аеуыой]+", "country", "CU"),
)


def told(
    text: str, language: Language = "ru", sides: tuple[Named, ...] = SIDES
) -> list[tuple[str, tuple[str, ...]]]:
    """Return the types of the relations of a text with the names of their sides."""
    page = page_with(text, sides, language=language)
    names = {entity.id: entity.name for entity in page.entities}
    return [
        (r.type, tuple(names[i] for i in r.members or (r.source, r.target) if i))
        for r in relations_of(page, ())
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Громов встретился с Еленой Мазур.",
        "С Еленой Мазур Громов увиделся через год.",
        "Громов и Елена Мазур встретились в Туле.",
        "Встреча Громова с Еленой Мазур прошла в Туле.",
        "Встреча между Громовым и Еленой Мазур прошла в Туле.",
        "Состоялась встреча Ивана Громова и Елены Мазур.",
        "На встрече с Еленой Мазур Громов рассказал о ремонте.",
        "По итогам переговоров с Еленой Мазур Громов заявил о прорыве.",
        "Громов принял в ратуше Елену Мазур.",
        "Громов был принят Еленой Мазур.",
        "Громов приехал в Тулу и встретился с Еленой Мазур.",
        "Встретившись с Еленой Мазур, Громов уехал.",
        "Громов, с которым беседовала Елена Мазур, уехал.",
        "Громов, приехавший в Тулу, переговорил с Еленой Мазур.",
        "Переговоры между министром Громовым и его коллегой Еленой Мазур прошли в Туле.",
    ],
)
def test_who_meets_is_told_in_many_ways(text: str) -> None:
    assert [set(sides) for kind, sides in told(text) if kind == "meets"] == [{"Громов", "Мазур"}]


@pytest.mark.parametrize(
    "text",
    [
        "Громов поздравил Елену Мазур.",
        "Громов назначил Елену Мазур директором.",
        "Громов принял Елену Мазур на работу.",
        "В финале турнира Громов встретился с Еленой Мазур.",
        "Громов по телефону поговорил с Еленой Мазур.",
        "Громов принял решение уволить Елену Мазур.",
        "О встрече рассказали Громов и Елена Мазур.",
    ],
)
def test_who_has_to_do_with_another_has_not_met(text: str) -> None:
    assert not [sides for kind, sides in told(text) if kind == "meets"]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("«Вектор» купил завод «Прогресс».", {"Вектор", "Прогресс"}),
        ("«Вектор» купил у «Сириуса» завод «Прогресс».", {"Вектор", "Сириус"}),
        ("Холдинг «Сириус» продал «Прогресс» компании «Вектор».", {"Сириус", "Вектор"}),
        ("Завод «Прогресс» куплен компанией «Вектор».", {"Вектор", "Прогресс"}),
        ("Завод «Прогресс» был продан компании «Вектор».", {"Вектор", "Прогресс"}),
        ("«Вектор» объявил о приобретении 51 % акций «Прогресса».", {"Вектор", "Прогресс"}),
        ("Сделка между «Вектором» и «Сириусом» закрыта.", {"Вектор", "Сириус"}),
        ("Слияние «Вектора» и «Сириуса» одобрено.", {"Вектор", "Сириус"}),
        ("«Вектор», купивший «Сириус», сменил директора.", {"Вектор", "Сириус"}),
        ("Купленный «Вектором» завод «Прогресс» закрыт.", {"Вектор", "Прогресс"}),
        ("Компания «Вектор», которая приобрела «Сириус», выросла.", {"Вектор", "Сириус"}),
        ("Олег Дорн продал свою долю в «Векторе» Ивану Громову.", {"Дорн", "Громов"}),
        ("«Вектор» подписал с «Сириусом» контракт на поставку труб.", {"Вектор", "Сириус"}),
        ("Между компаниями «Вектор» и «Сириус» заключён договор.", {"Вектор", "Сириус"}),
        ("«Вектор» выдал «Прогрессу» кредит.", {"Вектор", "Прогресс"}),
        ("«Прогресс» взял заём у «Вектора».", {"Вектор", "Прогресс"}),
        ("«Прогресс» погасил долг перед «Вектором».", {"Вектор", "Прогресс"}),
        ("«Прогресс» должен «Вектору» 40 млн рублей.", {"Вектор", "Прогресс"}),
        ("«Вектор» простил Кубе долг.", {"Вектор", "Куба"}),
        ("«Вектор» наложил на «Сириус» штраф.", {"Вектор", "Сириус"}),
        ("«Сириус» оштрафован «Вектором».", {"Вектор", "Сириус"}),
        ("Суд взыскал с «Вектора» долги в пользу «Сириуса».", {"Вектор", "Сириус"}),
        ("«Вектор» инвестирует в завод «Прогресс» 5 млрд рублей.", {"Вектор", "Прогресс"}),
        ("Спонсором «Прогресса» стал «Вектор».", {"Вектор", "Прогресс"}),
        ("«Вектор» арендует цех у «Прогресса».", {"Вектор", "Прогресс"}),
    ],
)
def test_who_deals_is_told_in_many_ways(text: str, sides: set[str]) -> None:
    assert [set(names) for kind, names in told(text) if kind == "deal"] == [sides]


@pytest.mark.parametrize(
    "text",
    [
        "«Вектор» купил дом в Туле.",
        "«Сириус» поздравил «Вектор» с юбилеем.",
        "«Сириус» подал в суд на «Вектор».",
        "«Вектор» обогнал «Сириус» по прибыли.",
        "Продажи «Вектора» выросли на треть, сообщает «Сириус».",
        "«Вектор» занял второе место, опередив «Сириус».",
        "«Вектор» должен ответить «Сириусу».",
    ],
)
def test_who_has_to_do_with_a_body_does_not_deal_with_it(text: str) -> None:
    assert not [sides for kind, sides in told(text) if kind == "deal"]


@pytest.mark.parametrize(
    "text",
    [
        "Олег Дорн владеет компанией «Вектор».",
        "Олег Дорн — владелец компании «Вектор».",
        "Владелец «Вектора» Олег Дорн уехал.",
        "Олег Дорн, совладелец «Вектора», промолчал.",
        "Компания «Вектор» принадлежит Олегу Дорну.",
        "Треть «Вектора» принадлежит Олегу Дорну.",
        "Половина компании «Вектор» принадлежит структурам Олега Дорна.",
        "Принадлежащая Олегу Дорну компания «Вектор» выросла.",
        "Олегу Дорну принадлежит 25 % акций «Вектора».",
        "«Вектор» контролируется Олегом Дорном.",
        "Акционером «Вектора» является Олег Дорн.",
        "Учредителем «Вектора» выступает Олег Дорн.",
        "Основатель и глава компании «Вектор» Олег Дорн выступил.",
        "Глава и совладелец «Вектора» Олег Дорн выступил.",
        "Олег Дорн основал компанию «Вектор».",
        "Компания «Вектор» основана Олегом Дорном.",
        "Собственником «Вектора» стал Олег Дорн.",
        "Компания «Вектор» и её владелец Олег Дорн расстались.",
        "«Вектор», которым владеет Олег Дорн, закрыт.",
        "«Вектор», владельцем которого является Олег Дорн, закрыт.",
        "Компания «Вектор» Олега Дорна отложила выпуск.",
        "«Вектор» вырос. Владелец компании Олег Дорн доволен.",
        "Контрольный пакет акций «Вектора» находится у Олега Дорна.",
    ],
)
def test_who_owns_is_told_in_many_ways(text: str) -> None:
    assert ("owns", ("Дорн", "Вектор")) in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Олег Дорн работает в «Векторе».",
        "Юрист «Вектора» Олег Дорн выступил в суде.",
        "Олег Дорн критикует «Вектор».",
        "Владелец квартиры Олег Дорн обратился в «Вектор».",
        "«Вектор» обладает информацией об Олеге Дорне.",
        "Олег Дорн создал условия для работы «Вектора».",
        "Обладатель кубка Олег Дорн посетил «Вектор».",
        "«Вектор» принадлежит к числу лидеров, считает Олег Дорн.",
    ],
)
def test_who_has_to_do_with_a_firm_does_not_own_it(text: str) -> None:
    assert not [sides for kind, sides in told(text) if kind == "owns"]


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("«Прогресс» — дочерняя компания «Сириуса».", ("owns", ("Сириус", "Прогресс"))),
        ("Холдинг «Сириус» увеличил долю в «Прогрессе».", ("owns", ("Сириус", "Прогресс"))),
        ("Доля «Сириуса» в «Прогрессе» выросла.", ("owns", ("Сириус", "Прогресс"))),
        ("«Прогресс» входит в состав «Сириуса».", ("part_of", ("Прогресс", "Сириус"))),
        ("В состав «Сириуса» входит «Прогресс».", ("part_of", ("Прогресс", "Сириус"))),
        ("«Прогресс» — подразделение «Сириуса».", ("part_of", ("Прогресс", "Сириус"))),
        ("Расположенный в Туле «Прогресс» вырос.", ("located_in", ("Прогресс", "Тула"))),
        ("Штаб-квартира «Прогресса» находится в Туле.", ("located_in", ("Прогресс", "Тула"))),
        ("«Прогресс» отгрузил станки «Вектору».", ("supplies", ("Прогресс", "Вектор"))),
        ("Поставщиком «Вектора» является «Прогресс».", ("supplies", ("Прогресс", "Вектор"))),
        ("«Вектор» и «Сириус» сотрудничают.", ("works_with", ("Вектор", "Сириус"))),
        ("Сотрудничество «Вектора» с «Сириусом» растёт.", ("works_with", ("Вектор", "Сириус"))),
        ("Партнёром «Вектора» стал «Сириус».", ("works_with", ("Сириус", "Вектор"))),
    ],
)
def test_bodies_are_tied_in_many_ways(text: str, tie: tuple[str, tuple[str, str]]) -> None:
    assert tie in told(text)


@pytest.mark.parametrize(
    "text", ["«Прогресс» выпустил пресс-релиз.", "«Прогресс» производит впечатление."]
)
def test_what_is_no_ware_is_not_produced(text: str) -> None:
    assert told(text) == []


def test_the_head_of_a_firm_is_not_where_the_firm_lies() -> None:
    assert told("Директор «Вектора» находится в Туле.") == []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("«Вектор» купит «Сириус».", "planned"),
        ("«Вектор» намерен купить «Сириус».", "planned"),
        ("«Прогресс» поставит «Вектору» насосы.", "planned"),
        ("«Прогресс» поставляет «Вектору» насосы.", "current"),
        ("Бывший владелец «Вектора» Олег Дорн уехал.", "former"),
        ("«Прогресс» не входит в «Сириус».", "denied"),
    ],
)
def test_a_tie_has_the_status_that_its_words_tell(text: str, status: str) -> None:
    assert [r.status for r in relations_of(page_with(text, SIDES), ())] == [status]


def test_a_tie_told_twice_is_one_with_both_pieces_of_evidence() -> None:
    text = "«Вектор» намерен купить «Сириус». Вчера «Вектор» купил «Сириус»."
    (deal,) = [r for r in relations_of(page_with(text, SIDES), ()) if r.type == "deal"]
    assert (deal.status, len(deal.evidence)) == ("done", 2)


def test_what_stands_in_an_aside_is_not_the_subject_of_the_main_verb() -> None:
    text = "Олег Дорн, контролирующий «Вектор», купил акции «Сириуса»."
    assert ("deal", ("Дорн", "Сириус")) in told(text)
    assert ("owns", ("Дорн", "Вектор")) in told(text)


def test_when_it_was_is_no_head_of_a_name() -> None:
    assert told("В середине июля «Вектор» купил «Сириус».")[0] == ("deal", ("Вектор", "Сириус"))


def test_words_inside_a_name_tell_no_tie() -> None:
    names = (firm("Владелец", "Владелец Вектора"), person("Дорн", "Олег Дорн"))
    page = page_with("Журнал Владелец Вектора читает Олег Дорн.", names)
    assert relations_of(page, ()) == ()


# Belarusian and English --------------------------------------------------------------------------

BELARUSIAN = (
    firm("Вектар", r"Вектар\w*"),
    firm("Сірыус", r"Сірыус\w*"),
    firm("Прагрэс", r"Прагрэс\w*"),
    person("Громаў", r"(?:Іван\w* )?Грома[ўв]\w*"),
    person("Дорн", r"Алег\w* Дорн\w*"),
    city("Гродна", r"Гродн\w+", 627904, "BY"),
)
ENGLISH = (
    firm("Vector", "Vector"),
    firm("Sirius", "Sirius"),
    firm("Progress", "Progress"),
    person("Gromov", "(?:Ivan )?Gromov"),
    person("Dorn", "Oleg Dorn"),
    city("Lyon", "Lyon", 2996944, "FR"),
)


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("Іван Громаў сустрэўся з Алегам Дорнам.", ("meets", ("Громаў", "Дорн"))),
        ("Іван Громаў гутарыў з Алегам Дорнам.", ("meets", ("Громаў", "Дорн"))),
        ("Іван Громаў і Алег Дорн сустрэліся ў Гродне.", ("meets", ("Громаў", "Дорн"))),
        ("Сустрэча Івана Громава з Алегам Дорнам адбылася.", ("meets", ("Громаў", "Дорн"))),
        ("Перамовы паміж Громавым і Алегам Дорнам прайшлі.", ("meets", ("Громаў", "Дорн"))),
        ("«Вектар» купіў завод «Прагрэс».", ("deal", ("Вектар", "Прагрэс"))),
        ("«Вектар» набыў у холдынгу «Сірыус» завод.", ("deal", ("Вектар", "Сірыус"))),
        ("«Сірыус» прадаў завод кампаніі «Вектар».", ("deal", ("Сірыус", "Вектар"))),
        ("Завод «Прагрэс» куплены кампаніяй «Вектар».", ("deal", ("Прагрэс", "Вектар"))),
        ("Здзелка паміж «Вектарам» і «Сірыусам» закрыта.", ("deal", ("Вектар", "Сірыус"))),
        ("«Вектар» узяў крэдыт у «Сірыуса».", ("deal", ("Вектар", "Сірыус"))),
        ("«Вектар» аштрафаваны «Сірыусам».", ("deal", ("Вектар", "Сірыус"))),
        ("Алег Дорн валодае кампаніяй «Вектар».", ("owns", ("Дорн", "Вектар"))),
        ("Уладальнік «Вектара» Алег Дорн з'ехаў.", ("owns", ("Дорн", "Вектар"))),
        ("Кампанія «Вектар» належыць Алегу Дорну.", ("owns", ("Дорн", "Вектар"))),
        ("Алег Дорн заснаваў кампанію «Вектар».", ("owns", ("Дорн", "Вектар"))),
        ("Алег Дорн — уладальнік «Вектара».", ("owns", ("Дорн", "Вектар"))),
        ("«Прагрэс» — даччыная кампанія «Сірыуса».", ("owns", ("Сірыус", "Прагрэс"))),
        ("«Прагрэс» уваходзіць у холдынг «Сірыус».", ("part_of", ("Прагрэс", "Сірыус"))),
        ("Завод «Прагрэс» знаходзіцца ў Гродне.", ("located_in", ("Прагрэс", "Гродна"))),
        ("«Прагрэс» пастаўляе помпы кампаніі «Вектар».", ("supplies", ("Прагрэс", "Вектар"))),
        ("«Вектар» супрацоўнічае з «Сірыусам».", ("works_with", ("Вектар", "Сірыус"))),
    ],
)
def test_belarusian_ties_are_read_as_well(text: str, tie: tuple[str, tuple[str, str]]) -> None:
    assert tie in told(text, "be", BELARUSIAN)


@pytest.mark.parametrize(
    "text",
    [
        "Іван Громаў павіншаваў Алега Дорна.",
        "Алег Дорн працуе ў «Вектары».",
        "Алег Дорн крытыкуе «Вектар».",
        "«Сірыус» апярэдзіў «Вектар».",
        "«Вектар» купіў дом у Гродне.",
    ],
)
def test_other_belarusian_words_tell_no_tie(text: str) -> None:
    assert told(text, "be", BELARUSIAN) == []


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("Ivan Gromov met Oleg Dorn in Lyon.", ("meets", ("Gromov", "Dorn"))),
        ("Ivan Gromov met with Oleg Dorn.", ("meets", ("Gromov", "Dorn"))),
        ("Ivan Gromov and Oleg Dorn met in Lyon.", ("meets", ("Gromov", "Dorn"))),
        ("Talks between Ivan Gromov and Oleg Dorn were held.", ("meets", ("Gromov", "Dorn"))),
        ("At a meeting with Ivan Gromov, Oleg Dorn spoke.", ("meets", ("Gromov", "Dorn"))),
        ("Ivan Gromov was received by Oleg Dorn.", ("meets", ("Gromov", "Dorn"))),
        ("Gromov's meeting with Oleg Dorn lasted an hour.", ("meets", ("Gromov", "Dorn"))),
        ("Vector bought Progress.", ("deal", ("Vector", "Progress"))),
        ("Vector has acquired a plant from Sirius.", ("deal", ("Vector", "Sirius"))),
        ("Sirius sold the plant to Vector.", ("deal", ("Sirius", "Vector"))),
        ("Progress was bought by Vector.", ("deal", ("Progress", "Vector"))),
        ("Vector's acquisition of Progress was approved.", ("deal", ("Vector", "Progress"))),
        ("Vector plans to buy Progress.", ("deal", ("Vector", "Progress"))),
        ("Sirius lent five million dollars to Vector.", ("deal", ("Sirius", "Vector"))),
        ("Vector took a loan from Sirius.", ("deal", ("Vector", "Sirius"))),
        ("Sirius fined Vector.", ("deal", ("Sirius", "Vector"))),
        ("Vector was fined by Sirius.", ("deal", ("Vector", "Sirius"))),
        ("Vector invested in Progress.", ("deal", ("Vector", "Progress"))),
        ("Oleg Dorn owns Vector.", ("owns", ("Dorn", "Vector"))),
        ("Vector is owned by Oleg Dorn.", ("owns", ("Dorn", "Vector"))),
        ("Oleg Dorn, owner of Vector, left.", ("owns", ("Dorn", "Vector"))),
        ("The owner of Vector, Oleg Dorn, left.", ("owns", ("Dorn", "Vector"))),
        ("Vector founder Oleg Dorn spoke.", ("owns", ("Dorn", "Vector"))),
        ("Vector belongs to Sirius.", ("owns", ("Sirius", "Vector"))),
        ("Sirius owns a 30 percent stake in Progress.", ("owns", ("Sirius", "Progress"))),
        ("Progress is a subsidiary of Sirius.", ("owns", ("Sirius", "Progress"))),
        ("Progress is part of Sirius.", ("part_of", ("Progress", "Sirius"))),
        ("Progress is based in Lyon.", ("located_in", ("Progress", "Lyon"))),
        ("Progress, located in Lyon, is growing.", ("located_in", ("Progress", "Lyon"))),
        ("Progress supplies valves to Vector.", ("supplies", ("Progress", "Vector"))),
        ("Vector cooperates with Sirius.", ("works_with", ("Vector", "Sirius"))),
        ("Vector is a partner of Sirius.", ("works_with", ("Vector", "Sirius"))),
    ],
)
def test_english_ties_are_read_as_well(text: str, tie: tuple[str, tuple[str, str]]) -> None:
    assert tie in told(text, "en", ENGLISH)


@pytest.mark.parametrize(
    "text",
    [
        "Ivan Gromov congratulated Oleg Dorn.",
        "Ivan Gromov beat Oleg Dorn in the final.",
        "Oleg Dorn criticised Vector.",
        "Oleg Dorn works at Vector.",
        "Vector outperformed Progress.",
        "Vector bought a house in Lyon.",
    ],
)
def test_other_english_words_tell_no_tie(text: str) -> None:
    assert told(text, "en", ENGLISH) == []
