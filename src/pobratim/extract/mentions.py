"""Mentions: which words of a page name a person, a place or an organisation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pobratim.extract.bodyphrases import organisation_phrases
from pobratim.extract.citybodies import city_bodies
from pobratim.extract.leadplaces import lead_places, words_after_dedication
from pobratim.extract.personphrases import person_phrases
from pobratim.extract.placephrases import place_phrases
from pobratim.extract.proposals import Proposal
from pobratim.extract.tokens import Page, Sentence
from pobratim.lexicon.gazetteer import Gazetteer
from pobratim.lexicon.tagger import TaggedSpan, tag
from pobratim.model.readings import EntityKind
from pobratim.model.spans import Span

__all__ = ["Mention", "mentions_of"]

_KINDS: dict[str, EntityKind] = {"PER": "person", "LOC": "place", "ORG": "organisation"}


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of one sentence that name something; ``proposal`` says what and how it was seen."""

    sentence: Sentence
    index: int
    proposal: Proposal

    @property
    def kind(self) -> EntityKind:
        """What is named."""
        return self.proposal.kind

    @property
    def span(self) -> Span:
        """The words that name it."""
        tokens = self.sentence.tokens
        return Span(tokens[self.proposal.start].start, tokens[self.proposal.stop - 1].end)

    @property
    def words(self) -> tuple[str, ...]:
        """The naming words as they stand in the text."""
        tokens = self.sentence.tokens[self.proposal.start : self.proposal.stop]
        return tuple(token.text for token in tokens)


def mentions_of(page: Page, gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """Return the mentions of ``page`` in order; only a place may lie inside an organisation."""
    language = page.document.language
    tagged: Sequence[Sequence[Proposal]] = [()] * len(page.sentences)
    if language == "ru":
        tagged = _tagged(page.sentences)
    found = [
        Mention(sentence, index, proposal)
        for index, (sentence, proposals) in enumerate(zip(page.sentences, tagged, strict=True))
        for proposal in _proposals(sentence, proposals, page, gazetteer)
    ]
    return tuple(found)


def _tagged(sentences: Sequence[Sentence]) -> list[list[Proposal]]:
    spans = tag([[token.text for token in sentence.tokens] for sentence in sentences])
    return [
        [Proposal(_kind(s, sentence), s.start, s.stop, "tagger") for s in found]
        for sentence, found in zip(sentences, spans, strict=True)
    ]


def _kind(span: TaggedSpan, sentence: Sentence) -> EntityKind:
    """Return what the tagger saw; a lone Latin word in a Russian text is a firm, not a place."""
    words = sentence.tokens[span.start : span.stop]
    latin = len(words) == 1 and words[0].text.isascii()
    return "organisation" if latin and span.tag == "LOC" else _KINDS[span.tag]


def _proposals(
    sentence: Sentence, tagged: Sequence[Proposal], page: Page, gazetteer: Gazetteer
) -> list[Proposal]:
    language = page.document.language
    barred = lead_places(sentence.tokens, gazetteer, language)
    barred |= frozenset(words_after_dedication(sentence.tokens, language))
    people = list(person_phrases(sentence.tokens, tagged, language, barred))
    names = frozenset(i for p in people for i in range(p.start, p.stop))
    bodies = list(organisation_phrases(sentence.tokens, tagged, language, names))
    bodies.extend(city_bodies(sentence.tokens, gazetteer, language))
    chosen = list(_without_overlaps([*bodies, *people]))
    places = place_phrases(sentence.tokens, [*tagged, *chosen], gazetteer, language)
    return sorted([*chosen, *places], key=lambda p: (p.start, -p.stop))


def _without_overlaps(proposals: Iterable[Proposal]) -> Iterator[Proposal]:
    """Keep the stronger of two that overlap: the heavier, then the longer, then the earlier."""
    taken: set[int] = set()
    for p in sorted(proposals, key=lambda p: (-p.weight, p.start - p.stop, p.start)):
        places = set(range(p.start, p.stop))
        if not taken & places:
            taken |= places
            yield p
