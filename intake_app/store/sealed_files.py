"""The files under sealed/, which only headquarters can open: named by a tombstone, or not there.

A name is noted before its file is written and before a file goes, and forgotten when that is done;
a file that is still noted at an unlock was interrupted, and is removed.
"""

import hashlib
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from intake_app.errors import SealedFileDamaged, Surroundings
from intake_app.files import files_edge, open_ordinary, sync_folder
from intake_app.store.connection import Database
from intake_app.store.findings import Finding
from intake_app.store.tombstones import Tombstones

FOLDER = "sealed"
ENDING = ".age"
_SLICE = 1 << 20


class SealedFiles:
    """All sealed files of a vault."""

    def __init__(self, folder: Path, database: Database, stones: Tombstones) -> None:
        self._folder = folder
        self._database = database
        self._stones = stones

    def path_of(self, name: str) -> Path:
        """Where a sealed file lies."""
        return path_of(self._folder, name)

    def note(self, name: str) -> None:
        """It is about to be written, or to go: durable, or part of the open transaction."""
        self._database.run("INSERT OR IGNORE INTO sealed_steps VALUES (?)", name)

    def forget(self, name: str) -> None:
        """It was written and a stone names it, or it is gone."""
        self._database.run("DELETE FROM sealed_steps WHERE sealed_file = ?", name)

    def sweep(self) -> None:
        """Remove every file that is noted; only while none is being written. See `files_edge`.

        And what a restored backup brought back of testimonies whose file was erased.
        """
        for erased in self._stones.erased_later():
            if self.path_of(erased).is_file():
                self.note(erased)
        rows = self._database.rows("SELECT sealed_file FROM sealed_steps")
        for (name,) in rows:
            self.remove(str(name))
        if rows:
            with files_edge():
                for begun in (self._folder / FOLDER).glob(".*.part"):
                    begun.unlink(missing_ok=True)

    def remove(self, name: str) -> None:
        """Remove a file that was noted, if it is there, and forget it."""
        path = self.path_of(name)
        with files_edge():
            if path.parent.is_dir():
                path.unlink(missing_ok=True)
                sync_folder(path.parent)
        self.forget(name)

    def findings(self) -> Iterator[Finding]:
        """What is not there or not what was sealed, and what no stone names. Reads every file."""
        named = set()
        for record_id, name, digest in self._stones.sealed_away():
            path = self.path_of(name)
            named.add(path)
            if not _is_sound(path, digest):
                yield Finding("sealed_file", record_id)
        for path in sorted((self._folder / FOLDER).glob(f"*{ENDING}")):
            if path not in named:
                yield Finding("stray_sealed", path.name)


def path_of(vault_folder: Path, name: str) -> Path:
    """Where a sealed file lies in the folder of a vault."""
    return vault_folder / FOLDER / f"{name}{ENDING}"


def digest_of(file: Path) -> str:
    """The SHA-256 of a file, read in slices; SealedFileDamaged when it is not there."""
    found = hashlib.sha256()
    try:
        handle = open_ordinary(file)
    except FileNotFoundError as error:
        raise SealedFileDamaged(reason="absent") from error
    except OSError as error:
        with files_edge():
            raise error from None
    with files_edge(), os.fdopen(handle, "rb") as content:
        while piece := content.read(_SLICE):
            found.update(piece)
    return found.hexdigest()


def _is_sound(path: Path, digest: str) -> bool:
    with suppress(SealedFileDamaged, Surroundings):
        return digest_of(path) == digest
    return False
