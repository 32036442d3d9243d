"""From a key and, where it asks for one, a word, to a decision of the register."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from pobratim.app.review.queue import Item
from pobratim.errors import UsageError
from pobratim.model.claims import Decision
from pobratim.model.rows import EventRow
from pobratim.register import Register, Signature

__all__ = ["ASKS", "Deeds"]

ASKS: dict[tuple[str, str], str] = {
    ("accept", "conflict"): "number of the right value",
    ("reject", "conflict"): "number of the wrong value",
    ("fix", "conflict"): "the right value",
    ("fix", "fact"): "property=value, such as date=2024-03-05",
    ("accept", "question"): "number of the project that is meant",
    ("accept", "promise"): "number of what fulfilled it",
    ("reject", "promise"): "number of what did not fulfil it",
    ("fix", "promise"): "open, done, partly, overdue or dropped",
    ("merge", "fact"): "number or id of the event that it is",
    ("split", "fact"): "number of the record to split off",
}
"""What a key asks for, by what it is pressed on; a key that asks for nothing acts at once."""


Deed = Callable[[Item, str], Decision]


@dataclass
class Deeds:
    """Decides in a register, in one person's name, and keeps what can be undone.

    ``sign`` gives the signature of the moment.
    """

    register: Register
    sign: Callable[[], Signature]
    made: list[tuple[Item, Decision]] = field(default_factory=list)

    def do(self, verb: str, item: Item, word: str = "") -> Decision:
        """Carry out ``verb`` (accept, reject, fix, merge, split) on ``item``.

        Raises:
            UsageError: if the verb has no meaning for such an item, or the word does not fit.
            PobratimError: if the register refuses.
        """
        found: Deed | None = getattr(self, f"_{verb}_{item.kind}", None)
        if found is None:
            raise UsageError(f"{verb} has no meaning for a {item.kind}")
        decision = found(item, word.strip())
        self.made.append((item, decision))
        return decision

    def alike(self, item: Item) -> tuple[EventRow, ...]:
        """Return the events that a fact may be: of its type, status and one of its parties."""
        rows = self.register.events()
        mine = next((row for row in rows if row.id == item.id), None)
        if mine is None:
            return ()
        sides = {ref.id for ref in mine.parties}
        return tuple(
            row
            for row in rows
            if row.id != mine.id
            and (row.type, row.status) == (mine.type, mine.status)
            and sides & {ref.id for ref in row.parties}
        )

    def undo(self) -> Item:
        """Undo the last decision made here and return what it was on.

        Raises:
            UsageError: if nothing was decided yet.
        """
        if not self.made:
            raise UsageError("nothing was decided here yet")
        item, decision = self.made[-1]
        self._decide(decision.id, "undo")
        self.made.pop()
        return item

    def _decide(self, subject: str, kind: str, value: str | None = None) -> Decision:
        signed = self.sign()
        return self.register.decide(
            subject, kind, by=signed.by, at=signed.at, why=signed.why, value=value
        )

    def _accept_pair(self, item: Item, _: str) -> Decision:
        return self.register.settle(item.id, accept=True, signed=self.sign())

    def _reject_pair(self, item: Item, _: str) -> Decision:
        return self.register.settle(item.id, accept=False, signed=self.sign())

    _merge_pair, _split_pair = _accept_pair, _reject_pair

    def _accept_conflict(self, item: Item, word: str) -> Decision:
        return self._decide(item.id, "choose", _nth(item.choices, word))

    def _reject_conflict(self, item: Item, word: str) -> Decision:
        return self._decide(item.id, "reject", _nth(item.choices, word))

    def _fix_conflict(self, item: Item, word: str) -> Decision:
        return self.register.correct(item.id, word, self.sign(), instead_of=item.choices[0])

    def _accept_question(self, item: Item, word: str) -> Decision:
        return self.register.merge(item.id, _nth(item.choices, word), self.sign())

    def _reject_question(self, item: Item, _: str) -> Decision:
        """None of them: the fact stands by itself, and is not asked about again."""
        return self._decide(item.id, "accept")

    def _accept_promise(self, item: Item, word: str) -> Decision:
        return self._decide(item.id, "choose", _nth(item.choices, word))

    def _reject_promise(self, item: Item, word: str) -> Decision:
        return self._decide(item.id, "reject", _nth(item.choices, word))

    def _fix_promise(self, item: Item, word: str) -> Decision:
        return self._decide(item.id, "choose", word)

    def _accept_fact(self, item: Item, _: str) -> Decision:
        return self._decide(item.id, "accept")

    def _reject_fact(self, item: Item, _: str) -> Decision:
        return self._decide(item.id, "reject")

    def _fix_fact(self, item: Item, word: str) -> Decision:
        name, equals, value = word.partition("=")
        if not equals:
            raise UsageError("write property=value, such as date=2024-03-05")
        return self.register.correct(item.id, value.strip(), self.sign(), name=name.strip())

    def _merge_fact(self, item: Item, word: str) -> Decision:
        alike = self.alike(item)
        target = _nth(tuple(row.id for row in alike), word) if word.isdecimal() else word
        return self.register.merge(item.id, self.register.whole_id(target), self.sign())

    def _split_fact(self, item: Item, word: str) -> Decision:
        records = tuple(link.record for link in self.register.links(item.id))
        return self.register.split(_nth(records, word), self.sign())


def _nth(values: tuple[str, ...], word: str) -> str:
    if not word.isdecimal() or not 1 <= int(word) <= len(values):
        raise UsageError(f"{word!r} is no number from 1 to {len(values)}")
    return values[int(word) - 1]
