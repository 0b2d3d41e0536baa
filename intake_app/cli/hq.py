"""`intake hq ...`: what headquarters does with keys and bundles."""

from dataclasses import asdict
from pathlib import Path

import click

from intake_app.cli.outcome import CHECK_FAILED, show_json, wants_json
from intake_app.cli.record import FILE, FOLDER, json_option
from intake_app.cli.settings import Settings
from intake_app.commands import hq, vaults
from intake_app.domain.text import visible
from intake_app.i18n import LANGUAGES, Catalog


@click.group("hq")
def hq_group() -> None:
    """Keys and bundles at headquarters."""


@hq_group.command("keygen")
@click.argument("folder", type=FOLDER)
@json_option
@click.pass_obj
def keygen(settings: Settings, folder: Path) -> None:
    """Make the keys of one person at headquarters. Never copy hq.key to a laptop in the field."""
    keys = hq.keygen(folder, settings.language)
    if wants_json():
        show_json({"recipient": keys.recipient, "fingerprint": list(keys.fingerprint)})
        return
    words = settings.catalog
    click.echo(words.t("Give hq.recipient to the field; keep hq.key secret."))
    click.echo(words.t("Read these words aloud when the field checks the key:"))
    recipient = vaults.read_recipient(folder / "hq.recipient")
    for language in LANGUAGES:
        click.echo(f"  {language}: " + " ".join(recipient.fingerprint_words(language)))


@hq_group.command("words")
@click.argument("recipient", type=FILE)
@click.option("--language", type=click.Choice(LANGUAGES), required=True)
@json_option
def words_of_a_key(recipient: Path, language: str) -> None:
    """Spell the fingerprint of hq.recipient in the language that the laptop shows it in."""
    spelt = vaults.read_recipient(recipient).fingerprint_words(language)
    if wants_json():
        show_json({"language": language, "fingerprint": list(spelt)})
        return
    click.echo(" ".join(spelt))


@hq_group.command("open")
@click.argument("bundle", type=FOLDER)
@click.option("--identity", type=FILE, required=True, help="hq.key of this headquarters.")
@click.option("--device-key", type=FILE, required=True, help="device.pub of the laptop.")
@click.option("--out", type=FOLDER, required=True, help="A new or empty folder.")
@json_option
@click.pass_obj
def open_bundle(
    settings: Settings, bundle: Path, identity: Path, device_key: Path, out: Path
) -> None:
    """Verify a bundle, then unpack it. Records with a problem go to quarantine (exit code 7)."""
    opened = hq.open_bundle(
        bundle,
        identity=identity,
        device_key=device_key,
        out=out,
        environment=settings.environment(),
    )
    words = settings.catalog
    told = hq.withdrawals_in(out)
    if wants_json():
        show_json(
            {
                "bundle_id": opened.bundle_id,
                "purpose": opened.purpose,
                "records": list(opened.records),
                "withdrawals": [asdict(one) for one in told],
                "quarantined": [
                    {"record": bad.name, "reason": bad.reason} for bad in opened.quarantined
                ],
            }
        )
    else:
        click.echo(words.tn("{n} testimony taken.", "{n} testimonies taken.", len(opened.records)))
        _show_withdrawals(told, words)
        for bad in opened.quarantined:
            click.echo(words.t("In quarantine: {record}", record=bad.name))
    if opened.quarantined:
        raise click.exceptions.Exit(CHECK_FAILED)


def _show_withdrawals(told: tuple[hq.Told, ...], words: Catalog) -> None:
    if told:
        count = len(told)
        click.echo(words.tn("{n} withdrawal of consent:", "{n} withdrawals of consent:", count))
    for one in told:
        columns = (one.record_id, one.scope, one.on, *one.purposes)
        click.echo("  " + "  ".join(map(visible, columns)))
