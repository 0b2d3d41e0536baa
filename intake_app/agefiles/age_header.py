"""The header of an age file, read before anything is decrypted.

Source: C2SP age v1. A header is text: a version line, a stanza per recipient, a line with the
MAC. Rust implementations add a stanza "...-grease" of random text; every reader passes over it.
"""

import re
from dataclasses import dataclass

from intake_app.errors import BundleDamaged

LONGEST_HEADER = 32 * 1024
CHUNK = 64 * 1024
_NONCE = 16
_TAG = 16

_VERSION = b"age-encryption.org/v1"
_MAC = re.compile(rb"--- [A-Za-z0-9+/]{43}")
_BODY = re.compile(rb"[A-Za-z0-9+/]{0,64}")
_X25519 = re.compile(rb"-> X25519 [A-Za-z0-9+/]{43}")
_GREASE = re.compile(rb"-> [!-~]+-grease(?: [!-~]+)*")


@dataclass(frozen=True, slots=True)
class AgeHeader:
    """`length` in bytes up to the payload; `recipients` counts the X25519 stanzas."""

    length: int
    recipients: int

    def file_length(self, plaintext: int) -> int:
        """How long an age file with this header is when it holds `plaintext` bytes."""
        chunks = max(1, -(-plaintext // CHUNK))
        return self.length + _NONCE + plaintext + _TAG * chunks

    def plaintext_length(self, file_length: int) -> int:
        """How many bytes an age file of this length holds; BundleDamaged when none fits."""
        payload = file_length - self.length - _NONCE
        chunks = max(1, -(-payload // (CHUNK + _TAG)))
        plaintext = payload - _TAG * chunks
        if plaintext < 0 or self.file_length(plaintext) != file_length:
            raise BundleDamaged(reason="length", member="")
        return plaintext


def read_header(start: bytes) -> AgeHeader:
    """Read the header from the first bytes of a file (up to LONGEST_HEADER of them).

    BundleDamaged("age_header") when it is none, BundleDamaged("recipient_type") when a recipient
    is not X25519: a passphrase stanza would make HQ spend hours of work on a stranger's wish.
    """
    end_of_stanzas = start.find(b"\n--- ")
    end = start.find(b"\n", end_of_stanzas + 1) + 1
    if end_of_stanzas < 0 or end == 0 or end > LONGEST_HEADER:
        raise BundleDamaged(reason="age_header", member="")
    version, *lines = start[:end_of_stanzas].split(b"\n")
    if version != _VERSION or _MAC.fullmatch(start[end_of_stanzas + 1 : end - 1]) is None:
        raise BundleDamaged(reason="age_header", member="")
    return AgeHeader(length=end, recipients=sum(_is_recipient(line) for line in lines))


def _is_recipient(line: bytes) -> bool:
    if _X25519.fullmatch(line):
        return True
    if line.startswith(b"-> ") and not _GREASE.fullmatch(line):
        raise BundleDamaged(reason="recipient_type", member="")
    if not line.startswith(b"-> ") and _BODY.fullmatch(line) is None:
        raise BundleDamaged(reason="age_header", member="")
    return False
