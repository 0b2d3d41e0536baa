"""Founding a vault: three kinds of slots, an empty encrypted database, a log with one entry."""

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from intake_app.domain.clock import Clock, Ids
from intake_app.files import PRIVATE_FILE, files_edge
from intake_app.store import migrations, recovery_code, slots
from intake_app.store.audit import Event
from intake_app.store.connection import Database
from intake_app.store.device import ID_BYTES, Device
from intake_app.store.ground import Ground, taken
from intake_app.store.header import BACKUP, DATABASE, HEADER, Header, write_header
from intake_app.store.kdf import KdfCost, calibrated, require_strong
from intake_app.store.key_log import note as note_keys
from intake_app.store.keys import MasterKey
from intake_app.store.known_ways import know_ways
from intake_app.store.new_header import Secrets, empty_header, first_slots
from intake_app.store.proofs import open_database, require_encrypted
from intake_app.store.slots import SlotType
from intake_app.store.vault import Unlocked, Vault

VAULT_ID_BYTES = 16


@dataclass(frozen=True, slots=True)
class Founding:
    """What people decide when a vault is made: who keeps it, in what language, who may rescue it.

    `recipients` are two or more age public keys of headquarters; `device_secret` is the secret
    key that will sign this laptop's bundles, opaque to the store. `heritage` fills the new
    database from another vault before anything else is written into it.
    """

    operator: str
    language: str
    recipients: tuple[str, ...]
    device_secret: bytes = field(repr=False)
    heritage: Callable[[Database, MasterKey], None] | None = field(default=None, repr=False)


def create_vault(
    folder: Path,
    passphrase: str,
    founding: Founding,
    *,
    clock: Clock,
    ids: Ids,
    kdf: KdfCost | None = None,
) -> tuple[Vault, str]:
    """Found a vault in a new or empty folder; returns it open, with its recovery code.

    The code is kept nowhere; the vault counts as confirmed when it has been typed back. Refuses
    a weak passphrase (WeakPassphrase), unfit recipients, a folder with anything in it
    (FolderNotEmpty) and one where another program is founding (VaultInUse) before writing; after
    any failure nothing of ours is left, and nothing that is not ours is gone.
    """
    require_strong(passphrase)
    slots.parsed_recipients(founding.recipients)
    secrets = Secrets(passphrase, recovery_code.fresh())
    master = MasterKey.fresh()
    with taken(folder) as ground:
        device = Device(ids.token(ID_BYTES), clock, ids)
        empty = empty_header(ids.token(VAULT_ID_BYTES), kdf or calibrated(), ids)
        header = first_slots(empty, master, secrets, founding.recipients, ids)
        vault = _opened(ground, header, master, founding, device)
    return vault, secrets.code


def _opened(
    ground: Ground, header: Header, master: MasterKey, founding: Founding, device: Device
) -> Vault:
    user = header.of_type(SlotType.USER)[0]
    unlocked = Unlocked(master, header.vault_id, user.slot_id, ground.lock)
    database = _new_database(ground, master)
    try:
        if founding.heritage is not None:
            with database.transaction():
                founding.heritage(database, master)
        vault = Vault(ground.folder, unlocked, database, device)
        _keep_facts(vault, founding, header)
        database.checkpoint()
        require_encrypted(ground.folder / DATABASE)
        ground.ours(HEADER, BACKUP)
        # Last: a folder whose founding was cut short has no header, so it is no vault.
        write_header(ground.folder, header)
    except BaseException:
        database.close()
        raise
    return vault


def _new_database(ground: Ground, master: MasterKey) -> Database:
    path = ground.folder / DATABASE
    with files_edge():
        # Made by us, so that it and the files SQLite makes after its pattern are private.
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, PRIVATE_FILE))
    ground.ours(DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm")
    database = open_database(path, master)
    try:
        migrations.found(database)
    except BaseException:
        database.close()
        raise
    return database


def _keep_facts(vault: Vault, founding: Founding, header: Header) -> None:
    with vault.transaction():
        vault.facts.put("operator", founding.operator)
        vault.facts.put("language", founding.language)
        vault.facts.put("device_id", vault.device_id)
        vault.facts.put_recipients(founding.recipients)
        know_ways(vault.facts, header)
        for slot in header.of_type(SlotType.USER):
            vault.facts.name_slot(slot.slot_id, founding.operator)
        vault.keep_device_secret(founding.device_secret)
        note_keys(vault, Event.VAULT_CREATED)
