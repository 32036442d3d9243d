"""Patterns of dates in Russian, Belarusian and English, over text folded by ``flat``."""

from __future__ import annotations

import re

from pobratim.lexicon.calendar import (
    MONTH,
    MONTH_ADJECTIVES,
    ORDINAL,
    SEASON,
    SEASON_AFTER,
    WEEKDAY,
)

__all__ = ["ANY", "DEADLINE", "FULL_DATE", "NUMBERS", "PATTERNS", "TRIGGER", "YEAR_WORDS"]

_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_YEAR = r"(?:1[89]|20)\d\d"
_Y = r"(?:(?:год[аеуы]?|годом|годзе|гады|гадоў|годов|годах|гадах)(?!\w)|г\.?\s?г\.?|г\.|г\b)"
_DASH = r"\s?[-–—−]\s?"
_OF_YEAR = rf"(?:,?\s(?P<year>{_YEAR})(?:\s?{_Y})?(?!\d))?"
_TILL = r"(?:по|па|до|да|to|till|until|through|and|и|і)"
_ENDS = r"(?:до|да|к)\s(?:конца|канца|концу)|by the end of|until the end of|before the end of"

NUMBERS: dict[str, int] = {
    **dict.fromkeys(["два", "две", "двух", "дзве", "two"], 2),
    **dict.fromkeys(["три", "тры", "three"], 3),
    **dict.fromkeys(["четыре", "чатыры", "four"], 4),
    **dict.fromkeys(["пять", "пяць", "five"], 5),
    **dict.fromkeys(["шесть", "шэсць", "six"], 6),
    **dict.fromkeys(["десять", "дзесяць", "ten"], 10),
    **dict.fromkeys(["1", "a", "one"], 1),
}
"""Numbers in words, as far as "years ago" needs them."""
_N = rf"(?:\d{{1,2}}|{'|'.join(n for n in NUMBERS if len(n) > 2)}|a)"
_WHICH = (
    r"(?P<which>прошл\w+|прошедш\w+|минувш\w+|мінул\w+|предыдущ\w+|папярэдн\w+|следующ\w+|будущ\w+|"
    r"наступн\w+|будуч\w+|грядущ\w+|этом|этого|этот|эту|текущ\w+|нынешн\w+|гэты\w*|гэтым|гэтага|"
    r"бягуч\w+|last|next|previous|this)"
)

_ENGLISH_DAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_SURE_MONTHS = "january|february|april|june|july|august|september|october|november|december"
"""English months that are no other word."""
_ADJECTIVE = "|".join(stem for stems in MONTH_ADJECTIVES.values() for stem in stems)
_OCCASION = (
    r"визит|встреч|сесси|собран|поездк|форум|ярмар|фестивал|заседан|выстав|гастрол|переговор|"
    r"конференц|приезд|обмен|прием|рейс|поставк|парти|смен|візіт|сустрэч|сесі|сход|паездк|кірмаш|"
    r"фестывал|пасяджэн|выстаў|перамов|канферэнц|прыезд|абмен|рэйс|пастаўк|парты|змен"
)
"""What an adjective of a month may date; elsewhere it may name a street or a district."""

