"""Into a vault without its passphrase: the printed sheet, or a key of headquarters.

Whoever comes in like this sets a new passphrase before anything else.
"""

import io
from pathlib import Path

from intake_app.agefiles import age
from intake_app.commands import vaults
from intake_app.commands.session import Environment, Session
from intake_app.errors import BundleDamaged, HeaderDamaged, WrongHqKey, WrongIdentity
from intake_app.files import files_edge
from intake_app.store import passphrases
from intake_app.store.failures import count_failure
from intake_app.store.header import read_header, sound_copies
from intake_app.store.opening import open_with_escrow, open_with_recovery
from intake_app.store.slots import SlotType

LARGEST_KEY_FILE = 64 * 1024


def unlock_with_recovery(folder: Path, code: str, surroundings: Environment) -> Session:
    """Open a vault with the code on its sheet.

    WrongRecoveryCode names the mistyped group, or two that changed places. Other refusals: see
    `vaults.unlock`.
    """
    vault = open_with_recovery(folder, code, clock=surroundings.clock, ids=surroundings.ids)
    return vaults.opened(vault, surroundings)


def unlock_with_escrow(folder: Path, identity: Path, surroundings: Environment) -> Session:
    """Open a vault with the secret key of somebody at headquarters.

    The key file is read and not kept. WrongHqKey when it is none of the vault's; other
    refusals: see `vaults.unlock`.
    """
    keys = read_identities(identity)
    read_header(folder)
    copies = sound_copies(folder)
    escrow = {slot: None for copy in copies for slot in copy.of_type(SlotType.ESCROW)}
    if not escrow:
        raise HeaderDamaged(reason="slots")
    letters = [(slot, letter) for slot in escrow if (letter := _letter(slot.wrapped, keys))]
    if not letters:
        count_failure(folder)
        raise WrongHqKey
    try:
        vault = open_with_escrow(folder, letters, clock=surroundings.clock, ids=surroundings.ids)
    except WrongIdentity as error:
        raise WrongHqKey from error
    return vaults.opened(vault, surroundings)


def reset_passphrase(session: Session, new: str, slot_id: str = "") -> None:
    """A new passphrase for the user who lost theirs; without `slot_id` for all in one.

    Refuses with UnknownUser, WeakPassphrase, PassphraseTaken; nothing changes then.
    """
    passphrases.reset_passphrase(session.vault, new, slot_id)


def read_identities(file: Path) -> age.Identities:
    """The secret keys in a file of headquarters. WrongHqKey when there is none in it."""
    with files_edge(), file.open("rb") as opened:
        raw = opened.read(LARGEST_KEY_FILE + 1)
    if len(raw) > LARGEST_KEY_FILE:
        raise WrongHqKey
    try:
        return age.read_identities(raw.decode("utf-8"))
    except (UnicodeDecodeError, WrongIdentity) as error:
        raise WrongHqKey from error


def opened_letter(armoured: tuple[str, ...], keys: age.Identities) -> bytes:
    """What the first escrow slot that opens with `keys` holds, in memory only; WrongHqKey."""
    for slot in armoured:
        if letter := _letter(slot, keys):
            return letter
    raise WrongHqKey


def _letter(armoured: str, keys: age.Identities) -> bytes:
    """Empty when none of the keys opens it."""
    sink = _Memory()
    try:
        age.decrypt(io.BytesIO(armoured.encode("ascii", "replace")), sink, keys)
    except (WrongIdentity, BundleDamaged):
        return b""
    return sink.getvalue()


class _Memory(io.BytesIO):
    """A sink that cannot fail."""

    def check(self) -> None:
        """Nothing ever went wrong."""
