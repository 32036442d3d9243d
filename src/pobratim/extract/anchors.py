"""Whether a text reports cooperation at all: some event that it tells anchors it."""

from __future__ import annotations

from collections.abc import Sequence

from pobratim.extract.drafts import Draft
from pobratim.extract.goods import goods_in
from pobratim.extract.parties import Scene
from pobratim.lexicon.events import cue_words
from pobratim.model.readings import EventType
from pobratim.model.spans import Span

__all__ = ["cooperates", "has_wares"]


def cooperates(scene: Scene, drafts: Sequence[Draft]) -> bool:
    """Tell whether two places act together anywhere: some draft anchors the text.

    A sentence on two bodies, delegations or holders of posts does as well. Words of sport, crime,
    accidents and rankings ask for such a sentence that also tells an event.
    """
    unrelated, related = _stems(scene, "unrelated"), _stems(scene, "related")
    least = _BOTH_ACT if unrelated >= 2 and related < _OUTWEIGHS * unrelated else 0
    told = [draft for draft in drafts if draft.status is not None]
    if not told or len(scene.primary) < 2 or not (related or _may_be_ties(scene, told)):
        return False
    if not least and any(_weight(scene, s.span) >= _BOTH_ACT for s in scene.page.sentences):
        return True
    sure = [d for d in told if not unrelated or related >= _RELATED or d.type not in _IN_PASSING]
    if any(_anchors(scene, draft, least) for draft in sure):
        return True
    least_related = 1 if scene.is_digest else _RELATED
    if (
        related >= least_related
        and unrelated < _RELATED
        and any(_is_bond(scene, draft) for draft in told)
    ):
        return True
    if least or not _names_two_sides(scene):
        return False
    about = related >= _RELATED and any(_concerns(scene, draft) for draft in told)
    return about or (not unrelated and (_acts_often(scene, told) or _heads_pair(scene, told)))


def _may_be_ties(scene: Scene, told: Sequence[Draft]) -> bool:
    """Tell whether a text without one word of cooperation may report it all the same.

    Trade, guests and shows within one country are everyday life, and so are shows of another
    country where nobody speaks for either place and no act names both.
    """
    types = {draft.type for draft in told}
    if scene.is_digest or "twinning" in types:
        return True
    first, second = scene.primary[:2]
    abroad = scene.country_of(first) != scene.country_of(second)
    only_shows = bool(types & _SHOWS) and types <= _SHOWS | {"meeting"}
    both = any(
        (draft.kind == "verb" or draft.type == "forum")
        and {first, second} <= set(scene.weights(draft.sentence))
        for draft in told
    )
    return abroad and (not only_shows or both or _has_spokesman(scene))


def _concerns(scene: Scene, draft: Draft) -> bool:
    """Tell whether the sentence of a draft names a place that the text is about, or none at all.

    Of two places that may be of one country it must name both.
    """
    named = set(scene.weights(draft.sentence))
    countries = {scene.country_of(party) for party in scene.primary}
    if (len(countries) < len(scene.primary) or None in countries) and not scene.is_digest:
        return named >= set(scene.primary)
    return bool(named & set(scene.primary)) or (not named and draft.kind == "verb")


def _heads_pair(scene: Scene, told: Sequence[Draft]) -> bool:
    """Tell whether the headline names two places of two countries, and acts are told below it.

    Someone who speaks for one of them must be named, lest the news be of private business.
    """
    first, second = scene.primary[:2]
    blocks = scene.page.document.blocks
    title = next((b.span for b in blocks if b.kind == "title"), None)
    if title is None or scene.country_of(first) == scene.country_of(second):
        return False
    if not {first, second} <= set(scene.weights(title)) or not _has_spokesman(scene):
        return False
    acts = [d for d in told if d.kind == "verb" and not d.title and d.status not in _NOT_DONE]
    return len(acts) >= _OFTEN


def _has_spokesman(scene: Scene) -> bool:
    """Tell whether a body or a holder of a post speaks for one of the two places."""
    speakers = (
        e for e in scene.page.entities if e.organisation == "authority" or e.kind == "person"
    )
    return any(scene.place_behind(entity.id) in scene.primary[:2] for entity in speakers)


def _is_bond(scene: Scene, draft: Draft) -> bool:
    """Tell whether two cities sign or become twins in one sentence, or a section's city does.

    No match and no trial tells that.
    """
    bound = draft.type in {"agreement", "twinning"} and draft.kind == "verb"
    return bound and (scene.is_digest or len(scene.cities_first(draft.sentence)) >= 2)


