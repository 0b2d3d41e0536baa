"""Taking consent back, and passing it on to whoever holds a copy."""

import logging
from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass

from intake_app.codebook.summary import search_text, summarise
from intake_app.commands.leaving import LETTERS_OF_AN_ID, require_typed
from intake_app.commands.session import Session
from intake_app.domain.answers import Answers, JsonObject
from intake_app.domain.consent import Level, decision_for, nothing_may_leave
from intake_app.domain.lifecycle import State
from intake_app.domain.record import RecordId, StoredRecord
from intake_app.domain.withdrawal import Scope, Withdrawal, with_withdrawal
from intake_app.errors import (
    NothingWithdrawn,
    RecordGone,
    Surroundings,
    UnknownPurpose,
    UnknownRecord,
)
from intake_app.store.audit import AuditEntry, Event

log = logging.getLogger(__name__)

PURPOSES = "consent_purpose"
PASSED_ON = "withdrawal_passed_on"
ERASED = "record_erased"
AT_THE_PERSONS_WISH = "withdrawn"
CASE_FILE = "case_file"
OWN_ID = "-"
"""How a notice names the testimony: by its own id, or by that of one purpose."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What is agreed to now: purposes that are not refused, with their levels.

    `is_gone`: the content left this laptop; a withdrawal is noted and passed on all the same.
    """

    record_id: RecordId
    state: State | None
    allowed: Mapping[str, Level]
    is_gone: bool = False


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """Noted; `to_pass_on` says whether somebody outside has a copy and must be told.

    `erased_file`: the file that only headquarters can open is deleted here as well.
    """

    state: State | None
    revision: int
    to_pass_on: bool
    erased_file: bool = False


@dataclass(frozen=True, slots=True)
class Notice:
    """One withdrawal for whoever holds a copy under `known_as`. `on` is a day, never an hour."""

    record_id: RecordId
    known_as: str
    withdrawal: Withdrawal
    on: str

    def to_json(self) -> JsonObject:
        """As bundles carry it, beside the entries of the log."""
        return {
            "record_id": self.known_as,
            "scope": self.withdrawal.scope.value,
            "purposes": list(self.withdrawal.purposes),
            "on": self.on,
        }


def standing(session: Session, record_id: RecordId) -> Standing:
    """What could be taken back. UnknownRecord; for a testimony that is gone, an empty standing."""
    try:
        stored = session.vault.records.get(record_id)
    except RecordGone:
        return Standing(record_id, None, {}, is_gone=True)
    return Standing(record_id, stored.state, _allowed(session, stored.body.answers))


def confirmation(session: Session, record_id: RecordId, withdrawal: Withdrawal) -> str:
    """What a person types before a sealed file is deleted here; "" where nothing is destroyed.

    No number is known any more: it is the start of the id.
    """
    return record_id[:LETTERS_OF_AN_ID] if _sealed_file(session, record_id, withdrawal) else ""


def withdraw(
    session: Session, record_id: RecordId, withdrawal: Withdrawal, typed: str = ""
) -> Withdrawn:
    """Write down that the person takes back some purposes, or all that is to come.

    Appends a revision, of a sealed testimony too; after a withdrawal from everything the testimony
    is in the state `withdrawn` and nothing of it leaves. For a testimony whose content is gone the
    log keeps it: whoever has a copy is told, and a sealed file is not handed out any more; with
    erasure it is removed here (copies handed over before remain): it may be the only one, so
    ErasureUnconfirmed unless `typed` is the `confirmation`. NothingWithdrawn when nothing of it
    stood; UnknownPurpose. What is here is erased by `erasures.erase`.
    """
    _require_purposes(session, withdrawal.purposes)
    try:
        stored = session.vault.records.get(record_id)
    except RecordGone:
        erased = _withdraw_from_gone(session, record_id, withdrawal, typed)
        to_pass_on = _is_known_outside(session, record_id)
        return Withdrawn(None, 0, to_pass_on, erased_file=erased)
    if withdrawal.scope is Scope.ERASE:
        raise ValueError("erasures.erase asks for the number first")
    allowed = _allowed(session, stored.body.answers)
    if not (set(withdrawal.purposes) & set(allowed) if withdrawal.purposes else allowed):
        raise NothingWithdrawn
    state, revision = _appended(session, stored, withdrawal, tuple(allowed))
    log.info("consent withdrawn", extra={"scope": withdrawal.scope.value})
    return Withdrawn(state, revision, to_pass_on=_is_known_outside(session, record_id))


def _withdraw_from_gone(
    session: Session, record_id: RecordId, withdrawal: Withdrawal, typed: str
) -> bool:
    """Whether a sealed file goes with it."""
    files = session.vault.sealed_files
    goes = _sealed_file(session, record_id, withdrawal)
    if goes:
        require_typed(typed, confirmation(session, record_id, withdrawal))
    with session.vault.transaction():
        session.vault.audit.record(Event.CONSENT_WITHDRAWN, record_id, detail=withdrawal.code)
        if goes:
            files.note(goes)
    if goes:
        # On a medium that fails the next unlock does it.
        with suppress(Surroundings):
            files.remove(goes)
    return bool(goes)


def _sealed_file(session: Session, record_id: RecordId, withdrawal: Withdrawal) -> str:
    """The file under sealed/ that an erasure of a testimony that is gone would delete, or ""."""
    stone = session.vault.tombstones.of(record_id)
    if stone is None or withdrawal.scope is not Scope.ERASE:
        return ""
    erased = session.vault.tombstones.erased_later()
    return "" if stone.sealed_file in erased else stone.sealed_file


