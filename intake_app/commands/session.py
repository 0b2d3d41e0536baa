"""What every command works with: an open vault, the questionnaire, the clock, the id maker."""

from collections.abc import Callable
from dataclasses import dataclass, field

from intake_app.codebook.schema import Codebook
from intake_app.commands.sitting import Sitting
from intake_app.domain.clock import Clock, Ids
from intake_app.store.ballast import BALLAST_BYTES
from intake_app.store.kdf import KdfCost, calibrated
from intake_app.store.vault import Vault


@dataclass(frozen=True, slots=True)
class Environment:
    """What does not depend on a vault.

    `kdf` gives the cost for new slots; `ballast` are the bytes a vault keeps in reserve.
    """

    book: Codebook
    clock: Clock
    ids: Ids
    kdf: Callable[[], KdfCost] = calibrated
    ballast: int = BALLAST_BYTES


@dataclass(frozen=True, slots=True)
class Session:
    """An unlocked vault. Belongs to the thread that opened it (SQLCipher refuses any other).

    `sitting` remembers what the log was told already since the vault was opened.
    """

    vault: Vault
    book: Codebook
    clock: Clock
    ids: Ids
    sitting: Sitting = field(default_factory=Sitting)


def environment() -> Environment:
    """The real surroundings: shipped questionnaire, system clock, random ids, calibrated KDF."""
    from intake_app.codebook.load import load_codebook

    return Environment(book=load_codebook(), clock=Clock(), ids=Ids())
