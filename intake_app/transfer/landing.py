"""Where an opened bundle lands: all of it appears in the folder at once, or nothing does."""

import contextlib
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from intake_app.errors import FolderNotEmpty
from intake_app.files import PRIVATE_FOLDER, files_edge, replacing, sync_folder

MARKER = "bundle.json"
STAGE = ".opening"


def holds_a_bundle(out: Path) -> bool:
    """Whether an earlier opening ended well here. FolderNotEmpty when the folder holds else."""
    with files_edge():
        if not out.exists():
            return False
        if (out / MARKER).is_file():
            return True
        if any(path.name != STAGE for path in out.iterdir()):
            raise FolderNotEmpty
    return False


@contextmanager
def landing(out: Path, *, discard: bool) -> Iterator[Path]:
    """A private folder inside `out`; its content moves up into `out` when the block succeeds.

    With `discard` the content is dropped instead: `out` has it already. After an error `out` is
    as it was: absent if it was absent. Errors: see `files_edge`.
    """
    with files_edge():
        is_new = not out.exists()
        if is_new:
            out.mkdir(mode=PRIVATE_FOLDER)
        stage = out / STAGE
        try:
            if stage.exists():
                # Left by an opening that was killed: readable testimony, and of no use.
                shutil.rmtree(stage)
            stage.mkdir(mode=PRIVATE_FOLDER)
            yield stage
            if discard:
                shutil.rmtree(stage)
            else:
                _move_up(stage, out)
            sync_folder(out)
        except BaseException:
            _remove(stage)
            if is_new:
                with contextlib.suppress(OSError):
                    out.rmdir()
            raise


def put(path: Path, pieces: Iterable[bytes]) -> None:
    """Write a private file, making its folder when it is the first one there."""
    with files_edge():
        path.parent.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
    with replacing(path) as file:
        for piece in pieces:
            file.write(piece)


def _move_up(stage: Path, out: Path) -> None:
    moved: list[Path] = []
    try:
        # The marker goes last: it says that everything else is there.
        for path in sorted(stage.iterdir(), key=lambda path: path.name == MARKER):
            target = out / path.name
            path.rename(target)
            moved.append(target)
        stage.rmdir()
    except BaseException:
        for path in moved:
            _remove(path)
        raise


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
