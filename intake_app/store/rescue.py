"""The ways in that no user holds: the printed sheet and the keys of headquarters.

Each can be rehearsed, so that it is known to work before it is needed, and exchanged.
"""

from intake_app.errors import NoLetterWritten, WrongAnswer, WrongIdentity, WrongRecoveryCode
from intake_app.store import recovery_code, sheet, slots
from intake_app.store.audit import Event
from intake_app.store.key_log import note as note_keys
from intake_app.store.known_ways import own_header
from intake_app.store.rehearsal import ANSWER_GROUPS, Letter, fresh_challenge
from intake_app.store.slots import SlotType
from intake_app.store.vault import Vault
from intake_app.store.ways import Exchange, exchange, whole_header

_CHALLENGE = "rehearsal_challenge"


def confirm_sheet(vault: Vault, code: str, at: str) -> None:
    """The sheet of a new vault was typed back; refuses as `rehearse_sheet` does."""
    _prove_sheet(vault, code, at, Event.RECOVERY_CONFIRMED)


def rehearse_sheet(vault: Vault, code: str, at: str) -> None:
    """Prove from the header on the disk that the typed code opens this vault.

    WrongRecoveryCode names what is mistyped, also for a sheet that was dropped; HeaderDamaged
    when no slot for a sheet is left.
    """
    _prove_sheet(vault, code, at, Event.RECOVERY_REHEARSED)


def _prove_sheet(vault: Vault, code: str, at: str, event: Event) -> None:
    master, _ = sheet.opened_by(own_header(vault.folder, vault.facts), code)
    if not vault.holds_key(master):
        raise WrongRecoveryCode(group=0)
    master.wipe()
    with vault.transaction():
        vault.facts.put("recovery_confirmed", "yes")
        vault.facts.put("last_rehearsal_sheet", at)
        note_keys(vault, event)


def replace_sheet(vault: Vault, shown: str, typed: str, at: str) -> None:
    """Let the code `shown` open the vault once it was typed back; the old sheet opens nothing.

    WrongRecoveryCode names what differs; until it is right nothing on the disk changes.
    """
    sheet.compare(shown, typed)
    header = whole_header(vault)
    key = slots.recovery_key(recovery_code.read(shown), header.salt)
    added = vault.new_slot(key, header.bond(), SlotType.RECOVERY)

    def note() -> None:
        vault.facts.put("recovery_confirmed", "yes")
        vault.facts.put("last_rehearsal_sheet", at)
        note_keys(vault, Event.RECOVERY_REPLACED)

    exchange(vault, Exchange(added, key, _known(vault, SlotType.RECOVERY)), note)


def escrow_letters(vault: Vault) -> tuple[str, ...]:
    """What only headquarters can open: armoured age files, from the header on the disk.

    None that was dropped: a rehearsal with an old key proves nothing.
    """
    found = own_header(vault.folder, vault.facts).of_type(SlotType.ESCROW)
    return tuple(slot.wrapped for slot in found)


def rehearse_escrow(vault: Vault, opened: bytes, at: str) -> None:
    """Prove that what a key of headquarters made of the escrow slot opens this vault."""
    master = slots.opened_escrow(opened, vault.vault_id)
    if master is None or not vault.holds_key(master):
        raise WrongIdentity
    master.wipe()
    _note_rehearsed(vault, at)


def write_letter(vault: Vault) -> Letter:
    """A rehearsal letter with a new challenge; an answer to an earlier letter counts no more."""
    escrow = whole_header(vault).of_type(SlotType.ESCROW)
    if not escrow:
        raise WrongIdentity
    challenge = fresh_challenge()
    vault.facts.put(_CHALLENGE, challenge)
    return Letter(vault.vault_id, challenge, escrow[0].wrapped)


def waits_for_answer(vault: Vault) -> bool:
    """Whether a letter was written that headquarters has not answered yet."""
    return bool(vault.facts.get(_CHALLENGE))


def take_answer(vault: Vault, typed: str, at: str) -> None:
    """The answer of headquarters to the last letter.

    WrongAnswer names a mistyped group, or none; NoLetterWritten when none waits for an answer.
    """
    challenge = vault.facts.get(_CHALLENGE)
    if not challenge:
        raise NoLetterWritten
    if read_answer(typed) != read_answer(vault.rehearsal_answer(challenge)):
        raise WrongAnswer(group=0)
    _note_rehearsed(vault, at)


def read_answer(typed: str) -> bytes:
    """The digits of an answer; WrongAnswer names the first group that cannot be right."""
    try:
        return recovery_code.read(typed, ANSWER_GROUPS)
    except WrongRecoveryCode as error:
        raise WrongAnswer(**error.facts) from error


def replace_escrow(vault: Vault, recipients: tuple[str, ...]) -> None:
    """Other keys of headquarters, two or more: the ones before open nothing new from now on.

    Refuses as `slots.escrow` does. Exports go to the new keys, too.
    """
    added = vault.new_escrow(recipients)

    def note() -> None:
        vault.facts.put_recipients(recipients)
        vault.facts.put("last_rehearsal_escrow", "")
        vault.facts.put(_CHALLENGE, "")
        note_keys(vault, Event.ESCROW_REPLACED, str(len(recipients)))

    exchange(vault, Exchange(added, None, _known(vault, SlotType.ESCROW)), note)


def _known(vault: Vault, slot_type: SlotType) -> frozenset[str]:
    known = vault.facts.known_slots()
    return frozenset(one for one, known_type in known.items() if known_type == slot_type)


def _note_rehearsed(vault: Vault, at: str) -> None:
    with vault.transaction():
        vault.facts.put("last_rehearsal_escrow", at)
        vault.facts.put(_CHALLENGE, "")
        vault.audit.record(Event.ESCROW_REHEARSED)
