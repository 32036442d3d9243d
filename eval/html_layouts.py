"""Layouts of news pages, written for this project after the habits of many real sites.

Each is a function from an article and what frames it (menus, teasers, comments, calls) to a page.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from html import escape

__all__ = ["LAYOUTS", "Frame", "News"]


@dataclass(frozen=True, slots=True)
class News:
    """A known article: ``paragraphs`` is the body that an extractor should return."""

    title: str
    paragraphs: tuple[str, ...]
    caption: str
    author: str
    outlet: str
    published: str
    language: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around an article, in its language."""

    menu: tuple[str, ...]
    teasers: tuple[tuple[str, str], ...]
    comments: tuple[str, ...]
    calls: tuple[str, ...]
    shown_date: str
    also: str
    legal: str


Layout = Callable[[News, Frame], str]


def _links(words: tuple[str, ...], tag: str = "li") -> str:
    return "".join(f'<{tag}><a href="/x">{escape(w)}</a></{tag}>' for w in words)


def _ps(rows: tuple[str, ...], *, names: str = "") -> str:
    return "".join(f"<p{names}>{escape(r)}</p>\n" for r in rows)


def _page(news: News, head: str, body: str, *, names: str = "") -> str:
    return (
        f'<!DOCTYPE html><html lang="{news.language}"><head><meta charset="utf-8">'
        f"<title>{escape(news.title)} — {escape(news.outlet)}</title>{head}</head>"
        f"<body{names}>{body}</body></html>"
    )


def _og(news: News) -> str:
    return (
        f'<meta property="og:title" content="{escape(news.title)}">'
        f'<meta property="og:site_name" content="{escape(news.outlet)}">'
        f'<meta property="article:published_time" content="{news.published}T10:15:00+03:00">'
        f'<meta name="author" content="{escape(news.author)}">'
    )


def _ld(news: News) -> str:
    row = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebSite", "name": news.outlet},
            {
                "@type": "NewsArticle",
                "headline": news.title,
                "datePublished": f"{news.published}T10:15:00+03:00",
                "author": {"@type": "Person", "name": news.author},
                "publisher": {"@type": "Organization", "name": news.outlet},
            },
        ],
    }
    return f'<script type="application/ld+json">{json.dumps(row, ensure_ascii=False)}</script>'


def _cards(frame: Frame, names: str = "card") -> str:
    return "".join(
        f'<div class="{names}"><a href="/n"><img src="t.jpg" alt=""></a>'
        f'<h3><a href="/n">{escape(t)}</a></h3><p>{escape(p)}</p></div>'
        for t, p in frame.teasers
    )


def blog_engine(news: News, frame: Frame) -> str:
    """A blog engine: body classes, sharing row, related posts, comment list and form."""
    comments = "".join(
        f'<li class="comment"><article><footer><b>user{i}</b></footer><p>{escape(c)}</p></article>'
        f'<a href="#">Reply</a></li>'
        for i, c in enumerate(frame.comments)
    )
    body = f"""<header class="site-header"><h1 class="site-title"><a href="/">{escape(news.outlet)}
</a></h1><nav><ul>{_links(frame.menu)}</ul></nav></header>
<div id="content"><main><article class="post-7 post type-post tag-minsk category-news hentry">
<header class="entry-header"><h1 class="entry-title">{escape(news.title)}</h1>
<div class="entry-meta"><span class="posted-on"><time datetime="{news.published}T10:15:00+03:00">
{frame.shown_date}</time></span> <span class="byline">{escape(news.author)}</span></div></header>
<div class="entry-content"><figure class="wp-caption"><img src="a.jpg"><figcaption
class="wp-caption-text">{escape(news.caption)}</figcaption></figure>{_ps(news.paragraphs)}
<div class="sharedaddy"><h3>{escape(frame.calls[0])}</h3><ul>{_links(("VK", "OK"))}</ul></div>
</div><footer class="entry-footer">{_links(frame.menu[:3], "span")}</footer></article>
<nav class="post-navigation"><a href="/p">{escape(frame.teasers[0][0])}</a></nav>
<div id="comments" class="comments-area"><ol>{comments}</ol><form><p>{escape(frame.calls[1])}</p>
</form></div></main></div><aside id="secondary" class="widget-area">{_cards(frame)}</aside>
<footer><p>{escape(frame.legal)}</p></footer>"""
    return _page(news, _og(news), body, names=' class="single single-post tag-minsk"')


