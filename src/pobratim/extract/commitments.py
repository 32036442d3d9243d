"""Commitments: promises, undertakings, agreements to act and instructions, with their due date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from pobratim.extract.dates import dates_of
from pobratim.extract.debtors import acting, council_of, sides_of, subject_before, told_in
from pobratim.extract.instructions import (
    ABOUT_THIS,
    BOTH_SIDES,
    INFINITIVE,
    Found,
    due_in,
    instructed,
    is_instruction_list,
    ordered,
    without_stop,
)
from pobratim.extract.speakers import tokens_in
from pobratim.extract.statements import statements_of
from pobratim.extract.tokens import Page, Sentence, Token
from pobratim.extract.why import because
from pobratim.lexicon.normalise import flat
from pobratim.lexicon.speech import is_speech_verb
from pobratim.lexicon.stances import is_binding_act, is_obligations_head, stances_in
from pobratim.model.documents import Language
from pobratim.model.readings import Commitment, Event, Statement
from pobratim.model.spans import Span

__all__ = ["commitments_of"]

_NOT = re.compile(r"(?:\bне|\bня|\bnot|n't|\bникто не|\bnever)\s$")
_CUT = re.compile(
    r",\s(?:(?:но|однако|хотя|зато|при этом|але|аднак|хаця|затое|пры гэтым|but|however|although|"
    r"while|и|і|а(?! также| таксама))\s|котор|яки|які|якая|яку)|;\s"
)
_NOT_AFTER = re.compile(r"\s?(?:not|never|n't)\b")
_TASK = re.compile(
    r"\w+(?:ть|ти|чь|ться|ць|цца|ці)\b|^[^.]{0,40}?\s(?:о|об|аб|пра|на)\s\w+|,\s(?:что|што)\s|^\s?:"
)
_WITHIN = re.compile(
    r"\bwithin (?:an?|one|two|three|\w+teen|\d+) (?:day|week|month|year)|"
    r"\bв течение\s|\bна працягу\s|\b[ву]\s[\w-]{4,}\s(?:срок|тэрмін)\b"
)
_TOGETHER = re.compile(
    r"\s(?:[\w-]+\s)?(?:создать|образовать|сформировать|стварыць|утварыць|сфарміраваць|set up|"
    r"create|form|establish|продолжить|працягнуць|continue|развивать|развіваць|develop|дружить|сябраваць|"
    r"сотрудничать|супрацоўнічаць|cooperate|обменяться|обмениваться|абменьвацца|exchange)\b"
)
_PROMISED = re.compile(r"\s(?:[\w-]+\s?){1,3}")
_DONE_FOR = re.compile(
    r"^\s?,\s(?:что|што|that)\s[^.]*?\b(?:подар|перед|предостав|постав|оплат|выдел|перада|прадастав)"
)
_SUBORDINATE = re.compile(
    r"\s*(?:когда|если|пока|чем|чтобы|что|как|котор\w+|калі|пакуль|каб|што|як\w*|if|when|that|who)\b"
)
_WE_WILL_BE = ("уем", "аем", "яем", "вім", "дзім", "нем")
_BE_AHEAD = ("уць", "юць", "яць", "дасць", "ойдзе", "ыйдзе", "едзе", "уе", "юе")
_SHORTEST_VERB = 4
_TAKES_PLACE = (
    *(
        "продлит",
        "проработает",
        "пройд",
        "состо",
        "откроется",
        "откроются",
        "заверш",
        "начн",
        "пробуд",
    ),
    *("прид", "прибуд", "поступ", "появ", "вернется", "вернутся", "приед"),
    *("працягнецца", "адбуд", "адкрыецца", "пачн", "завершыцца", "пройд", "прыйд", "прыбуд"),
    *("чака", "ждем", "ждет", "ждут", "ожида"),
    *("паступ", "з'яв", "вернецца", "вернуцца", "прыед"),
)
_GOES_BY_ITSELF = frozenset(
    ["resume", "begin", "start", "last", "remain", "continue", "arrive", "sail", "come", "expire"]
)
_CONTEST = re.compile(
    r"\b(?:следующ|наступн|очередн|чарговы|тур\b|конференц|канферэнц|чемпионат|чэмпіянат|турнир|"
    r"турнір|матч|эстафет|next (?:year|round|leg)|tournament|championship|final)"
)
_MODAL_BE = re.compile(
    r"(?:папрасі|просі|прапан(?:ав[аў]|у)|можа|могуць|можам|можна|гатов|плану|хоча|хочам|дазвол|намер|трэба|"
    r"дапамаг|дапамож|вырашы|збіра|мае намер|маюць намер)\w*\s"
)
_HOSTS = ("примет", "примут", "прыме", "прымуць")
_SHORT = 7
_FEW = 3
_LEAD_EN = re.compile(
    r"(?:[A-Z]{3,}[^–—-]{0,30}\s[–—-]\s)?(?:Under (?:the|this|its) [\w ]{3,30},\s)?(?:[•*]\s)?"
)
_AUTHOR_EN = re.compile(
    r",\s(?:[^,;]{0,90}?\s)?(?:said|says|wrote|told|announced|confirmed|added)\b[^;]*$"
)
_NEAR = 40
_WHOLE = frozenset({"duty", "named", "promised", "would"})
"""Kinds of words of which the whole sentence tells the commitment."""


def commitments_of(page: Page, events: Sequence[Event] = ()) -> tuple[Commitment, ...]:
    """Return the commitments of ``page``, in order; ``about`` is the event of the same words.

    ``by`` are entity ids of those who have to act: the subject, both cities for "стороны", the
    body or person that a list of instructions names, the speaker of "мы поставим". Empty where
    the text does not tell. A denied or withdrawn promise is none.
    """
    found = {one.span.start: one for one in instructed(page)}
    listed = [one.span for one in found.values()]
    statements = tuple(s for s in statements_of(page) if s.direct)
    for sentence in page.sentences:
        if page.document.blocks[sentence.block].kind == "title":
            continue
        if any(span.overlaps(sentence.span) for span in listed):
            continue
        if any(f.span.contains(Span(sentence.start, sentence.start + 1)) for f in found.values()):
            continue
        for one in _in_sentence(page, sentence, statements):
            found.setdefault(one.span.start, _within(one, statements))
    return tuple(_commitment(page, found[key], events) for key in sorted(found))


def _commitment(page: Page, found: Found, events: Sequence[Event]) -> Commitment:
    about = next((e.id for e in events if any(s.overlaps(found.span) for s in e.evidence)), None)
    return Commitment(
        by=found.by,
        to=_towards(page, found),
        text=found.span.of(page.document.text),
        span=found.span,
        due=found.due or due_in(page, found.span),
        about=about,
    )


def _within(found: Found, statements: tuple[Statement, ...]) -> Found:
    """Keep to the words of the speaker where the sentence holds the author's words as well."""
    said = next((s for s in statements if s.span.overlaps(found.span)), None)
    if said is None:
        return found
    span = Span(max(found.span.start, said.span.start), min(found.span.end, said.span.end))
    by = found.by or ((said.speaker,) if said.speaker else ())
    return replace(found, span=span, by=by)