# The first kind that matches at a position wins, so the richer ones stand above the poorer.
_SOURCES: dict[str, str] = {
    "iso": (rf"(?<![\d.-])(?P<iso>{_YEAR}-\d\d-\d\d)(?![\d-])"),
    "numeric": (
        rf"(?<![\d.])(?P<dd>{_DAY})[./](?P<mm>0?[1-9]|1[0-2])[./](?P<yy>{_YEAR})(?!\d)(?:\s?{_Y})?"
    ),
    "day_span": (
        rf"(?<!\d)(?:(?:с|со|з|са|from)\s)?(?<!\d)(?P<d>{_DAY})\s(?P<m>{MONTH}),?\s(?P<y1>{_YEAR})"
        rf"(?:\s?{_Y})?(?:{_DASH}|\s{_TILL}\s)(?P<d2>{_DAY})\s(?P<m2>{MONTH})(?!\w),?\s"
        rf"(?P<year>{_YEAR})(?:\s?{_Y})?(?!\d)"
    ),
    "day_range": (
        rf"(?<!\d)(?:(?:с|со|з|са|from)\s)?(?<!\d)(?P<d>{_DAY})(?:\s(?P<m>{MONTH}))?"
        rf"(?:{_DASH}|\s{_TILL}\s)(?P<d2>{_DAY})\s(?P<m2>{MONTH})(?!\w){_OF_YEAR}"
    ),
    "day_range_en": (
        rf"\b(?P<m2>{MONTH})\s(?P<d>{_DAY})(?:{_DASH}|\s(?:to|and|through|until)\s)(?P<d2>{_DAY})(?!\d)"
        rf"{_OF_YEAR}"
    ),
    "day": (
        rf"(?<![\d.,:])(?P<d>{_DAY})(?:-?(?:го|га|st|nd|rd|th))?\s(?:of\s)?(?P<m>{MONTH})(?!\w)"
        rf"{_OF_YEAR}"
    ),
    "day_en": (
        rf"\b(?P<m>january|february|march|april|may|june|july|august|september|october|november|"
        rf"december|jan\.?|feb\.?|apr\.?|aug\.?|sept?\.?|oct\.?|nov\.?|dec\.?)\s(?P<d>{_DAY})"
        rf"(?:st|nd|rd|th)?(?![\d:]){_OF_YEAR}"
    ),
    "end_of": (
        rf"\b(?:{_ENDS})\s(?:(?P<q>{ORDINAL})\s(?:квартал\w*|quarter)(?:\sof)?\s?"
        rf"|(?P<this_month>(?:этого\s|гэтага\s|the\s)?(?:месяца|месяца|month))"
        rf"|(?P<this_quarter>(?:этого\s|гэтага\s|the\s)?(?:квартала|quarter))(?!\w)"
        rf"|(?P<m>{MONTH})(?!\w)|)(?:{_WHICH}\s)?"
        rf"(?:(?P<year>{_YEAR})(?:\s?{_Y})?|года\b|the year\b|year\b|)"
    ),
    "quarter": (
        rf"\b(?P<q>{ORDINAL})\s(?:квартал\w*|quarter)(?:\s(?:of\s)?(?P<year>{_YEAR})(?:\s?{_Y})?)?"
    ),
    "half": (
        rf"\b(?P<q>{ORDINAL})\s(?:полугоди\w+|паўгоддз\w+|пауго[дт]\w+|half)"
        rf"(?:\s(?:of\s)?(?P<year>{_YEAR})(?:\s?{_Y})?)?"
    ),
    "middle": (rf"\bmid-(?P<y>{_YEAR})(?!\d)"),
    "quarter_q": (rf"\bq(?P<q>[1-4])\s(?P<year>{_YEAR})"),
    "month_range": (
        rf"\b(?P<m>{MONTH})(?:{_DASH}|\s(?:по|па|до|to|until)\s)(?P<m2>{MONTH})(?!\w){_OF_YEAR}"
    ),
    "month_year": (rf"\b(?P<m>{MONTH}),?\s(?:of\s)?(?P<year>{_YEAR})(?!\d)(?:\s?{_Y})?"),
    "month": (
        rf"(?:(?<=\bв\s)|(?<=\bу\s)|(?<=\bў\s)|(?<=\bс\s)|(?<=\bз\s)|(?<=\bк\s)|(?<=\bдо\s)|(?<=\bда\s)"
        rf"|(?<=\bin\s)|(?<=\bby\s)|(?<=\bsince\s)|(?<=\buntil\s)|(?<=\bна\s)|(?<=\bконце\s)"
        rf"|(?<=\bначале\s)|(?<=\bсередине\s)|(?<=\bканцы\s)|(?<=\bпачатку\s)|(?<=\bend\sof\s))"
        rf"(?:{_WHICH}\s)?(?P<m>{MONTH})(?![\w-])(?:\s(?P<year>{_YEAR}))?"
    ),
    "month_in_brackets": (rf"(?<=[(,—–])\s?(?P<m>{MONTH})(?=[,;)])(?P<year>)"),
    "month_next": (rf"\b(?P<which>next|last|this)\s(?P<m>{MONTH})(?!\w)(?P<year>)"),
    "month_head": (
        r"(?:^|(?<=[.;]\s))(?P<m>январь|февраль|март|апрель|май|июнь|июль|август|сентябрь|октябрь|"
        r"ноябрь|декабрь|студзень|люты|сакавік|красавік|травень|чэрвень|ліпень|жнівень|верасень|"
        r"кастрычнік|лістапад|снежань)(?=[.:](?:\s|$))(?P<year>)"
    ),
    "years": (
        rf"(?<![\d-])(?P<y>{_YEAR}){_DASH}(?P<y2>{_YEAR}|\d\d)(?!\d)(?:-?[а-яa-z]{{1,2}}\b)?(?:\s?{_Y})?"
        rf"(?![\w-]*\d)"
    ),
    "years_words": (
        rf"\b(?:с|з|from|between)\s(?P<y>{_YEAR})(?:\sгода)?\s{_TILL}\s"
        rf"(?P<y2>{_YEAR})(?:\s?{_Y})?"
    ),
    "season": (
        rf"\b(?:{_WHICH}\s)?(?:(?P<s>{SEASON})|(?:(?<=\bдо\s)|(?<=\bда\s)|(?<=\bс\s)|(?<=\bз\s)"
        rf"|(?<=\bк\s)|(?<=\bна\s)|(?<=начале\s)|(?<=конце\s)|(?<=конца\s)|(?<=канца\s)"
        rf"|(?<=канцы\s)|(?<=пачатку\s)|(?<=сярэдзіне\s)|(?<=середине\s))(?P<s2>{SEASON_AFTER}))(?!\w)(?:\s(?:of\s)?(?P<year>{_YEAR})(?:\s?{_Y})?)?"
        r"(?:\s(?P<which2>этого|прошлого|следующего|гэтага|мінулага|наступнага)\sгода)?"
    ),
    "year": (rf"(?<![\d\w.-])(?P<y>{_YEAR})(?:-?(?:го|га|м|му|й|е|я|ым|ы)\b|\s?{_Y})"),
    "year_en": (
        r"(?:(?<=\bin\s)|(?<=since\s)|(?<=until\s)|(?<=\bby\s)|(?<=\bto\s)|(?<=\bfrom\s)|(?<=\bfor\s)"
        r"|(?<=\bof\s)|(?<=\bthe\s)|(?<=during\s)|(?<=before\s)|(?<=after\s)|(?<=\ba\s)|(?<=\()"
        rf"|(?<=late\s)|(?<=early\s))(?P<y>{_YEAR})(?!\d|-\d|s\b|\s(?:km|people|tonnes|residents))"
    ),
    "relative_day": (
        r"\b(?P<word>позавчера|послезавтра|пазаўчора|паслязаўтра|вчера|учора|накануне|напярэдадні|"
        r"сегодня|сення|завтра|заўтра|yesterday|today|tomorrow|last night)(?!\w)"
        r"(?!\s(?:выбор|рожд|калядн|алімп))"
    ),
    "relative_day_adj": (r"\b(?P<word>вчерашн|сегодняшн|завтрашн|учарашн|сенняшн|заўтрашн)\w+"),
    "weekday": (
        rf"(?:(?<=\bв\s)|(?<=\bво\s)|(?<=\bу\s)|(?<=\bў\s)|(?<=\bon\s)|(?<=\bна\s)|(?<=\bby\s))"
        rf"(?:{_WHICH}\s)?(?P<w>{WEEKDAY})(?!\w)(?!\s{_DAY}\s)"
    ),
    "weekend": (rf"(?:{_WHICH}\s)?(?:выходные|выходных|выхадныя|выхадных|weekend)(?!\w)"),
    "weekday_en": (rf"\b(?P<which>last|next|this)\s(?P<w>{WEEKDAY})(?!\w)"),
    "weekday_bare": (
        rf"(?<!every\s)(?<!each\s)(?<!of\s)(?<![\w-])(?P<w>{_ENGLISH_DAYS})(?![\w-])(?!\s{_DAY}\s)"
    ),
    "month_en": (
        rf"\b(?:(?:early|late|mid)[\s-])?(?P<m>{_SURE_MONTHS}|(?<=early\s)(?:may|march)|(?<=late\s)"
        rf"(?:may|march)|(?<=mid-)(?:may|march)|(?<=from\s)(?:may|march)|(?<=during\s)(?:may|march))"
        rf"(?![\w-])(?!\s(?:{_DAY}|{_YEAR})\b)(?P<year>)"
    ),
    "month_adjective": (rf"\b(?P<a>(?:{_ADJECTIVE})\w+)(?=\s(?:[\w-]+\s)?(?:{_OCCASION}))"),
    "new_year": (
        r"(?:до|к|да|before|by)\s(?:the\s)?(?:нов(?:ого|ому|ага)\s(?:года?|году)|new\syear)(?!\w)"
    ),
    "relative_year_word": (r"\b(?P<word>летась|сёлета|селета|налета)(?!\w)"),
    "relative_year": (rf"\b{_WHICH}\s(?:календарн\w+\s)?(?:год[ауе]?|годзе|годом|year)(?!\w)"),
    "relative_week": (rf"\b{_WHICH}\s(?:недел[еяюи]|тыдн[іяю]|тыдзень|week)(?!\w)"),
    "relative_month": (rf"\b{_WHICH}\s(?:месяц[еау]?|месяцы|month)(?!\w)"),
    "earlier": (
        rf"\b(?P<earlier>(?:(?P<n>{_N})\s)?(?:годом|годам|years?)\s(?:ранее|раньше|раней|earlier|before))"
        r"(?!\w)"
    ),
    "later": (
        rf"\b(?P<later>(?:спустя|пасля)\s(?:(?P<n>{_N})\s)?(?:год|года|лет|гады|гадоў)(?!\w)|"
        rf"(?:(?P<n2>{_N})\s)?(?:год|года|лет|гады|гадоў|годом|годам|years?)\s"
        r"(?:спустя|позже|позднее|пазней|later|after that))(?!\w)"
    ),
    "same_year": (
        r"\b(?:в\sтом\sже\sгоду|того\sже\sгода|(?:у|ў)\sтым\sжа\sгодзе|таго\sж\sгода|"
        r"(?:in\s)?(?:the\ssame|that)\syear)(?!\w)"
    ),
    "ago": (
        rf"\b(?:(?P<n>{_N})\s)?(?:год|года|лет|гады|гадоў|years?)\s"
        r"(?:назад|таму|тому назад|ago)(?!\w)"
    ),
    "ahead": (rf"\b(?P<ahead>через|праз)\s(?:(?P<n>{_N})\s)?(?:год|года|лет|гады|гадоў)(?!\w)"),
}
PATTERNS: dict[str, re.Pattern[str]] = {k: re.compile(p) for k, p in _SOURCES.items()}
"""What each kind of date looks like; named groups hold its parts."""

