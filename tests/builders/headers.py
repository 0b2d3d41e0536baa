"""What opens a vault, tried on every file of its folder."""

from intake_app.errors import IntakeError, WrongPassphrase
from intake_app.store import slots
from intake_app.store.header import BACKUP, HEADER, read_header
from intake_app.store.kdf import derive
from intake_app.store.slots import SlotType


def opens(found, passphrase):
    """Whether the passphrase opens the vault."""
    try:
        found.open(passphrase, read_only=True).close()
    except WrongPassphrase:
        return False
    return True


def copies_that_open(found, passphrase, folder):
    """Names of the files that open the vault with these words when each stands as the header.

    Below the program, on the slots themselves: no policy of ours can hide a slot that opens.
    """
    opened = []
    for name, raw in found.files().items():
        alone = found.copied_to(folder / name)
        (alone.folder / BACKUP).unlink()
        (alone.folder / HEADER).write_bytes(raw)
        try:
            header = read_header(alone.folder)
        except IntakeError:
            continue
        key = derive(passphrase, header.salt, header.cost)
        bond = header.bond()
        if any(slots.unwrap(s, key, bond) is not None for s in header.of_type(SlotType.USER)):
            opened.append(name)
    return opened