def breaks_only(news: News, frame: Frame) -> str:
    """A portal of the 2000s: a table layout, text in a cell with line breaks, no metadata."""
    text = "<br><br>\n".join(escape(p) for p in news.paragraphs)
    rows = "".join(
        f"<tr><td><a href=x>{escape(t)}</a><br>{escape(p)}</td></tr>" for t, p in frame.teasers
    )
    return f"""<html><head><title>{escape(news.title)}</title></head><body bgcolor=white>
<table width=100%><tr><td colspan=3>{_links(frame.menu, "font")}</td></tr>
<tr><td width=150 valign=top>{_links(frame.menu, "div")}</td>
<td valign=top><font size=4><b>{escape(news.title)}</b></font><br><font color=gray>
{frame.shown_date}</font><br><br><img src=a.jpg align=left>{text}<br><br>
<a href=print>{escape(frame.calls[2])}</a></td>
<td valign=top><table>{rows}</table></td></tr>
<tr><td colspan=3 align=center>{escape(frame.legal)}</td></tr></table></body></html>"""


def town_hall(news: News, frame: Frame) -> str:
    """An authority's site on a boxed engine: the whole page in a form, breadcrumbs, banners."""
    body = f"""<form id="aspnetForm" method="post"><div class="wrapper"><div class="top-menu">
<ul>{_links(frame.menu)}</ul></div><div class="breadcrumbs">{_links(frame.menu[:3], "span")}</div>
<div class="left-col"><ul class="vertical-menu">{_links(frame.menu)}</ul></div>
<div class="page-content"><h1>{escape(news.title)}</h1><div class="news-detail">
<span class="news-date-time">{frame.shown_date}</span><img class="detail_picture" src="a.jpg">
<div class="news-detail-text">{"".join(f"<div>{escape(p)}</div>" for p in news.paragraphs)}</div>
<p><i>{escape(news.author)}</i></p></div><div class="back"><a href="/">{escape(frame.calls[2])}</a>
</div></div><div class="banners">{_cards(frame)}</div></div>
<div class="footer"><p>{escape(frame.legal)}</p></div></form>"""
    return _page(news, "", body)


def wrapped_blocks(news: News, frame: Frame) -> str:
    """A block editor: each paragraph in wrappers of its own, teasers and calls in between."""
    blocks = "".join(
        f'<div class="article__block" data-block="text"><div class="article__text">'
        f"<p>{escape(p)}</p></div></div>"
        for p in news.paragraphs
    )
    middle = (
        f'<div class="article__block" data-block="inset"><div class="article__inset"><p>'
        f"{escape(frame.also)}</p><a href='/n'>{escape(frame.teasers[0][0])}</a></div></div>"
    )
    cut = len(blocks) // 2
    cut = blocks.find('<div class="article__block"', cut)
    blocks = blocks if cut < 0 else blocks[:cut] + middle + blocks[cut:]
    body = f"""<header class="header"><div class="header__menu"><ul>{_links(frame.menu)}</ul></div>
</header><div class="layout"><div class="article" itemscope><div class="article__header">
<div class="article__info-date"><a href="/d">{frame.shown_date}</a></div>
<h1 class="article__title">{escape(news.title)}</h1></div><div class="media"><img src="a.jpg">
<div class="media__description">{escape(news.caption)}</div></div><div class="article__body">
{blocks}</div><div class="article__tags">{_links(frame.menu[:4], "span")}</div></div>
<div class="lenta">{_links(tuple(t for t, _ in frame.teasers), "div")}</div></div>
<div class="footer"><div>{escape(frame.legal)}</div></div>"""
    return _page(news, _ld(news), body)


def microdata(news: News, frame: Frame) -> str:
    """Microdata everywhere; the text directly in a division between its paragraphs."""
    first, *rest = news.paragraphs
    body = f"""<div class="hat"><a href="/">{escape(news.outlet)}</a>{_links(frame.menu, "span")}
</div><div itemscope itemtype="http://schema.org/NewsArticle"><h1 itemprop="headline">
{escape(news.title)}</h1><meta itemprop="datePublished" content="{news.published}">
<div class="stat">{frame.shown_date} <span>1234</span></div><div itemprop="articleBody">
{escape(first)}<p>{"</p><p>".join(escape(p) for p in rest)}</p>
<p><strong>{escape(frame.also)}</strong></p><ul>{_links((frame.teasers[0][0],))}</ul></div>
<div itemprop="author"><span itemprop="name">{escape(news.author)}</span></div></div>
<div class="also">{_cards(frame)}</div><div class="copyright">{escape(frame.legal)}</div>"""
    return _page(news, "", body)


def long_discussion(news: News, frame: Frame) -> str:
    """A short article below which readers write more than the article holds."""
    comments = "".join(
        f'<div class="message"><div class="message-author">user{i}</div>'
        f'<div class="message-text">{escape(c)}</div></div>'
        for i, c in enumerate(frame.comments * 4)
    )
    body = f"""<div class="nav">{_links(frame.menu, "b")}</div><div class="news"><h1>
{escape(news.title)}</h1><p class="date">{frame.shown_date}</p><div class="text">
{_ps(news.paragraphs)}</div></div><div class="discussion" id="comments"><h2>
{escape(frame.calls[1])}</h2>{comments}</div><div>{escape(frame.legal)}</div>"""
    return _page(news, _og(news), body)


