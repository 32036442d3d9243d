"""What each side said: direct and reported words, with their speakers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pobratim.extract.interviews import interviewee_of
from pobratim.extract.memo import per_page
from pobratim.extract.quotes import inner, pieces_of, quotations_in, trimmed
from pobratim.extract.reported import reported_in, source_phrase
from pobratim.extract.speakers import Speaker, speaker_before, speaker_in, tokens_in
from pobratim.extract.spheres import spheres_in
from pobratim.extract.tokens import Page, Sentence
from pobratim.extract.turns import Turn, dash_replies, turns_of
from pobratim.extract.why import because
from pobratim.lexicon.normalise import flat
from pobratim.lexicon.speech import is_quoting_verb
from pobratim.model.documents import Block
from pobratim.model.readings import Statement
from pobratim.model.spans import Span

__all__ = ["statements_of"]

_AFTER = re.compile(
    r"^\s*[,.!?…]*\s*(?:[–—-]{1,2}\s+)(?P<author>[^\n]{2,300}?)"
    r"(?=$|(?<!\b[A-ZА-ЯЁІЎ])[.!?…](?:\s|$)|\s[–—-]{1,2}\s[«\"„“])"
)
_AFTER_EN = re.compile(
    r"^\s*,?\s*(?P<author>(?:[^\"“.!?]|\b(?:Mr|Mrs|Ms|Dr|St|[A-Z])\.){2,160}?)"
    r"(?=$|(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)(?<!\b[A-Z])[.!?](?:\s|$)|[\"“])"
)
_COLON = re.compile(r":\s*$")
_SENTENCE_BREAK = re.compile(r"[.!?…]\s*$")
_NEAR_CUE = 40
_HEADLINE_AFTER = re.compile(r"^(?P<words>.{10,}?)\s[–—-]{1,2}\s(?P<who>[^–—«\"]{3,60})$")
_GOES_ON = re.compile(r"[.,;]\s[–—-]{1,2}\s$")
_QUESTION = re.compile(r"[^.!?]{3,200}\?\s[–—-]{1,2}\s(?=[A-ZА-ЯЁІЎ])")
_HEADLINE = re.compile(r"^(?P<who>[^:«\"„“]{3,120}):\s+(?P<words>\S.{5,})$")


@dataclass(frozen=True, slots=True)
class _Found:
    span: Span
    direct: bool
    speaker: Speaker | None
    cue: Span | None


@per_page
def statements_of(page: Page) -> tuple[Statement, ...]:
    """Return the statements of ``page``, in order of their spans.

    Direct: quotations with a speaker, turns after speaker lines, dash replies, quotations in
    the headline. Reported: see :mod:`pobratim.extract.reported`. The speaker is an entity id of
    ``page.entities``, ``None`` where the text names nobody; ``speaker_text`` is always as in the
    text. Quoted titles and names of firms are no statements.
    """
    found = list(_direct(page))
    taken = [f.span for f in found]
    found += [f for f in _reported(page) if not _repeats(page, f.span, taken)]
    unique = {(f.span.start, f.span.end): f for f in reversed(found)}
    return tuple(_statement(page, unique[key]) for key in sorted(unique))


def _statement(page: Page, found: _Found) -> Statement:
    return Statement(
        speaker=found.speaker.entity if found.speaker else None,
        speaker_text=found.speaker.text if found.speaker else "",
        text=found.span.of(page.document.text),
        span=found.span,
        direct=found.direct,
        cue=found.cue,
        spheres=spheres_in(page, found.span),
    )


def _repeats(page: Page, span: Span, taken: list[Span]) -> bool:
    """Tell whether a reported clause is but the direct words inside it."""
    text = page.document.text
    inside = [t for t in taken if t.overlaps(span)]
    covered = sum(min(t.end, span.end) - max(t.start, span.start) for t in inside)
    return covered > 0.6 * len(span.of(text))


# Direct ------------------------------------------------------------------------------------


def _direct(page: Page) -> Iterator[_Found]:
    turns = turns_of(page)
    for turn in turns:
        yield from _from_turn(page, turn)
    within = [turn.span for turn in turns]
    for i, block in enumerate(page.document.blocks):
        if block.kind == "title":
            yield from _from_headline(page, block)
        elif block.kind in ("paragraph", "list") and not any(
            block.span.overlaps(w) for w in within
        ):
            yield from _from_quotations(page, i)
    replies = dict(dash_replies(page))
    for i, reply in replies.items():
        asked = i + 1 in replies and reply.of(page.document.text).endswith("?")
        if not asked and not any(reply.overlaps(w) for w in within):
            yield from _from_reply(page, i, reply)


def _from_turn(page: Page, turn: Turn) -> Iterator[_Found]:
    text = page.document.text
    quotations = quotations_in(text, turn.span)
    span = turn.span
    if quotations and quotations[0].start == span.start and _is_speech(text, quotations[0], span):
        # Where the author goes on after the quotation, only what is quoted is said.
        span = inner(text, quotations[0])
    for piece in pieces_of(text, span, page.document.language).pieces:
        because("statement", piece, "turn after the line of its speaker")
        yield _Found(piece, direct=True, speaker=turn.speaker, cue=turn.cue)


def _is_speech(text: str, quotation: Span, span: Span) -> bool:
    """Tell a quotation that opens a turn from a name that does: "«Амкодор» – наш партнёр"."""
    said = inner(text, quotation).of(text)
    marked = said[-1:] in ".!?…" or text[quotation.end : quotation.end + 1] in ",."
    return _covers(text, quotation, span) or (marked and len(said.split()) >= 4)


def _covers(text: str, quotation: Span, span: Span) -> bool:
    rest = text[span.start : quotation.start] + text[quotation.end : span.end]
    return not rest.strip(" .,!?…\n")


def _from_reply(page: Page, at: int, reply: Span) -> Iterator[_Found]:
    asked = _QUESTION.match(reply.of(page.document.text))
    if asked:
        reply = Span(reply.start + asked.end(), reply.end)
    broken = pieces_of(page.document.text, reply, page.document.language)
    speaker = speaker_in(page, broken.author) if broken.author else None
    if speaker is None and at:
        speaker = _answering(page, at) or _talked_of(page, page.document.blocks[at - 1])
    cue = _cue(page, broken.author) if broken.author else None
    for piece in broken.pieces:
        because("statement", piece, "reply after a dash")
        yield _Found(piece, direct=True, speaker=speaker, cue=cue)


def _answering(page: Page, at: int) -> Speaker | None:
    """Return who is interviewed, where the paragraph before a reply asks."""
    asked = page.document.blocks[at - 1].span.of(page.document.text)
    known = interviewee_of(page) if asked.rstrip('»”" ').endswith("?") else None
    name = next((e.name for e in page.entities if e.id == known), "")
    return Speaker(known, name, page.document.blocks[at].start) if known else None


def _talked_of(page: Page, block: Block) -> Speaker | None:
    named = speaker_in(page, block.span)
    return named if named and named.entity else speaker_before(page, block.end)


def _from_headline(page: Page, block: Block) -> Iterator[_Found]:
    """Read "X: words", "X о Y: words", "X: «words»" where X names a person or a body."""
    line = block.span.of(page.document.text)
    match = _HEADLINE.match(line) or _HEADLINE_AFTER.match(line)
    if match is None:
        return
    who = Span(block.start + match.start("who"), block.start + match.end("who"))
    speaker = speaker_in(page, who)
    if speaker is None or speaker.entity is None or speaker.at > who.start + 40:
        return
    words = Span(block.start + match.start("words"), block.start + match.end("words"))
    quotations = quotations_in(page.document.text, words)
    if len(quotations) == 1 and _covers(page.document.text, quotations[0], words):
        words = inner(page.document.text, quotations[0])
    elif match.re is _HEADLINE_AFTER:
        yield _Found(words, direct=False, speaker=speaker, cue=None)
        return
    because("statement", words, "words of a headline after a name and a colon")
    yield _Found(words, direct=True, speaker=speaker, cue=None)


def _from_quotations(page: Page, at: int) -> Iterator[_Found]:
    block = page.document.blocks[at]
    text, language = page.document.text, page.document.language
    last: _Found | None = None
    for quotation in quotations_in(text, block.span):
        broken = pieces_of(text, inner(text, quotation), language)
        if not broken.pieces:
            continue
        attributed = _attributed(page, at, quotation, broken.author, last)
        if attributed is None:
            continue
        speaker, cue = attributed
        for piece in broken.pieces:
            told = cue.of(text) if cue else "no word of speech"
            because("statement", piece, "quotation by its speaker: {}", told)
            last = _Found(piece, direct=True, speaker=speaker, cue=cue)
            yield last


def _attributed(
    page: Page, at: int, quotation: Span, author: Span | None, last: _Found | None
) -> tuple[Speaker | None, Span | None] | None:
    """Return speaker and cue of a quotation, ``None`` if it is no speech."""
    if author is not None:
        return speaker_in(page, author), _cue(page, author)
    block = page.document.blocks[at]
    for rule in (_by_author_after, _by_colon, _by_sentence, _by_context):
        found = rule(page, block, quotation)
        if found is not None:
            return found
    before = page.document.text[block.start : quotation.start]
    if last and last.speaker and _GOES_ON.search(before):
        return last.speaker, last.cue
    if not _is_clause_like(page, quotation):
        return None
    if last and last.speaker:
        return last.speaker, last.cue
    return _by_sentence_before(page, quotation)


_Attribution = tuple[Speaker | None, Span | None]


def _by_author_after(page: Page, block: Block, quotation: Span) -> _Attribution | None:
    """Read "«…», – сказал X", "“…,” said X"."""
    text, language = page.document.text, page.document.language
    after = text[quotation.end : block.end]
    match = _AFTER.match(after)
    if match is None and language == "en":
        match = _AFTER_EN.match(after)
    if match is None:
        return None
    author = Span(quotation.end + match.start("author"), quotation.end + match.end("author"))
    cue = _cue(page, author)
    ended = text[quotation.end - 2] in ",.!?…" or match.group().lstrip()[:1] in ",.!?…"
    if language == "en" and text[quotation.end - 2] == ".":
        return None  # A full stop inside the marks ends the speech: whoever follows says else.
    if language == "en" and not (ended and cue and cue.start - author.start < _NEAR_CUE):
        return None
    if cue is None and not (ended and author.of(text)[:1].islower()):
        return None
    speaker = speaker_in(page, author)
    if cue is None and speaker is None:
        return None
    return speaker or _unnamed(page, author, cue), cue


def _unnamed(page: Page, author: Span, cue: Span | None) -> Speaker | None:
    """Return the words for a speaker without a name: "говорят аграрии"."""
    words = trimmed(page.document.text, Span(author.start, cue.start if cue else author.start))
    if words.start == words.end or not words.of(page.document.text)[0].isupper():
        words = trimmed(page.document.text, Span(cue.end if cue else author.start, author.end))
    return Speaker(None, words.of(page.document.text), words.start)


def _by_colon(page: Page, block: Block, quotation: Span) -> _Attribution | None:
    """Read "X сказал: «…»", "X: «…»"."""
    text = page.document.text
    before = text[block.start : quotation.start]
    sentence = _sentence_of(page, quotation)
    if not _COLON.search(before) or sentence is None:
        return None
    author = Span(min(sentence.start, quotation.start), quotation.start)
    if author.end - author.start < 3:
        author = Span(block.start, quotation.start)
    cue = _cue(page, author)
    speaker = _last_person(page, author) if cue is None else speaker_in(page, author)
    if cue is None and (speaker is None or speaker.entity is None):
        return None
    if cue is None and quotation.start - (speaker.at if speaker else 0) > 120:
        return None
    return (speaker, cue) if speaker else None


def _last_person(page: Page, author: Span) -> Speaker | None:
    found = speaker_in(page, author)
    return (
        found
        if found and any(e.id == found.entity and e.kind == "person" for e in page.entities)
        else None
    )


def _by_sentence(page: Page, _: Block, quotation: Span) -> _Attribution | None:
    """A fragment in a sentence of speech: "…, однако «пока это строчка в блокноте»"."""
    sentence = _sentence_of(page, quotation)
    if sentence is None or not _is_clause_like(page, quotation):
        return None
    text, language = page.document.text, page.document.language
    rest = Span(quotation.end, max(quotation.end, sentence.end))
    outside = [Span(sentence.start, quotation.start), rest]
    phrase = source_phrase(flat(sentence.span.of(text)), language)
    for part in outside:
        cue = _cue(page, part) or _asking(page, part)
        if cue is None and phrase is None:
            continue
        speaker = speaker_in(page, part)
        if phrase is not None:
            cue = Span(sentence.start + phrase.start(), sentence.start + phrase.end())
            speaker = speaker_in(page, Span(cue.start, max(cue.end, rest.end))) or speaker
        if speaker is not None:
            return speaker, cue
    return None


def _by_sentence_before(page: Page, quotation: Span) -> _Attribution | None:
    """Read a fragment whose speaker was reported in the sentence before, in the same block."""
    before = [s for s in page.sentences if s.end <= quotation.start]
    here = _sentence_of(page, quotation)
    before = [s for s in before if s is not here]
    if here is None or not before or before[-1].block != here.block:
        return None
    reported = reported_in(page, before[-1])
    return (reported[-1].speaker, reported[-1].cue) if reported and reported[-1].speaker else None


_IN_WORDS = re.compile(r"(?:['’]s|s['’]|\bhis|\bher|\btheir)\s(?:own\s)?$")
_FINITE_EN = re.compile(
    r"\b(?:if|because|when|who|that|is|are|was|were|has|have|had|will|would|can|could|do|does|did|may|must|should|need|"
    r"[a-z]+n't|'re|'s|'ve|'ll|[a-z]{3,}ed|want|wants|came|went|made|gave|took|got)\b"
)
_ASKING = ("попрос", "назва", "просил", "призва", "предлож", "папрас", "назва", "прапан", "called")


def _asking(page: Page, part: Span) -> Span | None:
    for token in tokens_in(page, part):
        # "in Mr Smith's words, …"
        if token.lower == "words" and _IN_WORDS.search(page.document.text[: token.start][-12:]):
            return token.span
    return next((t.span for t in tokens_in(page, part) if t.lower.startswith(_ASKING)), None)


def _by_context(page: Page, block: Block, quotation: Span) -> _Attribution | None:
    """A sentence of its own in quotation marks, after a sentence about a person."""
    text = page.document.text
    before = text[block.start : quotation.start]
    after = text[quotation.end : block.end].lstrip()
    alone = (not before.strip() or _SENTENCE_BREAK.search(before)) and (
        not after or after[0] in ".!?…" or after[0].isupper()
    )
    words = inner(text, quotation).of(text)
    if not alone or len(words.split()) < 4 or not words[:1].isupper():
        return None
    ended = words[-1:] in ".!?…" or after[:1] in ".!?…" or not after
    if not ended or not _is_sentence_like(page, quotation):
        return None
    speaker = speaker_before(page, quotation.start)
    return (speaker, None) if speaker else None


def _is_clause_like(page: Page, quotation: Span) -> bool:
    span = inner(page.document.text, quotation)
    words = span.of(page.document.text)
    if not words[:1].islower():
        return False
    count = len(words.split())
    if page.document.language == "en":
        return count >= 4 and bool(_FINITE_EN.search(flat(words)))
    return count >= 4 or (count >= 2 and _is_sentence_like(page, quotation))


def _is_sentence_like(page: Page, quotation: Span) -> bool:
    tokens = list(tokens_in(page, quotation))
    if page.document.language == "ru":
        return any(
            t.pos in ("VERB", "INFN", "PRED", "PRTS", "ADJS", "COMP") or t.text in "–—"
            for t in tokens
        )
    return len([t for t in tokens if t.text.isalpha()]) >= 3


def _cue(page: Page, author: Span) -> Span | None:
    language = page.document.language
    return next(
        (t.span for t in tokens_in(page, author) if is_quoting_verb(t.text, language)), None
    )


def _sentence_of(page: Page, span: Span) -> Sentence | None:
    return next((s for s in page.sentences if s.start <= span.start < s.end), None)


# Reported ----------------------------------------------------------------------------------


def _reported(page: Page) -> Iterator[_Found]:
    turns = [turn.span for turn in turns_of(page)]
    replies = [span for _, span in dash_replies(page)]
    for sentence in page.sentences:
        kind = page.document.blocks[sentence.block].kind
        if kind not in ("paragraph", "list") or any(sentence.span.overlaps(s) for s in turns):
            continue
        if any(sentence.span.overlaps(r) for r in replies):
            continue
        quoted = quotations_in(page.document.text, page.document.blocks[sentence.block].span)
        for found in reported_in(page, sentence):
            # "«Мы соседи, – говорит X. – И рады»": the author's words inside are no new report.
            if not any(q.contains(found.cue) for q in quoted):
                span = trimmed(page.document.text, found.span)
                told = found.cue.of(page.document.text)
                because("statement", span, "reported clause: {}", told)
                yield _Found(span, direct=False, speaker=found.speaker, cue=found.cue)
