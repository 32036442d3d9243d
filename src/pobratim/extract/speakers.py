"""Who speaks: a person named in the author's words, a pronoun, or a post that the text fills."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pobratim.extract.tokens import Page, Sentence, Token
from pobratim.lexicon.morphology import analyse
from pobratim.lexicon.names import first_name_gender, is_patronymic
from pobratim.lexicon.normalise import flat
from pobratim.lexicon.posts import post_head
from pobratim.lexicon.speech import posts_of_role
from pobratim.model.documents import Language
from pobratim.model.readings import Entity
from pobratim.model.spans import Span

__all__ = ["Speaker", "gender_of", "speaker_before", "speaker_in", "tokens_in"]

_MASCULINE = frozenset(["он", "ен", "he", "тот", "той", "ему", "его", "яму", "яго", "his", "him"])
_FEMININE = frozenset(["она", "яна", "she", "та", "тая", "ее", "ей", "яе", "her"])
_FAR = 2
_PLURALS = ("и", "ы", "і", "ов", "аў", "ей", "s")
_TOLD = re.compile(
    r"(?:журналист|журналіст|репортер|рэпарцёр|рэпарцер|корреспондент|карэспандэнт|депутат|"
    r"дэпутат|коллег|калег|учител|вучн|студент|студэнт)\w*[ая]м|journalists|reporters|councillors|"
    r"councilors|delegates|deputies|lawmakers|members|students"
)
_THE_BODY = ("компани", "предприяти", "ведомств", "кампані", "прадпрыемств", "company", "firm")
_NEAR = 40
_CITY_HEADS = frozenset(
    [
        *("мэр", "градоначальник", "бургомистр", "обер-бургомистр", "сити-менеджер", "аким"),
        *("хоким", "бургамістр", "mayor", "lord mayor", "mayoress"),
    ]
)
_CHAIRS = frozenset(["председатель", "старшыня", "chairman", "chair", "chairwoman"])
_COMMITTEE = re.compile(
    r"\s(?:of\s(?:the\s)?)?(?:[\w-]+\s){0,2}?(?:[\w-]*горисполком|[\w-]*гарвыканкам|[\w\s]*[Cc]ity\s"
    r"[Ee]xecutive\s[Cc]ommittee)"
)
_HEADS = frozenset(["глава", "кіраўнік", "галава", "head", "руководитель", "chief", "boss"])
_DIRECTORS = frozenset(
    [
        *("директор", "генеральный директор", "гендиректор", "дырэктар", "генеральны дырэктар"),
        *("гендырэктар", "director", "managing director", "ceo", "chief executive"),
    ]
)
_OF_A_FIRM = (
    *("предприяти", "завод", "компани", "холдинг", "фирм", "комбинат", "фабрик", "концерн"),
    *("прадпрыемств", "кампані", "камбінат", "фабрык", "канцэрн", "company", "firm", "plant"),
    *("factory", "enterprise", "holding", "works"),
)
_OF_A_CITY = ("город", "горад", "администр", "адміністр", "муниципал", "the", "of")
# "председатель Мингорисполкома Владимир Кухарев"; "Алексей Орлов, глава администрации".
_BEFORE_NAME = re.compile(r"(?:\s[\w«»\"'-]+){0,8}\s+")
_DEPUTY = re.compile(
    r"(?:заместител|намеснік|советник|дарадц|помощник|памочнік|deputy|vice|adviser)\w*\s(?:to\s)?$"
)
_PHRASE_END = re.compile(r"[,.;:()–—]|\s(?:и|і|and)\s")
_LONGEST_PHRASE = 80
_LONG_WORD = re.compile(r"\w{4,}")
_AFTER_NAME = re.compile(r"\s?(?:[,(–—-]|//)\s?(?:[\w-]+\s){0,3}")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whose words they are: an entity id, ``None`` if the text names nobody, and the words."""

    entity: str | None
    text: str
    at: int


def speaker_in(page: Page, words: Span) -> Speaker | None:
    """Return the speaker whom the author's ``words`` name, ``None`` if they point to nobody.

    A person named there; else the person whom a pronoun stands for; else the only person in the
    text with the post that stands there; else an organisation named there; else the post alone.
    """
    named = _first_mention(page, words, "person")
    if named is not None:
        return named
    tokens = list(tokens_in(page, words))
    for rule in (_by_pronoun, _by_post, _by_role, _by_body):
        found = rule(page, words, tokens)
        if found is not None:
            return found
    return None


def _by_pronoun(page: Page, words: Span, tokens: list[Token]) -> Speaker | None:
    pronoun = next((t for t in tokens if t.lower in _MASCULINE | _FEMININE), None)
    if pronoun is None:
        return None
    known = speaker_before(page, words.start, "femn" if pronoun.lower in _FEMININE else "masc")
    return Speaker(known.entity if known else None, pronoun.text, pronoun.start)


def _by_post(page: Page, words: Span, tokens: list[Token]) -> Speaker | None:
    language = page.document.language
    # "сообщил журналистам глава города": journalists are told, the head speaks.
    speaks = (t for t in tokens if not _TOLD.fullmatch(t.lower))
    post = next((t for t in speaks if post_head(t.text, language)), None)
    if post is None:
        return None
    holder = _holder(page, post, words)
    role = _by_role(page, words, [post]) if holder is None else None
    return role or Speaker(holder, _phrase(page, post, words), post.start)


