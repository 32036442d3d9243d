"""Whether an event is done, planned, proposed, discussed, cancelled or denied.

The tense of the cue word decides first; an infinitive or a noun takes the status of the words
that govern it in its clause. A future act is never recorded as done.
"""

from __future__ import annotations

import re
from typing import get_args

from pobratim.extract.clauses import Clause, Tense, tense_of
from pobratim.lexicon.events import CueKind, cue_words, fold_keeping_length
from pobratim.model.documents import Language
from pobratim.model.readings import EventEffect, EventStage, EventStatus

__all__ = ["effect_of", "in_setting", "stage_of", "status_after", "status_of"]

_NEGATION = {
    "ru": re.compile(r"(?<!\w)не\s+(?:был\w*\s+)?$"),
    "be": re.compile(r"(?<!\w)н[ея]\s+(?:бы\w+\s+)?$"),
    "en": re.compile(r"(?:(?<!\w)(?:not|never)|n't)\s+(?:been\s+|yet\s+)?$"),
}
_CONDITION = re.compile(r",\s+(?:если|калі|if|unless)\s")
_IMPERFECTIVE = re.compile(r"(?:ыва|ива|ова|ва|има|ыма)(?:л[аоиі]?|ў)(?:сь|ся)?$")
_FUTURE_AUXILIARY = re.compile(r"(?<!\w)(?:буд\w+|will|shall)(?!\w)")
_TO_BE = re.compile(
    r"(?<!\w)(?:(?:will|to|would|could|may|might|should|must|can)\s+be|буд\w+|быть|быць)"
    r"\s+(?:[\w-]+\s+){0,2}?$"
)
"""Before a passive participle: it is yet to be done."""

_WORD = re.compile(r"[\w'-]+")
_RESUMED = re.compile(
    r"^,\s+(?:[\w-]{1,3}\s)?(?:котор\w+|як(?:ая|ую|і|ія|ога|ой|ім|ое|ую)|which|that|who)\s[^,]*,"
    r"\s*(?P<rest>[^;]*)$"
)
"""A relative clause between commas, and the main clause after it."""

_PERFECT = re.compile(r"(?<!\w)(?:has|have|had)\s+(?:(?:just|already|now|since|also)\s+){0,2}$")
_MODAL = re.compile(
    r"(?<!\w)(?:to|will|would|may|might|could|can|shall|should|must|not|let)\s+(?:\w+ly\s+)?$"
)
_BASE_AND_PAST = frozenset(["put", "set", "cut", "let", "hit", "read", "beat", "cast", "shut"])
_THIRD_PERSON = re.compile(r"[^s]s$")
_SCHEDULED = (
    *("open", "start", "begin", "arriv", "leav", "return", "launch", "com", "go", "depart"),
    *("tak", "resum", "travel", "fl", "visit", "run", "tour", "end", "plan", "expect", "hop"),
)
"""English verbs whose present tells what stands in a timetable."""

_SETTING_REACH = 24
_GOES_ON = re.compile(
    r"(?<!\w)(?:продолжа[ею]т|працягва[ею]\w*|continues?|goes on|go on)\s+(?:to\s+)?$"
)
_HEAD = re.compile(r"^[^:]{3,40}:\s*(?:[^:;]*;\s*)*$")
_LOOK_AHEAD: tuple[EventStatus, ...] = ("proposed", "planned", "discussed")


def _cue(status: str, text: str, language: Language) -> re.Match[str] | None:
    """Return the last cue of ``status`` in ``text``."""
    last = None
    for last in cue_words("status", status, language).finditer(text):  # noqa: B007
        pass
    return last


def _negative(clause: Clause, at: int, word: str, language: Language) -> EventStatus | None:
    """Return ``denied`` or ``cancelled`` where the clause or the sentence around it says so."""
    if _CONDITION.search(clause.text + clause.after[:12]):
        return None
    if _cue("denied", clause.before + clause.text + clause.after, language):
        return "denied"
    if _NEGATION[language].search(clause.text[:at]):
        return "denied" if _IMPERFECTIVE.search(word) else "cancelled"
    head = clause.before if _HEAD.match(clause.before) else ""
    return "cancelled" if _is_called_off(clause.text, head, language) else None


