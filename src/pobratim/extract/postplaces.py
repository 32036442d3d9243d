"""Where a post is held that names no place itself: from its sentence, its item, its page."""

from __future__ import annotations

from collections.abc import Sequence

from pobratim.extract.placenames import adjective_nominative_masculine
from pobratim.extract.postcities import city_in_view
from pobratim.extract.postwords import PostPhrase
from pobratim.extract.scenes import EntityScene
from pobratim.extract.sideplaces import of_country
from pobratim.lexicon.bodies import body_head
from pobratim.lexicon.countries import country_of_adjective
from pobratim.lexicon.posts import post_head
from pobratim.model.readings import Entity, PlaceKind
from pobratim.model.spans import Span

__all__ = ["MINISTERS", "place_in_view"]

MINISTERS = frozenset({"министр", "міністр", "minister"})
"""Heads of posts that belong to a government."""

_CITY_POSTS = frozenset(
    {"мэр", "вице-мэр", "градоначальник", "сити-менеджер", "глава", "бургомистр",
     "обер-бургомистр", "экс-мэр", "аким", "хоким", "кмет", "заместитель", "начальник", "депутат",
     "вице-спикер", "спикер", "руководитель", "замглавы", "председатель", "зампредседателя",
     "секретарь", "лорд-мэр", "староста", "префект", "помощник", "советник", "замначальника",
     "бургамістр", "віцэ-мэр", "галава", "намеснік", "начальнік", "старшыня", "дэпутат", "хакім",
     "акім", "войт", "кіраўнік", "главврач", "галоўурач", "градостроитель", "завуч",
     "начальніца", "намесніца", "сакратар", "памочнік", "дарадца",
     "саветнік", "градапачальнік", "стараста", "пресс-секретарь", "прэс-сакратар"}
)  # fmt: skip
_REGIONAL = frozenset(
    {"губернатор", "вице-губернатор", "губернатар", "віцэ-губернатар", "governor", "vice-governor",
     "ваявода", "воевода", "voivode"}
)  # fmt: skip
_UNITS = frozenset(
    {"управление", "отдел", "департамент", "комитет", "пресс-служба", "сектор", "упраўленне",
     "аддзел", "дэпартамент", "камітэт", "прэс-служба", "главк"}
)  # fmt: skip
_DIRECTORS = frozenset({"директор", "заведующий", "дырэктар", "загадчык", "загадчыца",
                        "специалист", "спецыяліст", "замдиректора", "консультант",
                        "завотделом", "гендиректор", "директриса",
                        "дырэктарка"})  # fmt: skip
_CHIEF = ("главн", "галоўн")
_CHIEF_OF_CITY = frozenset({"врач", "архитектор", "художник", "инфекционист", "эпидемиолог",
                            "урач", "архітэктар", "мастак", "інфекцыяніст"})  # fmt: skip
_NO_CITY = frozenset(
    {"historian", "lawyer", "solicitor", "barrister", "attorney", "journalist", "reporter",
     "correspondent", "photographer", "columnist", "artist", "painter", "sculptor", "writer",
     "author", "poet", "novelist", "composer", "musician", "singer", "driver", "pilot", "student",
     "pupil", "graduate", "engineer", "analyst", "expert", "economist", "translator",
     "interpreter", "referee", "umpire", "volunteer", "ambassador", "consul", "consul general",
     "consul-general", "vice-consul", "prime minister", "foreign minister", "minister", "premier",
     "chancellor", "governor", "vice-governor", "mp", "member of parliament", "senator", "colonel",
     "general", "captain", "sergeant", "major", "lieutenant", "farmer", "chef", "baker", "player",
     "striker", "midfielder", "defender", "goalkeeper", "dancer", "actor", "actress", "nurse",
     "doctor", "surgeon", "scientist", "researcher", "prosecutor", "judge", "mechanic", "host",
     "presenter", "blogger", "member", "fellow", "owner", "investor", "banker", "entrepreneur",
     "meteorologist", "forecaster", "envoy", "attaché", "counsellor", "trade counsellor",
     "honorary consul", "representative", "recorder", "estate agent", "chaperone"}
)  # fmt: skip
"""English posts that say nothing of a city; all others are held in one."""

