"""Proof that headquarters can open this vault, without its key ever being seen.

The laptop writes a letter: the escrow slot as it stands in the header, and a random challenge.
Headquarters opens the slot and answers with a code that only the holder of the master key can
compute: HMAC-SHA-256 over vault id and challenge, under a key of its own (HKDF label
rehearsal/v1), cut to 64 bits. Neither letter nor answer tells anything about the master key.
"""

import secrets
from dataclasses import dataclass

import msgspec

from intake_app.domain.canonical import canonical_json
from intake_app.errors import NotALetter, WrongIdentity
from intake_app.store import recovery_code
from intake_app.store.keys import MasterKey, Use, wipe
from intake_app.store.macs import Macs
from intake_app.store.slots import opened_escrow

KIND = "intake-rehearsal"
FORMAT = 1
ANSWER_GROUPS = 4

_ANSWER_BYTES = 2 * ANSWER_GROUPS
_CHALLENGE_BYTES = 16
_MOST_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class Letter:
    """What goes to headquarters. `escrow` is an armoured age file: nobody else can read it."""

    vault_id: str
    challenge: str
    escrow: str

    def written(self) -> bytes:
        """The letter as a file."""
        return canonical_json(
            {
                "kind": KIND,
                "format": FORMAT,
                "vault_id": self.vault_id,
                "challenge": self.challenge,
                "escrow": self.escrow,
            }
        )


class _Stored(msgspec.Struct, forbid_unknown_fields=True):
    kind: str
    format: int
    vault_id: str
    challenge: str
    escrow: str


def fresh_challenge() -> str:
    """Random, so that an answer fits one letter only."""
    return secrets.token_hex(_CHALLENGE_BYTES)


def read_letter(raw: bytes) -> Letter:
    """NotALetter for anything but a whole letter of this format."""
    if len(raw) > _MOST_BYTES:
        raise NotALetter
    try:
        stored = msgspec.json.decode(raw, type=_Stored)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise NotALetter from error
    if (stored.kind, stored.format) != (KIND, FORMAT):
        raise NotALetter
    return Letter(stored.vault_id, stored.challenge, stored.escrow)


def answer(master: MasterKey, vault_id: str, challenge: str) -> str:
    """Four groups of six digits, in the form of the recovery sheet."""
    key = master.derived(Use.REHEARSAL)
    code = Macs(key).of(["rehearsal", vault_id, challenge])
    wipe(key)
    return recovery_code.written(code[:_ANSWER_BYTES])


def answered(letter: Letter, opened: bytes) -> str:
    """The answer, at headquarters, from what the escrow slot of the letter decrypted to.

    WrongIdentity when that is no key of the vault the letter names.
    """
    master = opened_escrow(opened, letter.vault_id)
    if master is None:
        raise WrongIdentity
    try:
        return answer(master, letter.vault_id, letter.challenge)
    finally:
        master.wipe()
