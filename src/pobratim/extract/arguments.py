"""Arguments: the entities of a sentence with what ties them to its verbs and nouns.

There is no parser here. A named phrase is followed to the left over its adjectives, posts and
nouns; what stands there shows its preposition, its case, and the noun that governs it in the
genitive. Russian has its cases from the dictionary, Belarusian from endings, English has
prepositions and the order of words only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pobratim.extract.standins import is_relative, standins_of
from pobratim.extract.tokens import Page, Sentence, Token
from pobratim.lexicon.morphology import analyse
from pobratim.lexicon.names import first_name_gender
from pobratim.lexicon.normalise import flat
from pobratim.lexicon.ties import is_descriptor, listed, preposition_cases, tells_of
from pobratim.model.documents import Language
from pobratim.model.readings import Entity
from pobratim.model.spans import Span

__all__ = ["Argument", "arguments_of", "cases_of"]

_QUOTES = frozenset("«»\"“”„'’")
_NOMINAL = frozenset({"NOUN", "ADJF", "PRTF", "NUMR"})
_ADJECTIVES = frozenset({"ADJF", "PRTF"})
_MODIFIERS = _ADJECTIVES | {"NUMR"}
_POSSESSIVES = frozenset(["его", "ее", "их", "яго", "яе", "іх"])
_NO_NOUNS = frozenset(["і", "а", "але", "што", "як", "не", "таксама", "ды", "ці", "яшчэ", "ужо"])
_LIKELY = 0.02
_OBLIQUE = re.compile(r"(?:[аяуюеыиоэі]|[оеаяэ]м|[оеаяэ]й|[ая]х|[ая]м[иі])$", re.IGNORECASE)
_AGED = re.compile(r"\d+-\w+")
_UNDECLINED = frozenset("оэ")
_CONSONANTS = frozenset("бвгджзклмнпрстфхцчшщь")
_FARTHEST = 12
_TELLER_REACH = 40
_ACRONYM = 6
_QUOTED = 2
_NOT_IN_A_NAME = frozenset({"and", "or", "but", "that", "which", "who", "as", "while", "not"})


@dataclass(frozen=True, slots=True)
class Argument:
    """A mention of an entity and how it is tied to the words around it.

    ``start`` is where its phrase begins, behind a ``preposition``; ``cases`` are those that its
    form allows, ``None`` where the form does not tell. ``governor`` is the start of the noun that
    governs it in the genitive ("shares *of X*"), ``top`` the word that heads the whole phrase,
    and ``cases`` are then those of that head; ``form`` has those of the name itself. ``heads``
    are the starts of all nouns before it in its phrase.
    """

    entity: Entity
    mention: Span
    start: int
    preposition: str = ""
    cases: frozenset[str] | None = None
    governor: int | None = None
    top: str = ""
    governed_by: str = ""
    heads: tuple[int, ...] = ()
    form: frozenset[str] | None = None

    def allows(self, case: str) -> bool:
        """Tell whether the form may stand in ``case``."""
        return self.cases is None or case in self.cases


def cases_of(words: Sequence[str], language: Language, *, singular: bool) -> frozenset[str] | None:
    """Return the cases that a name may stand in, ``None`` where its words do not tell.

    ``singular`` leaves plurals aside: a person is one.

    >>> sorted(cases_of(["Алексеем", "Орловым"], "ru", singular=True))
    ['ablt']
    """
    found: frozenset[str] | None = None
    for word in words:
        own = _word_cases(word, language, singular=singular)
        if own is None:
            if not singular:
                break
            continue
        joint = own if found is None else found & own
        if not joint:
            break
        found = joint
        if not singular and not _is_adjective(word, language):
            break  # the head is reached: what follows is governed by it
    return found


def _word_cases(word: str, language: Language, *, singular: bool) -> frozenset[str] | None:
    if language == "en" or not word[:1].isalpha() or word.isascii():
        return None
    if word.isupper() and len(word) <= _ACRONYM:
        return None
    known = _NOMINAL | {"NPRO"}
    parses = [p for p in analyse(word, language) if p.score >= _LIKELY and p.pos in known]
    found = frozenset(
        "loct" if p.case == "loc2" else "gent" if p.case == "gen2" else p.case
        for p in parses
        if p.case and not (singular and p.number == "plur")
    )
    if language == "be" and "datv" in found:
        found |= {"gent", "loct"}  # one ending for all three: "заводу", "холдынгу"
    if language == "be" and word.endswith(("іі", "ыі")):
        found |= {"datv"}  # "кампаніі"
    return found or None


def _declined(words: Sequence[str], language: Language) -> list[str]:
    """Return the words of a person's name but those that keep one form.

    These are surnames on -о, and a woman's names on a consonant: "с Ангелой Меркель".
    """
    woman = language == "ru" and first_name_gender(flat(words[0]), language) == "femn"
    return [
        word
        for word in words
        if not (word[-1:] in _UNDECLINED or (woman and word[-1:] in _CONSONANTS))
    ]


def _is_adjective(word: str, language: Language) -> bool:
    return analyse(word, language)[0].pos in _ADJECTIVES


def arguments_of(page: Page, sentence: Sentence, verbs: frozenset[int]) -> tuple[Argument, ...]:
    """Return the arguments of a sentence in order; ``verbs`` are the starts of its predicates.

    A mention inside another's name is none; nor is an outlet, and whoever is said to tell of it.
    A word that stands for an entity named before is one as well.
    """
    named = _outermost(page, sentence)
    named = sorted([*named, *standins_of(page, sentence, named)], key=lambda item: item[0])
    if not named:
        return ()
    walker = _Walker(page, sentence, verbs, named)
    return tuple(walker.argument(mention, entity) for mention, entity in named)


def _outermost(page: Page, sentence: Sentence) -> list[tuple[Span, Entity]]:
    inside = [
        (mention, entity)
        for entity in page.entities
        for mention in entity.mentions
        if sentence.start <= mention.start and mention.end <= sentence.end
    ]
    inside.sort(key=lambda item: (item[0].start, -item[0].end))
    kept: list[tuple[Span, Entity]] = []
    for mention, entity in inside:
        if not kept or mention.start >= kept[-1][0].end:
            kept.append((mention, entity))
    return [(m, e) for m, e in kept if e.organisation != "media" and not _tells(page, m)]


def _tells(page: Page, mention: Span) -> bool:
    text = page.document.text[max(0, mention.start - _TELLER_REACH) : mention.start]
    return tells_of(text, page.document.language)


class _Walker:
    """Follows the phrases of one sentence to the left of each name."""

    def __init__(
        self,
        page: Page,
        sentence: Sentence,
        verbs: frozenset[int],
        named: Sequence[tuple[Span, Entity]],
    ) -> None:
        self._language = page.document.language
        self._tokens = sentence.tokens
        self._verbs = verbs
        self._owner: dict[int, Entity] = {}
        self._first: dict[Span, int] = {}
        for i, token in enumerate(self._tokens):
            for mention, entity in named:
                if mention.start <= token.start < mention.end:
                    self._owner[i] = entity
                    self._first.setdefault(mention, i)

    def argument(self, mention: Span, entity: Entity) -> Argument:
        """Return the argument that a mention is."""
        first = self._first.get(mention)
        if first is None:
            return Argument(entity, mention, mention.start)
        last = first
        while last + 1 < len(self._tokens) and self._tokens[last + 1].start < mention.end:
            last += 1
        if self._language == "en":
            return self._english(mention, entity, first)
        return self._inflected(mention, entity, first, last)

    # Russian and Belarusian ---------------------------------------------------------------------

    def _inflected(self, mention: Span, entity: Entity, first: int, last: int) -> Argument:
        words = [t.text for t in self._tokens[first : last + 1]]
        nouns, stop = self._run(first, entity)
        cases = self._own_cases(first, nouns, words)
        preposition = self._preposition(stop)
        head, rest = self._apposed(nouns, cases, entity)
        own = cases
        if head is not None:
            own = self._cases(head) if cases is None else (self._cases(head) or cases) & cases
        direct = Argument(entity, mention, self._left_of(first if head is None else head))
        heads = tuple(self._tokens[n].start for n in nouns)
        direct = replace(direct, heads=heads, form=own)
        chain = self._governors(rest, own)
        if chain:
            top = chain[-1]
            return replace(
                direct,
                start=self._left_of(top),
                preposition=preposition if top == nouns[-1] else "",
                cases=self._under(preposition, self._cases(top)),
                governor=self._tokens[chain[0]].start,
                governed_by=self._tokens[chain[0]].lemma,
                top=self._tokens[top].lemma,
            )
        bare = bool(rest)
        return replace(
            direct,
            preposition="" if bare else preposition,
            cases=own if bare else self._under(preposition, own),
            top=self._tokens[head].lemma if head is not None else "",
        )

    def _own_cases(
        self, first: int, nouns: list[int], words: Sequence[str]
    ) -> frozenset[str] | None:
        """Return the cases that the words of a name, or the adjective before it, tell."""
        person = self._owner[first].kind == "person"
        if person:
            words = _declined(words, self._language)
        elif self._is_label(first, nouns):
            return None
        found = cases_of(words, self._language, singular=person)
        return found or (None if person else self._of_modifier(first))

    def _of_modifier(self, first: int) -> frozenset[str] | None:
        """Return the cases of the adjective before a name without any: "to the *Belgian* X"."""
        before = self._tokens[first - 1] if first else None
        if before is None or not self._is_modifier(before) or first - 1 in self._owner:
            return None
        return _word_cases(before.text, self._language, singular=False)

    def _left_of(self, at: int) -> int:
        """Return where the modifiers before a noun begin."""
        while at and (
            self._is_modifier(self._tokens[at - 1])
            and at - 1 not in self._owner
            and self._tokens[at - 1].pos != "PRTF"
            and self._tokens[at - 1].start not in self._verbs
        ):
            at -= 1
        return self._tokens[at].start

    def _is_modifier(self, token: Token) -> bool:
        return not is_relative(token.lower, self._language) and (
            token.lower in _POSSESSIVES
            or token.pos in _MODIFIERS
            or _AGED.fullmatch(token.lower) is not None
        )

    def _is_label(self, first: int, nouns: list[int]) -> bool:
        """Tell whether a name is put to a noun in its nominative, whatever the noun's case."""
        if not nouns or self._owner[first].kind != "organisation":
            return False
        word = self._tokens[first].text
        own = _word_cases(word, self._language, singular=False)
        declined = own is not None and "nomn" not in own and bool(_OBLIQUE.search(word))
        near = self._tokens[nouns[0]]
        described = is_descriptor(near.lower, self._language) and first - nouns[0] <= _QUOTED
        return described and not declined

    def _run(self, first: int, entity: Entity) -> tuple[list[int], int]:
        """Return the nouns before a name, nearest first, and where their run stops."""
        nouns: list[int] = []
        at, passed = first - 1, first
        while at >= 0 and first - at <= _FARTHEST:
            token = self._tokens[at]
            if token.text == "»" and entity.kind != "person":
                break
            owned = at in self._owner and not self._is_boundary(at, entity)
            if token.text in _QUOTES or owned:
                passed = at if owned else passed
                at -= 1
                continue
            if listed(token.lower, "times", self._language):
                return nouns, -1
            if not self._is_nominal(token) or self._is_boundary(at, entity):
                break
            if not self._is_modifier(token):
                nouns.append(at)
            at -= 1
        # A name that no noun before it governs is an argument of its own, with its preposition.
        return nouns, -1 if passed < min([first, *nouns]) else at

    def _is_nominal(self, token: Token) -> bool:
        if token.start in self._verbs or preposition_cases(token.lower, self._language):
            return False
        if is_relative(token.lower, self._language):
            return False
        if token.lower in _POSSESSIVES or _AGED.fullmatch(token.lower):
            return True
        unknown = self._language == "be" and token.pos is None and token.text[:1].isalpha()
        return token.pos in _NOMINAL or (unknown and token.lower not in _NO_NOUNS)

    def _is_boundary(self, at: int, entity: Entity) -> bool:
        """Tell whether a name before another is an argument of its own."""
        other = self._owner.get(at)
        if other is None:
            return False
        return other.kind == "person" or (other.kind == "organisation" and entity.kind != "person")

    def _preposition(self, at: int) -> str:
        if at < 0:
            return ""
        word = self._tokens[at].lower
        return word.replace("ў", "у") if preposition_cases(word, self._language) else ""

    def _under(self, preposition: str, cases: frozenset[str] | None) -> frozenset[str] | None:
        """Return the cases that a preposition leaves."""
        governed = preposition_cases(preposition, self._language)
        if not governed:
            return cases
        return governed if cases is None else (cases & governed) or cases

    def _cases(self, at: int) -> frozenset[str] | None:
        return _word_cases(self._tokens[at].text, self._language, singular=False)

    def _apposed(
        self, nouns: list[int], cases: frozenset[str] | None, entity: Entity
    ) -> tuple[int | None, list[int]]:
        """Return the noun that the name is put to ("the *company* X"), and the nouns before it."""
        if entity.kind != "person":
            near = nouns[0] if nouns else None
            if near is None or not is_descriptor(self._tokens[near].lower, self._language):
                return None, nouns
            return (near, nouns[1:]) if self._fits(near, cases) else (None, nouns)
        for position in range(len(nouns) - 1, -1, -1):
            at = nouns[position]
            if (
                at not in self._owner
                and self._is_animate(at)
                and self._fits(at, cases)
                and all(self._genitive(n) for n in nouns[:position])
            ):
                return at, nouns[position + 1 :]
        return None, nouns

    def _fits(self, at: int, cases: frozenset[str] | None) -> bool:
        own = self._cases(at)
        return own is None or cases is None or bool(own & cases)

    def _genitive(self, at: int) -> bool:
        cases = self._cases(at)
        return cases is None or "gent" in cases

    def _is_animate(self, at: int) -> bool:
        if self._language == "be":
            return True
        parses = analyse(self._tokens[at].text, "ru")
        return any("anim" in p.grammemes for p in parses if p.pos == "NOUN")

    def _governors(self, nouns: list[int], cases: frozenset[str] | None) -> list[int]:
        """Return the nouns that govern a form in the genitive, one through the other."""
        chain: list[int] = []
        genitive = cases is None or "gent" in cases
        for at in nouns:
            if not genitive:
                break
            chain.append(at)
            genitive = self._genitive(at)
        return chain

    # English ------------------------------------------------------------------------------------

    def _english(self, mention: Span, entity: Entity, first: int) -> Argument:
        at = self._english_stop(first)
        preposition = self._preposition(at)
        start = self._tokens[min(at + 1, first)].start
        found = Argument(entity, mention, start, preposition)
        if preposition == "of" and at > 0:
            outer = self._english_stop(at)
            found = replace(
                found,
                start=self._tokens[outer + 1].start,
                preposition=self._preposition(outer),
                governor=self._tokens[at - 1].start,
                governed_by=self._tokens[at - 1].lemma,
                top=self._tokens[at - 1].lemma,
            )
        return found

    def _english_stop(self, first: int) -> int:
        """Return the word before a phrase: a preposition, a mark, a verb, another name."""
        at = first - 1
        while at >= 0 and first - at <= _FARTHEST:
            token = self._tokens[at]
            word = token.text[:1].isalnum() or token.text in _QUOTES
            if not word or self._ends_english(token, at):
                break
            at -= 1
        return at

    def _ends_english(self, token: Token, at: int) -> bool:
        return (
            token.start in self._verbs
            or at in self._owner
            or token.lower in _NOT_IN_A_NAME
            or bool(preposition_cases(token.lower, "en"))
        )
