"""A trace of what a scene did to its files, read back from strace, in order."""

import re
from dataclasses import dataclass

# Every call that changes a file or a name, or makes a change last, and the marks on the pipe.
CALLS = (
    "openat,open,creat,pwrite64,write,writev,pwritev,ftruncate,truncate,fallocate,lseek,fsync,"
    "fdatasync,sync_file_range,rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,rmdir,link,"
    "linkat,symlink,sendfile,copy_file_range,close"
)
OPTIONS = ("-yy", "-xx", "-s", "4000000", "-e", f"trace={CALLS}")

_LINE = re.compile(r"^(?:\d+ +)?(\w+)\((.*)\) += (-?\d+)(?:<(.*?)>)?(?: .*)?$")
# A text, and before it the folder that a path in it may be relative to.
_TEXT = re.compile(r'(?:[\w-]+<([^>]*)>, )?"((?:\\x[0-9a-f]{2})*)"')
_HANDLE = re.compile(r"^(-?\w+)<(.*?)>")
_WITHOUT_EFFECT = frozenset({"close", "sync_file_range"})


@dataclass(frozen=True)
class Op:
    """One step. `kind`: said, create, open, write, cut, sync, rename, link, unlink, mkdir, rmdir.

    `path` is inside the place, "" for the place itself; `other` is the new name of a rename or
    link; `at` is where a write begins or the length after a cut; writes, cuts and syncs are those
    of an open `handle`, whose file may have lost its name meanwhile.
    """

    kind: str
    path: str = ""
    other: str = ""
    at: int = 0
    data: bytes = b""
    handle: str = ""


class UnknownCall(Exception):
    """The trace holds something that this reader does not know: better red than wrong."""


class Reader:
    """Follows the handles through a trace; gives what happened in the place."""

    def __init__(self, place):
        self._place = str(place)
        self._positions = {}

    def ops(self, lines):
        """All steps of a trace, in order."""
        return [op for line in lines for op in self._of(line)]

    def _of(self, line):
        found = _LINE.match(line)
        if not found:
            if "+++" in line or "---" in line:
                return
            raise UnknownCall(line[:80])
        call, arguments, result = found.group(1), found.group(2), int(found.group(3))
        if result >= 0 and call not in _WITHOUT_EFFECT:
            yield from self._done(call, arguments, result, found.group(4) or "")

    def _done(self, call, arguments, result, opened):
        texts = [_whole(_plain(base), _bytes(text)) for base, text in _TEXT.findall(arguments)]
        on = _HANDLE.match(arguments)
        handle, target = (on.group(1), _plain(on.group(2))) if on else ("", "")
        path = self._inside(target)
        match call:
            case "openat" | "open" | "creat":
                yield from self._opened(result, arguments, texts[0])
            case "writev" if target.startswith("pipe:"):
                yield Op("said", data=_data(arguments))
            case "write" | "pwrite64" if path is not None:
                yield self._written(call, handle, path, arguments, _data(arguments)[:result])
            case "lseek" if path is not None:
                self._positions[handle] = result
            case "ftruncate" if path is not None:
                yield Op("cut", path, at=int(arguments.rsplit(", ", 1)[1]), handle=handle)
            case "fsync" | "fdatasync" if path is not None:
                yield Op("sync", path, handle=handle)
            case "rename" | "renameat" | "renameat2" | "unlink" | "unlinkat" | "mkdir" | "mkdirat":
                yield from self._named(call, arguments, texts)
            case "rmdir" | "link":
                yield from self._named(call, arguments, texts)
            case _ if path is not None or any(self._inside(text) is not None for text in texts):
                raise UnknownCall(f"{call} {opened}")

    def _opened(self, handle, arguments, text):
        path = self._inside(text)
        self._positions[str(handle)] = 0
        if path is None:
            return
        if "O_CREAT" in arguments:
            yield Op("create", path)
        yield Op("open", path, handle=str(handle))
        if "O_TRUNC" in arguments:
            yield Op("cut", path, at=0, handle=str(handle))

    def _written(self, call, handle, path, arguments, data):
        if call == "pwrite64":
            at = int(arguments.rsplit(", ", 1)[1])
            return Op("write", path, at=at, data=data, handle=handle)
        at = self._positions.get(handle, 0)
        self._positions[handle] = at + len(data)
        return Op("write", path, at=at, data=data, handle=handle)

    def _named(self, call, arguments, texts):
        paths = [self._inside(text) for text in texts]
        if all(path is None for path in paths):
            return
        if None in paths:
            raise UnknownCall(f"{call} across the border of the place")
        kind = "rmdir" if "AT_REMOVEDIR" in arguments else call.removesuffix("at").rstrip("2")
        kind = kind.removesuffix("at")
        yield Op(kind, paths[0], paths[1] if len(paths) > 1 else "")

    def _inside(self, path):
        if path == self._place:
            return ""
        start = self._place + "/"
        return path.removeprefix(start) if path.startswith(start) else None


def _bytes(text):
    return bytes.fromhex(text.replace("\\x", ""))


def _plain(path):
    """The path of a handle: strace may spell it in hex, as it does the texts."""
    return _bytes(path).decode() if path.startswith("\\x") else path


def _data(arguments):
    """What a write writes."""
    return _bytes(_TEXT.findall(arguments)[0][1])


def _whole(base, text):
    """A path, from the folder that it is relative to; of data only nonsense, which is inside no
    place.
    """
    path = text.decode("utf-8", "replace")
    return path if path.startswith("/") else f"{base}/{path}"
