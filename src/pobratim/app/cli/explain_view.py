"""Why each fact of a reading was read: rules and the words that they fitted."""

from __future__ import annotations

from collections.abc import Iterator

from pobratim.app.cli.output import say, table
from pobratim.app.explanations import Explanation

__all__ = ["show_reasons"]


def show_reasons(found: tuple[Explanation, ...], text: str) -> None:
    """Print a line per rule that decided a fact; facts without one say so, and so does no fact."""
    if not found:
        say("No fact was read from this text, so no rule decided any.")
        return
    table("Why", ("fact", "words of the fact", "rule"), _rows(found, text))


def _rows(found: tuple[Explanation, ...], text: str) -> Iterator[tuple[str, str, str]]:
    for explanation in found:
        words = " … ".join(" ".join(span.of(text).split()) for span in explanation.evidence)
        rules = explanation.reasons
        yield explanation.label, words, rules[0].rule if rules else "no rule noted itself"
        for reason in rules[1:]:
            yield "", "", reason.rule
