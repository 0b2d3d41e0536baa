"""`intake vault user ...` and `intake vault recover`: passphrases, and the way in without one."""

import sys
from dataclasses import asdict
from pathlib import Path

import click

from intake_app.cli.outcome import show_json, wants_json
from intake_app.cli.record import FILE, FOLDER, json_option
from intake_app.cli.settings import Settings
from intake_app.commands import users, vaults, ways_in
from intake_app.commands.session import Session
from intake_app.domain.text import normalise
from intake_app.errors import ConfirmationWrong, UnknownUser
from intake_app.i18n import Catalog

new_passphrase_option = click.option(
    "--new-passphrase-fd",
    "new_fd",
    type=int,
    help="Read the new passphrase from this file descriptor, not the keyboard.",
)
code_option = click.option(
    "--code-fd",
    type=int,
    help="Read the recovery code from this file descriptor, not the keyboard.",
)


@click.group("user")
def user_group() -> None:
    """The people with a passphrase of this vault. All of them can read every testimony."""


@user_group.command("list")
@click.argument("folder", type=FOLDER)
@json_option
@click.pass_obj
def list_users(settings: Settings, folder: Path) -> None:
    """Who has a passphrase."""
    with settings.session(folder) as session:
        listed = users.users(session)
    if wants_json():
        show_json({"users": [asdict(user) for user in listed]})
        return
    for user in listed:
        click.echo(_user_line(user, settings.catalog))


@user_group.command("add")
@click.argument("folder", type=FOLDER)
@click.option("--name", required=True, help="Name or code of the new person.")
@new_passphrase_option
@json_option
@click.pass_obj
def add(settings: Settings, folder: Path, name: str, new_fd: int | None) -> None:
    """Give one more person a passphrase."""
    with settings.session(folder) as session:
        new = chosen(settings, new_fd, session.vault.language)
        added = users.add_user(session, name, new)
    if wants_json():
        show_json(asdict(added))
        return
    click.echo(settings.catalog.t("{name} can open the vault now.", name=added.name))


@user_group.command("rename")
@click.argument("folder", type=FOLDER)
@click.option("--name", required=True, help="Name or slot of the person.")
@click.option("--to", "wanted", required=True, help="The new name.")
@json_option
@click.pass_obj
def rename(settings: Settings, folder: Path, name: str, wanted: str) -> None:
    """Give a person another name."""
    with settings.session(folder) as session:
        slot_id = _named(session, name).slot_id
        users.rename_user(session, slot_id, wanted)
        renamed = _named(session, slot_id)
    if wants_json():
        show_json(asdict(renamed))
        return
    click.echo(_user_line(renamed, settings.catalog))


@user_group.command("remove")
@click.argument("folder", type=FOLDER)
@click.option("--name", required=True, help="Name or slot of the person.")
@click.option("--confirm", "typed", help="Your own name, typed when it is you who goes.")
@json_option
@click.pass_obj
def remove(settings: Settings, folder: Path, name: str, typed: str | None) -> None:
    """Take a passphrase away; it opens no file of the folder afterwards."""
    with settings.session(folder) as session:
        gone = _named(session, name)
        if gone.is_me and len(users.users(session)) > 1:
            _require_meant(settings, gone.name, typed)
        users.remove_user(session, gone.slot_id)
    if wants_json():
        show_json(asdict(gone))
        return
    click.echo(settings.catalog.t("{name} cannot open the vault any more.", name=gone.name))
    click.echo(older_backups(settings.catalog))


@user_group.command("passphrase")
@click.argument("folder", type=FOLDER)
@new_passphrase_option
@json_option
@click.pass_obj
def passphrase(settings: Settings, folder: Path, new_fd: int | None) -> None:
    """Change the passphrase with which this command opens the vault."""
    old = settings.passphrase()
    session = vaults.unlock(folder, old, settings.environment())
    try:
        new = chosen(settings, new_fd, session.vault.language)
        users.change_passphrase(session, old, new)
    finally:
        vaults.close(session)
    said_changed(settings)


@click.command("recover")
@click.argument("folder", type=FOLDER)
@code_option
@click.option("--identity", type=FILE, help="Secret key file of headquarters, in place of a code.")
@click.option("--user", "name", default="", help="Whose passphrase is lost; otherwise everybody's.")
@new_passphrase_option
@json_option
@click.pass_obj
def recover(
    settings: Settings,
    folder: Path,
    code_fd: int | None,
    identity: Path | None,
    name: str,
    new_fd: int | None,
) -> None:
    """Open a vault without its passphrase, and set a new one."""
    session = _way_in(settings, folder, code_fd, identity)
    try:
        slot_id = _named(session, name).slot_id if name else ""
        new = chosen(settings, new_fd, session.vault.language)
        ways_in.reset_passphrase(session, new, slot_id)
    finally:
        vaults.close(session)
    said_changed(settings)


def chosen(settings: Settings, descriptor: int | None, language: str) -> str:
    """The new passphrase: from a descriptor, or typed twice after a suggestion."""
    if descriptor is not None:
        return settings.secret(descriptor)
    words = settings.catalog
    if not (settings.asks or sys.stdin.isatty()):
        raise click.UsageError(
            words.t("Nobody is there to ask. Give the new passphrase with --new-passphrase-fd.")
        )
    suggested = vaults.suggest_passphrase(language)
    click.echo(words.t("A suggestion: {words}", words=suggested), err=True)
    return settings.ask(words.t("New passphrase"), hidden=True, again=words.t("Once more"))


def _require_meant(settings: Settings, name: str, typed: str | None) -> None:
    """Whoever takes their own passphrase away types their name; ConfirmationWrong otherwise."""
    words = settings.catalog
    if typed is None and settings.asks:
        click.echo(
            words.t("This is your own passphrase: it will open the vault no more."), err=True
        )
        typed = settings.ask(words.t("Type «{word}» to go on", word=name))
    if normalise(typed or "").strip() != name:
        raise ConfirmationWrong(word=name)


def older_backups(words: Catalog) -> str:
    """What a change of passphrase cannot do."""
    return words.t(
        "Backups made before still open with the old passphrase. "
        "Move to a new key if that must not be."
    )


def said_changed(settings: Settings) -> None:
    """That it is done."""
    if wants_json():
        show_json({"changed": True})
        return
    click.echo(settings.catalog.t("The new passphrase opens the vault."))
    click.echo(older_backups(settings.catalog))


def typed_code(settings: Settings, descriptor: int | None) -> str:
    """A code from a descriptor, or from the keyboard (standard input when nothing is asked)."""
    return settings.code(descriptor, settings.catalog.t("Recovery code"))


def _way_in(
    settings: Settings, folder: Path, code_fd: int | None, identity: Path | None
) -> Session:
    if identity is not None:
        return ways_in.unlock_with_escrow(folder, identity, settings.environment())
    code = typed_code(settings, code_fd)
    return ways_in.unlock_with_recovery(folder, code, settings.environment())


def _named(session: Session, name: str) -> users.User:
    found = users.named(session, name)
    if found is None:
        raise UnknownUser
    return found


def _user_line(user: users.User, words: Catalog) -> str:
    return words.t("{name} (you)", name=user.name) if user.is_me else user.name