# Every date begins with a word or a digit: where none does, no kind need be tried.
ANY = re.compile(
    r"(?:(?<!\w)|(?=\d))(?:"
    + "|".join(
        f"(?P<{kind}>{re.sub(r'[(][?]P<[a-z_0-9]+>', '(?:', pattern)})"
        for kind, pattern in _SOURCES.items()
    )
    + ")"
)
"""All kinds at once; ``lastgroup`` tells which matched."""

TRIGGER = re.compile(
    rf"\d|{MONTH}|{WEEKDAY}|{SEASON}|{SEASON_AFTER}|{_ADJECTIVE}|спустя|вчера|учора|ўчора|сегодня|завтра|заўтра|сення|накануне|"
    r"напярэдадні|летась|селета|налета|год|лет\b|гады|недел|тыдн|тыдзень|месяц|конц|канц|квартал|полугод|паўго|пауго|half|выходн|выхадн|weekend|"
    r"night|day\b|tomorrow|year|week|month|quarter"
)
"""What every date has at least one of: a cheap test before the full patterns."""

YEAR_WORDS = re.compile(rf"\b({_YEAR})\s?{_Y}")

FULL_DATE = re.compile(
    rf"(?<!\d)(?:(?P<dd>{_DAY})\.(?P<mm>0[1-9]|1[0-2])\.(?P<yy>{_YEAR})"
    rf"|(?P<d>{_DAY})\s(?P<m>{MONTH})\s(?P<year>{_YEAR}))(?:\s?{_Y})?"
)
DEADLINE = re.compile(
    r"(?:\b(?:до|да|к|ко|не\sпозднее|не\sпозже|не\sпазней|by|before|until|no\slater\sthan)|"
    r"\b(?:срок|тэрмін|deadline):?)\s(?:\d+\s\w+\s)?$"
)
