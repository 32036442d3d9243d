"""What ties two cities, in lines for a terminal: the twin record and what a user atlas holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from pobratim.model.places import City
    from pobratim.model.ties import LoadedTies, TradeFit, TwinRecord

__all__ = ["show_ties", "twinning_line"]


def twinning_line(record: TwinRecord, pair: tuple[City, City]) -> str:
    """Return whether the open data record two cities as twins: never that they are none."""
    year = record.source.vintage[:4]
    if record.recorded:
        return f"Recorded as twins in the open data ({year})"
    names = [city.name for city, side in zip(pair, "ab", strict=True) if side in record.sparse]
    if not names:
        return f"No twinning record in the open data ({year})"
    word = "record" if len(names) == 1 else "records"
    verb = "is" if len(names) == 1 else "are"
    return (
        f"No twinning record in the open data ({year}; {word} of {' and '.join(names)} "
        f"{verb} sparse)"
    )


def show_ties(ties: LoadedTies) -> None:
    """Print loaded connections, owners and the fit of trade; nothing where none are loaded."""
    for link in ties.links:
        often = "" if link.per_week is None else f", {link.per_week:g} a week"
        carrier = "" if link.carrier is None else f", {link.carrier}"
        click.echo(
            f"Loaded {link.mode}: {link.a.name} - {link.b.name}{carrier}{often} "
            f"({link.source.id}, {link.source.vintage})"
        )
    for owner in ties.owners:
        how = "ultimately owns" if owner.ultimate else "owns"
        click.echo(f"Loaded ownership: {owner.parent} {how} {owner.child} ({owner.source.id})")
    if ties.trade is not None:
        _show_trade(ties.trade)


def _show_trade(trade: TradeFit) -> None:
    a, b = trade.countries
    figures = (
        (f"exports of {a} and {b} alike", trade.similarity),
        (f"exports of {a} against imports of {b}", trade.a_to_b),
        (f"exports of {b} against imports of {a}", trade.b_to_a),
    )
    told = "; ".join(
        f"{name} {'refused' if value is None else f'{value:.2f} of 1'}" for name, value in figures
    )
    lacks = f"; not loaded: {', '.join(trade.missing)}; importer: baci" if trade.missing else ""
    click.echo(f"Trade of the countries, not of the cities, {trade.year}: {told}{lacks}")
    for (seller, buyer), goods in zip(((a, b), (b, a)), trade.goods, strict=True):
        if goods:
            click.echo(f"  what {seller} sells and {buyer} buys most: {', '.join(goods)}")
