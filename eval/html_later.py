"""More layouts, written when the rules were done: what they give on pages that nobody tuned on."""

from __future__ import annotations

from html import escape

from eval.html_layouts import Frame, Layout, News

__all__ = ["LATER"]


def _page(news: News, body: str, head: str = "") -> str:
    return (
        f"<!doctype html><html lang={news.language}><head><title>{escape(news.outlet)} | "
        f"{escape(news.title)}</title>{head}</head><body>{body}</body></html>"
    )


def agency(news: News, frame: Frame) -> str:
    """An agency: dateline bar, text in sections, a ribbon of headlines with times, hashtags."""
    ribbon = "".join(
        f"<div class='ribbon-row'><time>10:{i:02}</time><a href=#>{escape(t)}</a></div>"
        for i, (t, _) in enumerate(frame.teasers * 5)
    )
    text = "".join(f"<section><p>{escape(p)}</p></section>" for p in news.paragraphs)
    body = f"""<div class=bar>{"".join(f"<a href=#>{m}</a> " for m in frame.menu)}</div>
<div class=cols><div class=ribbon>{ribbon}</div><div class=doc><div class=doc-date>
{frame.shown_date}</div><h1>{escape(news.title)}</h1><div class=doc-photo><img src=a>
<p class=photo-author>© {escape(news.author)}</p></div>{text}<div class=hashtags><a href=#>#a</a>
<a href=#>#b</a></div></div></div><div class=low>{escape(frame.legal)}</div>"""
    return _page(news, body)


def village_paper(news: News, frame: Frame) -> str:
    """A district paper: a poll, a weather box, the title as a second-level heading."""
    menu = "".join(f"<li><a href=#>{m}</a>" for m in frame.menu)
    body = f"""<div id=left><ul>{menu}</ul>
<div id=pogoda><p>+12, ветер южный, 3 м/с. Давление 745 мм,
без осадков, ночью +5.</p></div></div>
<div id=center><div class=item-page><h2>{escape(news.title)}</h2><dl class=article-info><dd>
{frame.shown_date}</dd><dd>{escape(news.author)}</dd></dl>
{"".join(f"<p style='text-align: justify'>&nbsp;{escape(p)}</p>" for p in news.paragraphs)}
<ul class=pager><li><a href=#>{escape(frame.teasers[0][0])}</a></li></ul></div></div><div id=vote>
<p>{escape(frame.comments[1])}</p><label>да</label><label>нет</label></div>
<div id=bottom>{escape(frame.legal)}</div>"""
    return _page(news, body)


def long_read(news: News, frame: Frame) -> str:
    """A magazine: drop cap, pull quotes that repeat the text, numbered cards of advice to read."""
    first, *rest = news.paragraphs
    pull = f"<div class=pull-quote>{escape(first[:60])}</div>"
    more = "".join(
        f"<a class=promo-tile href=#><h4>{escape(t)}</h4><p>{escape(p)}</p></a>"
        for t, p in frame.teasers
    )
    body = f"""<nav>{"".join(f"<a>{m}</a>" for m in frame.menu)}</nav><div class=hero><h1>
{escape(news.title)}</h1><p class=byline>{escape(news.author)}, {frame.shown_date}</p></div>
<div class=story><p><span class=drop>{escape(first[:1])}</span>{escape(first[1:])}</p>{pull}
{"".join(f"<p>{escape(p)}</p>" for p in rest)}</div><div class=more-stories>{more}</div>
<div class=site-bottom><p>{escape(frame.legal)}</p></div>"""
    return _page(news, body, f'<meta property="og:title" content="{escape(news.title)}">')


def portal_table(news: News, frame: Frame) -> str:
    """An authority's old portal: nested tables, paragraphs with line breaks and spaces inside."""
    text = "".join(f"<p>&nbsp;&nbsp;{escape(p)}<br></p>" for p in news.paragraphs)
    side = "".join(
        f"<tr><td class=s>{frame.shown_date[:6]}</td><td><a href=#>{escape(t)}</a></td></tr>"
        for t, _ in frame.teasers
    )
    body = f"""<table><tr><td><table>{side}</table></td><td><table><tr><td class=zag>
{escape(news.title)}</td></tr><tr><td class=dat>{frame.shown_date}</td></tr><tr><td class=txt>
{text}</td></tr><tr><td><a href=#>{escape(frame.calls[2])}</a></td></tr></table></td></tr></table>
<table><tr><td>{escape(frame.legal)}</td></tr></table>"""
    return _page(news, body)


def link_rich(news: News, frame: Frame) -> str:
    """A wiki-minded outlet: every name in the text is a link; sources listed at the end."""
    text = "".join(
        "<p>"
        + " ".join(
            f"<a href=#>{escape(w)}</a>" if w[:1].isupper() else escape(w) for w in p.split()
        )
        + "</p>"
        for p in news.paragraphs
    )
    body = f"""<header><a href=/>{escape(news.outlet)}</a></header>
<div class=grid><div class=main-col>
<h1>{escape(news.title)}</h1><div class=sub>{frame.shown_date} · {escape(news.author)}</div>
<div class=c>{text}</div><h3>{escape(frame.also)}</h3><ol>
{"".join(f"<li><a href=#>{escape(t)}</a></li>" for t, _ in frame.teasers)}</ol></div></div>
<footer>{escape(frame.legal)}</footer>"""
    return _page(news, body)


def chat_channel(news: News, frame: Frame) -> str:
    """A channel's web preview: one message in a bubble, others above and below, counters."""
    others = "".join(
        f"<div class=bubble><div class=msg>{escape(p)}</div><span>1.2K</span></div>"
        for _, p in frame.teasers[:2]
    )
    text = "<br>".join(escape(p) for p in news.paragraphs)
    body = f"""<div class=chan>{escape(news.outlet)}</div>{others}<div class="bubble main"><h1>
{escape(news.title)}</h1><div class=msg>{text}</div><span>3.4K</span><time
datetime={news.published}>10:15</time></div><div class=join>{escape(frame.calls[3])}</div>"""
    return _page(news, body)


LATER: dict[str, Layout] = {
    layout.__name__: layout
    for layout in (agency, village_paper, long_read, portal_table, link_rich, chat_channel)
}
"""The later layouts by name."""
