"""`intake record unfinished`: what was half typed when the window was locked."""

from pathlib import Path

import click

from intake_app.cli.outcome import show_json, wants_json
from intake_app.cli.record import json_option, vault_option
from intake_app.cli.settings import Settings
from intake_app.commands import half_typed, records


@click.command("unfinished")
@click.argument("record")
@vault_option
@click.option("--discard", is_flag=True, help="Forget what was begun; the answers stay.")
@json_option
@click.pass_obj
def unfinished(settings: Settings, /, record: str, folder: Path, *, discard: bool) -> None:
    """List the questions at which somebody was half way when the vault was locked.

    The places only, never the words: those are for the window, where they can be finished.
    """
    with settings.session(folder) as session:
        record_id = records.find(session, record)
        places = sorted(half_typed.of(session, record_id))
        if discard:
            half_typed.keep(session, record_id, {})
    if wants_json():
        show_json({"unfinished": places, "discarded": discard})
        return
    for place in places:
        click.echo(place)
