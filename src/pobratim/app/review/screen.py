"""The keyboard screen of ``pobratim review``: one thing at a time, its words in context."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Footer, Input, Static

from pobratim.app.review.deeds import ASKS, Deeds
from pobratim.app.review.queue import Item, Passage
from pobratim.errors import PobratimError
from pobratim.model.claims import ClaimValue
from pobratim.model.rows import EventRow

__all__ = ["ReviewScreen", "shown"]


def shown(item: Item) -> Text:
    """Return an item as it stands on the screen, its exact words highlighted."""
    text = Text()
    text.append(item.title + "\n", style="bold")
    for note in item.notes:
        text.append(note + "\n", style="dim")
    for passage in item.passages:
        text.append("\n").append_text(_passage(passage))
    return text


def _passage(passage: Passage) -> Text:
    text = Text()
    text.append(f"{passage.address}  {passage.published or ''}\n", style="italic")
    text.append(passage.before)
    text.append(passage.exact, style="bold reverse")
    text.append(passage.after + "\n")
    return text


def _in_a_line(row: EventRow) -> str:
    day = row.date.start if row.date else "no date"
    parties = " – ".join(ref.name for ref in row.parties)
    return f"{day}, {row.document_title or parties}: {' '.join(row.evidence[0].exact.split())}"


def _is_plain(value: ClaimValue) -> bool:
    """Whether a value is told by itself: no pointer to another subject, not refused."""
    return ":" not in value.value and value.state not in {"rejected", "corrected"}


class ReviewScreen(App[int]):
    """Shows the queue item by item; every key is a decision, signed and undoable."""

    CSS = """
    #status { height: auto; max-height: 8; overflow-y: auto; }
    #word { display: none; }
    .asking #word { display: block; }
    """
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "verb('accept')", "accept"),
        Binding("f", "verb('fix')", "fix"),
        Binding("r", "verb('reject')", "reject"),
        Binding("m", "verb('merge')", "merge"),
        Binding("s", "verb('split')", "split"),
        Binding("u", "undo", "undo"),
        Binding("n", "next", "next"),
        Binding("escape", "leave_word", "back", show=False),
        Binding("q", "leave", "quit"),
    ]

    def __init__(self, items: Sequence[Item], deeds: Deeds) -> None:
        super().__init__()
        self.items = list(items)
        self.deeds = deeds
        self.place = 0
        self.verb = ""

    def compose(self) -> ComposeResult:
        """Lay out the item, the line that tells what happened, the field, and the keys."""
        with VerticalScroll():
            yield Static(id="item")
        yield Static(id="status")
        yield Input(id="word")
        yield Footer()

    def on_mount(self) -> None:
        """Show the first item."""
        self.query_one(VerticalScroll).focus()
        self._show("")

    @property
    def item(self) -> Item | None:
        """What is on the screen, ``None`` when the queue is through."""
        return self.items[self.place] if self.place < len(self.items) else None

    def _show(self, message: str) -> None:
        body = shown(self.item) if self.item else Text("Nothing is left to decide.")
        self.query_one("#item", Static).update(body)
        left = len(self.items) - self.place
        self.query_one("#status", Static).update(Text(f"{left} left. {message}".rstrip()))

    def action_verb(self, verb: str) -> None:
        """Decide at once, or ask for the word that the decision needs."""
        if self.item is None:
            return
        asks = ASKS.get((verb, self.item.kind))
        if asks is None:
            self._do(verb, "")
            return
        self.verb = verb
        field = self.query_one("#word", Input)
        field.value, field.placeholder = "", asks
        self.screen.add_class("asking")
        field.focus()
        self._show("\n".join(self._to_choose(verb, self.item)))

    def _to_choose(self, verb: str, item: Item) -> list[str]:
        """What the word can be, where the item itself does not list it."""
        register = self.deeds.register
        if verb == "split":
            links = register.links(item.id)
            told = [register.source(link.document).address for link in links]
        elif verb == "merge":
            told = [_in_a_line(row) for row in self.deeds.alike(item)]
        elif (verb, item.kind) == ("fix", "fact"):
            claims = register.claims_on(item.id)
            return [f"{c.property}={v.value}" for c in claims for v in c.values if _is_plain(v)]
        else:
            return []
        return [f"{number}. {line}" for number, line in enumerate(told, 1)]

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the word and decide."""
        word = event.value
        self.action_leave_word()
        self._do(self.verb, word)

    def action_leave_word(self) -> None:
        """Leave the field without deciding."""
        self.screen.remove_class("asking")
        self.query_one(VerticalScroll).focus()

    def _do(self, verb: str, word: str) -> None:
        if self.item is None:
            return
        try:
            decision = self.deeds.do(verb, self.item, word)
        except PobratimError as error:
            self._show(str(error))
            return
        del self.items[self.place]
        self._show(f"{decision.kind}: {decision.subject}")

    def action_undo(self) -> None:
        """Undo the last decision and show what it was on."""
        try:
            item = self.deeds.undo()
        except PobratimError as error:
            self._show(str(error))
            return
        self.items.insert(self.place, item)
        self._show("undone")

    def action_next(self) -> None:
        """Leave the item for later; after the last comes the first again."""
        if self.items:
            self.place = (self.place + 1) % len(self.items)
        self._show("")

    def action_leave(self) -> None:
        """Leave, with the number of decisions made."""
        self.exit(len(self.deeds.made))
