"""Salvage: what still verifies in a damaged vault goes into a new one; the old one is only read.

Row by row, because one bad page must not take the testimonies around it along. Codes are taken
over as they are (`store.kept_keys`), so that nothing that was altered can pass for sound, and the
log goes on from its last entry that verifies. Nothing is ever written in plaintext.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from intake_app.domain.record import Body, RecordId
from intake_app.errors import (
    AuditBroken,
    Damaged,
    DiskFull,
    RecordDamaged,
    Surroundings,
    VaultDamaged,
)
from intake_app.files import files_edge
from intake_app.store.audit import Event
from intake_app.store.claims import OF_THIS_VAULT
from intake_app.store.connection import Database, Row, Value
from intake_app.store.copying import copied
from intake_app.store.facts import Facts
from intake_app.store.founding import Founding, create_vault
from intake_app.store.kdf import KdfCost
from intake_app.store.kept_keys import code_keys, keep_code_keys
from intake_app.store.keys import MasterKey
from intake_app.store.macs import Macs
from intake_app.store.pools import POOLS, pool_files
from intake_app.store.salvaged_record import Salvageable, read_record
from intake_app.store.salvaged_table import TRIED_BEYOND, TableReading
from intake_app.store.search import SearchIndex
from intake_app.store.vault import Vault

# Tables with a treatment of their own; every other one is taken row by row.
_OWN_WAY = frozenset({"facts", "device_key", "records", "bodies", "revisions", "audit"})
# Where the number of the testimony stands in the rows that go with one.
_NUMBER_AT = {"attachments": 1, "half_typed": 0}
# True of the damaged vault only.
_LEFT_BEHIND = frozenset(
    {
        "slots",
        "slot_marks",
        "kdf",
        "code_keys",
        "contents_doubt",
        "window_open_since",
        *OF_THIS_VAULT,
    }
)


@dataclass(frozen=True, slots=True)
class Lost:
    """A testimony that does not verify; its display number, where that can still be read."""

    record_id: str
    reference: str


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What the new vault holds and what it does not. The code is shown once and kept nowhere.

    `shortened` are testimonies without their last revisions. `lost_rows` and `lost_files` count
    what else could not be read: attachments, slips and the like.
    """

    folder: Path
    recovery_code: str = field(repr=False)
    records: int
    lost: tuple[Lost, ...]
    shortened: tuple[str, ...]
    lost_rows: int
    lost_files: int
    log_is_whole: bool

    @property
    def is_complete(self) -> bool:
        """Whether nothing at all stayed behind."""
        nothing = not (self.lost or self.shortened or self.lost_rows or self.lost_files)
        return nothing and self.log_is_whole


def salvage(
    vault: Vault,
    target: Path,
    passphrase: str,
    cost: KdfCost,
    search_text: Callable[[Body], str],
) -> Salvaged:
    """Found a vault in the new or empty folder `target` with everything that verifies.

    Refuses as `create_vault` does; VaultDamaged when not even the facts about the vault can be
    read. After a failure nothing of the new vault is left.
    """
    saving = _Saving(vault, search_text)
    new, code = _founded(vault, target, passphrase, cost, saving)
    try:
        with new:
            lost_files = _take_files(vault.folder, new)
    except BaseException:
        # It was new or empty when this began.
        shutil.rmtree(target, ignore_errors=True)
        raise
    return Salvaged(
        target,
        code,
        saving.records,
        tuple(saving.lost),
        tuple(saving.shortened),
        saving.lost_rows,
        lost_files,
        saving.log_is_whole,
    )


def _founded(
    vault: Vault, target: Path, passphrase: str, cost: KdfCost, saving: "_Saving"
) -> tuple[Vault, str]:
    device = vault.device
    founding = Founding(
        vault.facts.get("operator"),
        vault.language,
        vault.recipients,
        vault.device_secret,
        saving.take_over,
    )
    new, code = create_vault(
        target, passphrase, founding, clock=device.clock, ids=device.ids, kdf=cost
    )
    try:
        with new.transaction():
            # The same laptop: its letters stand in the display numbers.
            new.facts.put("device_id", device.device_id)
            detail = f"{saving.records} {len(saving.lost)}"
            new.audit.record(Event.SALVAGED, detail=detail)
    except BaseException:
        new.close()
        shutil.rmtree(target, ignore_errors=True)
        raise
    return new, code


