"""Scenes of survival: a backup on another medium, a new key, an attachment, an erasure."""

import hashlib
import random
import tempfile
from pathlib import Path

from intake_app.commands import attachments, backups, erasures
from intake_app.errors import IntakeError
from intake_app.store import backup, rotation
from tests.builders.vaults import CHEAP, PASSPHRASE
from tests.campaign.frame import Tally
from tests.campaign.scene_typing import found_drafts
from tests.campaign.scene_vault import (
    VAULT,
    at_work,
    proved,
    surroundings,
    unlocked,
)
from tests.campaign.scenes import Scene

STICK, BACKUP, ATTACHED, ROTATED, ERASED = "stick", "backup", "attachment", "rotation", "erasure"
TESTIMONIES = 2
NEW_PASSPHRASE = "қоңыр алма жүз терезе"
SIZES = (20_000, 150_000)


def found_with_stick(place):
    found_drafts(place, TESTIMONIES)
    (place / STICK).mkdir()
    _put_files(place)
    with unlocked(place / VAULT) as session:
        record_id = session.vault.records.ids()[0]
        attachments.attach(session, record_id, place / "file-1.bin", attachments.About())
        backups.back_up(session, place / STICK)


def _backing_up(place, marks):
    """The second one: the first must stay as it is."""

    def work(session):
        marks.step(BACKUP, 1, lambda: backups.back_up(session, place / STICK))

    at_work(place / VAULT, marks, work)


def _prove_backups(place, told):
    finished = backup.states(place / STICK)
    lost = max(1 + told.done(BACKUP) - len(finished), 0)
    tally = proved(place / VAULT, lambda session: Tally(1, lost=lost))
    for state in finished:
        with tempfile.TemporaryDirectory() as out:
            tally += _restored(state, Path(out) / VAULT)
    return tally


def _restored(state, target):
    try:
        backups.restore(state, target, PASSPHRASE, surroundings())
    except IntakeError as error:
        note = f"a finished backup cannot be restored: {type(error).__name__}"
        return Tally(corrupt=1, notes=(note,))
    return proved(target, lambda session: Tally(lost=_missing(session)), known=("older",))


def _missing(session):
    return TESTIMONIES - len(session.vault.records.ids())


def _rotating(place, marks):
    def work(session):
        marks.step(ROTATED, 1, lambda: rotation.rotate(session.vault, NEW_PASSPHRASE, CHEAP))

    at_work(place / VAULT, marks, work)


def _prove_rotation(place, told):
    def compare(session):
        return Tally(1, lost=_missing(session))

    new = proved(place / VAULT, compare, NEW_PASSPHRASE)
    if told.done(ROTATED) or new.is_clean:
        return new
    return proved(place / VAULT, compare)


def _put_files(place):
    for number, size in enumerate(SIZES, 1):
        chance = random.Random(number)
        (place / f"file-{number}.bin").write_bytes(chance.randbytes(size))


def _found_with_files(place):
    found_drafts(place, 1)
    _put_files(place)


def _attaching(place, marks):
    def work(session):
        record_id = session.vault.records.ids()[0]
        for number in range(1, len(SIZES) + 1):
            file = place / f"file-{number}.bin"
            marks.step(
                ATTACHED,
                number,
                lambda file=file: attachments.attach(session, record_id, file, attachments.About()),
            )

    at_work(place / VAULT, marks, work)


class _Digest:
    """A sink that keeps the SHA-256 of what it gets and nothing else."""

    def __init__(self):
        self._sum = hashlib.sha256()

    def write(self, piece):
        self._sum.update(piece)
        return len(piece)

    def flush(self):
        """Nothing waits here."""

    @property
    def hex(self):
        return self._sum.hexdigest()


def _prove_attachments(place, told):
    def compare(session):
        record_id = session.vault.records.ids()[0]
        here = {_digest(session, one) for one in session.vault.attachments.of(record_id)}
        put = [hashlib.sha256((place / f"file-{n}.bin").read_bytes()).hexdigest() for n in (1, 2)]
        lost = sum(told.was_done(ATTACHED, n) and one not in here for n, one in enumerate(put, 1))
        return Tally(1, lost=lost, undetected=len(here - set(put)))

    return proved(place / VAULT, compare)


def _digest(session, attachment):
    sink = _Digest()
    session.vault.attachments.open_into(attachment.attachment_id, sink, lambda _done: None)
    return sink.hex


def _erasing(place, marks):
    def work(session):
        record_id = session.vault.records.ids()[0]
        typed = erasures.confirmation(session, record_id)
        marks.step(ERASED, 1, lambda: erasures.erase(session, record_id, typed))

    at_work(place / VAULT, marks, work)


def _prove_erasure(place, told):
    def compare(session):
        here = len(session.vault.records.ids())
        if told.done(ERASED) and here == TESTIMONIES:
            return Tally(1, undetected=1, notes=("an erased testimony is there again",))
        return Tally(1, lost=max(TESTIMONIES - 1 - here, 0))

    return proved(place / VAULT, compare)


BACKING_UP = Scene("backing up", found_with_stick, _backing_up, _prove_backups)
ROTATING = Scene("moving to a new key", found_with_stick, _rotating, _prove_rotation)
ATTACHING = Scene("attaching files", _found_with_files, _attaching, _prove_attachments)
ERASING = Scene("erasing a testimony", found_with_stick, _erasing, _prove_erasure)
