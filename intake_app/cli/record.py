"""`intake record ...`: the testimonies in a vault."""

from pathlib import Path

import click

from intake_app.cli.outcome import remember_json, show_json, wants_json
from intake_app.cli.settings import Settings
from intake_app.commands import interview, records
from intake_app.domain.record import RecordRow
from intake_app.i18n import Catalog

FOLDER = click.Path(path_type=Path, file_okay=False)
FILE = click.Path(path_type=Path, dir_okay=False)
vault_option = click.option("--vault", "folder", type=FOLDER, required=True, help="The vault.")
json_option = click.option(
    "--json",
    is_flag=True,
    expose_value=False,
    callback=remember_json,
    help="Print JSON for a script.",
)
PAGE = 1000


@click.group("record")
def record_group() -> None:
    """Add, list, show and search testimonies."""


@record_group.command("add")
@click.argument("files", nargs=-1, required=True, type=FILE)
@vault_option
@json_option
@click.pass_obj
def add(settings: Settings, files: tuple[Path, ...], folder: Path) -> None:
    """Add interchange JSON files as drafts: all of them, or none."""
    with settings.session(folder) as session:
        added = records.add(session, files)
    if wants_json():
        show_json({"added": list(added)})
        return
    for record_id in added:
        click.echo(record_id)


@record_group.command("list")
@vault_option
@json_option
@click.pass_obj
def list_records(settings: Settings, folder: Path) -> None:
    """List the testimonies, newest first. Names are shown."""
    _list(settings, folder, "")


@record_group.command("search")
@click.argument("words")
@vault_option
@json_option
@click.pass_obj
def search(settings: Settings, words: str, folder: Path) -> None:
    """Find testimonies that hold all the words (beginnings count for the last one)."""
    _list(settings, folder, words)


def _list(settings: Settings, folder: Path, words: str) -> None:
    rows: list[RecordRow] = []
    damaged: list[str] = []
    with settings.session(folder) as session:
        asked, total = 0, 1
        while asked < total:
            page = records.page(session, words, limit=PAGE, offset=asked)
            rows.extend(page.rows)
            damaged.extend(page.damaged)
            asked, total = asked + PAGE, page.total
    if wants_json():
        listed = [_row_json(row) for row in rows]
        show_json({"total": len(rows), "records": listed, "damaged": damaged})
        return
    for row in rows:
        click.echo(_row_line(row, settings.catalog))
    for record_id in damaged:
        click.echo(settings.catalog.t("{record}  damaged", record=record_id))


def _row_json(row: RecordRow) -> dict[str, object]:
    summary = row.summary
    return {
        "record_id": row.record_id,
        "reference": summary.reference,
        "name": summary.name,
        "state": row.state.value,
        "incident_date": summary.incident_date,
        "place": summary.place,
        "answered": summary.answered,
        "relevant": summary.relevant,
        "saved_at": row.saved_at,
        "handed_to": row.handed_to,
        "training": row.is_training,
    }


def _row_line(row: RecordRow, words: Catalog) -> str:
    summary = row.summary
    told = [summary.reference, row.state.value, summary.incident_date, summary.place, summary.name]
    if row.handed_to:
        told.append(words.t("Handed to {name}", name=row.handed_to))
    if row.is_training:
        told.append(words.t("TRAINING: invented, not a testimony"))
    return "  ".join((row.record_id, *told))


@record_group.command("show")
@click.argument("record")
@vault_option
@json_option
@click.pass_obj
def show(settings: Settings, record: str, folder: Path) -> None:
    """Show one testimony, by id or reference. JSON is the interchange form."""
    with settings.session(folder) as session:
        record_id = records.find(session, record)
        if wants_json():
            click.echo(records.interchange(session, record_id).decode("utf-8"))
            return
        for line in records.readable(session, record_id, settings.catalog):
            click.echo(line)


@record_group.command("finish")
@click.argument("record")
@vault_option
@click.option(
    "--acknowledge",
    "reasons",
    multiple=True,
    metavar="CODE=REASON",
    help="Answer a warning with a reason; may be given again.",
)
@json_option
@click.pass_obj
def finish(settings: Settings, record: str, folder: Path, reasons: tuple[str, ...]) -> None:
    """Record that it was read back and confirmed, and seal it. It cannot be edited afterwards."""
    acknowledged = dict(reason.partition("=")[::2] for reason in reasons)
    with settings.session(folder) as session:
        record_id = records.find(session, record)
        interview.read_back(session, record_id, acknowledged)
        sealed = interview.seal(session, record_id)
    if wants_json():
        show_json({"record_id": record_id, "revision": sealed.revision, "code": sealed.code})
        return
    click.echo(
        settings.catalog.t(
            "Sealed as revision {revision}. Code: {code}",
            revision=sealed.revision,
            code=sealed.code,
        )
    )