def _by_role(page: Page, words: Span, tokens: list[Token]) -> Speaker | None:
    """Read "дипломат", "собеседник": the last who has such a post, else the one spoken of last."""
    for token in tokens:
        heads = posts_of_role(token.lower)
        if heads is None or token.lower.endswith(_PLURALS):
            continue  # "собеседники" are not one of them
        known = _last_with(page, heads, words.start) if heads else None
        if known is None:
            before = speaker_before(page, words.start)
            known = before.entity if before else None
        return Speaker(known, token.text, token.start)
    return None


def _last_with(page: Page, heads: tuple[str, ...], position: int) -> str | None:
    """Return the person named last before ``position`` whose post has one of ``heads``."""
    found = [
        (mention.start, person.id)
        for person in page.entities
        if person.kind == "person" and any(_has_post(page, m, heads) for m in person.mentions)
        for mention in person.mentions
        if mention.start < position
    ]
    return max(found)[1] if found else None


def _has_post(page: Page, mention: Span, heads: tuple[str, ...]) -> bool:
    return any(kind and kind.endswith(heads) for kind, _, _ in _posts_of(page, mention))


def _by_body(page: Page, words: Span, tokens: list[Token]) -> Speaker | None:
    body = _first_mention(page, words, "organisation")
    again = next((t for t in tokens if t.lower.startswith(_THE_BODY)), None)
    if body is not None or again is None:
        return body
    return Speaker(_body_before(page, again.start), again.text, again.start)


def speaker_before(page: Page, position: int, gender: str | None = None) -> Speaker | None:
    """Return the person spoken of last before ``position``, of ``gender`` if that is known.

    Of several persons in one sentence the first is taken: the one that it is about.
    """
    unsure: Speaker | None = None
    upto_here = [s for s in page.sentences if s.start < position]
    for distance, sentence in enumerate(reversed(upto_here)):
        if unsure is not None and distance > _FAR:
            break
        upto = Span(sentence.start, min(sentence.end, position))
        found = [
            (mention.start, person)
            for person in page.entities
            if person.kind == "person"
            for mention in person.mentions
            if upto.contains(mention)
        ]
        for at, person in sorted(found, key=lambda pair: pair[0]):
            known = gender_of(person)
            if gender is None or known == gender:
                return Speaker(person.id, person.name, at)
            if known is None and unsure is None:
                unsure = Speaker(person.id, person.name, at)
    return unsure


def gender_of(person: Entity) -> str | None:
    """Return ``masc`` or ``femn`` as the name tells, ``None`` where it does not."""
    name = person.person
    if name is None:
        return None
    language = _language_of_name(person.name)
    if name.patronymic and is_patronymic(name.patronymic):
        return "femn" if name.patronymic.lower().endswith(("на", "а")) else "masc"
    if name.first and len(name.first) > 2:
        known = _gender_of_nominative(name.first, language)
        if known:
            return known
    last = (name.last or "").lower()
    if last.endswith(("ова", "ева", "ёва", "ина", "ына", "ская", "цкая", "ава", "ая")):
        return "femn"
    if last.endswith(
        ("ов", "ев", "ёв", "ин", "ын", "ский", "цкий", "аў", "еў", "ёў", "оў", "скі")
    ):
        return "masc"
    return None


def _gender_of_nominative(first: str, language: Language) -> str | None:
    """Return the gender of a first name that stands in the nominative: Евгения is no Евгений."""
    if language == "ru":
        parses = [p for p in analyse(first, "ru") if "Name" in p.grammemes]
        nominative = next((p for p in parses if p.case == "nomn" and p.lemma == flat(first)), None)
        if nominative is not None:
            return nominative.gender
        if first.endswith(("а", "я")):
            return "femn"
    return first_name_gender(first, language)


def tokens_in(page: Page, span: Span) -> Iterator[Token]:
    """Yield the tokens of ``page`` that lie in ``span``."""
    for sentence in page.sentences:
        if sentence.start < span.end and span.start < sentence.end:
            yield from (t for t in sentence.tokens if span.start <= t.start and t.end <= span.end)


def _language_of_name(name: str) -> Language:
    if not any("Ѐ" <= c <= "ӿ" for c in name):
        return "en"
    return "be" if any(c in "іўІЎ" for c in name) else "ru"


def _first_mention(page: Page, words: Span, kind: str) -> Speaker | None:
    found = [
        (mention, entity)
        for entity in page.entities
        if entity.kind == kind
        for mention in entity.mentions
        if words.contains(mention)
    ]
    if not found:
        return None
    mention, entity = min(found, key=lambda pair: pair[0].start)
    return Speaker(entity.id, mention.of(page.document.text), mention.start)


def _body_before(page: Page, position: int) -> str | None:
    """Return the organisation named last before "the company", in the same block or the last."""
    found = [
        (mention.end, body.id)
        for body in page.entities
        if body.kind == "organisation" and body.organisation not in ("authority", "media")
        for mention in body.mentions
        if position - 300 < mention.end <= position
    ]
    return max(found)[1] if found else None


