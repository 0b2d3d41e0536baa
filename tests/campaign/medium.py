"""A medium that loses its power: what was synced stays, the rest is anybody's guess.

Of the writes that were not synced each is kept, dropped, or torn into sectors of which some are
kept, in any combination, so that later ones may be there without earlier ones. A name that was
made, changed or taken away since its folder was synced is in the state of any moment since then,
each name by itself. A file whose name was never synced may be gone although its content was.
"""

import itertools

SECTOR = 512
SHARED_MEMORY = "-shm"  # lives in memory; SQLite makes it anew


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


class _Folder:
    """A folder: each name with what it was at the last sync, and since; the last one is seen."""

    def __init__(self):
        self.past = {}

    def sync(self):
        """The names are certain as they are now."""
        for name, past in self.past.items():
            self.past[name] = [past[-1]]

    def seen(self, name):
        """What a program finds under a name; None for nothing."""
        return self.past.get(name, [None])[-1]

    def put(self, name, what):
        """Make, change or take away (None) a name; not certain yet."""
        self.past.setdefault(name, [None]).append(what)

    def after_the_cut(self, chance, place):
        """Write what may be there when the power is back."""
        place.mkdir(parents=True)
        for name, past in sorted(self.past.items()):
            match chance.choice(past):
                case _Folder() as folder:
                    folder.after_the_cut(chance, place / name)
                case _File() as file if not name.endswith(SHARED_MEMORY):
                    (place / name).write_bytes(file.after_the_cut(chance))


class Medium:
    """Played forward from the beginning of a scene, step by step."""

    def __init__(self, place):
        self._root = _Folder()
        self._open = {}
        for path in sorted(place.rglob("*")):
            folder, name = self._at(path.relative_to(place).as_posix())
            folder.put(name, _Folder() if path.is_dir() else _File(path.read_bytes()))
            folder.sync()

    def play(self, op):
        """One step of the trace."""
        folder, name = self._at(op.path)
        seen = folder.seen(name) if name else folder
        match op.kind:
            case "create" if seen is None:
                folder.put(name, _File())
            case "open":
                self._open[op.handle] = seen
            case "write":
                self._open[op.handle].unsure.append((op.at, op.data))
            case "cut":
                self._open[op.handle].unsure.append((op.at, None))
            case "sync":
                self._open[op.handle].sync()
            case "rename":
                folder.put(name, None)
                new_folder, new_name = self._at(op.other)
                new_folder.put(new_name, seen)
            case "link":
                new_folder, new_name = self._at(op.other)
                new_folder.put(new_name, seen)
            case "unlink" | "rmdir":
                folder.put(name, None)
            case "mkdir":
                folder.put(name, _Folder())

    def after_the_cut(self, chance, place):
        """Write what may be there when the power is back into a new folder."""
        self._root.after_the_cut(chance, place)

    def _at(self, path):
        """The folder that a path leads into, and the last name."""
        *way, name = path.split("/")
        folder = self._root
        for step in way:
            folder = folder.seen(step)
        return folder, name


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
