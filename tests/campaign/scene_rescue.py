"""Scenes of the bad day: a vault comes back, moves into a new one, loses its ways in, begins."""

import tempfile
from pathlib import Path

from intake_app.commands import backups, emergency
from intake_app.domain.clock import Clock, Ids
from intake_app.errors import FolderNotEmpty, HeaderDamaged, IntakeError, WrongPassphrase
from intake_app.i18n import catalog
from intake_app.store.header import has_header, sound_copies
from intake_app.store.opening import open_with_escrow
from intake_app.store.slots import SlotType
from tests.builders.stock import age_decrypted
from tests.builders.vaults import HQ_IDENTITIES, PASSPHRASE
from tests.campaign.frame import Tally
from tests.campaign.scene_survival import NEW_PASSPHRASE, STICK, TESTIMONIES, found_with_stick
from tests.campaign.scene_vault import VAULT, at_work, found_session, proved, surroundings, unlocked
from tests.campaign.scenes import Scene

NEW_VAULT, LACKING = "new", "lacking"
RESTORED, SALVAGED, PANIC, FOUNDED = "restore", "salvage", "panic", "founding"
# What a slot for a passphrase or a sheet looks like in any copy of a header.
_WAYS = tuple(f'"type":"{one.value}"'.encode() for one in (SlotType.USER, SlotType.RECOVERY))


def _restoring(place, marks):
    """Over the vault that stands there: it is moved aside once the restored one is proved."""
    marks.step(RESTORED, 1, lambda: _restored(place, place / VAULT, replaces=True))


def _restored(place, target, *, replaces=False):
    return backups.restore(place / STICK, target, PASSPHRASE, surroundings(), replaces=replaces)


def _prove_restoring(place, told):
    """A vault stands there and is whole, or the one before lies whole beside; so is the backup."""
    tally = Tally(1)
    aside = sorted(place.glob(f"{VAULT}.before-*"))
    if told.done(RESTORED) or has_header(place / VAULT) or not aside:
        aside.append(place / VAULT)
    for folder in aside:
        tally += _whole(folder)
    with tempfile.TemporaryDirectory() as out:
        try:
            _restored(place, Path(out) / VAULT)
        except IntakeError as error:
            note = f"the backup cannot be restored any more: {type(error).__name__}"
            return tally + Tally(corrupt=1, notes=(note,))
    return tally


def _whole(folder, passphrase=PASSPHRASE, known=()):
    """Every testimony and its attachment open; nobody is surprised that a backup is older."""

    def compare(session):
        return Tally(lost=TESTIMONIES - len(session.vault.records.ids()))

    found = proved(folder, compare, passphrase, known=("older", *known))
    return Tally(0, found.lost, found.corrupt, found.undetected, found.notes)


def _salvaging(place, marks):
    def salvaged(session):
        done = emergency.salvage(session, place / NEW_VAULT, NEW_PASSPHRASE, surroundings())
        if done.lost_files:
            marks.say(LACKING, SALVAGED, done.lost_files)

    def work(session):
        marks.step(SALVAGED, 1, lambda: salvaged(session))

    at_work(place / VAULT, marks, work)


def _prove_salvaging(place, told):
    """The old vault is only read; a new one that was said to be done is whole, or said to lack."""
    tally = Tally(1) + _whole(place / VAULT)
    if told.done(SALVAGED):
        lacks = any(line.startswith(LACKING) for line in told.lines)
        known = ("attachment",) if lacks else ()
        tally += _whole(place / NEW_VAULT, NEW_PASSPHRASE, known)
    return tally


def _panicking(place, marks):
    words = catalog("en")
    typed = emergency.confirmation_word(words)

    def work(session):
        marks.step(PANIC, 1, lambda: emergency.panic(session, typed, words))

    at_work(place / VAULT, marks, work)


def _prove_panic(place, told):
    """Once it was said nothing opens it but headquarters; before, it opens whole or not at all."""
    folder = place / VAULT
    try:
        with unlocked(folder):
            opens = True
    except (WrongPassphrase, HeaderDamaged):
        opens = False
    except IntakeError as error:
        return Tally(1, lost=1, corrupt=1, notes=(f"half a vault: {type(error).__name__}",))
    if told.done(PANIC):
        left = [one.name for one in folder.iterdir() if _holds_a_way(one)]
        if opens or left:
            note = f"panic was said to be done, and there is a way in: {opens} {left}"
            return Tally(1, undetected=1, notes=(note,))
    if opens:
        return Tally(1) + _whole(folder)
    # A full disk keeps panic from the log, not from the header: the missing slots are told then.
    known = ("slots",) if told.done(PANIC) else ()
    return Tally(1) + _opened_by_headquarters(folder, known)


def _holds_a_way(path):
    return path.is_file() and any(way in path.read_bytes() for way in _WAYS)


def _opened_by_headquarters(folder, known):
    copies = sound_copies(folder)
    slots = {slot.slot_id: slot for one in copies for slot in one.of_type(SlotType.ESCROW)}
    with tempfile.TemporaryDirectory() as out:
        letters = [
            (slot, age_decrypted(Path(out), slot.wrapped, HQ_IDENTITIES[0]))
            for slot in slots.values()
        ]
    try:
        with open_with_escrow(folder, letters, clock=Clock(), ids=Ids()) as vault:
            here, found = len(vault.records.ids()), vault.check().problems
    except IntakeError as error:
        note = f"headquarters cannot open it: {type(error).__name__}"
        return Tally(lost=1, corrupt=1, notes=(note,))
    problems = [one for one in found if one.split()[0] not in known]
    notes = (f"does not verify: {', '.join(problems)}",) if problems else ()
    return Tally(0, TESTIMONIES - here, len(notes), 0, notes)


def _found_nothing(place):
    """A laptop on which there was never a vault."""


def _founding(place, marks):
    opened = []
    if marks.step(FOUNDED, 1, lambda: opened.append(_founded(place))):
        marks.step("close", 1, opened[0].vault.close)


def _founded(place):
    """Where a file of the first try could not be taken away, in another folder."""
    try:
        return found_session(place / VAULT)
    except FolderNotEmpty:
        return found_session(place / NEW_VAULT)


def _prove_founding(place, told):
    """A vault that was handed over opens; one that was not opens as well, or is none at all."""
    vaults = [one for one in (place / VAULT, place / NEW_VAULT) if has_header(one)]
    tally = Tally(1, lost=max(told.done(FOUNDED) - len(vaults), 0))
    for folder in vaults:
        tally += proved(folder, lambda session: Tally())
    return tally


RESTORING = Scene("restoring a backup", found_with_stick, _restoring, _prove_restoring)
SALVAGING = Scene("salvaging", found_with_stick, _salvaging, _prove_salvaging)
PANICKING = Scene("destroying the ways in", found_with_stick, _panicking, _prove_panic)
FOUNDING = Scene("founding a vault", _found_nothing, _founding, _prove_founding)
