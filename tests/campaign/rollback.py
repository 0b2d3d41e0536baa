"""An older state put back, and the write-ahead log harmed after a kill.

Every page verifies in an older file, and a log with a bad frame simply ends before it: neither
SQLCipher nor any code over one record can see that. What sees it is a head of the audit log that
stands elsewhere: printed on a statement, in a receipt of headquarters, in the laptop's own anchor.
"""

import random
import shutil

from intake_app.store.header import DATABASE
from tests.builders.vaults import FoundVault, a_body, a_record, a_summary
from tests.campaign.evidence import (
    Evidence,
    copied,
    counted,
    gathered,
    judged,
    small_vault,
    texts,
    told_by,
)
from tests.campaign.frame import spread
from tests.campaign.pages import work_on

LOG = f"{DATABASE}-wal"
FRAME = 24 + 4096
LOG_HEADER = 32


def killed(folder, workplace):
    """A vault as a killed program leaves it: the last work stands in the log alone."""
    found = small_vault(workplace / "before")
    earlier = gathered(found)
    with found.open() as vault:
        for turn, (key, words) in enumerate(texts(seed=7).items()):
            if vault.records.get(key).state.value == "draft":
                vault.records.save_draft(key, a_body(words), a_summary(name=str(turn)), words)
        vault.records.add_many([a_record(words="Останнє, що було сказано.")])
        head = vault.audit.head()
        evidence = Evidence(dict(told_by(vault)), head, earlier)
        shutil.copytree(found.folder, folder)
    return FoundVault(folder, found.recovery_code), evidence


def a_flipped_bit(raw, frame, chance):
    """Header of the log, header of a frame, or content."""
    start = LOG_HEADER + (frame - 1) * FRAME if frame else 0
    length = chance.choice((24, FRAME)) if frame else LOG_HEADER
    raw[start + chance.randrange(length)] ^= 1 << chance.randrange(8)


def a_zeroed_frame(raw, frame, _chance):
    """A frame that the medium lost; the header of the log when it is number 0."""
    start = LOG_HEADER + (frame - 1) * FRAME if frame else 0
    length = FRAME if frame else LOG_HEADER
    raw[start : start + length] = bytes(length)


def a_cut_tail(raw, frame, chance):
    """Nothing from a frame on."""
    del raw[LOG_HEADER + frame * FRAME - chance.choice((0, 1, FRAME // 2)) :]


def frames_swapped(raw, frame, chance):
    """Two frames that changed places."""
    frames = (len(raw) - LOG_HEADER) // FRAME
    other = chance.randrange(frames)
    first, second = (
        slice(LOG_HEADER + n * FRAME, LOG_HEADER + (n + 1) * FRAME) for n in (frame - 1, other)
    )
    raw[first], raw[second] = raw[second], raw[first]


HARMS = (a_flipped_bit, a_zeroed_frame, a_cut_tail, frames_swapped)


def harmed_log(tries, seed, workplace, *, head_is_known=True):
    """Each frame of the log of a killed program harmed, in four ways in turn."""
    chance = random.Random(seed)
    found, evidence = killed(workplace / "killed", workplace)
    whole = (found.folder / LOG).read_bytes()
    frames = 1 + (len(whole) - LOG_HEADER) // FRAME
    verdicts = []
    for turn, place in enumerate(spread(frames * len(HARMS), tries, chance)):
        harmed = bytearray(whole)
        HARMS[turn % len(HARMS)](harmed, place // len(HARMS), chance)
        target = copied(found, workplace / "copy")
        (target.folder / LOG).write_bytes(harmed)
        verdicts.append(judged(target, evidence, head=evidence.head if head_is_known else ""))
    return counted(verdicts)


def deleted_log(folder, _older):
    """The log of a killed program is gone."""
    (folder / LOG).unlink()


def older_database(folder, older):
    """An older database file, without its log."""
    (folder / LOG).unlink(missing_ok=True)
    shutil.copy(older / DATABASE, folder / DATABASE)


def older_folder(folder, older):
    """The whole folder as it was."""
    shutil.rmtree(folder)
    shutil.copytree(older, folder)


def older_log_and_database(folder, older):
    """An older database with the log of today: frames upon the wrong pages."""
    shutil.copy(older / DATABASE, folder / DATABASE)


PUT_BACK = (deleted_log, older_database, older_folder, older_log_and_database)


def put_back(tries, seed, workplace, *, head_is_known=True):
    """Older files put back over those of a killed program, after more or less work."""
    chance = random.Random(seed)
    first, evidence = killed(workplace / "killed", workplace)
    verdicts = []
    for turn in range(tries):
        older = copied(first, workplace / "older")
        found = copied(first, workplace / "vault")
        work_on(found, 1 + chance.randrange(3))
        image, now = _killed_again(found, workplace / "image", gathered(found, evidence))
        PUT_BACK[turn % len(PUT_BACK)](image.folder, older.folder)
        verdicts.append(judged(image, now, head=now.head if head_is_known else ""))
    return counted(verdicts)


def _killed_again(found, folder, earlier):
    shutil.rmtree(folder, ignore_errors=True)
    with found.open() as vault:
        vault.records.save_draft(next(iter(texts())), a_body("останнє"), a_summary(), "останнє")
        vault.audit.record("viewed")
        evidence = Evidence(dict(told_by(vault)), vault.audit.head(), earlier)
        shutil.copytree(found.folder, folder)
    return FoundVault(folder, found.recovery_code), evidence
