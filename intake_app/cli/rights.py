"""`intake record slip|find-slip|own-data|review`: what the person may ask for."""

from datetime import datetime
from pathlib import Path

import click

from intake_app.cli.outcome import show_json, wants_json
from intake_app.cli.record import FILE, FOLDER, json_option, vault_option
from intake_app.cli.settings import Settings
from intake_app.commands import own_data, records, reviews, slips
from intake_app.commands.reviews import KeepReason


@click.command("slip")
@click.argument("record")
@vault_option
@click.option("--out", type=FILE, help="Also write the slip as a PDF, unencrypted.")
@json_option
@click.pass_obj
def slip(settings: Settings, record: str, folder: Path, out: Path | None) -> None:
    """Give the testimony a neutral number for the person to keep, or show the one it has."""
    with settings.session(folder) as session:
        record_id = records.find(session, record)
        made = slips.print_to(session, record_id, out) if out else slips.give(session, record_id)
    if wants_json():
        told = {"slip": made.number.digits, "at": made.at, "file": str(out) if out else None}
        show_json({"record_id": record_id, **told})
        return
    click.echo(made.number.shown)


@click.command("find-slip")
@click.argument("number")
@vault_option
@json_option
@click.pass_obj
def find_slip(settings: Settings, number: str, folder: Path) -> None:
    """Find the testimony a slip belongs to, also when its content is gone."""
    with settings.session(folder) as session:
        found = slips.find(session, number)
    state = found.stone.reason.value if found.stone else "here"
    if wants_json():
        show_json({"record_id": found.slip.record_id, "given_at": found.slip.at, "state": state})
        return
    click.echo(f"{found.slip.record_id}  {state}")


@click.command("own-data")
@click.argument("record")
@vault_option
@click.option("--out", type=FOLDER, required=True, help="The folder, outside the vault.")
@json_option
@click.pass_obj
def give_own_data(settings: Settings, record: str, folder: Path, out: Path) -> None:
    """Write the person's own data into a folder, unencrypted: a statement and their answers."""
    with settings.session(folder) as session:
        record_id = records.find(session, record)
        done = own_data.give_copy(session, record_id, out)
    if wants_json():
        files = [str(file) for file in done.files]
        told = {"files": files, "without_statement": done.without_statement}
        show_json({"record_id": record_id, **told})
        return
    for file in done.files:
        click.echo(file)
    click.echo(settings.catalog.t("These files can be read by anyone who finds them."), err=True)


@click.command("review")
@click.argument("record", required=False)
@vault_option
@click.option("--keep-until", type=click.DateTime(["%Y-%m-%d"]), help="A new day of review.")
@click.option("--reason", type=click.Choice([one.value for one in KeepReason]), help="Why.")
@click.option(
    "--months",
    type=click.IntRange(reviews.SHORTEST_MONTHS, reviews.LONGEST_MONTHS),
    help="Change after how many months a testimony is looked at.",
)
@json_option
@click.pass_obj
def review(
    settings: Settings,
    record: str | None,
    folder: Path,
    keep_until: datetime | None,
    reason: str | None,
    months: int | None,
) -> None:
    """List the testimonies by their day of review, or keep one until another day."""
    wants_to_keep = (record is not None, keep_until is not None, reason is not None)
    if any(wants_to_keep) and not all(wants_to_keep):
        raise click.UsageError(
            settings.catalog.t("To keep a testimony: RECORD --keep-until DAY --reason CODE.")
        )
    with settings.session(folder) as session:
        if months is not None:
            reviews.set_months(session, months)
        if record and keep_until and reason:
            record_id = records.find(session, record)
            reviews.keep(session, record_id, keep_until.date(), KeepReason(reason))
        listed = reviews.review_list(session)
    rows = [
        {
            "record_id": row.record_id,
            "reference": row.reference,
            "state": row.state.value,
            "review_on": row.on.isoformat(),
            "is_due": row.on <= listed.today,
        }
        for row in listed.rows
    ]
    if wants_json():
        show_json({"months": listed.months, "due": listed.due, "records": rows})
        return
    for row in rows:
        due = "!" if row["is_due"] else " "
        click.echo(f"{due} {row['review_on']}  {row['record_id']}  {row['reference']}")


COMMANDS = (slip, find_slip, give_own_data, review)
