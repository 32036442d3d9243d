"""A bulk import to be killed: prints the id of a document once it is written."""

from __future__ import annotations

import itertools
import os
import sys
from pathlib import Path

from pobratim.model.claims import Source
from pobratim.model.readings import Reading
from pobratim.register import Register
from pobratim.register.store import Address
from tests.unit.register.reports import MINSK, YEKATERINBURG, Report, day

__all__ = ["pair", "run"]


def pair(number: int) -> tuple[Reading, Source]:
    """A reading of a meeting of its own; each has as many claims as any other."""
    report = Report(
        f"Минск и Екатеринбург: встреча {number}. Олег Иванов сказал: хорошо.",
        "2022-07-05",
        address=f"https://example.org/{number}",
    )
    parties = (report.city("Минск", MINSK), report.city("Екатеринбург", YEKATERINBURG))
    person = report.person("Олег Иванов", first="Олег", last="Иванов")
    date = day(f"{1000 + number % 9000}-07-05", text=f"встреча {number}")
    report.event(f"встреча {number}", "meeting", parties=parties, date=date)
    report.says(person, "хорошо")
    return report.reading(), report.source()


def run(address: Address) -> None:
    """Add readings without end, three in one transaction; tell each that is written."""
    start = os.getpid() * 100_000
    with Register.open(address) as register:
        register.add(*pair(start))  # all that has to be imported is
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        for told in register.add_all((pair(start + n) for n in itertools.count(1)), at_once=3):
            sys.stdout.write(f"{told.document}.\n")
            sys.stdout.flush()


def nurse() -> None:
    """Start an import for each address on standard input, as a child that can be killed alone.

    A child is a fork of this process: it need not import anything before it writes.
    """
    import pobratim.register.intake.add  # noqa: F401  all that a child needs
    from pobratim.lexicon.terms import terms_of

    terms_of("встреча", "ru")
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            address = line.strip()
            run(address if "://" in address else Path(address))
        sys.stdout.write(f"pid {child}\n")
        sys.stdout.flush()
        os.waitpid(child, 0)
        sys.stdout.write("gone\n")
        sys.stdout.flush()


if __name__ == "__main__":
    nurse()
