"""`intake record attach` and what is done with attachments afterwards."""

from pathlib import Path

import click

from intake_app.cli.outcome import show_json, wants_json
from intake_app.cli.record import FOLDER, json_option, vault_option
from intake_app.cli.settings import Settings
from intake_app.commands import attachment_source, attachment_views, attachments, records
from intake_app.commands.attachments import About, Annex

ANY_PATH = click.Path(path_type=Path)
reason_option = click.option(
    "--reason", default="", help="Why, once the statement was read back: it needs reading again."
)


@click.command("attach")
@click.argument("record")
@click.argument("files", nargs=-1, required=True, type=ANY_PATH)
@vault_option
@click.option("--title", default="", help="Title of the annex; otherwise the name of the file.")
@click.option("--kind", default="", help="Code of the kind (photo, medical, official, ...).")
@click.option("--obtained-from", default="", help="Who gave it.")
@reason_option
@json_option
@click.pass_obj
def attach(
    settings: Settings, /, record: str, files: tuple[Path, ...], folder: Path, **told: str
) -> None:
    """Take in files, or every file of a folder and its folders, encrypted.

    The originals stay where they are.
    Each file is taken in on its own: what was attached before an error stays attached.
    """
    wanted = [file for given in files for file in attachment_source.spread(given)]
    with settings.session(folder) as session:
        record_id = records.find(session, record)
        about = About(**told)
        attachments.require_kind(session, about.kind)
        added = [attachments.attach(session, record_id, file, about) for file in wanted]
    _show_all(settings, added)


@click.command("attachments")
@click.argument("record")
@vault_option
@json_option
@click.pass_obj
def list_attachments(settings: Settings, record: str, folder: Path) -> None:
    """List the attachments of a testimony."""
    with settings.session(folder) as session:
        record_id = records.find(session, record)
        found = attachments.listed(session, record_id)
    _show_all(settings, found)


@click.command("export-attachment")
@click.argument("record")
@click.argument("attachment")
@click.argument("target", type=FOLDER)
@vault_option
@json_option
@click.pass_obj
def export(settings: Settings, record: str, attachment: str, target: Path, folder: Path) -> None:
    """Write the original bytes into the folder TARGET, where anybody can read them."""
    with settings.session(folder) as session:
        record_id = records.find(session, record)
        annex = attachments.find(session, record_id, attachment)
        written = attachment_views.export(session, annex.attachment_id, target)
    if wants_json():
        show_json({"file": str(written), "sha256": annex.sha256, "size": annex.size})
        return
    click.echo(written)
    click.echo(settings.catalog.t("It is not encrypted. Delete it when it was used."), err=True)


@click.command("remove-attachment")
@click.argument("record")
@click.argument("attachment")
@vault_option
@reason_option
@json_option
@click.pass_obj
def remove(settings: Settings, record: str, attachment: str, folder: Path, reason: str) -> None:
    """Shred one attachment: its key is deleted, and no copy of its file can be opened."""
    with settings.session(folder) as session:
        record_id = records.find(session, record)
        annex = attachments.find(session, record_id, attachment)
        attachments.remove(session, record_id, annex.attachment_id, reason)
    if wants_json():
        show_json({"removed": annex.attachment_id})
        return
    click.echo(settings.catalog.t("Removed. Its key is deleted: copies of it cannot be opened."))


def _show_all(settings: Settings, found: "tuple[Annex, ...] | list[Annex]") -> None:
    if wants_json():
        show_json({"attachments": [_json(annex) for annex in found]})
        return
    for annex in found:
        click.echo(_line(annex, settings))


def _json(annex: Annex) -> dict[str, object]:
    return {
        "attachment_id": annex.attachment_id,
        "annex_no": annex.number,
        "title": annex.title,
        "kind": annex.kind,
        "name": annex.name,
        "media_type": annex.media_type,
        "size": annex.size,
        "sha256": annex.sha256,
        "added_at": annex.added_at,
        "late": annex.is_late,
    }


def _line(annex: Annex, settings: Settings) -> str:
    size = settings.catalog.number(annex.size)
    told = (annex.attachment_id, str(annex.number), annex.media_type, size, annex.title)
    return "  ".join(told)


ATTACHMENTS = (attach, list_attachments, export, remove)
