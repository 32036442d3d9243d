"""Three proposals, each with its reason, its risk and the first step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pobratim.brief.context import Brief
from pobratim.brief.naming import body_in
from pobratim.brief.select.guards import offerable
from pobratim.brief.select.positions import of_position, open_positions
from pobratim.brief.select.reasons import chain_words, match_goods, match_notes
from pobratim.model.dossiers import Section, Sentence
from pobratim.model.scores import Match

__all__ = ["Proposal", "chosen", "section"]

_SHOWN = 3
_FROM_WORDS = 2


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposal: what, then why, what may go wrong and what to do first."""

    title: str
    sphere: str
    lines: tuple[Sentence, ...]

    @property
    def notes(self) -> tuple[int, ...]:
        """The footnotes of its reason."""
        return self.lines[0].footnotes


def section(brief: Brief) -> Section:
    """Write the section."""
    return Section("proposals", brief.text("section.proposals"), tuple(_sentences(brief)))


def chosen(brief: Brief) -> list[Proposal]:
    """Return up to three proposals: what was asked for first, then deliveries, then likely ones.

    Each is of another sphere as long as there is a choice.
    """
    pool = list(_pool(brief))
    picked: list[Proposal] = []
    for fresh_sphere in (True, False):
        for proposal in pool:
            taken = {p.sphere for p in picked}
            if proposal in picked or (fresh_sphere and proposal.sphere in taken):
                continue
            if len(picked) < _SHOWN:
                picked.append(proposal)
    return sorted(picked, key=pool.index)


def _sentences(brief: Brief) -> Iterator[Sentence]:
    proposals = chosen(brief)
    if not proposals:
        yield brief.absent("proposals.none", "looked.opportunities")
    for number, proposal in enumerate(proposals, start=1):
        title = proposal.title[:1].upper() + proposal.title[1:]
        head = brief.text("proposals.title", number=number, title=title)
        yield Sentence(head, proposal.notes, "strong")
        yield from proposal.lines


def _pool(brief: Brief) -> Iterator[Proposal]:
    for position in open_positions(brief)[:_FROM_WORDS]:
        title, sphere, lines = of_position(brief, position)
        yield Proposal(title, sphere, lines)
    for kind in ("known", "offer-request", "may-buy", "institution"):
        matches = [m for m in brief.measured.matches if m.kind == kind and offerable(brief, m)]
        for match in sorted(matches, key=lambda m: -m.score):
            yield _of_match(brief, match)


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
        brief.say(f"proposal.{kind}.risk", notes, **names),
        brief.say(f"proposal.{kind}.step", notes, **names),
    )
    titled = f"proposal.{kind}.title{'.goods' if names['goods'] else ''}"
    return Proposal(brief.text(titled, **names), match.sphere, lines)