def taken_back_since_sealed(session: Session) -> frozenset[RecordId]:
    """Testimonies sealed to headquarters whose file must not be handed out any more."""
    found = _Ledger(session.vault.audit.read())
    return frozenset(
        RecordId(entry.record_id)
        for entry, withdrawal in found.withdrawals
        if entry.seq > found.sealed_at.get(entry.record_id, entry.seq)
        and (not withdrawal.purposes or CASE_FILE in withdrawal.purposes)
    )


def _appended(
    session: Session, stored: StoredRecord, withdrawal: Withdrawal, allowed: tuple[str, ...]
) -> tuple[State, int]:
    everything = withdrawal.scope is Scope.ALL_FUTURE
    state = State.WITHDRAWN if everything else stored.state
    at = session.clock.stamp()
    answers = with_withdrawal(stored.body.answers, withdrawal, at, allowed)
    revision = session.vault.records.append_withdrawal(
        stored.record_id,
        stored.body.with_answers(answers),
        state,
        summarise(session.book, answers),
        search_text(session.book, answers),
        withdrawal.code,
    )
    return state, revision


def is_gone(session: Session, record_id: RecordId) -> bool:
    """Whether only the stub of this testimony is left."""
    return session.vault.tombstones.of(record_id) is not None


def require_known(session: Session, record_id: RecordId) -> None:
    """UnknownRecord unless the testimony is here, or its stub is."""
    if not is_gone(session, record_id) and record_id not in session.vault.records.ids():
        raise UnknownRecord


def notices(session: Session, purpose: str, *, own_ids: bool) -> tuple[Notice, ...]:
    """The withdrawals that a bundle for `purpose` must carry, every time.

    Nobody here knows whether an earlier bundle arrived, and headquarters may be told twice.

    A testimony that went out anonymously is named by its id of that purpose, in bundles of that
    purpose only; one that went out as itself by its own id, where `own_ids` are let in. Reads the
    whole log.
    """
    found = _Ledger(session.vault.audit.read())
    named = _notices_by_own_id(found) if own_ids else ()
    return (*named, *_notices_by_pseudonym(session, found, purpose))


def remember_passed_on(session: Session, carried: Iterable[Notice], bundle_id: str) -> None:
    """Note in the log which bundle tells of these, in the transaction of the bundle."""
    for notice in carried:
        session.vault.audit.record(PASSED_ON, notice.record_id, detail=bundle_id)


class _Ledger:
    """What the log says of exports and withdrawals."""

    def __init__(self, entries: Iterable[AuditEntry]) -> None:
        self.sealed_at: dict[str, int] = {}
        self._out: Counter[tuple[str, str]] = Counter()
        self.withdrawals: list[tuple[AuditEntry, Withdrawal]] = []
        for entry in entries:
            self._read(entry)

    def _read(self, entry: AuditEntry) -> None:
        match entry.event:
            case "exported":
                self._out[_way_of(entry)] += 1
            case "exported_undone":
                self._out[_way_of(entry)] -= 1
            case "sealed_to_hq":
                self.sealed_at[entry.record_id] = entry.seq
                self._out[entry.record_id, OWN_ID] += 1
            case Event.CONSENT_WITHDRAWN:
                self.withdrawals.append((entry, Withdrawal.read(entry.detail)))
            case _ if entry.event == ERASED and entry.detail == AT_THE_PERSONS_WISH:
                self.withdrawals.append((entry, Withdrawal(Scope.ERASE)))

    def is_out(self, record_id: str, way: str) -> bool:
        """Whether somebody may have it under its own id, or under that of a purpose."""
        return self._out[record_id, way] > 0

    def is_known(self, record_id: str) -> bool:
        """Whether somebody may have it at all."""
        return any(count > 0 for (known, _), count in self._out.items() if known == record_id)


def _way_of(entry: AuditEntry) -> tuple[str, str]:
    purpose, level = entry.detail.split(" ")
    return entry.record_id, purpose if level == Level.ANONYMOUS else OWN_ID


def _notices_by_own_id(found: _Ledger) -> tuple[Notice, ...]:
    return tuple(
        _notice(entry, entry.record_id, withdrawal)
        for entry, withdrawal in found.withdrawals
        if found.is_out(entry.record_id, OWN_ID)
    )


def _notices_by_pseudonym(session: Session, found: _Ledger, purpose: str) -> tuple[Notice, ...]:
    return tuple(
        _notice(entry, session.vault.pseudonym(purpose, entry.record_id), withdrawal)
        for entry, withdrawal in found.withdrawals
        if found.is_out(entry.record_id, purpose)
        and (not withdrawal.purposes or purpose in withdrawal.purposes)
    )


def _notice(entry: AuditEntry, known_as: str, withdrawal: Withdrawal) -> Notice:
    return Notice(RecordId(entry.record_id), known_as, withdrawal, entry.at[:10])


def _is_known_outside(session: Session, record_id: RecordId) -> bool:
    return _Ledger(session.vault.audit.read()).is_known(record_id)


def _allowed(session: Session, answers: Answers) -> dict[str, Level]:
    if nothing_may_leave(answers):
        return {}
    levels = {
        code.id: decision_for(answers, code.id).level for code in session.book.lists[PURPOSES].codes
    }
    return {purpose: level for purpose, level in levels.items() if level is not Level.REFUSED}


def _require_purposes(session: Session, purposes: Iterable[str]) -> None:
    known = {code.id for code in session.book.lists[PURPOSES].codes}
    for purpose in purposes:
        if purpose not in known:
            raise UnknownPurpose(purpose=purpose)
