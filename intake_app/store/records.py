"""The testimonies: drafts in place, revisions appended, every read verified."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from intake_app.domain.lifecycle import State, require, require_editable
from intake_app.domain.listing import Order, Wanted
from intake_app.domain.record import Body, RecordId, StoredRecord, Summary
from intake_app.domain.withdrawal import only_adds_decisions
from intake_app.errors import (
    RecordDamaged,
    RecordExists,
    SeveralRecords,
    UnknownRecord,
    VaultDamaged,
)
from intake_app.store.audit import AuditLog, Event
from intake_app.store.connection import Database
from intake_app.store.device import Device
from intake_app.store.macs import Macs
from intake_app.store.pages import Page, Pages
from intake_app.store.record_rows import (
    READ_ROWS,
    STORE_ROW,
    ListRow,
    about_body,
    about_revision,
    decoded,
    encoded,
    verified_row,
)
from intake_app.store.search import SearchIndex
from intake_app.store.tombstones import require_not_gone

# A number is never given twice: a tombstone lets the rows of its number be deleted.
_NEXT_NUMBER = (
    "SELECT max(coalesce((SELECT max(number) FROM records), 0), "
    "coalesce((SELECT max(number) FROM tombstones), 0)) + 1"
)


@dataclass(frozen=True, slots=True)
class NewRecord:
    """A record that is about to enter the vault."""

    record_id: RecordId
    body: Body
    state: State
    summary: Summary
    search_text: str


class Records:
    """All testimonies of a vault. Every writing call is durable when it returns."""

    def __init__(self, database: Database, macs: Macs, audit: AuditLog, device: Device) -> None:
        self._database = database
        self._macs = macs
        self._audit = audit
        self._device = device
        self._search = SearchIndex(database)
        self.pages = Pages(database, macs)

    def add_many(self, records: Sequence[NewRecord]) -> None:
        """Add all of them or none; RecordExists when an id is here already."""
        with self._database.transaction():
            for record in records:
                self._add(record)

    def get(self, record_id: RecordId) -> StoredRecord:
        """The record as it stands. UnknownRecord, or RecordDamaged when its code disagrees."""
        row = self._row(record_id)
        body = self._body(row)
        return StoredRecord(record_id, row.state, row.revision, body, row.created_at, row.saved_at)

    def save_draft(
        self, record_id: RecordId, body: Body, summary: Summary, search_text: str
    ) -> str:
        """Replace the body in place; durable when it returns the time of saving.

        StepNotAllowed for a record that is sealed, signed or withdrawn.
        """
        with self._database.transaction():
            row = self._row(record_id)
            require_editable(row.state)
            raw = encoded(body)
            row = self._stamped(replace(row, summary=summary), raw)
            self._put(row, raw, search_text)
        return row.saved_at

    def append_revision(
        self,
        record_id: RecordId,
        body: Body,
        state: State,
        summary: Summary,
        search_text: str,
        event: str,
    ) -> int:
        """Freeze `body` as the next revision, enter `state`, audit `event` (a space, codes).

        Its number. StepNotAllowed when `state` may not follow, or is the present one and frozen.
        """
        with self._database.transaction():
            row = self._row(record_id)
            if state is row.state:
                require_editable(state)
            else:
                require(row.state, to=state)
            row = replace(row, state=state, summary=summary)
            return self._freeze(row, body, search_text, event.partition(" ")[::2])

    def append_withdrawal(
        self,
        record_id: RecordId,
        body: Body,
        state: State,
        summary: Summary,
        search_text: str,
        detail: str,
    ) -> int:
        """Append a revision that withdraws consent, of a frozen record too; its number.

        `detail` is what the log keeps of it: codes. ValueError when more than consent decisions
        differs from the body that stands; StepNotAllowed when `state` may not follow.
        """
        with self._database.transaction():
            row = self._row(record_id)
            if state is not row.state:
                require(row.state, to=state)
            if not only_adds_decisions(self._body(row), body):
                raise ValueError("a withdrawal changes no answer")
            row = replace(row, state=state, summary=summary)
            return self._freeze(row, body, search_text, (Event.CONSENT_WITHDRAWN, detail))

    def _freeze(self, row: ListRow, body: Body, search_text: str, event: tuple[str, str]) -> int:
        """Append the next revision, make it the body that stands, audit event and detail."""
        raw = encoded(body)
        row = self._stamped(replace(row, revision=row.revision + 1), raw)
        # The revision first: a frozen record may only show what is appended already.
        mac = self._append(row, raw)
        self._put(row, raw, search_text)
        self._audit.record(event[0], row.record_id, row.revision, mac.hex(), event[1])
        return row.revision

    def set_state(self, record_id: RecordId, state: State, event: str) -> None:
        """Enter another state without a new revision, and audit it; StepNotAllowed if not next."""
        with self._database.transaction():
            row = self._row(record_id)
            require(row.state, to=state)
            self._store(replace(row, state=state))
            self._audit.record(event, record_id, row.revision)

    def revision(self, record_id: RecordId, number: int) -> Body:
        """The body of an appended revision. UnknownRecord, or RecordDamaged."""
        row = self._row(record_id)
        found = self._database.one(
            "SELECT state, saved_at, mac, body FROM revisions WHERE number = ? AND revision = ?",
            row.number,
            number,
        )
        if found is None:
            raise UnknownRecord
        state, saved_at, mac, raw = found
        about = about_revision(record_id, number, str(state), str(saved_at))
        if not isinstance(raw, bytes) or not self._macs.agree(mac, about, raw):
            raise RecordDamaged(record_id=record_id)
        return decoded(raw)

    def page(
        self, *, words: str = "", order: str = "saved", limit: int = 100, offset: int = 0
    ) -> Page:
        """One page of the list, newest first, or of what is found by `words`."""
        return self.pages.read(Wanted(words, order=Order(order)), limit, offset)

    def find(self, wanted: str) -> RecordId:
        """The record with this id, reference, or beginning of an id (8 letters or more).

        UnknownRecord when there is none, RecordGone for the whole id of one that left,
        SeveralRecords when two share a reference.
        """
        rows = self._database.rows(
            "SELECT record_id FROM records WHERE record_id = ?1 OR reference = ?1 "
            "OR (length(?1) >= 8 AND substr(record_id, 1, length(?1)) = ?1) LIMIT 2",
            wanted,
        )
        if not rows or not wanted:
            require_not_gone(self._database, wanted)
            raise UnknownRecord
        if len(rows) > 1:
            raise SeveralRecords
        return RecordId(str(rows[0][0]))

    def has(self, record_id: RecordId) -> bool:
        """Whether its line is here, sound or not."""
        found = self._database.one("SELECT 1 FROM records WHERE record_id = ?", record_id)
        return found is not None

    def reference(self, record_id: RecordId) -> str:
        """The number of a testimony; empty when there is none, or its line does not verify."""
        try:
            return self._row(record_id).summary.reference
        except (RecordDamaged, UnknownRecord, VaultDamaged):
            return ""

    def ids(self) -> tuple[RecordId, ...]:
        """Every record's id, oldest first; unverified, each `get` verifies its own."""
        rows = self._database.rows("SELECT record_id FROM records ORDER BY number")
        return tuple(RecordId(str(record_id)) for (record_id,) in rows)

    def next_reference(self, country: str, year: int) -> str:
        """Take the next display number, such as UA-2022-K7-0003; never given twice here."""
        prefix = f"{country}-{year}-{self._device.letters}"
        with self._database.transaction():
            last = self._database.value(
                "INSERT INTO reference_numbers VALUES (?, 1) "
                "ON CONFLICT (prefix) DO UPDATE SET last = last + 1 RETURNING last",
                prefix,
            )
        return f"{prefix}-{int(str(last)):04d}"

    def _add(self, record: NewRecord) -> None:
        if self._database.one("SELECT 1 FROM records WHERE record_id = ?", record.record_id):
            raise RecordExists
        now = self._device.clock.stamp()
        require_not_gone(self._database, record.record_id)
        number = self._database.value(_NEXT_NUMBER)
        row = ListRow(
            number=int(str(number)),
            record_id=record.record_id,
            state=record.state,
            revision=0,
            summary=record.summary,
            created_at=now,
            saved_at=now,
            saved_order=0,
            body_mac=b"",
        )
        raw = encoded(record.body)
        self._put(self._stamped(row, raw), raw, record.search_text)
        self._audit.record(Event.RECORD_ADDED, record.record_id)

    def _row(self, record_id: RecordId) -> ListRow:
        try:
            row = self._database.one(READ_ROWS + " WHERE record_id = ?", record_id)
        except VaultDamaged as error:
            raise RecordDamaged(record_id=record_id) from error
        if row is None:
            require_not_gone(self._database, record_id)
            raise UnknownRecord
        return verified_row(row, self._macs)

    def _body(self, row: ListRow) -> Body:
        try:
            raw = self._database.value("SELECT body FROM bodies WHERE number = ?", row.number)
        except VaultDamaged as error:
            raise RecordDamaged(record_id=row.record_id) from error
        about = about_body(row.record_id)
        if not isinstance(raw, bytes) or not self._macs.agree(row.body_mac, about, raw):
            raise RecordDamaged(record_id=row.record_id)
        return decoded(raw)

    def _stamped(self, row: ListRow, raw: bytes) -> ListRow:
        """The row as it is saved now, over the body that is about to stand."""
        order = self._database.value("SELECT coalesce(max(saved_order), 0) + 1 FROM records")
        return replace(
            row,
            saved_at=self._device.clock.stamp(),
            saved_order=int(str(order)),
            body_mac=self._macs.of(about_body(row.record_id), raw),
        )

    def _put(self, row: ListRow, raw: bytes, search_text: str) -> None:
        """Store the list row, the body that stands now, and its search words."""
        self._store(row)
        self._database.run(
            "INSERT INTO bodies (number, body) VALUES (?, ?) "
            "ON CONFLICT (number) DO UPDATE SET body = excluded.body",
            row.number,
            raw,
        )
        self._search.put(row.number, search_text)

    def _store(self, row: ListRow) -> None:
        self._database.run(STORE_ROW, *row.columns(self._macs))

    def _append(self, row: ListRow, raw: bytes) -> bytes:
        about = about_revision(row.record_id, row.revision, row.state, row.saved_at)
        mac = self._macs.of(about, raw)
        self._database.run(
            "INSERT INTO revisions (number, revision, state, saved_at, mac, body) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            row.number,
            row.revision,
            row.state.value,
            row.saved_at,
            mac,
            raw,
        )
        return mac
