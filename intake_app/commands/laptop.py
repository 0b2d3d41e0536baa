"""What the laptop itself does with what it is given: disk, swap, sleep, core files. Linux only.

Everything is read from /proc and /sys as any user may read it; what cannot be told is unknown,
never guessed. Elsewhere (Windows) all of it is unknown.
"""

import ctypes
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

_PR_GET_DUMPABLE = 3
# dm-crypt says so in the id of its device: CRYPT-LUKS2-..., CRYPT-PLAIN-...
_CRYPT = "CRYPT-"
_ENCRYPTING = frozenset({"ecryptfs", "fuse.gocryptfs", "fuse.encfs", "fuse.cryfs"})
_IN_MEMORY = frozenset({"tmpfs", "ramfs"})
_DEEPEST = 8


class Is(StrEnum):
    """An answer about the laptop."""

    SAFE = "safe"
    OPEN = "open"
    UNKNOWN = "unknown"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Laptop:
    """`disk`: where the vault lies; `swap`, `hibernation`: where memory may be written to.

    `core_files`: whether a crash of this process could leave its memory in a file.
    """

    disk: Is
    swap: Is
    hibernation: Is
    core_files: Is


def look_at(folder: Path, root: Path = Path("/")) -> Laptop:
    """What can be told now. `root` is where /proc and /sys are mounted."""
    if not sys.platform.startswith("linux"):
        return Laptop(Is.UNKNOWN, Is.UNKNOWN, Is.UNKNOWN, Is.UNKNOWN)
    swap = _swap(root)
    return Laptop(_disk_of(root, folder), swap, _hibernation(root, swap), _core_files())


@dataclass(frozen=True, slots=True)
class _Mount:
    point: str
    device: str
    kind: str
    source: str


def _disk_of(root: Path, folder: Path) -> Is:
    path = str(folder.resolve())
    mounts = [mount for mount in _mounts(root) if _is_under(path, mount.point)]
    if not mounts:
        return Is.UNKNOWN
    # The last one mounted at the longest point is what is seen there.
    longest = max(len(mount.point) for mount in mounts)
    mount = [each for each in mounts if len(each.point) == longest][-1]
    if mount.kind in _ENCRYPTING:
        return Is.SAFE
    if mount.kind in _IN_MEMORY:
        return Is.NONE
    # A file system with subvolumes has a device of its own making; its source is the real one.
    device = mount.device if not mount.device.startswith("0:") else _device_of(mount.source)
    return _encryption(root, device)


def _is_under(path: str, point: str) -> bool:
    return point in {"/", path} or path.startswith(f"{point}/")


def _mounts(root: Path) -> Iterator[_Mount]:
    for line in _lines(root / "proc/self/mountinfo"):
        before, _, after = line.partition(" - ")
        first, second = before.split(), after.split()
        if len(first) >= 5 and len(second) >= 2:
            yield _Mount(_unescaped(first[4]), first[2], second[0], second[1])


def _unescaped(field: str) -> str:
    for code, sign in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        field = field.replace(code, sign)
    return field


def _swap(root: Path) -> Is:
    """NONE without swap or with swap in memory only; the worst answer of several."""
    found: set[Is] = set()
    lines = _lines(root / "proc/swaps")
    if not lines:
        return Is.UNKNOWN
    for line in lines[1:]:
        name, kind = [*line.split(), "", ""][:2]
        name = _unescaped(name)
        if Path(name).name.startswith("zram"):
            continue
        found.add(
            _disk_of(root, Path(name)) if kind == "file" else _encryption(root, _device_of(name))
        )
    for worst in (Is.OPEN, Is.UNKNOWN, Is.SAFE):
        if worst in found:
            return worst
    return Is.NONE


def _hibernation(root: Path, swap: Is) -> Is:
    """Whether hibernating would write the memory, testimony included, to a disk in the clear."""
    states = _lines(root / "sys/power/state")
    if states and "disk" not in states[0].split():
        return Is.NONE
    if swap is Is.NONE:
        return Is.NONE
    return swap if states else Is.UNKNOWN


def _encryption(root: Path, device: str, depth: int = 0) -> Is:
    """Of a block device `major:minor`: itself, or whatever it is made of."""
    place = root / "sys/dev/block" / device
    if not device or not place.exists() or depth > _DEEPEST:
        return Is.UNKNOWN
    if (_lines(place / "dm/uuid") or [""])[0].startswith(_CRYPT):
        return Is.SAFE
    below = [
        _encryption(root, (_lines(part / "dev") or [""])[0], depth + 1)
        for part in _entries(place / "slaves")
    ]
    if not below:
        return Is.OPEN
    return next((each for each in (Is.OPEN, Is.UNKNOWN) if each in below), Is.SAFE)


def _device_of(name: str) -> str:
    try:
        number = os.stat(name).st_rdev  # noqa: PTH116 - the name of a device, not of a file
    except (OSError, ValueError):
        return ""
    return f"{os.major(number)}:{os.minor(number)}" if number else ""


def _core_files() -> Is:
    import resource

    soft, _ = resource.getrlimit(resource.RLIMIT_CORE)
    dumpable = ctypes.CDLL(None, use_errno=True).prctl(_PR_GET_DUMPABLE, 0, 0, 0, 0)
    return Is.SAFE if soft == 0 and dumpable == 0 else Is.OPEN


def _lines(file: Path) -> list[str]:
    try:
        return file.read_text("utf-8", errors="replace").splitlines()
    except OSError:
        return []


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []
