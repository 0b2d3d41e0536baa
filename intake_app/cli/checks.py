"""`intake codebook check` and `intake i18n check`: is the content of the program sound?"""

import click

from intake_app.cli.outcome import CHECK_FAILED, show_json, wants_json
from intake_app.cli.record import json_option


@click.group("codebook")
def codebook_group() -> None:
    """The questionnaire."""


@codebook_group.command("check")
@json_option
def codebook_check_command() -> None:
    """Load the questionnaire strictly and count it; exit code 7 when anything is untranslated."""
    from intake_app.commands.codebook_check import check

    report = check()
    if wants_json():
        show_json(report.to_json())
    else:
        for name, value in report.to_json().items():
            click.echo(f"{name}: {value}")
    if report.untranslated or report.problems:
        raise click.exceptions.Exit(CHECK_FAILED)


@click.group("i18n")
def i18n_group() -> None:
    """The catalogues of words."""


@i18n_group.command("check")
@json_option
def i18n_check_command() -> None:
    """Compare every word the program says with the catalogues; exit code 7 on any problem."""
    from intake_app.commands.i18n_check import check

    report = check()
    if wants_json():
        show_json({"untranslated": report.untranslated, "problems": list(report.problems)})
    else:
        for problem in report.problems:
            click.echo(problem)
        for line in report.review:
            click.echo(f"for native lawyers: {line}")
        click.echo(f"untranslated: {report.untranslated}")
    if report.untranslated or report.problems:
        raise click.exceptions.Exit(CHECK_FAILED)
