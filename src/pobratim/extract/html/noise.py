"""Elements that frame an article: menus, teasers, comments, forms, what is not shown."""

from __future__ import annotations

import re
from functools import lru_cache

from lxml import html

__all__ = ["is_hidden", "is_noise", "is_surely_noise"]

_TAGS = frozenset(["nav", "footer", "aside", "form", "menu"])
_ROLES = frozenset(
    [
        *("navigation", "contentinfo", "search", "dialog", "alertdialog", "complementary", "menu"),
        *("menubar", "toolbar", "tablist", "banner"),
    ]
)
_KEPT = frozenset(["html", "body", "article", "main", "h1"])
_WORDS = re.compile(
    r"(?:^|[\s_-])(?:comments?|commentary|respond|disqus|sidebar|side-?bar|aside|related\w*|"
    r"recommend\w*|similar|shar(?:e|ing|es)\w*|social\w*|soc|subscri\w+|breadcrumbs?|crumbs?|"
    r"cookies?|banners?|advert\w*|ads?|adv|reklama|promo\w*|popup|modal|menu\w*|nav|navbar|"
    r"navigation|footer|foot|tags|taglist|tag-?(?:list|links|cloud)|keywords|rating|vote|poll|"
    r"read-?(?:also|more)|see-?also|also|chitai\w*|author-?(?:info|box|bio|card)|about-?author|"
    r"newsletter|pagination|pager|paginator|widgets?|teasers?|more-?news|other-?news|last-?news|"
    r"latest\w*|popular\w*|top-?news|news-?(?:list|feed|line|lenta|block)|lenta|feed|partners?|"
    r"telegram|login|auth|search\w*|copyright\w*|toolbar|tools|print\w*|donat\w+|weather|"
    r"currency|kurs|skip-?link\w*|sr-?only|visually-?hidden|screen-?reader\w*|lang-?switch\w*|"
    r"languages?|prev-?next|post-?nav\w*|views?|counters?|inset|incut|vrezka|anons|archive|"
    r"calendar|complaint|orphus|typo|sponsor\w*|outbrain|taboola|mgid|smi2|"
    r"accessib\w+|gotop|to-?top|hotline|contacts?)(?:$|[\s_-])",
    re.IGNORECASE,
)
_SURE = re.compile(
    r"(?:^|[\s_-])(?:comments?|respond|disqus|related\w*|recommend\w*|similar|breadcrumbs?|cookies?|"
    r"modal|popup|footer|nav|navbar|navigation|menu\w*|teasers?|comments?-?(?:list|area|block))"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NONE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def is_hidden(element: html.HtmlElement) -> bool:
    """Tell whether a browser would not show ``element``."""
    names = element.keys()
    if not names:
        return False
    if "hidden" in names or element.get("aria-hidden") == "true":
        return True
    return "style" in names and bool(_NONE.search(element.get("style") or ""))


def is_noise(element: html.HtmlElement) -> bool:
    """Tell whether the tag, role, class or id of ``element`` says that it frames the article.

    It only says so: whoever chooses the article acquits an element that holds most of the text.
    """
    tag = element.tag
    if tag in _KEPT:
        return False
    if tag in _TAGS or element.get("role") in _ROLES:
        return True
    if tag == "header":
        return not any(a.tag in ("article", "main") for a in element.iterancestors())
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return len(names) > 1 and _frames(names)


# A page has hundreds of elements and a few dozen names.
@lru_cache(maxsize=4096)
def _frames(names: str) -> bool:
    return bool(_WORDS.search(_CAMEL.sub("-", names[:400])))


def is_surely_noise(element: html.HtmlElement) -> bool:
    """Tell whether an element that is noise is so by a name that articles hardly ever have."""
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return element.tag in ("nav", "footer") or bool(_SURE.search(_CAMEL.sub("-", names)))
