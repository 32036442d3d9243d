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


class ReviewScreen(App[int]):
    """Shows the queue item by item; every key is a decision, signed and undoable."""

    CSS = "#status { height: auto; } #word { display: none; } .asking #word { display: block; }"
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
        self.query_one("#status", Static).update(Text(f"{left} left. {message}"))

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
        if verb == "split":
            self._show("; ".join(self._records()))

    def _records(self) -> list[str]:
        links = self.deeds.register.links(self.item.id) if self.item else ()
        address = self.deeds.register.source
        return [f"{n}. {address(link.document).address}" for n, link in enumerate(links, 1)]

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
