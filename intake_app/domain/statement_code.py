"""The code printed on every sheet: ties paper to one sealed revision.

HMAC-SHA-256 under a 128-bit salt, because a bare hash of a guessable record could be
brute-forced; over the canonical JSON (RFC 8785) without signatures, which come after sealing.
"""

import hashlib
import hmac

from intake_app.domain.canonical import canonical_json
from intake_app.domain.record import Body

SECTIONS_AFTER_SEALING = ("signatures",)


def statement_code(body: Body) -> str:
    """64 hex digits for a sealed body. ValueError when it was never given a salt."""
    salt = bytes.fromhex(body.envelope.salt)
    if len(salt) != 16:
        raise ValueError("a sealed revision has a salt of 16 bytes")
    covered = {
        section: stored
        for section, stored in body.answers.to_json().items()
        if section not in SECTIONS_AFTER_SEALING
    }
    return hmac.new(salt, canonical_json(covered), hashlib.sha256).hexdigest()
