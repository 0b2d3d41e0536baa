"""Backups: made and proved, rehearsed without touching the vault, restored to a folder."""

import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from intake_app.commands import returning, vaults
from intake_app.commands.session import Environment, Session
from intake_app.errors import NotABackup, Surroundings
from intake_app.i18n import Catalog
from intake_app.store import backup, doubts, restoring
from intake_app.store.audit import Event
from intake_app.store.backup import BackedUp as BackedUp  # noqa: PLC0414 - the window may not know the store

log = logging.getLogger(__name__)

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Standing:
    """What the vault knows of its backups; empty texts before the first."""

    last: str
    folder: str
    rehearsed: str
    lacking: int = 0


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """A backup that was proved. `is_todays`: it opens with today's passphrases and sheet.

    `lacking`: one testimony for each file that it never had.
    """

    number: int
    at: str
    records: int
    is_todays: bool
    lacking: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Restored:
    """Where the vault lies now; `aside` is where the one before it was moved to, if any.

    Not `is_noted`: it stands there whole, and its log does not say so yet (a full disk). Then the
    next unlock calls it older, until the person says that a backup was put there.
    """

    folder: Path
    aside: Path | None
    number: int
    at: str
    records: int
    is_noted: bool = True


def unheard(_done: int, _of: int) -> None:
    """Nobody watches the progress."""


def standing(session: Session) -> Standing:
    """When the last backup was made and where to, and when one was last rehearsed."""
    facts = session.vault.facts
    return Standing(
        facts.get(backup.LAST_BACKUP),
        facts.get(backup.LAST_FOLDER),
        facts.get(restoring.LAST_REHEARSAL),
        int(facts.get(backup.LAST_LACKING) or 0),
    )


def is_beside(session: Session, folder: Path) -> bool:
    """Whether a folder lies on the disk of the vault itself: what is lost is lost together."""
    try:
        return folder.stat().st_dev == session.vault.folder.stat().st_dev
    except OSError:
        return False


def back_up(session: Session, target: Path, progress: Progress = unheard) -> BackedUp:
    """Copy the vault, encrypted, into a folder on another medium, and prove the copy there.

    What is sound nowhere is left out and stands in `lacking`: then it is no whole backup. Refuses
    with TargetInVault, VaultDamaged, DiskFull, ReadOnlyPlace, PlaceGone, MediumFailed;
    nothing of the new backup is left then. Backups made before are never touched.
    """
    made = backup.back_up(session.vault, target, progress)
    doubts.remember(session.vault)
    log.info("backed up", extra={"bytes": made.size, "records": made.counted.records})
    return made


def rehearse_restore(session: Session, source: Path, progress: Progress = unheard) -> Rehearsed:
    """Prove that the newest backup in a folder could be restored; the live vault is not touched.

    Refuses with NotABackup, BackupOfAnotherVault, BackupDamaged.
    """
    done = restoring.rehearse(session.vault, _newest(source), progress)
    manifest = done.manifest
    records = manifest.counted.records
    return Rehearsed(manifest.number, manifest.at, records, done.is_todays, done.lacking)


def restore(
    source: Path,
    target: Path,
    passphrase: str,
    surroundings: Environment,
    *,
    replaces: bool = False,
    progress: Progress = unheard,
) -> Restored:
    """Restore the newest backup in `source` into the new or empty folder `target`.

    The restored vault opens with the passphrase that was given: the one of the day of the backup.
    With `replaces` a vault that stands there is moved aside, once the restored one is proved.
    Refuses with NotABackup, WrongPassphrase, VaultStandsThere, FolderNotEmpty, BackupDamaged.
    """
    wish = restoring.Wish(_newest(source), target, passphrase, replaces)
    done = restoring.restore(wish, progress, clock=surroundings.clock, ids=surroundings.ids)
    manifest = done.manifest
    is_noted = False
    # The vault stands there: an error now would have somebody restore it over itself.
    with suppress(Surroundings):
        _note(done, passphrase, surroundings)
        is_noted = True
    records = manifest.counted.records
    log.info("restored", extra={"records": records})
    return Restored(done.folder, done.aside, manifest.number, manifest.at, records, is_noted)


def not_noted_in_words(catalog: Catalog) -> str:
    """What is left to do after a restoring that its log does not know."""
    return catalog.t(
        "Its log could not be written, so it will be called older at the next unlock. Free some "
        "space, then say on the page «Health of the vault» that you put a backup there."
    )


def _note(done: restoring.Restored, passphrase: str, surroundings: Environment) -> None:
    """Write into the log of the restored vault what it is."""
    session = vaults.unlock(done.folder, passphrase, surroundings)
    try:
        with session.vault.transaction():
            session.vault.facts.put(backup.LAST_BACKUP, done.manifest.at)
            session.vault.audit.record(Event.RESTORED, detail=str(done.manifest.number))
        # The person knows that it is older: that is what was asked for.
        if vaults.doubts_of(session):
            vaults.accept_doubts(session)
    finally:
        # A window was open when the backup was made; it did not end in a crash.
        returning.close(session)


def _newest(folder: Path) -> Path:
    found = backup.states(folder)
    if not found:
        raise NotABackup
    return found[0]
