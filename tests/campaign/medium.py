"""A medium that loses its power: what was synced stays, the rest is anybody's guess.

Of the writes that were not synced each is kept, dropped, or torn into sectors of which some are
kept, in any combination, so that later ones may be there without earlier ones. A name that was
made, changed or taken away since its folder was synced is in the state of any moment since then,
each name by itself. A file whose name was never synced may be gone although its content was.
"""

import itertools

SECTOR = 512


class _File:
    """A file: what is certain, and the changes since the last sync."""

    def __init__(self, content=b""):
        self.certain = bytearray(content)
        self.unsure = []

    def sync(self):
        """Everything up to now is certain."""
        for change in self.unsure:
            _apply(self.certain, change)
        self.unsure.clear()

    def after_the_cut(self, chance):
        """What may be there when the power is back."""
        content = bytearray(self.certain)
        for at, data in self.unsure:
            for piece in _survivors(at, data, chance):
                _apply(content, piece)
        return bytes(content)


class Medium:
    """Played forward from the beginning of a scene, step by step."""

    def __init__(self, place):
        self._files = {}
        self._folders = {""}
        self._names = {}  # what a program sees: path -> file
        self._past = {}  # path -> what it was at the last sync of its folder, and since
        for path in sorted(place.rglob("*")):
            name = path.relative_to(place).as_posix()
            if path.is_dir():
                self._folders.add(name)
            else:
                self._names[name] = _File(path.read_bytes())
                self._past[name] = [self._names[name]]

    def play(self, op):
        """One step of the trace."""
        match op.kind:
            case "create":
                if op.path not in self._names:
                    self._name(op.path, _File())
            case "write":
                self._names[op.path].unsure.append((op.at, op.data))
            case "cut":
                self._names[op.path].unsure.append((op.at, None))
            case "sync":
                self._sync(op.path)
            case "rename":
                file = self._names[op.path]
                self._name(op.path, None)
                self._name(op.other, file)
            case "unlink":
                self._name(op.path, None)
            case "mkdir":
                self._folders.add(op.path)
            case "rmdir":
                self._folders.discard(op.path)

    def after_the_cut(self, chance, folder):
        """Write what may be there when the power is back into a new folder."""
        for name in sorted(self._folders):
            (folder / name).mkdir(parents=True, exist_ok=True)
        for name, past in sorted(self._past.items()):
            file = chance.choice(past)
            if file is not None and not name.endswith("-shm"):
                (folder / name).write_bytes(file.after_the_cut(chance))

    def _name(self, path, file):
        self._past.setdefault(path, [None]).append(file)
        if file is None:
            self._names.pop(path, None)
        else:
            self._names[path] = file

    def _sync(self, path):
        if path not in self._folders:
            self._names[path].sync()
            return
        for name in [one for one in self._past if _folder_of(one) == path]:
            self._past[name] = [self._past[name][-1]]


def _folder_of(name):
    return name.rpartition("/")[0]


def _survivors(at, data, chance):
    fate = chance.randrange(3)
    if fate == 0:
        return []
    if fate == 1 or data is None:
        return [(at, data)]
    # Sectors lie where the medium has them, not where the write began.
    borders = [0, *range(SECTOR - at % SECTOR, len(data), SECTOR), len(data)]
    pieces = itertools.pairwise(borders)
    return [(at + one, data[one:end]) for one, end in pieces if chance.random() < 0.5]


def _apply(content, change):
    at, data = change
    if data is None:
        del content[at:]
        content.extend(bytes(at - len(content)))
        return
    if len(content) < at:
        content.extend(bytes(at - len(content)))
    content[at : at + len(data)] = data