def _in_sentence(
    page: Page, sentence: Sentence, statements: tuple[Statement, ...]
) -> Iterator[Found]:
    text, language = page.document.text, page.document.language
    words = sentence.span.of(text)
    for stance in stances_in(words, "commitments", language):
        if _NOT.search(flat(words[: stance.start])):
            continue
        cue = Span(sentence.start + stance.start, sentence.start + stance.end)
        if not _binds(page, sentence, cue, stance.kind):
            continue
        by = _bound(page, sentence, cue, stance.kind, statements)
        if not by and stance.kind == "promise" and _is_bare(page, sentence, cue):
            continue
        because("commitment", cue, "words of {}: {}", stance.kind, cue.of(text))
        yield Found(_reach(page, sentence, cue, stance.kind), by)
        return
    yield from _in_future(page, sentence, statements)
    yield from ordered(page, sentence)
    if is_obligations_head(page.document.blocks[sentence.block].span.of(text)):
        yield from _obliged(page, sentence)


def _binds(page: Page, sentence: Sentence, cue: Span, kind: str) -> bool:
    """Tell whether a cue of ``kind`` binds anybody: a task follows, a duty has its date."""
    needs_task = kind in ("agreed", "told", "tells", "promise", "duty")
    if needs_task and not _has_task(page, sentence, cue, kind):
        return False
    if kind == "does":
        following = next(tokens_in(page, Span(cue.end, sentence.end)), None)
        return following is not None and is_binding_act(following.lower, following.lemma, "en")
    if kind in ("duty", "named"):
        words = flat(sentence.span.of(page.document.text))
        return bool(dates_of(page, sentence.span) or _WITHIN.search(words))
    if kind in ("promised", "would"):
        return any(d.deadline for d in dates_of(page, sentence.span))
    return kind != "agreed" or _is_settled(page, sentence, cue)