_STATE_POSTS = frozenset(
    {"президент", "премьер-министр", "премьер", "вице-премьер", "канцлер", "король", "королева",
     "госсекретарь", "император", "прэзідэнт", "прэм'ер-міністр", "прэм'ер", "віцэ-прэм'ер",
     "кароль", "prime minister", "chancellor", "king", "queen"}
)  # fmt: skip


_STATE_WORDS = frozenset({"государства", "дзяржавы", "страны", "краіны"})


def _nation_before(scene: EntityScene, phrase: PostPhrase) -> str | None:
    """Return the code of the country whose adjective leads a post: "британский премьер"."""
    tokens = scene.sentence.tokens
    first = next((i for i, t in enumerate(tokens) if t.start == phrase.span.start), 0)
    leading = [*phrase.before, *tokens[max(0, first - 1) : first]]
    for token in leading:
        word = token.text
        if phrase.language != "en":
            word = adjective_nominative_masculine(word, phrase.language)
        code = country_of_adjective(word)
        if code is not None:
            return code
    return None


def place_in_view(scene: EntityScene, phrase: PostPhrase) -> Entity | None:
    """Return the city of a post of a city hall, the region or country of a post of a state.

    Of several cities that are as likely none is guessed.
    """
    nation = _nation_before(scene, phrase)
    if nation is not None:
        return of_country(scene, nation, wide=True)
    wide = _kind_of_place(phrase)
    if wide is not None:
        return _last_named(scene, phrase.span, wide)
    if _is_held_in_city(phrase):
        return city_in_view(scene, phrase)
    if phrase.head in MINISTERS:
        return _listed_before(scene, phrase.span) or _last_named(scene, phrase.span, "country")
    return None


def _kind_of_place(phrase: PostPhrase) -> PlaceKind | None:
    """Return the kind of the wide place that a post is of: a region's or a state's."""
    if phrase.tail and phrase.tail[0].lower in _STATE_WORDS:
        return "country"
    if any(post_head(t.text, phrase.language) in _REGIONAL for t in phrase.tokens):
        return "region"
    of_chief = any(post_head(t.text, phrase.language) in _STATE_POSTS for t in phrase.tail[:2])
    alone = phrase.head in _STATE_POSTS and not phrase.tail and not _is_held_in_city(phrase)
    return "country" if of_chief or alone else None


def _is_held_in_city(phrase: PostPhrase) -> bool:
    """Tell whether the post is one of a city hall, or of a unit of one."""
    if phrase.language == "en":
        return phrase.head not in _NO_CITY
    if phrase.head in _CITY_POSTS:
        return True
    if any(t.lower.startswith(_CHIEF) for t in phrase.before) and phrase.head in _CHIEF_OF_CITY:
        return True
    heads = [h for t in phrase.tail[:3] if (h := body_head(t.text, phrase.language))]
    local = any(h.name in _UNITS or h.level == "body" for h in heads)
    return phrase.head in _DIRECTORS and local


def _before(places: Sequence[Entity], start: int, stop: int) -> Entity | None:
    """Return the place named last between two offsets."""
    named = [
        (mention.start, i)
        for i, place in enumerate(places)
        for mention in place.mentions
        if start <= mention.start and mention.end <= stop
    ]
    return places[max(named)[1]] if named else None


def _listed_before(scene: EntityScene, span: Span) -> Entity | None:
    """Return the region or country of the minister listed before: "министр … области N, …"."""
    places = [
        entity
        for entity in scene.page.entities
        if entity.kind == "place" and entity.place and entity.place.kind in {"region", "country"}
    ]
    return _before(places, scene.sentence.start, span.start)


def _last_named(scene: EntityScene, span: Span, kind: PlaceKind) -> Entity | None:
    """Return the place named last before the post, in its sentence or the one before it.

    Else the only place of its kind on the page; of several none is guessed.
    """
    sentences = scene.page.sentences
    at = sentences.index(scene.sentence)
    places = [
        e for e in scene.page.entities if e.kind == "place" and e.place and e.place.kind == kind
    ]
    found = _before(places, sentences[max(0, at - 1)].start, span.start)
    return found or (places[0] if len(places) == 1 else None)