def _holder(page: Page, post: Token, words: Span) -> str | None:
    """Return the only person whom the text gives the post at ``post``, ``None`` if not only one.

    Heads of a city count as one post under all their names (мэр, глава города). A place that
    stands with the post ("мэр Казани") has to stand with the person's post too.
    """
    wanted = _kind_of_post(page, post)
    # "руководитель предприятия": the firm is not named again, so it tells nothing apart.
    generic = wanted == "director" and post_head(post.text, page.document.language) in _HEADS
    phrase = Span(post.start, post.start + len(_phrase(page, post, words)))
    place = next((e.id for e in page.entities_in(phrase, "place")), None)
    holders = {
        person.id
        for person in page.entities
        if person.kind == "person"
        for mention in person.mentions
        for kind, places, at in _posts_of(page, mention)
        if kind == wanted and (place is None or not places or place in places)
        if wanted == "mayor" or generic or _same_body(page, phrase, at)
    }
    if len(holders) > 1:
        # "сказал вице-мэр" cannot mean one whom the text has not named yet.
        holders &= {e.id for e in page.entities if any(m.end < post.start for m in e.mentions)}
    return holders.pop() if len(holders) == 1 else None


def _kind_of_post(page: Page, post: Token) -> str | None:
    head = post_head(post.text, page.document.language)
    if _DEPUTY.search(flat(page.document.text[max(0, post.start - _NEAR) : post.start])):
        return f"deputy {head}"
    if head in _CITY_HEADS:
        return "mayor"
    if head in _DIRECTORS or (head in _HEADS and _is_of_a_firm(page, post)):
        return "director"
    if head in _CHAIRS:
        # In Belarus the chair of a city's executive committee is its mayor.
        rest = page.document.text[post.end : post.end + _NEAR]
        return "mayor" if _COMMITTEE.match(rest) else head
    if head in _HEADS:
        following = next(tokens_in(page, Span(post.end, post.end + 40)), None)
        named = following and _at_place(page, following.span)
        alone = following is None or not following.text[0].isalpha()
        if named or alone or (following and following.lower.startswith(_OF_A_CITY)):
            return "mayor"
    return head


def _at_place(page: Page, span: Span) -> bool:
    return any(
        mention.overlaps(span)
        for place in page.entities
        if place.kind == "place"
        for mention in place.mentions
    )


def _is_of_a_firm(page: Page, post: Token) -> bool:
    """Tell whether "head" is that of a firm: its director under another word."""
    following = list(tokens_in(page, Span(post.end, post.end + _NEAR)))[:3]
    return any(t.lower.startswith(_OF_A_FIRM) for t in following)


def _posts_of(page: Page, mention: Span) -> Iterator[tuple[str | None, set[str], Span]]:
    """Yield the posts that stand with a mention, each with the places that stand with it."""
    text = page.document.text
    sentence = _sentence_at(page, mention.start)
    for token in sentence.tokens if sentence else ():
        if token.span.overlaps(mention):
            continue
        before = token.end <= mention.start
        gap = Span(*((token.end, mention.start) if before else (mention.end, token.start)))
        joined = _BEFORE_NAME if before else _AFTER_NAME
        if not joined.fullmatch(gap.of(text)) or _has_verb(page, gap):
            continue
        if post_head(token.text, page.document.language):
            end = mention.end if before else token.end + _noun_phrase(text[token.end :])
            around = Span(token.start, end)
            places = {e.id for e in page.entities_in(around, "place")}
            yield _kind_of_post(page, token), places, around


def _noun_phrase(words: str) -> int:
    """Return how far what depends on a post may reach: to a mark or a conjunction."""
    match = _PHRASE_END.search(words[:_LONGEST_PHRASE])
    return match.start() if match else min(len(words), _LONGEST_PHRASE)


def _same_body(page: Page, phrase: Span, other: Span) -> bool:
    """Tell whether what a post is of ("директор музея") stands with the other post as well."""
    text = page.document.text
    mine = {word[:5] for word in _LONG_WORD.findall(flat(phrase.of(text)))[1:]}
    theirs = {word[:5] for word in _LONG_WORD.findall(flat(other.of(text)))}
    return not mine or bool(mine & theirs)


def _has_verb(page: Page, gap: Span) -> bool:
    return any(t.pos in ("VERB", "PRTS", "INFN") for t in tokens_in(page, gap))


def _sentence_at(page: Page, position: int) -> Sentence | None:
    return next((s for s in page.sentences if s.start <= position < s.end), None)


def _phrase(page: Page, post: Token, words: Span) -> str:
    """Return the post with what depends on it: up to the next mark, verb or end of the words."""
    end = post.end
    for token in tokens_in(page, Span(post.end, words.end)):
        verb = any(
            p.pos in ("VERB", "INFN", "ADVB", "CONJ", "PRCL")
            for p in analyse(token.text, page.document.language)[:1]
        )
        if verb or not token.text[0].isalnum():
            break
        end = token.end
    return page.document.text[post.start : end]
