"""HQ's recipients: public age keys, and the words by which two people compare one aloud."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from intake_app.agefiles import age
from intake_app.errors import RecipientInvalid, RecipientIsSecret, TooFewRecipients
from intake_app.transfer.fingerprint import fingerprint_words

LEAST = 2
MOST = 20
_LONGEST_FILE = 64 * 1024


@dataclass(frozen=True, slots=True)
class Recipient:
    """One public key of HQ (age1...)."""

    text: str

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the key's text, as hex: what signatures and bag-info name."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    def fingerprint_words(self, language: str) -> tuple[str, ...]:
        """Eight words (80 bits) for reading aloud; both sides must choose the same language."""
        return fingerprint_words(self.fingerprint, language)


def refuse_secret(raw: bytes) -> None:
    """RecipientIsSecret when a file holds a secret key, in whatever encoding it was saved."""
    if age.SECRET_MARK.encode() in raw.replace(b"\0", b"").upper():
        raise RecipientIsSecret


def parse(text: str) -> Recipient:
    """Read a recipient file: one age1... line, comments with #.

    RecipientIsSecret when the file holds a secret key anywhere, else RecipientInvalid(reason):
    "unreadable" (far too long), "not_age" (no such key in it), "several".
    """
    if age.SECRET_MARK in text.upper():
        raise RecipientIsSecret
    if len(text) > _LONGEST_FILE:
        raise RecipientInvalid(reason="unreadable")
    lines = tuple(line.strip() for line in text.lstrip("\ufeff").splitlines())
    keys = tuple(line for line in lines if line and not line.startswith("#"))
    if len(keys) > 1:
        raise RecipientInvalid(reason="several")
    if not keys or not age.is_recipient(keys[0]):
        raise RecipientInvalid(reason="not_age")
    return Recipient(keys[0])


def enough(texts: Sequence[str]) -> tuple[Recipient, ...]:
    """The recipients of a bundle. TooFewRecipients below two: one lost key must not lose all.

    RecipientInvalid("duplicate") when one is named twice, ("several") above twenty.
    """
    found = tuple(parse(text) for text in texts)
    if len(set(found)) != len(found):
        raise RecipientInvalid(reason="duplicate")
    if len(found) < LEAST:
        raise TooFewRecipients(given=len(found), least=LEAST)
    if len(found) > MOST:
        raise RecipientInvalid(reason="several")
    return found
