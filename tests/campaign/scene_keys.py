"""Scenes of the keys: another passphrase, and the vault of the first released schema."""

import json
import shutil

from intake_app.commands import vaults
from intake_app.errors import HeaderDamaged, IntakeError, NotAVault
from intake_app.store import header as headers
from intake_app.store import kdf, slots
from intake_app.store.passphrases import change_passphrase
from tests.builders.released_vaults import KNOWN, RELEASED, answers_of
from tests.builders.vaults import PASSPHRASE
from tests.campaign.frame import Tally
from tests.campaign.scene_vault import VAULT, draft, found_session, proved, surroundings, unlocked
from tests.campaign.scenes import Scene

PASSPHRASES = (PASSPHRASE, "қоңыр алма жүз терезе", "сорока глина паром лестница")
CHANGED, MIGRATED = "passphrase", "migration"


def _found(place):
    session = found_session(place / VAULT)
    draft(session)
    session.vault.close()


def _changing(place, marks):
    with unlocked(place / VAULT) as session:
        for number in range(1, len(PASSPHRASES)):
            old, new = PASSPHRASES[number - 1 : number + 1]
            if not marks.step(CHANGED, number, lambda old=old, new=new: _change(session, old, new)):
                break


def _change(session, old, new):
    """As the person does who is told that it was not done: with the old one, else the new one."""
    known = old if _opens(session.vault.folder / headers.HEADER, old) else new
    change_passphrase(session.vault, known, new)


def _prove_changing(place, told):
    folder = place / VAULT
    done, tried = told.done(CHANGED), max(told.tried(CHANGED), told.done(CHANGED))
    opening = [one for one in PASSPHRASES[done : tried + 1] if _unlocks(folder, one)]
    if not opening:
        return Tally(1, lost=1, corrupt=1, notes=("no passphrase opens the vault any more",))
    tally = proved(folder, lambda session: Tally(1), opening[0])
    for file in folder.glob("*"):
        if done and any(_opens(file, dropped) for dropped in PASSPHRASES[:done]):
            note = f"a dropped passphrase opens {file.suffix}"
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
