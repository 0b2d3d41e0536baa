"""`intake export`: an encrypted bundle for headquarters."""

from pathlib import Path

import click

from intake_app.cli.outcome import show_json, wants_json
from intake_app.cli.record import FOLDER, json_option, vault_option
from intake_app.cli.settings import Settings
from intake_app.commands import exports, records
from intake_app.i18n import Catalog


@click.command("export")
@vault_option
@click.option("--to", "target", type=FOLDER, required=True, help="Folder to write the bundle in.")
@click.option("--purpose", required=True, help="A purpose of the consent form, such as case_file.")
@click.option("--record", "wanted", multiple=True, help="Only this one; may be given again.")
@click.option("--with-training", is_flag=True, help="Also what is invented; it stays marked.")
@json_option
@click.pass_obj
def export_command(
    settings: Settings,
    /,
    folder: Path,
    target: Path,
    purpose: str,
    wanted: tuple[str, ...],
    *,
    with_training: bool,
) -> None:
    """Write what consent allows for one purpose, encrypted to headquarters."""
    with settings.session(folder) as session:
        ids = tuple(dict.fromkeys(records.find(session, record) for record in wanted))
        written = exports.write(session, target, purpose, ids, with_training=with_training)
    if wants_json():
        show_json(
            {
                "bundle": str(written.folder),
                "bundle_id": written.bundle_id,
                "records": len(written.records),
                "without_paper": list(written.without_paper),
                "withdrawals": written.withdrawals,
                "files_left_out": written.files_left_out,
                "left_out": [
                    {"record_id": choice.record_id, "reason": choice.reason}
                    for choice in written.left_out
                ],
            }
        )
        return
    _tell(written, settings.catalog)


def _tell(written: exports.Written, words: Catalog) -> None:
    click.echo(
        words.tn(
            "{n} testimony written to {folder}",
            "{n} testimonies written to {folder}",
            len(written.records),
            folder=written.folder,
        )
    )
    if written.withdrawals:
        click.echo(
            words.tn(
                "The bundle tells headquarters of {n} withdrawal.",
                "The bundle tells headquarters of {n} withdrawals.",
                written.withdrawals,
            )
        )
    if written.files_left_out:
        click.echo(
            words.tn(
                "{n} attachment was left out: it is longer than 2 GiB.",
                "{n} attachments were left out: they are longer than 2 GiB.",
                written.files_left_out,
            )
        )
    for record_id in written.without_paper:
        click.echo(
            words.t("{record}: the data went, the statement cannot be set", record=record_id)
        )
    for choice in written.left_out:
        click.echo(f"{choice.reference}: {exports.reason_in_words(choice, words)}")
    click.echo(words.t("Written is not delivered: headquarters confirms with a receipt."))
