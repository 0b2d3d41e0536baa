"""`intake record signatures`: who signed a testimony, how and when."""

from pathlib import Path

import click

from intake_app.cli.outcome import show_json, wants_json
from intake_app.cli.record import json_option, vault_option
from intake_app.cli.settings import Settings
from intake_app.commands import records, signing
from intake_app.commands.moments import moment_in_words
from intake_app.commands.signing import Kept
from intake_app.commands.signing_words import WAYS


@click.command("signatures")
@click.argument("record")
@vault_option
@json_option
@click.pass_obj
def list_signatures(settings: Settings, record: str, folder: Path) -> None:
    """List who signed a testimony, how, when by the laptop's clock, and under which revision.

    A signature counts while the text that stands is the one that was signed.
    """
    with settings.session(folder) as session:
        found = signing.listed(session, records.find(session, record))
    if wants_json():
        show_json({"signatures": [_json(one) for one in found]})
        return
    for one in found:
        click.echo(_line(one, settings))


def _json(kept: Kept) -> dict[str, object]:
    one = kept.attestation
    return {
        "attachment_id": kept.attachment_id,
        "role": one.role,
        "number": one.number,
        "name": one.name,
        "way": one.way.value,
        "reason": one.reason,
        "at": one.at,
        "clock": "laptop, unverified",
        "revision": one.revision,
        "code": one.code,
        "path": one.drawing.path(),
        "counts": kept.counts,
    }


def _line(kept: Kept, settings: Settings) -> str:
    one, words = kept.attestation, settings.catalog
    told = (one.role, one.name, WAYS[one.way](words), moment_in_words(one.at, words))
    return "  ".join((*told, str(one.revision), "+" if kept.counts else "-"))
