"""Reported speech: finite clauses that hang on a verb or phrase of speech."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pobratim.extract.quotes import trimmed
from pobratim.extract.speakers import Speaker, speaker_in, tokens_in
from pobratim.extract.tokens import Page, Sentence, Token
from pobratim.lexicon.normalise import flat
from pobratim.lexicon.posts import post_head
from pobratim.lexicon.speech import according_to, is_speech_verb, set_phrase
from pobratim.model.spans import Span

__all__ = ["Reported", "reported_in", "source_phrase"]

_THAT = frozenset(["что", "што", "that"])
_REACH = 14
_SHORTEST = 8
_LONGEST_SUBJECT = 80
_NO_CLAUSE = frozenset('"“,.:-–—')
_AUTHOR_ENDS = frozenset(',–—«"')
_QUOTE_ENDS = frozenset('»”“"')
_BEFORE_SUBJECT = frozenset(',;:–—»”"')
_SUBORDINATE = ("что", "што", "как", "як", "котор", "яко")
_BARE_EN = frozenset(["said", "says", "told", "believes", "thinks"])
_SOURCE = re.compile(
    r"(?:телеканал|тэлеканал|газет|агентств|агенцтв|издани|выданн|портал|сайт|журнал|"
    r"newspaper|the newspaper|agency|the agency|website)"
)
_OPENING = frozenset('«„“"–—-')
_SURE = frozenset(["уверен", "уверена", "убежден", "убеждена", "согласен", "согласна"])
_TOPIC = re.compile(r"(?:о|об|аб|пра)\s(?:том|тым|этом|гэтым)\b|пра\sтое\b")
_SHORTEST_REST = 4
_JOINING = re.compile(
    r"(?:но|а|и|или|однако|хотя|когда|где|котор\w*|котор|что|чтобы|как|передает|але|і|ці|аднак|хаця|калі|"
    r"дзе|як\w*|што|каб|but|and|or|who|whose|which|where|when|while|though|although|as|with|adding|"
    r"speaking|citing|referring)$"
)
_FINITE_EN = re.compile(
    r"is|are|was|were|has|have|had|will|would|can|could|may|must|should|stands|remains|\w{3,}ed|"
    r"does|did|do|needs|wants"
)
_FINITE_BE = ("ў", "ла", "лі", "ны", "на", "юць", "уць", "цца", "іць")
_END = re.compile(r"[\s.!?…]+(?:-0-)?$")
_QUOTE_AFTER_COLON = re.compile(r":\s[«\"„“]")
# What the subject did besides saying it is no part of what was said.
_GOES_ON = re.compile(
    r",?\s(?:и|і|and)\s(?:также\s|таксама\s|also\s)?(?:поблагодарил|пригласил|предложил|выразил|"
    r"пожелал|подчеркнул|отметил|добавил|напомнил|падзякава|запрасі|прапанава|выказа|адзначы|"
    r"thanked|invited|expressed|noted|added)\w*\s"
)
_OBJECTS_EN = re.compile(
    r"^(?:(?:the|this|our|a|his|her|their)\s)?(?:[a-z]+\s){0,2}?(?:reporters|journalists|newspaper|"
    r"jury|council|audience|agency|press|media|us|me|him|her|them|court|meeting|"
    r"defendant|councillors|councilors|members|delegates|guests|residents|students|visitors|"
    r"colleagues|crowd|board|committee|panel)\s(?:that\s)?"
)
_DATA = re.compile(
    r"(?:^|(?<=,\s))(?:(?:по|паводле|на)\s(?:его|ее|их|яго|яе|іх)\s(?:данным|словам|мнению|слоў|даных|"
    r"звестках|думку|меркаванне)|in\s(?:his|her|their)\s(?:own\s)?(?:words|view|opinion))"
)


@dataclass(frozen=True, slots=True)
class Reported:
    """A reported clause, who is said to have said it, and the verb or phrase it hangs on."""

    span: Span
    speaker: Speaker | None
    cue: Span


def reported_in(page: Page, sentence: Sentence) -> tuple[Reported, ...]:
    """Return the reported clauses of ``sentence``.

    "X отметил, что …", "…, рассказал X", "По словам X, …", "…, как пояснил X, …" and their like
    in Belarusian and English. Infinitives ("предложил создать"), nouns ("рассказал о планах"),
    indirect questions and unnamed sources ("сообщили в программе") are none.
    """
    found = list(_by_phrase(page, sentence)) or _by_set_phrase_and_verb(page, sentence)
    return tuple(r for r in found if _is_clause(page, r.span) and not _is_source(page, r.speaker))


def _is_source(page: Page, speaker: Speaker | None) -> bool:
    """Tell a medium or press office, which only passes on, from somebody who speaks."""
    if speaker is None:
        return False
    media = any(e.id == speaker.entity and e.organisation == "media" for e in page.entities)
    return media or bool(_SOURCE.match(flat(speaker.text)))


def source_phrase(words: str, language: str) -> re.Match[str] | None:
    """Return where flat ``words`` say whose words follow: "по словам", "по его данным"."""
    return _DATA.search(words) or according_to(language).search(words)


def _is_clause(page: Page, span: Span) -> bool:
    words = span.of(page.document.text).split()
    return len(words) >= 2 and span.end - span.start >= _SHORTEST


def _by_phrase(page: Page, sentence: Sentence) -> Iterator[Reported]:
    text, language = page.document.text, page.document.language
    words = flat(sentence.span.of(text))
    match = source_phrase(words, language)
    if match is None:
        return
    cue = Span(sentence.start + match.start(), sentence.start + match.end())
    comma = _comma_after_name(page, cue.end, sentence.end)
    at_start = match.start() == 0
    named = Span(cue.start if match.re is _DATA else cue.end, comma if comma > 0 else sentence.end)
    speaker = speaker_in(page, named)
    if speaker is None or _is_unnamed(page, speaker, cue):
        return
    if at_start and comma > 0:
        yield Reported(_body(text, Span(comma + 1, sentence.end)), speaker, cue)
    elif comma > 0 and text[comma : sentence.end].strip(" ,.!?…"):
        if not _before_quote(text, cue.start, sentence.end):
            yield Reported(_body(text, sentence.span), speaker, cue)
    else:
        yield Reported(_body(text, Span(sentence.start, cue.start)), speaker, cue)


def _comma_after_name(page: Page, start: int, end: int) -> int:
    """Return the comma that ends the name of the speaker with what stands in apposition to it."""
    text, language = page.document.text, page.document.language
    first = text.find(",", start, end)
    second = text.find(",", first + 1, end) if first > 0 else -1
    between = list(tokens_in(page, Span(first + 1, second))) if second > 0 else []
    apposed = any(post_head(t.text, language) for t in between[:4])
    return second if apposed and not any(t.pos == "VERB" for t in between) else first


def _before_quote(text: str, start: int, end: int) -> bool:
    return any(mark in text[start:end] for mark in '«"„“')


def _is_unnamed(page: Page, speaker: Speaker, cue: Span) -> bool:
    # "Паводле календара", "по данным службы": a document or a source is no speaker.
    phrase = flat(cue.of(page.document.text))
    weak = phrase in ("паводле", "according to") or "данн" in phrase or "информац" in phrase
    # "Как сообщили в мэрии": nobody in particular.
    plural = phrase.endswith(("ли", "лі"))
    person = any(e.id == speaker.entity and e.kind == "person" for e in page.entities)
    return (speaker.entity is None and weak) or (plural and not person)


def _by_set_phrase_and_verb(page: Page, sentence: Sentence) -> list[Reported]:
    """Return what a set phrase reports, and what a verb before it does: "said … and hoped"."""
    phrases, verbs = list(_by_set_phrase(page, sentence)), list(_by_verb(page, sentence))
    if not phrases:
        return verbs
    return [v for v in verbs if v.span.end <= phrases[0].cue.start] + phrases


def _by_set_phrase(page: Page, sentence: Sentence) -> Iterator[Reported]:
    """Read "X дал понять, что CLAUSE", "X made it clear that CLAUSE"."""
    text = page.document.text
    match = set_phrase(page.document.language).search(flat(sentence.span.of(text)))
    if match is None:
        return
    cue = Span(sentence.start + match.start(), sentence.start + match.end())
    speaker = speaker_in(page, Span(sentence.start, cue.start)) if match.start() else None
    if speaker is not None:
        yield Reported(_body(text, Span(cue.end, sentence.end)), speaker, cue)


def _by_verb(page: Page, sentence: Sentence) -> Iterator[Reported]:
    language = page.document.language
    for i, token in enumerate(sentence.tokens):
        speaks = is_speech_verb(token.text, language) or token.lower in _SURE
        if not speaks or not _may_report(token, language):
            continue
        for rule in (_that_clause, _colon_clause, _bare_clause, _clause_before):
            found = rule(page, sentence, i)
            if found is not None:
                yield found
                return


def _may_report(token: Token, language: str) -> bool:
    if language == "ru":
        verb = token.pos == "VERB" and "impr" not in token.grammemes
        return verb or token.lower in _SURE
    return token.text.isalpha() and token.text.islower()


def _that_clause(page: Page, sentence: Sentence, at: int) -> Reported | None:
    """Read "X отметил, что CLAUSE"; in English the comma is missing."""
    tokens, text = sentence.tokens, page.document.text
    for i in range(at + 1, min(at + _REACH, len(tokens) - 1)):
        if tokens[i].lower not in _THAT:
            continue
        if page.document.language != "en" and tokens[i - 1].text != ",":
            continue
        if any(t.text in (":", ";", "«") for t in tokens[at + 1 : i]):
            return None
        before = Span(sentence.start, tokens[i].start)
        return Reported(
            _body(text, Span(tokens[i].end, sentence.end)),
            _subject(page, sentence, at, before),
            tokens[at].span,
        )
    return None


def _colon_clause(page: Page, sentence: Sentence, at: int) -> Reported | None:
    """Read "X подчеркнул: CLAUSE" without quotation marks."""
    tokens, text = sentence.tokens, page.document.text
    colon = next(
        (i for i in range(at + 1, min(at + 4, len(tokens))) if tokens[i].text == ":"), None
    )
    if colon is None or colon + 2 >= len(tokens) or tokens[colon + 1].text in _OPENING:
        return None
    if not _has_predicate(tokens[colon + 1 :], page.document.language):
        return None
    speaker = _subject(page, sentence, at, Span(sentence.start, tokens[colon].start))
    clause = Span(tokens[colon].end, sentence.end)
    return Reported(_body(text, clause), speaker, tokens[at].span)


def _clause_before(page: Page, sentence: Sentence, at: int) -> Reported | None:
    """Read "CLAUSE, рассказал X" and "CLAUSE, Hrytsuk told this newspaper, but …"."""
    tokens, language = sentence.tokens, page.document.language
    comma = next((i for i in range(at - 1, max(at - 7, 0), -1) if tokens[i].text == ","), None)
    if comma is None or _plural_source(tokens[at]):
        return None
    between = tokens[comma + 1 : at]
    marks = (i for i in range(at + 1, len(tokens)) if tokens[i].text in _AUTHOR_ENDS)
    last = next(marks, len(tokens) - 1)
    author = Span(tokens[comma].end, max(tokens[last].start, tokens[at].end))
    speaker = speaker_in(page, author)
    if speaker is None or _has_word(between, _SUBORDINATE):
        return None
    # In Russian and Belarusian the verb comes first: ", рассказал X", not ", X рассказал".
    if language != "en" and speaker.at > tokens[at].start and not _adverbs(between):
        return None
    if _goes_on(page, sentence, last):
        # "Osnabrück, she stressed, stands ready": the author's words stand inside the clause.
        return Reported(_body(page.document.text, sentence.span), speaker, tokens[at].span)
    if not _is_main_clause(page, sentence, comma):
        return None
    clause = Span(sentence.start, tokens[comma].start)
    return Reported(_body(page.document.text, clause), speaker, tokens[at].span)


def _goes_on(page: Page, sentence: Sentence, mark: int) -> bool:
    """Tell whether the clause that the author interrupts goes on after the comma at ``mark``.

    What a conjunction, a relative word or a gerund opens is the author's own.
    """
    tokens = sentence.tokens
    rest = tokens[mark + 1 :]
    if tokens[mark].text != "," or len(rest) < _SHORTEST_REST or _JOINING.match(rest[0].lower):
        return False
    if page.document.language == "en":
        return any(_FINITE_EN.fullmatch(t.lower) for t in rest)
    if page.document.language == "be":
        return not rest[0].lower.endswith("чы") and any(t.lower.endswith(_FINITE_BE) for t in rest)
    return rest[0].pos != "GRND" and any(t.pos in ("VERB", "PRTS") for t in rest)


def _is_main_clause(page: Page, sentence: Sentence, comma: int) -> bool:
    """Tell whether the words before ``comma`` can stand alone and are no quotation."""
    before = sentence.tokens[:comma]
    if before[-1].text in _QUOTE_ENDS or _TOPIC.match(flat(sentence.span.of(page.document.text))):
        return False
    return _has_predicate(before, page.document.language)


def _bare_clause(page: Page, sentence: Sentence, at: int) -> Reported | None:
    """Read, in English, "X said CLAUSE" and "X told Y CLAUSE"."""
    tokens, text = sentence.tokens, page.document.text
    verb = tokens[at].lower
    if page.document.language != "en" or verb not in _BARE_EN or at == 0:
        return None
    if any(t.text in _QUOTE_ENDS for t in tokens[:at]):
        return None
    rest = trimmed(text, Span(tokens[at].end, sentence.end))
    match = _OBJECTS_EN.match(flat(rest.of(text)))
    start = rest.start + (match.end() if match else 0)
    if text[start : start + 1] in _NO_CLAUSE or (verb == "told" and not match):
        return None
    speaker = _subject(page, sentence, at, Span(sentence.start, tokens[at].start))
    if speaker is None and tokens[at - 1].text[:1].isupper():
        speaker = Speaker(None, tokens[at - 1].text, tokens[at - 1].start)
    if speaker is None or not _has_predicate([t for t in tokens if t.start >= start], "en"):
        return None
    return Reported(_body(text, Span(start, sentence.end)), speaker, tokens[at].span)


def _subject(page: Page, sentence: Sentence, at: int, before: Span) -> Speaker | None:
    """Return who the verb at ``at`` has as its subject: nearest before it, else just after it."""
    tokens = sentence.tokens
    clause = max(
        (t.end for t in tokens[:at] if t.text in (";", ":", "–", "—")), default=sentence.start
    )
    found = speaker_in(page, Span(clause, tokens[at].start))
    found = found or speaker_in(page, Span(tokens[at].start, before.end))
    if found is None:
        clause = max((t.end for t in tokens[:at] if t.text in _BEFORE_SUBJECT), default=clause)
        words = trimmed(page.document.text, Span(clause, tokens[at].start))
        if 0 < words.end - words.start < _LONGEST_SUBJECT:
            return Speaker(None, words.of(page.document.text), words.start)
    return found


def _body(text: str, span: Span) -> Span:
    """Return ``span`` without the sentence's end mark, cut before a colon and a quotation."""
    words = span.of(text)
    cut = _QUOTE_AFTER_COLON.search(words) or _GOES_ON.search(flat(words))
    end = span.start + (cut.start() if cut else len(_END.sub("", words)))
    return trimmed(text, Span(span.start, max(span.start, end)))


def _has_word(tokens: tuple[Token, ...], words: tuple[str, ...]) -> bool:
    return any(t.lower.startswith(words) for t in tokens)


def _adverbs(tokens: tuple[Token, ...]) -> bool:
    return all(t.pos in ("ADVB", "PREP", "PRCL", "CONJ", None) for t in tokens)


def _plural_source(token: Token) -> bool:
    # "сообщили в программе", "паведамілі ў ведамстве": nobody in particular.
    return "plur" in token.grammemes and "past" in token.grammemes


def _has_predicate(words: Sequence[Token], language: str) -> bool:
    if language == "ru":
        # A dash stands for "is": "В приоритете у сторон – деревообработка".
        return any(
            t.pos in ("VERB", "PRTS", "ADJS", "PRED", "INFN") or t.text in "–—" for t in words
        )
    if language == "be":
        return any(t.pos in ("VERB", "INFN") or len(t.text) > 3 for t in words)
    return len([t for t in words if t.text.isalpha()]) >= 3
