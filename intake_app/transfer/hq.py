"""HQ's own keys, made once on HQ's machine: one to open bundles, one to sign receipts."""

import contextlib
from dataclasses import dataclass
from pathlib import Path

from intake_app.agefiles import age
from intake_app.errors import FileExists
from intake_app.files import files_edge, private_folder, replacing
from intake_app.transfer.device_key import DeviceKey
from intake_app.transfer.recipients import Recipient

IDENTITY = "hq.key"
RECIPIENT = "hq.recipient"
RECEIPTS_SECRET = "receipts.key"  # noqa: S105  # a file name
RECEIPTS_PUBLIC = "receipts.pub"
KEY_FILES = (IDENTITY, RECIPIENT, RECEIPTS_SECRET, RECEIPTS_PUBLIC)


@dataclass(frozen=True, slots=True)
class HqKeys:
    """What was made. Only the public halves are values; the secrets are in the folder.

    `fingerprint` is eight words of the language asked for, to be compared aloud.
    """

    folder: Path
    recipient: str
    fingerprint: tuple[str, ...]
    receipts_public: str


def keygen(folder: Path, language: str) -> HqKeys:
    """Make the four key files in `folder` (made when absent, readable by this user only).

    `hq.key` works with the stock `age -d -i`, `receipts.pub` with the stock `minisign -V -p`.
    FileExists, with nothing written, when any of the four is there: a key written over is a
    bundle that nobody opens any more.
    """
    if any((folder / name).exists() or (folder / name).is_symlink() for name in KEY_FILES):
        raise FileExists
    identity = age.new_identity()
    recipient = Recipient(identity.recipients[0])
    words = recipient.fingerprint_words(language)
    receipts = DeviceKey.generate()
    _write_all(
        folder,
        {
            IDENTITY: f"# public key: {recipient.text}\n{identity.texts[0]}\n".encode(),
            RECIPIENT: f"{recipient.text}\n".encode(),
            RECEIPTS_SECRET: receipts.secret_bytes,
            RECEIPTS_PUBLIC: receipts.public_text.encode(),
        },
    )
    return HqKeys(folder, recipient.text, words, receipts.public_text)


def _write_all(folder: Path, files: dict[str, bytes]) -> None:
    is_new = not folder.exists()
    if is_new:
        private_folder(folder)
    try:
        for name, content in files.items():
            with files_edge(), replacing(folder / name) as file:
                file.write(content)
    except BaseException:
        with contextlib.suppress(OSError):
            for name in files:
                (folder / name).unlink(missing_ok=True)
            if is_new:
                folder.rmdir()
        raise
