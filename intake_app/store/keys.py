"""The master key and what is derived from it (HKDF-SHA-256, one label for each use)."""

import binascii
import hmac
import secrets
from enum import StrEnum

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

MASTER_BYTES = 32


class Use(StrEnum):
    """What a derived key is for; the label is part of the format and never changes."""

    DATABASE = "db/v1"
    RECORD_MAC = "rec-mac/v1"
    AUDIT = "audit/v1"
    SIGNER_WRAP = "sign-wrap/v1"
    BACKUP = "backup/v1"
    KEPT_KEYS = "kept-keys/v1"
    REHEARSAL = "rehearsal/v1"


class MasterKey:
    """One random key per vault. `wipe` overwrites what can be overwritten in Python."""

    __slots__ = ("_bytes",)

    def __init__(self, secret: bytes) -> None:
        if len(secret) != MASTER_BYTES:
            raise ValueError("a master key has 32 bytes")
        self._bytes = bytearray(secret)

    def __repr__(self) -> str:
        return "MasterKey()"

    @classmethod
    def fresh(cls) -> "MasterKey":
        """A new key from the system's generator."""
        return cls(secrets.token_bytes(MASTER_BYTES))

    def secret(self) -> bytes:
        """The key itself, to be wrapped into a slot and for nothing else."""
        return bytes(self._bytes)

    def equals(self, other: "MasterKey") -> bool:
        """Whether both are the same key, in constant time."""
        return hmac.compare_digest(self._bytes, other.secret())

    def derived(self, use: Use) -> bytearray:
        """The 32-byte key for one use."""
        key = bytearray(MASTER_BYTES)
        _hkdf(use.value).derive_into(bytes(self._bytes), key)
        return key

    def database_key(self) -> bytearray:
        """The raw key in SQLCipher's own form, x'...': no second key derivation is run on it."""
        raw = self.derived(Use.DATABASE)
        spelled = bytearray(b"x'" + binascii.hexlify(raw) + b"'")
        wipe(raw)
        return spelled

    def wipe(self) -> None:
        """Overwrite the key; nothing can be derived afterwards that opens anything."""
        wipe(self._bytes)


def wipe(secret: bytearray) -> None:
    """Overwrite a secret in place."""
    secret[:] = bytes(len(secret))


def _hkdf(label: str) -> HKDF:
    return HKDF(algorithm=hashes.SHA256(), length=MASTER_BYTES, salt=None, info=label.encode())
