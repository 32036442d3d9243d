"""Drafts of events: what one clause tells, before the same event told twice becomes one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from pobratim.extract.clauses import Clause, clauses_of, tense_of
from pobratim.extract.parties import Scene
from pobratim.extract.status import in_setting, status_after, status_of
from pobratim.extract.tokens import Page, Sentence
from pobratim.extract.why import because
from pobratim.lexicon.events import CueKind, EventCue, cue_words, event_cues_for
from pobratim.model.documents import Language
from pobratim.model.readings import EventStatus, EventType
from pobratim.model.spans import Span

__all__ = ["Draft", "drafts_of", "is_title", "may_tell"]

_STRENGTH: dict[CueKind, int] = {"verb": 0, "state": 1, "ongoing": 1, "noun": 2, "intent": 3}
_SILENCED_BY: dict[EventType, frozenset[EventType]] = {
    "twinning": frozenset({"other"}),
    "agreement": frozenset({"twinning", "other", "contract"}),
    "forum": frozenset({"exchange"}),
    "contract": frozenset({"aid"}),
}
"""Types that always give way: an agreement on twinning is a twinning."""

_YIELDS_TO: dict[EventType, frozenset[EventType]] = {
    "visit": frozenset({"exchange", "forum"}),
    "forum": frozenset({"visit", "exchange", "meeting", "agreement", "twinning"}),
    "exchange": frozenset({"visit", "forum"}),
    "project": frozenset(
        {"twinning", "agreement", "contract", "route", "exchange", "forum", "aid", "other"}
    ),
    "meeting": frozenset({"exchange", "forum"}),
}
"""Types that give way to a cue of a surer kind: a bare noun to a verb, a wish to either."""

_SAYS_MORE: dict[EventType, tuple[EventType, ...]] = {
    "visit": ("exchange", "contract", "route", "aid"),
    "meeting": ("exchange",),
    "exchange": ("other",),
    "route": ("other",),
    "project": ("other",),
}
"""Types that a hit gives way to where both are made of the same words."""

_MAY_HALT: frozenset[EventType] = frozenset({"project", "exchange", "contract", "route", "forum"})
_ONLY_SUPPORT: frozenset[EventType] = frozenset({"meeting", "visit", "forum"})
"""Types whose noun asks for a verb of taking place; of the others any verb tells."""
_AT_ONE = re.compile(
    r"(?:подпи|заключ|падпі|sign).*"
    r"\s(?:на|в ходе|в рамках|падчас|у рамках|(?:at|during)(?: the| a)?)\s+\S+$"
)
"""Signing, and a forum that is only where it happened: "подписать на выставке"."""
_DURING_VISIT = re.compile(
    r"(?:в ходе|во время|в рамках|падчас|у рамках|during)\s+(?:[\w-]+\s+){0,2}?"
    r"(?:визит|поездк|паездк|візіт|visit|trip)"
)
_NONE_OF = re.compile(
    r"(?<!\w)(?:no|без|никаких|ни одного|ни одной|ніякіх|without)\s+(?:\w+\s+){0,1}$"
)
_BODY_AFTER = re.compile(r"\s+(?:association|committee|society|office|officer)(?!\w)")
_BUT = re.compile(r"^,\s+(?:но|а|однако|але|аднак|but|however)\s")
_AUXILIARY = re.compile(r"(?<!\w)(?:to|will|would|may|could|should|not)\s")
_SIGNATURE = re.compile(r"\s+(?:[\w-]+\s+){0,2}?подп[иі]с")
"""After a verb that also means to supply: "поставили свои подписи"."""
_PROGRAMME = re.compile(
    r"(?<!\w)(?:программа|праграма|programme|program|agenda|schedule|itinerary|calendar of|график|"
    r"графік|календар\w*|афиша|(?:план|plan)\w{0,2}\s(?:of\s)?(?:[\w-]+\s){0,3}?"
    r"(?:мероприяти|мерапрыемств|визит|візіт|сотрудничеств|супрацоўніцтв|событи|events|visits))"
)


_HEAD = 200
_PROTOCOL = re.compile(r"(?<!\w)(?:протокол|пратакол|minutes|поручени[яй]|даручэнн[яі])(?!\w)")


@dataclass(frozen=True, slots=True)
class Draft:
    """An event as one clause tells it.

    ``parties`` are those that the words around the cue name; ``status`` is ``None`` where they
    do not tell it. ``cue`` is the span of the cue words, ``clause`` the clause, ``sentence`` the
    sentence. ``located`` tells that the only party is where it happens, ``alone`` that its
    sentence tells nothing else. ``weak`` marks a mere mention, an event only if the text has no
    other of its type.
    """

    type: EventType
    status: EventStatus | None
    kind: CueKind
    cue: Span
    clause: Span
    sentence: Span
    block: int
    parties: tuple[str, ...]
    located: bool = False
    alone: bool = False
    title: bool = False
    weak: bool = False


@dataclass(frozen=True, slots=True)
class _Hit:
    cue: EventCue
    match: re.Match[str]

    @property
    def rank(self) -> int:
        return _STRENGTH[self.cue.kind]


def _best(clause: Clause, cues: Iterable[EventCue]) -> dict[EventType, list[_Hit]]:
    """Return the hits of each event type in ``clause``: the surest kind, apart from each other."""
    best: dict[EventType, list[_Hit]] = {}
    for cue in cues:
        known = best.get(cue.type)
        if known and known[0].rank < _STRENGTH[cue.kind]:
            continue
        for match in cue.pattern.finditer(clause.text):
            if cue.type == "contract" and _SIGNATURE.match(clause.text[match.end() :]):
                continue
            hit = _Hit(cue, match)
            known = best.setdefault(cue.type, [])
            if known and known[0].rank > hit.rank:
                known.clear()
            if not known or (cue.kind == "verb" and not any(_touch(hit, k) for k in known)):
                known.append(hit)
    return best


def _touch(a: _Hit, b: _Hit) -> bool:
    """Tell whether two hits share words, or only a comma-free stretch parts them."""
    first, second = sorted((a.match, b.match), key=lambda match: match.start())
    between = first.string[first.end() : max(first.end(), second.start())]
    return "," not in between


def _hits(clause: Clause, cues: Iterable[EventCue]) -> list[_Hit]:
    """Return the hits in ``clause``, those that give way to another type left out."""
    best = _best(clause, cues)
    kept: list[_Hit] = []
    ranks = {kind: hits[0].rank for kind, hits in best.items() if hits}
    for kind, rank in ranks.items():
        silenced = _SILENCED_BY.get(kind, frozenset()) & set(ranks)
        bound = rank + (kind == "project")
        yields = any(ranks.get(other, 9) < bound for other in _YIELDS_TO.get(kind, ()))
        if not silenced and not yields:
            kept.extend(hit for hit in best[kind] if not _is_inside(hit, best))
    return kept


def _is_inside(hit: _Hit, best: dict[EventType, list[_Hit]]) -> bool:
    """Tell whether a hit shares its words with one of a type that says more.

    Students who come are an exchange, no visit; an exchange that is suspended is a tie that ends.
    """
    stronger = [other for kind in _SAYS_MORE.get(hit.cue.type, ()) for other in best.get(kind, ())]
    return any(
        hit.match.start() < other.match.end() and other.match.start() < hit.match.end()
        for other in stronger
        if other.rank <= max(hit.rank, _STRENGTH["ongoing"]) or hit.rank == other.rank
    )


def is_title(scene: Scene, sentence: Sentence) -> bool:
    """Tell whether a sentence stands in the headline."""
    return scene.page.document.blocks[sentence.block].kind == "title"


def _status(
    hit: _Hit, clause: Clause, scene: Scene, following: str
) -> tuple[EventStatus | None, bool]:
    """Return the status of a hit, and whether the hit still counts."""
    language = scene.page.document.language
    word = hit.match.group("tense").split()[0]
    at = hit.match.start("tense")
    status = status_of(
        clause,
        at=at,
        word=word,
        kind=hit.cue.kind,
        language=language,
        strict=hit.cue.type in _ONLY_SUPPORT,
    )
    named = _BODY_AFTER.match(clause.text[hit.match.end() :])
    if named or _NONE_OF.search(clause.text[: hit.match.start()]):
        looks_ahead = cue_words("status", "planned", language).search(clause.text)
        no_plan = looks_ahead and not named and language != "ru"
        return ("denied", True) if no_plan else (None, False)
    denied = cue_words("verdict", "", language).search(following)
    if hit.cue.type == "other" and status == "planned":
        decided = cue_words("decided", "", language).search(clause.text[:at])
        status = "done" if decided else status
    if (clause.before + clause.text + clause.after).rstrip().endswith("?"):
        return "denied", denied is not None
    if status == "proposed" and denied is not None:
        return "denied", True
    status = _outcome(status, clause, language)
    if hit.cue.type in _MAY_HALT and status != "denied":
        halted = cue_words("halted", "", language).search(clause.text)
        status = "cancelled" if halted else status
    if status is None and _lists_plans(scene, clause):
        return "planned", True
    return status or status_after(clause, language), True


def _lists_plans(scene: Scene, clause: Clause) -> bool:
    """Tell whether the text is a programme, or the clause a point of a protocol."""
    head = scene.folded[:_HEAD]
    blocks = scene.page.document.blocks
    point = any(b.kind == "list" and b.start <= clause.start < b.end for b in blocks)
    return bool(_PROGRAMME.search(head) or (point and _PROTOCOL.search(head)))


def _outcome(status: EventStatus | None, clause: Clause, language: Language) -> EventStatus | None:
    """Return the status after what the rest of the sentence says came of a talk or an idea."""
    if status == "discussed" and cue_words("settled", "", language).search(clause.after):
        return "planned"
    dropped = _BUT.match(clause.after) and cue_words("status", "cancelled", language)
    if status in {"proposed", "planned", "discussed"} and dropped and dropped.search(clause.after):
        return "cancelled"
    return status


def _parties(scene: Scene, clause: Clause, sentence: Sentence, kind: EventType) -> tuple[str, ...]:
    """Return the parties of the clause, and those that surely act in its sentence.

    A route has all its places, however they are named. Two cities in the sentence count for more
    than a country in the clause.
    """
    if kind == "route":
        return scene.cities_first(clause.span) or scene.cities_first(sentence.span)
    own = scene.within(clause.span)
    if any(scene.kind_of(party) == "country" for party in own):
        cities = [c for c in scene.cities_first(sentence.span) if scene.kind_of(c) == "city"]
        own = tuple(cities) if len(cities) >= 2 else own
    if len(own) >= 2:
        return own
    weights = scene.weights(sentence.span)
    sure = scene.without_wider([party for party, weight in weights.items() if weight > 1])
    joined = tuple(dict.fromkeys([*own, *sure]))
    if len(joined) >= 2 and len(sure) >= 2:
        return joined[: max(2, len(sure))]
    return joined or scene.within(sentence.span)


def may_tell(page: Page, sentence: Sentence) -> bool:
    """Tell whether a sentence may tell an event, not of a caption, boilerplate or speaker line."""
    return page.document.blocks[sentence.block].kind not in {"caption", "boilerplate", "speaker"}


def drafts_of(scene: Scene) -> tuple[Draft, ...]:
    """Return what each clause of the page tells, in order of the text.

    Captions and boilerplate tell nothing.
    """
    page = scene.page
    drafts: list[Draft] = []
    for at, sentence in enumerate(page.sentences):
        if not may_tell(page, sentence):
            continue
        after = page.sentences[at + 1] if at + 1 < len(page.sentences) else None
        following = scene.folded[after.start : after.end] if after else ""
        if after is not None and scene.within(after.span):
            following = ""
        for clause in clauses_of(sentence, scene.folded, page.document.language):
            drafts.extend(_of_clause(scene, sentence, clause, following))
    told = Counter(draft.sentence for draft in drafts)
    return tuple(replace(draft, alone=told[draft.sentence] == 1) for draft in drafts)


def _tells_in_present(hit: _Hit, clause: Clause, scene: Scene) -> bool:
    """Tell whether an English headline tells in the present tense what was done."""
    at = hit.match.start("tense")
    word = hit.match.group("tense").split()[0]
    return (
        scene.page.document.language == "en"
        and hit.cue.kind == "verb"
        and tense_of(word, "en") == "infinitive"
        and not _AUXILIARY.search(clause.text[:at])
    )


def _is_weak(hit: _Hit, clause: Clause, scene: Scene) -> bool:
    """Tell whether a hit only mentions its event: as a setting, or by "discussed"."""
    if hit.match.group("tense").startswith(("обсу", "абмерк", "discuss")):
        return True
    language = scene.page.document.language
    if hit.cue.type == "visit" and _DURING_VISIT.search(clause.text):
        return True
    return hit.cue.kind == "noun" and in_setting(clause, hit.match.start(), language)


def _only_locates(hit: _Hit, clause: Clause, scene: Scene) -> bool:
    """Tell whether a forum, a concert … is only where something else happened."""
    if hit.cue.type == "forum" and _AT_ONE.search(hit.match.group()):
        return True
    if hit.cue.kind != "noun" or hit.cue.type in {"meeting", "visit", "agreement", "twinning"}:
        return False
    language = scene.page.document.language
    at = hit.match.start()
    thanked = cue_words("thanks", "", language).search(clause.text[max(0, at - 60) : at])
    return in_setting(clause, at, language) and thanked is None


def _of_clause(
    scene: Scene,
    sentence: Sentence,
    clause: Clause,
    following: str,
) -> list[Draft]:
    """Return the drafts of one clause."""
    drafts = []
    cues = event_cues_for(clause.text, scene.page.document.language)
    for hit in _hits(clause, cues):
        status, counts = _status(hit, clause, scene, following)
        if (
            not counts
            or _only_locates(hit, clause, scene)
            or (hit.cue.kind == "intent" and status not in {"planned", "proposed"})
        ):
            continue
        if is_title(scene, sentence) and _tells_in_present(hit, clause, scene):
            status = "done"
        start, end = hit.match.span()
        cue = Span(clause.start + start, clause.start + end)
        because("event", cue, "{} of {}: {}", hit.cue.kind, hit.cue.type, hit.cue.written)
        because(
            "event", cue, "status {} by these words" if status else "status by the date", status
        )
        drafts.append(
            Draft(
                type=hit.cue.type,
                status=status,
                kind=hit.cue.kind,
                cue=cue,
                clause=clause.span,
                sentence=sentence.span,
                block=sentence.block,
                parties=_parties(scene, clause, sentence, hit.cue.type),
                located=scene.only_locates(clause.span),
                title=is_title(scene, sentence),
                weak=_is_weak(hit, clause, scene),
            )
        )
    return drafts
