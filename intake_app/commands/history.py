"""What happened to a vault and to each testimony: the log, as people read it."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import PurePath

from intake_app.commands import attachments
from intake_app.commands.history_words import events_of
from intake_app.commands.session import Session
from intake_app.domain.record import RecordId
from intake_app.errors import HeaderDamaged, IntakeError, NotAVault, VaultTooNew
from intake_app.store.audit import AuditEntry
from intake_app.store.header import read_header
from intake_app.store.slots import SlotType

LONGEST_ENDING = 5
NAMED_BY = 8
"""So much of an id names a testimony that has no number any more."""


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One entry of the log.

    `who` is a name, or empty; then `way` says how the vault was opened ("recovery", "escrow") or
    that the user is gone ("user"). `subject` is a name the entry is about, such as a new user's,
    or the number and the kind of file of an annex.
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
    """A page of the log, of one testimony and of one kind (`history_events.Kind`) if wanted.

    Not proved: `vault_check.check` does that. Milliseconds for any page of 100,000 entries.
    """
    vault = session.vault
    page = vault.audit_pages.page(record_id, events_of(kind), (limit, offset))
    ways = _ways(session)
    named = _named(session, {entry.record_id for entry in page.entries})
    annexes = _annexes(session, {entry.record_id for entry in page.entries if _is_of_file(entry)})
    return History(
        tuple(
            HistoryLine(
                seq=entry.seq,
                at=entry.at,
                event=entry.event,
                detail=entry.detail,
                who=vault.facts.slot_name(entry.actor),
                way=ways.get(entry.actor, SlotType.USER.value),
                subject=annexes.get(entry.detail) or _slot_name(session, entry.detail),
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


def _named(session: Session, record_ids: set[str]) -> Mapping[str, str]:
    records = session.vault.records
    return {one: records.reference(RecordId(one)) or one[:NAMED_BY] for one in record_ids if one}


def _slot_name(session: Session, detail: str) -> str:
    """Of the user whose slot the detail begins with."""
    slot_id = detail.partition(" ")[0]
    return session.vault.facts.slot_name(slot_id) if slot_id else ""


def _is_of_file(entry: AuditEntry) -> bool:
    return bool(entry.record_id) and entry.event.startswith("attach")


def _annexes(session: Session, record_ids: set[str]) -> Mapping[str, str]:
    """Attachments that still have a row among the annexes. Their names are testimony: not told."""
    told: dict[str, str] = {}
    for record_id in record_ids:
        # The log of what is gone or damaged is read all the same.
        with suppress(IntakeError):
            for annex in attachments.listed(session, RecordId(record_id)):
                told[annex.attachment_id] = _annex_in_words(annex)
    return told


def _annex_in_words(annex: attachments.Annex) -> str:
    if not annex.number:
        return ""
    ending = PurePath(annex.name).suffix[1:].upper()
    is_plain = ending.isascii() and ending.isalnum() and len(ending) <= LONGEST_ENDING
    return f"{annex.number} ({ending})" if is_plain else str(annex.number)
