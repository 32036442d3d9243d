"""``make bench``: what the issue of each room promises, measured here and now."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path

from benchmarks.clock import cpu_of_call, cpu_of_command
from benchmarks.reading import figures
from benchmarks.register import register
from pobratim.affinity import compare, rank_partners
from pobratim.affinity.routes import route_between
from pobratim.app.pipeline import EMBEDDED, open_atlas, open_gazetteer

NAMES = ("Минск", "Мінск", "Minsk", "Свердловск", "Ёбург", "東京", "Лион", "Xyzzy")


def reading(*, full: bool = False) -> None:
    """Time the whole reading chain beside its peers, over the gold in our own words."""
    for what, figure in figures(full=full):
        _row(what, figure)


def look_ups() -> None:
    """Time the gazetteer and the scores, warm."""
    gazetteer = open_gazetteer()
    one = cpu_of_call(lambda: [gazetteer.candidates(n) for n in NAMES * 50]) / (50 * len(NAMES))
    _row("a name in any script, looked up", f"{one * 1e3:.3f} ms")
    atlas = open_atlas()
    a, b = gazetteer.resolve("Минск"), gazetteer.resolve("Екатеринбург")
    _row("two cities compared", f"{cpu_of_call(lambda: compare(atlas, a, b)) * 1e3:.0f} ms")
    _row("their air route", f"{cpu_of_call(lambda: route_between(atlas, a, b)) * 1e3:.0f} ms")
    for city in (a, gazetteer.resolve("Lyon")):
        ranked = cpu_of_call(partial(rank_partners, atlas, city, top=10))
        _row(f"all partners of a city ranked: {city.name}", f"{ranked * 1e3:.0f} ms")


def commands() -> None:
    """Time whole commands, cold."""
    pobratim = str(Path(sys.executable).with_name("pobratim"))
    report = str(EMBEDDED / "reports" / "02-visit-2022.txt")
    first = cpu_of_command([pobratim, "read", report, "--json"])
    _row("the first document, with all start-up", f"{first:.2f} s CPU")
    _row("pobratim --help", f"{cpu_of_command([pobratim, '--help']):.2f} s CPU")
    with tempfile.TemporaryDirectory() as folder:
        for kind in ("html", "docx", "pdf"):
            words = [pobratim, "dossier", "Минск", "Екатеринбург", "-o", f"{folder}/d.{kind}"]
            _row(f"dossier as {kind}, cold", f"{cpu_of_command(words):.2f} s CPU")


def _row(what: str, figure: str) -> None:
    print(f"{what:<55} {figure}")


if __name__ == "__main__":
    reading(full="--full" in sys.argv[1:])
    look_ups()
    commands()
    register()
    # A process of its own: its peak of memory is the figure.
    subprocess.run([sys.executable, "-m", "benchmarks.structure"], check=True)
