"""Phrases that name persons: given name and surname, initials, a surname after a post."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pobratim.extract.phrasewords import is_adjective, is_common_noun, is_region_word
from pobratim.extract.proposals import Proposal
from pobratim.extract.tokens import Token
from pobratim.lexicon.bodies import body_head, known_organisation
from pobratim.lexicon.morphology import analyse
from pobratim.lexicon.names import (
    first_name_gender,
    is_initial,
    is_particle,
    is_patronymic,
    is_title,
    looks_like_surname,
    opens_sentences,
    roles_of,
)
from pobratim.lexicon.posts import post_head, post_modifier
from pobratim.model.documents import Language

__all__ = ["person_phrases"]

_LONGEST = 5
_SHORT_NAME = 3
_APART = frozenset({"(", ")", ",", "•", ";", ":", "/"})
_PARTICLES = ("-то", "-ка", "-таки", "-де")
_IRISH = frozenset({"O", "D", "Mc"})


def person_phrases(
    tokens: Sequence[Token],
    tagged: Sequence[Proposal],
    language: Language,
    barred: frozenset[int] = frozenset(),
) -> Iterator[Proposal]:
    """Yield the persons that the tagger saw, with their initials, and those that rules see.

    ``barred`` are tokens that belong to no name: places behind a post, what a body is named for.
    """
    kept = [p for p in tagged if p.kind == "person" and _can_be_tagged(tokens, p)]
    for p in kept:
        for part in _parts(tokens, p, barred):
            yield _whole_name(part, tokens, language)
    taken = {i for p in tagged for i in range(p.start, p.stop) if p.kind != "place"} | barred
    i = 0
    while i < len(tokens):
        stop = 0 if i in taken else _name_end(tokens, i, language, barred)
        if stop and not taken & set(range(i, stop)):
            yield Proposal("person", i, stop, "rule", 1.5)
        i = max(stop, i + 1)


# What the tagger saw -------------------------------------------------------------------------


def _can_be_tagged(tokens: Sequence[Token], p: Proposal) -> bool:
    """Tell whether a tagged name holds more than a common noun that opens a sentence."""
    words = tokens[p.start : p.stop]
    if any(opens_sentences(token.text, "ru") for token in words):
        return False
    if len(words) == 1 and words[0].lower.endswith(_PARTICLES):
        return False
    if len(words) == 1 and (
        _is_adjective_of_region(tokens, p.start) or post_head(words[0].text, "ru")
    ):
        return False
    return (
        any(token.text[:1].isupper() and not is_common_noun(token) for token in words)
        or len(words) > 1
    )


def _parts(tokens: Sequence[Token], p: Proposal, barred: frozenset[int]) -> Iterator[Proposal]:
    """Yield the names of a tagged run apart: "Джошуа Вольфа (Joshua Wolf" are two."""
    start = p.start
    for i in range(p.start, p.stop + 1):
        if i == p.stop or i in barred or tokens[i].text in _APART:
            if i > start:
                yield replace(p, start=start, stop=i)
            start = i + 1


def _is_adjective_of_region(tokens: Sequence[Token], i: int) -> bool:
    following = tokens[i + 1 : i + 3]
    return any(is_region_word(t) or t.lower.startswith("муниципальн") for t in following) or all(
        parse.pos == "ADJF" for parse in analyse(tokens[i].text, "ru")
    )


def _whole_name(p: Proposal, tokens: Sequence[Token], language: Language) -> Proposal:
    """Stretch a tagged name over its surname and initials, and off what is no part of it."""
    start, stop = p.start, p.stop
    while (
        stop > start + 1 and not _is_name_word(tokens[stop - 1]) and tokens[stop - 1].text != "."
    ):
        stop -= 1
    while start < stop - 1 and not _is_name_word(tokens[start]) and not _initial_at(tokens, start):
        start += 1
    while start < stop - 1 and start == 0 and is_common_noun(tokens[start]):
        start += 1  # "Завтра Корради": a word of everyday that opens the sentence
    while stop > start + 1 and _initial_at(tokens, start) and is_common_noun(tokens[stop - 1]):
        stop -= 1
    start = _without_city(tokens, start, stop, language)
    start = _with_surname(tokens, start, stop, language)
    before = _initials_before(tokens, start)
    after = _initials_end(tokens, stop) if before == start else stop
    cut = after < len(tokens) and tokens[after].text == "." and len(tokens[after - 1].text) == 1
    after += cut
    return replace(p, start=before, stop=after, weight=1.8)


def _without_city(tokens: Sequence[Token], start: int, stop: int, language: Language) -> int:
    """Leave out a city that is a first name too: "главы Владимира Яков Ильич Стрельцов"."""
    if stop - start < 4 or not is_patronymic(tokens[start + 2].text):
        return start
    double = all(first_name_gender(tokens[start + k].text, language) for k in (0, 1))
    return start + 1 if double else start


def _with_surname(tokens: Sequence[Token], start: int, stop: int, language: Language) -> int:
    """Take in the surname before "Айнуры Токтогуловны"."""
    words = [token.text for token in tokens[start:stop]]
    if start == 0 or stop - start != 2 or roles_of(words, language)[1] != "patronymic":
        return start
    before = tokens[start - 1]
    fits = looks_like_surname(before.text, language) and not post_head(before.text, language)
    return start - 1 if fits and start > 1 else start


def _is_name_word(token: Token) -> bool:
    return token.text[:1].isupper() or is_particle(token.text)


# Initials --------------------------------------------------------------------------------------


def _initial_at(tokens: Sequence[Token], i: int) -> int:
    """Return the end of one initial at ``i`` ("В." as one token or two), 0 if there is none."""
    if i < 0 or i >= len(tokens):
        return 0
    text = tokens[i].text
    if text.endswith(".") and is_initial(text):
        return i + 1
    dotted = i + 1 < len(tokens) and tokens[i + 1].text == "."
    if dotted and len(text) <= 2 and is_initial(text + ".") and _close(tokens, i):
        return i + 2
    return 0


def _close(tokens: Sequence[Token], i: int) -> bool:
    return tokens[i].end == tokens[i + 1].start


def _initials_end(tokens: Sequence[Token], start: int) -> int:
    """Return the end of up to two initials that begin at ``start``, ``start`` if none."""
    stop = start
    for _ in range(2):
        following = _initial_at(tokens, stop)
        if not following:
            break
        stop = following
    return stop


def _initials_before(tokens: Sequence[Token], stop: int) -> int:
    for start in range(max(0, stop - 4), stop):
        if _initials_end(tokens, start) == stop:
            return start
    return stop


# What rules see ----------------------------------------------------------------------------------


def _name_end(tokens: Sequence[Token], i: int, language: Language, barred: frozenset[int]) -> int:
    """Return the end of a person's name that begins at ``i``, 0 where none does."""
    after = _initials_end(tokens, i)
    if after > i:
        return _after_initials(tokens, i, after, language)
    if not _can_be_name(tokens[i], language):
        return 0
    stop = _run_end(tokens, i, language)
    announced = _announced(tokens, i, language, barred)
    if language == "en" and not announced and 1 < stop - i <= _LONGEST:
        announced = _in_apposition(tokens, i, stop)
    if stop == i + 1:
        return _single(tokens, i, language, announced=announced)
    if _given_inside(tokens, i, stop, language) or _is_post_first(tokens, i, stop, language):
        return 0
    if announced and sum(not is_particle(t.text) for t in tokens[i:stop]) <= _SHORT_NAME:
        return stop
    return stop if _is_full_name(tokens, i, stop, language) else 0


