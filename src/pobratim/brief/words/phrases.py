"""Words with the names put in: cities in their cases, dates, numbers, lists."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from pobratim.brief.words import dates, numbers
from pobratim.brief.words.belarusian import inflect_belarusian_place, joins_hard
from pobratim.brief.words.catalogue import Catalogue, catalogue
from pobratim.model.dates import DateValue

__all__ = ["Words", "words_for"]

_CASES = {
    "of": "gent",
    "to": "datv",
    "with": "ablt",
    "in": "loct",
    "into": "accs",
    "from": "gent",
    "acc": "accs",
    "ins": "ablt",
}
_MONTH = re.compile(r"\d{4}-\d{2}(-\d{2})?")
_SHORT_U = re.compile(r"(?<=[аеёіоуыэюя] )у(?= )")
_MARKS = {"ru": ("«", "»"), "be": ("«", "»"), "en": ("“", "”")}


class Words:
    """A catalogue that can also put a city into a sentence.

    Calling it words a key, as the catalogue does.
    """

    def __init__(self, messages: Catalogue) -> None:
        self._messages = messages
        self.language = messages.language

    def __call__(self, key: str, **values: object) -> str:
        """Return the words of ``key``; raises ``DataError`` for a key without words."""
        return self.sounded(self._messages(key, **values))

    def count(self, key: str, n: int, **values: object) -> str:
        """Return the words of ``key`` in the form for ``n`` things."""
        return self.sounded(self._messages.count(key, n, **values))

    def sounded(self, text: str) -> str:
        """Write the Belarusian "у" as "ў" behind a vowel, outside quotations."""
        if self.language != "be":
            return text
        parts = re.split(r"(«[^»]*»)", text)
        return "".join(part if part.startswith("«") else _SHORT_U.sub("ў", part) for part in parts)

    def has(self, key: str) -> bool:
        """Tell whether ``key`` has words."""
        return self._messages.has(key)

    def city(self, name: str, role: str) -> str:
        """Return a city's name in a role: of, to, acc, ins, with, in, into, from.

        The preposition belongs to the answer: "в Минске", "во Владивостоке", "in Minsk". A name
        whose case is not sure takes the way round: "у горадзе Осла".
        """
        if self.language == "be":
            return self._belarusian_city(name, role)
        if self.language != "ru":
            return self._messages(f"city.{role}", name=name)
        from pobratim.brief.words.inflection import inflect_place, starts_hard

        found = inflect_place(name, _CASES[role])
        if found is None:
            return self._messages(f"city.{role}", name=name)
        hard = ".hard" if role in ("in", "into", "with") and starts_hard(name) else ""
        return self._messages(f"city.bare.{role}{hard}", name=found)

    def _belarusian_city(self, name: str, role: str) -> str:
        found = inflect_belarusian_place(name, _CASES[role])
        # "У" before "У" would need "ва", which hangs on the stress.
        if found is None or (role in ("in", "into") and name.startswith("У")):
            return self._messages(f"city.{role}", name=name)
        hard = ".hard" if role in ("with", "from") and joins_hard(name) else ""
        return self._messages(f"city.bare.{role}{hard}", name=found)

    def body(self, name: str) -> str:
        """Return a body's name as it stands behind a post: "председатель" + "Мингорисполкома".

        Empty where its genitive is not safe to make; the caller then puts it in brackets.
        """
        if self.language != "ru":
            return self._messages("body.of", name=name)
        from pobratim.brief.words.inflection import inflect_phrase

        return inflect_phrase(name, "gent") or ""

    def date(self, value: DateValue | str) -> str:
        """Return a date in the nominative."""
        return dates.date_plain(self._messages, value)

    def date_of(self, value: DateValue | str) -> str:
        """Return a date in the genitive, as after "от" or "с"."""
        return dates.date_of(self._messages, value)

    def when(self, value: DateValue | str) -> str:
        """Return a date as an answer to "when"."""
        return dates.date_when(self._messages, value)

    def vintage(self, value: str) -> str:
        """Return the time that figures describe: a month in words, a packaged one in ours.

        Anything else, as in a data set of the user's own, is kept as it stands.
        """
        if _MONTH.fullmatch(value):
            return dates.date_plain(self._messages, value)
        key = f"vintage.{value}"
        return self._messages(key) if self._messages.has(key) else value

    def licence(self, value: str) -> str:
        """Return a licence by its name, with what is no name put into words."""
        key = f"licence.{value}"
        return self._messages(key) if self._messages.has(key) else value

    def integer(self, value: float) -> str:
        """Return a whole number."""
        return numbers.integer(value)

    def number(self, value: float, digits: int = 1) -> str:
        """Return a number with at most ``digits`` decimals."""
        return numbers.rounded(value, self.language, digits)

    def percent(self, share: float) -> str:
        """Return a share in [0, 1] as per cent."""
        return numbers.percent(share, self.language)

    def people(self, value: int) -> str:
        """Return a number of inhabitants, in millions from one million on."""
        if value >= 1_000_000:
            return self._messages("people.million", n=self.number(value / 1_000_000))
        return self._messages("people.thousand", n=self.integer(value / 1000))

    def listed(self, items: Iterable[str]) -> str:
        """Return "a, b and c", each item once."""
        unique = list(dict.fromkeys(item for item in items if item))
        if len(unique) < 2:
            return "".join(unique)
        last = self._messages("list.last", last=unique[-1])
        return f"{', '.join(unique[:-1])} {last}"

    def quoted(self, text: str) -> str:
        """Return ``text`` in the quotation marks of the language, without its full stop.

        The sentence around it brings the stop. A text that already stands in one pair of marks
        is not quoted twice.
        """
        text = text.strip().removesuffix(".")
        opened, closed = _MARKS[self.language]
        if re.fullmatch(r"«[^«»]*»|“[^“”]*”", text):
            return text
        return f"{opened}{text}{closed}"


@lru_cache(maxsize=3)
def words_for(language: str) -> Words:
    """Return the words of ``ru``, ``be`` or ``en``; raises ``UsageError`` for another."""
    return Words(catalogue(language))