def _acts_often(scene: Scene, told: Sequence[Draft]) -> bool:
    """Tell whether visits, exchanges, deliveries … between countries are what the text reports.

    Three sentences do, or one that brings guests of the one side to the other.
    """
    first, second = scene.primary[:2]
    if scene.country_of(first) == scene.country_of(second) and not scene.is_digest:
        return False
    acts = {draft.sentence for draft in told if _is_act(scene, draft)}
    enough = _OFTEN if scene.is_digest or _has_spokesman(scene) else _OFTEN + 1
    return len(acts) >= enough or any(
        {first, second} <= set(scene.weights(act)) and scene.names_delegation(act) for act in acts
    )


def _is_act(scene: Scene, draft: Draft) -> bool:
    """Tell whether a draft of a sentence names a place, and goods where it is a contract."""
    if draft.kind in {"intent", "ongoing"} or draft.type in {"agreement", "project"}:
        return False
    if draft.type == "contract" and not has_wares(scene, draft):
        return False
    return bool(scene.weights(draft.sentence)) and draft.status != "cancelled"


def _stems(scene: Scene, section: str) -> int:
    """Return how many different words of a list of the table the text has."""
    words = cue_words(section, "", scene.page.document.language).finditer(scene.folded)
    return len({match.group()[:_STEM] for match in words})


def _names_two_sides(scene: Scene) -> bool:
    """Tell whether the text names two places that are not parts of each other."""
    first, second = scene.primary[:2]
    kinds = {scene.kind_of(first), scene.kind_of(second)}
    return kinds == {"city"} or scene.country_of(first) != scene.country_of(second)


_STEM = 5
_OUTWEIGHS = 3
"""How many times as many words of cooperation outweigh those of sport, crime and the like."""

_OFTEN = 2
_SHOWS: frozenset[EventType] = frozenset({"exchange", "forum"})
_NOT_DONE = frozenset({"cancelled", "denied"})
_RELATED = 3
"""How many different words of cooperation stand for a sentence on two sides that act."""

_BOTH_ACT = 6
_LEAST: dict[EventType, int] = {"agreement": 3, "other": 3, "exchange": 3, "aid": 3}
"""How surely two parties must act in a sentence to anchor the text; for other types 4."""

_IN_PASSING: frozenset[EventType] = frozenset({"route", "exchange"})
"""Types that a text on sport, crime or a ranking tells in passing."""

_ACTS: frozenset[EventType] = frozenset(
    {"agreement", "meeting", "visit", "exchange", "contract", "other", "aid"}
)
"""Types that one party may anchor together with what the rest of the text says of the other."""


def _anchors(scene: Scene, draft: Draft, least: int) -> bool:
    """Tell whether a draft shows that two places act together.

    The word "twin" is enough; a flight that is cancelled is not. A sentence that names one party
    counts together with the surest mention of the other; within one country that takes more,
    and of a contract, which may be private, the party must act itself.
    """
    if draft.type == "twinning" and not least:
        return True
    if draft.type in {"route", "other"} and draft.status == "cancelled":
        return False
    if _weight(scene, draft.sentence) >= max(least, _LEAST.get(draft.type, 4)):
        return True
    here = scene.weights(draft.sentence)
    if least or draft.type not in _ACTS or not here or draft.status == "denied":
        return False
    lone = draft.type == "visit" and not draft.parties[1:]
    if lone and not scene.names_delegation(draft.sentence) and _stems(scene, "related") < _RELATED:
        return False
    own = max(here, key=lambda party: here[party])
    others = [p for p in scene.primary if p != own]
    surest = max((m.weight for m in scene.mentions if m.entity in others), default=0)
    abroad = any(scene.country_of(p) != scene.country_of(own) for p in others)
    needed = 3 if draft.type == "contract" else 2
    return here[own] >= needed and here[own] + surest >= (4 if abroad else 5)


def _weight(scene: Scene, span: Span) -> int:
    """Return how surely the two likeliest parties in ``span`` act, 0 without a pair."""
    weights = sorted(scene.weights(span).values(), reverse=True)
    return sum(weights[:2]) if len(weights) >= 2 else 0


def has_wares(scene: Scene, draft: Draft) -> bool:
    """Tell whether the clause names goods, or counts what may be some."""
    language, words = scene.page.document.language, draft.clause.of(scene.folded)
    lists = (cue_words("lists", key, language) for key in ("wares", "counted"))
    return bool(goods_in(scene, draft.clause)) or any(found.search(words) for found in lists)
