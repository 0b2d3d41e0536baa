"""`intake record withdraw|seal|sealed-export|gone`: what leaves the laptop, and what is left."""

from pathlib import Path

import click

from intake_app.cli.outcome import show_json, wants_json
from intake_app.cli.record import FOLDER, json_option, vault_option
from intake_app.cli.settings import Settings
from intake_app.commands import erasures, records, sealing, withdrawals
from intake_app.commands.history import NAMED_BY
from intake_app.commands.session import Session
from intake_app.domain.record import RecordId
from intake_app.domain.withdrawal import Scope, Withdrawal
from intake_app.errors import UnknownRecord

_CONFIRM = (
    "The number of the testimony, or the start of its id, typed to confirm; asked for if absent."
)


def find_here_or_gone(session: Session, wanted: str) -> RecordId:
    """A testimony by id or reference, or the stub of one by its id or the beginning of it.

    UnknownRecord; a stub has no reference any more.
    """
    try:
        return records.find(session, wanted)
    except UnknownRecord:
        ids = [stone.record_id for stone in erasures.stubs(session)]
        found = [one for one in ids if len(wanted) >= NAMED_BY and one.startswith(wanted)]
        if len(found) == 1:
            return found[0]
        record_id = RecordId(wanted)
        withdrawals.require_known(session, record_id)
        return record_id


@click.command("withdraw")
@click.argument("record")
@vault_option
@click.option("--purpose", "purposes", multiple=True, help="A purpose that is taken back.")
@click.option("--all-future", "scope", flag_value=Scope.ALL_FUTURE.value, help="From now on.")
@click.option("--erase", "scope", flag_value=Scope.ERASE.value, help="All, and erase it here.")
@click.option("--confirm", "typed", help=_CONFIRM)
@json_option
@click.pass_obj
def withdraw(
    settings: Settings,
    record: str,
    folder: Path,
    purposes: tuple[str, ...],
    scope: str | None,
    typed: str | None,
) -> None:
    """Withdraw consent: for some purposes, for all that is to come, or with erasure."""
    if bool(purposes) == bool(scope):
        raise click.UsageError(
            settings.catalog.t("Choose one of --purpose, --all-future, --erase.")
        )
    withdrawal = Withdrawal(Scope(scope or Scope.THIS_PURPOSE), purposes)
    with settings.session(folder) as session:
        record_id = find_here_or_gone(session, record)
        if withdrawal.scope is Scope.ERASE and not withdrawals.is_gone(session, record_id):
            _erase(settings, session, record_id, typed)
            return
        number = withdrawals.confirmation(session, record_id, withdrawal)
        confirmed = _confirmed(settings, number, typed) if number else ""
        done = withdrawals.withdraw(session, record_id, withdrawal, confirmed)
    words = settings.catalog
    if wants_json():
        state = done.state.value if done.state else "gone"
        told = {"state": state, "revision": done.revision, "to_pass_on": done.to_pass_on}
        if done.state is None:
            told["sealed_file_erased"] = done.erased_file
        show_json({"record_id": record_id, "scope": withdrawal.scope.value, **told})
        return
    click.echo(words.t("The withdrawal is noted."))
    if done.erased_file:
        click.echo(words.t("The file that only headquarters can open is deleted here."))
    if withdrawal.scope is Scope.ERASE:
        click.echo(words.t("No copy is handed out any more. Those handed over before remain."))
    if done.to_pass_on:
        click.echo(words.t("From now on every export tells headquarters of it."))


def _erase(settings: Settings, session: Session, record_id: RecordId, typed: str | None) -> None:
    number = erasures.confirmation(session, record_id)
    done = erasures.erase(session, record_id, _confirmed(settings, number, typed))
    if wants_json():
        show_json({"record_id": record_id, "scope": "erase", "swept": done.is_swept})
        return
    click.echo(settings.catalog.t("The testimony is erased from this vault."))
    click.echo(
        settings.catalog.t("Older backups and what was exported still hold it: erase them too.")
    )


def _confirmed(settings: Settings, number: str, typed: str | None) -> str:
    """What was typed to confirm; a script must give it, a person is asked."""
    if typed is not None or not settings.asks:
        return typed or ""
    return settings.ask(
        settings.catalog.t("Type {number} to confirm; it cannot be undone", number=number)
    )


@click.command("seal")
@click.argument("record")
@vault_option
@click.option("--confirm", "typed", help=_CONFIRM)
@json_option
@click.pass_obj
def seal(settings: Settings, record: str, folder: Path, typed: str | None) -> None:
    """Encrypt a sealed testimony to headquarters only, and erase it here.

    It cannot be read or printed here any more. Headquarters opens the file with
    `age -d -i hq.key FILE.age | tar x`.
    """
    with settings.session(folder) as session:
        record_id = records.find(session, record)
        confirmed = _confirmed(settings, erasures.confirmation(session, record_id), typed)
        done = sealing.seal_to_hq(session, record_id, confirmed)
    if wants_json():
        told = {"file": str(done.file), "size": done.size, "swept": done.is_swept}
        show_json({"record_id": record_id, **told})
        return
    click.echo(settings.catalog.t("Only headquarters can open it now: {file}", file=done.file))


@click.command("sealed-export")
@click.argument("target", type=FOLDER)
@vault_option
@json_option
@click.pass_obj
def sealed_export(settings: Settings, target: Path, folder: Path) -> None:
    """Copy the files sealed to headquarters into the folder TARGET, each verified."""
    with settings.session(folder) as session:
        copied = sealing.copy_sealed(session, target)
    if wants_json():
        show_json({"files": [str(file) for file in copied.files], "stayed": copied.stayed})
        return
    for file in copied.files:
        click.echo(click.format_filename(file))
    if copied.stayed:
        click.echo(sealing.stayed_in_words(copied.stayed, settings.catalog), err=True)


@click.command("gone")
@vault_option
@json_option
@click.pass_obj
def gone(settings: Settings, folder: Path) -> None:
    """List what is left of testimonies that went: id, reason, time, sealed file."""
    with settings.session(folder) as session:
        stones = erasures.stubs(session)
    if wants_json():
        listed = [
            {
                "record_id": one.record_id,
                "reason": one.reason.value,
                "at": one.at,
                "sealed_file": one.sealed_file,
                "sha256": one.digest,
            }
            for one in stones
        ]
        show_json({"gone": listed})
        return
    for one in stones:
        click.echo(f"{one.record_id}  {one.reason.value}  {one.at}  {one.sealed_file}".rstrip())


COMMANDS = (withdraw, seal, sealed_export, gone)
