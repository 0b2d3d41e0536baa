"""The whole path of one testimony through the window, and what is found at its end."""

from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime

from intake_app.codebook.strict_json import strict_json
from intake_app.commands import hq, vaults
from intake_app.commands.session import environment
from intake_app.domain.answers import Answers
from intake_app.domain.clock import Clock
from intake_app.domain.record import StoredRecord
from intake_app.i18n import catalog
from intake_app.store.inspection import VaultReport
from intake_app.store.kdf import KdfCost
from tests.builders.statements import letters, pdf_text
from tests.journeys.interviewer import Interviewer
from ui import inside
from ui.main_window import MainWindow
from ui.settings import WindowSettings
from ui.shell import Shell
from ui.tasks import CommandRunner

CHEAP = KdfCost(memory_kib=8, time=1, lanes=1)


@dataclass(frozen=True)
class Found:
    """What a fresh look finds: in the vault, on paper, at HQ."""

    stored: StoredRecord
    report: VaultReport
    paper: str
    at_hq: Answers
    paper_at_hq: str
    quarantined: tuple


def at_the_time_of(script):
    """Surroundings whose clock stands at the beginning of the talk."""
    told = [script.value(f"interview.{name}") for name in ("interview_date", "start_time")]
    return standing_at("T".join(told) + script.value("record.created_at")[-6:])


def standing_at(moment):
    """Surroundings whose clock stands still; a key derivation that costs little."""
    then = datetime.fromisoformat(moment)
    return replace(
        environment(), kdf=lambda: CHEAP, ballast=64 * 1024, clock=Clock(now=lambda: then)
    )


def hq_keys(folder):
    """Two key pairs, made at headquarters."""
    keys = (folder / "hq-one", folder / "hq-two")
    for key in keys:
        hq.keygen(key, "ru")
    return keys


@contextmanager
def at_home(folder, script, surroundings=None):
    """A person at a window, in a new vault, on the day of a testimony; at the end it is locked."""
    surroundings, faults = surroundings or at_the_time_of(script), []
    for name in ("state", "paper", "stick"):
        (folder / name).mkdir()
    runner, settings = CommandRunner(faults.append), WindowSettings(folder / "state")
    shell = Shell(runner=runner, environment=lambda: surroundings, settings=settings)
    window = MainWindow(shell, catalog("en"), inside.SCREENS)
    window.resize(1280, 860)
    window.open_first_run(folder / "vault")
    window.show()
    interviewer = Interviewer(window)
    language = script.value("interview.record_language")
    interviewer.makes_a_vault(language=language, keys=hq_keys(folder))
    yield interviewer
    interviewer.locks()
    window.deleteLater()
    assert [] == faults


def taken(script, folder):
    """From an empty folder to the sealed, printed, exported, opened testimony."""
    with at_home(folder, script) as interviewer:
        interviewer.begins(script)
        interviewer.tells_everything()
        interviewer.checks("Так сказал человек")
        interviewer.reads_back()
        interviewer.seals()
        pdf = interviewer.prints(folder / "paper")
        bundle = interviewer.exports(folder / "stick")
    return _found(folder, interviewer.passphrase, pdf, bundle, at_the_time_of(script))


def stored_in(folder, passphrase, surroundings):
    """What a fresh look finds in the vault: its one record, and whether all of it is sound."""
    session = vaults.unlock(folder / "vault", passphrase, surroundings)
    (record_id,) = session.vault.records.ids()
    stored, report = session.vault.records.get(record_id), vaults.check(session)
    vaults.write_device_key(session, folder / "device.pub")
    vaults.close(session)
    return stored, report


def _found(folder, passphrase, pdf, bundle, surroundings):
    stored, report = stored_in(folder, passphrase, surroundings)
    opened = hq.open_bundle(
        bundle,
        identity=folder / "hq-two" / "hq.key",
        device_key=folder / "device.pub",
        out=folder / "opened",
        environment=surroundings,
    )
    assert (stored.record_id,) == opened.records
    raw = (folder / "opened" / "records" / f"{stored.record_id}.json").read_bytes()
    sent = (folder / "opened" / "statements" / f"{stored.record_id}.pdf").read_bytes()
    return Found(
        stored,
        report,
        letters(pdf_text(pdf.read_bytes())),
        Answers(strict_json(raw)["data"]),
        letters(pdf_text(sent)),
        opened.quarantined,
    )
