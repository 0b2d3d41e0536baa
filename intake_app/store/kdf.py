"""From a passphrase to a key, slowly on purpose: Argon2id with a cost that is checked first."""

import os
import time
import unicodedata
from dataclasses import dataclass, replace

from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw

from intake_app.errors import HeaderDamaged, MemoryShort, PassphraseUnreadable, WeakPassphrase

MIB = 1024
SALT_BYTES = 16
KEY_BYTES = 32
LEAST_LETTERS = 12

_MOST_TIME = 32
_MOST_LANES = 16
_MOST_MEMORY_KIB = 1024 * MIB
_ASSUMED_RAM_KIB = 2048 * MIB
_SLOWEST_SECONDS = 2.0
_QUICKEST_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class KdfCost:
    """What one guess costs: memory in KiB, passes over it, and parallel lanes."""

    memory_kib: int
    time: int
    lanes: int


FLOOR = KdfCost(64 * MIB, 3, 4)
DEFAULT = KdfCost(256 * MIB, 3, 4)


def calibrated() -> KdfCost:
    """A cost of one to two seconds on this laptop, never below the floor. Takes about a second.

    Starts from 256 MiB; a slow machine gets less memory, a quick one more passes.
    """
    cost = replace(DEFAULT, memory_kib=min(DEFAULT.memory_kib, ceiling_kib()))
    seconds = _seconds(cost)
    while seconds > _SLOWEST_SECONDS and cost.memory_kib // 2 >= FLOOR.memory_kib:
        cost = replace(cost, memory_kib=cost.memory_kib // 2)
        seconds /= 2
    per_pass = seconds / cost.time
    wanted = int(_QUICKEST_SECONDS / per_pass) + 1
    return replace(cost, time=max(FLOOR.time, min(wanted, _MOST_TIME)))


def ceiling_kib() -> int:
    """The most memory a header may ask for: 1 GiB, or a quarter of this machine's memory."""
    return min(_MOST_MEMORY_KIB, _ram_kib() // 4)


def require_sane(cost: KdfCost) -> None:
    """Refuse an absurd cost with HeaderDamaged before any of it is spent.

    Absurd is what Argon2id itself cannot do and what this laptop cannot bear. A cost below
    `FLOOR` is not absurd.
    """
    # The floor binds what we choose (`calibrated`), not what we read. A lower cost in a header
    # weakens no vault: the cost is bound into every slot and decides the key, so a slot made at
    # a higher cost does not open, and the answer is a wrong passphrase. Refusing it would only
    # shut out whoever founded a vault with a cheaper cost on purpose, as the tests do.
    sane = (
        8 * cost.lanes <= cost.memory_kib <= ceiling_kib()
        and 1 <= cost.time <= _MOST_TIME
        and 1 <= cost.lanes <= _MOST_LANES
    )
    if not sane:
        raise HeaderDamaged(reason="kdf")


def require_strong(passphrase: str) -> None:
    """Refuse a passphrase of fewer than 12 letters (WeakPassphrase); spaces do not count.

    PassphraseUnreadable when it holds half a sign: no keyboard could give it back.
    """
    if any(unicodedata.category(sign) == "Cs" for sign in passphrase):
        raise PassphraseUnreadable
    letters = len("".join(_normal(passphrase).split()))
    if letters < LEAST_LETTERS:
        raise WeakPassphrase(letters=letters, least=LEAST_LETTERS)


def derive(passphrase: str, salt: bytes, cost: KdfCost) -> bytes:
    """The key-wrapping key of a passphrase, the same for every way of typing its letters.

    MemoryShort when the laptop cannot bear the cost just now.
    """
    require_sane(cost)
    try:
        return hash_secret_raw(
            secret=_normal(passphrase).encode("utf-8", "surrogatepass"),
            salt=salt,
            time_cost=cost.time,
            memory_cost=cost.memory_kib,
            parallelism=cost.lanes,
            hash_len=KEY_BYTES,
            type=Type.ID,
        )
    except HashingError as error:
        # The cost is sane and every length is ours: what is left is no memory, or no thread.
        raise MemoryShort(mib=cost.memory_kib // MIB) from error


def _normal(passphrase: str) -> str:
    # NFKC: й typed as one letter or as и with a breve must open the same vault.
    return unicodedata.normalize("NFKC", passphrase)


def _seconds(cost: KdfCost) -> float:
    before = time.perf_counter()
    derive("calibration", bytes(SALT_BYTES), cost)
    return time.perf_counter() - before


def _ram_kib() -> int:
    if not hasattr(os, "sysconf"):
        return _ASSUMED_RAM_KIB
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 1024
