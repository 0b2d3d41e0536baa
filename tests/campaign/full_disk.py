"""A small disk that is really full: a tmpfs of a few megabytes, with a little room at random.

It is mounted in a name space of its own, so that no other program sees it and nothing is left of
it. Where none can be had, the system's limit on the length of a file stands in, and the row of
the table says so.
"""

import ctypes
import os
import random
import resource
import shutil
import subprocess
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from tests.campaign.apart import Child
from tests.campaign.frame import Control, Fault, Tally
from tests.campaign.scene_list import FILLED
from tests.campaign.scene_typing import DEAF
from tests.campaign.scenes import Stage

FILLER = "filler"
_MEGABYTES = 16
_PIECE = 4096
_MOST_FREE = 400_000
_NEW_MOUNTS, _NEW_USERS = 0x00020000, 0x10000000
_PROBE = ("unshare", "-rm", "mount", "-t", "tmpfs", "tmpfs", "/mnt")
HAS_TMPFS = subprocess.run(_PROBE, check=False, capture_output=True).returncode == 0
MEDIUM = "a full tmpfs" if HAS_TMPFS else "a limit on the length of files (no tmpfs here)"


def filled_disk(scene, tries, seed, workplace):
    """The scene with a random little room; afterwards there is room, and all must be there."""
    chance = random.Random(f"{scene.name} {seed}")
    with _small_disk(workplace / "disk") as disk:
        stage = Stage(scene, disk)
        stage.rehearse()
        tally = Tally()
        for _ in range(tries):
            stage.set()
            free = chance.randrange(_MOST_FREE)
            tally += _judged(stage, _played(stage, free), free)
    return tally


@contextmanager
def _small_disk(folder):
    folder.mkdir()
    if not HAS_TMPFS:
        yield folder
        return
    _mount(folder)
    try:
        yield folder
    finally:
        subprocess.run(("umount", str(folder)), check=True, capture_output=True)


def _played(stage, free):
    filler = stage.place.parent / FILLER
    if HAS_TMPFS:
        _leave_free(filler, free)
    child = Child(stage.work if HAS_TMPFS else _limited(stage, free))
    child.go()
    ended = child.end()
    filler.unlink(missing_ok=True)
    return ended


def _judged(stage, ended, free):
    tally = replace(stage.proved(ended.told), tries=1)
    if ended.broke:
        tally += Tally(undetected=1, notes=(f"no error of ours: {ended.broke}",))
    return replace(tally, notes=tuple(f"{note} ({free} bytes free)" for note in tally.notes))


def _leave_free(filler, free):
    with filler.open("wb", buffering=0) as file:
        while (room := shutil.disk_usage(filler.parent).free - free) >= _PIECE:
            file.write(bytes(room // _PIECE * _PIECE))


def _limited(stage, free):
    """The scene in a child in which no file grows by more than `free` bytes."""
    longest = max(file.stat().st_size for file in stage.place.rglob("*") if file.is_file())

    def work(marks):
        resource.setrlimit(resource.RLIMIT_FSIZE, (longest + free, resource.RLIM_INFINITY))
        stage.work(marks)

    return work


def _mount(folder):
    """In name spaces of this process's own; with a user of its own where we are not root."""
    user, group = os.getuid(), os.getgid()
    wanted = _NEW_MOUNTS if user == 0 else _NEW_MOUNTS | _NEW_USERS
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(wanted):
        raise OSError(ctypes.get_errno(), "unshare")
    if user:
        for name, words in (
            ("setgroups", "deny"),
            ("uid_map", f"0 {user} 1"),
            ("gid_map", f"0 {group} 1"),
        ):
            Path(f"/proc/self/{name}").write_text(words, encoding="ascii")
    for command in (
        ("mount", "--make-rprivate", "/"),
        ("mount", "-t", "tmpfs", "-o", f"size={_MEGABYTES}m,mode=0700", "tmpfs", str(folder)),
    ):
        subprocess.run(command, check=True, capture_output=True)


def _fillings(scene):
    return lambda *work: filled_disk(scene, *work)


FULL_DISKS = (
    *(Fault(f"{MEDIUM} while {scene.name}", _fillings(scene), *tries) for scene, *tries in FILLED),
    Control(f"control: {MEDIUM}, the error is not heard", _fillings(DEAF), 8, 60),
)
