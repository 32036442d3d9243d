"""Numbers as a reader of the language expects them."""

from __future__ import annotations

__all__ = ["integer", "percent", "probability", "rounded"]

_THIN = "\u202f"


def integer(value: float) -> str:
    """Return a whole number with thin spaces between thousands from 10 000 on."""
    text = f"{round(value):,}".replace(",", _THIN)
    return text if abs(value) >= 10_000 else text.replace(_THIN, "")


def rounded(value: float, language: str, digits: int = 1) -> str:
    """Return a number with at most ``digits`` decimals, with the decimal mark of the language."""
    text = f"{value:,.{digits}f}".replace(",", _THIN)
    if digits:
        text = text.rstrip("0").rstrip(".")
    return text if language == "en" else text.replace(".", ",")


def percent(share: float, language: str) -> str:
    """Return a share in [0, 1] as per cent: two significant digits below one per cent."""
    value = share * 100
    if 0 < value < 0.01:
        return f"< {rounded(0.01, language, 2)}{_space(language)}%"
    digits = 0 if value >= 10 else 1 if value >= 1 else 2
    return f"{rounded(value, language, digits)}{_space(language)}%"


def probability(value: float, language: str) -> str:
    """Return a p-value or probability: three decimals, ``< 0.001`` below."""
    if value < 0.001:
        return f"< {rounded(0.001, language, 3)}"
    return rounded(value, language, 3)


def _space(language: str) -> str:
    return "" if language == "en" else "\u00a0"
