"""Phrases that name persons: given name and surname, initials, a surname after a post."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pobratim.extract.englishnames import (
    NO_NAMES,
    REGION_WORDS,
    follows_matter,
    in_apposition,
    is_double,
    is_led,
    is_lone_name,
    is_signed,
    is_titled,
)
from pobratim.extract.initials import initial_at, initials_end
from pobratim.extract.phrasewords import is_adjective
from pobratim.extract.proposals import Proposal
from pobratim.extract.taggednames import (
    can_be_tagged,
    is_adjective_of_region,
    parts_of,
    whole_name,
)
from pobratim.extract.tokens import Token
from pobratim.lexicon.bodies import body_head, known_organisation
from pobratim.lexicon.names import (
    first_name_gender,
    is_particle,
    is_patronymic,
    is_title,
    looks_like_surname,
    opens_sentences,
)
from pobratim.lexicon.posts import is_post_title, post_head, post_modifier
from pobratim.model.documents import Language

__all__ = ["person_phrases"]

_LONGEST = 5
_SHORT_NAME = 3
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
    kept = [p for p in tagged if p.kind == "person" and can_be_tagged(tokens, p)]
    for p in kept:
        for part in parts_of(tokens, p, barred):
            yield whole_name(part, tokens, language)
    taken = {i for p in tagged for i in range(p.start, p.stop) if p.kind != "place"} | barred
    i = 0
    while i < len(tokens):
        stop = 0 if i in taken else _name_end(tokens, i, language, barred)
        if stop and not taken & set(range(i, stop)):
            yield Proposal("person", i, stop, "rule", 1.5)
        i = max(stop, i + 1)


# What rules see ----------------------------------------------------------------------------------


def _name_end(tokens: Sequence[Token], i: int, language: Language, barred: frozenset[int]) -> int:
    """Return the end of a person's name that begins at ``i``, 0 where none does."""
    after = initials_end(tokens, i)
    if after > i:
        return _after_initials(tokens, i, after, language)
    if not _can_be_name(tokens[i], language):
        return 0
    stop = _run_end(tokens, i, language)
    announced = _announced(tokens, i, language, barred)
    if language == "en" and not announced and 1 < stop - i <= _LONGEST:
        announced = in_apposition(tokens, i, stop)
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
        if initial_at(tokens, stop):
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
    after = initial_at(tokens, i) if language == "en" else 0
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
    if language == "en" and (
        token.lower in REGION_WORDS | NO_NAMES or is_title(text, "en") or is_post_title(text)
    ):
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
        is_signed(tokens, i, stop) or is_led(tokens, stop) or is_double(tokens, i, stop)
    ):
        return True
    return language != "ru" and _is_unlisted(tokens, i, stop, language)


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
    if language == "en" and is_titled(tokens, stop + 1):
        return True
    return bool(following) and (
        post_head(following[0].text, language) is not None
        or (
            post_modifier(following[0].text, language) is not None
            and len(following) > 1
            and post_head(following[1].text, language) is not None
        )
    )


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
    if language == "en" and follows_matter(tokens, i):
        return True
    if language == "be" and _ends_post_phrase(tokens, i):
        return True
    return is_title(before.text, language) or post_head(before.text, language) is not None


_PHRASE = 7


def _ends_post_phrase(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether a post with its body leads up to two capitals: "тэхнолаг хлебазавода N. N."."""
    following = tokens[i + 1].text if i + 1 < len(tokens) else ""
    if not (following[:1].isupper() and tokens[i - 1].text.islower()):
        return False
    for token in reversed(tokens[max(0, i - _PHRASE) : i]):
        if post_head(token.text, "be"):
            return True
        known = body_head(token.text, "be") is not None
        if not token.text[:1].isalpha() or (token.pos in _VERBS and not known):
            return False
    return False


_VERBS = frozenset({"VERB", "INFN", "GRND"})


def _single(tokens: Sequence[Token], i: int, language: Language, *, announced: bool) -> int:
    """Return the end of a lone name: a surname announced or with initials, a caller's name."""
    text = tokens[i].text
    after = initials_end(tokens, i + 1)
    if after > i + 1 and (looks_like_surname(text, language) or first_name_gender(text, language)):
        return after
    opens_line = i == 0 and i + 1 < len(tokens) and tokens[i + 1].text == ":"
    if opens_line and first_name_gender(text, language):
        return i + 1
    announced = announced and not is_adjective_of_region(tokens, i)
    modifies = i + 1 < len(tokens) and tokens[i + 1].text[:1].islower()
    if modifies and language == "be" and is_adjective(tokens[i], language):
        return 0  # "Рэктар Гомельскага дзяржаўнага ўніверсітэта"
    if language == "en":
        return i + 1 if announced and is_lone_name(tokens, i) else 0
    return i + 1 if announced and looks_like_surname(text, language) else 0
