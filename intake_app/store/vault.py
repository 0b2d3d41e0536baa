"""An open vault: what a session holds on to until it is closed. Made by `store.opening`."""

import uuid
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Self

from intake_app.errors import VaultDamaged
from intake_app.store import contents, key_log, rehearsal, slots
from intake_app.store.attachments import Attachments
from intake_app.store.audit import AuditLog
from intake_app.store.audit_pages import AuditPages
from intake_app.store.beside import findings_beside
from intake_app.store.connection import Database
from intake_app.store.counts import Counts, count
from intake_app.store.device import Device
from intake_app.store.doubts import Doubt, Left
from intake_app.store.erasure import Erasure
from intake_app.store.facts import Facts
from intake_app.store.half_typed import HalfTyped
from intake_app.store.index_words import IndexWords
from intake_app.store.inspection import (
    Inspection,
    VaultReport,
    database_faults,
)
from intake_app.store.instance_lock import InstanceLock
from intake_app.store.kept_keys import code_keys
from intake_app.store.keys import MasterKey, Use, wipe
from intake_app.store.macs import Macs
from intake_app.store.records import Records
from intake_app.store.reviews import Reviews
from intake_app.store.sealed_files import SealedFiles
from intake_app.store.slips import Slips
from intake_app.store.tombstones import Tombstones

_SIGNER = b"device-key/v1"


@dataclass(frozen=True, slots=True)
class Unlocked:
    """What unlocking gave: the key, which slot opened, and the lock that is held."""

    master: MasterKey
    vault_id: str
    slot_id: str
    lock: InstanceLock


@dataclass(frozen=True, slots=True)
class LastExport:
    """The number of a bundle and the digest that its successor carries."""

    sequence: int
    digest: str


