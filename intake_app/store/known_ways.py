"""Which slots are a vault's own: known inside it, where nobody can change them unseen.

The header lies outside. A slot may be taken from it, be spoiled, or one that was dropped be put
back by copying an older header over it; against all three stands the list kept among the facts,
with a mark of what each slot holds.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from intake_app.domain.canonical import canonical_json
from intake_app.errors import HeaderDamaged
from intake_app.store.facts import Facts
from intake_app.store.header import Header, sound_copies
from intake_app.store.slots import Slot, SlotType

_MARKS = "slot_marks"


def know_ways(facts: Facts, header: Header) -> None:
    """Take the slots of `header`, and the cost they are bound to, for the vault's own."""
    facts.know_slots({slot.slot_id: slot.type.value for slot in header.slots})
    facts.put(_MARKS, json.dumps({**_marks(facts), **{s.slot_id: _mark(s) for s in header.slots}}))
    facts.put("kdf", _cost_of(header))


def has_lost_slots(header: Header, facts: Facts) -> bool:
    """Whether somebody took a way in away, or put something else in its place.

    No reason to stop writing: what was said is safe, but fewer can ever open it.
    """
    return bool(lost_slots(header, facts))


def lost_slots(header: Header, facts: Facts) -> tuple[str, ...]:
    """The ids of the vault's own slots that `header` does not hold as they were made."""
    if known := facts.known_slots():
        return tuple(sorted(known.keys() - {slot.slot_id for slot in _unspoiled(header, facts)}))
    # A vault founded before its slots were known: each founding made one of each type.
    return tuple(slot_type.value for slot_type in SlotType if not header.of_type(slot_type))


def lost_from_all(folder: Path, facts: Facts) -> tuple[str, ...]:
    """As `lost_slots`, of all copies of the header together."""
    whole = merged(sound_copies(folder), facts)
    return tuple(sorted(facts.known_slots())) if whole is None else lost_slots(whole, facts)


def is_foreign(slot: Slot, copies: tuple[Header, ...], facts: Facts) -> bool:
    """Whether a slot that opens was dropped before, and none of the vault's own is missing.

    When one is missing from both copies the header may be an old one from a backup, brought back
    to rescue what can be rescued: then whoever it lets in is let in, and the loss is told by
    `Vault.check` and as a doubt at each unlock (`store.doubts`). An escrow slot is bound to no id:
    one that was dropped may stand under another's.
    """
    known, mark = facts.known_slots(), _mark(slot)
    if not known or (slot.slot_id in known and _marks(facts).get(slot.slot_id, mark) == mark):
        return False
    whole = merged(copies, facts)
    return whole is not None and not has_lost_slots(whole, facts)


def own_header(folder: Path, facts: Facts) -> Header:
    """Every slot of the vault's own, from whichever copy has it, and none that was dropped.

    HeaderDamaged when neither copy can be read; VaultTooNew.
    """
    header = merged(sound_copies(folder), facts)
    if header is None:
        raise HeaderDamaged(reason="form")
    return header


def merged(copies: tuple[Header, ...], facts: Facts) -> Header | None:
    """Every slot of the vault's own that any copy holds, and no other; None without a fit copy.

    A copy bound to another cost than the vault knows is not used: nothing in it would open.
    """
    known, cost = facts.known_slots(), facts.get("kdf")
    fit = [copy for copy in copies if not cost or _cost_of(copy) == cost]
    if not fit:
        return None
    found = {slot.slot_id: slot for copy in reversed(fit) for slot in _unspoiled(copy, facts)}
    wanted = known or {slot.slot_id: "" for slot in fit[0].slots}
    return replace(fit[0], slots=tuple(found[one] for one in wanted if one in found))


def _unspoiled(header: Header, facts: Facts) -> tuple[Slot, ...]:
    """The slots that hold what they held when they were made; one without a mark is believed."""
    marks = _marks(facts)
    return tuple(s for s in header.slots if marks.get(s.slot_id, _mark(s)) == _mark(s))


def _marks(facts: Facts) -> Mapping[str, str]:
    kept = json.loads(facts.get(_MARKS) or "{}")
    return {str(slot_id): str(mark) for slot_id, mark in kept.items()}


def _mark(slot: Slot) -> str:
    return hashlib.sha256(f"{slot.type} {slot.wrapped}".encode()).hexdigest()


def _cost_of(header: Header) -> str:
    return canonical_json(header.bond().kdf).decode()
