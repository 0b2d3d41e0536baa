"""Whether somebody knows the passphrase of a vault that is open already: the screen was hidden."""

from intake_app.errors import WrongPassphrase
from intake_app.store import slots
from intake_app.store.failures import count_failure
from intake_app.store.kdf import derive
from intake_app.store.known_ways import own_header
from intake_app.store.slots import SlotType
from intake_app.store.vault import Vault


def prove_passphrase(vault: Vault, passphrase: str) -> None:
    """Costs one Argon2id run. WrongPassphrase, counted like a wrong guess at the unlock window."""
    header = own_header(vault.folder, vault.facts)
    key = derive(passphrase, header.salt, header.cost)
    for slot in header.of_type(SlotType.USER):
        master = slots.unwrap(slot, key, header.bond())
        if master is not None and vault.holds_key(master):
            master.wipe()
            return
    count_failure(vault.folder)
    raise WrongPassphrase