def _after_initials(tokens: Sequence[Token], i: int, after: int, language: Language) -> int:
    if after >= len(tokens):
        return 0
    if tokens[after].text in _IRISH and after + 2 < len(tokens):
        return after + 3 if tokens[after + 1].text in {"'", "’"} else 0
    if _can_be_surname(tokens[after], language):
        return after + 1
    # Initials alone name the speakers of an interview: "А. В.: Впервые зимой."
    speaks = tokens[after].text == ":" and i == 0 and after - i > 2
    return after if speaks else 0


def _run_end(tokens: Sequence[Token], i: int, language: Language) -> int:
    stop = i + 1
    while stop < min(len(tokens), i + _LONGEST):
        middle = _middle_initial(tokens, stop, language)
        if middle:
            stop = middle
            continue
        if _initial_at(tokens, stop):
            break
        if _can_be_name(tokens[stop], language) or _is_loud(tokens, stop, language):
            stop += 1
        elif (
            is_particle(tokens[stop].text)
            and stop + 1 < len(tokens)
            and _can_be_name(tokens[stop + 1], language)
        ):
            stop += 2
        else:
            break
    return stop


def _middle_initial(tokens: Sequence[Token], i: int, language: Language) -> int:
    """Return the end of an initial between given name and surname ("Ann B. Lee"), else 0."""
    after = _initial_at(tokens, i) if language == "en" else 0
    return after if 0 < after < len(tokens) and _can_be_name(tokens[after], language) else 0


