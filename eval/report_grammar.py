"""Reports by the grammar: ``python -m eval.report_grammar --count N --language ru [--seed S]``.

Short reports with exact gold, in the record form of ``eval/gold``, in any number: for fuzzing and
for checks of volume, not for measuring quality (the sentences repeat). The same count, seed and
language give the same reports, and a larger count only adds to them. Every eighth report on
average tells of cities that do not cooperate.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from random import Random
from typing import Any

from eval.grammar_sentences import LANGUAGES, Cast, Sentence, words_of
from pobratim.errors import UsageError

__all__ = ["main", "reports"]

Json = dict[str, Any]
Template = Mapping[str, Any]

_FIRST_DAY = dt.date(2016, 1, 12)
_NEGATIVE = 1 / 8
_BREAK = "\n\n"


def reports(count: int, seed: int, language: str) -> Iterator[Json]:
    """Yield ``count`` reports with gold; report ``i`` depends on seed, language and ``i`` only.

    Raises:
        UsageError: if the grammar does not know the language or the count is negative.
    """
    words = words_of(language)
    if count < 0:
        raise UsageError(f"the count of reports is {count}; it must not be negative")
    return (_report(words, f"{seed}:{language}:{number}") for number in range(count))


def _report(words: Mapping[str, Any], key: str) -> Json:
    rng = Random(key)  # noqa: S311 - no secret, a reproducible report
    cast = Cast(words, rng, _some_day(rng))
    draft = _Draft(cast)
    cooperation = rng.random() >= _NEGATIVE
    if cooperation:
        _tell_cooperation(draft, words)
    else:
        _tell_the_day(draft, words)
    return draft.record(f"grammar:{key}", cooperation=cooperation)


def _some_day(rng: Random) -> dt.date:
    """Return a day of publication: late in its month, so that a date without a year is clear."""
    return _FIRST_DAY.replace(
        year=rng.randint(2016, 2026), month=rng.randint(1, 12), day=rng.randint(12, 28)
    )


def _tell_cooperation(draft: _Draft, words: Mapping[str, Any]) -> None:
    rng = draft.cast.rng
    draft.add({"text": rng.choice(words["titles"])}, "")
    kinds = sorted({template["is"].split()[0] for template in words["events"]})
    for place, kind in enumerate(rng.sample(kinds, rng.randint(2, 5))):
        fitting = [one for one in words["events"] if one["is"].startswith(f"{kind} ")]
        draft.add(rng.choice(fitting), " " if place % 2 else _BREAK)
    for template in rng.sample(words["statements"], rng.randint(1, 2)):
        draft.add(template, _BREAK)
    if rng.random() < 0.5:
        draft.add(rng.choice(words["commitments"]), _BREAK)


def _tell_the_day(draft: _Draft, words: Mapping[str, Any]) -> None:
    rng = draft.cast.rng
    draft.add({"text": rng.choice(words["negative_titles"])}, "")
    for line in rng.sample(words["negatives"], rng.randint(2, 4)):
        draft.add({"text": line}, _BREAK)
    direct = [one for one in words["statements"] if one["direct"]]
    told = dict(rng.choice(direct))
    draft.add(told | {"text": told["text"].replace("{speech}", "{negative_speech}")}, _BREAK)


class _Draft:
    """A report in the making: its text so far, and its gold."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self._text = ""
        self._events: list[Json] = []
        self._statements: list[Json] = []
        self._commitments: list[Json] = []

    def add(self, template: Template, before: str) -> None:
        """Append the sentence of a template after the blanks ``before``, with its gold."""
        sentence = self.cast.sentence(template["text"])
        start = len(self._text) + len(before)
        self._text += before + sentence.text
        if "is" in template:
            self._events.append(self._event(template, sentence, start))
        elif sentence.said:
            self._statements.append(self._statement(template, start, sentence.said))
        elif sentence.evidence:
            self._commitments.append(self._commitment(template, sentence, start))

    def _words(self, start: int, span: tuple[int, int]) -> tuple[str, list[int]]:
        first, last = start + span[0], start + span[1]
        return self._text[first:last], [first, last]

    def _event(self, template: Template, sentence: Sentence, start: int) -> Json:
        kind, status = template["is"].split()
        words, span = self._words(start, sentence.evidence or (0, len(sentence.text)))
        return {
            "type": kind,
            "status": status,
            "parties": [self._name(slot) for slot in "AB"],
            "participants": [self._name(slot) for slot in template.get("who", ())],
            "date": next(iter(sentence.dates.values()), None),
            "evidence": words,
            "evidence_span": span,
        }

    def _statement(self, template: Template, start: int, said: tuple[int, int]) -> Json:
        words, span = self._words(start, said)
        gold = {"speaker": self._name(template["by"]), "text": words, "span": span}
        gold["direct"] = template["direct"]
        return gold | ({"optional": True} if template.get("optional") else {})

    def _commitment(self, template: Template, sentence: Sentence, start: int) -> Json:
        words, span = self._words(start, sentence.evidence or (0, len(sentence.text)))
        by = [self._name(template["by"])]
        return {"by": by, "text": words, "span": span, "due": sentence.dates.get("due")}

    def _name(self, slot: str) -> str:
        return self.cast.forms[slot]["nom"]

    def _listed(self, *slots: str) -> list[str]:
        return [self._name(slot) for slot in slots if slot in self.cast.used]

    def _occupations(self) -> list[Json]:
        return [
            {
                "person": self._name(f"n{side}"),
                "post": post.get("post", post["forms"][0]),
                "organisation": None,
                "place": self._name(side.upper()),
                "status": post.get("status", "current"),
            }
            for side in "ab"
            for post in [self.cast.posts[f"p{side}"]]
            if {f"n{side}", f"p{side}"} <= self.cast.used
        ]

    def _places(self, role: str) -> list[Json]:
        return [
            {"name": self._name(slot), "geonames": self.cast.geonames[slot], "role": role}
            for slot in "AB"
        ]

    def record(self, name: str, *, cooperation: bool) -> Json:
        """Return the record, in the form that ``eval.gold.validate`` checks."""
        digest = hashlib.sha256(self._text.encode()).hexdigest()
        return {
            "id": name,
            "origin": "grammar",
            "form": "report of the grammar",
            "language": name.split(":")[2],
            "published": str(self.cast.published),
            "date": next((event["date"] for event in self._events), None),
            "text": self._text,
            "text_sha256": digest,
            "persons": [{"name": person} for person in self._listed("na", "nb")],
            "places": self._places("party" if cooperation else "mentioned"),
            "organisations": self._listed("body"),
            "enterprises": self._listed("firm"),
            "products": self._listed("goods"),
            "events": self._events,
            "statements": self._statements,
            "commitments": self._commitments,
            "occupations": self._occupations(),
            "spheres": [self.cast.sphere] if "sphere" in self.cast.used else [],
            "cooperation": cooperation,
            **({} if cooperation else {"hard_negative": True}),
            "level": "city" if cooperation else None,
        }


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the reports as JSON Lines and return the exit code."""
    parser = argparse.ArgumentParser(prog="eval.report_grammar", description=__doc__)
    parser.add_argument("--count", type=int, default=10)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--language", choices=LANGUAGES, default="ru")
    wanted = parser.parse_args(arguments)
    try:
        found = reports(wanted.count, wanted.seed, wanted.language)
    except UsageError as error:
        parser.error(str(error))
    for record in found:
        sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