def _is_settled(page: Page, sentence: Sentence, cue: Span) -> bool:
    """Tell whether those who agree bind themselves: both sides or two persons, or a day is set.

    "Agreed on a fair" without them is only a plan; so is what they agree to set up together.
    """
    text = page.document.text
    before = Span(sentence.start, cue.start)
    task = flat(text[cue.end : sentence.end])
    if any(d.deadline for d in dates_of(page, sentence.span)) or _DONE_FOR.search(task):
        return True
    if _TOGETHER.match(task):
        return False
    return (
        bool(BOTH_SIDES.search(flat(before.of(text))))
        or len(page.entities_in(before, "person")) > 1
    )


def _is_bare(page: Page, sentence: Sentence, cue: Span) -> bool:
    """Tell whether a promise has neither an act nor a clause after it: "обещают скидку"."""
    rest = flat(page.document.text[cue.end : sentence.end])
    return page.document.language != "en" and not _TASK.search(rest)


def _has_task(page: Page, sentence: Sentence, cue: Span, kind: str) -> bool:
    """Tell whether an infinitive, "о" with a noun, or a clause follows: what is to be done.

    After a promise a noun may: "обещал нам помещение".
    """
    rest = flat(page.document.text[cue.end : sentence.end])
    if page.document.language == "en":
        return bool(rest.strip(" .;,"))
    before = flat(page.document.text[_clause_start(page, sentence, cue) : cue.start])
    if INFINITIVE.search(before) and not INFINITIVE.search(rest):
        return True  # "Обучить водителей завод обязался бесплатно."
    promised = kind == "promise" and _PROMISED.match(rest)
    return bool(_TASK.search(rest) or ABOUT_THIS.search(before) or promised)


def _reach(page: Page, sentence: Sentence, cue: Span, kind: str) -> Span:
    """Return the words of the commitment: from its verb, or from a due date before it.

    A duty, and a verb that hardly anything follows, take what stands before them along.
    """
    text = page.document.text
    clause = _clause_start(page, sentence, cue)
    if kind == "after":
        return without_stop(text, Span(clause, cue.start))
    before = Span(clause, cue.start)
    early = dates_of(page, before) or ABOUT_THIS.search(flat(before.of(text)))
    rest = text[cue.end : sentence.end]
    acts = INFINITIVE.search(rest) or " to " in rest
    inverted = not acts and page.document.language != "en" and INFINITIVE.search(before.of(text))
    late = kind in _WHOLE or inverted or (not acts and len(rest.split()) <= _FEW)
    start = clause if early or late else cue.start
    cut = _CUT.search(flat(text[cue.end : sentence.end]))
    end = cue.end + cut.start() if cut else sentence.end
    if start == cue.start and 2 * (end - start) < end - clause:
        start = _subject_start(page, sentence, cue)
    return without_stop(text, Span(start, _author_after(page, sentence, cue.end, end)))


def _clause_start(page: Page, sentence: Sentence, cue: Span) -> int:
    """Return where the words after the last semicolon or colon before ``cue`` begin."""
    before = page.document.text[sentence.start : cue.start]
    at = max(before.rfind("; "), before.rfind(": "))
    return sentence.start + at + 2 if at >= 0 else sentence.start


def _subject_start(page: Page, sentence: Sentence, cue: Span) -> int:
    """Return where the name of the subject begins, where little but the verb follows it."""
    room = Span(max(sentence.start, cue.start - _NEAR), cue.start)
    named = [
        m.start
        for entity in page.entities
        if entity.kind != "place"
        for m in entity.mentions
        if room.contains(m)
    ]
    return max(named, default=cue.start)


