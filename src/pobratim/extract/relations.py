"""Ties between entities that are no events: owns, supplies, produces, meets, deals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pobratim.extract.arguments import Argument, arguments_of
from pobratim.extract.clauses import Clause, clauses_of
from pobratim.extract.sides import Filled, fill
from pobratim.extract.status import status_of
from pobratim.extract.tieplaces import Place
from pobratim.extract.tokens import Page, Sentence, Token
from pobratim.extract.why import because
from pobratim.lexicon.events import CueKind, fold_keeping_length, money_pattern
from pobratim.lexicon.ties import Frame, frames_for, preposition_cases
from pobratim.model.documents import Language
from pobratim.model.readings import Event, EventStatus, Relation, RelationStatus
from pobratim.model.spans import Span

__all__ = ["relations_of"]

_LASTING = frozenset({"owns", "supplies", "produces", "located_in", "part_of", "works_with"})
_MUTUAL = frozenset({"meets", "deal"})
_TOGETHER = frozenset({"who", "both", "party"})
_OBJECT_LENGTH = 60
_STATES = frozenset({"loan", "fine", "purchase"})
_SURENESS: tuple[RelationStatus, ...] = (
    "done", "current", "former", "denied", "cancelled", "planned", "proposed", "discussed"
)  # fmt: skip
_PRESENT_BE = re.compile(
    r"(?:[аяуюеё]е|[аяую]юць|[із]іцца|зяцца|[ае]цца|юцца|жыць|жаць|дзіць|дзяць|[аеяэіы]ў(?:ся)?|л[аіо](?:ся|ся)?)$"
)
_FUTURE = re.compile(r"\b(?:will|shall|to|would|may|might|could|plans?)\s+(?:\w+\s+)?$")
_FORMER = re.compile(r"(?<!\w)(?:быв|экс|былы|former|ex-)[\w-]*\s*(?:\w+\s+и\s+)?$")
_MONEY_WORDS = re.compile(r"\$|€|(?:млн|млрд|тыс|руб|долл|миллион|миллиард|мільён|мільярд)")


def relations_of(page: Page, events: Sequence[Event]) -> tuple[Relation, ...]:
    """Return the relations that the clauses of ``page`` tell and no event already holds.

    ``meets`` and ``deal`` have two members or more; the others go from ``source`` to ``target``,
    or to the words of ``object`` where the text names no entity. What is told twice is one
    relation with both pieces of evidence and the surer status.
    """
    folded = fold_keeping_length(page.document.text)
    taken = [
        (event.type, span) for event in events for span in event.evidence if event.type != "other"
    ]
    found: list[Relation] = []
    for sentence in page.sentences:
        if page.document.blocks[sentence.block].kind in {"caption", "boilerplate"}:
            continue
        for relation in _of_sentence(page, sentence, folded):
            if not _is_event(relation, taken):
                _add(found, relation)
    return tuple(_without_parts(found))


def _is_event(relation: Relation, taken: Sequence[tuple[str, Span]]) -> bool:
    """Tell whether an event is evidenced by the same words."""
    same = {"meets": {"meeting", "visit"}, "deal": {"contract", "agreement", "twinning"}}
    kinds = same.get(relation.type, set())
    return any(
        kind in kinds and span.overlaps(own) for kind, span in taken for own in relation.evidence
    )


# One relation each -------------------------------------------------------------------------------


def _add(found: list[Relation], relation: Relation) -> None:
    """Add a relation, or its evidence to the one that says the same."""
    for at, known in enumerate(found):
        if _same(known, relation):
            surer = min(known.status, relation.status, key=_SURENESS.index)
            evidence = tuple(dict.fromkeys([*known.evidence, *relation.evidence]))
            found[at] = replace(known, status=surer, evidence=evidence)
            return
    found.append(relation)


def _same(a: Relation, b: Relation) -> bool:
    return (a.type, a.source, a.target, frozenset(a.members), a.deal_type) == (
        b.type, b.source, b.target, frozenset(b.members), b.deal_type
    ) and (a.object == b.object or a.type in _MUTUAL)  # fmt: skip


def _without_parts(found: list[Relation]) -> Iterator[Relation]:
    """Yield the relations but those whose members are a part of another's of the same kind.

    A contract of an unnamed kind says less than a deal between the same.
    """
    for relation in found:
        members = frozenset(relation.members)
        whole = any(
            other.type == relation.type
            and relation.deal_type in {other.deal_type, "contract"}
            and (
                members < frozenset(other.members)
                or (members == frozenset(other.members) and other.deal_type != relation.deal_type)
            )
            for other in found
        )
        if not (members and whole):
            yield relation


# One sentence ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Hit:
    frame: Frame
    match: re.Match[str]


def _of_sentence(page: Page, sentence: Sentence, folded: str) -> Iterator[Relation]:
    """Yield the relations that a sentence tells, clause by clause."""
    language = page.document.language
    bare = _without_names(page, sentence, folded)
    clauses = [
        _with_verbs_only(clause, bare[clause.start - sentence.start :])
        for clause in clauses_of(sentence, folded, language)
    ]
    hits = [
        (clause, hit)
        for clause in clauses
        for hit in _hits(
            clause, language, bare[clause.start - sentence.start : clause.end - sentence.start]
        )
    ]
    if not hits:
        return
    verbs = frozenset(c.start + p.at for c in clauses for p in c.predicates)
    words = frozenset(c.start + hit.match.start() for c, hit in hits if hit.frame.form == "verb")
    arguments = arguments_of(page, sentence, verbs | words)
    if not arguments:
        return
    for clause, hit in hits:
        start, end = hit.match.span()
        word = Span(clause.start + start, clause.start + end)
        place = Place(page, sentence, clause, word, arguments)
        yield from _told(place, hit)


def _without_names(page: Page, sentence: Sentence, folded: str) -> str:
    """Return the folded text of a sentence with its names blanked: their words tell nothing."""
    text = folded[sentence.start : sentence.end]
    for entity in page.entities:
        for mention in entity.mentions:
            if sentence.span.contains(mention):
                start, end = mention.start - sentence.start, mention.end - sentence.start
                text = text[:start] + " " * (end - start) + text[end:]
    return text


def _with_verbs_only(clause: Clause, bare: str) -> Clause:
    """Return a clause whose predicates are none of its names: "Центрокредит" ends like a verb."""
    return replace(
        clause, predicates=tuple(p for p in clause.predicates if not bare[p.at].isspace())
    )


def _hits(clause: Clause, language: Language, words: str) -> Iterator[_Hit]:
    """Yield where the words of frames stand in a clause; ``words`` is it without its names."""
    for frame in frames_for(words, language):
        if frame.unless is not None and frame.unless.search(words):
            continue
        if frame.money and not _names_money(clause.text):
            continue
        for match in frame.pattern.finditer(words):
            yield _Hit(frame, match)


def _names_money(text: str) -> bool:
    return bool(_MONEY_WORDS.search(text) or money_pattern()[0].search(text))


def _told(place: Place, hit: _Hit) -> Iterator[Relation]:
    """Yield the relations that one word tells with the sides that it finds."""
    filled = fill(place, hit.frame)
    if not filled:
        return
    status = _status(place, hit)
    made = list(
        _mutual(place, hit.frame, filled, status)
        if hit.frame.type in _MUTUAL
        else _directed(place, hit.frame, filled, status)
    )
    if made:
        frame = hit.frame
        because("relation", place.word, "{} of {}: {}", frame.form, frame.type, hit.match.group())
    yield from made


def _status(place: Place, hit: _Hit) -> RelationStatus:
    """Return the status of a relation: lasting ones are current unless said otherwise."""
    at = hit.match.start("tense")
    kind: CueKind = "verb" if hit.frame.form == "verb" else "noun"
    found: EventStatus | None = status_of(
        place.clause,
        at=at,
        word=hit.match.group("tense").split(maxsplit=1)[0],
        kind=kind,
        language=place.page.document.language,
    )
    if hit.frame.type not in _LASTING:
        return found or "done"
    if _FORMER.search(place.clause.text[:at]):
        return "former"
    if found == "cancelled":
        return "denied"
    if found in {"planned", "discussed"} and _looks_ahead(place):
        return found
    return "current" if found in {"done", "planned", "discussed", None} else found


def _looks_ahead(place: Place) -> bool:
    """Tell whether a verb of a lasting tie is a future or an infinitive: it does not last yet."""
    token, language = place.token, place.page.document.language
    if token is None:
        return False
    if language == "ru":
        return token.pos == "INFN" or "futr" in token.grammemes
    if language == "be" and _PRESENT_BE.search(token.lower):
        return False
    before = place.text[place.clause.start : place.word.start].lower()
    return language == "be" or _FUTURE.search(before) is not None


# Relations of the sides --------------------------------------------------------------------------


def _mutual(
    place: Place, frame: Frame, filled: Filled, status: RelationStatus
) -> Iterator[Relation]:
    """Yield a meeting or the deals between the sides."""
    each = next((s.name for s in frame.slots if s.each and s.name in filled), None)
    spare = {s.name for s in frame.slots if s.spare}
    firm = [name for name in filled if name not in spare]
    names = firm if _count(filled, firm) > 1 else list(filled)
    if len(names) == 1 and (names[0] not in _TOGETHER or any(s.each for s in frame.slots)):
        return
    if each is None or len(names) < 2:
        groups = [[a for name in names for a in filled[name]]]
    else:
        others = [a for name in names if name != each for a in filled[name]]
        groups = [[*others, a] for a in filled[each]]
    for group in groups:
        group.sort(key=lambda a: a.mention.start)
        members = tuple(dict.fromkeys(a.entity.id for a in group))
        about = [a for name in spare for a in filled.get(name, [])]
        if len(members) > 1 and _may_be_sides(frame, [*group, *about]):
            yield Relation(
                type=frame.type,
                status=status,
                evidence=(place.sentence.span,),
                members=members,
                deal_type=frame.deal,
            )


def _count(filled: Filled, names: Sequence[str]) -> int:
    return len({a.entity.id for name in names for a in filled[name]})


def _may_be_sides(frame: Frame, group: Sequence[Argument]) -> bool:
    """Tell whether such sides meet or deal: a person meets, a body deals; states lend and sell."""
    kinds = {a.entity.kind for a in group}
    if frame.type == "meets":
        return "person" in kinds
    return "organisation" in kinds or (kinds == {"place"} and frame.deal in _STATES)


def _directed(
    place: Place, frame: Frame, filled: Filled, status: RelationStatus
) -> Iterator[Relation]:
    """Yield the relations from each source to each target, or to the words of the object."""
    sources = [*filled.get("source", []), *filled.get("party", [])]
    targets = filled.get("target", [])
    if "both" in filled and len(filled["both"]) > 1:
        sources, targets = filled["both"][:1], filled["both"][1:]
    elif not targets and "source" in filled and frame.type == "works_with":
        sources, targets = sources[:1], sources[1:]
    words = _object(place, filled) if any(slot.words for slot in frame.slots) else None
    targeted: list[str | None] = [a.entity.id for a in targets]
    for source in sources:
        for target in targeted or ([None] if words else []):
            if target != source.entity.id:
                yield Relation(
                    type=frame.type,
                    status=status,
                    evidence=(place.clause.span,),
                    source=source.entity.id,
                    target=target,
                    object=words,
                )


def _object(place: Place, filled: Filled) -> str | None:
    """Return the words after a cue up to the next mark or side: what is made or supplied."""
    starts = [a.start for row in filled.values() for a in row if a.start >= place.word.end]
    end = min([place.clause.end, *starts])
    words: list[Token] = []
    for token in place.tokens(place.word.end, end):
        preposition = preposition_cases(token.lower, place.page.document.language)
        if preposition or not token.text[:1].isalnum():
            break
        words.append(token)
    if not words or not any(_may_be_thing(token) for token in words):
        return None
    text = place.text[words[0].start : words[-1].end]
    return text if 2 < len(text) <= _OBJECT_LENGTH else None


def _may_be_thing(token: Token) -> bool:
    """Tell whether a word may name goods: a noun, or any word where the language has no parses."""
    return token.pos in {"NOUN", "UNKN", None} and token.text[:1].isalpha()
