"""The header of a vault: which slots there are. Written twice, read strictly, limited first."""

import base64
import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import msgspec

from intake_app.domain.answers import JsonObject
from intake_app.domain.canonical import canonical_json
from intake_app.errors import (
    HeaderDamaged,
    IntakeError,
    MediumFailed,
    NotAVault,
    PlaceGone,
    ReadOnlyPlace,
    VaultTooNew,
)
from intake_app.files import files_edge, read_ordinary, replacing
from intake_app.store.kdf import SALT_BYTES, KdfCost, require_sane
from intake_app.store.slots import Bond, Slot, SlotType, require_whole

KIND = "intake-vault"
FORMAT = 1
HEADER = "vault.json"
BACKUP = "vault.json.bak"
DATABASE = "records.db"

_MOST_BYTES = 64 * 1024
_MOST_SLOTS = 32
_ALGORITHM = "argon2id"

# Canonical JSON has no number beyond 2**53, so a header with one was never written by Intake.
_Number = Annotated[int, msgspec.Meta(ge=1, le=2**53 - 1)]


@dataclass(frozen=True, slots=True)
class Header:
    """What stands in vault.json; names nobody."""

    vault_id: str
    cost: KdfCost
    salt: bytes
    slots: tuple[Slot, ...]

    def bond(self) -> Bond:
        """What the slots of this header are bound to."""
        return Bond(FORMAT, self.vault_id, _kdf_json(self.cost, self.salt))

    def of_type(self, slot_type: SlotType) -> tuple[Slot, ...]:
        """The slots of one type, in the order they were made."""
        return tuple(slot for slot in self.slots if slot.type is slot_type)

    def counted(self) -> Mapping[str, int]:
        """How many slots there are of each type that there is."""
        return Counter(slot.type.value for slot in self.slots)


def has_header(folder: Path) -> bool:
    """Whether the folder looks like a vault (nothing is verified). Errors: see `files_edge`."""
    with files_edge():
        return (folder / HEADER).is_file() or (folder / BACKUP).is_file()


def write_header(folder: Path, header: Header) -> None:
    """Replace vault.json, then its backup; each is whole at every moment.

    The backup is replaced too: a dropped passphrase must open nothing in this folder.
    """
    raw = encoded(header)
    for name in (HEADER, BACKUP):
        with replacing(folder / name) as file:
            file.write(raw)


def read_header(folder: Path) -> Header:
    """The header, from its backup when the first copy is damaged. Changes nothing on disk.

    NotAVault, VaultTooNew, or HeaderDamaged when neither copy verifies.
    """
    if not has_header(folder):
        if (folder / DATABASE).exists():
            raise HeaderDamaged(reason="absent")
        raise NotAVault
    first = _read_or_fault(folder / HEADER)
    if isinstance(first, Header):
        return first
    second = _read_or_fault(folder / BACKUP)
    if isinstance(second, Header):
        return second
    if isinstance(first, NotAVault) and (folder / DATABASE).exists():
        # Nothing in it is ours any more, yet our database lies beside it.
        raise HeaderDamaged(reason="form")
    raise first


def sound_copies(folder: Path) -> tuple[Header, ...]:
    """The header, then its backup: whichever of the two verifies. VaultTooNew for a later one."""
    read = (_read_or_fault(folder / name) for name in (HEADER, BACKUP))
    return tuple(copy for copy in read if isinstance(copy, Header))


def mend_header(folder: Path, header: Header) -> bool:
    """Write both copies again when one is damaged, lost or left over from an older header.

    Only for a header that has just opened the vault. Says whether there was need.
    """
    copies = (_read_or_fault(folder / name) for name in (HEADER, BACKUP))
    if all(copy == header for copy in copies):
        return False
    write_header(folder, header)
    return True


def _read_or_fault(path: Path) -> Header | IntakeError:
    try:
        return _read(path)
    except (HeaderDamaged, NotAVault, MediumFailed, ReadOnlyPlace) as fault:
        # Also where a copy cannot be read at all: the other one may be sound.
        return fault


class _Outline(msgspec.Struct):
    """As much as every later format will keep, so that a newer vault is known for one."""

    kind: str
    format: _Number


class _Kdf(msgspec.Struct, forbid_unknown_fields=True):
    algorithm: str
    memory_kib: _Number
    time: _Number
    lanes: _Number
    salt: str


class _Slot(msgspec.Struct, forbid_unknown_fields=True):
    slot_id: str
    type: str
    wrapped: str


class _File(msgspec.Struct, forbid_unknown_fields=True):
    kind: str
    format: _Number
    vault_id: str
    kdf: _Kdf
    slots: list[_Slot]
    check: str


def _read(path: Path) -> Header:
    try:
        raw = read_ordinary(path, _MOST_BYTES + 1)
    except PlaceGone:
        raise HeaderDamaged(reason="absent") from None
    if len(raw) > _MOST_BYTES:
        raise HeaderDamaged(reason="size")
    _require_known_format(raw)
    try:
        stored = msgspec.json.decode(raw, type=_File)
        header = _from_stored(stored)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise HeaderDamaged(reason="form") from error
    # One spelling only: this also refuses a repeated key and a changed letter anywhere.
    if encoded(header) != raw:
        raise HeaderDamaged(reason="check")
    require_sane(header.cost)
    return header


def _require_known_format(raw: bytes) -> None:
    try:
        outline = msgspec.json.decode(raw, type=_Outline)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        if KIND.encode() not in raw:
            raise NotAVault from error
        raise HeaderDamaged(reason="form") from error
    if outline.kind != KIND:
        raise NotAVault
    if outline.format > FORMAT:
        raise VaultTooNew(version=outline.format, known=FORMAT)


def _from_stored(stored: _File) -> Header:
    """ValueError for a slot type, salt or number of slots that cannot be."""
    salt = base64.b64decode(stored.kdf.salt, validate=True)
    sound = len(salt) == SALT_BYTES and stored.kdf.algorithm == _ALGORITHM
    # None at all is what panic leaves when headquarters are shut out too.
    if not sound or len(stored.slots) > _MOST_SLOTS:
        raise ValueError("not a header")
    slots = tuple(Slot(s.slot_id, SlotType(s.type), s.wrapped) for s in stored.slots)
    for slot in slots:
        require_whole(slot)
    return Header(
        vault_id=stored.vault_id,
        cost=KdfCost(stored.kdf.memory_kib, stored.kdf.time, stored.kdf.lanes),
        salt=salt,
        slots=slots,
    )


def encoded(header: Header) -> bytes:
    """Canonical JSON with a checksum: against decay of the medium, not against an attacker."""
    content: JsonObject = {
        "kind": KIND,
        "format": FORMAT,
        "vault_id": header.vault_id,
        "kdf": _kdf_json(header.cost, header.salt),
        "slots": [
            {"slot_id": slot.slot_id, "type": slot.type.value, "wrapped": slot.wrapped}
            for slot in header.slots
        ],
    }
    check = hashlib.sha256(canonical_json(content)).hexdigest()
    return canonical_json({**content, "check": check}) + b"\n"


def _kdf_json(cost: KdfCost, salt: bytes) -> JsonObject:
    return {
        "algorithm": _ALGORITHM,
        "memory_kib": cost.memory_kib,
        "time": cost.time,
        "lanes": cost.lanes,
        "salt": base64.b64encode(salt).decode("ascii"),
    }
