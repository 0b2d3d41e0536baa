"""`intake vault backup|rehearse-backup|restore|rotate|panic|salvage`."""

from pathlib import Path

import click

from intake_app.cli.outcome import show_json, wants_json
from intake_app.cli.record import FOLDER, json_option
from intake_app.cli.settings import Settings
from intake_app.commands import backups

MEDIUM = click.Path(path_type=Path, file_okay=False)


@click.command("backup")
@click.argument("folder", type=FOLDER)
@click.option("--to", "medium", type=MEDIUM, required=True, help="A folder on another medium.")
@json_option
@click.pass_obj
def backup_command(settings: Settings, folder: Path, medium: Path) -> None:
    """Copy the vault, encrypted, to another medium and prove the copy there."""
    with settings.session(folder) as session:
        made = backups.back_up(session, medium)
    if wants_json():
        show_json(
            {
                "folder": str(made.folder),
                "number": made.number,
                "at": made.at,
                "records": made.counted.records,
                "revisions": made.counted.revisions,
                "audit_head": made.counted.audit_head,
                "bytes": made.size,
                "older": made.older,
            }
        )
        return
    words = settings.catalog
    click.echo(words.t("Backed up and read back: {folder}", folder=made.folder))
    click.echo(words.t("Testimonies: {n}", n=made.counted.records))


@click.command("rehearse-backup")
@click.argument("folder", type=FOLDER)
@click.option("--from", "source", type=MEDIUM, required=True, help="Where the backups lie.")
@json_option
@click.pass_obj
def rehearse_command(settings: Settings, folder: Path, source: Path) -> None:
    """Prove that the newest backup could be restored, without touching the vault."""
    with settings.session(folder) as session:
        done = backups.rehearse_restore(session, source)
    if wants_json():
        show_json(
            {
                "number": done.number,
                "at": done.at,
                "records": done.records,
                "opens_with_todays_passphrases": done.is_todays,
            }
        )
        return
    words = settings.catalog
    click.echo(words.t("Backup {n} can be restored.", n=done.number))
    click.echo(words.t("Testimonies: {n}", n=done.records))
    if not done.is_todays:
        click.echo(words.t("It opens with the passphrases and the sheet of the day it was made."))


@click.command("restore")
@click.argument("source", type=FOLDER)
@click.option("--to", "folder", type=MEDIUM, required=True, help="Where the vault is to stand.")
@click.option(
    "--replace", "replaces", is_flag=True, help="Move a vault that stands there aside first."
)
@json_option
@click.pass_obj
def restore_command(settings: Settings, source: Path, folder: Path, *, replaces: bool) -> None:
    """Restore the newest backup in SOURCE; the passphrase is the one of the day it was made."""
    passphrase = settings.passphrase()
    done = backups.restore(source, folder, passphrase, settings.environment(), replaces=replaces)
    if wants_json():
        show_json(
            {
                "folder": str(done.folder),
                "aside": str(done.aside) if done.aside else None,
                "number": done.number,
                "at": done.at,
                "records": done.records,
            }
        )
        return
    words = settings.catalog
    click.echo(words.t("Backup {n} is restored: {folder}", n=done.number, folder=done.folder))
    click.echo(words.t("It opens with the passphrase of the day it was made, given just now."))
    if done.aside:
        click.echo(
            words.t("The vault that stood there was moved aside: {folder}", folder=done.aside)
        )


SURVIVAL = (backup_command, rehearse_command, restore_command)
