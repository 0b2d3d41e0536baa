"""The keys of the authentication codes, when they outlive the master key.

A vault that moves to a new key keeps its codes: the heads of the log that are printed on paper stay
in its log, and the ids that stand for a record in an anonymous export stay the same. A code guards
against damage and replay inside the encrypted file; whoever holds an old master key still cannot
write a page of the new file.
"""

from dataclasses import dataclass

from intake_app.errors import VaultDamaged
from intake_app.store import slots
from intake_app.store.facts import Facts
from intake_app.store.keys import MasterKey, Use, wipe

_NAME = "code_keys"
_ROLE = b"code-keys/v1"


@dataclass(frozen=True, slots=True)
class CodeKeys:
    """The key of the records' codes and the key of the log's."""

    records: bytearray
    audit: bytearray


def code_keys(facts: Facts, master: MasterKey) -> CodeKeys:
    """Kept ones, otherwise derived from the master key; VaultDamaged when they do not open."""
    kept = facts.get(_NAME)
    if not kept:
        return CodeKeys(master.derived(Use.RECORD_MAC), master.derived(Use.AUDIT))
    try:
        box = bytes.fromhex(kept)
    except ValueError as error:
        raise VaultDamaged(reason="code_keys") from error
    wrapping = master.derived(Use.KEPT_KEYS)
    secret = slots.opened_box(bytes(wrapping), box, _ROLE)
    wipe(wrapping)
    if secret is None:
        raise VaultDamaged(reason="code_keys")
    half = len(secret) // 2
    return CodeKeys(bytearray(secret[:half]), bytearray(secret[half:]))


def keep_code_keys(facts: Facts, master: MasterKey, keys: CodeKeys) -> None:
    """From now on, under `master`, these keys make and prove the codes."""
    wrapping = master.derived(Use.KEPT_KEYS)
    box = slots.sealed_box(bytes(wrapping), bytes(keys.records + keys.audit), _ROLE)
    wipe(wrapping)
    facts.put(_NAME, box.hex())
