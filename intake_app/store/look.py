"""A look into a copy of a vault that nobody writes: read with the vault's key, every code proved.

Nothing is written, nothing is made beside it, and no plaintext leaves the memory.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from intake_app.errors import VaultDamaged
from intake_app.store.attachments import Attachments
from intake_app.store.audit import AuditLog
from intake_app.store.connection import Database
from intake_app.store.device import Device
from intake_app.store.facts import Facts
from intake_app.store.inspection import Inspection, VaultReport
from intake_app.store.kept_keys import code_keys
from intake_app.store.keys import MasterKey
from intake_app.store.macs import Macs
from intake_app.store.pools import PoolFile, pool_files
from intake_app.store.proofs import open_database, require_encrypted
from intake_app.store.records import Records
from intake_app.store.tombstones import Tombstones


@dataclass(frozen=True, slots=True)
class Look:
    """The parts of a vault that can be read without opening it."""

    database: Database
    facts: Facts
    records: Records
    audit: AuditLog

    def inspected(self) -> VaultReport:
        """Verify every page, record, revision and entry of the log. Reads the whole file."""
        inspection = Inspection((), self.database, self.records, self.audit)
        for _ in inspection.steps():
            pass
        return inspection.report()


@contextmanager
def looked_into(path: Path, master: MasterKey, device: Device) -> Iterator[Look]:
    """The database file `path`, open for reading; VaultDamaged when it does not open."""
    require_encrypted(path)
    database = open_database(path, master, at_rest=True)
    try:
        yield look(database, master, device)
    finally:
        database.close()


def look(database: Database, master: MasterKey, device: Device) -> Look:
    """What can be read through a connection."""
    facts = Facts(database)
    keys = code_keys(facts, master)
    audit = AuditLog(database, Macs(keys.audit), device.clock, "")
    return Look(database, facts, Records(database, Macs(keys.records), audit, device), audit)


def belonging(copy: Look, master: MasterKey, device: Device) -> tuple[PoolFile, ...]:
    """The encrypted files that belong to the rows of a database; see `store.pools`."""
    database, macs = copy.database, Macs(code_keys(copy.facts, master).records)
    attachments = Attachments(Path(), database, macs, copy.audit, device)
    return tuple(pool_files(attachments, Tombstones(database, macs)))


def require_sound(path: Path, master: MasterKey, device: Device) -> VaultReport:
    """Prove a database file that nobody writes as a whole; VaultDamaged names the first problem."""
    with looked_into(path, master, device) as copy:
        report = copy.inspected()
    if report.problems:
        raise VaultDamaged(reason=report.problems[0].split()[0])
    return report
