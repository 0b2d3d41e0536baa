"""What headquarters does: make keys, open a bundle."""

from dataclasses import dataclass
from pathlib import Path

from intake_app.codebook.strict_json import strict_json
from intake_app.commands.session import Environment
from intake_app.domain.answers import JsonObject
from intake_app.errors import WrongDeviceKey, WrongIdentity
from intake_app.files import files_edge
from intake_app.transfer import bundle
from intake_app.transfer import hq as hq_keys

LARGEST_KEY_FILE = 64 * 1024
AUDIT = "audit.json"


@dataclass(frozen=True, slots=True)
class Told:
    """One withdrawal, as the laptop wrote it: scope and purposes are codes, `on` is a day."""

    record_id: str
    scope: str
    purposes: tuple[str, ...]
    on: str


def keygen(folder: Path, language: str) -> hq_keys.HqKeys:
    """Make hq.key (secret), hq.recipient and a minisign pair for receipts in `folder`.

    The fingerprint is spelt in words of `language`. FileExists when keys are there already.
    """
    return hq_keys.keygen(folder, language)


def open_bundle(
    source: Path, *, identity: Path, device_key: Path, out: Path, environment: Environment
) -> bundle.Opened:
    """Verify a bundle before anything of it is parsed, then unpack it into `out`.

    Records with a problem go to quarantine with their bytes and the reason; nothing is discarded.
    Refuses with NotABundle, WrongIdentity, WrongDeviceKey, FolderNotEmpty; BundleDamaged,
    SignatureInvalid. Nothing is left in `out` then.
    """
    try:
        key = _text(identity)
    except UnicodeDecodeError as error:
        raise WrongIdentity from error
    try:
        public = _text(device_key)
    except UnicodeDecodeError as error:
        raise WrongDeviceKey from error
    return bundle.open(source, key, public, out, environment.book)


def withdrawals_in(out: Path) -> tuple[Told, ...]:
    """The withdrawals that an opened bundle tells of; each may stand in many bundles."""
    with files_edge():
        raw = (out / AUDIT).read_bytes()
    found = strict_json(raw)
    rows = found.get("withdrawals") if isinstance(found, dict) else None
    if not isinstance(rows, list):
        return ()
    return tuple(_told(row) for row in rows if isinstance(row, dict))


def _told(row: JsonObject) -> Told:
    purposes = row.get("purposes")
    return Told(
        record_id=str(row.get("record_id", "")),
        scope=str(row.get("scope", "")),
        purposes=tuple(map(str, purposes)) if isinstance(purposes, list) else (),
        on=str(row.get("on", "")),
    )


def _text(file: Path) -> str:
    with files_edge(), file.open("rb") as opened:
        return opened.read(LARGEST_KEY_FILE).decode("utf-8")
