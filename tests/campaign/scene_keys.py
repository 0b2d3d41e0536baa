"""Scenes of the keys: another passphrase, and the vault of the first released schema."""

import json
import shutil

from intake_app.commands import users, vaults
from intake_app.errors import HeaderDamaged, IntakeError, NotAVault, OldWayRemains
from intake_app.store import header as headers
from intake_app.store import kdf, slots
from tests.builders.released_vaults import KNOWN, RELEASED, answers_of
from tests.builders.vaults import PASSPHRASE
from tests.campaign.frame import Tally
from tests.campaign.marks import DONE
from tests.campaign.scene_vault import VAULT, at_work, draft, found_session, proved, surroundings
from tests.campaign.scenes import Scene

PASSPHRASES = (PASSPHRASE, "қоңыр алма жүз терезе", "сорока глина паром лестница")
CHANGED, HELD, MIGRATED = "passphrase", "held", "migration"


def _found(place):
    session = found_session(place / VAULT)
    draft(session)
    session.vault.close()


def _changing(place, marks):
    def work(session):
        for number in range(1, len(PASSPHRASES)):
            old, new = PASSPHRASES[number - 1 : number + 1]

            def change(number=number, old=old, new=new):
                try:
                    users.change_passphrase(session, old, new)
                except OldWayRemains:
                    # Told as it is: the new one opens, and the old one too until the next unlock.
                    marks.say(DONE, HELD, number)

            if not marks.step(CHANGED, number, change):
                break

    at_work(place / VAULT, marks, work)


def _prove_changing(place, told):
    folder = place / VAULT
    held = max(told.done(CHANGED), told.done(HELD))
    opening = [one for one in PASSPHRASES[held : told.tried(CHANGED) + 1] if _unlocks(folder, one)]
    if not opening:
        return Tally(1, lost=1, corrupt=1, notes=("no passphrase opens the vault any more",))
    tally = proved(folder, lambda session: Tally(1), opening[0])
    dropped = PASSPHRASES[:held]
    for file in folder.glob("*"):
        if any(_opens(file, one) for one in dropped):
            note = f"a dropped passphrase opens {file.name}"
            tally += Tally(undetected=1, notes=(note,))
    return tally


def _unlocks(folder, passphrase):
    try:
        vaults.close(vaults.unlock(folder, passphrase, surroundings()))
    except IntakeError:
        return False
    return True


def _opens(file, passphrase):
    """Whether a copy of the header, whatever it is called, still lets somebody in."""
    try:
        header = headers._read(file)
    except (HeaderDamaged, NotAVault):
        return False
    key = kdf.derive(passphrase, header.salt, header.cost)
    users = header.of_type(slots.SlotType.USER)
    return any(slots.unwrap(slot, key, header.bond()) is not None for slot in users)


def _found_released(place):
    shutil.copytree(RELEASED / "schema_1" / "vault", place / VAULT)


def _migrating(place, marks):
    def open_and_close():
        vaults.close(vaults.unlock(place / VAULT, PASSPHRASE, surroundings()))

    marks.step(MIGRATED, 1, open_and_close)


def _prove_migrating(place, _told):
    known = json.loads((RELEASED / "schema_1" / KNOWN).read_text("utf-8"))

    def compare(session):
        now = json.loads(json.dumps(answers_of(session.vault)))
        altered = [name for name, said in now.items() if said != known[name]]
        return Tally(1, lost=len(altered), notes=tuple(f"changed: {name}" for name in altered))

    # Its sealed testimonies were made with an invented head of the log.
    return proved(place / VAULT, compare, known=("sealed_elsewhere",))


CHANGING = Scene("changing the passphrase", _found, _changing, _prove_changing)
MIGRATING = Scene("migrating schema 1", _found_released, _migrating, _prove_migrating)
