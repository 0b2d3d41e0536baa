"""What belongs to a backup: every file with its SHA-256, sealed under a key of the vault.

Beside the vault's id, which means nothing outside, a stranger learns nothing from it: not how many
testimonies there are, not when it was made.
"""

import base64
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

import msgspec

from intake_app.domain.answers import JsonObject
from intake_app.domain.canonical import canonical_json
from intake_app.errors import (
    BackupDamaged,
    BackupOfAnotherVault,
    NotABackup,
    PlaceGone,
    VaultTooNew,
)
from intake_app.files import read_ordinary, replacing
from intake_app.store import slots
from intake_app.store.copying import Proof
from intake_app.store.keys import MasterKey, Use, wipe

MANIFEST = "backup.json"
KIND = "intake-backup"
FORMAT = 1

_MOST_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Counted:
    """What a vault held when it was copied."""

    records: int
    revisions: int
    audit_entries: int
    audit_head: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """Everything a backup must be. `files` are paths inside a vault's folder."""

    number: int
    at: str
    counted: Counted
    files: Mapping[str, Proof]


class _Outline(msgspec.Struct):
    kind: str
    format: int
    vault_id: str
    sealed: str


def write_manifest(folder: Path, vault_id: str, manifest: Manifest, master: MasterKey) -> None:
    """Seal it into the folder. Errors: see `files_edge`."""
    content = canonical_json(
        {
            "number": manifest.number,
            "at": manifest.at,
            "counted": asdict(manifest.counted),
            "files": {name: [one.size, one.sha256] for name, one in manifest.files.items()},
        }
    )
    key = master.derived(Use.BACKUP)
    box = slots.sealed_box(bytes(key), content, _role(vault_id))
    wipe(key)
    sealed: JsonObject = {
        "kind": KIND,
        "format": FORMAT,
        "vault_id": vault_id,
        "sealed": base64.b64encode(box).decode("ascii"),
    }
    with replacing(folder / MANIFEST) as file:
        file.write(canonical_json(sealed) + b"\n")


def read_manifest(folder: Path, vault_id: str, master: MasterKey) -> Manifest:
    """NotABackup, BackupOfAnotherVault ("vault" or "key"), VaultTooNew, or BackupDamaged."""
    outline = _outline(folder)
    if outline.vault_id != vault_id:
        raise BackupOfAnotherVault(reason="vault")
    key = master.derived(Use.BACKUP)
    try:
        box = base64.b64decode(outline.sealed, validate=True)
    except ValueError as error:
        raise BackupDamaged(reason="manifest") from error
    content = slots.opened_box(bytes(key), box, _role(vault_id))
    wipe(key)
    if content is None:
        raise BackupOfAnotherVault(reason="key")
    told = json.loads(content)
    return Manifest(
        number=told["number"],
        at=told["at"],
        counted=Counted(**told["counted"]),
        files={name: Proof(*proof) for name, proof in told["files"].items()},
    )


def is_backup(folder: Path) -> bool:
    """Whether a finished backup lies in this folder (nothing is verified)."""
    return (folder / MANIFEST).is_file()


def vault_of(folder: Path) -> str:
    """The id of the vault a backup was made of; NotABackup, BackupDamaged, VaultTooNew."""
    return _outline(folder).vault_id


def _outline(folder: Path) -> _Outline:
    try:
        raw = read_ordinary(folder / MANIFEST, _MOST_BYTES + 1)
    except PlaceGone:
        raise NotABackup from None
    try:
        outline = msgspec.json.decode(raw, type=_Outline)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise BackupDamaged(reason="manifest") from error
    if outline.kind != KIND:
        raise NotABackup
    if outline.format > FORMAT:
        raise VaultTooNew(version=outline.format, known=FORMAT)
    return outline


def _role(vault_id: str) -> bytes:
    return canonical_json({"kind": KIND, "format": FORMAT, "vault_id": vault_id})
