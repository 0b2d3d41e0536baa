"""The one table of a campaign, as text and for the file of results."""

import platform
from collections.abc import Iterable
from dataclasses import dataclass

from tests.campaign.frame import Fault, Tally

_TITLES = ("fault", "tries", "lost", "corrupt", "undetected", "time", "")
_LINE = "{:<62}{:>8}{:>7}{:>9}{:>12}{:>9}  {}"
_MOST_NOTES = 8


@dataclass(frozen=True, slots=True)
class Row:
    """One fault and what came of it."""

    fault: Fault
    tally: Tally
    seconds: float

    @property
    def is_green(self) -> bool:
        """Whether it came out as it must."""
        return self.fault.is_green(self.tally)

    def cells(self) -> tuple[str, ...]:
        """What stands in the table."""
        tally = self.tally
        counts = (tally.tries, tally.lost, tally.corrupt, tally.undetected)
        numbers = (f"{count:,}" for count in counts)
        return (self.fault.name, *numbers, f"{self.seconds:.1f} s", self.fault.verdict(tally))


def heading() -> str:
    """The first line."""
    return _LINE.format(*_TITLES).rstrip()


def line(row: Row) -> str:
    """One line, and under it what was seen where it is not as it must be."""
    notes = [] if row.is_green else [f"    {note}" for note in row.tally.notes[:_MOST_NOTES]]
    return "\n".join([_LINE.format(*row.cells()).rstrip(), *notes])


def document(rows: Iterable[Row], seed: int, day: str, seconds: float) -> str:
    """The file of results: when, where, which seed, and the table."""
    rows = tuple(rows)
    titles = [*_TITLES[:-1], "verdict"]
    listed = "\n".join(f"| {' | '.join(row.cells())} |" for row in rows)
    tries = sum(row.tally.tries for row in rows)
    return (
        "# What the full fault campaign found\n\n"
        f"Written by `python3 check.py --campaign full --write` on {day}: seed {seed}, "
        f"{tries:,} tries in {seconds / 60:.0f} minutes, two at a time, on {platform.machine()} "
        f"with {platform.system()} and Python {platform.python_version()}.\n\n"
        "*lost*: acknowledged answers that were not there afterwards. *corrupt*: tries after "
        "which the vault did not open or did not verify; where the harm is done to the files "
        "themselves, answers that were given out altered. *undetected*: tries after which "
        "something nobody wrote was given out as sound, or the fault was not told by a typed "
        "error within a second. A control has one protection taken away and must fail: it shows "
        "that the trial above it can see.\n\n"
        f"| {' | '.join(titles)} |\n|---|---:|---:|---:|---:|---:|---|\n{listed}\n"
    )
