"""Looking at the whole vault: is every page, testimony and entry of the log what was written?"""

import math
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from intake_app.codebook.strict_json import strict_json
from intake_app.commands.session import Session
from intake_app.errors import HeadMistyped, JsonRefused, NoReceipt
from intake_app.files import files_edge
from intake_app.store import inspection
from intake_app.store.audit import HEAD_LETTERS, Event
from intake_app.store.findings import Finding
from intake_app.store.inspection import VaultReport

Progress: TypeAlias = inspection.Progress
LAST_CHECK, LAST_PROBLEMS = "last_check", "last_check_problems"
LARGEST_RECEIPT = 1024 * 1024
_HEAD_LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
_HEAD_NAME = "audit_head"
_HEAD_LINE = b"Intake-Audit-Head"


@dataclass(frozen=True, slots=True)
class Checked:
    """What was verified, and every problem."""

    report: VaultReport
    findings: tuple[Finding, ...]


class Check:
    """A check that is done in steps, so that the vault can be used between them.

    `heads` are known from outside: printed on a statement, carried by a bundle or a receipt. Each
    must be in the log, or the vault was taken back to a day before it.
    """

    def __init__(self, session: Session, heads: tuple[str, ...] = ()) -> None:
        self._session = session
        self._heads = heads
        self._inspection = session.vault.inspection()
        self._steps = self._all_steps()

    def go_on(self, seconds: float) -> Progress | None:
        """Check for so long; None once there is nothing left to do."""
        until = time.monotonic() + seconds
        for progress in self._steps:
            if time.monotonic() >= until:
                return progress
        return None

    def _all_steps(self) -> Iterator[Progress]:
        """At the end the vault remembers when, and the log how many problems there were."""
        yield from self._inspection.steps()
        vault = self._session.vault
        if vault.faults:
            return
        problems = len(self.result().findings)
        with vault.transaction():
            vault.facts.put(LAST_CHECK, self._session.clock.stamp())
            vault.facts.put(LAST_PROBLEMS, str(problems))
            vault.audit.record(Event.CHECKED, detail=str(problems))

    def result(self) -> Checked:
        """What was found so far; the whole once `go_on` has given None."""
        report = self._inspection.report()
        rolled_back = tuple(
            Finding("rolled_back", head) for head in self._heads if head not in report.heads
        )
        # A log that does not verify proves nothing about a head.
        is_proved = bool(report.audit_entries)
        return Checked(report, report.findings + (rolled_back if is_proved else ()))


def check(session: Session, heads: tuple[str, ...] = ()) -> Checked:
    """The whole check at once; costs a full read of the vault."""
    wanted = Check(session, heads)
    while wanted.go_on(math.inf):
        pass
    return wanted.result()


def read_head(typed: str) -> str:
    """A head as somebody typed it from paper: spaces and small letters do not matter.

    HeadMistyped when it is not ten letters and digits of its alphabet.
    """
    head = "".join(typed.split()).upper()
    if len(head) != HEAD_LETTERS or not _HEAD_LETTERS.issuperset(head):
        raise HeadMistyped(letters=len(head), wanted=HEAD_LETTERS)
    return head


def head_of_receipt(file: Path) -> str:
    """The head in what headquarters wrote when it opened a bundle, or in a bundle's bag-info.txt.

    NoReceipt when the file holds none.
    """
    with files_edge(), file.open("rb") as opened:
        raw = opened.read(LARGEST_RECEIPT + 1)
    if len(raw) > LARGEST_RECEIPT:
        raise NoReceipt
    try:
        return read_head(_in_lines(raw) or _in_json(raw))
    except HeadMistyped as error:
        raise NoReceipt from error


def _in_lines(raw: bytes) -> str:
    for line in raw.splitlines():
        name, colon, value = line.partition(b":")
        if colon and name == _HEAD_LINE:
            return value.decode("ascii", errors="replace")
    return ""


def _in_json(raw: bytes) -> str:
    try:
        found = strict_json(raw, limit=LARGEST_RECEIPT)
    except JsonRefused:
        return ""
    head = found.get(_HEAD_NAME) if isinstance(found, dict) else None
    return head if isinstance(head, str) else ""
