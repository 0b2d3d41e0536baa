"""Coming back to a vault: where the person was, and whether the program ended as it should."""

import json
from contextlib import suppress
from dataclasses import dataclass

from intake_app.commands import clock_doubts, last_saved, vaults
from intake_app.commands.clock_doubts import ClockDoubt
from intake_app.commands.last_saved import LastSaved
from intake_app.commands.session import Session
from intake_app.domain.record import RecordId
from intake_app.errors import IntakeError
from intake_app.store.failures import failed_unlocks, forget_failures
from intake_app.store.proving import prove_passphrase

OPEN_SINCE = "window_open_since"
PLACE = "place_at_lock"
SEEN_AGAIN = "screen_shown_again"


@dataclass(frozen=True, slots=True)
class Place:
    """A question (or a page) of a record; `where` is empty for the record's first open page."""

    record_id: RecordId
    where: str


@dataclass(frozen=True, slots=True)
class Return:
    """`saved_until`: ISO time of the last save before an unexpected end, otherwise empty.

    `place`: where the same person locked the vault. `last`: the answer saved last before such an
    end, where that is known. `clock`: what is odd about the clock.
    """

    saved_until: str = ""
    place: Place | None = None
    last: LastSaved | None = None
    clock: ClockDoubt | None = None


def begin(session: Session) -> Return:
    """Look how the last window ended, and note that this one is open. Once after each unlock."""
    facts = session.vault.facts
    place = _place(facts.get(PLACE), session)
    if session.vault.faults:
        return Return()
    crashed = bool(facts.get(OPEN_SINCE))
    with session.vault.transaction():
        facts.put(OPEN_SINCE, session.clock.stamp())
        facts.put(PLACE, "")
    odd = clock_doubts.doubt(session)
    clock_doubts.note(session, odd)
    if not crashed:
        return Return(place=place, clock=odd)
    return Return(_last_save(session), place, last_saved.find(session), odd)


def leave_at(session: Session, record_id: RecordId, where: str) -> None:
    """Remember where the person is; given back once, to the same person."""
    place = {"record": record_id, "where": where, "by": session.vault.operator}
    session.vault.facts.put(PLACE, json.dumps(place))


def close(session: Session) -> None:
    """Note that the window ends as it should, and close the vault, if it is not closed yet."""
    if session.vault.is_open and not session.vault.faults:
        with suppress(IntakeError):  # a full disk must not keep the vault open
            session.vault.facts.put(OPEN_SINCE, "")
    vaults.close(session)


def prove(session: Session, passphrase: str) -> None:
    """Whether this is a passphrase of the open vault; costs one Argon2id run.

    WrongPassphrase, counted like a wrong guess at the unlock window. Guesses are told to the log.
    """
    vault = session.vault
    prove_passphrase(vault, passphrase)
    failed = failed_unlocks(vault.folder)
    if not vault.faults:
        vault.audit.record(SEEN_AGAIN, detail=str(failed))
        forget_failures(vault.folder)


def _last_save(session: Session) -> str:
    rows = session.vault.records.page(limit=1).rows
    return rows[0].saved_at if rows else ""


def _place(stored: str, session: Session) -> Place | None:
    if not stored:
        return None
    found = json.loads(stored)
    if found["by"] != session.vault.operator or not session.vault.records.has(found["record"]):
        return None
    return Place(RecordId(found["record"]), str(found["where"]))
