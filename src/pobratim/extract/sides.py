"""Sides of a tie: which arguments of a sentence fill the slots of a word that tells a tie."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pobratim.extract.arguments import Argument
from pobratim.extract.standins import body_before
from pobratim.extract.tieplaces import Place, asides_of, bounds_of, gap, is_verbal, row_of
from pobratim.extract.tokens import Token
from pobratim.lexicon.morphology import analyse
from pobratim.lexicon.ties import Frame, Grip, Slot, listed
from pobratim.model.spans import Span

__all__ = ["Filled", "fill"]

_BESIDE = re.compile(r"[»\"”\s]*(?:\([^()]*\)\s*)?[,(–—-]")
_DASHED = re.compile(r"[«»\"“”„\s\w,%.]*\s[–—-]\s[^.;]*$")
_POSSESSIVES = frozenset(["его", "ее", "их", "яго", "яе", "іх", "its", "their"])
_COPULA = re.compile(
    r"(?<!\w)(?:явля\w+|выступа\w+|считается|назван\w*|ста(?:л|ла|ли|нет|нут|ло)|был[аи]?|оста[её]\w+|остал\w+|значит\w+|"
    r"з'яўля\w+|ста(?:ў|лі|не)|быў|была|былі|застае\w+|is|are|was|were|became|remains)(?!\w)"
)
_BE = re.compile(r"\b(?:was|were|been|being|is|are|be|got)\s+(?:\w+ly\s+|also\s+|being\s+)?$")
_STATES = frozenset({"located_in", "part_of"})
_TWOFOLD = frozenset({"з", "са", "із"})
_NEAR = 3
_BETWEEN_TOKENS = 9
_POSSESSED = 40
_NEXT_COMMA = 60


Filled = dict[str, list[Argument]]


def fill(place: Place, frame: Frame) -> Filled:
    """Return the arguments that fill the slots of ``frame``; a slot without any is left out."""
    if place.page.document.language == "en" and not _fits_voice(place, frame):
        return {}
    filler = _Filler(place, frame)
    filled: Filled = {}
    used: set[Span] = set()
    for slot in frame.slots:
        found = filler.slot(slot, used)
        if found:
            filled[slot.name] = found
            used.update(argument.mention for argument in found)
    return filled


def _fits_voice(place: Place, frame: Frame) -> bool:
    """Tell whether an English verb is passive where its frame is, and only there."""
    if frame.form != "verb" or frame.type in _STATES:
        return True
    before = place.text[place.clause.start : place.word.start]
    behind = place.text[place.word.end : place.clause.end]
    passive = bool(_BE.search(before)) or behind.startswith(" by ")
    return passive == any(g.name == "agent" for s in frame.slots for g in s.grips)


class _Filler:
    def __init__(self, place: Place, frame: Frame) -> None:
        self._place = place
        self._frame = frame
        self._language = place.page.document.language
        self._left, self._right = bounds_of(place, frame)
        asides = asides_of(place)
        self._others = [
            a
            for a in place.arguments
            if not a.mention.overlaps(place.word)
            and not any(aside.contains(a.mention) for aside in asides)
        ]

    def slot(self, slot: Slot, used: set[Span]) -> list[Argument]:
        """Return who fills one slot: the nearest by the first grip that any has."""
        free = [a for a in self._others if a.mention not in used]
        for grip in slot.grips:
            found = self._by(grip, slot, free)
            if found is not None:
                if grip.name == "own" and found.governor is None:
                    return [found]
                row = [found, *row_of(self._place, found, free, slot.kinds)]
                kept = [a for a in row if a.entity.kind in slot.kinds]
                return sorted(kept, key=lambda a: a.mention.start)
        return []

    def _by(self, grip: Grip, slot: Slot, free: Sequence[Argument]) -> Argument | None:
        fitting = [a for a in free if a.entity.kind in slot.kinds]
        special = {
            "subject": self._subject,
            "of": self._of,
            "own": self._own,
            "holder": self._holder,
            "share": self._share,
            "composition": self._composition,
            "named": self._named,
        }.get(grip.name)
        return special(fitting) if special else self._governed(grip, fitting)

    # By case and preposition --------------------------------------------------------------------

    def _governed(self, grip: Grip, free: Iterable[Argument]) -> Argument | None:
        word = self._place.word
        found = [
            (self._unsure(a), gap(a, word), a)
            for a in free
            if (self._within(a) or grip.name == "between") and self._has(a, grip)
        ]
        return min(found, key=lambda item: item[:2])[2] if found else None

    def _unsure(self, argument: Argument) -> bool:
        return argument.cases is None and not argument.preposition

    def _within(self, argument: Argument) -> bool:
        """Tell whether an argument stands where the word can govern it."""
        word = self._place.word
        if argument.mention.start >= word.end:
            return argument.mention.start < self._right
        if self._frame.form == "role":
            return False
        verbs = not self._place.clause.predicates or any(
            self._place.clause.start + p.at < argument.mention.start
            for p in self._place.clause.predicates
        )
        said = self._frame.form == "verb" or (
            verbs and bool(argument.preposition or argument.form)
        )
        return said and argument.mention.start >= self._previous()

    def _previous(self) -> int:
        """Return where the predicate before the word ends."""
        clause = self._place.clause
        ends = (
            clause.start + p.at + len(p.word)
            for p in clause.predicates
            if clause.start + p.at + len(p.word) <= self._place.word.start
        )
        return max([self._left, *ends])

    def _has(self, argument: Argument, grip: Grip) -> bool:
        if argument.governor is not None and not self._speaks(argument):
            return grip.name == "recipient" and self._may_receive(argument)
        behind = argument.mention.start >= self._place.word.end
        for preposition, case in grip.forms:
            if argument.preposition != preposition:
                continue
            if case == "after":
                return behind
            if preposition and (not case or self._stands_in(argument, case)):
                return True
            if not preposition and self._in_case(argument, case, behind=behind):
                return True
        return False

    def _may_receive(self, argument: Argument) -> bool:
        """Tell whether what looks like a genitive may be a dative: "sold trams to the firm X"."""
        return (
            self._frame.form == "verb"
            and (
                self._language == "be"
                if argument.form is None
                else {"gent", "datv"} <= argument.form
            )
            and not argument.preposition
            and not listed(argument.governed_by, "shares", self._language)
        )

    def _stands_in(self, argument: Argument, case: str) -> bool:
        """Tell whether what follows a preposition stands in ``case``.

        Belarusian endings tell too little; only "з" has two meanings that a case parts.
        """
        place = argument.entity.kind == "place" and argument.preposition == "у"
        loose = self._language == "be" and argument.preposition not in _TWOFOLD
        if loose and place:
            return case != "gent"
        return loose or argument.allows(case)

    def _in_case(self, argument: Argument, case: str, *, behind: bool) -> bool:
        """Tell whether a bare form stands in ``case``; one that does not tell must be near."""
        if argument.cases is not None:
            return case in argument.cases and (
                behind or case != "accs" or "nomn" not in argument.cases
            )
        near = behind and gap(argument, self._place.word) <= _POSSESSED
        return near and (self._frame.form == "verb" or case == "datv")

    def _speaks(self, argument: Argument) -> bool:
        """Tell whether the governing noun only speaks for the body: "the management of X"."""
        if argument.entity.kind == "person":
            return listed(argument.governed_by, "proxies", self._language)
        if argument.entity.kind == "place":
            return False
        spoken_for = any(
            p.entity.kind == "person" and p.governor is None and argument.governor in p.heads
            for p in self._others
        )
        if spoken_for:
            return False
        located = self._frame.type == "located_in"
        return listed(argument.governed_by, "premises" if located else "spokesmen", self._language)

    # The subject --------------------------------------------------------------------------------

    def _subject(self, free: Sequence[Argument]) -> Argument | None:
        token = self._place.token
        if token is not None and token.pos != "GRND" and is_verbal(token):
            return self._modified(free, token)
        before = [
            a
            for a in free
            if self._left <= a.mention.start
            and a.mention.end <= self._place.word.start
            and self._nominative(a)
        ]
        if before:
            return before[-1]
        if self._language == "en":
            return self._inherited(free) or self._after_comma(free)
        behind = [
            a
            for a in free
            if self._place.word.end <= a.mention.start < self._right and self._only_subject(a)
        ]
        if behind:
            return behind[0]
        return self._inherited(free) or (self._of_gerund(free) if token else None)

    def _after_comma(self, free: Sequence[Argument]) -> Argument | None:
        """Return the subject behind an English setting: "at a meeting with X, *Y* said"."""
        text = self._place.text
        for a in free:
            opens = text[self._place.word.end : a.start].rstrip().endswith(",")
            if self._frame.form == "noun" and opens and self._nominative(a):
                return a
        return None

    def _of_gerund(self, free: Sequence[Argument]) -> Argument | None:
        """Return the subject that follows a gerund's clause: "having met X, *Y* left"."""
        token = self._place.token
        if token is None or token.pos != "GRND":
            return None
        comma = self._place.text.find(",", self._place.word.end, self._place.sentence.end)
        behind = [
            a for a in free if comma >= 0 and a.mention.start > comma and self._nominative(a)
        ]
        return behind[0] if behind else None

    def _nominative(self, argument: Argument) -> bool:
        if argument.governor is not None and not self._speaks(argument):
            return False
        return not argument.preposition and argument.allows("nomn")

    def _only_subject(self, argument: Argument) -> bool:
        """Tell whether what stands behind the word can be nothing but its subject."""
        if not self._nominative(argument):
            return False
        if argument.cases is None:
            return self._language == "be" and self._frame.form == "role"
        takes_object = self._frame.form == "verb" and any(
            g.name == "object" and argument.entity.kind in slot.kinds
            for slot in self._frame.slots
            for g in slot.grips
        )
        return not takes_object or "accs" not in argument.cases

    def _modified(self, free: Sequence[Argument], token: Token) -> Argument | None:
        """Return what a participle modifies: the name before its comma, or the one behind."""
        text = self._place.text
        start = self._place.word.start
        before = [
            a
            for a in free
            if a.mention.end <= start
            and start - a.mention.end <= _NEXT_COMMA
            and "," in text[a.mention.end : start]
        ]
        sentence = text[self._place.sentence.start : start].rstrip()
        if before and sentence.endswith(","):
            return before[-1]
        cases = {p.case for p in analyse(token.text, self._language) if p.case}
        behind = [
            a
            for a in free
            if self._place.word.end <= a.mention.start < self._place.sentence.end
            and (a.cases is None or a.cases & cases)
            and not a.preposition
        ]
        return behind[-1] if behind else (before[-1] if before else None)

    def _inherited(self, free: Sequence[Argument]) -> Argument | None:
        """Return the subject of an earlier clause, where this one names no subject of its own."""
        if self._own_subject():
            return None
        found = [
            a
            for a in free
            if a.mention.end <= self._left and self._nominative(a) and self._agrees(a)
        ]
        return found[-1] if found else None

    def _own_subject(self) -> bool:
        """Tell whether a noun or pronoun that is no entity may be the subject."""
        return (
            any(
                t.pos in {"NOUN", "NPRO"} and "nomn" in t.grammemes and t.text[:1].islower()
                for t in self._place.tokens(self._left, self._place.word.start)
            )
            and self._language == "ru"
        )

    def _agrees(self, argument: Argument) -> bool:
        token = self._place.token
        plural = token is not None and token.pos == "VERB" and "plur" in token.grammemes
        return not plural or argument.entity.kind != "person" or self._is_row(argument)

    def _is_row(self, argument: Argument) -> bool:
        kinds = frozenset({argument.entity.kind})
        return bool(row_of(self._place, argument, self._others, kinds))

    # Nouns --------------------------------------------------------------------------------------

    def _heads(self) -> set[int]:
        """Return the starts of the nouns that the word is, and of those strung to it by "and"."""
        tokens = self._place.tokens(self._place.word.start, self._place.clause.end)
        inside = [t for t in tokens if t.start < self._place.word.end]
        heads = {t.start for t in inside}
        rest = tokens[len(inside) :]
        if len(rest) > 1 and rest[0].lower in {"и", "і", "and", ","} and rest[1].pos == "NOUN":
            heads.add(rest[1].start)
        return heads

    def _of(self, free: Sequence[Argument]) -> Argument | None:
        heads, word = self._heads(), self._place.word
        for a in free:
            if a.governor in heads:
                return a
        if self._language == "en":
            return self._possessor(free)
        behind = [
            a
            for a in free
            if word.end <= a.mention.start < self._right
            and a.governor is None
            and not a.preposition
            and a.cases is not None
            and "gent" in a.cases
            and self._adjoins(word.end, a.start)
        ]
        return behind[0] if behind else None

    def _adjoins(self, end: int, start: int) -> bool:
        """Tell whether only a few words that name and tell nothing stand between two offsets."""
        clause = self._place.clause
        told = any(end <= clause.start + p.at < start for p in clause.predicates)
        named = any(end <= a.mention.start < start for a in self._others)
        return not told and not named and len(self._place.tokens(end, start)) <= _NEAR

    def _possessor(self, free: Sequence[Argument]) -> Argument | None:
        """Return who stands before an English noun: "X's owner", "X owner"."""
        start, text = self._place.word.start, self._place.text
        for a in reversed(free):
            between = text[a.mention.end : start] if a.mention.end <= start else ","
            if len(between) <= _POSSESSED and not re.search(r"[,.;:]|\b(?:and|by|of)\b", between):
                owns = between.startswith(("'s", "’s", "' ", "’ "))
                if owns or (self._frame.form == "role" and not between.strip()):
                    return a
        return None

    def _own(self, free: Sequence[Argument]) -> Argument | None:
        found = self._of(free)
        if found is not None:
            return found
        before = self._place.tokens(self._place.sentence.start, self._place.word.start)
        if before and before[-1].lower in _POSSESSIVES:
            entity = body_before(self._place.page, before[-1].start)
            if entity is not None:
                return Argument(entity, before[-1].span, before[-1].start)
        return None

    def _share(self, free: Sequence[Argument]) -> Argument | None:
        """Return the body whose shares are meant: "shares of X", "a stake in X"."""
        found = [
            a
            for a in free
            if self._near_share(a)
            and self._left <= a.mention.start < max(self._right, self._place.word.end)
        ]
        word = self._place.word
        return min(found, key=lambda a: gap(a, word)) if found else None

    def _near_share(self, argument: Argument) -> bool:
        before = self._place.tokens(self._place.sentence.start, argument.start)
        near = [t.lower for t in before if argument.start - t.end <= _POSSESSED][-4:]
        if argument.governor is not None:
            near = [argument.governed_by, argument.top, *near[-2:]]
            if argument.preposition not in {"", "в", "у", "in", "of"}:
                near = [argument.governed_by]
        elif not argument.preposition:
            near = near[-1:] if argument.form is not None and "gent" in argument.form else []
        elif argument.preposition not in {"в", "у", "ў", "во", "над", "in", "over"}:
            return False
        return any(listed(word, "shares", self._language) for word in near)

    def _composition(self, free: Sequence[Argument]) -> Argument | None:
        """Return the whole that something is "in the composition of"."""
        found = [
            a
            for a in free
            if a.governor is not None
            and listed(a.governed_by, "compositions", self._language)
            and self._place.clause.start <= a.mention.start < self._right
        ]
        return found[0] if found else None

    # Holders of a role --------------------------------------------------------------------------

    def _holder(self, free: Sequence[Argument]) -> Argument | None:
        own = self._of(self._others)
        others = [a for a in free if own is None or a.entity is not own.entity]
        return (
            self._named_by(others)
            or self._beside(others)
            or self._linked(others)
            or self._dashed(others)
        )

    def _named_by(self, free: Sequence[Argument]) -> Argument | None:
        """Return whom the role is put to: "the owner of X Ivanov"."""
        heads = self._heads()
        for a in free:
            if (
                a.mention.start >= self._place.word.end
                and heads & set(a.heads)
                and a.governor is None
            ):
                return a
        if self._language == "en":
            behind = [a for a in free if a.mention.start >= self._place.word.end]
            text = self._place.text
            for a in behind[:2]:
                between = text[self._place.word.end : a.mention.start]
                owner = re.fullmatch(r"\s*(?:of\s+(?:the\s+)?[^,.;]{2,40}?,?\s*)?", between)
                if owner and a.governor is None:
                    return a
        return None

    def _beside(self, free: Sequence[Argument]) -> Argument | None:
        """Return whose name stands before the role and a comma or dash: "Ivanov, owner of X"."""
        start = self._place.word.start
        for a in reversed(free):
            if a.mention.end > start or a.governor is not None:
                continue
            between = self._place.text[a.mention.end : start]
            tokens = self._place.tokens(a.mention.end, start)
            verbs = [
                p
                for p in self._place.clause.predicates
                if a.mention.end <= self._place.clause.start + p.at < start
            ]
            if _BESIDE.match(between) and not verbs and len(tokens) <= _BETWEEN_TOKENS:
                return a if not re.search(r"[:;«]", between) else None
        return None

    def _linked(self, free: Sequence[Argument]) -> Argument | None:
        """Return who "is" or "became" the holder of the role."""
        if not _COPULA.search(self._place.clause.text):
            return None
        return self._subject(free)

    def _dashed(self, free: Sequence[Argument]) -> Argument | None:
        """Return who follows the role behind a dash: "owner of X – Ivanov"."""
        end = self._place.word.end
        for a in free:
            if a.mention.start >= end and _DASHED.fullmatch(
                self._place.text[end : a.mention.start]
            ):
                return a if self._nominative(a) else None
        return None

    def _named(self, free: Sequence[Argument]) -> Argument | None:
        """Return the body whose name is put to the word: "the company X"."""
        word = self._place.word
        for a in free:
            if a.governor is None and (word.start in a.heads or a.mention.contains(word)):
                return a
        return None