class _Saving:
    """One salvage under way: counts what was taken and what was not."""

    def __init__(self, vault: Vault, search_text: Callable[[Body], str]) -> None:
        self.records = self.lost_rows = 0
        self.lost: list[Lost] = []
        self.shortened: list[str] = []
        self.log_is_whole = True
        self._vault = vault
        self._old = vault.database
        self._search_text = search_text
        self._keys = code_keys(vault.facts, vault.master)

    def take_over(self, new: Database, master: MasterKey) -> None:
        """Fill the new database; what cannot be read is counted and left."""
        self._take_log(new)
        self._take_records(new)
        for table in _tables(new):
            self._take_table(table, new)
        self._take_facts(new)
        keep_code_keys(Facts(new), master, self._keys)

    def _take_log(self, new: Database) -> None:
        count = 0
        try:
            for _ in self._vault.audit.proved():
                count += 1
        except (AuditBroken, VaultDamaged):
            self.log_is_whole = False
        for seq in range(1, count + 1):
            row = self._old.one("SELECT * FROM audit WHERE seq = ?", seq)
            if row is not None:
                _insert(new, "audit", row)

    def _take_records(self, new: Database) -> None:
        search, macs = SearchIndex(new), Macs(self._keys.records)
        for number in self._numbers():
            try:
                found = read_record(self._old, macs, number)
            except RecordDamaged as damage:
                facts = damage.facts
                self.lost.append(
                    Lost(str(facts.get("record_id", "")), str(facts.get("reference", "")))
                )
                continue
            if found is not None:
                self._put(new, search, found)

    def _put(self, new: Database, search: SearchIndex, found: Salvageable) -> None:
        _insert(new, "records", found.row)
        _insert(new, "bodies", (found.number, found.raw))
        for revision in found.revisions:
            _insert(new, "revisions", revision)
        search.put(found.number, self._search_text(found.body))
        self.records += 1
        if found.is_shortened:
            self.shortened.append(found.record_id)

    def _numbers(self) -> Iterator[int]:
        """Every number that a testimony may have, in order."""
        known: set[int] = set()
        for question in (
            "SELECT number FROM records",
            "SELECT number FROM records INDEXED BY records_by_saved",
            "SELECT number FROM records INDEXED BY records_by_reference",
            "SELECT number FROM bodies",
            "SELECT number FROM revisions",
        ):
            with suppress(VaultDamaged):
                known.update(int(str(number)) for (number,) in self._old.rows(question))
        yield from range(1, max(known, default=0) + TRIED_BEYOND)

    def _take_table(self, table: str, new: Database) -> None:
        """Row by row: on a bad page lie some rows, and the others are none of its business."""
        reading = TableReading(self._old, table)
        for row in reading.rows():
            if self._belongs(new, table, row):
                _insert(new, table, row)
            else:
                self.lost_rows += 1
        self.lost_rows += reading.lost

    def _belongs(self, new: Database, table: str, row: Row) -> bool:
        """What belongs to a testimony goes with it; what has a code must be what was written."""
        if table == "tombstones":
            return _verifies(lambda: self._vault.tombstones.of(RecordId(str(row[1]))))
        if table not in _NUMBER_AT:
            return True
        if table == "attachments" and not _verifies(
            lambda: self._vault.attachments.sealed_file(str(row[0]))
        ):
            return False
        number = row[_NUMBER_AT[table]]
        return new.one("SELECT 1 FROM records WHERE number = ?", number) is not None

    def _take_facts(self, new: Database) -> None:
        reading = TableReading(self._old, "facts")
        for name, value in reading.rows():
            if name not in _LEFT_BEHIND:
                Facts(new).put(str(name), str(value))
        self.lost_rows += reading.lost


def _verifies(read: Callable[[], object]) -> bool:
    try:
        read()
    except Damaged:
        return False
    return True


def _tables(database: Database) -> list[str]:
    rows = database.rows(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' "
        "AND name NOT LIKE 'search%' ORDER BY name"
    )
    return [str(name) for (name,) in rows if name not in _OWN_WAY]


def _insert(new: Database, table: str, row: Row | tuple[Value, ...]) -> None:
    marks = ", ".join("?" * len(row))
    new.run(f"INSERT INTO {table} VALUES ({marks})", *row)  # noqa: S608 - named by our own schema


def _take_files(folder: Path, new: Vault) -> int:
    """Copy every encrypted file beside the database; how many the new vault lacks.

    One that no row knows comes along too: its row may be in a newer copy of the database.
    """
    for pool in POOLS:
        for source in sorted((folder / pool).rglob("*.age")):
            copy = new.folder / source.relative_to(folder)
            with files_edge():
                copy.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            try:
                copied(source, copy)
            except DiskFull:
                raise
            except Surroundings:
                with suppress(OSError):
                    copy.unlink(missing_ok=True)
    wanted = pool_files(new.attachments, new.tombstones)
    return sum(not one.is_sound(new.folder / one.name) for one in wanted)
