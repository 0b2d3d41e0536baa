"""Scenes of what leaves the vault: a bundle for headquarters, a printed statement."""

import tempfile
from pathlib import Path

from intake_app.commands import exports, hq, interview, statements, vaults
from intake_app.errors import IntakeError
from tests.builders.vaults import HQ_IDENTITIES
from tests.campaign.frame import Tally
from tests.campaign.scene_typing import read_back
from tests.campaign.scene_vault import VAULT, at_work, draft, found_session, proved, surroundings
from tests.campaign.scenes import Scene

STICK, DEVICE_KEY, IDENTITY, PAPER = "stick", "device.pub", "hq.key", "statement.pdf"
PURPOSE, READY, BUNDLE = "case_file", "READY", "bundle"
BUNDLES = 1


def _found(place):
    session = found_session(place / VAULT)
    record_id = draft(session)
    read_back(session, record_id)
    interview.seal(session, record_id)
    vaults.write_device_key(session, place / DEVICE_KEY)
    session.vault.close()
    (place / IDENTITY).write_text(HQ_IDENTITIES[0] + "\n", encoding="ascii")
    (place / STICK).mkdir()


def _exporting(place, marks):
    def work(session):
        for number in range(1, BUNDLES + 1):
            marks.step(
                BUNDLE,
                number,
                lambda: exports.write(session, place / STICK, PURPOSE, with_training=True),
            )

    at_work(place / VAULT, marks, work)


def _prove_export(place, told):
    ready = [one.parent for one in sorted((place / STICK).glob(f"*/{READY}"))]
    lost = max(told.done(BUNDLE) - len(ready), 0)
    tally = proved(place / VAULT, lambda session: Tally(1, lost=lost))
    for folder in ready:
        tally += _opened_at_headquarters(place, folder)
    return tally


def _opened_at_headquarters(place, folder):
    with tempfile.TemporaryDirectory() as out:
        try:
            opened = hq.open_bundle(
                folder,
                identity=place / IDENTITY,
                device_key=place / DEVICE_KEY,
                out=Path(out) / "out",
                environment=surroundings(),
            )
        except IntakeError as error:
            note = f"a bundle marked {READY} does not open: {type(error).__name__}"
            return Tally(corrupt=1, notes=(note,))
    return Tally(corrupt=len(opened.quarantined))


def _printing(place, marks):
    def work(session):
        record_id = session.vault.records.ids()[0]
        wanted = statements.PrintStatement("ru", "uk")
        paper = place / PAPER
        marks.step("paper", 1, lambda: statements.print_to(session, record_id, wanted, paper))

    at_work(place / VAULT, marks, work)


def _prove_printing(place, told):
    def compare(session):
        events = [entry.event for entry in session.vault.audit.entries()]
        paper = place / PAPER
        is_there = paper.exists()
        if is_there and not paper.read_bytes().rstrip().endswith(b"%%EOF"):
            return Tally(1, corrupt=1, notes=("half a statement stands under its name",))
        if told.was_done("paper", 1) and not (is_there and "printed" in events):
            return Tally(1, lost=1, notes=("a statement that was said to be written is not there",))
        if told.refusals() and is_there and "printed" not in events:
            return Tally(1, undetected=1, notes=("a statement left and the log does not know",))
        return Tally(1)

    return proved(place / VAULT, compare)


EXPORTING = Scene("exporting a bundle", _found, _exporting, _prove_export)
PRINTING = Scene("writing a statement", _found, _printing, _prove_printing)
