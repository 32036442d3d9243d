"""Single words inside phrases: adjectives, genitives, and runs that name a place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pobratim.extract.proposals import is_capitalised
from pobratim.extract.tokens import Token
from pobratim.lexicon.bodies import body_head
from pobratim.lexicon.morphology import analyse, is_known
from pobratim.lexicon.normalise import flat
from pobratim.lexicon.posts import adjective_stem, post_head
from pobratim.model.documents import Language

__all__ = [
    "adjective_nominative",
    "is_adjective",
    "is_common_noun",
    "is_genitive",
    "is_plural_genitive",
    "is_region_word",
    "place_run",
    "same_gender_adjective",
]

_BE_ENDINGS = (
    "скі", "цкі", "скога", "цкога", "скому", "цкому", "ской", "скою", "ога", "ому", "скага",
    "цкага", "скаму", "цкаму", "скім", "цкім", "ская", "цкая", "скай", "цкай", "скую", "цкую",
    "скае", "цкае", "скія", "цкія", "скіх", "цкіх", "ны", "нага", "наму", "ным", "ная", "най",
    "ную", "нае", "ныя", "ных", "вы", "вага", "вай", "вая", "вую", "чага", "ага", "аму", "кае",
    "кая", "кага", "кую", "чы", "чая", "чай", "чую", "чае", "чыя", "чых", "чым", "вае", "выя",
    "вых", "вым", "ной", "вой", "шой", "шая", "шую", "шай", "шых", "тая", "тую", "тае", "тых",
    "лая", "лую", "лае",
)  # fmt: skip
_BE_GENITIVE = (
    "а", "я", "ы", "і", "у", "ю", "аў", "яў", "ей", "оў", "ага", "яга", "ай", "яй", "ых", "іх",
)  # fmt: skip
_BE_NO_NOUN = (
    "ана", "ена", "ата", "ла", "лі", "ло", "тна", "сна", "ць", "цца", "ўся", "лася", "юць", "учы",
)  # fmt: skip
_BE_PAST = re.compile(
    r"\w{2,}[аяіы]ваў|(?:пера|пра|ад|вы|за|на|зда|па)даў|(?:да|па|пры|вы|на)слаў|"
    r"(?:пры|пад|за|з|пера)няў|(?:са|а|вы|на|пра)браў|(?:на|пад|за|вы|пера|а)пісаў|\w*казаў|\w*зваў|"
    r"\w*[ае]чаў|\w*трымаў|\w*вітаў|\w*ехаў|стаў|\w*слухаў|\w*спадзяваўся"
)
_REGION_WORDS = {
    "область": "область", "области": "область", "областью": "область", "областей": "область",
    "областях": "область", "областям": "область", "областями": "область",
    "край": "край", "края": "край", "краю": "край", "краем": "край", "крае": "край",
    "вобласць": "вобласць", "вобласці": "вобласць", "вобласцю": "вобласць",
    "вобласцей": "вобласць", "краі": "край",
    "республика": "республика", "республики": "республика", "республике": "республика",
    "республику": "республика", "республикой": "республика",
    "рэспубліка": "рэспубліка", "рэспублікі": "рэспубліка", "рэспубліцы": "рэспубліка",
    "рэспубліку": "рэспубліка", "рэспублікай": "рэспубліка",
    "район": "район", "района": "район", "районе": "район", "району": "район",
    "районом": "район", "раён": "раён", "раёна": "раён", "раёне": "раён", "раёну": "раён",
    "раёнам": "раён", "раёны": "раён", "районы": "район", "районов": "район",
    "округ": "округ", "округа": "округ", "округе": "округ", "округу": "округ",
    "округом": "округ", "воеводство": "воеводство", "воеводства": "воеводство",
    "воеводстве": "воеводство", "губерния": "губерния", "губернии": "губерния",
    "ваяводства": "ваяводства", "ваяводстве": "ваяводства",
}  # fmt: skip
_FLAT_REGION_WORDS = {flat(word): noun for word, noun in _REGION_WORDS.items()}
_CITY_WORDS = frozenset(
    {"города", "город", "городе", "городу", "городом", "г", "г.", "горада", "горад", "горадзе",
     "городской", "поселка", "посёлка", "деревни"}
)  # fmt: skip


def is_region_word(token: Token) -> str | None:
    """Return the nominative of область, край, район … in any case, ``None`` for other words."""
    return _FLAT_REGION_WORDS.get(token.lower)


def is_adjective(token: Token, language: Language) -> bool:
    """Tell whether the token can be an adjective, in any case."""
    if not token.text[:1].isalpha():
        return False
    if language == "ru":
        return token.pos in {"ADJF", "PRTF"} or any(
            parse.pos == "ADJF" for parse in analyse(token.text, "ru")[:3]
        )
    if language == "be":
        return len(token.text) > 4 and token.lower.endswith(_BE_ENDINGS)
    return False


_PROPER = frozenset({"Name", "Surn", "Patr", "Geox", "Orgn", "Trad", "Abbr", "Init"})


def is_common_noun(token: Token) -> bool:
    """Tell whether a Russian word is in all its readings a word of everyday, not a name."""
    if not token.text[:1].isalpha() or not is_known(token.text):
        return False
    return not any(_PROPER & parse.grammemes for parse in analyse(token.text, "ru"))


def is_genitive(token: Token, language: Language, *, dative: bool = False) -> bool:
    """Tell whether the token can stand in the genitive (or after по, the dative)."""
    if not token.text[:1].isalpha():
        return False
    if language == "be":
        if len(token.text) < 4 or token.lower.endswith(_BE_NO_NOUN):
            return False
        if _BE_PAST.fullmatch(token.lower):
            return False  # "гарвыканкам накіраваў": a verb, whatever genitives end so
        return token.lower.endswith(_BE_GENITIVE) or (
            dative and token.lower.endswith(("е", "ам", "ям", "ах", "ях"))
        )
    if token.pos == "PREP":
        return False
    wanted = {"datv", "loct"} if dative else {"gent", "gen2"}
    return any(
        parse.case in wanted and parse.pos in {"NOUN", "ADJF", "PRTF"}
        for parse in analyse(token.text, "ru")[:4]
    )


def is_plural_genitive(token: Token, language: Language) -> bool:
    """Tell whether the token can be a genitive plural: депутатов, ветэранаў."""
    if language == "be":
        return token.lower.endswith(("аў", "яў", "оў"))
    return any(p.case == "gent" and p.number == "plur" for p in analyse(token.text, "ru"))


def same_gender_adjective(token: Token) -> bool:
    """Tell whether a small adjective right before a capitalised head may belong to its name."""
    if any("Qual" in parse.grammemes for parse in analyse(token.text, "ru")):
        return False  # "влиятельный Комитет": what it is like is no part of the name
    return token.lower.endswith(("ны", "нага", "наму", "ным", "ский", "ного", "ному", "ной"))


def place_run(tokens: Sequence[Token], start: int, language: Language) -> tuple[int, int] | None:
    """Return (token that names it, end) of a place in the genitive that begins at ``start``.

    Knows "города Перми", "Свердловской области", "Республики Беларусь", and a bare name.
    """
    at = start
    if tokens[at].lower in _CITY_WORDS:
        at += 1
        if at < len(tokens) and tokens[at].text == ".":
            at += 1
    if at >= len(tokens):
        return None
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if is_region_word(tokens[at]) and following is not None and is_capitalised(following):
        return at + 1, at + 2
    if not is_capitalised(tokens[at]) or not tokens[at].text[:2].isalpha():
        return None
    if is_adjective(tokens[at], language) and following is not None:
        run = _after_adjective(tokens, at, following)
        if run is not None or following.text[:1].isalnum():
            return run
    named = at > start or is_genitive(tokens[at], language)
    head = body_head(tokens[at].text, language) or post_head(tokens[at].text, language)
    return (at, at + 1) if named and not head else None


def _after_adjective(tokens: Sequence[Token], at: int, following: Token) -> tuple[int, int] | None:
    if is_region_word(following):
        return at, at + 2
    if following.lower in {"муниципального", "городского", "автономного"} and at + 2 < len(tokens):
        return at, at + 3
    if is_capitalised(following):
        return at, at + 2
    return None


def adjective_nominative(token: Token, gender: str, language: Language) -> str:
    """Return the adjective in the nominative of ``gender`` (m, f, n), its capital kept.

    >>> from pobratim.extract.tokens import Token
    >>> adjective_nominative(Token(0, 9, "Тульской", "тульской", "тульский"), "f", "ru")
    'Тульская'
    """
    stem = token.text[: len(adjective_stem(token.text))]
    if stem == token.text:
        return token.text
    if language == "be":
        soft = stem[-1].lower() in "кгх"
        return stem + {"m": "і" if soft else "ы", "f": "ая", "n": "ае"}[gender]
    lemmas = [p.lemma for p in analyse(token.text, "ru") if p.pos == "ADJF"]
    # "Большим" is rather большой than больший.
    lemma = next((lemma for lemma in lemmas if lemma.endswith("ой")), "".join(lemmas[:1]))
    ending = lemma[len(stem) :] if lemma.startswith(stem.lower()) else ""
    masculine = ending if ending in {"ий", "ый", "ой"} else "ий" if stem[-1] in "кгхжшчщ" else "ый"
    soft = masculine == "ий" and stem[-1].lower() not in "кгх"
    return stem + {"m": masculine, "f": "яя" if soft and stem[-1] == "н" else "ая",
                   "n": "ее" if soft else "ое"}[gender]  # fmt: skip
