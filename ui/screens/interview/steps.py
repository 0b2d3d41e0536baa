"""What the interview asks of the vault: a record, to go on with it, its steps to the seal."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake_app.codebook.schema import Codebook
from intake_app.domain.clock import Clock
from intake_app.domain.record import RecordId, StoredRecord
from intake_app.domain.statement_code import statement_code

if TYPE_CHECKING:
    from intake_app.commands.handovers import Told
    from intake_app.commands.session import Session


@dataclass(frozen=True, slots=True)
class Opened:
    """A record with what its pages need."""

    stored: StoredRecord
    book: Codebook
    clock: Clock
    is_read_only: bool
    is_place: bool
    told: "Told | None"


def code_of(stored: StoredRecord) -> str:
    """The code of a sealed record; empty before the seal."""
    return statement_code(stored.body) if stored.body.envelope.salt else ""


def opened(session: "Session", record_id: RecordId) -> Opened:
    """A record, and a view of it in the log."""
    from intake_app.commands import handovers, records, vaults

    stored = records.show(session, record_id)
    is_read_only, is_place = vaults.is_read_only(session), vaults.is_place_read_only(session)
    told = handovers.told(session, stored)
    return Opened(stored, session.book, session.clock, is_read_only, is_place, told)


def taken_on(session: "Session", record_id: RecordId) -> StoredRecord:
    """Go on with the draft of a colleague."""
    from intake_app.commands import handovers

    return handovers.take_on(session, record_id)


def read_back(session: "Session", record_id: RecordId, reasons: dict[str, str]) -> StoredRecord:
    """The person confirmed it."""
    from intake_app.commands import interview

    return interview.read_back(session, record_id, reasons)


def seal(session: "Session", record_id: RecordId) -> StoredRecord:
    """Freeze it, and show it as it then is."""
    from intake_app.commands import interview, records

    interview.seal(session, record_id)
    return records.show(session, record_id)
