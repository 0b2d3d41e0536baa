"""A vault with the synthetic samples, made through the same doors a person would use."""

from dataclasses import dataclass
from pathlib import Path

from intake_app.codebook.problem import Severity
from intake_app.commands import hq, interview, records, vaults
from intake_app.commands.session import Environment, Session
from intake_app.domain.lifecycle import State
from intake_app.domain.record import RecordId
from intake_app.paths import resources

OPERATOR = "Demo 01"
KEY_HOLDERS = ("hq-a", "hq-b")
WARNING_REASON = "demo"
# Left as a draft, so that there is something to go on with.
DRAFT = "KZ-2021-0014"


@dataclass(frozen=True, slots=True)
class DemoVault:
    """An open vault with the samples in it, and what opens it. Everything in it is invented."""

    session: Session
    folder: Path
    passphrase: str
    keys: tuple[Path, ...]
    records: tuple[RecordId, ...]


def prepare(folder: Path, language: str, surroundings: Environment) -> DemoVault:
    """Make HQ keys and a vault below `folder`, add the six samples, seal what was read back.

    One testimony stays a draft, and the refused one stays refused.
    """
    keys = tuple(folder / name for name in KEY_HOLDERS)
    for key in keys:
        hq.keygen(key, language)
    recipients = tuple(vaults.read_recipient(key / "hq.recipient") for key in keys)
    passphrase = vaults.suggest_passphrase(language)
    wanted = vaults.CreateVault(OPERATOR, language, passphrase, recipients)
    vault = folder / "vault"
    created = vaults.create(vault, wanted, surroundings)
    session = created.session
    vaults.confirm_recovery(session, created.recovery_code)
    added = records.add(session, sample_files())
    draft = records.find(session, DRAFT)
    for record_id in added:
        if record_id != draft:
            _seal_if_read_back(session, record_id)
    return DemoVault(session, vault, passphrase, keys, added)


def sample_files() -> tuple[Path, ...]:
    """The synthetic testimonies that come with the program."""
    return tuple(sorted((resources() / "samples").glob("*.json")))


def _seal_if_read_back(session: Session, record_id: RecordId) -> None:
    stored = session.vault.records.get(record_id)
    if stored.state is not State.DRAFT:
        return
    found = interview.check(session, record_id)
    if any(problem.severity is Severity.ERROR for problem in found):
        return
    interview.read_back(session, record_id, {problem.code: WARNING_REASON for problem in found})
    interview.seal(session, record_id)
