"""Slots: three ways to the same master key. Who a slot belongs to is known only inside."""

import base64
import json
import secrets
from dataclasses import dataclass
from enum import StrEnum

import pyrage
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from intake_app.domain.answers import JsonObject
from intake_app.domain.canonical import canonical_json
from intake_app.errors import RecipientInvalid, RecipientIsSecret, TooFewRecipients
from intake_app.store.kdf import KEY_BYTES
from intake_app.store.keys import MasterKey

LEAST_RECIPIENTS = 2
NONCE_BYTES = 12
TAG_BYTES = 16
SLOT_ID_BYTES = 8
ESCROW_KIND = "intake-escrow"

_RECOVERY_LABEL = b"recovery-slot/v1"


class SlotType(StrEnum):
    """Who can open it: a user of the laptop, the printed sheet, or headquarters."""

    USER = "user"
    RECOVERY = "recovery"
    ESCROW = "escrow"


@dataclass(frozen=True, slots=True)
class Slot:
    """One wrapped copy of the master key. `wrapped` is base64, or an armoured age file."""

    slot_id: str
    type: SlotType
    wrapped: str


@dataclass(frozen=True, slots=True)
class Bond:
    """What a slot is bound to, so that it opens in no other header and under no other cost."""

    format: int
    vault_id: str
    kdf: JsonObject

    def associated_data(self, slot_id: str, slot_type: SlotType) -> bytes:
        """The bytes that the wrapping authenticates beside the key."""
        return canonical_json(
            {
                "format": self.format,
                "vault_id": self.vault_id,
                "slot_id": slot_id,
                "type": slot_type.value,
                "kdf": self.kdf,
            }
        )


def require_whole(slot: Slot) -> None:
    """ValueError for a box that is no base64, or too short to hold a key and its tag."""
    if slot.type is not SlotType.ESCROW:
        box = base64.b64decode(slot.wrapped, validate=True)
        if len(box) != NONCE_BYTES + KEY_BYTES + TAG_BYTES:
            raise ValueError("not a slot")


def wrap(master: MasterKey, key: bytes, bond: Bond, slot_id: str, slot_type: SlotType) -> Slot:
    """A slot that opens with `key`."""
    nonce_and_box = sealed_box(key, master.secret(), bond.associated_data(slot_id, slot_type))
    return Slot(slot_id, slot_type, base64.b64encode(nonce_and_box).decode("ascii"))


def unwrap(slot: Slot, key: bytes, bond: Bond) -> MasterKey | None:
    """The master key, or None when `key` is not the one of this slot."""
    box = base64.b64decode(slot.wrapped)
    secret = opened_box(key, box, bond.associated_data(slot.slot_id, slot.type))
    return None if secret is None else MasterKey(secret)


def recovery_key(secret: bytes, salt: bytes) -> bytes:
    """The wrapping key of a recovery code: 128 random bits need no slow derivation."""
    kdf = HKDF(algorithm=hashes.SHA256(), length=KEY_BYTES, salt=salt, info=_RECOVERY_LABEL)
    return kdf.derive(secret)


def escrow(master: MasterKey, vault_id: str, recipients: tuple[str, ...], slot_id: str) -> Slot:
    """A slot for headquarters: an armoured age file that the stock `age -d` opens.

    Any one of the recipients is enough. Refuses with the errors of `parsed_recipients`.
    """
    keys = parsed_recipients(recipients)
    letter = canonical_json(
        {"kind": ESCROW_KIND, "vault_id": vault_id, "master_key": master.secret().hex()}
    )
    armoured = pyrage.encrypt(letter, list(keys), armored=True)
    return Slot(slot_id, SlotType.ESCROW, armoured.decode("ascii"))


def opened_escrow(letter: bytes, vault_id: str) -> MasterKey | None:
    """The master key in a decrypted escrow letter, or None when it is not this vault's."""
    try:
        told = json.loads(letter)
        if (told["kind"], told["vault_id"]) != (ESCROW_KIND, vault_id):
            return None
        return MasterKey(bytes.fromhex(told["master_key"]))
    except (ValueError, KeyError, TypeError):
        return None


def parsed_recipients(recipients: tuple[str, ...]) -> tuple[pyrage.x25519.Recipient, ...]:
    """Refuse fewer than two, the same twice, secret keys, and anything that is no age key."""
    if len(recipients) < LEAST_RECIPIENTS:
        raise TooFewRecipients(given=len(recipients), least=LEAST_RECIPIENTS)
    if len(set(recipients)) != len(recipients):
        raise RecipientInvalid(reason="duplicate")
    return tuple(_recipient(text) for text in recipients)


def _recipient(text: str) -> pyrage.x25519.Recipient:
    if text.upper().startswith("AGE-SECRET-KEY-"):
        raise RecipientIsSecret
    try:
        return pyrage.x25519.Recipient.from_str(text)
    except pyrage.RecipientError as error:
        raise RecipientInvalid(reason="not_age") from error


def sealed_box(key: bytes, secret: bytes, associated: bytes) -> bytes:
    """ChaCha20-Poly1305 with a random nonce in front; `associated` is bound, not stored."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + ChaCha20Poly1305(key).encrypt(nonce, secret, associated)


def opened_box(key: bytes, box: bytes, associated: bytes) -> bytes | None:
    """What `sealed_box` closed, or None when it does not verify."""
    nonce, closed = box[:NONCE_BYTES], box[NONCE_BYTES:]
    try:
        return ChaCha20Poly1305(key).decrypt(nonce, closed, associated)
    except InvalidTag:
        return None
