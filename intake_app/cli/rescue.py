"""`intake vault rehearse|new-sheet|access` and `intake hq rehearse`: ways in for an emergency."""

from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import asdict
from pathlib import Path

import click

from intake_app.cli.keys import code_option, typed_code
from intake_app.cli.outcome import show_json, wants_json
from intake_app.cli.record import FILE, FOLDER, json_option
from intake_app.cli.settings import Settings
from intake_app.cli.vault import show_fingerprints
from intake_app.commands import access, records, recovery, vaults
from intake_app.commands.access_words import access_in_words
from intake_app.commands.messages import explain
from intake_app.commands.session import Session
from intake_app.errors import IntakeError, OldWayRemains, WrongRecoveryCode
from intake_app.i18n import Catalog


@click.command("rehearse")
@click.argument("folder", type=FOLDER)
@code_option
@click.option("--identity", type=FILE, help="Secret key file of headquarters, in place of a code.")
@click.option("--letter", type=FILE, help="Write a letter for headquarters to answer.")
@click.option("--answer", default="", help="What headquarters answered to the letter.")
@json_option
@click.pass_obj
def rehearse(
    settings: Settings,
    folder: Path,
    code_fd: int | None,
    identity: Path | None,
    letter: Path | None,
    answer: str,
) -> None:
    """Prove that the sheet or a key of headquarters opens this vault; the key is never shown."""
    words = settings.catalog
    with settings.session(folder) as session:
        if letter is not None:
            recovery.write_letter(session, letter)
            said = words.t("Headquarters answer this file with: intake hq rehearse")
        elif answer:
            recovery.take_answer(session, answer)
            said = words.t("The keys of headquarters open this vault.")
        elif identity is not None:
            recovery.rehearse_escrow(session, identity)
            said = words.t("The keys of headquarters open this vault.")
        else:
            recovery.rehearse_sheet(session, typed_code(settings, code_fd))
            said = words.t("The recovery sheet opens this vault.")
        state = recovery.state(session)
    if wants_json():
        show_json(asdict(state))
        return
    click.echo(said)


@click.command("new-sheet")
@click.argument("folder", type=FOLDER)
@click.option("--pdf", "target", type=FILE, help="Write the sheet to this file as well.")
@code_option
@json_option
@click.pass_obj
def new_sheet(settings: Settings, folder: Path, target: Path | None, code_fd: int | None) -> None:
    """Show a new recovery code; once it was typed back, the old sheet opens only older backups.

    The code is printed on standard output, then read back from --code-fd or standard input. It
    opens the vault if the exit code is 0 (or 4: an old copy of the header remains).
    """
    words = settings.catalog
    remains: OldWayRemains | None = None
    with settings.session(folder) as session:
        code = recovery.new_sheet(session)
        with _printed(session, code, words, target):
            _show(words.t("New recovery code: {code}", code=code), {"code": code})
            try:
                _take_back(settings, session, code, code_fd)
            except OldWayRemains as error:
                remains = error
            except (IntakeError, click.Abort):
                click.echo(words.t("The code that was shown opens nothing."), err=True)
                raise
    if remains is not None:
        raise remains
    click.echo(
        words.t("The new sheet opens the vault; the old one opens only older backups."),
        err=wants_json(),
    )


def _printed(
    session: Session, code: str, words: Catalog, target: Path | None
) -> AbstractContextManager[None]:
    """The sheet as a file, taken back when the code does not come to open the vault."""
    if target is None:
        return nullcontext()
    return recovery.printed_sheet(session, code, words, target)


def _take_back(settings: Settings, session: Session, code: str, code_fd: int | None) -> None:
    """A person may try again; a script hears of a wrong code by the exit code."""
    question = settings.catalog.t("Write the code down, then type it back")
    while True:
        typed = settings.code(code_fd, question)
        try:
            recovery.use_sheet(session, code, typed)
        except WrongRecoveryCode as error:
            if code_fd is not None or not settings.asks:
                raise
            click.echo(str(explain(error, settings.catalog)), err=True)
        else:
            return


def _show(said: str, value: Mapping[str, object]) -> None:
    if wants_json():
        show_json(value)
        return
    click.echo(said)


@click.command("replace-hq")
@click.argument("folder", type=FOLDER)
@click.option(
    "--hq-recipient",
    "files",
    type=FILE,
    multiple=True,
    required=True,
    help="hq.recipient file of headquarters; give it twice or more.",
)
@json_option
@click.pass_obj
def replace_hq(settings: Settings, folder: Path, files: tuple[Path, ...]) -> None:
    """Give the vault other keys of headquarters; the old ones open nothing new of it."""
    words = settings.catalog
    keys = tuple(vaults.read_recipient(file) for file in files)
    with settings.session(folder) as session:
        language = session.vault.language
        show_fingerprints(settings, keys, language)
        recovery.replace_recipients(session, keys)
    _show(
        words.t("The new keys of headquarters open this vault and what it exports from now on."),
        {"headquarters": [list(key.fingerprint_words(language)) for key in keys]},
    )


@click.command("access")
@click.argument("folder", type=FOLDER)
@click.option("--record", "reference", default="", help="Ask about one testimony.")
@json_option
@click.pass_obj
def show_access(settings: Settings, folder: Path, reference: str) -> None:
    """Say who can open this vault, or one testimony."""
    words = settings.catalog
    with settings.session(folder) as session:
        record_id = records.find(session, reference) if reference else None
        found = access.who_can_open(session, record_id)
    if wants_json():
        show_json(
            {
                "users": [asdict(user) for user in found.users],
                "recovery": asdict(found.rehearsals),
                "headquarters": [
                    list(key.fingerprint_words(settings.language)) for key in found.recipients
                ],
                "record": None if found.record is None else asdict(found.record),
            }
        )
        return
    for line in access_in_words(found, words):
        click.echo(line)


@click.command("rehearse")
@click.argument("letter", type=FILE)
@click.option("--identity", type=FILE, required=True, help="hq.key of this headquarters.")
@json_option
def answer_letter(letter: Path, identity: Path) -> None:
    """Answer a laptop's rehearsal letter. Read the digits out; they open nothing."""
    digits = recovery.answer_letter(letter, identity)
    if wants_json():
        show_json({"answer": digits})
        return
    click.echo(digits)
