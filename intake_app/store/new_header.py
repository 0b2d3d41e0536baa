"""The first header of a key: a slot for the passphrase, one for the sheet, one for headquarters."""

from dataclasses import dataclass, field, replace

from intake_app.domain.clock import Ids
from intake_app.store import recovery_code, slots
from intake_app.store.header import Header
from intake_app.store.kdf import SALT_BYTES, KdfCost, derive
from intake_app.store.keys import MasterKey
from intake_app.store.slots import SlotType


@dataclass(frozen=True, slots=True)
class Secrets:
    """What people will open it with; the sheet's secret is 128 random bits."""

    passphrase: str = field(repr=False)
    sheet: bytes = field(repr=False)

    @property
    def code(self) -> str:
        """The sheet's secret as it is printed."""
        return recovery_code.written(self.sheet)


def empty_header(vault_id: str, cost: KdfCost, ids: Ids) -> Header:
    """No slot yet, and a fresh salt for those to come."""
    return Header(vault_id, cost, bytes.fromhex(ids.token(SALT_BYTES)), ())


def first_slots(
    empty: Header, master: MasterKey, secrets: Secrets, recipients: tuple[str, ...], ids: Ids
) -> Header:
    """The header with its three slots; costs one key derivation."""
    keys = {
        SlotType.USER: derive(secrets.passphrase, empty.salt, empty.cost),
        SlotType.RECOVERY: slots.recovery_key(secrets.sheet, empty.salt),
    }
    wrapped = [
        slots.wrap(master, key, empty.bond(), ids.token(slots.SLOT_ID_BYTES), slot_type)
        for slot_type, key in keys.items()
    ]
    rescue = slots.escrow(master, empty.vault_id, recipients, ids.token(slots.SLOT_ID_BYTES))
    return replace(empty, slots=(*wrapped, rescue))
