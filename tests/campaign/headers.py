"""Hostile headers: whatever stands in vault.json, the program neither stops nor hangs nor believes.

With one copy harmed the vault opens from the other, whole. With both harmed it either opens whole
or says why not, by a typed error, within a second and without the memory that a header asks for.
"""

import hashlib
import json
import random
import resource
import signal
import time
from contextlib import contextmanager

from intake_app.domain.canonical import canonical_json
from intake_app.store import header, kdf
from intake_app.store.header import BACKUP, HEADER
from tests.builders.vaults import found_vault
from tests.campaign.evidence import Verdict, copied, counted, gathered, judged, small_vault
from tests.campaign.frame import spread

SECONDS = 1.0
MEMORY_KIB = 256 * 1024
STRANGE_IDS = ("../../../../x", "a" * 60_000, "\x00", "\u202efdp", "%s%n{0}", "", "/dev/null")
# Beyond the limits, and yet finite: what the control without limits spends.
DEAR = {"memory_kib": 64 * 1024, "time": 40, "lanes": 1}
ABSURD = (
    DEAR,
    {"memory_kib": 2**40},
    {"memory_kib": 2**53 - 1, "time": 32, "lanes": 1},
    {"time": 2**31},
    {"lanes": 2**20},
    {"memory_kib": 1, "time": 1, "lanes": 1},
    {"time": 0},
    {"memory_kib": -1},
)
FOREIGN = (
    b"",
    b"\x00" * 4096,
    b"{" * 60_000,
    b'{"kind":"intake-vault","format":1,"more":' + b"[" * 60_000,
    b'{"kind":"intake-vault","format":NaN}',
    b'{"kind":"intake-vault","format":1e999}',
    b'{"kind":"intake-vault","kind":"intake-vault","format":1}',
    b'{"kind":"intake-vault","format":9007199254740991}',
    "{}".encode("utf-16"),
    b"\xef\xbb\xbf{}",
    b'{"kind":"intake-vault\\ud800"}',
    b"SQLite format 3\x00",
    b"[" + b'"intake-vault",' * 4000,
)


def resealed(told):
    """The bytes of a header that verifies, whatever it says."""
    told = {name: value for name, value in told.items() if name != "check"}
    check = hashlib.sha256(canonical_json(told)).hexdigest()
    return canonical_json({**told, "check": check}) + b"\n"


def a_flipped_byte(raw, place, chance):
    """Another byte in one place."""
    changed = bytearray(raw)
    changed[place % len(raw)] ^= 1 << chance.randrange(8)
    return bytes(changed)


def a_cut(raw, place, _chance):
    """The end was never written."""
    return raw[: place % len(raw)]


def something_foreign(_raw, place, _chance):
    """What some other program, or an attacker, put there."""
    return FOREIGN[place % len(FOREIGN)]


def ten_megabytes(raw, place, chance):
    """Far more than a header can be."""
    filling = chance.choice((b" ", b"[", b"\x00", b"9"))
    return raw[: place % len(raw)] + filling * 10_000_000


def an_absurd_cost(raw, place, _chance):
    """A key derivation that no laptop could finish; the check sum agrees."""
    told = json.loads(raw)
    told["kdf"] |= ABSURD[place % len(ABSURD)]
    return resealed(told)


def a_dear_cost(raw, _place, _chance):
    """Some seconds of work for each guess."""
    told = json.loads(raw)
    told["kdf"] |= DEAR
    return resealed(told)


def a_strange_id(raw, place, _chance):
    """A name that leads out of the folder, or is none; the check sum agrees."""
    told = json.loads(raw)
    where = told if place % 2 else told["slots"][place % len(told["slots"])]
    where["vault_id" if place % 2 else "slot_id"] = STRANGE_IDS[place // 2 % len(STRANGE_IDS)]
    return resealed(told)


def shuffled_slots(raw, _place, chance):
    """Types, wrapped keys and ids of the slots exchanged, lost or doubled."""
    told = json.loads(raw)
    part = chance.choice(("type", "wrapped", "slot_id"))
    values = [slot[part] for slot in told["slots"]]
    chance.shuffle(values)
    for slot, value in zip(told["slots"], values, strict=True):
        slot[part] = value
    told["slots"] = (told["slots"] * chance.choice((1, 1, 2, 20)))[chance.randrange(2) :]
    return resealed(told)


HARMS = (
    a_flipped_byte,
    a_cut,
    something_foreign,
    ten_megabytes,
    an_absurd_cost,
    a_strange_id,
    shuffled_slots,
)


def hostile(harm):
    """A family: one harm to the first copy, to the backup, and to both."""

    def run(tries, seed, workplace):
        chance = random.Random(seed)
        found = small_vault(workplace / "vault")
        evidence, raw = gathered(found), (found.folder / HEADER).read_bytes()
        verdicts = []
        for turn, place in enumerate(spread(3 * len(raw), tries, chance)):
            copies = ((HEADER,), (HEADER, BACKUP), (BACKUP,))[turn % 3]
            target = copied(found, workplace / "copy")
            for name in copies:
                (target.folder / name).write_bytes(harm(raw, place, chance))
            verdicts.append(in_time(target, evidence, must_open=len(copies) == 1))
        return counted(verdicts)

    return run


def slots_of_another_vault(tries, seed, workplace):
    """Slots, or the whole header, of another vault with the same passphrase."""
    chance = random.Random(seed)
    found, other = small_vault(workplace / "vault"), found_vault(workplace / "other")
    evidence = gathered(found)
    ours, theirs = ((one.folder / HEADER).read_bytes() for one in (found, other))
    verdicts = []
    for _ in range(min(tries, 64)):
        told, foreign = json.loads(ours), json.loads(theirs)
        for number in chance.sample(range(3), chance.randrange(1, 4)):
            told["slots"][number] = foreign["slots"][number]
        told |= {
            part: foreign[part] for part in chance.sample(("vault_id", "kdf"), chance.randrange(3))
        }
        target = copied(found, workplace / "copy")
        for name in (HEADER, BACKUP):
            (target.folder / name).write_bytes(resealed(told))
        verdicts.append(in_time(target, evidence, must_open=False))
    return counted(verdicts)


def in_time(found, evidence, *, must_open):
    """Judge, and hold against the program every second of work and every MiB beyond its due."""
    memory, started = _most_kib(), time.process_time()
    try:
        with at_most(SECONDS):
            verdict = judged(found, evidence)
    except Hang:
        verdict = Verdict(altered=["it hung"])
    took = time.process_time() - started
    if took > SECONDS or _most_kib() - memory > MEMORY_KIB:
        verdict.altered.append(f"took {took:.1f} s")
    # A copy of a later version is left untouched, and so is the vault beside it.
    shut = must_open and verdict.refused and verdict.told[-1] != "VaultTooNew"
    if shut:
        verdict.missing.append(f"refused: {verdict.told[-1]}")
    verdict.unseen |= bool(verdict.altered) or shut
    return verdict


class Hang(BaseException):
    """The program did not come back in time."""


@contextmanager
def at_most(seconds):
    """Interrupt what waits for ever, a system call too."""

    def interrupt(*_):
        raise Hang

    before = signal.signal(signal.SIGALRM, interrupt)
    signal.setitimer(signal.ITIMER_REAL, seconds * 3)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def without_limits(run):
    """The costs that a header asks for are paid unseen."""

    def control(tries, seed, workplace):
        header.require_sane = kdf.require_sane = lambda _: None
        return run(tries, seed, workplace)

    return control


def _most_kib():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
