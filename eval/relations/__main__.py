"""Score ties between entities on own sentences: ``python -m eval.relations [--errors]``.

``ru.tsv``, ``be.tsv`` and ``en.tsv`` beside this file hold a sentence and, after a tab, what it
tells: ``owns(A>B)``, ``meets(A;B)``, ``deal:loan(A;B)``, ``produces(A=words)``, several of them
with a blank in between, ``-`` for nothing. Names are words of the sentence. ``!planned`` asks for
that status, ``!any`` leaves it open; without either the tie is done or lasts. Meetings and
contracts that the reading keeps as events count as what they are. Nothing here was taken from
elsewhere; each line falls into a half by the hash of its sentence.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.tally import Tally
from pobratim.extract import RawDocument, read
from pobratim.lexicon.gazetteer import Gazetteer
from pobratim.model.documents import Language
from pobratim.model.readings import Reading

__all__ = ["Case", "Tie", "load_cases", "main", "ties_of"]

_TIE = re.compile(r"(?P<type>[a-z_]+)(?::(?P<deal>\w+))?\((?P<sides>[^)]*)\)(?:!(?P<status>\w+))?")
_SETTLED = frozenset({"done", "current"})
_LANGUAGES: tuple[Language, ...] = ("ru", "be", "en")
_WHOLE = 2


@dataclass(frozen=True, slots=True)
class Tie:
    """A tie as the gold or a reading tells it.

    ``sides`` are names or sets of mentions, in order where ``directed``; ``status`` is ``any``
    where the gold leaves it open, ``settled`` for what is done or lasts.
    """

    type: str
    sides: tuple[frozenset[str], ...]
    directed: bool
    status: str
    deal: str | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence and the ties that it tells."""

    language: Language
    text: str
    ties: tuple[Tie, ...]

    @property
    def half(self) -> int:
        """The half, 0 or 1, that the hash of the sentence puts it into."""
        return hashlib.sha256(self.text.encode()).digest()[0] % 2


def load_cases(folder: Path, language: Language) -> tuple[Case, ...]:
    """Return the sentences of one language."""
    rows = (folder / f"{language}.tsv").read_text(encoding="utf-8").splitlines()
    return tuple(_case(row, language) for row in rows if row.strip())


def _case(row: str, language: Language) -> Case:
    text, _, told = row.partition("\t")
    return Case(language, text, tuple(map(_gold, _TIE.finditer(told))))


def _gold(match: re.Match[str]) -> Tie:
    sides, _, words = match["sides"].partition("=")
    directed = ">" in sides or bool(words)
    names = tuple(frozenset({name}) for name in re.split(r"[>;]", sides))
    status = match["status"] or "settled"
    return Tie(match["type"], names, directed, status, match["deal"], words or None)


def _surfaces(reading: Reading) -> list[frozenset[str]]:
    """Return the name and the mentions of each entity."""
    text = reading.document.text
    return [
        frozenset([entity.name, *(m.of(text) for m in entity.mentions)])
        for entity in reading.entities
    ]


def ties_of(reading: Reading) -> Iterator[Tie]:
    """Yield the ties that a reading tells, meetings and contracts among its events included."""
    known = [entity.id for entity in reading.entities]
    surfaces = dict(zip(known, _surfaces(reading), strict=True))
    for relation in reading.relations:
        status = "settled" if relation.status in _SETTLED else relation.status
        ends: tuple[str | None, ...] = relation.members or (relation.source, relation.target)
        sides = tuple(surfaces[i] for i in ends if i is not None)
        yield Tie(
            relation.type, sides, not relation.members, status, relation.deal_type, relation.object
        )
    for event in reading.events:
        status = "settled" if event.status in _SETTLED else event.status
        for kind, ids in (("meets", event.participants), ("deal", event.enterprises)):
            fits = (
                event.type in {"meeting", "visit"} if kind == "meets" else event.type == "contract"
            )
            if fits and len(ids) >= _WHOLE:
                yield Tie(kind, tuple(surfaces[i] for i in ids), directed=False, status=status)


def _matches(found: Tie, gold: Tie) -> bool:
    """Tell whether a read tie is the gold one: its type and its sides."""
    if found.type != gold.type or len(found.sides) != len(gold.sides):
        return False
    if gold.words not in {None, "*"} and found.words != gold.words:
        return False
    if gold.directed:
        return all(map(_names, found.sides, gold.sides))
    open_sides = list(found.sides)
    for side in gold.sides:
        fitting = next((s for s in open_sides if _names(s, side)), None)
        if fitting is None:
            return False
        open_sides.remove(fitting)
    return True


def _names(surfaces: frozenset[str], gold: frozenset[str]) -> bool:
    name = next(iter(gold))
    return any(name in surface or surface == name for surface in surfaces)


def _score(case: Case, reading: Reading, tallies: dict[tuple[str, str], Tally]) -> list[str]:
    """Add one sentence to the tallies and return what went wrong in it."""
    wrong = []
    found = list(ties_of(reading))
    for gold in case.ties:
        own = tallies[case.language, gold.type]
        match = next((tie for tie in found if _matches(tie, gold)), None)
        own.add(right=match is not None, missed=match is None)
        known = all(any(_names(s, side) for s in _surfaces(reading)) for side in gold.sides)
        tallies[case.language, "named"].add(right=known, missed=not known)
        if match is None:
            wrong.append(
                f"missed {gold.type} {_said(gold)}{'' if known else ' (a side is no entity)'}"
            )
            continue
        found.remove(match)
        fits = gold.status in {match.status, "any"}
        tallies[case.language, "status"].add(right=fits, wrong=not fits)
        if gold.deal:
            fits = match.deal == gold.deal
            tallies[case.language, "deal type"].add(right=fits, wrong=not fits)
    for tie in found:
        tallies[case.language, tie.type].add(wrong=1)
        wrong.append(f"read {tie.type} {_said(tie)}")
    return wrong


def _said(tie: Tie) -> str:
    sides = ["/".join(sorted(side)) for side in tie.sides]
    return f"{tie.deal or ''}({(' > ' if tie.directed else ' ; ').join(sides)}){tie.words or ''}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print precision, recall and F1 by language and type, and the errors if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", type=int, choices=(0, 1))
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args(arguments)
    tallies: dict[tuple[str, str], Tally] = defaultdict(Tally)
    gazetteer = Gazetteer.open()
    for language in _LANGUAGES:
        for case in load_cases(Path(__file__).parent, language):
            if options.half not in {None, case.half}:
                continue
            reading = read(RawDocument("-", case.text, language=language), gazetteer)
            errors = _score(case, reading, tallies)
            if errors and options.errors:
                sys.stdout.write(f"{case.text}\n    " + "\n    ".join(errors) + "\n")
    for (spoken, kind), tally in sorted(tallies.items()):
        shown = (f"{value:.2f}" if value is not None else "-" for value in _figures(tally))
        sys.stdout.write(
            f"{spoken} {kind:10} "
            + " ".join(shown)
            + f"  right {tally.right} wrong {tally.wrong} missed {tally.missed}\n"
        )
    return 0


def _figures(tally: Tally) -> tuple[float | None, float | None, float | None]:
    return tally.precision, tally.recall, tally.f1


if __name__ == "__main__":
    raise SystemExit(main())