def _is_called_off(text: str, head: str, language: Language) -> bool:
    """Tell whether a word of calling off stands in the clause or its head, not itself denied."""
    for words in (text, head):
        cue = _cue("cancelled", words, language)
        if cue is not None and not _NEGATION[language].search(words[: cue.start()]):
            return True
    return False


def _governed(text: str, language: Language) -> EventStatus | None:
    """Return the status of the modal word that stands nearest to the end of ``text``."""
    found = [
        (match.end(), status)
        for status in _LOOK_AHEAD
        if (match := _cue(status, text, language)) is not None
    ]
    return max(found)[1] if found else None


def _of_verb(clause: Clause, at: int, tense: Tense, language: Language) -> EventStatus:
    """Return the status that a verb of known tense has in its clause."""
    before = clause.text[:at]
    if tense in {"past", "participle", "none"}:
        ahead = _TO_BE.search(before) if tense == "past" else None
        return (_governed(before[: ahead.start()], language) or "planned") if ahead else "done"
    if tense == "infinitive" and _GOES_ON.search(before):
        return "done"
    governed = _governed(before, language) or _governed(clause.before[-60:], language)
    if tense == "infinitive":
        return governed or "planned"
    return "proposed" if governed == "proposed" else "planned"


def _of_english(clause: Clause, at: int, tense: Tense) -> EventStatus:
    """Return the status of an English verb, whose form says less than the words before it."""
    before = clause.text[max(0, at - 40) : at]
    word = _WORD.match(clause.text, at)
    told = tense == "past" or (word is not None and _is_told_past(word.group(), before))
    if told and not _TO_BE.search(before):
        return "done"
    governed = _governed(clause.text[:at], "en") or _governed(clause.before[-60:], "en")
    if governed is None and word is not None and _THIRD_PERSON.search(word.group()):
        return "planned" if word.group().startswith(_SCHEDULED) else "done"
    return governed or "planned"


def _is_told_past(word: str, before: str) -> bool:
    """Tell whether an English base form is a past: "put" without a modal, "has come"."""
    if _PERFECT.search(before):
        return True
    return word in _BASE_AND_PAST and not _MODAL.search(before)


def _predicate(clause: Clause, at: int, language: Language, *, strict: bool) -> EventStatus | None:
    """Return what the nearest verb of taking place says: done, planned, or nothing.

    A present tense says neither: it may describe or schedule. Another verb ("praised the fair")
    does not tell that its noun took place; where not ``strict`` any but a verb of speech does.
    """
    support = cue_words("support", "", language)
    speech = cue_words("speech", "", language)
    words = [(verb, fold_keeping_length(verb.word)) for verb in clause.predicates]
    verbs = [
        (abs(verb.at - at), verb)
        for verb, word in words
        if (support.match(word) if strict else not speech.fullmatch(word))
    ]
    if not verbs:
        return None
    nearest = min(verbs, key=lambda item: item[0])[1]
    if _NEGATION[language].search(clause.text[: nearest.at]):
        return "denied" if _IMPERFECTIVE.search(nearest.word) else "cancelled"
    if nearest.tense == "past":
        return "done"
    return "planned" if nearest.tense == "nonpast" else None


def in_setting(clause: Clause, at: int, language: Language) -> bool:
    """Tell whether the noun at ``at`` is a setting ("at the meeting"), not what is told."""
    before = clause.text[:at].rstrip(' «"“')
    setting = cue_words("status", "setting", language)
    last = max((verb.at for verb in clause.predicates if verb.at < at), default=0)
    return any(
        m.end() >= len(before) - _SETTING_REACH and m.start() >= last
        for m in setting.finditer(before)
    )


def _of_noun(clause: Clause, at: int, language: Language, *, strict: bool) -> EventStatus | None:
    """Return the status of a noun: its setting, the modal words around it, its predicate."""
    if cue_words("thanks", "", language).search(clause.text[max(0, at - 60) : at]):
        return "done"
    if in_setting(clause, at, language):
        future = _FUTURE_AUXILIARY.search(clause.text) or any(
            verb.tense == "nonpast" for verb in clause.predicates
        )
        return "planned" if future else "done"
    return _governed(clause.text, language) or _predicate(clause, at, language, strict=strict)