def _is_loud(tokens: Sequence[Token], i: int, language: Language) -> bool:
    """Tell whether a surname in capitals stands behind its first name: "Алла ТИХОНЧУК"."""
    text = tokens[i].text
    before = tokens[i - 1].text if i else ""
    given = first_name_gender(before, language) is not None and not before.isupper()
    return given and text.isupper() and text.isalpha() and len(text) > _SHORT_NAME


def _can_be_name(token: Token, language: Language) -> bool:
    text = token.text
    if not (text[:1].isupper() and text.replace("-", "").replace("'", "").isalpha()):
        return False
    if len(text) < 2 or (text.isupper() and len(text) > 1) or opens_sentences(text, language):
        return False
    if language == "en" and token.lower in _REGION_WORDS | _NO_NAMES:
        return False
    known = post_head(text, language) or body_head(text, language) or known_organisation(text)
    return not known or first_name_gender(text, language) is not None


def _can_be_surname(token: Token, language: Language) -> bool:
    """Tell whether a word behind initials can be a surname, in capitals too."""
    text = token.text
    loud = text.isupper() and text.isalpha() and len(text) > _SHORT_NAME
    return len(text) > 1 and (loud or _can_be_name(token, language))


def _given_inside(tokens: Sequence[Token], i: int, stop: int, language: Language) -> bool:
    """Tell whether the name begins later: a place or post before it is capitalised too."""
    if first_name_gender(tokens[i].text, language):
        return False
    return any(first_name_gender(tokens[k].text, language) for k in range(i + 1, stop - 1))


def _is_post_first(tokens: Sequence[Token], i: int, stop: int, language: Language) -> bool:
    """Tell whether a post that is a given name as well leads the name: "Dean Ann Lee"."""
    return language == "en" and stop - i > 2 and post_head(tokens[i].text, "en") is not None


def _is_full_name(tokens: Sequence[Token], i: int, stop: int, language: Language) -> bool:
    words = [token.text for token in tokens[i:stop]]
    if first_name_gender(words[0], language) or any(is_patronymic(w) for w in words[1:]):
        return True
    if stop - i > _SHORT_NAME + any(t.text == "." for t in tokens[i:stop]):
        return False
    if _has_post_after(tokens, stop, language):
        return True
    if language == "en" and (
        _is_signed(tokens, i, stop) or _leads(tokens, stop) or _is_double(tokens, i, stop)
    ):
        return True
    return language != "ru" and _is_unlisted(tokens, i, stop, language)


_SIGNED = frozenset(
    {
        "by",
        "interview",
        "text",
        "photo",
        "photos",
        "contact",
        "editor",
        "author",
        "reporter",
        "report",
        "camera",
        "video",
        "words",
        "pictures",
        "story",
        "translation",
        "compiled",
    }
)
_LEADS = frozenset({"heads", "leads", "chairs", "runs", "directs", "manages"})


def _is_signed(tokens: Sequence[Token], i: int, stop: int) -> bool:
    """Tell whether the name stands alone behind "By" or "Interview:" at the start of a line."""
    if not 0 < i <= _SHORT_NAME or stop - i < 2:
        return False
    label = next((t.lower for t in reversed(tokens[:i]) if t.text[:1].isalpha()), "")
    colon = tokens[i - 1].text == ":" or label == "by"
    return (
        colon
        and label in _SIGNED
        and (stop == len(tokens) or tokens[stop].text in {",", "/", ".", "|"})
    )