def endless(news: News, frame: Frame) -> str:
    """An endless page: the article, and the next ones in full behind it."""
    others = "".join(
        f'<article class="article"><h2>{escape(t)}</h2><div class="article-text">'
        f"<p>{escape(p)}</p>"
        f"<p>{escape(p)}</p></div></article>"
        for t, p in frame.teasers
    )
    body = f"""<header><nav>{_links(frame.menu, "a")}</nav></header><main><article class="article">
<h1>{escape(news.title)}</h1><div class="meta"><time datetime="{news.published}">
{frame.shown_date}</time> {escape(news.author)}</div><div class="article-text">
<p class="lead"><b>{escape(news.paragraphs[0])}</b></p>{_ps(news.paragraphs[1:])}</div>
</article>{others}</main><footer>{escape(frame.legal)}</footer>"""
    return _page(news, _og(news) + _ld(news), body)


def no_paragraphs(news: News, frame: Frame) -> str:
    """Divisions with made-up class names only, as style compilers write them."""
    text = "".join(f'<div class="k7d_s"><span>{escape(p)}</span></div>' for p in news.paragraphs)
    cards = "".join(
        f'<div class="z3_x"><a href="/n"><div>{escape(t)}</div><div>{escape(p)}</div></a></div>'
        for t, p in frame.teasers
    )
    body = f"""<div id="__next"><div class="a1"><div class="b2">{_links(frame.menu, "div")}</div>
<div class="c3"><div class="d4"><h1 class="e5">{escape(news.title)}</h1><div class="f6">
{frame.shown_date}</div></div><div class="g7">{text}</div><div class="h8"><div class="i9">
{escape(frame.calls[0])}</div></div></div><div class="j1">{cards}</div></div></div>
<script>window.__DATA__ = {{"text": "{escape(news.paragraphs[0])}"}}</script>"""
    return _page(news, _og(news), body)


def interview(news: News, frame: Frame) -> str:
    """Subheadings, a list and a quotation inside the text."""
    head, *rest = news.paragraphs
    items = rest[-1:] if len(rest) > 2 else []
    middle = rest[: len(rest) - len(items)]
    body = f"""<div class="navigation-bar">{_links(frame.menu, "span")}</div><section
class="content-wrapper"><div class="content"><h1>{escape(news.title)}</h1><div class="lead">
{escape(head)}</div><div class="author-line">{escape(news.author)} | {frame.shown_date}</div>
<div class="text-block">{"".join(f"<p>{escape(p)}</p>" for p in middle[:1])}
{"".join(f"<blockquote>{escape(p)}</blockquote>" for p in middle[1:2])}
{_ps(tuple(middle[2:]))}<ul>{"".join(f"<li>{escape(p)}</li>" for p in items)}</ul></div>
<div class="subscribe-block"><p>{escape(frame.calls[3])}</p></div></div>
<div class="column-right"><h4>{escape(frame.also)}</h4>{_cards(frame, "item")}</div></section>
<div class="bottom">{escape(frame.legal)}</div>"""
    return _page(news, _ld(news), body)


def calls_inside(news: News, frame: Frame) -> str:
    """Calls to subscribe and links to other news stand as plain paragraphs of the text."""
    rows = [f"<p>{escape(p)}</p>" for p in news.paragraphs]
    rows.insert(
        1, f'<p><a href="/n"><b>{escape(frame.also)} {escape(frame.teasers[0][0])}</b></a></p>'
    )
    rows.append(f'<p>{escape(frame.calls[3])} <a href="t">Telegram</a></p>')
    rows.append(f"<p>{escape(frame.calls[4])}</p>")
    body = f"""<div class="top"><ul class="m">{_links(frame.menu)}</ul></div><div class="box">
<h1>{escape(news.title)}</h1><div class="info"><span>{frame.shown_date}</span></div>
<img src="a.jpg"><div class="img-desc">{escape(news.caption)}</div>{"".join(rows)}</div>
<div class="box2"><h2>{escape(frame.also)}</h2>{_cards(frame)}</div>
<p class="legal">{escape(frame.legal)}</p>"""
    return _page(news, _og(news), body)


