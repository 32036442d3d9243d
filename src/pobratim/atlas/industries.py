"""Industries: from a NACE class to products of the use table, and who uses what.

Reads the tables that ``sources.classes`` and ``sources.input_output`` build. Everything here
describes classes of goods and industries of the US economy of 2017; nothing is about a firm.
"""

from __future__ import annotations

import sqlite3
import weakref
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pobratim.errors import DataError

__all__ = ["BeaProduct", "ChainStep", "Industries", "Use"]


@dataclass(frozen=True, slots=True)
class ChainStep:
    """A way from a NACE class to a BEA detail code, with the weight of the code in the class.

    ``weight`` lies in (0, 1]; the weights of a class sum to one over its BEA codes. ``isic`` and
    ``naics`` name the heaviest way there, ``None`` where a bridge made by hand leads straight.
    """

    nace: str
    isic: str | None
    naics: str | None
    bea: str
    weight: float


@dataclass(frozen=True, slots=True)
class BeaProduct:
    """A product of the use table.

    ``equipment_share`` and ``household_share`` are the shares of its domestic use that is
    equipment investment, or goes to households, in [0, 1]; ``None`` where it has no use.
    """

    code: str
    name: str
    used_million_usd: float
    equipment_share: float | None
    household_share: float | None


@dataclass(frozen=True, slots=True)
class Use:
    """How an industry uses a product, both in [0, 1].

    ``share_of_use``: of all that industries use of the product; ``share_of_inputs``: of all that
    the industry buys from industries.
    """

    commodity: str
    industry: str
    share_of_use: float
    share_of_inputs: float

    @property
    def strength(self) -> float:
        """The greater of both shares, as Ellison, Glaeser and Kerr (2010) link industries."""
        return max(self.share_of_use, self.share_of_inputs)


