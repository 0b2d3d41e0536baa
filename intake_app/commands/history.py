"""What happened to a vault and to each testimony: the log, as people read it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from intake_app.commands.history_words import events_of
from intake_app.commands.session import Session
from intake_app.domain.record import RecordId
from intake_app.errors import HeaderDamaged, NotAVault, VaultTooNew
from intake_app.store.header import read_header
from intake_app.store.slots import SlotType

NAMED_BY = 8
"""So much of an id names a testimony that has no number any more."""


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One entry of the log.

    `who` is a name, or empty; then `way` says how the vault was opened ("recovery", "escrow") or
    that the user is gone ("user"). `subject` is a name the entry is about, such as a new user's.
    `testimony` is its number, or the beginning of its id where nothing else is left of it.
    """

    seq: int
    at: str
    event: str
    detail: str
    who: str
    way: str
    subject: str
    record_id: RecordId
    testimony: str


@dataclass(frozen=True, slots=True)
class History:
    """Some lines, newest first, and how many there are in all."""

    lines: tuple[HistoryLine, ...]
    total: int


def history(
    session: Session,
    *,
    record_id: RecordId | None = None,
    kind: str = "",
    limit: int = 100,
    offset: int = 0,
) -> History:
    """A page of the log, of one testimony and of one kind (`history_words.Kind`) if wanted.

    Not proved: `vault_check.check` does that. Milliseconds for any page of 100,000 entries.
    """
    vault = session.vault
    page = vault.audit_pages.page(record_id, events_of(kind), (limit, offset))
    ways = _ways(session)
    named = _named(session, {entry.record_id for entry in page.entries})
    return History(
        tuple(
            HistoryLine(
                seq=entry.seq,
                at=entry.at,
                event=entry.event,
                detail=entry.detail,
                who=vault.facts.slot_name(entry.actor),
                way=ways.get(entry.actor, SlotType.USER.value),
                subject=vault.facts.slot_name(entry.detail) if entry.detail else "",
                record_id=RecordId(entry.record_id),
                testimony=named.get(entry.record_id, ""),
            )
            for entry in page.entries
        ),
        page.total,
    )


def _ways(session: Session) -> Mapping[str, str]:
    try:
        slots = read_header(session.vault.folder).slots
    except (HeaderDamaged, NotAVault, VaultTooNew):
        return {}
    return {slot.slot_id: slot.type.value for slot in slots}


def _named(session: Session, record_ids: Sequence[str] | set[str]) -> Mapping[str, str]:
    records = session.vault.records
    return {one: records.reference(RecordId(one)) or one[:NAMED_BY] for one in record_ids if one}
