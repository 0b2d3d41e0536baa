"""`intake record handover|take-on`: a draft that a colleague goes on with."""

from pathlib import Path

import click

from intake_app.cli.outcome import show_json, wants_json
from intake_app.cli.record import json_option, vault_option
from intake_app.cli.settings import Settings
from intake_app.commands import handovers, records, users
from intake_app.domain.handover import Note, Why
from intake_app.errors import UnknownUser


@click.command("handover")
@click.argument("record")
@vault_option
@click.option("--to", "name", required=True, help="Name of the colleague in this vault.")
@click.option("--why", type=click.Choice([one.value for one in Why]), required=True, help="Why.")
@click.option("--still-open", default="", help="What is still to be asked.")
@click.option("--person", default="", help="How the person is.")
@click.option("--next-meeting", default="", help="What was agreed for the next time.")
@json_option
@click.pass_obj
def hand_over(
    settings: Settings,
    /,
    record: str,
    folder: Path,
    name: str,
    why: str,
    **note: str,
) -> None:
    """Pass a draft on to another user of the vault, with a note for them alone."""
    with settings.session(folder) as session:
        colleague = users.named(session, name)
        if colleague is None:
            raise UnknownUser
        record_id = records.find(session, record)
        stored = handovers.hand_over(session, record_id, colleague.slot_id, Why(why), Note(**note))
    if wants_json():
        told = {"to": colleague.name, "why": why, "revision": stored.revision}
        show_json({"record_id": record_id, **told})
        return
    click.echo(settings.catalog.t("Handed to {name}", name=colleague.name))


@click.command("take-on")
@click.argument("record")
@vault_option
@json_option
@click.pass_obj
def take_on(settings: Settings, record: str, folder: Path) -> None:
    """Go on with a draft of a colleague: from now on both stand in it as interviewers."""
    with settings.session(folder) as session:
        record_id = records.find(session, record)
        told = handovers.told(session, session.vault.records.get(record_id))
        stored = handovers.take_on(session, record_id)
    note = told.note if told else Note()
    left = {"still_open": note.still_open, "person": note.person, "next_meeting": note.next_meeting}
    if wants_json():
        by = told.by if told else ""
        show_json({"record_id": record_id, "revision": stored.revision, "by": by, "note": left})
        return
    for line in filter(None, left.values()):
        click.echo(line)


COMMANDS = (hand_over, take_on)
