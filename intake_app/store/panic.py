"""Panic: the ways into a vault are destroyed, not its contents.

Afterwards no passphrase and no sheet opens anything in the folder; headquarters can, unless that
way is destroyed as well. It cannot reach backups, other copies of the folder, nor what flash
keeps of old blocks, and nothing here claims that it does.
"""

import os
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from intake_app.errors import Damaged, Surroundings, VaultDamaged
from intake_app.files import files_edge, replacing, sync_folder
from intake_app.store import ballast
from intake_app.store.audit import Event
from intake_app.store.failures import forget_failures
from intake_app.store.header import BACKUP, HEADER, Header, encoded, read_header
from intake_app.store.key_log import note as note_keys
from intake_app.store.known_ways import know_ways, own_header
from intake_app.store.leftovers import sweep_leftovers
from intake_app.store.retiring import overwriting
from intake_app.store.slots import SlotType
from intake_app.store.vault import Vault


def panic(vault: Vault, *, keeps_headquarters: bool = True) -> None:
    """Destroy the slots in both copies of the header and in what a kill left; then close the vault.

    Its key is forgotten, too.

    The log is told first, if it can be: a full disk or damage stops nothing. Where the header
    cannot be replaced it is overwritten in its place. ReadOnlyPlace, MediumFailed or DiskFull when
    it cannot be written at all: then it may still open the vault, which stays open.
    """
    header = _header(vault)
    kept = header.of_type(SlotType.ESCROW) if keeps_headquarters else ()
    bare = replace(header, slots=kept)
    ballast.release(vault.folder)
    with suppress(Surroundings, Damaged), vault.transaction():
        know_ways(vault.facts, bare)
        note_keys(vault, Event.PANIC, "escrow" if kept else "")
    paths = tuple(vault.folder / name for name in (HEADER, BACKUP))
    with overwriting(*paths):
        for path in paths:
            _put(path, encoded(bare))
    sweep_leftovers(vault.folder)
    forget_failures(vault.folder)
    with suppress(Surroundings, VaultDamaged):
        vault.close()


def _header(vault: Vault) -> Header:
    """Without a way of headquarters that was dropped, as far as the damage lets us know."""
    with suppress(Damaged):
        return own_header(vault.folder, vault.facts)
    return read_header(vault.folder)


def _put(path: Path, raw: bytes) -> None:
    try:
        with replacing(path) as file:
            file.write(raw)
    except Surroundings:
        _overwrite(path, raw)


def _overwrite(path: Path, raw: bytes) -> None:
    """In place: a kill here leaves a header that opens nothing, and that is what was wanted."""
    with files_edge():
        with path.open("r+b") as file:
            file.write(raw)
            file.truncate()
            file.flush()
            os.fsync(file.fileno())
        sync_folder(path.parent)
