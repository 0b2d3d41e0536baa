"""What this laptop remembers of each vault outside of it: the newest entry of its log.

One small private file for each vault, in the program's own folder: a code and a time, no name,
no count, and a file name that tells nothing. Whoever takes an older copy of a vault's folder
back to this laptop is found out; whoever also takes back this file is not - against that stand
the heads on printed statements and at headquarters.
"""

import hashlib
import json
import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from intake_app import paths
from intake_app.errors import Surroundings
from intake_app.files import private_folder, read_ordinary, replacing

FOLDER = "anchors"
_LABEL = b"intake/anchor/v1 "
_CODE = re.compile("[0-9a-f]{64}")
_MOST_BYTES = 4096


@dataclass(frozen=True, slots=True)
class Anchor:
    """The code of an entry of the log, and its time (ISO 8601)."""

    mac: str
    at: str


def kept(vault_id: str) -> Anchor | None:
    """What is remembered of a vault; None when nothing is, or it cannot be read."""
    with suppress(ValueError, Surroundings):
        raw = read_ordinary(_file(vault_id), _MOST_BYTES)
        found = json.loads(raw)
        if isinstance(found, dict) and _CODE.fullmatch(str(found.get("head"))):
            return Anchor(str(found["head"]), str(found.get("at", "")))
    return None


def keep(vault_id: str, anchor: Anchor) -> bool:
    """Remember it instead of what was; False where this laptop has no place for it."""
    try:
        file = _file(vault_id)
        private_folder(file.parent)
        with replacing(file) as beside:
            beside.write(json.dumps({"at": anchor.at, "head": anchor.mac}).encode("ascii"))
    except Surroundings:
        return False
    return True


def _file(vault_id: str) -> Path:
    name = hashlib.sha256(_LABEL + vault_id.encode()).hexdigest()[:32]
    return paths.state_dir() / FOLDER / f"{name}.json"
