"""One testimony read from a damaged database: raw rows whose codes agree, or damage."""

from dataclasses import dataclass, replace

from intake_app.domain.record import Body
from intake_app.errors import RecordDamaged, VaultDamaged
from intake_app.store.connection import Database, Row
from intake_app.store.macs import Macs
from intake_app.store.record_rows import (
    READ_ROWS,
    ListRow,
    about_body,
    about_revision,
    decoded,
    verified_row,
)


@dataclass(frozen=True, slots=True)
class Salvageable:
    """A testimony that verifies. `is_shortened`: its last revisions do not, and stay behind."""

    number: int
    record_id: str
    row: Row
    raw: bytes
    body: Body
    revisions: tuple[Row, ...]
    is_shortened: bool


def read_record(database: Database, macs: Macs, number: int) -> Salvageable | None:
    """The testimony with this number, None when there is none, RecordDamaged with what is known."""
    try:
        stored = database.one(READ_ROWS + " WHERE number = ?", number)
    except VaultDamaged as error:
        raise RecordDamaged(record_id="", reference="") from error
    if stored is None:
        return None
    row = verified_row(stored, macs)
    raw = _body(database, macs, row)
    revisions = tuple(_revisions(database, macs, row))
    is_shortened = len(revisions) < row.revision
    if is_shortened:
        row = replace(row, revision=len(revisions))
    return Salvageable(
        number, row.record_id, row.columns(macs), raw, decoded(raw), revisions, is_shortened
    )


def _body(database: Database, macs: Macs, row: ListRow) -> bytes:
    known = {"record_id": row.record_id, "reference": row.summary.reference}
    try:
        raw = database.value("SELECT body FROM bodies WHERE number = ?", row.number)
    except VaultDamaged as error:
        raise RecordDamaged(**known) from error
    if not isinstance(raw, bytes) or not macs.agree(row.body_mac, about_body(row.record_id), raw):
        raise RecordDamaged(**known)
    return raw


def _revisions(database: Database, macs: Macs, row: ListRow) -> list[Row]:
    """Those that verify, up to the first that does not: there are no gaps in their numbers."""
    found: list[Row] = []
    for revision in range(1, row.revision + 1):
        try:
            stored = database.one(
                "SELECT number, revision, state, saved_at, mac, body FROM revisions "
                "WHERE number = ? AND revision = ?",
                row.number,
                revision,
            )
        except VaultDamaged:
            break
        if stored is None:
            break
        _, _, state, saved_at, mac, raw = stored
        about = about_revision(row.record_id, revision, str(state), str(saved_at))
        if not isinstance(raw, bytes) or not macs.agree(mac, about, raw):
            break
        found.append(stored)
    return found
