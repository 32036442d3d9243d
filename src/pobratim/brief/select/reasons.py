"""Explanations in words: the codes that affinity gives, with their numbers."""

from __future__ import annotations

from pobratim.brief.context import Brief
from pobratim.brief.naming import script
from pobratim.brief.select.firms import firm_note
from pobratim.brief.select.retelling import marked
from pobratim.model.scores import Commonality, Explanation, FeatureValue, Match

__all__ = [
    "chain_words",
    "commonality_words",
    "goods_words",
    "match_goods",
    "match_notes",
    "reason_words",
    "shown_reasons",
    "value_words",
]

_SHARES = ("share_of_use", "share_of_inputs", "share")
_SHOWN_GOODS = 2
_STATED = ("stated-need", "seller-delivers")


def reason_words(brief: Brief, reason: Explanation) -> str:
    """Return an explanation in words; raises ``DataError`` for a code without words."""
    values = {name: _value(brief, name, value) for name, value in reason.values.items()}
    if "names" in reason.values:
        values["names"] = goods_words(brief, reason)
    said = brief.text(f"reason.{reason.code}", **values)
    return _with_size(brief, reason, said) if reason.code == "same-kind" else said


def _with_size(brief: Brief, reason: Explanation, said: str) -> str:
    """Add how big two institutions are; that it is not known is said as well."""
    values = reason.values
    if values.get("strength") is None:
        return brief.text("strength.none", base=said)
    sizes = {side: brief.words.integer(float(str(values[f"size_{side}"]))) for side in ("a", "b")}
    name = brief.text(f"measure.{values['measure']}")
    return brief.text("strength.both", base=said, measure=name, **sizes)


def commonality_words(brief: Brief, item: Commonality) -> str:
    """Return what two cities share in words; raises ``DataError`` for a code without words."""
    values = {name: _value(brief, name, value) for name, value in item.values.items()}
    values |= {
        "value_a": value_words(brief, item.a, item.code),
        "value_b": value_words(brief, item.b, item.code),
    }
    if item.code == "utc-offset":
        values["offset"] = _offset(brief, item.a)
    return brief.text(f"common.{item.code}", **values)


def _offset(brief: Brief, value: FeatureValue) -> str:
    """Return hours from UTC with their sign: "+3", "−5"."""
    hours = float(str(value))
    return f"{'−' if hours < 0 else '+'}{brief.words.number(abs(hours), 2)}"


def value_words(brief: Brief, value: FeatureValue, code: str = "") -> str:
    """Return a feature's value for a cell or a sentence; a missing one as a dash.

    ``code`` is the feature's: the languages of ``language`` are named after CLDR.
    """
    if isinstance(value, tuple):
        return ", ".join(value_words(brief, part, code) for part in value)
    if isinstance(value, str):
        return _category(brief, value, code)
    if isinstance(value, bool):
        return brief.text("value.yes" if value else "value.no")
    if value is None:
        return brief.text("value.missing")
    if isinstance(value, int):
        return brief.words.integer(value)
    return brief.words.number(value, 2 if abs(value) < 10 else 0)


def _category(brief: Brief, value: str, code: str) -> str:
    if code == "language":
        return _language(value, brief.words.language)
    key = f"value.{value}"
    return brief.text(key) if brief.words.has(key) else value


def _language(code: str, shown_in: str) -> str:
    """Return the name of a language, its code where CLDR has none."""
    from babel import Locale

    return str(Locale(shown_in).languages.get(code, code))


def goods_words(brief: Brief, reason: Explanation) -> str:
    """Return the goods of an explanation by the names that the dossier's language has."""
    names = reason.values.get("names")
    forms = [names] if isinstance(names, str) else list(names) if isinstance(names, tuple) else []
    latin = brief.words.language == "en"
    right = [name for name in forms if (script(name) == "en") == latin] or forms
    return ", ".join(dict.fromkeys(right[:_SHOWN_GOODS]))


def match_goods(brief: Brief, match: Match) -> str:
    """Return the goods that a match is about, empty where it names none."""
    offered = (reason for reason in match.reasons if reason.values.get("names"))
    first = next(offered, None)
    return "" if first is None or match.kind != "may-buy" else goods_words(brief, first)


def chain_words(brief: Brief, match: Match) -> str:
    """Return the reason of a match in one clause, empty where it has none."""
    if match.kind == "known" and match.evidence:
        return marked(brief, match.evidence[0])
    reasons = shown_reasons(match)
    if reasons:
        return "; ".join(reason_words(brief, reason) for reason in reasons)
    if len(match.chain) > 1:
        first, last = match.chain[0], match.chain[-1]
        return brief.text("chain", seller=first.label, buyer=last.label)
    return ""


def shown_reasons(match: Match) -> list[Explanation]:
    """Return the reasons worth a clause: goods stand in the title, a stated need says it all."""
    reasons = [reason for reason in match.reasons if reason.code != "offered-goods"]
    stated = [reason for reason in reasons if reason.code in _STATED]
    return stated or reasons


def match_notes(brief: Brief, match: Match) -> tuple[int, ...]:
    """Return the footnotes of a match: its evidence, its data sets, the pages of both sides."""
    sources = [source for reason in shown_reasons(match) for source in reason.sources]
    evidence = [reason.evidence for reason in shown_reasons(match)]
    notes = [*brief.spans(match.evidence, *evidence), *brief.data(sources or match.sources)]
    return tuple(dict.fromkeys([*notes, *_pages(brief, match)]))


def _pages(brief: Brief, match: Match) -> list[int]:
    return [firm_note(brief, firm) for firm in (match.seller, match.buyer) if firm.addresses]


def _value(brief: Brief, name: str, value: FeatureValue) -> str:
    if name in _SHARES and isinstance(value, float):
        return brief.words.percent(value)
    return value_words(brief, value)