def _author_after(page: Page, sentence: Sentence, start: int, end: int) -> int:
    """Return where the words end before ", said the mayor", ``end`` where nobody is quoted."""
    language = page.document.language
    tokens = [t for t in sentence.tokens if start <= t.start < end]
    for comma, verb in pairwise(tokens):
        if comma.text == "," and is_speech_verb(verb.text, language) and verb.text.islower():
            return comma.start
    return end


# Who is bound -------------------------------------------------------------------------------


def _bound(
    page: Page, sentence: Sentence, cue: Span, kind: str, statements: tuple[Statement, ...]
) -> tuple[str, ...]:
    before, after = Span(sentence.start, cue.start), Span(cue.end, sentence.end)
    near = flat(page.document.text[max(sentence.start, cue.start - _NEAR) : cue.end])
    if BOTH_SIDES.search(near):
        return sides_of(page)
    if kind == "decided":
        return council_of(page)
    if kind == "told":
        return told_in(page, before) or told_in(page, after)
    if kind in ("tells", "named", "after"):
        return told_in(page, after)
    people = page.entities_in(before, "person") if kind == "agreed" else ()
    subject = tuple(p.id for p in people) if len(people) > 1 else subject_before(page, before)
    if subject or kind == "agreed":
        return subject or sides_of(page)
    said = next((s for s in statements if s.span.overlaps(cue) and s.speaker), None)
    return (said.speaker,) if said and said.speaker else ()


def _towards(page: Page, found: Found) -> tuple[str, ...]:
    """Return whom it is promised to: entities in the dative inside the words."""
    told = {
        entity.id
        for token in tokens_in(page, found.span)
        if token.pos == "NOUN" and "datv" in token.grammemes
        for entity in page.entities_in(found.span)
        if any(m.contains(token.span) for m in entity.mentions)
    }
    return tuple(sorted(told - set(found.by)))


# What will be done --------------------------------------------------------------------------


def _in_future(
    page: Page, sentence: Sentence, statements: tuple[Statement, ...]
) -> Iterator[Found]:
    said = next((s for s in statements if s.span.overlaps(sentence.span)), None)
    deadline = any(d.deadline for d in dates_of(page, sentence.span))
    language = page.document.language
    dated = deadline and language == "be"
    upto = sentence.start
    for verb in (t for t in sentence.tokens if _is_future(t, language) or (dated and _ahead(t))):
        if verb.start < upto or _is_asked(page, sentence, verb):
            continue
        if _is_subordinate(page, sentence, verb) or _is_schedule(sentence, verb, page):
            continue
        span = without_stop(page.document.text, _clause(page, sentence, verb, said))
        if said is not None:
            if said.speaker and (deadline or _binds_speaker(sentence, verb, language)):
                because("commitment", verb.span, "the speaker binds himself: {}", verb.text)
                yield Found(span, (said.speaker,))
                upto = max(span.end, verb.end)
            continue
        surely = _surely(sentence, verb, language)
        by = acting(page, sentence, verb, surely=surely or deadline)
        if deadline or (by is not None and not is_instruction_list(page)):
            because("commitment", verb.span, "future act: {}", verb.text)
            yield Found(span, by or sides_of(page))
            upto = max(span.end, verb.end)


def _is_asked(page: Page, sentence: Sentence, verb: Token) -> bool:
    """Tell whether a Belarusian verb is an infinitive that hangs on asking or ability."""
    if page.document.language != "be" or not verb.lower.endswith(("ць", "цца")):
        return False
    before = page.document.text[max(sentence.start, verb.start - _NEAR) : verb.start]
    return bool(_MODAL_BE.search(flat(before)))


def _is_schedule(sentence: Sentence, verb: Token, page: Page) -> bool:
    """Tell whether a future only tells a calendar: a line resumes, a city hosts the next round."""
    at = sentence.tokens.index(verb)
    following = sentence.tokens[at + 1].lower if at + 1 < len(sentence.tokens) else ""
    if page.document.language == "en" and following in _GOES_BY_ITSELF:
        return True
    hosts = verb.lower.startswith(_HOSTS) or following == "host"
    return hosts and bool(_CONTEST.search(flat(sentence.span.of(page.document.text))))