class Vault:
    """Testimonies and their log, open. Belongs to the thread that opened it.

    `faults` are the codes of damage found while opening; then nothing can be written
    (ReadOnlyPlace), and what is not damaged can be read. `doubts` are told by `store.doubts`.
    """

    def __init__(
        self,
        folder: Path,
        unlocked: Unlocked,
        database: Database,
        device: Device,
        faults: tuple[str, ...] = (),
    ) -> None:
        self.folder = folder
        self.faults = faults
        self.is_open = True
        self.doubts: tuple[Doubt, ...] = ()
        self.left: Left | None = None
        self.facts = Facts(database)
        self._unlocked = unlocked
        self._database = database
        self._device = device
        keys = code_keys(self.facts, unlocked.master)
        audit_macs = Macs(keys.audit)
        self.audit = AuditLog(database, audit_macs, device.clock, unlocked.slot_id)
        self.audit_pages = AuditPages(database)
        record_macs = self._record_macs = Macs(keys.records)
        self.records = Records(database, record_macs, self.audit, device)
        self.attachments = Attachments(folder, database, record_macs, self.audit, device)
        self.half_typed = HalfTyped(database, record_macs)
        self.tombstones = Tombstones(database, record_macs)
        self.sealed_files = SealedFiles(folder, database, self.tombstones)
        self.erasure = Erasure(
            database, self.audit, self.tombstones, self.attachments, device.clock
        )
        self.slips = Slips(database, record_macs)
        self.reviews = Reviews(database, record_macs)
        self.index_words = IndexWords(database)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def vault_id(self) -> str:
        """The random id of this vault; it means nothing outside."""
        return self._unlocked.vault_id

    @property
    def device_id(self) -> str:
        """The random id of this laptop in this vault."""
        return self._device.device_id

    @property
    def operator(self) -> str:
        """Who unlocked the vault; the founder when it was a recovery or escrow slot."""
        return self.facts.slot_name(self._unlocked.slot_id) or self.facts.get("operator")

    @property
    def language(self) -> str:
        """The interface language chosen for this vault."""
        return self.facts.get("language")

    @property
    def recipients(self) -> tuple[str, ...]:
        """The age recipients of headquarters, for escrow and for bundles."""
        return self.facts.recipients()

    @property
    def is_recovery_confirmed(self) -> bool:
        """Whether the code on the sheet was typed back."""
        return self.facts.get("recovery_confirmed") == "yes"

    @property
    def device_secret(self) -> bytes:
        """The secret key that signs this laptop's bundles; VaultDamaged when it does not open."""
        box = self._database.value("SELECT wrapped FROM device_key")
        key = self._unlocked.master.derived(Use.SIGNER_WRAP)
        secret = slots.opened_box(bytes(key), box, _SIGNER) if isinstance(box, bytes) else None
        wipe(key)
        if secret is None:
            raise VaultDamaged(reason="device_key")
        return secret

    def keep_device_secret(self, secret: bytes) -> None:
        """Keep the key that signs bundles, wrapped under a key of its own."""
        key = self._unlocked.master.derived(Use.SIGNER_WRAP)
        box = slots.sealed_box(bytes(key), secret, _SIGNER)
        wipe(key)
        self._database.run(
            "INSERT OR REPLACE INTO device_key (only_one, wrapped) VALUES (1, ?)", box
        )

    def last_export(self) -> LastExport:
        """The bundle written last, to which the next one refers; number 0 before the first."""
        row = self._database.one(
            "SELECT sequence, digest FROM exports ORDER BY sequence DESC LIMIT 1"
        )
        return LastExport(int(str(row[0])), str(row[1])) if row else LastExport(0, "")

    def remember_export(self, sequence: int, bundle_id: str, digest: str) -> None:
        """Keep what the next bundle must refer to."""
        self._database.run(
            "INSERT INTO exports (sequence, bundle_id, digest, at) VALUES (?, ?, ?, ?)",
            sequence,
            bundle_id,
            digest,
            self._device.clock.stamp(),
        )

    def page_faults(self) -> tuple[str, ...]:
        """What is wrong with the pages now; reads the whole file. Empty when all is sound."""
        return tuple(database_faults(self._database))

    def stop_writing(self, faults: tuple[str, ...]) -> None:
        """Damage was found after the opening: from here on the vault is open for reading only."""
        self._database.stop_writing()
        self.faults = faults

    def pseudonym(self, purpose: str, record_id: str) -> str:
        """An id that stands for a record in one purpose; without this vault it leads nowhere."""
        code = self._record_macs.of(["anonymous", purpose, record_id])
        return str(uuid.UUID(bytes=code[:16], version=4))

    def transaction(self) -> AbstractContextManager[None]:
        """Several changes and their audit entries, all or nothing, durable at the end."""
        return self._database.transaction()

    def check(self) -> VaultReport:
        """Verify header, pages, bodies, revisions, list rows and log. Reads the whole vault."""
        inspection = self.inspection()
        for _ in inspection.steps():
            pass
        return inspection.report()

    def inspection(self) -> Inspection:
        """The same as `check`, to be done step by step."""
        return Inspection(findings_beside(self), self._database, self.records, self.audit)

    def counts(self) -> Counts:
        """How much lies here."""
        return count(self._database)

    def contents_code(self) -> str:
        """One code over every list row, stub and key of an attachment; see `store.contents`."""
        return contents.code_of(self._database, self._record_macs)

    def keys_code(self) -> str:
        """One code over what opens this vault and whose it is; see `store.key_log`."""
        return key_log.code_of_keys(self._database, self._record_macs)

    def settings_code(self) -> str:
        """One code over every fact, name and half-typed answer; see `store.key_log`."""
        return key_log.code_of_settings(self._database, self._record_macs)

    @property
    def slot_id(self) -> str:
        """The slot that opened this vault: whose hands these are, as the log names them."""
        return self._unlocked.slot_id

    def go_on_as(self, slot_id: str) -> None:
        """The slot that opened the vault was exchanged: the new one does what follows."""
        self._unlocked = replace(self._unlocked, slot_id=slot_id)
        self.audit.actor = slot_id

    def new_slot(self, key: bytes, bond: slots.Bond, slot_type: slots.SlotType) -> slots.Slot:
        """A slot that opens this vault with `key`, not yet in its header."""
        slot_id = self._device.ids.token(slots.SLOT_ID_BYTES)
        return slots.wrap(self._unlocked.master, key, bond, slot_id, slot_type)

    def new_escrow(self, recipients: tuple[str, ...]) -> slots.Slot:
        """A slot for headquarters, not yet in the header; refuses as `slots.escrow` does."""
        slot_id = self._device.ids.token(slots.SLOT_ID_BYTES)
        return slots.escrow(self._unlocked.master, self.vault_id, recipients, slot_id)

    def rehearsal_answer(self, challenge: str) -> str:
        """What headquarters must answer to a rehearsal letter; see `store.rehearsal`."""
        return rehearsal.answer(self._unlocked.master, self.vault_id, challenge)

    @property
    def master(self) -> MasterKey:
        """The key itself, for other modules of the store."""
        return self._unlocked.master

    @property
    def database(self) -> Database:
        """The connection, for other modules of the store."""
        return self._database

    @property
    def device(self) -> Device:
        """This laptop, its clock and its ids."""
        return self._device

    @contextmanager
    def at_rest(self) -> Iterator[Path]:
        """In the block nobody writes, and the database file alone is all of it; or VaultInUse."""
        self._database.empty_log()
        with self._database.transaction():
            yield self._database.path

    def under(self, master: MasterKey, slot_id: str, database: Database) -> "Vault":
        """The same vault in another file under another key; not to be closed by itself."""
        unlocked = Unlocked(master, self.vault_id, slot_id, self._unlocked.lock)
        return Vault(self.folder, unlocked, database, self._device)

    def let_go(self) -> None:
        """Close the file and keep the lock: it is about to be exchanged. `close` must follow."""
        self.is_open = False
        self._database.close()

    def holds_key(self, master: MasterKey) -> bool:
        """Whether `master` is the key of this vault, in constant time."""
        return self._unlocked.master.equals(master)

    def close(self) -> None:
        """Checkpoint, close, forget the key, let the next program in. May be called twice."""
        self.is_open = False
        try:
            self._database.close()
        finally:
            self._unlocked.master.wipe()
            self._unlocked.lock.release()
