"""Making, opening, proving and closing a vault."""

import logging
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from intake_app.commands.session import Environment, Session
from intake_app.domain import passphrase as passphrases
from intake_app.errors import (
    FileExists,
    RecipientInvalid,
    Surroundings,
    TooFewRecipients,
    VaultDamaged,
)
from intake_app.files import files_edge, replacing
from intake_app.store import ballast, doubts, opening, rescue
from intake_app.store.doubts import Doubt
from intake_app.store.failures import delay_before_next
from intake_app.store.founding import Founding, create_vault
from intake_app.store.header import DATABASE
from intake_app.store.inspection import VaultReport
from intake_app.store.opening import open_vault
from intake_app.store.sealed_place import PLACE
from intake_app.store.vault import Vault
from intake_app.transfer.device_key import DeviceKey
from intake_app.transfer.recipients import Recipient, parse, refuse_secret

log = logging.getLogger(__name__)

LEAST_RECIPIENTS = 2
LARGEST_KEY_FILE = 64 * 1024


@dataclass(frozen=True, slots=True)
class CreateVault:
    """What a new vault needs from a person. `passphrase` is never shown by repr elsewhere."""

    operator: str
    language: str
    passphrase: str
    recipients: tuple[Recipient, ...]

    def __repr__(self) -> str:
        return f"CreateVault({len(self.recipients)} recipients)"


@dataclass(frozen=True, slots=True)
class Created:
    """An open new vault and its recovery code, which is shown once and kept nowhere."""

    session: Session
    recovery_code: str

    def __repr__(self) -> str:
        return "Created()"


def read_recipient(file: Path) -> Recipient:
    """The recipient of headquarters in a file.

    RecipientIsSecret when somebody hands over the secret key; RecipientInvalid otherwise.
    """
    with files_edge(), file.open("rb") as opened:
        raw = opened.read(LARGEST_KEY_FILE + 1)
    refuse_secret(raw)
    if len(raw) > LARGEST_KEY_FILE:
        raise RecipientInvalid(reason="not_age")
    try:
        return parse(raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise RecipientInvalid(reason="not_age") from error


def create(folder: Path, wanted: CreateVault, surroundings: Environment) -> Created:
    """Make a vault in a new or empty folder; takes the second or two that Argon2id costs.

    Refuses with TooFewRecipients, RecipientInvalid(duplicate), WeakPassphrase, FolderNotEmpty,
    VaultInUse; nothing is left in the folder then.
    """
    if len(wanted.recipients) < LEAST_RECIPIENTS:
        raise TooFewRecipients(given=len(wanted.recipients), least=LEAST_RECIPIENTS)
    keys = tuple(recipient.text for recipient in wanted.recipients)
    if len(set(keys)) != len(keys):
        raise RecipientInvalid(reason="duplicate")
    vault, code = create_vault(
        folder,
        wanted.passphrase,
        Founding(wanted.operator, wanted.language, keys, DeviceKey.generate().secret_bytes),
        clock=surroundings.clock,
        ids=surroundings.ids,
        kdf=surroundings.kdf(),
    )
    ballast.make(folder, surroundings.ballast)
    return Created(_session(vault, surroundings), code)


def unlock(folder: Path, passphrase: str, surroundings: Environment) -> Session:
    """Open a vault. Costs one Argon2id run and the integrity check of a small database.

    Refuses with NotAVault, WrongPassphrase, VaultInUse; HeaderDamaged, VaultDamaged, VaultTooNew.
    """
    vault = open_vault(folder, passphrase, clock=surroundings.clock, ids=surroundings.ids)
    return opened(vault, surroundings)


def opened(vault: Vault, surroundings: Environment) -> Session:
    """A session on a vault that was just opened, whatever the way in; it is looked back on first.

    A doubt (`doubts_of`) stops nobody: it is audited, and told until a person accepts it.
    """
    try:
        doubts.look_back(vault)
    except BaseException:
        vault.close()
        raise
    if not vault.faults:
        ballast.make(vault.folder, surroundings.ballast)
    log.info("vault opened", extra={"faults": len(vault.faults), "doubts": len(vault.doubts)})
    return _session(vault, surroundings)


def _session(vault: Vault, surroundings: Environment) -> Session:
    return Session(vault, surroundings.book, surroundings.clock, surroundings.ids)


def close(session: Session) -> None:
    """Write the closing into the log, checkpoint, close and free the vault. Never raises twice.

    Where nothing can be written the vault is closed all the same, as after a crash.
    """
    vault = session.vault
    try:
        with suppress(Surroundings, VaultDamaged):
            if vault.is_open and not vault.faults:
                doubts.write_closing(vault)
                doubts.remember(vault)
    finally:
        vault.close()


def look_over(session: Session) -> None:
    """Look at every page of a database too large to be looked at while it was unlocked.

    Once a sitting; 4 ms for each megabyte. Where a page is damaged the vault is open for reading
    only from here on: ask `is_read_only` again.
    """
    vault = session.vault
    with files_edge():
        size = (vault.folder / DATABASE).stat().st_size
    is_due = session.sitting.is_new("looked_over", "") and not vault.faults
    if size > opening.CHECKED_AT_UNLOCK_BYTES and is_due:
        session.sitting.has_told("looked_over", "")
        if faults := vault.page_faults():
            vault.stop_writing(faults)
            log.info("vault found damaged", extra={"faults": len(faults)})


def doubts_of(session: Session) -> tuple[Doubt, ...]:
    """Whether this is an older copy of the vault, or its contents differ from the last closing."""
    return session.vault.doubts


def accept_doubts(session: Session) -> None:
    """A person knows why, for instance because a backup was restored. Audited."""
    doubts.accept(session.vault)


def wait_before_next(folder: Path) -> int:
    """Seconds before another guess is taken: 0, then 1, 2, 4 .. 60; kept over restarts."""
    return delay_before_next(folder)


def confirm_recovery(session: Session, typed: str) -> None:
    """Compare the code typed back; WrongRecoveryCode(group) names the first mistyped group."""
    rescue.confirm_sheet(session.vault, typed, session.clock.stamp())


def is_read_only(session: Session) -> bool:
    """Whether damage was found at unlocking: everything sound can be read, nothing is written.

    Also where the place cannot be written; see `is_place_read_only`.
    """
    return bool(session.vault.faults)


def is_place_read_only(session: Session) -> bool:
    """Whether the vault is whole, and only lies where nothing can be written."""
    return session.vault.faults == (PLACE,)


def recovery_is_confirmed(session: Session) -> bool:
    """Whether somebody has proved that the sheet can be read."""
    return session.vault.is_recovery_confirmed


def suggest_passphrase(language: str) -> str:
    """Six random words in a language; see `domain.passphrase` for their entropy."""
    return passphrases.generate(language)


def recipients(session: Session) -> tuple[Recipient, ...]:
    """Who at headquarters can open what this vault exports, with fingerprints as words."""
    return tuple(parse(text) for text in session.vault.recipients)


def check(session: Session) -> VaultReport:
    """Verify every page, record, revision and audit entry. Reads everything."""
    return session.vault.check()


def write_device_key(session: Session, target: Path) -> None:
    """Write device.pub, which is no secret. FileExists when something is there."""
    with files_edge():
        if target.exists():
            raise FileExists
    with replacing(target, mode=0o644) as file:
        file.write(signer(session).public_text.encode("ascii"))


def signer(session: Session) -> DeviceKey:
    """The key with which this laptop signs bundles."""
    return DeviceKey(session.vault.device_secret)