_DOUBLE = re.compile(r"[A-ZÀ-Ž]\w{2,}-[A-ZÀ-Ž]\w{2,}")


def _is_double(tokens: Sequence[Token], i: int, stop: int) -> bool:
    """Tell whether two words inside a sentence are a name with a double surname."""
    return i > 0 and stop - i == 2 and _DOUBLE.fullmatch(tokens[stop - 1].text) is not None


def _leads(tokens: Sequence[Token], stop: int) -> bool:
    """Tell whether ", who heads …" follows the name."""
    words = [token.lower for token in tokens[stop : stop + 3]]
    return words[:2] == [",", "who"] and words[-1] in _LEADS


def _is_unlisted(tokens: Sequence[Token], i: int, stop: int, language: Language) -> bool:
    """Tell whether words of which no first name is known are a name by ending or by speaking."""
    words = [token.text for token in tokens[i:stop]]
    if len(words) != 2 or i == 0:  # any word has a capital at the start
        return _speaks(tokens, i, stop)
    if language == "be" and not is_adjective(tokens[i], language):
        return _be_surname(words[1]) or (
            bool(first_name_gender(words[1], language)) and _be_surname(words[0])
        )
    return _speaks(tokens, i, stop)


_BE_SURNAME = re.compile(
    r"(?:[оеёая]ў|[оеёая]в[аыу]?|[оеёая]вым|[іы]н(?:|а|у|ым|ай)|[сц]кі|[сц]ка(?:га|му|я|й)|"
    r"[сц]кім|чук\w{0,2}|юк\w{0,2}|віч\w{0,2}|енка|энка|швілі|дзэ|ян)"
)


def _be_surname(word: str) -> bool:
    """Tell whether a Belarusian word has an ending that surnames have and little else does."""
    return len(word) > 4 and re.search(rf"{_BE_SURNAME.pattern}$", word) is not None


_SPEECH = frozenset({"said", "told", "noted", "stressed", "added", "explained", "announced",
                     "reported", "сказаў", "сказала", "адзначыў", "адзначыла", "заявіў", "заявіла",
                     "падкрэсліў", "падкрэсліла", "паведаміў", "паведаміла"})  # fmt: skip


def _speaks(tokens: Sequence[Token], i: int, stop: int) -> bool:
    """Tell whether a verb of speech stands right beside the name."""
    beside = [*tokens[max(0, i - 1) : i], *tokens[stop : stop + 1]]
    return any(token.lower in _SPEECH for token in beside)


def _has_post_after(tokens: Sequence[Token], stop: int, language: Language) -> bool:
    """Tell whether a comma or a dash and a post follow: "Zoran Jankovic, the mayor of …"."""
    if stop >= len(tokens) or tokens[stop].text not in {",", "–", "—", "(", "//"}:
        return False
    following = [t for t in tokens[stop + 1 : stop + 4] if t.lower not in {"the", "a", "an", "/"}]
    if language == "en" and _titled(tokens, stop + 1):
        return True
    return bool(following) and (
        post_head(following[0].text, language) is not None
        or (
            post_modifier(following[0].text, language) is not None
            and len(following) > 1
            and post_head(following[1].text, language) is not None
        )
    )


def _titled(tokens: Sequence[Token], start: int) -> bool:
    """Tell whether words in small letters lead to a post: "festival director"."""
    for at in range(start, min(len(tokens), start + _SHORT_NAME + 2)):
        if post_head(tokens[at].text, "en"):
            named = at + 1 < len(tokens) and tokens[at + 1].text[:1].isupper()
            return not named  # "New York, Mayor Lee said": the name follows
        if not tokens[at].text.isalpha():
            return False
    return False