def status_of(
    clause: Clause,
    *,
    at: int,
    word: str,
    kind: CueKind,
    language: Language,
    strict: bool = True,
) -> EventStatus | None:
    """Return the status of the cue ``word`` that stands at ``at`` in ``clause.text``.

    ``None`` where nothing in the clause says whether it took place: a bare noun. ``strict`` asks
    for a verb of taking place beside a noun; of a suspension any verb tells.
    """
    by_noun = kind == "noun" or (kind == "verb" and tense_of(word, language) == "none")
    if kind == "noun" and in_setting(clause, at, language):
        return _of_noun(clause, at, language, strict=strict)
    negative = _negative(clause, at, word, language)
    if negative is not None:
        return negative
    if by_noun:
        return _of_noun(clause, at, language, strict=strict)
    return _positive(clause, at=at, word=word, kind=kind, language=language)


def status_after(clause: Clause, language: Language) -> EventStatus | None:
    """Return what the main clause says when it goes on after a relative one.

    "The trip, which had been long prepared, is put off": the words of a noun's fate stand there.
    """
    found = _RESUMED.match(clause.after)
    if found is None:
        return None
    rest = found["rest"]
    support = cue_words("support", "", language).search(rest)
    if _is_called_off(rest, "", language):
        return "cancelled"
    if support is not None and _NEGATION[language].search(rest[: support.start()]):
        return "cancelled"
    governed = _governed(rest, language)
    if governed is not None or support is None:
        return governed
    word = _WORD.match(rest, support.start())
    tense = tense_of(word.group(), language) if word else "none"
    return {"past": "done", "nonpast": "planned"}.get(tense)  # type: ignore[return-value]


def _positive(
    clause: Clause, *, at: int, word: str, kind: CueKind, language: Language
) -> EventStatus | None:
    """Return the status of a verb or state that nothing denies or cancels."""
    tense = _tense_at(clause, at, word, language)
    if kind == "state" or _goes_on(clause, at, word, language):
        return "done"
    own = _governed(word, language) if language != "ru" and kind == "verb" else None
    if own in {"planned", "proposed"}:
        return own  # "is expected", "invited": the word itself looks ahead
    if kind == "intent":
        return _governed(clause.text, language) if tense != "past" else None
    offered = cue_words("status", "proposed", language).fullmatch(word)
    if offered is not None and tense != "infinitive":
        return "proposed"
    present = language == "en" or tense != "infinitive" or word.endswith("цца")
    if kind == "ongoing" and present:
        return "planned" if _FUTURE_AUXILIARY.search(clause.text) else "done"
    return (
        _of_english(clause, at, tense)
        if language == "en"
        else _of_verb(clause, at, tense, language)
    )


def _tense_at(clause: Clause, at: int, word: str, language: Language) -> Tense:
    """Return the tense of ``word``, as the tagger tells it where the ending may mislead."""
    tense = tense_of(word, language)
    own = next((verb.tense for verb in clause.predicates if verb.at == at), None)
    return "nonpast" if language == "ru" and own in {"present", "nonpast"} else tense


def _goes_on(clause: Clause, at: int, word: str, language: Language) -> bool:
    """Tell whether a verb of a lasting act stands in the present: "twenty students study"."""
    if cue_words("lasting", "", language).fullmatch(word) is None:
        return False
    if _FUTURE_AUXILIARY.search(clause.text) or _governed(clause.text[:at], language):
        return False
    own = next((verb.tense for verb in clause.predicates if verb.at == at), None)
    return own == "present" if language == "ru" else tense_of(word, language) != "past"


def stage_of(text: str, status: EventStatus, language: Language) -> EventStage | None:
    """Return the stage that the folded clause ``text`` names, the earliest in the table.

    What is not done is at most agreed or delayed.
    """
    stages: tuple[EventStage, ...] = get_args(EventStage)
    for stage in stages if status == "done" else ("agreed", "delayed"):
        if cue_words("stage", stage, language).search(text):
            return stage
    return None


def effect_of(text: str, language: Language) -> EventEffect | None:
    """Return what the folded clause ``text`` does to a tie: begin, change, suspend or end it."""
    effects: tuple[EventEffect, ...] = get_args(EventEffect)
    for effect in reversed(effects):
        if cue_words("effect", effect, language).search(text):
            return effect
    return None
