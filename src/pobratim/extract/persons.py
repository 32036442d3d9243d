"""Persons: the mentions of one person brought together, the name in full and nominative."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from pobratim.extract.mentions import Mention
from pobratim.lexicon.names import NameReading, is_initial, name_readings, written_name
from pobratim.lexicon.normalise import flat
from pobratim.lexicon.translit import name_key
from pobratim.model.documents import Language
from pobratim.model.readings import PersonName
from pobratim.model.spans import Span

__all__ = ["Person", "persons_of"]

_SYLLABLE = 5
_SHORTEST_LOUD = 3


@dataclass(slots=True)
class Person:
    """One person of a document while its mentions are gathered."""

    name: PersonName
    mentions: list[Span] = field(default_factory=list)
    gender: str | None = None

    @property
    def text(self) -> str:
        """The name as it is written in full."""
        return written_name(self.name)


def persons_of(
    mentions: Sequence[Mention], language: Language, cases: Mapping[Span, frozenset[str]]
) -> list[Person]:
    """Return the persons that ``mentions`` name.

    ``cases`` gives the cases that the post before a mention allows. Full names come first, so
    that a bare surname or initials join the full name wherever it stands in the text.
    """
    people = [m for m in mentions if m.kind == "person"]
    again = _spelled_again(people)
    read = [
        (m.span, name_readings(_words(m), language, cases.get(m.span, frozenset())))
        for m in people
        if m.span not in again
    ]
    read.sort(key=lambda pair: -_fullness(pair[1][0].name))
    persons: list[Person] = []
    for span, readings in read:
        person = _match(persons, readings)
        if person is None:
            best = readings[0]
            if best.name.last is None and is_initial((best.name.first or " ")[:2]):
                continue
            person = Person(best.name, gender=best.gender)
            persons.append(person)
        person.mentions.append(span)
        person.mentions.extend(second for second, first in again.items() if first == span)
    for i, gathered in _by_person(persons, read).items():
        persons[i].name = _agreed(persons[i], gathered)
    return persons


def _spelled_again(people: Sequence[Mention]) -> dict[Span, Span]:
    """Return the names in brackets that spell the name before them in Latin letters, with it.

    "Джоэл Саймон (Joel Simon)" is one person.
    """
    found: dict[Span, Span] = {}
    for first, second in pairwise(people):
        tokens, at = second.sentence.tokens, second.proposal.start
        bracketed = first.index == second.index and first.proposal.stop == at - 1
        latin = all(word.isascii() for word in second.words)
        if bracketed and latin and tokens[at - 1].text == "(" and not first.words[0].isascii():
            found[second.span] = first.span
    return found


def _words(mention: Mention) -> tuple[str, ...]:
    """Return the words of a name, an initial and its full stop as one word."""
    words: list[str] = []
    for word in mention.words:
        if word == "." and words and len(words[-1]) <= 2:
            words[-1] += "."
        elif words and (word in {"'", "’"} or words[-1][-1] in {"'", "’"}):
            words[-1] += word
        elif word != ".":
            words.append(_unshouted(word))
    return tuple(words) or mention.words


def _unshouted(word: str) -> str:
    """Return a name in capitals with only its first letters so: ТИХОНЧУК is Тихончук."""
    return word.title() if word.isupper() and len(word) > _SHORTEST_LOUD else word


def _fullness(name: PersonName) -> float:
    """Return how much of a name there is: full words count more than initials."""
    parts = " ".join(filter(None, (name.first, name.patronymic, name.last))).split()
    return sum(0.4 if is_initial(part) else 1.0 for part in parts)


def _match(persons: Sequence[Person], readings: Sequence[NameReading]) -> Person | None:
    for reading in readings[:6]:
        for person in persons:
            if _same(person.name, reading.name):
                return person
    return _by_one_word(persons, readings)


def _by_one_word(persons: Sequence[Person], readings: Sequence[NameReading]) -> Person | None:
    """Return the only person named in full whose given name or surname a lone word is.

    A surname may be a given name as well: "Джоэл Саймон" and then "Саймон".
    """
    words = {
        _key(part)
        for reading in readings[:6]
        for part in (reading.name.first, reading.name.last)
        if part and not is_initial(part) and _is_one_word(reading.name)
    }
    found = [
        person
        for person in persons
        if person.name.last and person.name.first and not is_initial(person.name.first)
        if words & {_key(person.name.first), _key(person.name.last)}
    ]
    return found[0] if len(found) == 1 else None


def _is_one_word(name: PersonName) -> bool:
    return " " not in " ".join(filter(None, (name.first, name.patronymic, name.last)))


def _same(full: PersonName, other: PersonName) -> bool:
    """Tell whether ``other`` may be a shorter form of ``full``."""
    if full.last is None or other.last is None:
        return _same_without_last(full, other)
    if _key(full.last) != _key(other.last):
        return _is_family_name_first(full, other)
    return _compatible(full.first, other.first) and _compatible(full.patronymic, other.patronymic)


def _is_family_name_first(full: PersonName, other: PersonName) -> bool:
    """Tell whether a lone word is the family name that stands first, as in Лю Чжэньхай."""
    if other.first is not None or full.patronymic is not None or other.last is None:
        return False
    words = _key(" ".join(filter(None, (full.first, full.last)))).split()
    return len(words) > 1 and words[0] == _key(other.last) and len(words[0]) <= _SYLLABLE


def _same_without_last(full: PersonName, other: PersonName) -> bool:
    if other.first and not other.last and not other.patronymic and full.first is None:
        return _key(other.first) in _key(full.last or "").split()
    if full.first is None or other.first is None:
        return False
    if other.last is None and other.patronymic and is_initial(other.patronymic):
        return full.last is not None and (full.first[0], full.last[0]) == (
            other.first[0],
            other.patronymic[0],
        )
    if not _compatible(full.first, other.first) or is_initial(other.first):
        return False
    if other.last is None and other.patronymic is None:
        return full.last is None
    return _compatible(full.patronymic, other.patronymic)


def _compatible(a: str | None, b: str | None) -> bool:
    if a is None or b is None:
        return True
    if is_initial(a) or is_initial(b):
        return a[0] == b[0]
    return _key(a) == _key(b)


def _key(word: str) -> str:
    return flat(word)


def _by_person(
    persons: Sequence[Person], read: Sequence[tuple[Span, Sequence[NameReading]]]
) -> dict[int, list[Sequence[NameReading]]]:
    owner = {span: i for i, person in enumerate(persons) for span in person.mentions}
    grouped: dict[int, list[Sequence[NameReading]]] = defaultdict(list)
    for span, readings in read:
        if span in owner:
            grouped[owner[span]].append(readings)
    return grouped


def _agreed(person: Person, mentions: Sequence[Sequence[NameReading]]) -> PersonName:
    """Return the fullest name of a person, with the patronymic that another mention gives."""
    name = person.name
    for readings in mentions:
        for reading in readings[:3]:
            other = reading.name
            more = other.patronymic and other.last and not name.patronymic
            if _same(name, other) and (more or (other.patronymic and not _is_short(other))):
                name = PersonName(name.first, other.patronymic, name.last)
                break
    return name


def _is_short(name: PersonName) -> bool:
    """Tell whether a name without a surname is initials alone."""
    return name.last is None and is_initial(name.first or "")


def same_name(a: PersonName, b: PersonName) -> bool:
    """Tell whether two names may be one person's across languages."""
    return a.last is not None and b.last is not None and name_key(a.last) == name_key(b.last)
