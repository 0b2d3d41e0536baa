"""Reading the memory of another process: what a seized, running laptop would give away.

Linux only. The process must be readable for us: an ancestor may read it under Yama's usual rule,
but not one that called PR_SET_DUMPABLE with 0. So a process that is to be looked at by this test
makes itself readable again, which the program never does.
"""

import ctypes
import re
from collections.abc import Mapping
from pathlib import Path

PR_SET_DUMPABLE = 4
_REGION = re.compile(r"([0-9a-f]+)-([0-9a-f]+) rw\S+ \S+ \S+ \S+ *(\S*)")
_PIECE = 16 * 1024 * 1024


def make_readable():
    """Undo for this test what harden_process did, and nothing else of it."""
    ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 1, 0, 0, 0)


def needles_of(text):
    """A word as Python, Qt and a terminal hold it."""
    return {
        f"{text} in {encoding}": text.encode(encoding)
        for encoding in ("utf-8", "utf-16-le", "utf-32-le")
    }


def needles_of_key(key):
    """A key raw and as digits, in both of their spellings and widths."""
    digits = {"hex": key.hex(), "HEX": key.hex().upper()}
    wide = {f"{name} wide": text.encode("utf-16-le") for name, text in digits.items()}
    return {"raw": key, **{name: text.encode("ascii") for name, text in digits.items()}, **wide}


def hits(pid: int, needles: Mapping[str, bytes]) -> dict[str, int]:
    """How often each needle stands in the memory of a process; those that are found only."""
    found = dict.fromkeys(needles, 0)
    longest = max(map(len, needles.values()))
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for start, end in _regions(pid):
            for at in range(start, end, _PIECE):
                piece = _read(memory, at, min(at + _PIECE + longest, end))
                for name, needle in needles.items():
                    found[name] += piece.count(needle)
    return {name: count for name, count in found.items() if count}


def size(pid: int) -> int:
    """How many bytes are looked at: a scan that reads nothing finds nothing.

    What is written once and read only, such as the program itself, is left out.
    """
    return sum(end - start for start, end in _regions(pid))


def _regions(pid):
    for line in Path(f"/proc/{pid}/maps").read_text(encoding="utf-8").splitlines():
        found = _REGION.match(line)
        if found and not found[3].startswith("[v"):
            yield int(found[1], 16), int(found[2], 16)


def _read(memory, start, end):
    memory.seek(start)
    try:
        return memory.read(end - start)
    except OSError:  # a page that is mapped and not there, such as behind the end of a file
        return b""
