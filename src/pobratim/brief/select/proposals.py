"""Three proposals, each with its reason, its risk and the first step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pobratim.brief.context import Brief
from pobratim.brief.naming import body_in
from pobratim.brief.select.common_ground import of_commonalities
from pobratim.brief.select.guards import offerable
from pobratim.brief.select.phrases import sentence_around, what_happened
from pobratim.brief.select.positions import open_positions
from pobratim.brief.select.promises import not_of_city, open_promises
from pobratim.brief.select.proposal import Proposal
from pobratim.brief.select.reasons import chain_words, match_goods, match_notes
from pobratim.brief.select.requests import of_position
from pobratim.brief.select.retelling import cited, is_retold
from pobratim.brief.words.sentences import deed_of
from pobratim.model.dossiers import Section, Sentence
from pobratim.model.rows import CommitmentRow
from pobratim.model.scores import Match
from pobratim.model.spheres import top_sphere

__all__ = ["chosen", "section"]

_SHOWN = 3
_FROM_WORDS = 2
_OLD_DAYS = 3 * 365


def section(brief: Brief) -> Section:
    """Write the section."""
    full = len(chosen(brief)) == _SHOWN
    title = brief.text("section.proposals" if full else "section.proposals.fewer")
    return Section("proposals", title, tuple(_sentences(brief)))


def chosen(brief: Brief) -> list[Proposal]:
    """Return up to three proposals: what was asked for first, then deliveries, then likely ones.

    Each is of another sphere as long as there is a choice.
    """
    return brief.once("proposals", lambda: _chosen(brief))


def _chosen(brief: Brief) -> list[Proposal]:
    pool: list[Proposal] = []
    picked: list[Proposal] = []
    for proposal in _pool(brief):
        pool.append(proposal)
        if proposal.sphere not in {p.sphere for p in picked}:
            picked.append(proposal)
        if len(picked) == _SHOWN:
            return picked
    picked += [proposal for proposal in pool if proposal not in picked][: _SHOWN - len(picked)]
    return sorted(picked, key=pool.index)


def _sentences(brief: Brief) -> Iterator[Sentence]:
    proposals = chosen(brief)
    if not proposals:
        yield brief.absent("proposals.none", "looked.opportunities")
    for number, proposal in enumerate(proposals, start=1):
        title = proposal.title[:1].upper() + proposal.title[1:]
        head = brief.text("proposals.title", number=number, title=title)
        yield Sentence(head, proposal.notes[:2], "strong")
        yield from proposal.lines


def _pool(brief: Brief) -> Iterator[Proposal]:
    taken: set[str] = set()
    for proposal in _of_words(brief):
        taken |= proposal.firms
        yield proposal
    yield from _of_promises(brief)
    for kind in ("known", "offer-request", "may-buy", "institution"):
        matches = [m for m in brief.measured.matches if m.kind == kind and offerable(brief, m)]
        for match in sorted(matches, key=lambda m: _worth(brief, m), reverse=True):
            if match.seller.id not in taken:
                yield _of_match(brief, match)
    yield from of_commonalities(brief)


def _of_words(brief: Brief) -> Iterator[Proposal]:
    """What the sides asked for or offered; a firm is proposed once."""
    taken: set[str] = set()
    found = 0
    for position in open_positions(brief):
        proposal = of_position(brief, position, taken) if found < _FROM_WORDS else None
        if proposal is not None:
            found += 1
            taken |= proposal.firms
            yield proposal


def _of_promises(brief: Brief) -> Iterator[Proposal]:
    """The newest promise of the cities that is still open, if it is not too old to revive."""
    rows = [r for r in open_promises(brief) if r.made and not not_of_city(r)]
    newest = max(rows, key=lambda row: (row.made, row.id), default=None)
    if newest is None or not newest.made or brief.days_since(newest.made) > _OLD_DAYS:
        return
    quoted = sentence_around(brief, newest.evidence[0])
    notes = brief.spans((quoted,))
    key = (
        "proposal.promise.reason.retold" if is_retold(brief, quoted) else "proposal.promise.reason"
    )
    date = brief.words.date(newest.made)
    lines = (
        brief.say(key, notes, quote=cited(brief, quoted, 180), date=date),
        brief.say("proposal.promise.risk", notes),
        brief.say("proposal.promise.step", notes),
    )
    yield Proposal(_promised(brief, newest), "promise", lines)


def _promised(brief: Brief, row: CommitmentRow) -> str:
    """Return what a promise is about: its own verb, else the planned event, else just that."""
    deed = deed_of(row.text) if brief.words.language == "ru" else ""
    if deed:
        return deed
    spans = {(item.document, item.start) for item in row.evidence}
    for event in brief.history:
        if any((item.document, item.start) in spans for item in event.evidence):
            what = what_happened(brief, replace(event, status="done"))
            return brief.text("proposal.promise.title.event", what=what)
    return brief.text("proposal.promise.title")


def _worth(brief: Brief, match: Match) -> tuple[bool, bool, bool, float]:
    """Return what puts a match first: a stated need, checked facts, a sphere the sides named."""
    needed = any(reason.code == "stated-need" for reason in match.reasons)
    checked = match.seller.verified and match.buyer.verified
    return needed, checked, top_sphere(match.sphere) in _named_spheres(brief), match.score


def _named_spheres(brief: Brief) -> set[str]:
    held = brief.rows
    spheres = [row.spheres for row in held.events]
    spheres += [row.spheres for row in held.statements]
    spheres += [row.spheres for row in held.positions]
    return {sphere for group in spheres for sphere in group}


def _of_match(brief: Brief, match: Match) -> Proposal:
    language = brief.words.language
    kind = match.kind
    names = {
        "seller": match.seller.label(language),
        "buyer": match.buyer.label(language),
        "seller_town": body_in(language, match.seller.town, ()),
        "buyer_town": body_in(language, match.buyer.town, ()),
        "goods": match_goods(brief, match),
    }
    notes = match_notes(brief, match)
    lines = (
        brief.say(f"proposal.{kind}.reason", notes, why=chain_words(brief, match), **names),
        brief.say(f"proposal.{kind}.risk{_basis(match)}", notes[-1:], **names),
        brief.say(f"proposal.{kind}.step", notes[-1:], **names),
    )
    titled = f"proposal.{kind}.title{'.goods' if names['goods'] else ''}"
    return Proposal(brief.text(titled, **names), match.sphere, lines)


def _basis(match: Match) -> str:
    """Return the variant of the risk: a need that a page states is no inference."""
    return ".need" if any(reason.code == "stated-need" for reason in match.reasons) else ""
