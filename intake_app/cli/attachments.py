"""`intake record attach` and what is done with attachments afterwards."""

from pathlib import Path

import click

from intake_app.cli.outcome import exit_code, show_json, shown, wants_json
from intake_app.cli.record import FOLDER, json_option, vault_option
from intake_app.cli.settings import Settings
from intake_app.commands import attachment_batch, attachment_views, attachments, records
from intake_app.commands.attachment_batch import Batch, LeftOut
from intake_app.commands.attachments import About, Annex
from intake_app.commands.messages import explain
from intake_app.domain.text import visible
from intake_app.i18n import Catalog

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

    The originals stay where they are. Every file is tried, and those that cannot be taken in are
    named; the exit code is that of the worst.
    """
    with settings.session(folder) as session:
        record_id = records.find(session, record)
        batch = attachment_batch.attach_each(session, record_id, files, About(**told))
    if wants_json():
        left_out = [_left_out_json(one, settings.catalog) for one in batch.left_out]
        show_json({"attachments": [_json(one) for one in batch.taken], "left_out": left_out})
    else:
        _show_all(settings, batch.taken)
    if batch.left_out:
        _leave(batch, settings.catalog)


def _leave(batch: Batch, words: Catalog) -> None:
    """Name what was left out on standard error, and end with the exit code of the worst."""
    left = batch.left_out
    if len(left) == 1 and not batch.taken:
        raise left[0].error
    for one in left:
        name = visible(shown(one.path))
        click.echo(f"«{name}»: {explain(one.error, words).happened}", err=True)
    tried = len(batch.taken) + len(left)
    click.echo(
        words.t(
            "Taken in: {taken} of {all}. Left out: {left}.",
            taken=len(batch.taken),
            all=tried,
            left=len(left),
        ),
        err=True,
    )
    raise click.exceptions.Exit(max(exit_code(one.error) for one in left))


def _left_out_json(one: LeftOut, words: Catalog) -> dict[str, object]:
    return {
        "file": shown(one.path),
        "error": str(one.error),
        "reason": str(one.error.facts.get("reason", "")),
        "said": explain(one.error, words).happened,
    }


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