def unclosed(news: News, frame: Frame) -> str:
    """Hand-written markup: unclosed paragraphs, nested fonts, upper-case tags."""
    text = "\n<P ALIGN=justify><FONT FACE=Arial>".join(escape(p) for p in news.paragraphs)
    return f"""<HTML><HEAD><META NAME="date" CONTENT="{news.published}"><TITLE>{escape(news.title)}
</TITLE></HEAD><BODY><CENTER><A HREF=/>{escape(news.outlet)}</A> {_links(frame.menu, "B")}</CENTER>
<HR><H1>{escape(news.title)}</H1><P ALIGN=right><I>{escape(news.author)}</I>
<P ALIGN=justify><FONT FACE=Arial>{text}<HR><UL>{_links(tuple(t for t, _ in frame.teasers))}</UL>
<P ALIGN=center><SMALL>{escape(frame.legal)}</SMALL></BODY></HTML>"""


def teaser_wall(news: News, frame: Frame) -> str:
    """A tabloid: more teasers with sentences of text than article, in plainly named columns."""
    wall = "".join(
        f'<div class="tile"><div class="tile-title"><a href="/n">{escape(t)}</a></div>'
        f'<div class="tile-anons">{escape(p)}</div></div>'
        for t, p in frame.teasers * 3
    )
    body = f"""<div class="head-line">{_links(frame.menu, "i")}</div><div class="row"><div
class="col-8"><div class="publication"><div class="publication-head"><h1>{escape(news.title)}</h1>
<span class="dt">{frame.shown_date}</span></div><div class="publication-body">
{_ps(news.paragraphs, names=' class="txt"')}</div></div><div class="more">{wall}</div></div>
<div class="col-4">{wall}</div></div><div class="basement">{escape(frame.legal)}</div>"""
    return _page(news, _og(news), body)


def gallery(news: News, frame: Frame) -> str:
    """A photo report: captions under every picture, little text between."""
    pictures = "".join(
        f'<div class="photo"><img src="{i}.jpg"><div class="photo-caption">{escape(news.caption)}'
        f"</div></div>"
        for i in range(3)
    )
    body = f"""<nav>{_links(frame.menu, "a")}</nav><div class="report"><h1>
{escape(news.title)}</h1>
<div class="date">{frame.shown_date}</div><div class="report-text">
{_ps(news.paragraphs[:1])}{pictures}{_ps(news.paragraphs[1:])}</div></div>
<div class="similar">{_cards(frame)}</div><footer>{escape(frame.legal)}</footer>"""
    return _page(news, _og(news), body)


def mobile(news: News, frame: Frame) -> str:
    """A stripped mobile page: sections, the menu hidden, the date in the address line only."""
    body = f"""<div style="display:none">{_ps(tuple(p for _, p in frame.teasers))}</div>
<amp-sidebar><ul>{_links(frame.menu)}</ul></amp-sidebar><article><section><h1>{escape(news.title)}
</h1><p class="published">{frame.shown_date}</p></section><section class="amp-text">
{_ps(news.paragraphs)}</section><section class="amp-related"><h3>{escape(frame.also)}</h3><ul>
{_links(tuple(t for t, _ in frame.teasers))}</ul></section></article>
<footer><p>{escape(frame.legal)}</p></footer>"""
    return _page(news, _ld(news), body)


def press_release(news: News, frame: Frame) -> str:
    """A press office: the headline is no heading, contacts and signature end the text."""
    body = f"""<div id="header"><div id="menu">{_links(frame.menu, "span")}</div></div>
<div id="middle"><div id="content"><div class="pr-title">{escape(news.title)}</div>
<div class="pr-date">{frame.shown_date}</div><div class="pr-text">
{"<br/>".join(escape(p) for p in news.paragraphs)}</div><div class="contacts"><p>
{escape(frame.calls[5])}</p></div></div><div id="right">{_cards(frame, "unit")}</div></div>
<div id="footer">{escape(frame.legal)}</div>"""
    return _page(news, _og(news), body)


def modal_first(news: News, frame: Frame) -> str:
    """Cookie and subscription windows with long texts stand before everything else."""
    body = f"""<div class="cookie-consent"><p>{escape(frame.legal)} {escape(frame.calls[4])}</p>
<p>{escape(frame.legal)}</p></div><div role="dialog" class="overlay"><p>{escape(frame.calls[3])}
{escape(frame.legal)}</p></div><div class="g-header">{_links(frame.menu, "span")}</div>
<div class="g-main"><div class="b-article"><h1>{escape(news.title)}</h1>
<div class="b-article-date">
{frame.shown_date}</div><div class="b-article-content">{_ps(news.paragraphs)}
<div class="b-share"><span>{escape(frame.calls[0])}</span></div></div></div><div
class="b-news-list">{_cards(frame)}</div></div>"""
    return _page(news, _og(news), body)


LAYOUTS: dict[str, Layout] = {
    layout.__name__: layout
    for layout in (
        blog_engine, breaks_only, town_hall, wrapped_blocks, microdata, long_discussion, endless,
        no_paragraphs, interview, calls_inside, unclosed, teaser_wall, gallery, mobile,
        press_release, modal_first,
    )
}  # fmt: skip
"""The layouts by name."""
