"""Authentication codes above SQLCipher: it returns some damaged pages as text without an error.

(Measured: a bad last overflow page gives 4012 NULs.) So every body, revision and list row is
covered by HMAC-SHA-256 and checked on every read.
"""

import hashlib
import hmac

from intake_app.domain.answers import Json
from intake_app.domain.canonical import canonical_json


class Macs:
    """Codes under one key. What a code is about is always part of what it covers."""

    __slots__ = ("_key",)

    def __init__(self, key: bytearray) -> None:
        self._key = key

    def of(self, about: Json, content: bytes = b"") -> bytes:
        """The code of `content` in the role `about` (canonical JSON has no line break)."""
        return hmac.digest(self._key, canonical_json(about) + b"\n" + content, hashlib.sha256)

    def agree(self, code: object, about: Json, content: bytes = b"") -> bool:
        """Whether `code` is the code of this content in this role, in constant time."""
        return isinstance(code, bytes) and hmac.compare_digest(code, self.of(about, content))
