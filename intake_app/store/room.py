"""Whether there is room beside a file: SQLite tells a limit on file size from nothing else."""

import os
import secrets
from pathlib import Path

from intake_app.files import PRIVATE_FILE, files_edge

_PROBE_BYTES = 64 * 1024


def require_room_beside(database: Path) -> None:
    """Say why a write failed: DiskFull, or what else keeps a file from growing.

    Writes 64 KiB beyond the longest of a database's files into a file that is then removed.
    """
    ours = (database.with_name(database.name + ending) for ending in ("", "-wal", "-shm"))
    probe = database.with_name(f".{secrets.token_hex(8)}.part")
    with files_edge():
        longest = max((file.stat().st_size for file in ours if file.exists()), default=0)
        handle = os.open(probe, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE)
        try:
            with os.fdopen(handle, "wb") as file:
                file.seek(longest)
                file.write(bytes(_PROBE_BYTES))
                file.flush()
                os.fsync(handle)
        finally:
            probe.unlink()
