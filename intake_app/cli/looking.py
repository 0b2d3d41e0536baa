"""What became of a vault: `intake vault check|health|history|acknowledge`, `record history`."""

from dataclasses import asdict
from pathlib import Path

import click

from intake_app.cli.leaving import find_here_or_gone
from intake_app.cli.outcome import CHECK_FAILED, show_json, wants_json
from intake_app.cli.record import FILE, FOLDER, json_option, vault_option
from intake_app.cli.settings import Settings
from intake_app.commands import health, health_words, history, vault_check, vaults
from intake_app.commands.health_words import advice_in_words, state_in_words
from intake_app.commands.history_events import Kind
from intake_app.commands.history_words import line_in_words, who_in_words
from intake_app.commands.moments import moment_in_words
from intake_app.commands.session import Session
from intake_app.commands.vault_words import finding_in_words
from intake_app.domain.record import RecordId

PAGE = 1000
limit_option = click.option(
    "--limit", type=click.IntRange(min=0), default=0, help="So many entries at most; 0 is all."
)
kind_option = click.option("--kind", type=click.Choice([kind.value for kind in Kind]))


@click.command("check")
@click.argument("folder", type=FOLDER)
@click.option("--head", "typed", multiple=True, help="Code of the log printed on a statement.")
@click.option(
    "--receipt",
    "receipts",
    type=FILE,
    multiple=True,
    help="Report of headquarters on a bundle, or its bag-info.txt: its code must be in the log.",
)
@json_option
@click.pass_obj
def check(
    settings: Settings, folder: Path, typed: tuple[str, ...], receipts: tuple[Path, ...]
) -> None:
    """Verify every page, record, revision and log entry; exit code 7 on any problem.

    With --head or --receipt: is the vault as new as what is known outside of it?
    """
    heads = tuple(vault_check.read_head(head) for head in typed)
    heads += tuple(vault_check.head_of_receipt(file) for file in receipts)
    with settings.session(folder) as session:
        checked = vault_check.check(session, heads)
        confirmed = vaults.recovery_is_confirmed(session)
    if wants_json():
        _show_check_json(checked, confirmed=confirmed)
    else:
        _show_check(settings, checked, confirmed=confirmed)
    if checked.findings:
        raise click.exceptions.Exit(CHECK_FAILED)


def _show_check_json(checked: vault_check.Checked, *, confirmed: bool) -> None:
    report = checked.report
    show_json(
        {
            "records": report.records,
            "revisions": report.revisions,
            "audit_entries": report.audit_entries,
            "audit_head": report.audit_head,
            "recovery_confirmed": confirmed,
            "problems": [str(finding) for finding in checked.findings],
            "findings": [asdict(finding) for finding in checked.findings],
        }
    )


def _show_check(settings: Settings, checked: vault_check.Checked, *, confirmed: bool) -> None:
    words, report = settings.catalog, checked.report
    click.echo(words.t("Testimonies: {n}", n=report.records))
    click.echo(words.t("Revisions: {n}", n=report.revisions))
    click.echo(words.t("Audit entries: {n}", n=report.audit_entries))
    for finding in checked.findings:
        click.echo(finding_in_words(finding, words))
    if not checked.findings:
        click.echo(words.t("No problem was found."))
    if not confirmed:
        click.echo(words.t("The recovery code was never typed back."))


@click.command("health")
@click.argument("folder", type=FOLDER)
@json_option
@click.pass_obj
def show_health(settings: Settings, folder: Path) -> None:
    """Say how well the vault and the laptop are, and what to do."""
    words = settings.catalog
    with settings.session(folder) as session:
        lines = health.health(session)
    if wants_json():
        show_json({"lines": [asdict(line) for line in lines]})
        return
    for line in lines:
        state = state_in_words(line.state, words)
        told = (health_words.line_in_words(line, words), advice_in_words(line, words))
        click.echo(f"[{state}] {' '.join(part for part in told if part)}")


@click.command("acknowledge")
@click.argument("folder", type=FOLDER)
@click.pass_obj
def acknowledge(settings: Settings, folder: Path) -> None:
    """Say that an older vault is known and right: a backup was put in its place."""
    with settings.session(folder) as session:
        vaults.accept_doubts(session)
    click.echo(settings.catalog.t("Written into the log. It is not asked again."))


@click.command("history")
@click.argument("folder", type=FOLDER)
@kind_option
@limit_option
@json_option
@click.pass_obj
def vault_history(settings: Settings, folder: Path, kind: str | None, limit: int) -> None:
    """Tell what happened to a vault, newest first."""
    with settings.session(folder) as session:
        _show_history(settings, session, kind, limit, None)


@click.command("history")
@click.argument("record")
@vault_option
@kind_option
@limit_option
@json_option
@click.pass_obj
def record_history(
    settings: Settings, record: str, folder: Path, kind: str | None, limit: int
) -> None:
    """Tell what happened to one testimony, newest first."""
    with settings.session(folder) as session:
        _show_history(settings, session, kind, limit, find_here_or_gone(session, record))


def _show_history(
    settings: Settings, session: Session, kind: str | None, limit: int, record_id: RecordId | None
) -> None:
    lines: list[history.HistoryLine] = []
    total = 1
    while len(lines) < total:
        page = history.history(
            session, record_id=record_id, kind=kind or "", limit=limit or PAGE, offset=len(lines)
        )
        lines.extend(page.lines)
        total = min(limit or page.total, page.total) if page.lines else len(lines)
    if wants_json():
        show_json({"total": len(lines), "entries": [asdict(line) for line in lines]})
        return
    for line in lines:
        click.echo(_line(settings, line))


def _line(settings: Settings, line: history.HistoryLine) -> str:
    words = settings.catalog
    told = (
        moment_in_words(line.at, words),
        line_in_words(line, words),
        line.testimony,
        who_in_words(line, words),
    )
    return "  ".join(part for part in told if part)
