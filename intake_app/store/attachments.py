"""Attachments of the testimonies: a row with its key in the database, an encrypted file beside it.

Adding has three parts, so that a long one stops nobody's saving: `begin` and `keep` on the
thread of the vault, and between them `attachment_files.write_sealed_file` on any thread.
"""

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from intake_app.agefiles import age
from intake_app.domain.answers import Json
from intake_app.domain.canonical import canonical_json
from intake_app.domain.record import RecordId
from intake_app.errors import AttachmentDamaged, Surroundings, UnknownAttachment, UnknownRecord
from intake_app.store import attachment_files as files
from intake_app.store.attachment_files import SealedFile
from intake_app.store.attachment_rows import Attachment, Meta, Noted, attachment_of
from intake_app.store.attachment_streams import NOWHERE, Watch
from intake_app.store.audit import AuditLog, Event
from intake_app.store.connection import Database, Row
from intake_app.store.device import Device
from intake_app.store.findings import Finding
from intake_app.store.macs import Macs

ID_BYTES = 16
_READ = "SELECT attachment_id, number, meta, identity, mac FROM attachments"
_ATTACHED, _REMOVED = Noted(Event.ATTACHED), Noted(Event.ATTACHMENT_REMOVED)


class Attachments:
    """All attachments of a vault. What is read is verified; what is added is proved first.

    What a later version told about a file is refused with AttachmentTooNew wherever it would be
    shown, printed or exported; its bytes are copied and checked as they are.
    """

    def __init__(
        self, folder: Path, database: Database, macs: Macs, audit: AuditLog, device: Device
    ) -> None:
        self._folder = folder
        self._database = database
        self._macs = macs
        self._audit = audit
        self._device = device
        # What is being added right now; no sweeping may take it.
        self._adding: set[str] = set()

    def of(self, record_id: RecordId) -> tuple[Attachment, ...]:
        """The attachments of a record in the order of adding; AttachmentDamaged("row")."""
        rows = self._database.rows(
            _READ + " WHERE number = ? ORDER BY rowid", self._number(record_id)
        )
        return tuple(map(self._verified, rows))

    def sound(self, record_id: RecordId) -> tuple[Attachment, ...]:
        """As `of`, without those whose row is damaged: they must not take the others along."""
        rows = self._database.rows(
            _READ + " WHERE number = ? ORDER BY rowid", self._number(record_id)
        )
        found: list[Attachment] = []
        for row in rows:
            with suppress(AttachmentDamaged):
                found.append(self._verified(row))
        return tuple(found)

    def digests(self, record_id: RecordId) -> frozenset[str]:
        """The SHA-256 of every file that is here, for the list of annexes in print."""
        return frozenset(one.meta.sha256 for one in self.sound(record_id))

    def get(self, attachment_id: str) -> Attachment:
        """One attachment; UnknownAttachment or AttachmentDamaged("row")."""
        return self._verified(self._row(attachment_id))

    def record_of(self, attachment_id: str) -> RecordId:
        """Whose it is; UnknownAttachment."""
        record_id = self._database.value(
            "SELECT record_id FROM records JOIN attachments USING (number) WHERE attachment_id = ?",
            attachment_id,
        )
        if record_id is None:
            raise UnknownAttachment
        return RecordId(str(record_id))

    def sealed_file(self, attachment_id: str) -> SealedFile:
        """What opens an attachment, for `attachment_files.open_into` on any thread."""
        return self._sealed(self._row(attachment_id))

    def begin(self, size: int) -> Path:
        """Where a new file goes, once there is room for it; DiskFull before anything is written.

        Notes that it is being added, so that a crash leaves nothing for long.
        """
        files.require_room(self._folder, size)
        attachment_id = self._device.ids.token(ID_BYTES)
        self._note_step(attachment_id)
        self._adding.add(attachment_id)
        return files.path_of(self._folder, attachment_id)

    def keep(
        self,
        record_id: RecordId,
        sealed: SealedFile,
        meta: Meta,
        noted: Noted = _ATTACHED,
    ) -> Attachment:
        """Add the row of a file that was written and proved, and audit it. UnknownRecord.

        AttachmentDamaged("absent") when somebody removed the file meanwhile.
        """
        attachment_id = sealed.path.stem
        if not sealed.path.is_file():
            raise AttachmentDamaged(attachment_id=attachment_id, reason="absent")
        about = asdict(meta) | {"added_at": self._device.clock.stamp()}
        stored, key = canonical_json(about), sealed.identity.encode("ascii")
        with self._database.transaction():
            number = self._number(record_id)
            mac = self._macs.of(_about(attachment_id, number), stored + key)
            self._database.run(
                "INSERT INTO attachments (attachment_id, number, meta, identity, mac) "
                "VALUES (?, ?, ?, ?, ?)",
                attachment_id,
                number,
                stored,
                key,
                mac,
            )
            self._forget_step(attachment_id)
            content = self._macs.of(["attachment content"], bytes.fromhex(meta.sha256)).hex()
            detail = f"{noted.detail} {attachment_id}".strip()
            self._audit.record(noted.event, record_id, content_mac=content, detail=detail)
        self._adding.discard(attachment_id)
        return self.get(attachment_id)

    def add(self, record_id: RecordId, source: age.Reader, meta: Meta) -> Attachment:
        """Begin, write and keep, all on this thread; size and SHA-256 are those of the bytes."""
        path = self.begin(meta.size)
        try:
            sealed = files.write_sealed_file(path, source, files.unwatched)
            return self.keep(record_id, sealed, _counted(meta, sealed))
        except BaseException:
            self.abandon(path)
            raise

    def abandon(self, path: Path) -> None:
        """Take back a file that was begun and not kept."""
        attachment_id = path.stem
        if self._database.one("SELECT 1 FROM attachments WHERE attachment_id = ?", attachment_id):
            return
        self._adding.discard(attachment_id)
        files.remove(path)
        # On a full or broken disk the next unlock does it.
        with suppress(Surroundings):
            self._forget_step(attachment_id)

    def open_into(self, attachment_id: str, sink: age.Sink, watch: Watch) -> None:
        """Decrypt into `sink`; see `attachment_files.open_into`."""
        files.open_into(self.sealed_file(attachment_id), sink, watch)

    def remove(
        self,
        record_id: RecordId,
        attachment_id: str,
        noted: Noted = _REMOVED,
    ) -> None:
        """Shred one attachment: its key leaves the database, the file is removed.

        In a transaction that is open the caller calls `sweep` after it.
        """
        with self._database.transaction():
            self._note_step(attachment_id)
            gone = self._database.run(
                "DELETE FROM attachments WHERE attachment_id = ? AND number = ?",
                attachment_id,
                self._number(record_id),
            )
            if not gone:
                raise UnknownAttachment
            detail = f"{noted.detail} {attachment_id}".strip()
            self._audit.record(noted.event, record_id, detail=detail)

    def shred(self, number: int) -> int:
        """Take the keys of all attachments of a record (its row number) out, and say how many.

        For erasure, inside its transaction; `sweep` after it removes the files.
        """
        rows = self._database.rows("SELECT attachment_id FROM attachments WHERE number = ?", number)
        for (attachment_id,) in rows:
            self._note_step(str(attachment_id))
        return self._database.run("DELETE FROM attachments WHERE number = ?", number)

    def sweep(self) -> int:
        """Remove the files whose adding or removing was not finished; how many there were.

        Not those that are being added in this sitting. Empties the write-ahead log first: an old
        page in it could still hold a key. VaultInUse while another reader holds it; the next
        unlock does what was not done.
        """
        noted = self._database.rows("SELECT attachment_id FROM attachment_steps")
        steps = [name for (row,) in noted if (name := str(row)) not in self._adding]
        if not steps:
            return 0
        self._database.empty_log()
        for attachment_id in steps:
            known = "SELECT 1 FROM attachments WHERE attachment_id = ?"
            if not self._database.one(known, attachment_id):
                files.remove(files.path_of(self._folder, attachment_id))
            self._forget_step(attachment_id)
        self._database.empty_log()
        return len(steps)

    def sweep_after_crash(self) -> None:
        """At unlock, while nothing is being added: also what is half written goes."""
        if self.sweep():
            files.remove_begun(self._folder)

    def known(self) -> Iterator[tuple[str, str, SealedFile | None]]:
        """For a backup: each id, its testimony's number, and what opens it if the row verifies."""
        rows = self._database.rows(
            "SELECT attachment_id, number, meta, identity, attachments.mac, reference, record_id "
            "FROM attachments LEFT JOIN records USING (number) ORDER BY attachment_id"
        )
        for *row, reference, record_id in rows:
            testimony = str(reference or record_id or row[1])
            try:
                sealed = self._sealed(tuple(row))
            except AttachmentDamaged:
                yield str(row[0]), testimony, None
            else:
                yield str(row[0]), testimony, sealed

    def findings(self) -> Iterator[Finding]:
        """What does not verify: each file is decrypted and compared. Reads everything.

        Codes: "attachment" (id), "stray_file" (name of a file that no row knows).
        """
        listed = self._database.rows(
            "SELECT attachment_id, reference FROM attachments LEFT JOIN records USING (number)"
        )
        names = {str(name): str(reference or "") for name, reference in listed}
        for attachment_id, reference in names.items():
            try:
                self.open_into(attachment_id, NOWHERE, files.unwatched)
            except (AttachmentDamaged, Surroundings):
                yield Finding("attachment", attachment_id, reference)
        known = {files.path_of(self._folder, name) for name in names}
        for path in files.present(self._folder):
            if path not in known:
                yield Finding("stray_file", path.stem)

    def _number(self, record_id: RecordId) -> int:
        number = self._database.value("SELECT number FROM records WHERE record_id = ?", record_id)
        if not isinstance(number, int):
            raise UnknownRecord
        return number

    def _row(self, attachment_id: str) -> Row:
        row = self._database.one(_READ + " WHERE attachment_id = ?", attachment_id)
        if row is None:
            raise UnknownAttachment
        return row

    def _verified(self, row: Row) -> Attachment:
        attachment_id, told, _ = self._proved(row)
        return attachment_of(attachment_id, told)

    def _proved(self, row: Row) -> tuple[str, dict[str, Any], str]:
        """Id, what is told of the file by whatever version, and its key."""
        attachment_id, number, stored, key, mac = row
        if (
            not isinstance(stored, bytes)
            or not isinstance(key, bytes)
            or not self._macs.agree(mac, _about(str(attachment_id), number), stored + key)
        ):
            raise AttachmentDamaged(attachment_id=str(attachment_id), reason="row")
        return str(attachment_id), json.loads(stored), key.decode("ascii")

    def _sealed(self, row: Row) -> SealedFile:
        attachment_id, told, key = self._proved(row)
        path = files.path_of(self._folder, attachment_id)
        return SealedFile(path, key, told["size"], told["sha256"])

    def _note_step(self, attachment_id: str) -> None:
        self._database.run("INSERT OR IGNORE INTO attachment_steps VALUES (?)", attachment_id)

    def _forget_step(self, attachment_id: str) -> None:
        self._database.run("DELETE FROM attachment_steps WHERE attachment_id = ?", attachment_id)


def _about(attachment_id: str, number: object) -> Json:
    return ["attachment", attachment_id, int(str(number))]


def _counted(meta: Meta, sealed: SealedFile) -> Meta:
    return Meta(**asdict(meta) | {"size": sealed.size, "sha256": sealed.sha256})