def _clause(page: Page, sentence: Sentence, verb: Token, said: Statement | None) -> Span:
    """Return the sentence from the last colon before ``verb``, with the deadline after it."""
    before = page.document.text[sentence.start : verb.start]
    start = sentence.start + max(before.rfind(": "), before.rfind("; ")) + 1
    end = _with_deadline(page, sentence, said).end
    text = page.document.text
    cut = _CUT.search(flat(text[verb.end : min(end, sentence.end)]))
    end = verb.end + cut.start() if cut else end
    if page.document.language != "en":
        return Span(start, _author_after(page, sentence, verb.end, end))
    author = _AUTHOR_EN.search(text[verb.end : end])
    lead = _LEAD_EN.match(text, start, verb.start)
    end = verb.end + author.start() if author else end
    return Span(lead.end() if lead else start, end)


def _surely(sentence: Sentence, verb: Token, language: Language) -> bool:
    """Tell whether what somebody will do is an act for others: to give, pay, repair, train."""
    if language != "en":
        return is_binding_act(verb.lower, verb.lemma, language)
    at = sentence.tokens.index(verb)
    following = (t for t in sentence.tokens[at + 1 : at + 3])
    return any(is_binding_act(t.lower, t.lemma, "en") for t in following)


def _is_future(token: Token, language: Language) -> bool:
    """Tell whether a token is a verb of the future that somebody acts by.

    What opens, lasts or takes place by itself is a schedule, no promise.
    """
    if token.lower.startswith(_TAKES_PLACE):
        return False
    if language == "ru":
        return token.pos == "VERB" and "futr" in token.grammemes
    if language == "be":
        will = token.lower in ("будзе", "будуць") or token.lower.endswith(_WE_WILL_BE)
        return will or is_binding_act(token.lower, token.lemma, "be")
    return token.lower in ("will", "shall")


def _ahead(token: Token) -> bool:
    """Tell whether a Belarusian verb has an ending that the future shares."""
    if token.lower.startswith(_TAKES_PLACE):
        return False
    return len(token.text) > _SHORTEST_VERB and token.lower.endswith(_BE_AHEAD)


def _binds_speaker(sentence: Sentence, verb: Token, language: Language) -> bool:
    """Tell whether a speaker says "we will give", "дадим": the first person of such an act."""
    if language == "en":
        at = sentence.tokens.index(verb)
        ours = any(t.lower in {"we", "i"} for t in sentence.tokens[max(0, at - 2) : at])
        return ours and _surely(sentence, verb, language)
    mine = "1per" in verb.grammemes if language == "ru" else verb.lower.endswith(("м", "мся"))
    return mine and is_binding_act(verb.lower, verb.lemma, language)


def _is_subordinate(page: Page, sentence: Sentence, verb: Token) -> bool:
    """Tell whether the future is denied or stands in a clause of condition, time or purpose."""
    before = flat(page.document.text[sentence.start : verb.start])
    clause = before[max(before.rfind(","), before.rfind(":"), before.rfind(";")) + 1 :]
    denied = _NOT.search(before) or _NOT_AFTER.match(
        flat(page.document.text[verb.end : sentence.end])
    )
    return bool(denied or _SUBORDINATE.match(clause))


def _with_deadline(page: Page, sentence: Sentence, said: Statement | None) -> Span:
    """Add a next short sentence of the same speech that sets the deadline: "До 9 мая успеем."."""
    if said is None:
        return sentence.span
    following = next((s for s in page.sentences if s.start >= sentence.end), None)
    if following is None or following.start >= said.span.end:
        return sentence.span
    rest = Span(following.start, min(following.end, said.span.end))
    short = sum(1 for _ in tokens_in(page, rest)) <= _SHORT
    if short and any(d.deadline for d in dates_of(page, rest)):
        return Span(sentence.start, rest.end)
    return sentence.span


def _obliged(page: Page, sentence: Sentence) -> Iterator[Found]:
    verb = next((t for t in sentence.tokens if t.pos == "VERB" and "pres" in t.grammemes), None)
    if verb is None:
        return
    subject = page.entities_in(Span(sentence.start, verb.start))
    if subject:
        span = without_stop(page.document.text, Span(verb.start, sentence.end))
        because("commitment", span, "act in a paragraph on obligations")
        yield Found(span, (subject[0].id,))
