"""Dates, terms and spheres of a clause, out of those that the page holds."""

from __future__ import annotations

import re

from pobratim.extract.clauses import has_predicate
from pobratim.extract.dates import Dated, dates_of
from pobratim.extract.tokens import Page, Sentence
from pobratim.model.dates import DateValue
from pobratim.model.spans import Span

__all__ = ["Moments"]

_RUNS_FOR = re.compile(r"(?<!\w)(?:на|for|до|па|through|over|until)\s+(?:[\w-]+\s+)?$")
_HEAD_LENGTH = 40


class Moments:
    """The dated spots of one page, looked up by clause."""

    def __init__(self, page: Page) -> None:
        self._text = page.document.text
        self._dates = dates_of(page)
        self._sentences = {sentence.span: sentence for sentence in page.sentences}
        self._page = page

    def _is_term(self, dated: Dated) -> bool:
        before = self._text[max(0, dated.span.start - 20) : dated.span.start].lower()
        years = dated.value.precision == "year" and dated.value.end is not None
        return years and _RUNS_FOR.search(before) is not None

    def _within(self, span: Span) -> list[Dated]:
        return [dated for dated in self._dates if span.contains(dated.span)]

    def date_in(
        self, clause: Span, sentence: Span, cue: Span, *, alone: bool = False
    ) -> Dated | None:
        """Return the date of the act: the clause's nearest to the cue, else the only one before.

        A term ("for 2026-2028") is no date of the act; nor is what a later clause names. A short
        head of the block, such as "April." in a list of what happened when, dates the sentences
        after it.
        """
        for dated in self._within(clause):
            if dated.span.overlaps(cue) and not self._is_term(dated):
                return dated
        own = [dated for dated in self._within(clause) if not self._is_term(dated)]
        if own:
            return min(own, key=lambda dated: _distance(dated.span, cue))
        up_to_here = sentence if alone else Span(sentence.start, clause.end)
        wider = [dated for dated in self._within(up_to_here) if not self._is_term(dated)]
        if len(wider) == 1 and not wider[0].deadline:
            return wider[0]
        return None if wider else self._headed(sentence)

    def _headed(self, sentence: Span) -> Dated | None:
        """Return the date that a short head gives: of the same block, or a line of its own."""
        known = self._sentences.get(sentence)
        if known is None:
            return None
        blocks = self._page.document.blocks
        for other in reversed(self._page.sentences):
            block = blocks[other.block]
            if other.end > sentence.start or not self._is_head(other):
                continue
            opens = other.block == known.block and other.start == block.start
            alone = other.block < known.block and other.span == block.span
            dates = self._within(other.span)
            if (opens or (alone and block.kind != "title")) and len(dates) == 1:
                return dates[0]
        return None

    def _is_head(self, sentence: Sentence) -> bool:
        """Tell whether a sentence is short and has no verb."""
        short = sentence.end - sentence.start <= _HEAD_LENGTH
        return short and not has_predicate(sentence, self._page.document.language)

    def term_in(self, sentence: Span) -> DateValue | None:
        """Return the range of years that a document in the sentence runs for."""
        terms = [dated.value for dated in self._within(sentence) if self._is_term(dated)]
        return terms[0] if terms else None


def _distance(a: Span, b: Span) -> int:
    """Return the number of code points between two spans, 0 where they touch."""
    return max(a.start - b.end, b.start - a.end, 0)
