"""`intake`: the group of commands, and the exit codes.

Exit codes: 0 done; 1 a fault of the program; 2 wrong use of the command; 3 refused, the person can
put it right; 4 the disk, the stick or another program stands in the way; 5 damaged; 6 made by
a later version; 7 a check found problems.
"""

import os
import sys

import click

from intake_app import paths
from intake_app.cli.attachments import ATTACHMENTS
from intake_app.cli.checks import codebook_group, i18n_group
from intake_app.cli.click_words import speak, wanted_language
from intake_app.cli.export import export_command
from intake_app.cli.handover import COMMANDS as HANDOVER
from intake_app.cli.hq import hq_group
from intake_app.cli.keys import recover, user_group
from intake_app.cli.leaving import COMMANDS as LEAVING
from intake_app.cli.looking import (
    acknowledge,
    check,
    record_history,
    show_health,
    vault_history,
)
from intake_app.cli.outcome import reported
from intake_app.cli.record import record_group
from intake_app.cli.rescue import answer_letter, new_sheet, rehearse, replace_hq, show_access
from intake_app.cli.rights import COMMANDS as RIGHTS
from intake_app.cli.settings import Settings, language_of
from intake_app.cli.signing import list_signatures
from intake_app.cli.statement import statement_group
from intake_app.cli.survival import SURVIVAL
from intake_app.cli.unfinished import unfinished
from intake_app.cli.vault import vault_group
from intake_app.hardening import harden_process

EXIT_CODES = __doc__.split("\n\n")[1] if __doc__ else ""


class Program(click.Group):
    """Turns our errors into words and an exit code, whatever command raised them."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the chosen command; see `reported`."""
        with reported(ctx):
            return super().invoke(ctx)


@click.group(cls=Program, epilog=EXIT_CODES)
@click.option(
    "--passphrase-fd",
    type=int,
    help="Read the passphrase from this file descriptor and ask nothing.",
)
@click.option(
    "--interface",
    type=click.Choice(["kk", "ru", "uk", "en"]),
    help="Language of messages; otherwise that of the system.",
)
@click.version_option(package_name="intake")
@click.pass_context
def program(ctx: click.Context, passphrase_fd: int | None, interface: str | None) -> None:
    """Take testimony offline, encrypted; print it, seal it, hand it to headquarters."""
    language = interface or language_of(os.environ)
    ctx.obj = Settings(language=language, passphrase_fd=passphrase_fd)


for _command in (
    vault_group,
    record_group,
    statement_group,
    export_command,
    hq_group,
    codebook_group,
    i18n_group,
):
    program.add_command(_command)
for _command in SURVIVAL:
    vault_group.add_command(_command)


for _command in (user_group, recover, rehearse, new_sheet, replace_hq, show_access):
    vault_group.add_command(_command)
hq_group.add_command(answer_letter)


for _command in (check, show_health, acknowledge, vault_history):
    vault_group.add_command(_command)
record_group.add_command(record_history)

for _command in (*ATTACHMENTS, *HANDOVER, *LEAVING, *RIGHTS, list_signatures, unfinished):
    record_group.add_command(_command)


def main() -> None:
    """Entry point of the `intake` script."""
    harden_process()
    speak(wanted_language(sys.argv[1:], os.environ), paths.locales())
    sys.exit(program(prog_name="intake"))