class Industries:
    """The class chain and the use table.

    Open one from a file with :meth:`open`, or hand in a connection to the built tables.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._chains: dict[str, tuple[ChainStep, ...]] = {}
        self._codes: dict[tuple[str | None, tuple[str, ...]], Mapping[str, float]] = {}

    @classmethod
    def open(cls, path: Path) -> Industries:
        """Open the built tables at ``path``, read-only.

        Raises:
            DataError: if there is no such file.
        """
        if not path.is_file():
            raise DataError(f"{path}: no built atlas here; run `pobratim atlas build`")
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        opened = cls(connection)
        # Closed with its owner: since Python 3.13 a file left open is a warning.
        weakref.finalize(opened, connection.close)
        return opened

    def chain(self, nace: str) -> tuple[ChainStep, ...]:
        """Return the BEA codes of a NACE Rev. 2 class (``24.10``), heaviest first.

        A code's weight is its US output of 2017, split evenly over its NAICS codes, and over the
        ISIC classes and BEA codes that each of these belongs to; then brought to sum one. A class
        that leads nowhere, or is not in the classification, has an empty chain.
        """
        if nace not in self._chains:
            self._chains[nace] = self._build_chain(nace)
        return self._chains[nace]

    def codes(self, nace: str | None, headings: Iterable[str] = ()) -> Mapping[str, float]:
        """Return the BEA codes of a firm by its class and its goods, with weights of sum one.

        ``headings`` are four-digit headings of the Harmonized System. Where they share codes with
        the chain of the class, those stay, with the chain's weights. Where they share none, the
        goods tell more than the class, and their codes count evenly. Without headings it is the
        chain; with neither, nothing.
        """
        key = (nace, tuple(headings))
        if key not in self._codes:
            self._codes[key] = self._weigh(*key)
        return self._codes[key]

    def _weigh(self, nace: str | None, headings: tuple[str, ...]) -> Mapping[str, float]:
        chain = {step.bea: step.weight for step in self.chain(nace)} if nace else {}
        goods = {bea for heading in headings for bea in self._headings.get(heading, ())}
        both = {bea: weight for bea, weight in chain.items() if bea in goods}
        found = both or dict.fromkeys(sorted(goods), 1.0) or chain
        total = sum(found.values())
        return {bea: weight / total for bea, weight in found.items()}

    def use(self, commodity: str, industry: str) -> Use | None:
        """Return how ``industry`` uses ``commodity``.

        ``None`` says that the use lies under the threshold of the table, or is none at all.
        """
        row = self._uses.get((commodity, industry))
        return None if row is None else Use(*row)

    def product(self, code: str) -> BeaProduct | None:
        """Return a product of the use table.

        ``None`` for the codes that are an industry only: their output counts as the product of a
        sister industry (secondary aluminium, government enterprises).
        """
        return self._products.get(code)

    def label(self, scheme: str, code: str, language: str = "en") -> str:
        """Return the label of a class, English where the language has none, else the code.

        ``scheme`` is ``nace``, ``isic``, ``naics`` or ``bea``; BEA labels are English only.
        """
        if scheme == "bea":
            return self._bea_names.get(code, code)
        for wanted in (language, "en"):
            if label := self._labels.get((scheme, code, wanted)):
                return label
        return code

    def _rows(self, query: str, values: Iterable[str] = ()) -> list[tuple[str, ...]]:
        return self._connection.execute(query, tuple(values)).fetchall()

    def _build_chain(self, nace: str) -> tuple[ChainStep, ...]:
        bridged = self._rows("SELECT bea FROM nace_bea_bridge WHERE nace = ?", [nace])
        if bridged:
            return tuple(ChainStep(nace, None, None, bea, 1 / len(bridged)) for (bea,) in bridged)
        paths = self._rows(
            "SELECT i.isic, n.naics, b.bea FROM nace_isic i JOIN isic_naics n USING (isic)"
            " JOIN naics_bea b USING (naics) WHERE i.nace = ?",
            [nace],
        )
        weighed = [(self._path_weight(naics, bea), isic, naics, bea) for isic, naics, bea in paths]
        total = sum(weight for weight, *_ in weighed)
        if not total:
            return ()
        by_code: dict[str, list[tuple[float, str, str]]] = {}
        for weight, isic, naics, bea in weighed:
            by_code.setdefault(bea, []).append((weight / total, isic, naics))
        steps = [
            ChainStep(nace, *max(ways)[1:], bea, sum(weight for weight, *_ in ways))
            for bea, ways in by_code.items()
        ]
        return tuple(sorted(steps, key=lambda step: (-step.weight, step.bea)))

    def _path_weight(self, naics: str, bea: str) -> float:
        siblings, classes, codes = self._fans
        return self._outputs.get(bea, 0.0) / (siblings[bea] * classes[naics] * codes[naics])

    @cached_property
    def _fans(self) -> tuple[Mapping[str, int], Mapping[str, int], Mapping[str, int]]:
        """NAICS codes of a BEA code, ISIC classes of a NAICS code, BEA codes of a NAICS code."""
        return (
            self._counts("SELECT bea, count(*) FROM naics_bea GROUP BY bea"),
            self._counts("SELECT naics, count(*) FROM isic_naics GROUP BY naics"),
            self._counts("SELECT naics, count(*) FROM naics_bea GROUP BY naics"),
        )

    def _counts(self, query: str) -> Mapping[str, int]:
        return {str(code): int(count) for code, count in self._connection.execute(query)}

    @cached_property
    def _outputs(self) -> Mapping[str, float]:
        rows = self._connection.execute("SELECT industry, output_million_usd FROM bea_industry")
        return {str(code): float(output) for code, output in rows}

    @cached_property
    def _uses(self) -> Mapping[tuple[str, str], tuple[str, str, float, float]]:
        # A match looks at a few of the rows, so that only those become records.
        rows = self._connection.execute("SELECT * FROM bea_use")
        return {row[:2]: row for row in rows}

    @cached_property
    def _headings(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for heading, bea in self._rows("SELECT heading, bea FROM heading_bea ORDER BY 1, 2"):
            found[heading] = (*found.get(heading, ()), bea)
        return found

    @cached_property
    def _products(self) -> Mapping[str, BeaProduct]:
        rows = self._connection.execute("SELECT * FROM bea_commodity")
        return {row[0]: BeaProduct(*row) for row in rows}

    @cached_property
    def _bea_names(self) -> Mapping[str, str]:
        names = {str(c): str(n) for c, n in self._rows("SELECT industry, name FROM bea_industry")}
        return names | {product.code: product.name for product in self._products.values()}

    @cached_property
    def _labels(self) -> Mapping[tuple[str, str, str], str]:
        rows = self._rows("SELECT scheme, code, language, label FROM class_label")
        return {(scheme, code, language): label for scheme, code, language, label in rows}
