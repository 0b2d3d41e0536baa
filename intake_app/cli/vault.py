"""`intake vault ...`: make a vault, confirm its recovery sheet."""

from pathlib import Path

import click

from intake_app.cli.outcome import shown
from intake_app.cli.record import FILE, FOLDER
from intake_app.cli.settings import Settings
from intake_app.commands import vaults
from intake_app.commands.messages import explain
from intake_app.commands.session import Session
from intake_app.errors import WrongRecoveryCode
from intake_app.i18n import LANGUAGES
from intake_app.transfer.recipients import Recipient


@click.group("vault")
def vault_group() -> None:
    """The encrypted store of one laptop."""


@vault_group.command("create")
@click.argument("folder", type=FOLDER)
@click.option("--operator", required=True, help="Name or code of the person working here.")
@click.option("--language", type=click.Choice(LANGUAGES), required=True)
@click.option(
    "--hq-recipient",
    "recipient_files",
    type=FILE,
    multiple=True,
    required=True,
    help="hq.recipient file of headquarters; give it twice or more.",
)
@click.pass_obj
def create(
    settings: Settings,
    folder: Path,
    operator: str,
    language: str,
    recipient_files: tuple[Path, ...],
) -> None:
    """Make a vault and show its recovery code once.

    With --passphrase-fd nothing is asked; the code is printed on standard output and stays
    marked unconfirmed until `vault confirm-recovery`.
    """
    recipients = tuple(vaults.read_recipient(file) for file in recipient_files)
    show_fingerprints(settings, recipients, language)
    passphrase = _chosen_passphrase(settings, language) if settings.asks else settings.passphrase()
    wanted = vaults.CreateVault(operator, language, passphrase, recipients)
    created = vaults.create(folder, wanted, settings.environment())
    try:
        click.echo(created.recovery_code)
        if settings.asks:
            _confirm(settings, created.session)
    finally:
        vaults.close(created.session)


def show_fingerprints(settings: Settings, recipients: tuple[Recipient, ...], language: str) -> None:
    """Whoever holds these keys can open the vault, so a person compares them aloud first."""
    words = settings.catalog
    click.echo(words.t("Compare these words with headquarters by voice:"), err=True)
    for recipient in recipients:
        click.echo("  " + " ".join(recipient.fingerprint_words(language)), err=True)
    if settings.asks:
        settings.agreed(words.t("Are they the same?"))


def _chosen_passphrase(settings: Settings, language: str) -> str:
    words = settings.catalog
    suggested = vaults.suggest_passphrase(language)
    click.echo(
        words.t("A passphrase made for this vault. Learn it; do not keep it with the laptop:"),
        err=True,
    )
    click.echo(f"  {suggested}", err=True)
    return settings.ask(words.t("Passphrase"), hidden=True, again=words.t("Once more"))


def _confirm(settings: Settings, session: Session) -> None:
    words = settings.catalog
    while True:
        typed = settings.ask(words.t("Write the code down, then type it back"))
        try:
            vaults.confirm_recovery(session, typed)
        except WrongRecoveryCode as error:
            click.echo(str(explain(error, words)), err=True)
        else:
            click.echo(words.t("The recovery code is confirmed."))
            return


@vault_group.command("confirm-recovery")
@click.argument("folder", type=FOLDER)
@click.option(
    "--code-fd",
    type=int,
    help="Read the recovery code from this file descriptor, not the keyboard.",
)
@click.pass_obj
def confirm_recovery(settings: Settings, folder: Path, code_fd: int | None) -> None:
    """Type the recovery code back, so that it is known to be readable."""
    words = settings.catalog
    with settings.session(folder) as session:
        if code_fd is None and settings.asks:
            _confirm(settings, session)
            return
        vaults.confirm_recovery(session, settings.code(code_fd, ""))
        click.echo(words.t("The recovery code is confirmed."))


@vault_group.command("device-key")
@click.option("--vault", "folder", type=FOLDER, required=True, help="The vault.")
@click.option("--out", "target", type=FILE, required=True, help="Where to write device.pub.")
@click.pass_obj
def device_key(settings: Settings, folder: Path, target: Path) -> None:
    """Write the public key with which headquarters checks this laptop's signature."""
    with settings.session(folder) as session:
        vaults.write_device_key(session, target)
    click.echo(
        settings.catalog.t("Bring this file to headquarters by hand: {file}", file=shown(target))
    )
