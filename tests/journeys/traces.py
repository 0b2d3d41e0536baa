"""Looking for what must not be there: a canary on the disk, a socket in a system call trace."""

import codecs
import os
import re
import subprocess
import unicodedata
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "cp1251")
FORBIDDEN_FAMILIES = ("AF_INET", "AF_INET6", "AF_NETLINK", "AF_PACKET")
_ZLIB_START = re.compile(rb"\x78[\x01\x5e\x9c\xda]")
_SOCKET = re.compile(r"socket\((AF_[A-Z0-9]+)")
_WRITES = "write,pwrite64,writev,pwritev,pwritev2,sendfile,copy_file_range,splice"
_WRITTEN = re.compile(rb"(?:write|pwrite64|writev|pwritev2?)\(\d+<([^>]*)>(?:\(deleted\))?, (.*)")
_STRING = re.compile(rb'"((?:[^"\\]|\\.)*)"')
_LONGEST_WRITE = 1_048_576
_LARGEST_INFLATED = 64 * 1024 * 1024


def files_with(canary: str, roots: Iterable[Path]) -> tuple[Path, ...]:
    """Every file below `roots` that holds the canary: raw, inflated, or as the text of a PDF."""
    needles = _needles(canary)
    return tuple(
        file
        for root in roots
        for file in sorted(root.rglob("*"))
        if file.is_file() and any(_holds(piece, needles) for piece in _pieces(file))
    )


def _needles(canary: str) -> tuple[bytes, ...]:
    forms = {canary, unicodedata.normalize("NFD", canary), canary.upper(), canary.casefold()}
    return tuple(form.encode(encoding, errors="ignore") for form in forms for encoding in ENCODINGS)


def _holds(piece: bytes, needles: tuple[bytes, ...]) -> bool:
    return any(needle in piece for needle in needles if len(needle) >= 8)


def _pieces(file: Path) -> Iterator[bytes]:
    raw = file.read_bytes()
    yield raw
    yield str(file).encode()
    yield from _inflated(raw)
    if raw.startswith(b"%PDF-"):
        yield subprocess.run(["pdftotext", str(file), "-"], capture_output=True, check=True).stdout


def _inflated(raw: bytes) -> Iterator[bytes]:
    for start in _ZLIB_START.finditer(raw):
        stream = zlib.decompressobj()
        try:
            yield stream.decompress(raw[start.start() :], _LARGEST_INFLATED)
        except zlib.error:
            continue


def kept_within(home: Path, tmp: Path) -> dict[str, str]:
    """Surroundings in which a program has no other place of its own than these two."""
    own = {f"XDG_{one}_HOME": home / one.lower() for one in ("STATE", "CONFIG", "DATA", "CACHE")}
    own |= {"HOME": home, "TMPDIR": tmp, "XDG_RUNTIME_DIR": tmp}
    places = {name: str(place) for name, place in own.items()}
    return os.environ | places | {"QT_QPA_PLATFORM": "offscreen"}


def traced(command: list[str], trace: Path, **options: object) -> subprocess.CompletedProcess[str]:
    """Run a command under strace: network calls and opened files, of all its children too."""
    calls = "trace=network,open,openat,openat2"
    strace = ["strace", "-f", "-qq", "-e", calls, "-o", str(trace)]
    return subprocess.run([*strace, *command], check=False, text=True, **options)  # type: ignore[call-overload, no-any-return]  # options are passed on


def with_writes(command: list[str], trace: Path, **options: object) -> int:
    """Run a command and keep every byte that it or a child of it writes to any file or pipe.

    What is written through a mapping is not seen here, and is looked for in the files.
    """
    shown = ["-e", f"trace={_WRITES}", "-s", str(_LONGEST_WRITE), "-x", "-y"]
    strace = ["strace", "-f", "-qq", *shown, "-o", str(trace)]
    return subprocess.run([*strace, *command], check=False, **options).returncode  # type: ignore[call-overload, no-any-return]  # options are passed on


def written_with(canary: str, trace: Path) -> tuple[str, ...]:
    """Where the canary was written to, by name; also files that were deleted since."""
    needles = _needles(canary)
    last: dict[bytes, bytes] = {}
    found: set[str] = set()
    for call in _calls(trace):
        target = call[1]
        piece = b"".join(codecs.escape_decode(one)[0] for one in _STRING.findall(call[2]))  # type: ignore[attr-defined]  # public, and in no stub
        if _holds(last.get(target, b"") + piece, needles):
            found.add(target.decode("utf-8", "replace"))
        last[target] = piece[-200:]
    return tuple(sorted(found))


def bytes_written(trace: Path) -> int:
    """How many calls wrote anything: a trace that shows none proves nothing."""
    return sum(1 for _ in _calls(trace))


def _calls(trace: Path) -> Iterator[re.Match[bytes]]:
    with trace.open("rb") as lines:
        for line in lines:
            if found := _WRITTEN.search(line):
                yield found


def forbidden_sockets(trace: Path) -> tuple[str, ...]:
    """The families of sockets that were opened and must never be."""
    opened = _SOCKET.findall(trace.read_text(encoding="utf-8", errors="replace"))
    return tuple(family for family in opened if family in FORBIDDEN_FAMILIES)


def was_opened(file: Path, trace: Path) -> bool:
    """Whether anything tried to open a file."""
    return f'"{file}"' in trace.read_text(encoding="utf-8", errors="replace")
