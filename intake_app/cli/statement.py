"""`intake statement print`: one testimony as PDF."""

from pathlib import Path

import click

from intake_app.cli.outcome import show_json, shown, wants_json
from intake_app.cli.record import FILE, json_option, vault_option
from intake_app.cli.settings import Settings
from intake_app.commands import records, statements


@click.group("statement")
def statement_group() -> None:
    """The printed statement."""


@statement_group.command("print")
@click.argument("record")
@vault_option
@click.option("--language", required=True, help="Language of the statement, such as kk.")
@click.option("--parallel", default="", help="A second column in this language.")
@click.option("--out", "target", type=FILE, required=True, help="The PDF file to write.")
@json_option
@click.pass_obj
def print_statement(
    settings: Settings, record: str, folder: Path, language: str, parallel: str, target: Path
) -> None:
    """Write a PDF that anyone who finds it can read. A draft says that it is one."""
    wanted = statements.PrintStatement(language, parallel)
    words = settings.catalog
    with settings.session(folder) as session:
        record_id = records.find(session, record)
        printed = statements.print_to(session, record_id, wanted, target)
    if wants_json():
        show_json({"pages": printed.pages, "draft": printed.draft, "size": printed.size})
        return
    click.echo(
        words.tn(
            "{n} page written: {file}",
            "{n} pages written: {file}",
            printed.pages,
            file=shown(target),
        )
    )
    if printed.draft:
        click.echo(words.t("This is a draft: it was not sealed, so it carries no code."))
    click.echo(words.t("The file is not encrypted. Print it and delete it."))
