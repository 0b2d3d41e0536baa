"""What leaves the vault is in the log before it leaves; what failed is taken back there too.

So a kill, a full disk or a stick that is pulled out can leave an entry for something that never
left, and never something outside of which the log knows nothing.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from intake_app.commands.session import Session
from intake_app.errors import (
    ErasureUnconfirmed,
    FileExists,
    Surroundings,
    TargetInVault,
    VaultDamaged,
)
from intake_app.files import files_edge, lies_inside
from intake_app.store.audit import UNDONE
from intake_app.store.sealed_place import require_writable

LETTERS_OF_AN_ID = 8
"""So many are typed, and shown, where a testimony has no number."""


@dataclass(frozen=True, slots=True)
class Going:
    """One entry of the log: what leaves, and of which testimony. `detail` is a code or a count."""

    event: str
    record_id: str = ""
    revision: int = 0
    detail: str = ""


@contextmanager
def told_first(
    session: Session, going: Sequence[Going], left: Sequence[Path] = ()
) -> Iterator[None]:
    """Note it durably, then let the block do it; on an error the log says that nothing is left.

    Unless something is: a file of `left` that cannot be taken back stays noted as gone out.
    VaultDamaged or ReadOnlyPlace, before anything is done, while nothing can be noted.
    """
    require_log(session)
    with session.vault.transaction():
        for one in going:
            _note(session, one, one.event)
    try:
        yield
    except BaseException:
        # A log that cannot be written now says too much, never too little.
        with suppress(Surroundings, VaultDamaged):
            if not any(path.exists() for path in left):
                with session.vault.transaction():
                    for one in going:
                        _note(session, one, one.event + UNDONE)
        raise


def require_log(session: Session) -> None:
    """Nothing leaves a vault that cannot note it: VaultDamaged or ReadOnlyPlace otherwise."""
    require_writable(session.vault.faults)


def require_typed(typed: str, expected: str) -> None:
    """ErasureUnconfirmed unless it was typed; spaces and capitals do not matter."""
    if "".join(typed.split()).casefold() != "".join(expected.split()).casefold():
        raise ErasureUnconfirmed


def require_outside(session: Session, target: Path) -> None:
    """TargetInVault: nothing readable goes beside the vault, and none of its files is replaced."""
    with files_edge():
        if lies_inside(target, session.vault.folder):
            raise TargetInVault


def require_free(session: Session, target: Path) -> None:
    """As `require_outside`; FileExists when something is there already."""
    require_outside(session, target)
    with files_edge():
        if target.exists():
            raise FileExists


def _note(session: Session, one: Going, event: str) -> None:
    session.vault.audit.record(event, one.record_id, one.revision, detail=one.detail)
