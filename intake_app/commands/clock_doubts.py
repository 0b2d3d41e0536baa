"""Is the clock of this laptop right? Asked where a time is about to be written into a testimony.

Only the log of the vault is compared. Times of files come from whoever copied them, and a laptop
that was never set has no other witness.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from intake_app.commands.session import Session
from intake_app.domain.record import RecordId
from intake_app.errors import VaultDamaged
from intake_app.store.audit import Event

DOUBTED = "clock_doubted"
TOLERATED = timedelta(minutes=10)
"""So far behind a clock may go by being set right."""

LONG = timedelta(days=400)
"""Nobody worked with this vault for more than a year: possible, and worth a look at the clock."""

_LOOKED_AT = 100
_OF_OPENING = frozenset(
    {Event.UNLOCKED.value, Event.UNLOCK_FAILED.value, Event.HEADER_MENDED.value, DOUBTED}
)


class Odd(StrEnum):
    """What is odd about the clock."""

    BEHIND = "behind"
    FAR_AHEAD = "far_ahead"


@dataclass(frozen=True, slots=True)
class ClockDoubt:
    """`now`: what the clock shows; `known`: the newest time in the log (both ISO 8601)."""

    odd: Odd
    now: str
    known: str


def doubt(session: Session) -> ClockDoubt | None:
    """What is odd about the clock now; None when nothing is, or nothing is known."""
    known = max(_known(session), default=None)
    now = session.clock.now()
    if known is None:
        return None
    if known - now > TOLERATED:
        return ClockDoubt(Odd.BEHIND, session.clock.stamp(), known.isoformat())
    if now - known > LONG:
        return ClockDoubt(Odd.FAR_AHEAD, session.clock.stamp(), known.isoformat())
    return None


def note(session: Session, found: ClockDoubt | None, record_id: RecordId | None = None) -> None:
    """Write into the log that the clock was doubted, about the vault or one testimony."""
    if found is not None and not session.vault.faults:
        session.vault.audit.record(DOUBTED, record_id or "", detail=found.known)


def _known(session: Session) -> Iterator[datetime]:
    """The times of the log, less those that this opening wrote itself."""
    with suppress(VaultDamaged):
        for entry in session.vault.audit.newest(_LOOKED_AT):
            if entry.event not in _OF_OPENING:
                with suppress(ValueError):
                    yield datetime.fromisoformat(entry.at)