def _announced(
    tokens: Sequence[Token], i: int, language: Language, barred: frozenset[int]
) -> bool:
    """Tell whether a post or a title, perhaps with its place, stands right before ``i``."""
    behind = i - 1 in barred
    while i - 1 in barred:
        i -= 1
    if i == 0:
        return False
    before = tokens[i - 1]
    if behind and before.lower == "of" and i > 1:
        before = tokens[i - 2]
    if before.text == "." and i > 1:
        before = tokens[i - 2]
    if language == "en" and _follows_matter(tokens, i):
        return True
    return is_title(before.text, language) or post_head(before.text, language) is not None


_REGION_WORDS = frozenset(
    {"province", "county", "region", "district", "oblast", "prefecture", "state", "municipality",
     "borough", "canton", "voivodeship"}
)  # fmt: skip
_NO_NAMES = frozenset({"pro", "tem", "extraordinary", "plenipotentiary"})
_MATTER_WITHIN = 7


def _follows_matter(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether a post with what it is of leads up: "Governor of Konya Province N. N."."""
    before = tokens[i - 1]
    region = before.lower in _REGION_WORDS
    if not region and not (before.text.islower() and body_head(before.text, "en")):
        return False
    for at in range(i - 2, max(-1, i - _MATTER_WITHIN), -1):
        if tokens[at].lower in {"of", "for"}:
            return at > 0 and post_head(tokens[at - 1].text, "en") is not None
        if not tokens[at].text[:1].isalpha():
            return False
    return False


_HOLDERS = frozenset({"counterpart", "colleague", "predecessor", "successor", "reader", "resident",
                      "son", "daughter", "widow", "husband", "wife"})  # fmt: skip
_REACH = 14
_AFTER_NAME = frozenset({",", ".", ";", ")", "(", "and", "of", "from", "in"})


def _in_apposition(tokens: Sequence[Token], i: int, stop: int) -> bool:
    """Tell whether a comma parts the name from a post: "the akim of Almaty, Yerzhan Dosaev,"."""
    if i < 2 or tokens[i - 1].text != ",":
        return False
    if stop < len(tokens) and tokens[stop].text not in _AFTER_NAME:
        return False
    for at in range(i - 2, max(-1, i - _REACH), -1):
        if tokens[at].text in {",", ".", ";", ":", "(", '"', "“", "”"}:
            return False
        if tokens[at].lower in _HOLDERS:
            return True
        if post_head(tokens[at].text, "en"):
            return tokens[at].text[:1].islower() or at == 0 or _leads_phrase(tokens, at)
    return False


def _leads_phrase(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether what follows a capitalised post is what it is a post of, no name."""
    following = {"of", "for", ",", "to", "and", *_NO_NAMES}
    return at + 1 < len(tokens) and tokens[at + 1].lower in following


def _single(tokens: Sequence[Token], i: int, language: Language, *, announced: bool) -> int:
    """Return the end of a lone name: a surname announced or with initials, a caller's name."""
    text = tokens[i].text
    after = _initials_end(tokens, i + 1)
    if after > i + 1 and (looks_like_surname(text, language) or first_name_gender(text, language)):
        return after
    opens_line = i == 0 and i + 1 < len(tokens) and tokens[i + 1].text == ":"
    if opens_line and first_name_gender(text, language):
        return i + 1
    announced = announced and not _is_adjective_of_region(tokens, i)
    modifies = i + 1 < len(tokens) and tokens[i + 1].text[:1].islower()
    if modifies and language == "be" and is_adjective(tokens[i], language):
        return 0  # "Рэктар Гомельскага дзяржаўнага ўніверсітэта"
    if language == "en":
        return i + 1 if announced and _is_lone_name(tokens, i) else 0
    return i + 1 if announced and looks_like_surname(text, language) else 0


def _is_lone_name(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether one English word behind a post or title is a surname: "Mayor Okafor"."""
    if i + 1 < len(tokens) and tokens[i + 1].text[:1].isupper():
        return False
    if post_modifier(tokens[i].text, "en") or is_title(tokens[i].text, "en"):
        return False
    at = i - 2 if tokens[i - 1].text == "." else i - 1
    return is_title(tokens[at].text, "en") or tokens[at].text[:1].isupper()
