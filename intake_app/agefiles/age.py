"""The one place that calls pyrage.

Its whole-file calls are never used: they report success for files they did not write, so both
directions go through streams of ours that remember a failure.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

import pyrage
from pyrage import x25519

from intake_app.errors import BundleDamaged, WrongIdentity

SECRET_MARK = "AGE-SECRET-KEY-"  # noqa: S105  # how every secret key begins, not a key
_NO_KEY_FITS = "No matching keys found"
_ROOM = 4 << 20  # bytes; the library's own buffers are some 300 KiB


class Reader(Protocol):
    """What age reads from: gives at most `size` bytes, none at the end."""

    def read(self, size: int = -1, /) -> bytes:
        """At most `size` bytes."""


class Sink(Protocol):
    """What age writes to. `check` raises the first OSError that a write met."""

    def write(self, data: bytes, /) -> int:
        """Write all of `data`."""

    def flush(self) -> None:
        """Hand on what is held back."""

    def check(self) -> None:
        """Raise the first OSError."""


@dataclass(frozen=True, slots=True)
class Identities:
    """One or more secret age keys, as a file of HQ holds them. Never shown by repr."""

    texts: tuple[str, ...] = field(repr=False)

    @property
    def recipients(self) -> tuple[str, ...]:
        """The public half of each key."""
        return tuple(str(x25519.Identity.from_str(text).to_public()) for text in self.texts)


def new_identity() -> Identities:
    """A fresh secret key from the system's source of randomness."""
    return Identities((str(x25519.Identity.generate()),))


def read_identities(text: str) -> Identities:
    """Read a file as `age -i` does: one key a line, comments with #. WrongIdentity when none."""
    lines = tuple(line.strip() for line in text.lstrip("\ufeff").splitlines())
    keys = tuple(line for line in lines if line and not line.startswith("#"))
    try:
        for key in keys:
            x25519.Identity.from_str(key)
    except pyrage.IdentityError as error:
        raise WrongIdentity from error
    if not keys:
        raise WrongIdentity
    return Identities(keys)


def is_recipient(text: str) -> bool:
    """Whether `text` is an X25519 recipient in its one canonical spelling (age1...)."""
    try:
        return str(x25519.Recipient.from_str(text)) == text
    except pyrage.RecipientError:
        return False


def encrypt(source: Reader, sink: Sink, recipients: Sequence[str]) -> None:
    """Encrypt to all recipients. OSError of the sink when a write failed, at whichever byte.

    MemoryError where too little is left to begin.
    """
    _require_room()
    keys = [x25519.Recipient.from_str(recipient) for recipient in recipients]
    try:
        pyrage.encrypt_io(source, sink, keys)
    except pyrage.EncryptError:
        sink.check()
        raise
    # Measured: an error in the last write is swallowed and the call returns as if all were well.
    sink.check()


def decrypt(source: Reader, sink: Sink, identities: Identities) -> None:
    """Decrypt into `sink`. What it holds must not be used when this raises.

    WrongIdentity when no key fits, BundleDamaged when header or payload do not verify, MemoryError
    where too little is left to begin.
    """
    _require_room()
    keys = [x25519.Identity.from_str(text) for text in identities.texts]
    try:
        pyrage.decrypt_io(source, sink, keys)
    except pyrage.DecryptError as error:
        if str(error) == _NO_KEY_FITS:
            raise WrongIdentity from error
        raise BundleDamaged(reason="age_header", member="") from error
    except OSError as error:
        sink.check()
        if error.errno is not None:
            raise
        raise BundleDamaged(reason="age_payload", member="") from error
    sink.check()


def _require_room() -> None:
    """Want of memory is met here: met inside the library, it ends the whole program.

    Measured under a falling limit of address space. Nothing is touched, so it costs microseconds.
    """
    bytearray(_ROOM)
