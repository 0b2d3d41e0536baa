"""The printed sheet and the keys of headquarters: made anew, printed, rehearsed.

A rehearsal proves that a way in works without anybody seeing the key behind it.
"""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from intake_app.commands import papers, ways_in
from intake_app.commands.leaving import require_free, require_log
from intake_app.commands.session import Session
from intake_app.files import files_edge
from intake_app.i18n import Catalog
from intake_app.report.recovery_sheet import FILE_NAME, RecoverySheet, sheet_pdf
from intake_app.store import recovery_code, rehearsal, rescue, sheet
from intake_app.transfer.recipients import Recipient, enough

LARGEST_LETTER = 64 * 1024
SHEET_FILE = FILE_NAME
# A name that says nothing: it lies on a stick.
LETTER_FILE = "letter.json"


@dataclass(frozen=True, slots=True)
class Rehearsals:
    """Whether the ways in for an emergency were ever proved, and when last (ISO time or "")."""

    sheet_confirmed: bool
    sheet_last: str
    escrow_last: str
    waits_for_answer: bool


def state(session: Session) -> Rehearsals:
    """What is known about sheet and headquarters."""
    vault = session.vault
    return Rehearsals(
        sheet_confirmed=vault.is_recovery_confirmed,
        sheet_last=vault.facts.get("last_rehearsal_sheet"),
        escrow_last=vault.facts.get("last_rehearsal_escrow"),
        waits_for_answer=rescue.waits_for_answer(vault),
    )


def short_id(session: Session) -> str:
    """Eight signs by which a sheet is matched to its vault; they mean nothing outside."""
    return spelt_id(session.vault.vault_id)


def spelt_id(vault_id: str) -> str:
    """The first eight signs of a vault's id, as they stand on its sheet."""
    return f"{vault_id[:4]} {vault_id[4:8]}".upper()


def new_sheet(session: Session) -> str:
    """A code for a new sheet. Nothing is written: it opens the vault after `use_sheet` only."""
    require_log(session)
    return recovery_code.written(recovery_code.fresh())


def pdf(session: Session, code: str, catalog: Catalog) -> bytes:
    """The sheet as PDF, in memory."""
    made_on = session.clock.now().date()
    return sheet_pdf(RecoverySheet(code, short_id(session), made_on), catalog)


def save_sheet(session: Session, code: str, catalog: Catalog, target: Path) -> None:
    """Write the sheet to a place a person just named after a warning; mode 0600, audited.

    FileExists, TargetInVault (with the vault it would be worth nothing), or `files_edge`'s.
    """
    with printed_sheet(session, code, catalog, target):
        pass


def printed_sheet(
    session: Session, code: str, catalog: Catalog, target: Path
) -> AbstractContextManager[None]:
    """As `save_sheet`; when the block fails, the file is taken back, and the log says so."""
    files = {target: pdf(session, code, catalog)}
    return papers.noted(session, ("recovery_sheet_saved", "", ""), files)


def use_sheet(session: Session, code: str, typed: str) -> None:
    """The new sheet, typed back from paper, takes the place of the old one in both headers.

    WrongRecoveryCode names what differs from `code`; the old sheet is good until it is right.
    """
    rescue.replace_sheet(session.vault, code, typed, session.clock.stamp())


def require_well_formed(typed: str) -> None:
    """WrongRecoveryCode names the first group that cannot be right; asks no vault."""
    recovery_code.read(typed)


def require_well_formed_answer(typed: str) -> None:
    """WrongAnswer names the first group that cannot be right; asks no vault."""
    rescue.read_answer(typed)


def check_sheet(code: str, typed: str) -> None:
    """Whether the groups typed so far are those of a code that is shown; changes nothing.

    WrongRecoveryCode names the first that differs.
    """
    sheet.compare(code, typed)


def rehearse_sheet(session: Session, typed: str) -> None:
    """Prove that the sheet opens this vault; WrongRecoveryCode names what is mistyped."""
    rescue.rehearse_sheet(session.vault, typed, session.clock.stamp())


def rehearse_escrow(session: Session, identity: Path) -> None:
    """Prove that a key of headquarters opens this vault, on a laptop that holds it for a moment.

    WrongIdentity when it does not, or when the file holds no secret key.
    """
    keys = ways_in.read_identities(identity)
    letter = ways_in.opened_letter(rescue.escrow_letters(session.vault), keys)
    rescue.rehearse_escrow(session.vault, letter, session.clock.stamp())


def write_letter(session: Session, target: Path) -> None:
    """Write the letter that headquarters answers with `intake hq rehearse`.

    It holds nothing that anybody but headquarters can read. FileExists, TargetInVault.
    """
    require_log(session)
    require_free(session, target)
    letter = rescue.write_letter(session.vault)
    with papers.noted(session, ("escrow_letter_written", "", ""), {target: letter.written()}):
        pass


def take_answer(session: Session, typed: str) -> None:
    """The answer that headquarters read out; WrongAnswer names a mistyped group."""
    rescue.take_answer(session.vault, typed, session.clock.stamp())


def answer_letter(letter: Path, identity: Path) -> str:
    """At headquarters: four groups of digits which prove that this key opens that vault.

    NotALetter; WrongIdentity when the key is none of the vault's.
    """
    with files_edge(), letter.open("rb") as file:
        read = rehearsal.read_letter(file.read(LARGEST_LETTER + 1))
    keys = ways_in.read_identities(identity)
    return rehearsal.answered(read, ways_in.opened_letter((read.escrow,), keys))


def replace_recipients(session: Session, recipients: tuple[Recipient, ...]) -> None:
    """Other keys of headquarters for the vault and for what it exports from now on.

    TooFewRecipients, RecipientInvalid. Backups and exports made before keep the old ones.
    """
    keys = enough([recipient.text for recipient in recipients])
    rescue.replace_escrow(session.vault, tuple(key.text for key in keys))
