"""`intake vault backup|rehearse-backup|restore|rotate|panic|salvage`."""

from dataclasses import asdict
from pathlib import Path

import click

from intake_app.cli.keys import chosen, new_passphrase_option
from intake_app.cli.outcome import CHECK_FAILED, show_json, shown, wants_json
from intake_app.cli.record import FOLDER, json_option
from intake_app.cli.settings import Settings
from intake_app.commands import backups, emergency
from intake_app.commands.survival_words import (
    lacking_in_words,
    panic_cannot,
    panic_said,
    salvaged_in_words,
)
from intake_app.store.salvage import Salvaged

MEDIUM = click.Path(path_type=Path, file_okay=False)


@click.command("backup")
@click.argument("folder", type=FOLDER)
@click.option("--to", "medium", type=MEDIUM, required=True, help="A folder on another medium.")
@json_option
@click.pass_obj
def backup_command(settings: Settings, folder: Path, medium: Path) -> None:
    """Copy the vault, encrypted, to another medium and prove the copy; exit code 7 if any lacks."""
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
                "lacking": made.lacking,
            }
        )
    else:
        words = settings.catalog
        click.echo(words.t("Backed up and read back: {folder}", folder=shown(made.folder)))
        click.echo(words.t("Testimonies: {n}", n=made.counted.records))
    _leave_if_lacking(settings, made.lacking)


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
                "lacking": done.lacking,
            }
        )
    else:
        words = settings.catalog
        click.echo(words.t("Backup {n} can be restored.", n=done.number))
        click.echo(words.t("Testimonies: {n}", n=done.records))
        if not done.is_todays:
            click.echo(
                words.t("It opens with the passphrases and the sheet of the day it was made.")
            )
    _leave_if_lacking(settings, done.lacking)


def _leave_if_lacking(settings: Settings, lacking: tuple[str, ...]) -> None:
    """Say on standard error what is not in the backup, and let no script take it for whole."""
    if not lacking:
        return
    for line in lacking_in_words(lacking, settings.catalog):
        click.echo(line, err=True)
    click.get_current_context().exit(CHECK_FAILED)


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
                "noted": done.is_noted,
            }
        )
        return
    words = settings.catalog
    click.echo(
        words.t("Backup {n} is restored: {folder}", n=done.number, folder=shown(done.folder))
    )
    click.echo(words.t("It opens with the passphrase of the day it was made, given just now."))
    if not done.is_noted:
        click.echo(backups.not_noted_in_words(words))
    if done.aside:
        click.echo(
            words.t(
                "The vault that stood there was moved aside: {folder}", folder=shown(done.aside)
            )
        )


@click.command("rotate")
@click.argument("folder", type=FOLDER)
@new_passphrase_option
@json_option
@click.pass_obj
def rotate_command(settings: Settings, folder: Path, new_fd: int | None) -> None:
    """Move the vault to a new key: nothing of before opens it any more.

    The new recovery code is printed once. Other users must be added again.
    """
    with settings.session(folder) as session:
        new = chosen(settings, new_fd, session.vault.language)
        done = emergency.rotate(session, new, settings.environment())
    if wants_json():
        show_json(
            {
                "recovery_code": done.recovery_code,
                "records": done.records,
                "old_way_remains": done.old_way_remains,
            }
        )
        return
    words = settings.catalog
    click.echo(done.recovery_code)
    click.echo(
        words.t(
            "The vault has a new key. Type the code back with `vault confirm-recovery`, add the "
            "other people again, and make a new backup: the old ones open with what opened them "
            "then."
        ),
        err=True,
    )
    if done.old_way_remains:
        click.echo(
            words.t(
                "A copy of the header still holds the old ways in. Free some space, then lock and "
                "unlock: that takes them away."
            ),
            err=True,
        )


@click.command("panic")
@click.argument("folder", type=FOLDER)
@click.option("--confirm", "typed", default="", help="The word of confirmation.")
@click.option(
    "--also-headquarters",
    "shuts_out",
    is_flag=True,
    help="Shut headquarters out too: nobody will ever open this vault again.",
)
@json_option
@click.pass_obj
def panic_command(settings: Settings, folder: Path, typed: str, *, shuts_out: bool) -> None:
    """Destroy the ways into this vault; headquarters keep theirs unless told otherwise."""
    words = settings.catalog
    with settings.session(folder) as session:
        if not typed and settings.asks:
            word = emergency.confirmation_word(words)
            typed = settings.ask(words.t("Type «{word}» to go on", word=word))
        emergency.panic(session, typed, words, keeps_headquarters=not shuts_out)
    if wants_json():
        show_json({"headquarters_can_open": not shuts_out})
        return
    click.echo(panic_said(words, keeps_headquarters=not shuts_out))
    click.echo(panic_cannot(words))


@click.command("salvage")
@click.argument("folder", type=FOLDER)
@click.option("--to", "target", type=MEDIUM, required=True, help="A new or empty folder.")
@new_passphrase_option
@json_option
@click.pass_obj
def salvage_command(settings: Settings, folder: Path, target: Path, new_fd: int | None) -> None:
    """Found a new vault with everything of a damaged one that verifies; exit code 7 if any lacks.

    The damaged vault is only read. The new recovery code is printed once.
    """
    with settings.session(folder) as session:
        new = chosen(settings, new_fd, session.vault.language)
        done = emergency.salvage(session, target, new, settings.environment())
    if wants_json():
        show_json(_salvaged_json(done))
    else:
        click.echo(done.recovery_code)
        for line in salvaged_in_words(done, settings.catalog):
            click.echo(line)
    if not done.is_complete:
        raise click.exceptions.Exit(CHECK_FAILED)


def _salvaged_json(done: Salvaged) -> dict[str, object]:
    return {
        "folder": str(done.folder),
        "recovery_code": done.recovery_code,
        "records": done.records,
        "lost": [asdict(one) for one in done.lost],
        "shortened": list(done.shortened),
        "lost_rows": done.lost_rows,
        "lost_files": done.lost_files,
        "log_is_whole": done.log_is_whole,
    }


SURVIVAL = (
    backup_command,
    rehearse_command,
    restore_command,
    rotate_command,
    panic_command,
    salvage_command,
)
